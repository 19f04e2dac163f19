"""Place and outlet: on a line of their own, or opening the first paragraph."""

from __future__ import annotations

import re
from functools import cache

from deskbrief.clean.phrases import any_word, folded
from deskbrief.clean.units import Unit

_LONGEST_LINE = 70
_LONGEST_LEAD = 90
_IN_PLACE = str.maketrans("أإآٱىئؤة٠١٢٣٤٥٦٧٨٩", "اااايي" + "وه" + "0123456789")


def is_dateline(unit: Unit) -> bool:
    """Tell whether a whole line is place and outlet, such as ``بغداد/ عراق أوبزيرفر``."""
    return (
        len(unit.text) <= _LONGEST_LINE and unit.words <= 9 and _patterns()[0].fullmatch(unit.key) is not None
    )


def lead_dateline(text: str) -> int:
    """Return how many characters of a paragraph are the dateline that opens it; 0 where none does.

    E.g. 17 of ``بغداد (رويترز) - قال ...``. Place and agency must both be there, and a dash after them.
    """
    match = _patterns()[1].match(_folded_in_place(text[:_LONGEST_LEAD]))
    return match.end() if match else 0


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    called = folded(r"(?:وكالة|صحيفة|شبكة|موقع|قناة|مراسل) \w+(?: \w+){0,4}|\w+ (?:نيوز|برس|news|press)")
    agency = rf"(?:{called}|{any_word('agencies')})"
    place = r"\w+(?:[ ']\w+){0,2}"
    on_day = r"(?: في \d{1,2} [\w/ ]{3,30}?)?"
    line = rf"{place} ?[/|] ?\w+(?:[ .'-]\w+){{0,5}}|{place} ?(?:[-–—:،,] ?|\()\(?{agency}\)?|{agency}"
    lead = (
        rf"{place}{on_day} ?(?:[/،,–—-] ?\(?{agency}|\({agency}) ?\)? ?[-–—:/]+ "
        rf"|{place}{on_day} ?\(\w+(?: \w+){{0,2}}\) ?[-–—:] "
    )
    return re.compile(line), re.compile(lead)


def _folded_in_place(text: str) -> str:
    """Fold letter by letter, so that offsets stay: hamza seats, teh marbuta, alef maqsura, case."""
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).translate(_IN_PLACE)
