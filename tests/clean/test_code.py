import pytest

from deskbrief.clean.code import CODE, is_code, split_code
from deskbrief.clean.units import Unit


@pytest.mark.parametrize(
    "code",
    [
        "document.querySelector('#a').addEventListener('click', function () { open(); });",
        "window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); }",
        ".post-title { color: #333; margin: 0 }",
        "@media (max-width: 600px) { .menu { display: none; } }",
        '{"@context": "https://schema.org", "headline": "عنوان الخبر الطويل"}',
        "alert('تم نسخ الرابط بنجاح'); var copied = true;",
        '<div class="ad"><script src="a.js"></script></div>',
        "});",
    ],
)
def test_scripts_styles_and_tags_are_code(code):
    assert is_code(code)


@pytest.mark.parametrize(
    "prose",
    [
        "قال الوزير (الأسبق) إن المشروع {الكبير} سيبدأ؛ وأضاف: لا تأخير.",
        "The function of the new document, he said, is to let the ministers return (if they wish).",
        "أطلقت الشركة مكتبة JavaScript جديدة اسمها fast.js تتيح كتابة var x = 1 بسهولة للمبرمجين العرب.",
        "Profit rose to $(1.2) million; revenue fell.",
    ],
)
def test_prose_is_not_code(prose):
    assert not is_code(prose)
    assert not next(split_code(Unit(0, len(prose), prose))).reason


def test_code_glued_to_the_end_of_a_line_is_cut_off():
    text = "زر الذهاب إلى الأعلىdocument.addEventListener('load', function () { run(); });"
    before, code = split_code(Unit(10, 10 + len(text), text))
    assert (before.text, before.reason) == ("زر الذهاب إلى الأعلى", "")
    assert code.text.startswith("document.") and code.reason == CODE
    assert (before.start, before.end, code.end) == (10, 30, 10 + len(text))


def test_text_glued_to_the_end_of_code_is_kept():
    text = "var a = 1; document.write(a);أعلنت الوزارة عن خطة جديدة للنقل"
    code, after = split_code(Unit(0, len(text), text))
    assert code.reason == CODE
    assert (after.text, after.reason) == ("أعلنت الوزارة عن خطة جديدة للنقل", "")
