"""Finding words on the desk: Arabic however it is spelled, English in any case; hits index the original."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from deskbrief.arabic.normalise import normalise
from deskbrief.arabic.script import fold
from deskbrief.desk.records import Hit, Row
from deskbrief.document import Side


def search(rows: Iterable[Row], query: str, side: Side | None = None) -> Iterator[Hit]:
    """Yield where a query stands, row by row, the source before the translation.

    In the source, hamza forms, tashkeel, tatweel and all else that ``arabic.script.fold`` levels make no
    difference; on both sides white space of any kind and length is one space. Hits do not overlap.
    """
    folds: dict[Side, Callable[[str], str]] = {Side.SOURCE: fold, Side.TARGET: str.casefold}
    wanted = {
        each: "".join(_Folded(query.strip(), folds[each]).characters)
        for each in folds
        if side in (None, each)
    }
    for row in rows:
        for each, words in wanted.items():
            if words:
                text = row.source if each is Side.SOURCE else row.text
                for start, end in _Folded(text, folds[each]).spans_of(words):
                    yield Hit(row.id, each, start, end)


class _Folded:
    """A text folded letter by letter, each with the stretch of the original that it stands for."""

    def __init__(self, text: str, folded: Callable[[str], str]) -> None:
        self.characters: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        clean = normalise(text)
        for letter, start, end in zip(clean.text, clean.offsets, clean.ends, strict=True):
            parts = " " if letter.isspace() else folded(letter)
            if parts == " " and self.characters[-1:] == [" "]:
                parts = ""
            if not parts and self._ends and not letter.isspace():  # a mark belongs to the letter it stands on
                self._ends[-1] = end
            for part in parts:
                self.characters.append(part)
                self._starts.append(start)
                self._ends.append(end)

    def spans_of(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield the spans, in the original, of where these folded words stand."""
        text = "".join(self.characters)
        at = text.find(words)
        while at >= 0:
            last = at + len(words)
            yield self._starts[at], self._ends[last - 1]
            at = text.find(words, last)
