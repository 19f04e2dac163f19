from deskbrief.load import load_bytes

TEXT = "أعلنت وزارة النقل اليوم عن خطة جديدة لتطوير السكك الحديدية في المحافظات الجنوبية خلال ثلاث سنوات"
PAGE = """<!doctype html><html class="no-js"><head><meta charset="utf-8"><title>خطة السكك - شبكة</title>
<script>var a = 1;</script></head>
<body class="single has-sidebar"><nav><a href="/">الرئيسية</a></nav>
<div class="content with-sidebar"><h1>خطة السكك</h1><span class="author">سمير</span>
{paragraphs}
<h2>التمويل</h2>{paragraphs}<ul><li>بند أول من الخطة</li><li>بند ثان من الخطة</li></ul>{paragraphs}</div>
<!-- تعليق --><footer>حقوق</footer></body></html>"""


def page(html: str = PAGE):
    body = "".join(f"<p>{TEXT} {number}، وأضافت أنها ستبدأ قريباً.</p>\n" for number in range(1, 4))
    return load_bytes(html.format(paragraphs=body).encode(), "x.html", ".html")


def roles(source) -> list[tuple[str, str]]:
    return [(source.text[hint.start : hint.end], hint.role) for hint in source.hints]


def test_every_line_has_one_hint_and_hints_cover_the_text():
    source = page()
    assert [line for line, _ in roles(source)] == source.text.split("\n")


def test_headings_paragraphs_and_items_have_their_roles():
    found = dict(roles(page()))
    assert found["خطة السكك"] == found["التمويل"] == "heading"
    assert found["بند أول من الخطة"] == "list-item"
    assert found["سمير"] == "byline"
    assert sum(role == "paragraph" for _, role in roles(page())) == 9


def test_what_is_no_article_is_there_with_its_reason():
    source = page()
    reasons = {source.text[hint.start : hint.end]: hint.reason for hint in source.hints if hint.reason}
    assert reasons == {
        "var a = 1;": "page script (JavaScript)",
        "الرئيسية": "navigation",
        "تعليق": "HTML comment",
        "حقوق": "page footer",
    }


def test_a_class_of_the_wrapper_says_nothing_of_the_article_in_it():
    kept = [line for line, role in roles(page()) if role != "boilerplate"]
    assert "التمويل" in kept


def test_title_outlet_and_date_come_from_what_the_page_declares():
    source = page(
        PAGE.replace(
            "</head>",
            '<meta property="og:site_name" content="شبكة السكك">'
            '<meta name="date" content="2025-01-02"></head>',
        )
    )
    assert (source.title, source.outlet, source.published) == ("خطة السكك", "شبكة السكك", "2025-01-02")


def test_linked_data_is_read_where_no_meta_element_tells():
    data = '{{"@type": "NewsArticle", "datePublished": "2025-03-04", "publisher": {{"name": "شبكة"}}}}'
    source = page(PAGE.replace("</head>", f'<script type="application/ld+json">{data}</script></head>'))
    assert (source.outlet, source.published) == ("شبكة", "2025-03-04")


def test_line_breaks_part_paragraphs():
    source = load_bytes(f"<body><div>{TEXT}.<br><br>{TEXT} أخرى.</div></body>".encode(), "x", ".html")
    assert source.text.split("\n") == [f"{TEXT}.", f"{TEXT} أخرى."]


def test_a_page_of_which_trafilatura_makes_nothing_is_told_by_rules_and_says_so(monkeypatch):
    from deskbrief.load import maintext

    monkeypatch.setattr(maintext, "_extracted", lambda page: ([], ""))
    source = page()
    assert source.notes == ("The main text of the page was told by rules alone.",)
    assert dict(roles(source))["التمويل"] == "heading"


def test_pages_that_break_parsers_are_read_all_the_same():
    for html in (
        "<",
        "<html>",
        "<p>" * 5000 + "نص",
        "<!doctype html><body>&#xD800;&#0; نص</body>",
        "<?xml a?><p>نص",
    ):
        load_bytes(html.encode(), "x", ".html")


def test_an_xml_declaration_with_an_encoding_is_no_obstacle():
    html = '<?xml version="1.0" encoding="windows-1256"?><html><body><p>نص الخبر</p></body></html>'
    source = load_bytes(html.encode("cp1256"), "x", ".html")
    assert (source.encoding, "نص الخبر" in source.text) == ("windows-1256", True)


LIST_AND_SHORT_SENTENCE = """<html><head><title>أسعار الخبز</title></head><body><main><article>
<h1>ارتفاع أسعار الخبز في العاصمة</h1>
<p>ارتفعت أسعار الخبز في العاصمة بنسبة 20% خلال أسبوع، وفق ما أعلنت نقابة المخابز أمس.</p>
<p>ولم ترد الوزارة بعد.</p>
<p>وقال نقيب المخابز إن المخزون يكفي شهرين فقط، مضيفا أن الحكومة لم ترد على طلبات الدعم المتكررة.</p>
<ul><li>السعر القديم: 500 ليرة</li><li>السعر الجديد: 600 ليرة</li></ul></article></main>
<aside><ul><li>خبر أول</li></ul></aside></body></html>"""


def test_lists_and_short_sentences_of_the_article_are_kept_with_it():
    source = load_bytes(LIST_AND_SHORT_SENTENCE.encode(), "page.html")
    kept = [source.text[h.start : h.end] for h in source.hints if h.role != "boilerplate"]
    assert {"ولم ترد الوزارة بعد.", "السعر القديم: 500 ليرة", "السعر الجديد: 600 ليرة"} <= set(kept)
    assert "خبر أول" not in kept
