from hypothesis import given
from hypothesis import strategies as st

from deskbrief.clean import clean
from deskbrief.document import Article
from deskbrief.load import load, load_bytes

PARAGRAPH = "قال الوزير إن الخطة الجديدة ستبدأ مطلع العام المقبل، وإن كلفتها لن تتجاوز مليون دولار."
LINES = [
    "سياسة",
    "عنوان الخبر",
    "بغداد/ وكالة",
    PARAGRAPH,
    PARAGRAPH + " " + PARAGRAPH + " " + PARAGRAPH,
    "مقالات ذات صلة",
    "اقرأ أيضا: خبر آخر",
    "اترك تعليقا",
    "1- البند الأول",
    "- ما رأيك؟",
    "زر الذهاب إلى الأعلىdocument.write('x'); var a = 1;",
    "function f() {",
    "});",
    "\u200f\ufeff",
    "----",
    "# عنوان",
    "> اقتباس",
    "```",
    "<p>نص",
    "\ud800",
    "",
]
pages = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]).map(lambda end: end.join(lines))
)


def hold_everything(article: Article) -> None:
    text = article.source.text
    parts = sorted((*article.blocks, *article.dropped), key=lambda part: part.start)
    here = 0
    for part in parts:
        assert part.start >= here
        assert not text[here : part.start].strip()
        assert part.text == text[part.start : part.end]
        assert part.text == part.text.strip() != ""
        here = part.end
    assert not text[here:].strip()
    assert [block.start for block in article.blocks] == sorted(block.start for block in article.blocks)
    assert all(block.reason for block in article.dropped)
    ids = [part.id for part in parts]
    assert len(set(ids)) == len(ids)


@given(pages, st.sampled_from([".txt", ".md"]))
def test_every_visible_character_is_in_exactly_one_block(page, suffix):
    data = page.encode("utf-8", "replace")
    if page.strip() and b"\x00" not in data and sum(byte < 32 for byte in data) < len(data) / 25:
        hold_everything(clean(load_bytes(data, "page", suffix)))


@given(
    st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from(["p", "div", "li", "h2", "nav", "script"])
)
def test_a_page_loses_nothing_of_its_text_either(lines, tag):
    page = "<html><body>" + "".join(f"<{tag}>{line}</{tag}>" for line in lines) + "<p>نص</p></body></html>"
    hold_everything(clean(load_bytes(page.encode("utf-8", "replace"), "page", ".html")))


def test_the_examples_lose_nothing(examples):
    for path in examples.iterdir():
        hold_everything(clean(load(path)))


def test_lone_surrogates_are_cleaned_like_any_other_character():
    from dataclasses import replace

    source = load_bytes("عنوان\n\nنص".encode(), "x", ".txt")
    hold_everything(clean(replace(source, text="عنوان \ud800\n\nنص \udfff الخبر.")))


def test_a_page_of_scripts_has_no_blocks_and_loses_nothing():
    article = clean(load_bytes(b"var a = 1;\nfunction f() {\n  return a + 1;\n}\nf();\n", "x", ".txt"))
    assert article.blocks == ()
    hold_everything(article)


def test_a_megabyte_in_one_line_is_one_paragraph_and_takes_seconds_at_most():
    from time import perf_counter

    source = load_bytes(("قال الوزير إن الخطة ستبدأ قريبا " * 18_000).encode(), "x", ".txt")
    started = perf_counter()
    article = clean(source)
    assert perf_counter() - started < 5
    assert [block.kind.value for block in article.blocks] == ["paragraph"]
    hold_everything(article)


def test_hostile_megabytes_take_no_quadratic_time():
    from time import perf_counter

    for unit in ('"', "{a:", ".a ", "(function ", "<div ", "/*", "#a"):
        source = load_bytes((unit * (300_000 // len(unit))).encode(), "x", ".txt")
        started = perf_counter()
        clean(source)
        assert perf_counter() - started < 4, unit
