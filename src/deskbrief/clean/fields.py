"""What a kept unit is in the article: section label, headline, dateline, byline, subhead, paragraph, ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from deskbrief.clean.datelines import is_dateline
from deskbrief.clean.dates import is_date
from deskbrief.clean.phrases import any_word, folded, row_of
from deskbrief.clean.units import Unit, label_key
from deskbrief.document import BlockKind

REPEATED = "the headline once more"
_ITEM = re.compile(
    r"(?:(?P<number>[(\[]?\d{1,2}\s?[)\].:–-])(?!\d)|(?P<mark>[-–—•·●▪◾◼▫◽✅✔☑➡👉🔹🔸🔻🔺⚪⚫🔵🟢🟠🔶🔷📌📍⭐*‣◦])\ufe0f?\s?|(?P<keycap>\d\ufe0f?\u20e3))"
    r"\s*(?=\S)"
)
_ORDINAL = re.compile(
    folded(r"(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا|حادي عشر|ثاني عشر)\W")
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_QUOTED = re.compile(r"[\"“”«‹](?P<said>[^\"“”«»‹›]+)[\"”“»›]\s?[.،؟!…]*")
_NEVER_SUBHEAD = (".", "،", "؛", ",", "…", ";")
_LONGEST_HEADLINE = 220
_SURELY_BODY = 200
_SENTENCE = 60
_LONGEST_SUBHEAD = 90
_SUBHEAD_WORDS = 12
_QUESTION_WORDS = 40
_TITLE_LIKENESS = 0.8

Kinds = list[BlockKind | str]
"""For each unit its kind, or a reason to drop it after all."""


def classify(units: Sequence[Unit], title: str | None = None) -> Kinds:
    """Return the kind of each kept unit; ``title`` is the one that the markup declares."""
    if not units:
        return []
    body = _body_start(units, title)
    kinds = _front(units[:body], title, followed=body < len(units))
    headline = next((units[n].key for n, kind in enumerate(kinds) if kind is BlockKind.HEADLINE), "")
    markers = [_marker(unit) for unit in units]
    dialogue = _is_dialogue(units, markers)
    for number in range(body, len(units)):
        unit = units[number]
        if headline and unit.key == headline and number <= body + 2:
            kinds.append(REPEATED)
        else:
            kinds.append(_in_body(units, number, markers, dialogue))
    return kinds


def _body_start(units: Sequence[Unit], title: str | None) -> int:
    """The first unit that is no part of what stands above an article's text."""
    for number, unit in enumerate(units):
        if unit.role in ("heading", "byline", "date", "outlet") or _is_title(unit, title):
            continue
        if unit.role in ("list-item", "quote") or len(unit.text) >= _SURELY_BODY:
            return number
        if (
            len(unit.text) >= _SENTENCE
            and unit.is_sentence
            and unit.text.rstrip("\"'”»)").endswith((".", "…"))
        ):
            return number
        if number and len(unit.text) >= 100:
            return number
        if number >= 8:  # nothing looks like text: what stands first is the headline, the rest is text
            return 1
    return min(1, len(units) - 1)


def _is_title(unit: Unit, title: str | None) -> bool:
    if not title or len(unit.text) > _LONGEST_HEADLINE:
        return False
    wanted = label_key(title)
    return unit.key == wanted or SequenceMatcher(None, unit.key, wanted).ratio() >= _TITLE_LIKENESS


def _front(units: Sequence[Unit], title: str | None, followed: bool) -> Kinds:
    kinds: Kinds = []
    open_places: list[int] = []
    for number, unit in enumerate(units):
        kind = _meta(unit)
        if kind is None and row_of("sections").fullmatch(unit.key) and len(unit.text) <= 60:
            kind = BlockKind.SECTION
        if kind is None and (open_places or number) and is_dateline(unit):
            kind = BlockKind.DATELINE
        if kind is None:
            open_places.append(number)
        kinds.append(kind or BlockKind.PARAGRAPH)
    _place_headline(units, kinds, open_places, title, followed)
    return kinds


def _place_headline(
    units: Sequence[Unit], kinds: Kinds, places: list[int], title: str | None, followed: bool
) -> None:
    """Choose the headline among the lines above the text that nothing else explains."""
    if not places or (len(units) == 1 and not followed):
        return
    chosen = next((n for n in places if _is_title(units[n], title)), None)
    if chosen is None:
        chosen = next((n for n in places if units[n].role == "heading"), None)
    if chosen is None:
        chosen = places[0]
        if (
            len(places) > 1
            and _is_label(units[places[0]])
            and len(units[places[1]].text) > len(units[chosen].text)
        ):
            chosen = places[1]
    kinds[chosen] = BlockKind.HEADLINE
    for number in places:
        if number == chosen:
            continue
        if units[number].key == units[chosen].key:
            kinds[number] = REPEATED
        elif number < chosen:
            kinds[number] = BlockKind.SECTION if _is_label(units[number]) else BlockKind.SUBHEAD
        elif len(units[number].text) <= _LONGEST_HEADLINE:
            kinds[number] = BlockKind.SUBHEAD


def _is_label(unit: Unit) -> bool:
    return unit.words <= 2 and len(unit.text) <= 32 and not re.search(r"[.؟!:؛،]", unit.text)


def _meta(unit: Unit) -> BlockKind | None:
    if is_date(unit):
        return BlockKind.DATE
    if len(unit.text) <= 110 and (unit.role == "byline" or _byline().fullmatch(unit.key)):
        return BlockKind.BYLINE
    if unit.role == "outlet":
        return BlockKind.DATELINE
    return BlockKind.DATE if unit.role == "date" else None


@cache
def _byline() -> re.Pattern[str]:
    office = folded(r"(?:المكتب|القسم) (?:الإعلامي|الصحفي)(?: .{2,50})?")
    named = rf"(?:{any_word('bylines')}) ?[:/|–-] ?.{{2,80}}"
    return re.compile(rf"{named}|{folded('بقلم')} .{{2,60}}|by [a-z .'-]{{3,60}}|{office}")


def _marker(unit: Unit) -> str:
    """The kind of list mark that the unit opens with, if any."""
    head = unit.text[:16].translate(_DIGITS)
    match = _ITEM.match(head)
    if match:
        return match["mark"] or ("number" if match["number"] else "keycap")
    return "ordinal" if _ORDINAL.match(label_key(unit.text[:16])) else ""


def _is_dialogue(units: Sequence[Unit], markers: Sequence[str]) -> bool:
    """Whether dashes open the turns of an interview and not the items of a list."""
    dashed = [
        unit for unit, marker in zip(units, markers, strict=True) if marker in ("-", "–", "—", "*", "•")
    ]
    questions = sum(unit.text.endswith("؟") for unit in dashed)
    return questions >= 2 and questions >= 0.3 * len(dashed)


def _in_body(units: Sequence[Unit], number: int, markers: list[str], dialogue: bool) -> BlockKind:
    unit = units[number]
    if meta := _meta(unit):
        return meta
    if unit.role == "heading":
        return BlockKind.SUBHEAD
    if unit.role in ("list-item", "quote"):
        return BlockKind.LIST_ITEM if unit.role == "list-item" else BlockKind.QUOTE
    if _is_question(units, number):
        return BlockKind.SUBHEAD
    if markers[number] and not dialogue and _in_list(markers, number):
        return BlockKind.LIST_ITEM
    if _QUOTED.fullmatch(unit.text):
        return BlockKind.QUOTE
    return BlockKind.SUBHEAD if _is_subhead(units, number) else BlockKind.PARAGRAPH


def _in_list(markers: list[str], number: int) -> bool:
    near = markers[max(0, number - 3) : number] + markers[number + 1 : number + 4]
    return markers[number] in near


def _is_question(units: Sequence[Unit], number: int) -> bool:
    """An interviewer's question: it ends with a question mark, and its answer follows."""
    unit = units[number]
    if not unit.text.endswith("؟") or unit.words > _QUESTION_WORDS or number + 1 >= len(units):
        return False
    return not units[number + 1].text.endswith("؟")


def _is_subhead(units: Sequence[Unit], number: int) -> bool:
    """A short line without a full stop, between text and longer text."""
    unit = units[number]
    if len(unit.text) > _LONGEST_SUBHEAD or unit.words > _SUBHEAD_WORDS or number + 1 >= len(units):
        return False
    if unit.text.rstrip("\"'”»)").endswith(_NEVER_SUBHEAD):
        return False
    below = units[number + 1]
    if unit.text.endswith(":") and _marker(below):
        return False
    return len(below.text) >= max(_SENTENCE, 1.5 * len(unit.text))
