"""Which of a person's words belong to which sentence, so that bullets go stale for a reason only.

The person writes the paragraph as a whole. The words that stayed hold the sentences' borders in place; where
they did not stay, the border goes to the end of a sentence of the person's that lies nearest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


def attribute(text: str, sentences: Sequence[str]) -> list[str]:
    """Cut a paragraph's new text into as many parts as there were sentences, which are the old ones.

    The parts that are not empty give the text again when they are joined by a space.
    """
    if len(sentences) < 2:
        return [text] * len(sentences)
    words = list(_WORD.finditer(text))
    spoken = [match[0] for match in words]
    old = [_WORD.findall(sentence) for sentence in sentences]
    flat = [word for sentence in old for word in sentence]
    blocks = SequenceMatcher(None, flat, spoken, autojunk=False).get_matching_blocks()
    parts: list[str] = []
    border = at = cut = 0
    for sentence in old[:-1]:
        border += len(sentence)
        low, high, near = _range(blocks, border)
        candidates = [n for n in range(max(low, cut), high + 1) if n == cut or _single_space(text, words, n)]
        now = _choose(candidates, spoken, near) if sentence else cut
        if now is None or now == cut:
            parts.append("")
            continue
        end = words[now - 1].end() if now < len(words) else len(text)
        parts.append(text[at:end])
        at, cut = min(end + 1, len(text)), now
    return [*parts, text[at:]]


def _range(blocks: Sequence[tuple[int, int, int]], border: int) -> tuple[int, int, float]:
    """Return where, among the new words, a border between old words can lie: lowest, highest, likeliest.

    ``blocks`` are the matching blocks, whose last has no size and stands at both ends.
    """
    below = (0, 0)
    for old, new, size in blocks:
        if old < border < old + size:
            exact = new + border - old
            return exact, exact, exact
        if old >= border:
            share = (border - below[0]) / max(1, old - below[0])
            return below[1], new, below[1] + share * (new - below[1])
        below = old + size, new + size
    return below[1], below[1], below[1]


def _choose(candidates: Sequence[int], words: Sequence[str], near: float) -> int | None:
    ends = [n for n in candidates if n and _SENTENCE_END.search(words[n - 1])]
    among = ends or list(candidates)
    if not among:
        return None
    at = bisect_left(among, near)
    return min(among[max(0, at - 1) : at + 1], key=lambda n: abs(n - near))


def _single_space(text: str, words: Sequence[re.Match[str]], number: int) -> bool:
    if not 0 < number < len(words):
        return number == len(words)
    return text[words[number - 1].end() : words[number].start()] == " "
