"""A sentence of translation made shorter for a bullet, by leaving out only what no fact hangs on.

The English may be a rough draft, so this works by fixed patterns and only ever deletes. Who said a thing is
part of the news: a claim keeps its speaker and its verb ("Raad explained that ..."), and loses where it was
said and to whom. A cut that would take a figure, a negation or a hedge with it is not made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

LONG = 32
"""Words from which subordinate asides go too."""
LONGEST = 3000
"""Characters from which a "sentence" is no sentence and stays whole: the patterns look ahead, and on a line
of a megabyte that would take hours."""
_LEFT_AT_LEAST = 4
"""Words that a trimmed sentence must have: less says nothing, and the sentence stays whole."""

GUARDED = re.compile(
    r"[^\W\d_]*\d(?:[\w.,:/٫٬]*\w)?"
    r"|\b(?:no|not|none|nor|never|neither|nobody|nothing|without|cannot|[a-z]+n['’]t|un(?:less|til)|except|only|"
    r"hardly|barely|den(?:y|ies|ied|ying)|refus\w+|reject\w+|fail\w*|lack\w*|"
    r"may|might|could|would|should|must|can|if|whether|perhaps|possibl[ey]|probabl[ey]|likely|unlikely|"
    r"alleg\w+|reported(?:ly)?|suspect\w*|apparent(?:ly)?|suppos\w+|claim\w*|nearly|almost|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|"
    r"millions?|billions?|trillions?|half|third|quarter|dozens?|percent|per cent)\b",
    re.IGNORECASE,
)
"""Figures, negations and hedges: what no cut may take away."""

_OPENINGS = re.compile(
    r"(?:(?:and|moreover|furthermore|in addition|additionally|also|meanwhile|in turn|"
    r"in (?:his|her|its|their) turn|"
    r"(?:for|on|from) (?:his|her|its|their) (?:part|side)|in the same (?:context|regard|connection)|"
    r"in (?:a related|this) (?:context|regard|connection|development)|on another (?:note|level))\b\s*,?\s+"
    r"|it (?:is|should be|bears) (?:also )?(?:worth |worthy of )?"
    r"(?:noted|noting|mentioning|noteworthy|recalled|recalling)(?: here)? that\s+)(?=\S)",
    re.IGNORECASE,
)
_SPEECH = (
    r"(?:said|says|added|affirmed|confirmed|emphasi[sz]ed|stressed|explained|clarified|noted|pointed out|"
    r"indicated|declared|announced|stated|told|mentioned|considered|continued|revealed|disclosed|asserted|warned|reported)"
)
_OUTLET = r"(?:[\"“«][^\"”»]{1,40}[\"”»]|[^\s,.;:\"“”«»()]+(?: [^\s,.;:\"“”«»()]+){0,5}?)"
_KIND = r"(?:press |exclusive |special |brief |joint |official |written |televised |telephone |news |media )*"
_CIRCUMSTANCE = re.compile(
    rf"(?<=\s){_SPEECH}(?P<cut>,? (?:in|during|at|through) (?:an? |his |her |its |their |the )?{_KIND}"
    rf"(?:statements?|interview|remarks|conversation|press release|release|conference|call)"
    rf"(?:,? (?:(?:to|with|for|received by|seen by|carried by|published by|obtained by) {_OUTLET})"
    rf"|,? (?:a copy of )?(?:of )?which {_OUTLET} (?:received|obtained)(?: a copy(?: of)?)?"
    rf"|,? a copy of which was (?:received|obtained) by {_OUTLET})?),?(?= that\b|:| [\"“«])"
)
_RECEIVED = re.compile(
    rf"(?P<cut>,? (?:that was |which was )?received by {_OUTLET}"
    rf"|,? (?:a copy of )?which {_OUTLET} received(?: a copy(?: of)?)?)(?:,|(?= that\b|:| [\"“«]))"
)
_CREDIT = re.compile(
    r"(?P<cut>\s*\((?:Reuters|AFP|AP|DPA|photo|photos|picture|archive|file|see also)\b[^()]{0,40}\))"
)
_RELATIVE = re.compile(
    r"(?P<cut>, (?:who|which|whose) (?:is|was|are|were|has|had|lives?|works?)\b[^,;:()\"“”«»]{3,110}),"
)
_TAIL = re.compile(
    r"(?P<cut>, (?:amid|amidst|in (?:a )?reference to|in (?:a )?sign of|in light of|against the backdrop of|"
    r"in the framework of)\b[^.!;:()\"“”«»]{3,160})(?=[.!]?$)"
)


_CLOSING = re.compile(r"[.,;:!?)]+(?=\s|$)")


def trim(text: str) -> str:
    """Return the sentence on one line, without openings, circumstances of speech and asides.

    Letters are only ever deleted, apart from the first, which becomes a capital. Idempotent.
    """
    whole = " ".join(text.split())
    if len(whole) > LONGEST:
        return whole
    shorter, before = whole, ""
    while shorter != before:
        before = shorter
        shorter = _one_pass(shorter)
    return shorter if len(shorter.split()) >= min(_LEFT_AT_LEAST, len(whole.split())) else whole


def _one_pass(text: str) -> str:
    shorter = text
    opening = _OPENINGS.match(shorter)
    if opening:
        shorter = capitalised(shorter[opening.end() :])
    for pattern in (_CIRCUMSTANCE, _RECEIVED, _CREDIT):
        shorter = _cut(pattern, shorter)
    if len(shorter.split()) > LONG:
        for pattern in (_RELATIVE, _TAIL):
            shorter = _cut(pattern, shorter)
    return " ".join(shorter.split())


def _cut(pattern: re.Pattern[str], text: str) -> str:
    for start, end in _safe_spans(pattern.finditer, text):
        return joined(text[:start], text[end:])
    return text


def _safe_spans(find: Callable[[str], Iterator[re.Match[str]]], text: str) -> Iterator[tuple[int, int]]:
    for match in find(text):
        start = match.start("cut")
        end = match.end() if match.group(0).endswith(",") else match.end("cut")
        piece = text[start:end]
        if not GUARDED.search(piece) and balanced(piece):
            yield start, end


def joined(before: str, after: str) -> str:
    """Return what is left on both sides of a cut, with one space between or none before a closing mark."""
    before, after = before.rstrip(), after.lstrip()
    return f"{before}{after}" if not before or _CLOSING.match(after) else f"{before} {after}".rstrip()


def balanced(piece: str) -> bool:
    """Tell whether every quotation mark and bracket in a piece has its partner there."""
    pairs = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
    return piece.count('"') % 2 == 0 and all(piece.count(one) == piece.count(other) for one, other in pairs)


def capitalised(text: str) -> str:
    """Return the text with a capital at its beginning, where its first letter has one."""
    first = text[:1].upper()
    # "ß" has none of one letter, and that of "µ" is another letter's.
    has_one = len(first) == 1 and first.lower() == text[:1].lower()
    return first + text[1:] if has_one else text
