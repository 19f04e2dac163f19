"""The number words of both languages, so that no phrase pair changes a value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_CARDINALS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_ORDINALS = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ENGLISH: dict[str, int] = {word: n for n, word in enumerate(_CARDINALS, 2)}
_ENGLISH |= {word: n for n, word in enumerate(_ORDINALS, 2) if word != "second"}
_ENGLISH |= {
    "twice": 2,
    "both": 2,
    "dozen": 12,
    "dozens": 12,
    "half": 2,
    "double": 2,
    "quarter": 4,
    "quarters": 4,
}
for _n, _word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2):
    _ENGLISH[_word] = 10 * _n
    _ENGLISH[_word[:-1] + "ieth"] = 10 * _n
    _ENGLISH[_word[:-1] + "ies"] = 10 * _n
_ENGLISH |= {"hundred": 100, "hundreds": 100, "hundredth": 100, "thousand": 1000, "thousands": 1000}
_ENGLISH |= {"million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9, "trillion": 10**12}

_UNITS = {
    2: "اثن ثان", 3: "ثلاث ثالث ثلث", 4: "اربع رابع ربع", 5: "خمس خامس", 6: "ست سادس سدس ستة", 7: "سبع سابع",
    8: "ثمان ثامن", 9: "تسع تاسع", 10: "عشر عاشر عشرات",
}  # fmt: skip
_TENS = {20: "عشرين عشرون", 30: "ثلاثين ثلاثون", 40: "اربعين اربعون", 50: "خمسين خمسون", 60: "ستين ستون",
         70: "سبعين سبعون", 80: "ثمانين ثمانون", 90: "تسعين تسعون"}  # fmt: skip
_LARGE = {100: "مئة مائة مئات مئتين مائتين مئتان مائتان", 1000: "الف الاف الفين الفان الوف",
10**6: "مليون ملايين",
          10**9: "مليار مليارات بليون بلايين", 10**12: "تريليون"}  # fmt: skip


@lru_cache(maxsize=100_000)
def _arabic(word: str) -> frozenset[int]:
    bare = word.removeprefix("لل").removeprefix("ال")
    return _values(word) | _values(bare) if bare != word else _values(word)


def _values(word: str) -> frozenset[int]:
    for table in (_TENS, _LARGE):
        for value, forms in table.items():
            if word.rstrip("اًي") in forms.split() or word in forms.split():
                return (
                    frozenset({value, 2})
                    if word.endswith(("ين", "ان")) and value >= 100
                    else frozenset({value})
                )
    found = set()
    for value, stems in _UNITS.items():
        if any(word.startswith(stem) and len(word) - len(stem) <= 3 for stem in stems.split()):
            found.add(value)
            found |= {value * 100, 100} if word.endswith("مائة") or word.endswith("مئة") else set()
    if "عشر" in word:
        found |= {value + 10 for value in range(2, 10)}
    if word.endswith(("ين", "ان", "تا", "تي")) or word in (
        "كلا",
        "كلتا",
        "نصف",
        "ضعف",
        "مرتين",
        "كلا",
        "كلي",
    ):
        found.add(2)
    return frozenset(found)


def arabic_values(units: Iterable[str]) -> frozenset[int]:
    """Return every value that these folded units may stand for, with sums of a unit and ten."""
    values: set[int] = set()
    for unit in units:
        values |= _arabic(unit)
    if 10 in values:
        values |= {value + 10 for value in values if 2 <= value <= 9}
    return frozenset(values)


def english_values(words: Iterable[str]) -> frozenset[int]:
    """Return the values of the number words; a hyphenated one gives its parts."""
    values = set()
    for word in words:
        for part in word.lower().split("-"):
            if part in _ENGLISH:
                values.add(_ENGLISH[part])
    return frozenset(values)


_STATED = re.compile(
    "(?:ال)?(?:(?:ثلاث|اربع|خمس|ست|سبع|تسع)ة?|ثماني(?:ة)?|(?:عشر|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع)(?:ين|ون)"
    "|مئة|مائة|مئتي?ن?|مائتين|الف|الفين|مليون|مليونين|مليار|مليارين"
    "|(?:عام|يوم|شهر|سنت|ساعت|اسبوع|مر|دولت|سنتيمتر|كيلومتر|متر|مليون|شخص|طفل|امرات)ين|مرتين)"
)
"""Words that cannot but state a number: numerals, and duals of what news counts in twos."""
_GIVEN = frozenset(_ENGLISH) | {"second", "couple", "pair", "biennial", "fortnight", "#"}


def states_number(unit: str) -> bool:
    """Whether a folded unit states a number that its translation must give."""
    return bool(_STATED.fullmatch(unit))


def gives_number(words: Iterable[str]) -> bool:
    """Whether English words give any number."""
    return any(part in _GIVEN for word in words for part in word.lower().split("-"))
