import pytest

from deskbrief.clean import clean
from deskbrief.clean.datelines import is_dateline, lead_dateline
from deskbrief.clean.dates import is_date
from deskbrief.clean.units import Unit
from deskbrief.load import load_bytes

TEXT = "أعلنت وزارة النقل اليوم عن خطة جديدة لتطوير السكك الحديدية في المحافظات الجنوبية خلال ثلاث سنوات."


def unit(text: str) -> Unit:
    return Unit(0, len(text), text)


def kinds(*lines: str) -> list[str]:
    return [block.kind.value for block in clean(load_bytes("\n\n".join(lines).encode(), "x", ".txt")).blocks]


@pytest.mark.parametrize(
    "line",
    [
        "الأحد 23 فبراير 2025 - 14:30",
        "نُشر في: 3 شباط/فبراير 2025",
        "٢٣ شباط ٢٠٢٥",
        "2025-02-23",
        "23/02/2025 10:15 صباحاً",
        "آخر تحديث: 5 تشرين الثاني، 2024",
        "منذ 3 ساعات",
        "12 رمضان 1446 هـ الموافق 12 مارس 2025 م",
        "Sunday, 23 February 2025",
        "2025-01-22T08:15:00+03:00",
    ],
)
def test_a_line_that_is_a_date_is_one(line):
    assert is_date(unit(line))


@pytest.mark.parametrize(
    "line", ["الأحد الدامي", "12 قتيلا في مارس", "2025", "مايو", "عاد في يوم الأحد 3 مارس من سفره"]
)
def test_a_line_with_a_date_in_it_is_none(line):
    assert not is_date(unit(line))


@pytest.mark.parametrize(
    "line",
    [
        "بغداد/ عراق أوبزيرفر",
        "القاهرة - رويترز",
        "دمشق (سانا)",
        "بيروت – وكالات",
        "أربيل/ شفق نيوز",
        "وكالات",
    ],
)
def test_place_and_outlet_make_a_dateline(line):
    assert is_dateline(unit(line))


@pytest.mark.parametrize("line", ["لا مناقشة لملف التحالف", "الرئيس - كما قيل - غائب", "داعش يتحرك"])
def test_a_subhead_is_no_dateline(line):
    assert not is_dateline(unit(line))


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("بغداد (رويترز) - ", "بغداد (رويترز) - "),
        ("بغداد/ واع: ", "بغداد/ واع: "),
        ("القاهرة في 5 أيار/مايو (وكالة الأفق) - ", "القاهرة في 5 أيار/مايو (وكالة الأفق) - "),
        ("", ""),
        ("قال الوزير - وهو طبيب - إن ", ""),
    ],
)
def test_a_dateline_that_opens_a_paragraph_is_found(lead, place):
    assert (lead + TEXT)[: lead_dateline(lead + TEXT)] == place


def test_a_dateline_that_opens_the_text_becomes_a_field():
    assert kinds("خطة لتطوير السكك", "بغداد (رويترز) - " + TEXT, TEXT) == [
        "headline",
        "dateline",
        "paragraph",
        "paragraph",
    ]


def test_the_first_line_of_a_text_is_its_headline():
    assert kinds("خطة لتطوير السكك في الجنوب", TEXT) == ["headline", "paragraph"]


def test_a_text_that_begins_at_once_has_no_headline():
    assert kinds(TEXT, TEXT) == ["paragraph", "paragraph"]


def test_an_unknown_short_label_above_a_longer_line_is_a_section():
    assert kinds("زاوية حادة", "خطة طموحة لتطوير السكك في الجنوب", TEXT) == [
        "section",
        "headline",
        "paragraph",
    ]


def test_a_second_line_below_the_headline_is_a_deck():
    assert kinds("خطة لتطوير السكك", "الوزارة ترصد 300 مليون دولار والنواب يشككون", TEXT)[1] == "subhead"


def test_the_headline_once_more_is_dropped_with_that_reason():
    article = clean(load_bytes(f"خطة السكك\n\nخطة السكك\n\n{TEXT}".encode(), "x", ".txt"))
    assert [block.reason for block in article.dropped] == ["the headline once more"]


@pytest.mark.parametrize(
    "line", ["بقلم: سمير علي", "كتب - سمير علي", "المصدر: وكالات", "By Samir Ali", "إعداد: قسم الأخبار"]
)
def test_who_wrote_it_is_a_byline(line):
    assert kinds("خطة لتطوير السكك", line, TEXT)[1] == "byline"


def test_a_short_line_between_paragraphs_is_a_subhead_but_the_last_line_is_not():
    assert kinds("خطة لتطوير السكك", TEXT, "أرقام مقلقة", TEXT, "أرقام أخيرة")[2:] == [
        "subhead",
        "paragraph",
        "paragraph",
    ]


def test_a_short_sentence_is_a_paragraph():
    assert kinds("خطة لتطوير السكك", TEXT, "ولم يعلق الوزير.", TEXT)[2] == "paragraph"


@pytest.mark.parametrize(
    "marks", [("1- ", "2- "), ("١. ", "٢. "), ("• ", "• "), ("🔹 ", "🔹 "), ("أولاً: ", "ثانياً: ")]
)
def test_marked_lines_that_come_together_are_a_list(marks):
    first, second = marks
    assert (
        kinds("خطة لتطوير السكك", TEXT, first + "البند الأول", second + "البند الثاني.")[2:]
        == ["list-item"] * 2
    )


def test_one_dash_alone_makes_no_list():
    assert kinds("خطة لتطوير السكك", TEXT, "- ولم يعلق الوزير.", TEXT)[2] == "paragraph"


def test_a_paragraph_wholly_in_quotation_marks_is_a_quote():
    assert kinds("خطة لتطوير السكك", TEXT, "«لن نتراجع عن المشروع مهما حدث».", TEXT)[2] == "quote"


def test_lines_wrapped_by_hand_are_one_paragraph():
    wrapped = (
        "أصيب عشرة عمال بجروح متفاوتة إثر انفجار وقع صباح اليوم في مصنع\n"
        "للكيماويات شمال العاصمة، وفق ما أعلنت مديرية الدفاع المدني التي\n"
        "هرعت فرقها إلى المكان وأخمدت الحريق بعد ساعتين من اندلاعه في أحد\n"
        "المخازن الرئيسية التي تضم مواد سريعة الاشتعال كانت الإدارة تعتزم\n"
        "نقلها في الشهر المقبل."
    )
    assert kinds("انفجار في مصنع", wrapped, TEXT) == ["headline", "paragraph", "paragraph"]


def test_lines_that_only_stand_close_together_stay_apart():
    lines = [f"{number} {TEXT[: 60 + 7 * (number % 5)]}" for number in range(8)]
    assert len(clean(load_bytes("\n".join(lines).encode(), "x", ".txt")).blocks) == 8


def test_a_digest_of_headlines_is_not_taken_for_wrapped_lines():
    digest = (
        "الحكومة تقر الموازنة وترفعها إلى البرلمان للتصويت",
        "مقتل ثلاثة جنود في هجوم على نقطة تفتيش شمال البلاد",
        "أسعار النفط ترتفع بعد اجتماع المنتجين في فيينا أمس",
        "المنتخب يتأهل إلى نصف النهائي بعد فوزه على ضيفه",
        "إغلاق المدارس يوم غد بسبب سوء الأحوال الجوية",
    )
    article = clean(load_bytes(("موجز الأخبار\n\n" + "\n".join(digest)).encode(), "x", ".txt"))
    assert len(article.blocks) == 6
