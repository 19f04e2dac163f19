"""The dates of an Arabic text: Levantine, Egyptian, Maghrebi and Hijri months, and weekdays."""

from __future__ import annotations

import re
from functools import lru_cache

from deskbrief.facts.arabic_text import ArabicToken, read_arabic
from deskbrief.facts.dates.mention import Mention, Unit
from deskbrief.translate.engines.draft.tokens import Kind

_MONTHS = {
    1: "يناير|كانون الثاني|جانفي", 2: "فبراير|شباط|فيفري", 3: "مارس|اذار", 4: "ابريل|نيسان|افريل",
    5: "مايو|ايار|ماي",
    6: "يونيو|حزيران|جوان|يونيه", 7: "يوليو|تموز|جويلية|يوليه|يوليوز", 8: "اغسطس|اب|اوت|غشت",
    9: "سبتمبر|ايلول|شتنبر", 10: "اكتوبر|تشرين الاول", 11: "نوفمبر|تشرين الثاني|نونبر",
    12: "ديسمبر|كانون الاول|دجنبر",
}  # fmt: skip
_HIJRI = {
    1: "محرم", 2: "صفر", 3: "ربيع الاول", 4: "ربيع الثاني|ربيع الاخر", 5: "جمادي الاولي",
    6: "جمادي الاخرة|جمادي الثانية",
    7: "رجب", 8: "شعبان", 9: "رمضان", 10: "شوال", 11: "ذو القعدة|ذي القعدة", 12: "ذو الحجة|ذي الحجة",
}  # fmt: skip
_WEEKDAYS = {
    0: "الاحد", 1: "الاثنين|الإثنين", 2: "الثلاثاء", 3: "الاربعاء", 4: "الخميس", 5: "الجمعة", 6: "السبت",
}  # fmt: skip
_UNSURE = frozenset("اب ماي مارس محرم صفر رجب شعبان شوال رمضان جوان".split())
"""Months that are other words or names too: they count beside a day, a year or another name of the month."""
_DAY_WORDS = frozenset("يوم اليوم امس غدا مساء صباح ليل ليلة ظهر عصر فجر نهار ايام حتي من منذ الي".split())
_PROCLITICS = ("", "و", "ب", "ل", "ف")


def _table(units: dict[int, str]) -> dict[str, int]:
    return {form: number for number, forms in units.items() for form in forms.split("|")}


_TABLES = (
    (Unit.MONTH, _table(_MONTHS)),
    (Unit.HIJRI, _table(_HIJRI)),
    (Unit.WEEKDAY, _table(_WEEKDAYS)),
)
_FIRST = frozenset(form.split()[0] for _, table in _TABLES for form in table)
_MAY_HOLD = re.compile("[أإآا]?" + "|".join(["حد", "ثنين", "ثلاثاء", "ربعاء", "خميس", "جمعة", "سبت", *(
    "يناير كانون جانفي فبراير شباط فيفري مارس ذار بريل فريل نيسان مايو ماي يار يوني حزيران جوان"
    " يولي تموز جويلية غسطس وت غشت آب سبتمبر يلول شتنبر كتوبر تشرين نوفمبر نونبر ديسمبر دجنبر"
    " محرم صفر ربيع جماد رجب شعبان رمضان شوال"
    " القعدة الحجة").split()]))  # fmt: skip


@lru_cache(maxsize=64)
def arabic_dates(text: str) -> tuple[Mention, ...]:
    """Return the months and weekdays of an Arabic text in their order."""
    if not _MAY_HOLD.search(text):
        return ()
    tokens = read_arabic(text).tokens
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        made = (
            _mention(tokens, at) if tokens[at].kind is Kind.WORD and _may_begin(tokens[at].folded) else None
        )
        if made is None:
            at += 1
            continue
        mention, at = made
        twin = found[-1] if found else None
        if (
            twin
            and (twin.unit, twin.number) == (mention.unit, mention.number)
            and mention.start - twin.end <= 3
        ):
            continue  # كانون الثاني/يناير
        found.append(mention)
    return tuple(found)


@lru_cache(maxsize=20_000)
def _may_begin(folded: str) -> bool:
    """Tell whether a word can be the first of a month's or weekday's name, with or without a clitic."""
    return any(folded[len(clitic) :] in _FIRST for clitic in _PROCLITICS if folded.startswith(clitic))


def _mention(tokens: tuple[ArabicToken, ...], at: int) -> tuple[Mention, int] | None:
    for length in (2, 1):
        row = tokens[at : at + length]
        if len(row) < length or any(token.kind is not Kind.WORD for token in row):
            continue
        key = " ".join(token.folded for token in row)
        for unit, table in _TABLES:
            for clitic in _PROCLITICS:
                if not key.startswith(clitic):
                    continue
                if (number := table.get(key[len(clitic) :])) is None:
                    continue
                return _placed(tokens, at, at + length, unit, number, key[len(clitic) :]), at + length
    return None


def _placed(
    tokens: tuple[ArabicToken, ...], at: int, end: int, unit: Unit, number: int, form: str
) -> Mention:
    start, stop = tokens[at].start, tokens[end - 1].end
    before = tokens[at - 1] if at else None
    after = tokens[end] if end < len(tokens) else None
    if unit is Unit.WEEKDAY:
        is_sure = number != 0 or (before is not None and before.folded in _DAY_WORDS)
        return Mention(unit, number, start, stop, is_demanded=is_sure)
    day = (
        before if before is not None and before.text.isdecimal() and 1 <= int(before.text[:4]) <= 31 else None
    )
    has_year = after is not None and after.text.isdecimal()
    has_twin = after is not None and after.text in ("/", "(")
    sure = form not in _UNSURE or day is not None or has_year or has_twin
    if day is None:
        return Mention(unit, number, start, stop, is_demanded=sure)
    year = int(after.text) if after is not None and has_year and len(after.text) == 4 else None
    return Mention(unit, number, start, stop, int(day.text), day.start, day.end, year=year, is_demanded=sure)
