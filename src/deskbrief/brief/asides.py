"""Asides found on the Arabic side and left out of the English by way of the word alignment.

Arabic newswire marks its asides with a closed set of openers, which are far surer to see than what a draft
makes of them. A stretch of translation goes only if the alignment says that it stands for the aside, the
whole aside and nothing else; without an alignment nothing goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbrief.brief.trim import GUARDED, LONGEST, balanced, capitalised, joined
from deskbrief.document import Link, Translation

LONG = 25
"""Words of Arabic from which a sentence loses its background asides too."""
_LEFT_AT_LEAST = 0.4
"""Share of the translation that must be left."""

_NAME = r"[«\"“”„][^«»\"“”„]{2,40}[»\"“”„]"
_MEDIUM = r"(?:ل?وكالة|ل?صحيفة|ل?قناة|ل?موقع|ل?شبكة|ل?إذاعة)"
_CIRCUMSTANCES = re.compile(
    rf"(?P<cut>،? ?(?:الذي |التي )?تلق(?:ت|ته|تها|ى|اه) (?:{_MEDIUM} )?{_NAME}"
    rf"(?: نسخة منه[ا]?)?)(?=،| [أإا]ن)"
    rf"|(?<=\s)(?P<cut2>(?:في|خلال) (?:تصريح(?:ات)?|حديث|مقابلة|حوار|لقاء|بيان)(?: \w+)? "
    rf"(?:مع |ل[ـ]*)(?:{_MEDIUM} )?{_NAME})(?=،| [أإا]ن)"
)
"""Where a thing was said and who received it; who said it stays."""
_OPENERS = re.compile(
    r"(?P<cut>و?(?:بدور(?:ه|ها|هم)|من (?:جهت|جانب|ناحيت)(?:ه|ها|هم)|في (?:السياق|الإطار) (?:ذاته|نفسه)"
    r"|في سياق (?:متصل|آخر|ذي صلة)|على صعيد (?:متصل|آخر)|إلى ذلك)،)(?= )"
    r"|(?P<cut2>و?(?:يُ?ذكر أن|تجدر الإشارة إلى أن|من الجدير بالذكر أن|الجدير بالذكر أن|يُ?شار إلى أن))(?= )"
)
# A coordination that goes on behind the aside would be left without its head: then the aside stays.
_BACKGROUND = re.compile(
    r"(?P<cut>، ?(?:وسط|في ظل|على خلفية|في إشارة إلى|لا ?سيما|علم[اً]+ (?:ب?أن)"
    r"|(?:خاصة|خصوص[اً]+)،? (?:مع|في ظل)|على هامش|بحضور)\b[^،؛.!؟:()«»\"“”]{3,160})"
    r"(?=[.!]?$|،(?! ?(?:و|أو|كما|فضل|بالإضافة|إضافة|إلى جانب)))"
)
_GUARDED_ARABIC = re.compile(
    r"\d|[\u0660-\u0669]|\b(?:و|ف)?(?:لا(?! ?سيما)|لم|لن|ليس\w*|غير|عدم|دون|سوى|إلا|قد|ربما|يمكن|يزعم\w*)\b"
)


def without_asides(source: str, translation: Translation) -> str:
    """Return the translation of a sentence without the stretches that stand for asides of ``source``.

    Only deletes. No stretch goes that has a figure, a negation or a hedge on either side.
    """
    text = translation.text
    if max(len(source), len(text)) > LONGEST or not translation.alignment:
        return text
    spans: list[tuple[int, int]] = []
    for start, end in _asides(source):
        target = _target_span(start, end, translation.alignment)
        if target and _safe(text, *target) and all(_apart(target, other) for other in spans):
            spans.append(target)
    left = text
    for start, end in sorted(spans, reverse=True):
        left = joined(left[:start], left[end:])
    if len(left) < _LEFT_AT_LEAST * len(text):
        return text
    return capitalised(left) if any(start == 0 for start, _ in spans) else left


def _asides(source: str) -> Iterator[tuple[int, int]]:
    patterns = [_CIRCUMSTANCES]
    if len(source.split()) >= LONG:
        patterns.append(_BACKGROUND)
    opening = _OPENERS.match(source)
    found = [match for pattern in patterns for match in pattern.finditer(source)]
    for match in [opening, *found] if opening else found:
        group = "cut" if match["cut"] is not None else "cut2"
        if not _GUARDED_ARABIC.search(match[group]):
            yield match.span(group)


def _target_span(start: int, end: int, alignment: tuple[Link, ...]) -> tuple[int, int] | None:
    """Return the stretch of translation that stands for the source span alone, or None."""
    inside = [link for link in alignment if link.source_start < end and start < link.source_end]
    if not inside or any(link.source_start < start or link.source_end > end for link in inside):
        return None
    target = (min(link.target_start for link in inside), max(link.target_end for link in inside))
    others = (link for link in alignment if link.source_end <= start or link.source_start >= end)
    alone = all(_apart(target, (link.target_start, link.target_end)) for link in others)
    return target if alone else None


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _safe(text: str, start: int, end: int) -> bool:
    cuts_a_word = any(re.match(r"\w\w", text[edge - 1 : edge + 1]) for edge in (start, end) if edge)
    return not cuts_a_word and not GUARDED.search(text[start:end]) and balanced(text[start:end])
