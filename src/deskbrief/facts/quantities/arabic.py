"""The numbers of an Arabic text: digits, number words however inflected, duals, fractions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from deskbrief.facts.arabic_text import ArabicToken, read_arabic
from deskbrief.facts.quantities.quantity import Kind, Quantity, parse_digits, percent
from deskbrief.translate.engines.draft.morphology import analyse
from deskbrief.translate.engines.draft.tokens import Kind as TokenKind

_LONGEST_DIGITS = 30
"""Longer rows of digits are no numbers that anybody compares."""
_UNIT_STEMS = {
    3: "ثلاث", 4: "اربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع", 10: "عشر",
}  # fmt: skip
_TEN_STEMS = {
    20: "عشر", 30: "ثلاث", 40: "اربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع",
}  # fmt: skip
_ORDINAL_STEMS = {
    2: "ثاني ثان", 3: "ثالث", 4: "رابع", 5: "خامس", 6: "سادس", 7: "سابع", 8: "ثامن", 9: "تاسع", 10: "عاشر",
    1: "اول اولي حادي",
}  # fmt: skip
_HUNDRED = ("مئة", "مائة", "مية", "مئه", "مائه")
_SCALES = {
    100: " ".join(_HUNDRED),
    10**3: "الف الفا",
    10**6: "مليون مليونا",
    10**9: "مليار مليارا بليون بليونا",
    10**12: "تريليون تريليونا",
}
_DUAL_SCALES = {
    200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي",
    2 * 10**3: "الفان الفين الفا الفي",
    2 * 10**6: "مليونان مليونين مليونا مليوني",
    2 * 10**9: "ملياران مليارين ملياري بليونين بليونان",
    2 * 10**12: "تريليونان تريليونين",
}
_MANY = {
    10: "عشرات", 100: "مئات مائات", 10**3: "الاف الوف", 10**6: "ملايين", 10**9: "مليارات بلايين",
    10**12: "تريليونات",
}  # fmt: skip
_TWO = frozenset("اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي".split())
_ONE = frozenset("واحد واحدة احد احدي واحدا".split())
_FRACTIONS = {
    Fraction(1, 2): "نصف", Fraction(1, 3): "ثلث", Fraction(2, 3): "ثلثا ثلثي ثلثين ثلثان",
    Fraction(1, 4): "ربع",
}  # fmt: skip
_QUARTERS = frozenset({"ارباع"})
_PERCENT = frozenset({"المئة", "المائة", "بالمئة", "بالمائة", "بالمية", "المية"})
_DECADES = {value: f"{stem}ينيات {stem}ينات {stem}ينيه" for value, stem in _TEN_STEMS.items()}
_SURE_DUALS = frozenset(
    "عامين عامان سنتين سنتان يومين يومان شهرين شهران اسبوعين اسبوعان ساعتين ساعتان مرتين قرنين عقدين شخصين"
    " شخصان طفلين طفلان جنديين جنديان مدنيين مدنيان امراتين امراتان رجلين رجلان دقيقتين لاعبين هدفين"
    " هدفان".split()
)
"""Duals of what is counted: their two must be said. (Some are sound plurals too: ``مدنيين``; see below.)"""
_ALSO_PLURALS = frozenset("مدنيين جنديين لاعبين".split())
_NO_DUALS = frozenset(
    "بين اثنين حين دين الحين عين مين سنين قوانين ملايين فلسطين الصين حزين مسكين الدين".split()
)


_NUMBERED = re.compile(r"\s*\d+\s*[.)-](?=\s|$)")
"""The number of a paragraph or of a list's item."""
_GLUE = frozenset("-") | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
"""Before a number that is a part of a code: ``كوفيد-19``."""
_CLOCK = re.compile(r"الساعة\s*$")


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word can be in a number."""

    value: int
    role: str
    """``unit``, ``ten``, ``hundred`` (fused with its unit), ``scale``, ``dual`` (of a scale), ``many``,
    ``ordinal``, ``fraction``, ``one``, ``decade``."""
    joined: bool
    """It begins with ``و``."""
    share: Fraction | None = None


def _table() -> dict[str, tuple[int, str, Fraction | None]]:
    found: dict[str, tuple[int, str, Fraction | None]] = {}

    def add(forms: Sequence[str], value: int, role: str, share: Fraction | None = None) -> None:
        for form in forms:
            found.setdefault(form, (value, role, share))

    for value, stems in _UNIT_STEMS.items():
        for stem in stems.split():
            add((stem, stem + "ة", stem + "ه"), value, "unit")
            if value < 10:
                add([stem.removesuffix("ي") + hundred for hundred in _HUNDRED], value * 100, "hundred")
                add([stem + hundred for hundred in _HUNDRED], value * 100, "hundred")
    for value, stem in _TEN_STEMS.items():
        add((stem + "ون", stem + "ين"), value, "ten")
    for value, stems in _ORDINAL_STEMS.items():
        for stem in stems.split():
            add((stem, stem + "ة", stem + "ه", stem + "ا"), value, "ordinal")
    for value, forms in _SCALES.items():
        add(forms.split(), value, "scale")
    for value, forms in _DUAL_SCALES.items():
        add(forms.split(), value, "dual")
    for value, forms in _MANY.items():
        add(forms.split(), value, "many")
    for value, forms in _DECADES.items():
        add(forms.split(), value, "decade")
    for share, forms in _FRACTIONS.items():
        add(forms.split(), 0, "fraction", share)
    add(sorted(_TWO), 2, "unit")
    add(sorted(_ONE), 1, "one")
    return found


_TABLE = _table()


@lru_cache(maxsize=50_000)
def _word(folded: str) -> _Word | None:
    """Return what a word says in a number, whatever clitics it has."""
    for joined, rest in ((False, folded), (True, folded[1:])):
        if joined and folded[:1] not in "وف":
            break
        for bare in (rest, *_without_particles(rest)):
            if found := _TABLE.get(bare):
                return _Word(found[0], found[1], joined, found[2])
    return None


def _without_particles(word: str) -> list[str]:
    found = []
    for prefix in ("ال", "لل", "بال", "كال", "ب", "ل", "ك"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            found.append(word[len(prefix) :])
    return found


@lru_cache(maxsize=64)
def arabic_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of an Arabic text in their order."""
    found = _Reader(read_arabic(text).tokens).read()
    numbered = _NUMBERED.match(text)
    edge = numbered.end() if numbered else 0
    return tuple(
        replace(made, is_demanded=False)
        if made.start < edge
        or text[made.start - 1 : made.start] in _GLUE
        or _CLOCK.search(text, 0, made.start)
        else made
        for made in found
    )


class _Reader:
    """Reads the tokens from left to right, as many as belong to each number."""

    def __init__(self, tokens: Sequence[ArabicToken]) -> None:
        self._tokens = tokens
        self._words = [_word(token.folded) if token.kind is TokenKind.WORD else None for token in tokens]

    def read(self) -> list[Quantity]:
        """Return the numbers found."""
        found: list[Quantity] = []
        at = 0
        while at < len(self._tokens):
            token, word = self._tokens[at], self._words[at]
            if token.kind is TokenKind.NUMBER:
                at, made = self._digits(at)
                found += made
            elif word is not None:
                at, quantity = self._spelt(at)
                if quantity is not None:
                    found.append(quantity)
            else:
                if token.kind is TokenKind.WORD and (dual := _dual(token)) is not None:
                    found.append(dual)
                at += 1
        return found

    def _digits(self, at: int) -> tuple[int, list[Quantity]]:
        token = self._tokens[at]
        text, end = self._grouped(at)
        is_percent = text.endswith("%")
        text = text.rstrip("%")
        value = parse_digits(text) if len(text) <= _LONGEST_DIGITS else None
        if value is None:
            parts = [part for mark in (":", "/") for part in text.split(mark)] if len(text) < 20 else []
            return at + 1, [
                Quantity(Fraction(part), token.start, token.end, is_demanded=False)
                for part in dict.fromkeys(parts)
                if part.isdecimal()
            ]
        others = set[Fraction]()
        word = self._words[end] if end < len(self._words) else None
        if word is not None and not word.joined and word.role in ("scale", "many") and word.value >= 1000:
            others |= {value, value * word.value}
            value *= word.value
            end += 1
        end, more = self._half(end, value)
        value += more
        is_percent = is_percent or self._percent(end) > 0
        if is_percent:
            end += self._percent(end)
            others |= percent(value)
        kind = Kind.PERCENT if is_percent else Kind.CARDINAL
        last = self._tokens[end - 1]
        return end, [Quantity(value, token.start, last.end, kind, others=frozenset(others - {value}))]

    def _grouped(self, at: int) -> tuple[str, int]:
        """Return digits whose thousands are set apart by spaces as one, and where to go on."""
        text, end = self._tokens[at].text, at + 1
        if not text.isdecimal() or len(text) > 3:
            return text, end
        while end < len(self._tokens) and (token := self._tokens[end]).kind is TokenKind.NUMBER:
            if (
                len(token.text) != 3
                or not token.text.isdecimal()
                or token.start != self._tokens[end - 1].end + 1
            ):
                break
            text, end = text + token.text, end + 1
        return text, end

    def _percent(self, at: int) -> int:
        """Return how many tokens from here say per cent."""
        ahead = [token.folded for token in self._tokens[at : at + 2]]
        if ahead and ((ahead[0] in _PERCENT and ahead[0].startswith("ب")) or ahead[0] in ("%", "٪")):
            return 1
        return 2 if len(ahead) == 2 and ahead[0] == "في" and ahead[1] in _PERCENT else 0

    def _half(self, at: int, value: Fraction) -> tuple[int, Fraction]:
        """Return where to go on, and what ``ونصف`` adds: half of the scale, or of one."""
        word = self._words[at] if at < len(self._words) else None
        if word is None or not word.joined or word.role != "fraction" or word.share is None:
            return at, Fraction(0)
        scale = next((s for s in (10**12, 10**9, 10**6, 10**3) if value >= s), 1)
        end = at + 1
        following = self._words[end] if end < len(self._words) else None
        if following is not None and following.role == "scale" and not following.joined:
            scale, end = following.value, end + 1
        return end, word.share * scale

    def _spelt(self, at: int) -> tuple[int, Quantity | None]:
        first = self._words[at]
        assert first is not None
        start = self._tokens[at].start
        if first.role == "fraction":
            return at + 1, self._made(Fraction(first.share or 0), at, at + 1, Kind.FRACTION, demanded=False)
        if first.role == "decade":
            value = Fraction(first.value)
            others = frozenset({value + 1900, value + 1800, value + 2000})
            end = self._tokens[at].end
            return at + 1, Quantity(value, start, end, Kind.CARDINAL, is_demanded=False, others=others)
        if first.role == "one":
            end = at + 1
            if (following := self._at(end)) and following.role == "unit" and following.value == 10:
                return end + 1, self._made(Fraction(11), at, end + 1)  # أحد عشر
            if (following := self._at(end)) and following.role == "ten" and following.joined:
                return end + 1, self._made(Fraction(1 + following.value), at, end + 1)
            return end, self._made(Fraction(1), at, end, demanded=False)
        if first.role == "ordinal":
            return self._ordinal(at, first)
        if first.role == "many":
            return self._many(at, first)
        return self._cardinal(at)

    def _at(self, at: int) -> _Word | None:
        return self._words[at] if at < len(self._words) else None

    def _made(
        self, value: Fraction, at: int, end: int, kind: Kind = Kind.CARDINAL, *, demanded: bool = True
    ) -> Quantity:
        return Quantity(value, self._tokens[at].start, self._tokens[end - 1].end, kind, is_demanded=demanded)

    def _ordinal(self, at: int, first: _Word) -> tuple[int, Quantity]:
        value, end = first.value, at + 1
        following = self._at(end)
        if following and following.role == "unit" and following.value == 10 and not following.joined:
            value, end = value + 10, end + 1
        elif following and following.role == "ten" and following.joined:
            value, end = value + following.value, end + 1
        return end, self._made(Fraction(value), at, end, Kind.ORDINAL, demanded=value > 2)

    def _many(self, at: int, first: _Word) -> tuple[int, Quantity]:
        value, end = first.value, at + 1
        following = self._at(end)
        if following and not following.joined and following.role in ("scale", "many"):
            value, end = value * following.value, end + 1  # عشرات الآلاف
        return end, self._made(Fraction(value), at, end, Kind.APPROXIMATE, demanded=False)

    def _cardinal(self, at: int) -> tuple[int, Quantity]:
        """Read a compound: what follows is added where it is joined and smaller, scales multiply."""
        total, current, end = 0, 0, at
        others: set[Fraction] = set()
        while (word := self._at(end)) is not None:
            if end > at and (self._percent(end) or not self._goes_on(word, current, total)):
                break
            if word.role in ("unit", "ten", "hundred") or (word.role == "one" and end > at):
                current += word.value
            elif word.role == "dual":
                total += word.value
            elif word.role in ("scale", "many"):
                if word.value == 100:
                    current = max(1, current) * 100
                else:
                    others.add(Fraction(max(1, current)))
                    total += max(1, current) * word.value
                    current = 0
            else:
                break
            end += 1
        if end == at:
            end = at + 1
        value = Fraction(total + current)
        end, more = self._half(end, value)
        value += more
        kind = Kind.CARDINAL
        if jump := self._percent(end):
            end, kind = end + jump, Kind.PERCENT
            others |= percent(value)
        if end < len(self._tokens) and self._tokens[end].folded in _QUARTERS:
            value, end, kind = value / 4, end + 1, Kind.FRACTION
        demanded = value > 2 or (value == 2 and kind is Kind.PERCENT)
        made = Quantity(
            value,
            self._tokens[at].start,
            self._tokens[end - 1].end,
            kind,
            demanded,
            frozenset(others - {value}),
        )
        return end, made

    def _goes_on(self, word: _Word, current: int, total: int) -> bool:
        if word.role in ("scale", "many"):
            is_scaled = total == 0 or word.value < total
            return not word.joined and current > 0 and is_scaled and (word.value > 100 or current < 10)
        if word.role == "unit" and word.value == 10 and not word.joined:
            return 0 < current % 100 < 10  # ثلاثة عشر
        if not word.joined:
            return False
        if word.role == "ten":
            return current % 100 < 10
        if word.role in ("unit", "one"):
            return current % 100 == 0 and (current > 0 or total > 0)
        if word.role == "hundred":
            return current == 0 and total > 0
        return word.role == "dual" and word.value == 200 and current == 0 and total > 0


@lru_cache(maxsize=50_000)
def _dual_strength(word: str, folded: str) -> int:
    """Return 2 for a dual whose two must be said, 1 for one that may be said, 0 for no dual."""
    bare = folded[1:] if folded[:1] in "وفبل" and folded[1:] in _SURE_DUALS else folded
    for prefix in ("ال", "لل", "بال", "وال"):
        bare = bare.removeprefix(prefix)
    if bare in _SURE_DUALS and not folded.startswith(("ال", "وال", "بال", "لل")):
        return 1 if bare in _ALSO_PLURALS else 2
    if bare in _NO_DUALS or not folded.endswith(("ان", "ين", "تا", "تي", "يهما", "اهما")):
        return 0
    readings = analyse(word)
    return 1 if not readings or any(reading.number == "D" for reading in readings) else 0


def _dual(token: ArabicToken) -> Quantity | None:
    strength = _dual_strength(token.text, token.folded)
    if not strength:
        return None
    return Quantity(Fraction(2), token.start, token.end, Kind.DUAL, is_demanded=strength == 2)
