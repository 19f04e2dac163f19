"""Lines of invented news, and what a reader must see of each.

In every line the braces hold what is drawn from left to right; everything outside runs from right to left,
character by character, signs mirrored, an island of braces counting as one. So a line states its own picture.
"""

from __future__ import annotations

import re

from deskbrief.display.brackets import mirrored

LINES = [
    "أعلنت وزارة الصحة افتتاح المستشفى الجديد",
    "بلغ عدد المشاركين {1445} شخصا",
    "{2024} كان عاما صعبا على المزارعين",
    "ارتفعت الأسعار بنسبة {25%} خلال شهر",
    "ارتفعت الأسعار بنسبة {٢٥٪} خلال شهر",
    "انخفضت الحرارة إلى {-5} درجات ليلا",
    "وقع الاتفاق في عام {2024-03-12} بحضور الوزير",
    "صدر القرار بتاريخ {12/03/2024} رسميا",
    "عاش الشاعر ({١٨٩٤-١٩٦٢}) في البصرة",
    "الفترة {2019-2023} شهدت تحسنا",
    "للاستفسار: {+964 770 123 4567} طوال اليوم",
    "الهاتف {0770-123-4567}، والموقع في الأسفل",
    "أعلنت {UNHCR} اليوم عن خطة جديدة",
    "قالت منظمة {World Food Programme} في بيانها",
    "المفوضية ({UNHCR}) تدعم العائدين",
    "زوروا {https://example.org/news/2024?id=7} للتفاصيل",
    "نشر الحساب {@nakheel_news} صورة المبنى",
    "تحت وسم {#Nakheel2024} ووسم #النخيل",
    "راسلونا على {desk@example.org} قبل الخميس",
    "قال: «لن ننتظر أكثر من ذلك»، ثم غادر",
    'قال "المجلس" (وهو هيئة محلية) إن العمل بدأ',
    "أقر [المجلس] القانون رقم",
    "سجل اللاعب {3} أهداف في {90} دقيقة",
    "مُحَمَّدٌ رَسَّامٌ مِنَ المَدِينَةِ",
    "عبد الله بن سالم، رئيسا",
    "كلفة المشروع {$3.5} ملايين و{1,250,000} دينار",
    "بدأ الاجتماع عند {10:30} وانتهى {12:45}",
    "هل يبدأ العمل غدا؟ نعم؛ بلا تأخير!",
    "الطائرة {F-16} هبطت في قاعدة {K1} الجوية",
    "قبل عام {2003}م وبعد {١٤٤٥}هـ تغير المشهد",
    "تقرير: {BBC Arabic} و{Reuters} نقلتا الخبر",
    "النتيجة {2-1} لصالح فريق البلدة",
    "لا إله في الأرض إلا لأجل الآمال",
]


def logical(line: str) -> str:
    """Return the text itself."""
    return re.sub("[{}]", "", line)


def picture(line: str) -> list[str]:
    """Return what must be drawn, cluster by cluster from left to right."""
    drawn: list[str] = []
    for island, outside in re.findall(r"\{([^}]*)\}|([^{]+)", line):
        clusters = re.findall(r".[\u0610-\u061a\u064b-\u065f\u0670]*", island or outside)
        drawn = clusters + drawn if island else [*map(mirrored, reversed(clusters)), *drawn]
    return drawn
