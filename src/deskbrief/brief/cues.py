"""Signs, on the Arabic side, that a sentence reports something: figures, events, decisions, warnings.

The lists are of the words in which newswire Arabic reports; they were written from knowledge of the genre,
not drawn from the benchmark's articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from deskbrief.arabic.script import fold
from deskbrief.arabic.stem import words

_EVENTS = """
أعلن قرر أقر وافق صادق صوت وقع أبرم اتفق أصدر حكم قضى أدان برأ اتهم أوقف اعتقل احتجز ضبط أفرج استقال
أقال عين انتخب رشح فاز خسر توج تأهل قتل أصيب جرح توفي استشهد لقي خلف انفجر انهار تحطم غرق ضرب استهدف قصف
هاجم أسقط انسحب سيطر نزح هجر أجلى أغلق فتح علق استأنف مدد ألغى أرجأ أجل منع حظر رفض طالب هدد حذر نفى كشف
شكل كلف خصص منح مول أطلق دشن افتتح رفع خفض ارتفع انخفض تراجع تضاعف بلغ سجل فقد انقطع توقف عاد أعاد انتهى
اختتم بدأ استقبل التقى زار وصل نشر أمر فرض تعهد ألزم توقع أحيل أدى تسبب توصل أسفر أودى اندلع اشتبك اغتال
خطف حاصر أخلى أنقذ انتشل سقط سرق صادر غرم قاضى اعترف تظاهر احتج أضرب سرح أفلس زاد ازداد هبط صعد قفز نما
انكمش استثمر اشترى باع استورد اتخذ تبنى أنشأ أسس أحرز تعادل هزم اكتشف رصد أحصى أطاح عزل جمد قلص شدد خفف
وسع حرر استعاد استدعى طرد
"""
"""Third person singular of the past; the other forms are derived below."""

_EVENT_NOUNS = """
قرار اتفاق اتفاقية حكم استقالة مقتل إصابة إغلاق تعليق تمديد إلغاء تشكيل تعيين تخصيص تجميد إفراج انسحاب
انفجار هجوم غارة إضراب انتخابات موافقة توقيع عقد قرض موازنة زيادة حصيلة إقالة حظر فوز ضحايا قتلى جرحى
نازحين اشتباكات مظاهرة احتجاجات انقلاب هدنة غرامة دعوى كارثة حريق فيضان زلزال وباء ارتفاع انخفاض خسائر
أرباح فائض صفقة اتهامات اعتقال ترحيل نزوح إخلاء تصويت
"""
_SPEECH = """
قال أضاف أكد أوضح أشار ذكر بين لفت تابع شدد رأى اعتبر اعتقد صرح أفاد روى دعا أعرب رحب وصف
"""
_NUMBER_WORDS = """
مئة مئتان مئتين مئات ألف ألفا ألفين آلاف مليون مليونا مليونين ملايين مليار ملياري مليارات تريليون نصف
ثلث ثلثا ربع ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع ثمان ثماني تسع عشر عشرين
ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين عشرات ضعف أضعاف
"""
_LOOKING_AHEAD = "المقبل المقبلة القادم القادمة المقرر المنتظر المرتقب بحلول اعتبارا"
_ASIDES = (
    "يذكر ان",
    "ويذكر ان",
    "يشار الي",
    "ويشار الي",
    "تجدر الاشاره",
    "وتجدر الاشاره",
    "الجدير بالذكر",
    "والجدير بالذكر",
    "من الجدير بالذكر",
    "جدير بالذكر",
    "يجدر بالذكر",
    "يعرف ان",
)
_FORMALITIES = """
شكر أثنى أشاد ثمن أعرب برقيات تهنئة تقدير سعادته معاليه ابتسم ابتسامة ضحك يبتسم يضحك تضحك صمت فنجان قهوة
شاي
"""

_YEAR = re.compile(r"(?:1[89]|20)\d\d$")


def _verb_forms(listed: str) -> frozenset[str]:
    """Return past and present forms of the verbs, folded, as far as adding letters makes them."""
    forms: set[str] = set()
    for verb in map(fold, listed.split()):
        # A final hamza seat stays before an ending (بدأت), a final weak letter goes (نفت): both are made.
        for past in {verb, verb[:-1] if verb[-1] in "يا" and len(verb) > 3 else verb}:
            forms |= {past + ending for ending in ("", "ت", "وا", "ا", "تا", "ه", "ته", "ها", "تها")}
        forms.add(verb)
        body = verb[1:] if verb[0] == "ا" and len(verb) > 3 else verb
        present = {prefix + body for prefix in "يتن"}
        forms |= present | {form + ending for form in present for ending in ("ون", "ان", "ه", "ها")}
        forms |= {"س" + form for form in present}
    return frozenset(form for form in forms if len(form) > 2)


def _noun_forms(listed: str) -> frozenset[str]:
    forms = {fold(word) for word in listed.split()}
    return frozenset(prefix + form for form in forms for prefix in ("", "ال", "بال", "لل", "ب", "ل"))


_EVENT_FORMS = _verb_forms(_EVENTS)
_EVENT_NOUN_FORMS = _noun_forms(_EVENT_NOUNS)
_SPEECH_FORMS = _verb_forms(_SPEECH)
_NUMBER_FORMS = _noun_forms(_NUMBER_WORDS)
_AHEAD_FORMS = frozenset(map(fold, _LOOKING_AHEAD.split()))
_FORMALITY_FORMS = _noun_forms(_FORMALITIES)


@dataclass(frozen=True, slots=True)
class Cues:
    """What was seen in one sentence; counts of words."""

    length: int
    figures: int
    """Numbers in digits, years left out."""
    number_words: int
    events: int
    event_nouns: int
    speech: int
    ahead: int
    """Words that place something in the future."""
    formalities: int
    """Thanks, smiles and coffee."""
    aside: bool
    """It opens with "it is worth noting that" or the like."""
    question: bool
    unfinished: bool
    """It ends with a colon: what it announces comes later."""

    @property
    def reports(self) -> bool:
        """Whether there is a figure or an event in it."""
        return self.figures + self.events + self.event_nouns > 0


def cues(text: str) -> Cues:
    """Look at one sentence as written."""
    found = words(text)
    bare = [w[1:] if w[:1] in ("و", "ف") and len(w) > 3 else w for w in found]
    opening = " ".join(found[:4])

    def count(forms: frozenset[str]) -> int:
        return sum(whole in forms or part in forms for whole, part in zip(found, bare, strict=True))

    figures = [w for w in found if w[0].isdigit() and not _YEAR.match(w)]
    ending = text.rstrip(' "”»)')
    return Cues(
        length=len(found),
        figures=len(figures),
        number_words=count(_NUMBER_FORMS),
        events=count(_EVENT_FORMS),
        event_nouns=count(_EVENT_NOUN_FORMS),
        speech=count(_SPEECH_FORMS),
        ahead=count(_AHEAD_FORMS),
        formalities=count(_FORMALITY_FORMS),
        aside=opening.startswith(_ASIDES),
        question=ending.endswith(("؟", "?")),
        unfinished=ending.endswith(":"),
    )
