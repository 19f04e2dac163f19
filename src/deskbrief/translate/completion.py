"""Complete a paragraph from what a person has typed of its English so far.

Interactive-predictive translation: the person writes, the machine offers how it would go on from there
(TransType: Foster, Isabelle and Plamondon 1997; CasMaCat: Alabau et al. 2014). Where the typed text has got
to is found by ``reached``; how it goes on is asked of the engine, which knows the Arabic, or taken from what
the machine has written already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from deskbrief.arabic.script import has_arabic
from deskbrief.document import Segment, Sentence
from deskbrief.errors import DeskbriefError, EngineError
from deskbrief.segment.abbreviations import is_abbreviation
from deskbrief.segment.language import ARABIC
from deskbrief.translate.engine import Engine
from deskbrief.translate.job import engine_text
from deskbrief.translate.reached import END, Typed, nearest

_WORD = re.compile(r"\S+")
_EDGE = "\"'“”‘’«»()[]{}.,;:!?…-–—"
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")
_OPENING = ("(", "[", "“", "‘", "«")
_LOOSE_MARK = re.compile(r"^[,;:]+\s*")
_RUN_ON_COST = 2.0
"""Words that must tell that a person went on to the next sentence without ending the one before."""
_END_COST = 4.0
"""Words that a person may leave out or rewrite before an end of theirs is taken for one of the machine's."""


class NotCompletedError(EngineError):
    """The engine cannot complete this sentence as a whole: it is too long, or no end was reached."""


@runtime_checkable
class Completing(Protocol):
    """An engine that can go on from the beginning of a translation."""

    def complete(self, sentence: str, prefix: str) -> str:
        """Return how the translation of a sentence goes on from the beginning that a person has typed.

        ``sentence`` is normalised as for ``Engine.translate``; ``prefix`` is as typed and may end inside a
        word. The result is to be put behind the prefix as it is, so it begins with a space where one is
        needed. It is empty where nothing is left to say, or where nothing known begins with the begun word.

        Raises:
            ModelMissingError: the weights are not here and cannot be had.
            NotCompletedError: the sentence with its prefix is longer than the engine takes, or the engine
                came to no end; nothing is ever cut.
        """
        ...


def can_complete(engine: Engine) -> bool:
    """Tell whether an engine can go on from the beginning of a translation."""
    return isinstance(engine, Completing)


def complete_paragraph(engine: Engine, segment: Segment, typed: str, machine: Sequence[str]) -> str:
    """Return how the sentence that a person is writing goes on, to its end.

    ``typed`` is all that the person has typed of the paragraph's English up to the cursor; ``machine`` is the
    machine's own English, one text for each of the segment's sentences, empty where there is none yet. The
    result is to be put behind ``typed`` as it is. Where ``typed`` ends a sentence, it is the whole next one;
    it is empty where the paragraph is complete or the begun word leads nowhere.

    The machine's own words are used where the engine cannot complete, where a sentence is longer than it
    takes whole, and for a sentence not begun yet.

    Raises:
        ValueError: ``machine`` has more or fewer texts than the segment has sentences.
        ModelMissingError: the engine's weights are not here and cannot be had.
        EngineError: the engine failed.
    """
    texts = [
        text or ("" if _is_translated(segment, sentence) else sentence.text)
        for text, sentence in zip(machine, segment.sentences, strict=True)
    ]
    reached = _reach(texts, typed)
    part = reached.part
    for text, sentence in zip(texts[reached.sentence :], segment.sentences[reached.sentence :], strict=True):
        if part:
            found = _continued(engine, segment, sentence, part)
            rest = reached.rest if found is None else found
        else:
            found = text or _continued(engine, segment, sentence, "")
            rest = found or ""
        if rest:
            return _joined(typed, rest, new=not part)
        if not (reached.covered if part else found is not None):
            return ""  # never the sentence after next: this one would be lost
        part = ""
    return ""


def rest_of(machine: Sequence[str], typed: str) -> str:
    """Return how the machine's own English goes on from where a person's text has got to.

    ``machine`` is the English of a paragraph sentence by sentence. The result reaches to the end of the
    sentence, or is the whole next one where ``typed`` ends one; it is to be put behind ``typed`` as it is. It
    is empty at the end of the paragraph, before a sentence that the machine has not, and behind a begun word
    that is not the machine's.
    """
    reached = _reach(machine, typed)
    if reached.rest:
        return _joined(typed, reached.rest, new=False)
    if reached.part and not reached.covered:
        return ""
    following = reached.sentence + bool(reached.part)
    return _joined(typed, "".join(machine[following : following + 1]), new=True)


@dataclass(frozen=True, slots=True)
class _Reached:
    """Where a typed text has got to in a paragraph."""

    sentence: int
    """The number of the sentence, counted from 0; as many as there are where all is said."""
    part: str
    """What of the typed text belongs to that sentence, from its first word to the cursor."""
    rest: str
    """What the machine's own sentence says behind the part; empty where the part is."""
    covered: bool
    """The part says every word of the machine's sentence, or ends one itself."""


def _reach(machine: Sequence[str], typed: str) -> _Reached:
    """Find the sentence that a typed text has got to; one pass over the words, traced back."""
    own = _words(typed, last=False)
    words: list[_Word] = []
    borders = []
    for text in machine:
        words += _words(text, last=True)
        borders.append(len(words))
    begun = typed[-1:].isalnum()  # no space behind the last word and no mark at its end: it may go on
    folded = Typed([word.folded for word in own], begun=begun, ending=_END_COST)
    columns = [folded.column()]
    for number, word in enumerate(words, start=1):
        columns.append(folded.follow(columns[-1], word.folded, _RUN_ON_COST if number in borders else 1.0))
    at = nearest(columns)
    said = folded.steps(columns, [word.folded for word in words], at)
    sentence = sum(border <= at for border in borders)
    before = borders[sentence - 1] if sentence else 0
    first = sum(place < before for place in said)
    if first < len(own) and said[first] == before and own[first].folded == END:
        first += 1
    if first == len(own) or sentence == len(machine):
        return _Reached(sentence, "", "", False)
    part = typed[own[first].start :]
    text = machine[sentence]
    rest = text[words[at - 1].end :] if at > before else f" {text}"
    if begun:
        against = at > before and said[-1] == at and (len(said) < 2 or said[-2] < at)
        rest = _after_begun(part, text, words[at - 1], rest) if against else ""
    covered = bool(text) and all(word.folded == END for word in words[at : borders[sentence]])
    return _Reached(sentence, part, rest, covered or own[-1].folded == END)


def _after_begun(typed: str, text: str, word: _Word, rest: str) -> str:
    """Return what follows in the machine's text on the last typed word, which stands against this one."""
    last = typed.rsplit(maxsplit=1)[-1]
    said = text[word.start : word.end]
    if said.lower().startswith(last.lower()):
        return said[len(last) :] + rest
    return rest if last.strip(_EDGE).lower() == word.folded else ""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or the end of a sentence, which stands behind the word that it is written with."""

    folded: str
    start: int
    end: int


def _words(text: str, *, last: bool) -> list[_Word]:
    """Return the words and the ends of sentences in a text; with ``last``, it ends one in any case."""
    found: list[_Word] = []
    begun = 0
    for match in _WORD.finditer(text):
        found.append(_Word(match[0].strip(_EDGE).lower() or match[0], match.start(), match.end()))
        if _closes(text, match, begun):
            begun = match.end()
            found.append(_Word(END, begun, begun))
    if last and not (found and found[-1].folded == END):
        found.append(_Word(END, len(text), len(text)))
    return found


def _closes(text: str, match: re.Match[str], begun: int) -> bool:
    """Tell whether a word ends the sentence that begins at ``begun``."""
    mark = _ENDS.search(match[0])
    if not mark:
        return False
    following = text[match.end() :].lstrip()
    if following[:1].islower():
        return False
    # Where nothing follows yet, a title or an initial is no end: a name may come.
    context = text if following else f"{text.rstrip()} x"
    return not is_abbreviation(context, match.start() + mark.start(), begun)


def _is_translated(segment: Segment, sentence: Sentence) -> bool:
    return segment.block.language == ARABIC and has_arabic(sentence.text)


def _continued(engine: Engine, segment: Segment, sentence: Sentence, prefix: str) -> str | None:
    """Ask the engine; None where it cannot complete this sentence as a whole."""
    if not isinstance(engine, Completing) or not _is_translated(segment, sentence):
        return None
    text = engine_text(sentence.text)
    limit = engine.max_units
    try:
        if limit is not None and engine.measure(text) > limit:
            return None
        return engine.complete(text, prefix)
    except NotCompletedError:
        return None
    except DeskbriefError:
        raise
    except Exception as error:  # any runtime may fail in any way, as in translating
        raise EngineError(
            f"The engine {engine.name!r} failed: {error or type(error).__name__}", "Type on; nothing is lost."
        ) from error


def _joined(typed: str, rest: str, *, new: bool) -> str:
    """Fit a continuation to the text that it is put behind."""
    if typed[-1:].isspace() or typed.endswith(_OPENING):
        return _LOOSE_MARK.sub("", rest.lstrip(), count=1)
    return f" {rest}" if new and typed and rest else rest
