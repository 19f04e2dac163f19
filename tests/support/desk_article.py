"""The article that the tests of the desk work at, and an engine that knows it by heart."""

from __future__ import annotations

from deskbrief.document import Hypothesis
from deskbrief.translate.job import engine_text
from support.fake_engine import FakeEngine, plausible

ENGLISH = {
    "مجلس بلدة الأمل يقر خطة المياه": "Al-Amal council adopts water plan",
    "الأمل/ وكالة الساحل": "Al-Amal / Coast Agency",
    "أقر مجلس بلدة الأمل أمس الثلاثاء خطة جديدة لتوزيع المياه على الأحياء الشرقية.": (
        "The council of Al-Amal adopted on Tuesday a new plan to bring water to the eastern districts."
    ),
    "وقال رئيس المجلس سالم الحداد إن الخطة ستبدأ مطلع الشهر المقبل.": (
        "Council head Salem al-Haddad said the plan will begin early next month."
    ),
    "وأضاف أن كلفتها تبلغ 3 ملايين دينار.": "He added that it costs 3 million dinars.",
    "وأوضح الحداد أن المجلس سيحفر 12 بئراً خلال العام الحالي.": (
        "Al-Haddad explained that the council will dig 12 wells this year."
    ),
    "وطالب السكان بترشيد استهلاك المياه في الصيف.": "He asked residents to save water in summer.",
    "ودعا المزارعين إلى الري ليلاً.": "He urged farmers to irrigate at night.",
    "وزار مُدِيرُ الدفاع المدني كريم الساعدي القرى المتضررة.": (
        "The civil defence director كريم الساعدي visited the damaged villages."
    ),
    "ويشكو سكان البلدة منذ أشهر من انقطاع المياه.": "Residents have complained of water cuts for months.",
    "ومن المقرر أن يزور وزير الموارد المائية البلدة يوم الأحد.": (
        "The minister of water resources is to visit the town on Sunday."
    ),
}
"""The scripted engine's words for each sentence of the article."""

PARAGRAPHS = """\
مجلس بلدة الأمل يقر خطة المياه

الأمل/ وكالة الساحل

شارك فيسبوك تويتر واتساب طباعة

أقر مجلس بلدة الأمل أمس الثلاثاء خطة جديدة لتوزيع المياه على الأحياء الشرقية.

وقال رئيس المجلس سالم الحداد إن الخطة ستبدأ مطلع الشهر المقبل. وأضاف أن كلفتها تبلغ 3 ملايين دينار.

وأوضح الحداد أن المجلس سيحفر 12 بئراً خلال العام الحالي. وطالب السكان بترشيد استهلاك المياه في الصيف. \
ودعا المزارعين إلى الري ليلاً.

وزار مُدِيرُ الدفاع المدني كريم الساعدي القرى المتضررة.

إقرأ أيضاً: الأرصاد تحذر من منخفض جوي جديد نهاية الأسبوع

ويشكو سكان البلدة منذ أشهر من انقطاع المياه.

ومن المقرر أن يزور وزير الموارد المائية البلدة يوم الأحد.
"""
"""Headline, dateline and six paragraphs of ours, and two lines that are left out."""

HEADLINE, DATELINE, PLAN, COST, WELLS, FLAGGED, CUTS, VISIT = range(8)
"""The paragraphs, in order."""
OFFERS = ("", "Secondly: ", "Thirdly: ", "Fourthly: ", "Fifthly: ")
"""How the engine's offers begin, its first choice before all."""
_WORDS = {engine_text(arabic): english for arabic, english in ENGLISH.items()}
_FLAGGED = next(text for text, english in _WORDS.items() if "الساعدي" in english)
"""The sentence that the engine leaves Arabic in, also when the guard asks again for parts of it."""


def scripted(name: str = "fake", before: str = "") -> FakeEngine:
    """An engine that knows the article: five offers for each sentence."""

    def answers(text: str) -> list[Hypothesis]:
        said = _WORDS.get(text) or (text if text in _FLAGGED else plausible(text))
        return [Hypothesis(f"{before}{offer}{said}", -float(n)) for n, offer in enumerate(OFFERS)]

    return FakeEngine(otherwise=answers, name=name)
