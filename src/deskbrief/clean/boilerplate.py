"""Lines that stand on many pages and belong to no article: what they are, and how they read.

To drop news is worse than to keep a share bar. So a rule must match the *whole* line, and only a line short
enough for what it describes; a paragraph that merely mentions comments or cookies matches none. Patterns are
written as the phrases are spelled and folded here, so hamza, teh marbuta and tashkeel may vary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from deskbrief.clean.units import Unit, folded_pattern

_CHANNELS = (
    r"(?:قناتنا|قنواتنا|قناة .{1,40} (?:على|في|عبر) .{2,20}|تيليغرام|تليغرام|تلغرام|تيليجرام|تليجرام|تيلغرام|تلكرام|واتساب|واتس اب|واتس آب"
    r"|صفحتنا|صفحاتنا|حساباتنا|حسابنا|مجموعتنا|نشرتنا|النشرة (?:البريدية|الإخبارية)|(?:غوغل|جوجل|google) (?:نيوز|news)"
    r"|telegram|whatsapp|facebook|twitter|youtube|instagram|t\.me|مواقع التواصل|منصات التواصل|تطبيقنا)"
)
_SHARES = (
    "شارك|شاركها|شاركه|شاركنا|شارك الخبر|شارك المقال|شارك هذا المقال|شارك هذا الخبر|شاركها مع أصدقائك|مشاركة|مشاركة الخبر|مشاركة المقال"
    "|مشاركة عبر البريد|البريد الإلكتروني|طباعة|فيسبوك|فيس بوك|تويتر|منصة إكس|إكس|واتساب|واتس اب|تيليغرام|تيلقرام|تلغرام|تيليجرام|تليجرام"
    "|لينكدإن|لينكد إن|بينتيريست|بينتريست|ماسنجر|فايبر|انستغرام|انستقرام|يوتيوب|ريديت|نسخ الرابط|انسخ الرابط|تم نسخ الرابط|نسخ"
    "|facebook|twitter|whatsapp|telegram|linkedin|pinterest|messenger|viber|reddit|tumblr|instagram|youtube|e-?mail|print"
    "|copy link|share|share this|share on|tweet|pin it|x"
)
_PLACES = (
    "الرئيسية|الصفحة الرئيسية|اتصل بنا|تواصل معنا|من نحن|عن الموقع|سياسة الخصوصية|شروط الاستخدام|شروط الخدمة|الشروط والأحكام"
    "|خريطة الموقع|تسجيل الدخول|تسجيل الخروج|إنشاء حساب|بحث|البحث|ابحث|بحث عن|القائمة|القائمة الرئيسية|إغلاق|التالي|السابق"
    "|المقال التالي|المقال السابق|الخبر التالي|الخبر السابق|الأرشيف|هيئة التحرير|أعلن معنا|وظائف|المزيد|عرض الكل"
    "|skip to content|menu|search|home|contact us|about us|privacy policy|terms of (?:use|service)|log ?in|sign in|next|previous|rss"
)
_COUNT = r"\d[\d.,]*(?: ?[km]| ألف| مليون)?"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of line: its reason, how it reads, and how long it may be."""

    reason: str
    pattern: re.Pattern[str]
    longest: int


def _rule(reason: str, longest: int, *phrases: str) -> Rule:
    return Rule(reason, re.compile("|".join(f"(?:{folded_pattern(phrase)})" for phrase in phrases)), longest)


def _sequence(reason: str, longest: int, words: str) -> Rule:
    """Any number of these words in a row; the possessive marks keep the match linear."""
    ordered = "|".join(sorted(folded_pattern(words).split("|"), key=len, reverse=True))
    return Rule(reason, re.compile(rf"(?:(?:{ordered})\W*+)++"), longest)


RULES = (
    _sequence("share bar", 160, _SHARES),
    _sequence("navigation", 160, _PLACES),
    _rule("navigation", 200, r"(?:الصفحة )?الرئيسية ?[/»›>|«←-].*"),
    _rule(
        "comment form",
        200,
        r"(?:اترك|اكتب|أضف|شاركنا) (?:تعليقا|تعليقك|تعليق|ردا|رد|رأيك)(?: (?:على|هنا|جديدا|إلغاء).{0,60})?",
        r"إلغاء (?:الرد|التعليق)",
        r"(?:ال)?(?:تعليقات|تعليق)(?:\W{0,3}\d+)?",
        r"(?:ال)?تعليقات (?:على .{1,80} )?(?:مغلقة|متوقفة)",
        r"\d+ (?:تعليق|تعليقات|تعليقا|comments?)",
        r"لا (?:توجد|يوجد) (?:أي )?(?:تعليقات|تعليق)(?: حتى الآن| بعد)?",
        r"كن أول من (?:يعلق|يكتب تعليقا|يضع تعليقا).{0,30}",
        r"احفظ اسمي.{0,150}",
        r"(?:الاسم|اسمك|البريد|بريدك الإلكتروني|الموقع الإلكتروني|الموقع)(?: مطلوب)?",
        r"(?:إرسال|نشر|أرسل|انشر) (?:ال)?(?:تعليق|تعليقك|رد)",
        r"leave a (?:reply|comment).{0,60}|cancel reply|post comment|no comments(?: yet)?",
        r"save my name.{0,120}|name|e-?mail|website|comment",
    ),
    _rule(
        "e-mail notice",
        260,
        r"لن يتم نشر (?:عنوان )?بريدك الإلكتروني.{0,120}",
        r"(?:لن ننشر|لن ينشر) بريدك.{0,80}",
        r"الحقول (?:الإلزامية|المطلوبة) مشار إليها.{0,20}",
        r"(?:أعلمني|أبلغني|نبهني) .{0,60}(?:التعليقات|المواضيع|المقالات|المشاركات).{0,80}",
        r"(?:أدخل|اكتب) (?:عنوان )?بريدك الإلكتروني.{0,60}",
        r"your e-?mail address will not be published.{0,80}|required fields are marked",
    ),
    _rule(
        "back to top",
        60,
        r"(?:زر )?(?:الذهاب|العودة|الرجوع|الانتقال) (?:إلى|ل) ?(?:الأعلى|أعلى(?: الصفحة)?|بداية الصفحة)",
        r"إلى الأعلى|للأعلى|back to top(?: button)?|scroll to top",
    ),
    _rule(
        "cookie notice",
        400,
        r"(?:يستخدم (?:هذا الموقع|موقعنا)|نستخدم|نحن نستخدم|هذا الموقع يستخدم|يستعمل هذا الموقع) .{0,40}"
        r"(?:ملفات (?:تعريف )?الارتباط|الكوكيز|كوكيز|cookies).{0,300}",
        r"(?:قبول|أقبل|رفض|أوافق على) (?:جميع |كل )?(?:الكل|ملفات تعريف الارتباط|الكوكيز|cookies)|موافق",
        r"إعدادات (?:ملفات تعريف الارتباط|الكوكيز|الخصوصية)",
        r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies.{0,300}|accept(?: all)?(?: cookies)?",
    ),
    _rule(
        "invitation to subscribe",
        220,
        rf"(?:تابعونا|تابعنا|تابعوا|للاشتراك|للانضمام|لمتابعتنا|اشتركوا|انضموا|زوروا)(?: .{{0,80}})? (?:ب|ل|في |على |عبر )?{_CHANNELS}.{{0,120}}",
        r"(?:تابع|تابعوا|تابعي) (?:صفحتنا|قناتنا|حساباتنا|حسابنا|آخر الأخبار|كل جديد).{0,120}",
        r"(?:لمتابعة|لتصلك|ليصلك) (?:آخر|أحدث|أهم|كل) (?:الأخبار|المستجدات|جديد).{0,120}",
        r"(?:انضم|اشترك)(?: الآن)? (?:إلى|في|ب) ?(?:قناتنا|مجموعتنا|نشرتنا|النشرة|خدمة).{0,120}",
        r"(?:حمل|حملوا) (?:الآن )?تطبيق(?:نا)? .{0,60}",
        r"تابعونا|تابعنا|متابعة|اشترك|اشترك الآن|(?:القائمة|النشرة) البريدية|النشرة الإخبارية",
        r"follow us.{0,80}|subscribe(?: (?:to|now|on) .{0,80})?|(?:join|follow) our .{0,60}channel.{0,60}",
    ),
    _rule(
        "tags",
        300,
        r"(?:الوسوم|وسوم|الكلمات (?:المفتاحية|الدلالية)|كلمات (?:مفتاحية|دلالية)|الأوسمة|العلامات|tags|keywords)(?: ?:.*)?",
    ),
    _rule(
        "link to another article",
        220,
        r"(?:اقرأ|إقرأ|اقرأوا|اقرؤوا|شاهد|شاهدوا|طالع|انظر) (?:أيضا|كذلك|المزيد).*",
        r"(?:تابع|أكمل) القراءة.{0,40}|للمزيد(?: من (?:التفاصيل|الأخبار|المعلومات).{0,60})?",
        r"(?:اضغط|انقر|إضغط) هنا.{0,60}|(?:للمزيد|للتفاصيل|للاطلاع).{0,80} (?:اضغط|انقر) هنا.{0,20}",
        r"read (?:more|also).{0,160}|continue reading.{0,160}|see also.{0,160}",
    ),
    _rule(
        "counter of views or reading time",
        60,
        rf"{_COUNT} (?:مشاهدة|مشاهدات|زيارة|قراءة|قراءات|إعجاب|مشاركة|مشاركات|views?|shares?|likes?)",
        rf"(?:عدد )?(?:المشاهدات|مشاهدات|القراءات|الزيارات|views)\W*{_COUNT}",
        r"(?:أقل من )?(?:دقيقة(?: واحدة)?|دقيقتان|\d+ (?:دقائق|دقيقة|ثانية|ثوان))(?: (?:للقراءة|قراءة))?",
        r"(?:مدة|وقت|زمن) (?:ال)?قراءة\W.{0,30}|\d+ min(?:ute)?s? read",
        _COUNT,
    ),
    _rule(
        "photo credit",
        90,
        r"(?:تصوير|مصدر الصورة|الصورة|عدسة|photo|image|photo credit|credit) ?[:/|-].*",
        r"getty images.{0,40}|(?:afp|reuters|ap|epa)(?: photo)?",
    ),
    _rule(
        "copyright notice",
        200,
        r"(?:جميع|كل|كافة) الحقوق محفوظة.{0,120}|.{0,60}(?:جميع|كل|كافة) الحقوق محفوظة.{0,20}",
        r"حقوق (?:النشر|الطبع|الطبع والنشر|الملكية).{0,60}(?:محفوظة|\d{4}).{0,60}",
        r"copyright.{0,120}|(?:.{0,60} )?all rights reserved.{0,60}",
        r"(?:تصميم وتطوير|تطوير وتصميم|برمجة وتصميم|powered by|designed by).{0,60}",
    ),
    _rule(
        "advertisement",
        40,
        r"(?:ال)?إعلانات|إعلان|إعلان (?:مدفوع|ممول)|محتوى (?:ممول|مدفوع)|مساحة إعلانية|advertisements?|ads?|sponsored(?: content)?",
    ),
)
_LINKS = re.compile(r"(?:(?:https?://|www\.|t\.me/)\S+|@\w+|[\w.+-]+@[\w-]+\.[\w.]+)(?:[\s|،,•-]+|$)", re.I)
_CHANNEL_LINK = re.compile(
    r"(?<![\w.])(?:t\.me|telegram\.me|wa\.me|chat\.whatsapp\.com|whatsapp\.com/channel)/", re.I
)
_HASHTAGS = re.compile(r"(?:#[\w\u200c]+[\s،,|]*+)++")
_COPYRIGHT = re.compile(r"[©Ⓒ]|\(c\)\s", re.I)
_LONGEST_FOOTER = 160


def reason_to_drop(unit: Unit) -> str:
    """Return what kind of boilerplate the whole line is; empty where it is none."""
    text = unit.text
    if len(text) > max(rule.longest for rule in RULES):
        return ""
    key = unit.key
    if not key:
        return "ornament" if text.isprintable() else "invisible marks"
    if len(text) <= _LONGEST_FOOTER:
        if _CHANNEL_LINK.search(text):
            return "invitation to subscribe"
        if not _LINKS.sub("", text).strip():
            return "link"
        if _COPYRIGHT.match(text):
            return "copyright notice"
    if _HASHTAGS.fullmatch(text):
        return "tags"
    return next(
        (rule.reason for rule in RULES if len(text) <= rule.longest and rule.pattern.fullmatch(key)), ""
    )
