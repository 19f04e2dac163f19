"""Place and outlet: on a line of their own, or opening the first paragraph."""

from __future__ import annotations

import re

from deskbrief.clean.units import Unit, folded_pattern

_AGENCIES = (
    "رويترز|فرانس برس|أ ف ب|أ.ف.ب|أ ب|أسوشيتد برس|الأناضول|د ب أ|د.ب.أ|شينخوا|سبوتنيك|تاس|واع|وام|واس|كونا|قنا|بنا|سانا|سبأ|وفا|بترا|وات|واج|واص|ومع"
    "|أ ش أ|أ.ش.أ|سونا|الوكالة الوطنية|وكالات|الوكالات|متابعات|متابعة|خاص|reuters|afp|ap|dpa|xinhua"
)
_AGENCY = folded_pattern(
    rf"(?:(?:وكالة|صحيفة|شبكة|موقع|قناة|مراسل) (?:\w+ ?){{1,5}}|\w+ (?:نيوز|برس|news|press)|{_AGENCIES})"
)
_WORDS = r"\w+(?:[ ']\w+){0,2}"
_LINE = re.compile(
    rf"{_WORDS} ?[/|] ?\w+(?:[ .'-]\w+){{0,5}}|{_WORDS} ?(?:[-–—:،,] ?|\()\(?{_AGENCY}\)?|{_AGENCY}"
)
_LEAD = re.compile(
    rf"{_WORDS}(?: في \d{{1,2}} [\w/ ]{{3,30}}?)? ?(?:[/،,–—-] ?\(?{_AGENCY}|\({_AGENCY}) ?\)? ?[-–—:/]+ "
    rf"|{_WORDS} ?\(\w+(?: \w+){{0,2}}\) ?[-–—:] "
)
_LONGEST_LINE = 70
_LONGEST_LEAD = 90


def is_dateline(unit: Unit) -> bool:
    """Tell whether a whole line is place and outlet, such as ``بغداد/ عراق أوبزيرفر``."""
    return len(unit.text) <= _LONGEST_LINE and unit.words <= 9 and _LINE.fullmatch(unit.key) is not None


def lead_dateline(text: str) -> int:
    """Return how many characters of a paragraph are the dateline that opens it; 0 where none does.

    E.g. 17 of ``بغداد (رويترز) - قال ...``. Place and agency must both be there, and a dash after them.
    """
    head = text[:_LONGEST_LEAD]
    match = _LEAD.match(_folded_in_place(head))
    return match.end() if match else 0


def _folded_in_place(text: str) -> str:
    """Fold letter by letter, so that offsets stay: hamza seats, teh marbuta, alef maqsura, case."""
    return text.lower().translate(_IN_PLACE) if len(text.lower()) == len(text) else text


_IN_PLACE = str.maketrans("أإآٱىئؤة٠١٢٣٤٥٦٧٨٩", "اااايي" + "وه" + "0123456789")
