"""Join the translations of a sentence's pieces to the translation of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from deskbrief.document import Hypothesis, Link
from deskbrief.translate.pieces import Piece

_COMMAS = "،,؛;"
_ENDS = ".!?؟…"


def joined(pieces: Sequence[Piece], offers: Sequence[Sequence[Hypothesis]]) -> list[Hypothesis]:
    """Return the hypotheses of the whole sentence, best first.

    ``offers`` holds each piece's hypotheses for ``piece.text.strip()``. The k-th hypothesis of the whole is
    made of the k-th of each piece, or of the last that a piece has. Its score is the mean weighted by
    length, its alignment points into the whole.
    """
    count = max(len(offer) for offer in offers)
    chosen = ([offer[min(rank, len(offer) - 1)] for offer in offers] for rank in range(count))
    whole = [_join(pieces, hypotheses) for hypotheses in chosen]
    return [
        hypothesis
        for at, hypothesis in enumerate(whole)
        if hypothesis.text not in {w.text for w in whole[:at]}
    ]


def _join(pieces: Sequence[Piece], hypotheses: Sequence[Hypothesis]) -> Hypothesis:
    text = ""
    links: list[Link] = []
    weighted = weight = 0.0
    for at, (piece, hypothesis) in enumerate(zip(pieces, hypotheses, strict=True)):
        last = at == len(pieces) - 1
        part = hypothesis.text if last else _open_ended(piece.text.rstrip(), hypothesis.text)
        if text and part and _parted_by_space(pieces[at - 1], piece):
            text += " "
        source_shift = piece.start + len(piece.text) - len(piece.text.lstrip())
        links += _shifted(hypothesis.alignment, source_shift, len(text), len(part))
        if hypothesis.score is not None:
            weighted += hypothesis.score * len(part)
            weight += len(part)
        text += part
    scored = weight and all(hypothesis.score is not None for hypothesis in hypotheses if hypothesis.text)
    complete = all(hypothesis.complete for hypothesis in hypotheses)
    return Hypothesis(text, weighted / weight if scored else None, tuple(links), complete)


def _open_ended(source: str, target: str) -> str:
    """Take away the full stop that an engine sets after a piece which ends in the midst of a sentence."""
    if not target.endswith(".") or target.endswith("..") or source.endswith(tuple(_ENDS)):
        return target
    return target[:-1] + ("," if source.endswith(tuple(_COMMAS)) else "")


def _parted_by_space(before: Piece, after: Piece) -> bool:
    return before.text[-1:].isspace() or after.text[:1].isspace()


def _shifted(links: Sequence[Link], source_shift: int, target_shift: int, target_length: int) -> list[Link]:
    return [
        Link(
            link.source_start + source_shift,
            link.source_end + source_shift,
            link.target_start + target_shift,
            min(link.target_end, target_length) + target_shift,
        )
        for link in links
        if link.target_start < target_length
    ]
