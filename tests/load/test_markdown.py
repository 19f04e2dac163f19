from deskbrief.load import load_bytes


def read(text: str):
    source = load_bytes(text.encode(), "x.md", ".md")
    return source, [(source.text[h.start : h.end], h.reason or h.role) for h in source.hints]


def test_the_text_is_left_as_it_is():
    text = "# عنوان\r\n\r\n**نص** [رابط](https://example.com)\r\n"
    assert read(text)[0].text == text


def test_marks_are_told_apart_from_the_words():
    assert read("## عنوان ##\n\n- بند\n\n> قول\n")[1] == [
        ("## ", "Markdown mark"),
        ("عنوان", "heading"),
        (" ##", "Markdown mark"),
        ("- ", "Markdown mark"),
        ("بند", "list-item"),
        ("> ", "Markdown mark"),
        ("قول", "quote"),
    ]


def test_a_number_is_part_of_its_item():
    assert read("1. بند\n2. آخر")[1] == [("1. بند", "list-item"), ("2. آخر", "list-item")]


def test_lines_of_one_paragraph_are_one():
    assert read("سطر أول\nسطر ثان\n\nفقرة")[1] == [("سطر أول\nسطر ثان", "paragraph"), ("فقرة", "paragraph")]


def test_lines_of_one_quote_are_one():
    assert read("> سطر\n> ثان")[1] == [("> ", "Markdown mark"), ("سطر\n> ثان", "quote")]


def test_an_underlined_line_is_a_heading():
    assert read("عنوان\n=====\nنص")[1] == [
        ("عنوان", "heading"),
        ("=====", "Markdown mark"),
        ("نص", "paragraph"),
    ]


def test_code_and_comments_are_no_text():
    found = [why for _, why in read("```\nx = 1\n\n```\nنص\n<!-- a\nb -->\nنص")[1]]
    assert found == ["code block"] * 3 + ["paragraph"] + ["HTML comment"] * 2 + ["paragraph"]


def test_front_matter_gives_title_outlet_and_date():
    source, found = read('---\ntitle: "عنوان"\nsource: مجلة\ndate: 2025-01-02\n---\nنص\n')
    assert (source.title, source.outlet, source.published) == ("عنوان", "مجلة", "2025-01-02")
    assert [why for _, why in found] == ["front matter", "paragraph"]
