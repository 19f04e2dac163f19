import pytest

from deskbrief.clean import clean
from deskbrief.clean.boilerplate import reason_to_drop
from deskbrief.clean.dates import is_date
from deskbrief.clean.units import Unit
from deskbrief.load import load_bytes


def reason(text: str) -> str:
    return reason_to_drop(Unit(0, len(text), text))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("فيسبوك تويتر واتساب", "share bar"),
        ("فيسبوكتويترواتساب", "share bar"),
        ("شارِك الخبر:", "share bar"),
        ("الرئيسية | من نحن | اتصل بنا", "navigation"),
        ("الرئيسية » أخبار » سياسة", "navigation"),
        ("أترك تعليقًا", "comment form"),
        ("التعليقات (3)", "comment form"),
        ("لن يتم نشر عنوان بريدك الالكتروني.", "e-mail notice"),
        ("العودة إلى أعلى الصفحة ↑", "back to top"),
        ("نستخدم في موقعنا ملفات تعريف الارتباط لنقدم لك خدمة أفضل.", "cookie notice"),
        ("تابعونا على تيليغرام", "invitation to subscribe"),
        ("📲 للاشتراك بقناتنا على الواتساب", "invitation to subscribe"),
        ("للاشتراك في قناتنا اضغط هنا", "invitation to subscribe"),
        ("آخر الأخبار هنا t.me/example", "invitation to subscribe"),
        ("الكلمات المفتاحية: نفط، غاز", "tags"),
        ("#عاجل #بغداد", "tags"),
        ("إقرأ أيضًا: ارتفاع أسعار النفط", "link to another article"),
        ("١٬٢٣٤ مشاهدة", "counter of views or reading time"),
        ("أقل من دقيقة", "counter of views or reading time"),
        ("تصوير: أحمد سالم", "photo credit"),
        ("© 2025 موقع الخبر", "copyright notice"),
        ("جميع الحقوق محفوظة لموقع الخبر", "copyright notice"),
        ("إعـــلان", "advertisement"),
        ("https://example.com/a", "link"),
        ("* * *", "ornament"),
        ("\u200f\u200e", "invisible marks"),
    ],
)
def test_a_line_that_stands_on_many_pages_has_its_reason(line, why):
    assert reason(line) == why


@pytest.mark.parametrize(
    "news",
    [
        "وكتب على صفحته: اترك تعليقا إن كنت توافق، فانهالت آلاف التعليقات خلال ساعة واحدة.",
        "قالت الشركة إن موقعها يستخدم ملفات تعريف الارتباط لجمع بيانات المستخدمين دون علمهم.",
        "تابع وزير النقل سير العمل في قناة الري الجديدة.",
        "شارك الرئيس في القمة العربية.",
        "إعلان حالة الطوارئ في العاصمة",
        "الاسم الجديد للحزب يثير جدلا",
        "انضم العراق إلى اتفاقية المياه",
        "حمل الوزير الحكومة السابقة المسؤولية",
        "بحث الرئيسان ملف الحدود",
        "حقوق الإنسان في خطر",
        "شاهد عيان يروي ما حدث",
    ],
)
def test_news_that_merely_begins_like_it_stays(news):
    assert reason(news) == ""


PARAGRAPH = (
    "قال وزير الداخلية في مؤتمر صحفي عقده اليوم إن القوات الأمنية أحبطت محاولة تهريب كبيرة على الحدود "
    "الغربية، وضبطت أسلحة وذخائر متنوعة."
)


def kept(*lines: str) -> list[str]:
    return [block.text for block in clean(load_bytes("\n\n".join(lines).encode(), "x", ".txt")).blocks]


def test_all_that_follows_related_articles_is_left_out():
    assert kept("العنوان الأول", PARAGRAPH, "أخبار ذات صلة", "خبر آخر", "خبر ثالث يطول قليلا") == [
        "العنوان الأول",
        PARAGRAPH,
    ]


def test_an_article_that_goes_on_after_related_links_is_kept():
    more = (PARAGRAPH.replace("الغربية", "الشرقية"), PARAGRAPH.replace("الغربية", "الشمالية"))
    assert kept("العنوان الأول", PARAGRAPH, "اقرأ أيضا", "خبر آخر", "خبر ثالث", *more)[2:] == [*more]


def test_one_reader_comment_does_not_bring_the_article_back():
    assert (
        len(kept("العنوان الأول", PARAGRAPH, "اترك تعليقا", "أبو علي", PARAGRAPH.replace("الغربية", "كلها")))
        == 2
    )


def test_a_comment_link_above_the_text_opens_no_tail():
    assert kept("العنوان الأول", "اترك تعليقا", PARAGRAPH) == ["العنوان الأول", PARAGRAPH]


LINKS_IN_THE_MIDDLE = """\
قال وزير النقل في الجمهورية إن الطريق الساحلي سيفتح أمام المسافرين مطلع الشهر المقبل بعد أعمال صيانة.

اقرأ أيضا
list of 2 items
list 1 of 2
انقطاع الكهرباء عن أحياء العاصمة
end of list

وأضاف أن 45% من الأعمال لم تنجز بعد.

المصدر: وكالات
"""


def test_short_sentences_that_carry_on_are_kept_below_links_in_mid_article():
    article = clean(load_bytes(LINKS_IN_THE_MIDDLE.encode(), "a.txt"))
    assert "وأضاف أن 45% من الأعمال لم تنجز بعد." in [block.text for block in article.blocks]
    assert "انقطاع الكهرباء عن أحياء العاصمة" in [block.text for block in article.dropped]


def test_a_line_with_the_time_of_the_last_change_is_a_date():
    text = "آخر تحديث: 10:15 (مكة المكرمة)"
    assert is_date(Unit(0, len(text), text))


def test_an_article_without_full_stops_is_taken_up_again_too():
    text = (
        "وصل رئيس الجمهورية إلى العاصمة المجاورة في زيارة رسمية يلتقي خلالها عددا من كبار المسؤولين\n\n"
        "ذات صلة\n\nانخفاض مناسيب النهر إلى أدنى مستوى منذ 40 عاما\n\n"
        "وبحسب البيان، فإن الوفد يضم وزراء الخارجية والموارد المائية والتجارة ومحافظ البنك المركزي\n\n"
        "ومن المقرر أن يعقد الرئيسان مؤتمرا صحفيا مشتركا مساء غد الثلاثاء\n"
    )
    article = clean(load_bytes(text.encode(), "a.txt"))
    assert [block.text.split()[0] for block in article.blocks][-2:] == ["وبحسب", "ومن"]
    assert any("انخفاض" in block.text for block in article.dropped)
