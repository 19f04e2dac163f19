"""Which words of any Arabic sentence any English one translates, whoever wrote it.

Engines that give no alignment, and people, do not say which word stands for which. The draft engine's
tables do, well enough to find a word that was chosen otherwise (``draft.linking``: competitive linking,
Melamed 2000).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from deskbrief.arabic.normalise import normalise
from deskbrief.document import Link
from deskbrief.translate.engines.draft.engine import lattice_to_say
from deskbrief.translate.engines.draft.english_tokens import Truecaser, placed, written_tokens
from deskbrief.translate.engines.draft.fallback import Fallback
from deskbrief.translate.engines.draft.lessons import CommonCases
from deskbrief.translate.engines.draft.linking import Linker
from deskbrief.translate.engines.draft.segmenter import Segmenter
from deskbrief.translate.engines.draft.shipped import load_learned
from deskbrief.translate.job import engine_text

_LONGEST = 4000
"""Characters of either text beyond which nothing is aligned: it is no sentence."""
_FARTHEST = 6
"""Characters that a token may lie beyond its own length from the one before, or it is another."""
_QUOTES = str.maketrans("’‘“”«»–—´", '\'\'""""--\'')


@lru_cache(maxsize=256)
def align(source: str, target: str, *, guesses: bool = True) -> tuple[Link, ...]:
    """Return links between the words of two texts, in order; none where one is blank or no sentence.

    Spans index the texts as they are given. Without ``guesses`` there are only the links that the tables
    speak for, not those of what is left over between them.
    """
    if not source.strip() or not target.strip() or max(len(source), len(target)) > _LONGEST:
        return ()
    tools = _tools()
    units = lattice_to_say(tools[0], engine_text(source)).likeliest()
    written = written_tokens(target)
    spans = _spans(target, written)
    words = tools[2].restore([placed(token) for token in written])
    if not units or not words:
        return ()
    normalised = normalise(source)
    links = set()
    linked = tools[1].link(units, words, written)
    for unit_at, word_at in linked.links:
        unit, span = units[unit_at], spans[word_at]
        if span is not None and unit.end and (guesses or unit_at in linked.evident):
            links.add(Link(*normalised.span(unit.start, unit.end), *span))
    return tuple(sorted(links, key=lambda link: (link.target_start, link.source_start)))


@cache
def _tools() -> tuple[Segmenter, Linker, Truecaser]:
    learned = load_learned()
    linker = Linker(learned.phrases, Fallback(learned.names, learned.spellings))
    cases = Truecaser(CommonCases(learned.language_model))
    return Segmenter(learned.readings, learned.names), linker, cases


def _spans(text: str, tokens: Sequence[str]) -> list[tuple[int, int] | None]:
    """Return where each token stands; None for one that is written otherwise, as in contractions."""
    text = text.translate(_QUOTES)
    found: list[tuple[int, int] | None] = []
    at = 0
    for token in tokens:
        start = text.find(token, at)
        if start >= 0 and start - at <= len(token) + _FARTHEST:
            found.append((start, start + len(token)))
            at = start + len(token)
        else:
            found.append(None)
    return found
