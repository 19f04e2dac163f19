"""What a person changed in a text, told in words and phrases.

The words and marks that stayed are a longest common subsequence (Hyyrö 2004, bit-parallel, by rapidfuzz): the
fewest words differ, but of a rewritten sentence a lone ``the`` may be all that stayed. Such islands are shown
as changed too, so that a reader sees one phrase give way to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_MARK = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff"
_WORD = rf"\w[\w{_MARK}]*"
_TOKEN = re.compile(
    rf"\s+|{_WORD}(?:(?:['’-]|(?<=\d)[.,](?=\d)){_WORD})*|[^\w\s](?:[{_MARK}]|(?<=\u200d)\S)*"
)
_SENTENCE_ENDS = frozenset(".!?…")
SHORT = 3
"""Letters of a word that says little by itself, such as ``the``."""
FARTHEST = 32
"""Tokens that a lone insertion or deletion is moved by at most, in search of a better place."""
MOST = 400_000_000
"""Words of one text times words of the other beyond which all that lies between their common ends counts as
changed; comparing takes that many bits of memory."""


class Kind(StrEnum):
    """What became of a stretch."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text that shared one fate."""

    kind: Kind
    text: str
    """Never empty."""
    start: int
    """Offsets in the text after the change; of what was deleted, in the text before it."""
    end: int


def differences(before: str, after: str) -> tuple[Stretch, ...]:
    """Return the stretches of both texts in reading order, what was deleted before what stands in its place.

    Those that stayed or were deleted give ``before`` when joined, those that stayed or were inserted
    ``after``. Neighbours are never of one kind.
    """
    stretches = []
    was = now = 0
    for part in _without_islands(_settled(_parts(_TOKEN.findall(before), _TOKEN.findall(after)))):
        old, new = "".join(part.old), "".join(part.new)
        if not part.same and old:
            stretches.append(Stretch(Kind.DELETED, old, was, was + len(old)))
        if new:
            kind = Kind.SAME if part.same else Kind.INSERTED
            stretches.append(Stretch(kind, new, now, now + len(new)))
        was += len(old)
        now += len(new)
    return tuple(stretches)


class _Part:
    """Tokens that stood and that stand there now; one list for both where they are the same."""

    __slots__ = ("came", "new", "old", "same", "went")

    def __init__(self, old: list[str], new: list[str] | None = None) -> None:
        self.same = new is None
        self.old = old
        self.new = old if new is None else new
        self.went, self.came = sum(map(_letters, self.old)), sum(map(_letters, self.new))

    @property
    def size(self) -> int:
        """Letters that changed."""
        return max(self.went, self.came)

    def says(self) -> int:
        """Return the letters of what stayed, where each short word counts as one."""
        return sum(min(count, 1) if count <= SHORT else count for count in map(_letters, self.old))

    def absorb(self, other: _Part) -> None:
        self.old += other.old
        self.new += other.new
        self.went += other.went
        self.came += other.came


def _letters(token: str) -> int:
    return len(token) if token[0].isalnum() else 0


def _kept(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of the words and marks that stayed, in both lists, in order."""
    from rapidfuzz.distance import Indel

    numbers: dict[str, int] = {}
    old_at, new_at = ([n for n, token in enumerate(tokens) if not token.isspace()] for tokens in (old, new))
    if len(old_at) * len(new_at) > MOST:
        return
    # Numbers, because rapidfuzz compares hashes, and two words may have one.
    olds = [numbers.setdefault(old[n], len(numbers)) for n in old_at]
    news = [numbers.setdefault(new[n], len(numbers)) for n in new_at]
    for step in Indel.opcodes(olds, news):
        if step.tag == "equal":
            yield from zip(
                old_at[step.src_start : step.src_end], new_at[step.dest_start : step.dest_end], strict=True
            )


def _parts(old: list[str], new: list[str]) -> list[_Part]:
    """Return what stayed and what changed, in turns, each change without the white space that stayed."""
    found: list[_Part] = []
    same: list[str] = []
    here, there = 0, 0
    for i, j in (*_kept(old, new), (len(old), len(new))):
        gone, come = old[here:i], new[there:j]
        head = _common(gone, come)
        same += gone[:head]
        gone, come = gone[head:], come[head:]
        tail = _common(gone[::-1], come[::-1])
        if len(gone) > tail or len(come) > tail:
            if same:
                found.append(_Part(same))
            found.append(_Part(gone[: len(gone) - tail], come[: len(come) - tail]))
            same = []
        same += gone[len(gone) - tail :]
        same += old[i : i + 1]
        here, there = i + 1, j + 1
    return [*found, _Part(same)] if same else found


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many tokens two lists begin with in common."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _settled(parts: list[_Part]) -> list[_Part]:
    """Move what was only inserted or deleted to where a reader would cut: at a sentence, or before a word.

    In ``A. B. C.`` the new ``B. `` could as well be ``. B`` or `` B.``.
    """
    for n in range(1, len(parts) - 1):
        before, part, after = parts[n - 1 : n + 2]
        if part.same or (part.old and part.new):
            continue
        tokens = [*before.old[-FARTHEST:], *(part.old or part.new), *after.old[:FARTHEST]]
        start = min(FARTHEST, len(before.old))
        size = len(part.old or part.new)
        places = [start]
        # One token stays on either side, or two changes would touch.
        while (at := places[-1]) > 1 and tokens[at - 1] == tokens[at - 1 + size]:
            places.append(at - 1)
        at = start
        while at + size < len(tokens) - 1 and tokens[at] == tokens[at + size]:
            at += 1
            places.append(at)
        best = max(places, key=lambda place: _cut_quality(tokens, place))
        if best != start:
            changed = tokens[best : best + size]
            parts[n - 1] = _Part(before.old[: len(before.old) - start] + tokens[:best])
            parts[n] = _Part(changed, []) if part.old else _Part([], changed)
            parts[n + 1] = _Part(tokens[best + size :] + after.old[FARTHEST:])
    return parts


def _cut_quality(tokens: Sequence[str], place: int) -> int:
    """Return how natural a cut before a token is: 2 where a sentence starts, 1 where a word does, else 0."""
    if not tokens[place][0].isalnum():
        return 0
    before = "".join(tokens[max(0, place - 3) : place]).rstrip("\"'”’) \n")
    return 2 if before[-1:] in _SENTENCE_ENDS else 1


def _without_islands(parts: Sequence[_Part]) -> list[_Part]:
    """Join two changes where what stayed between them says less than either.

    Two insertions, or two deletions, are joined over one short word at most: each is clear by itself.
    """
    out: list[_Part] = []
    for part in parts:
        if not part.same:
            while len(out) > 1 and out[-1].says() <= _joinable(out[-2], part):
                island, earlier = out.pop(), out.pop()
                earlier.absorb(island)
                earlier.absorb(part)
                part = earlier
        out.append(part)
    return out


def _joinable(one: _Part, other: _Part) -> int:
    """Return how much may be said between two changes that are to be shown as one."""
    least = min(one.size, other.size)
    alike = not (one.old or other.old) or not (one.new or other.new)
    return min(least, 1) if alike else least
