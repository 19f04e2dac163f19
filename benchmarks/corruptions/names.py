"""One name of the reference swapped for another, where the Arabic states it."""

from __future__ import annotations

import random
import re

from rapidfuzz.fuzz import ratio

CHECK = "names"
_CAPITAL = re.compile(
    r"(?<=[a-z,] )[A-Z][a-z]{3,}(?:-[A-Z][a-z]+)?\b(?!['’]?s? (?:Street|University|Ministry))"
)
_OTHERS = (
    "Tikrit Dresden Bogota Nairobi Lagos Perth Calgary Lyon Malmo Pretoria Lima Hanoi Osaka"
    " Quito Dakar Tbilisi Kumasi Bergen Graz Leipzig Vilnius Zagreb Basra Kirkuk Aleppo Tunis"
    " Oran Rabat Muscat Sanaa Khartoum Juba Henderson Kowalski Fernandez Yamamoto Petrov Okafor"
    " Lindqvist Moreau Schneider Rossi Papadopoulos Novak Haddad Mansouri Tamimi Zidan Boutros"
    " Shammari Dulaimi Barzani Qahtani Sabbagh Douglas Vincent Gregory Margaret Philippa"
    " Thorsten Ingrid Beatrice Dominic Chloe Bolivia Uruguay Mongolia Latvia Slovenia Namibia"
    " Cambodia Honduras Zambia Iceland"
).split()
_PLACES = {
    "Iraq": "عراق", "Syria": "سوري", "Egypt": "مصر", "Jordan": "اردن", "France": "فرنس", "Germany": "مان",
    "Britain": "بريطان", "China": "صين", "Russia": "روسي", "Turkey": "ترك", "India": "هند", "Japan": "يابان",
    "Spain": "سبان", "Italy": "يطال", "Greece": "يونان", "America": "مريك", "Africa": "فريقي",
    "Europe": "ورو",
    "Iran": "يران", "Israel": "سرائيل", "Lebanon": "لبنان", "London": "لندن", "Paris": "باريس",
    "Moscow": "موسكو",
}  # fmt: skip
_LATIN = str.maketrans({
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "g", "ف": "f", "ق": "k",
    "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "و": "o", "ي": "i", "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ة": "a",
    "ى": "a",
    "ئ": "i", "ء": "", "ؤ": "o",
})  # fmt: skip
_ENOUGH = 62


def _is_stated(name: str, arabic: list[str]) -> bool:
    if name in _PLACES:
        return any(_PLACES[name] in word for word in arabic)
    return any(ratio(name.lower(), word.translate(_LATIN)) >= _ENOUGH for word in arabic)


def corrupt(source: str, english: str, draw: random.Random) -> str | None:
    """Swap one name that stands inside a sentence and that the Arabic spells with its own letters."""
    arabic = [
        each.removeprefix("و").removeprefix("ال") for each in re.findall(r"[\u0620-\u064a]{3,}", source)
    ]
    places = [match for match in _CAPITAL.finditer(english) if _is_stated(match[0], arabic)]
    if not places:
        return None
    match = draw.choice(places)
    other = draw.choice([each for each in _OTHERS if each != match[0]])
    return english[: match.start()] + other + english[match.end() :]
