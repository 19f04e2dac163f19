"""Which tokens of all that is trained on are aligned together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from deskbrief.translate.engines.draft.morphology import analyse

if TYPE_CHECKING:
    from deskbrief.translate.engines.draft.extraction import Links
    from training.entries import Entry
    from training.sentences import Sentence

Aligner = Callable[[Sequence[Sequence[str]], Sequence[Sequence[str]]], "list[Links]"]
"""(source tokens, target tokens) of each pair to its links, as ``alignment.align``."""


def link(data: Sequence[Sentence], own: Sequence[Entry], aligner: Aligner) -> list[Links]:
    """Align all pairs, then our own entries.

    The lexicon's glosses are aligned along as evidence, and forgotten again.
    """
    lexicon = set()
    for key in {key for source, _, _, _ in data for key in source}:
        for analysis in analyse(key)[:6]:
            for gloss in analysis.glosses[:3]:
                if len(gloss.split()) <= 3:
                    lexicon.add((key, tuple(gloss.lower().split())))
    glosses = sorted(lexicon)
    source = [list(s) for s, _, _, _ in data] + [list(entry.source) for entry in own]
    target = [list(t) for _, _, t, _ in data] + [list(entry.target) for entry in own]
    source += [[key] for key, _ in glosses]
    target += [list(gloss) for _, gloss in glosses]
    return aligner(source, target)[: len(data) + len(own)]
