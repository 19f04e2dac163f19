"""Word alignment of the segmented, preordered Arabic with English: eflomal both ways, grown together.

eflomal: Östling and Tiedemann, "Efficient Word Alignment with Markov Chain Monte Carlo", 2016. The heuristic
that joins both directions is grow-diag-final-and (Koehn, Och and Marcu, 2003).
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from deskbrief.translate.engines.draft.extraction import Links

_NEIGHBOURS = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


def align(source: Sequence[Sequence[str]], target: Sequence[Sequence[str]]) -> list[Links]:
    """Return one set of (source index, target index) for each pair of sentences."""
    return [grow(forward, backward) for forward, backward in both_ways(source, target)]


def both_ways(source: Sequence[Sequence[str]], target: Sequence[Sequence[str]]) -> list[tuple[Links, Links]]:
    """Return the links of each pair of sentences from either side; ``align`` joins them."""
    from eflomal import Aligner  # only training needs it

    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / name for name in ("source", "target", "forward", "backward")]
        names[0].write_text("".join(" ".join(s) + "\n" for s in source), encoding="utf-8")
        names[1].write_text("".join(" ".join(t).lower() + "\n" for t in target), encoding="utf-8")
        with names[0].open(encoding="utf-8") as left, names[1].open(encoding="utf-8") as right:
            Aligner().align(
                left, right, links_filename_fwd=str(names[2]), links_filename_rev=str(names[3]), quiet=True
            )
        forward = [_links(line) for line in names[2].read_text().splitlines()]
        backward = [_links(line) for line in names[3].read_text().splitlines()]
    return list(zip(forward, backward, strict=True))


def _links(line: str) -> Links:
    return {(int(a), int(b)) for a, b in (pair.split("-") for pair in line.split())}


def grow(forward: Links, backward: Links) -> Links:
    """Join two directions: what both say, its neighbours that either says, then words still alone."""
    union = forward | backward
    links = forward & backward
    sources, targets = {s for s, _ in links}, {t for _, t in links}
    added = True
    while added:
        added = False
        for s, t in sorted(links):
            for ds, dt in _NEIGHBOURS:
                near = (s + ds, t + dt)
                if near in union and near not in links and (near[0] not in sources or near[1] not in targets):
                    links.add(near)
                    sources.add(near[0])
                    targets.add(near[1])
                    added = True
    for s, t in sorted(union):
        if s not in sources and t not in targets:
            links.add((s, t))
            sources.add(s)
            targets.add(t)
    return links
