"""Text cut into passages that a model takes whole; nothing is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def passages(sentences: Sequence[str], measure: Callable[[str], int], limit: int) -> list[str]:
    """Return the sentences joined into as few passages as fit, each at most ``limit`` long by ``measure``.

    A sentence that alone is too long is cut between words; a single word that is too long, within it.
    """
    packed: list[str] = []
    for piece in (piece for sentence in sentences for piece in _fitting(sentence, measure, limit)):
        joined = f"{packed[-1]} {piece}" if packed else piece
        if packed and measure(joined) <= limit:
            packed[-1] = joined
        else:
            packed.append(piece)
    return packed


def parts(count: int, wanted: int) -> list[range]:
    """Return the numbers below ``count`` in at most ``wanted`` runs of nearly equal length."""
    wanted = min(count, wanted)
    return [range(part * count // wanted, (part + 1) * count // wanted) for part in range(wanted)]


def _fitting(text: str, measure: Callable[[str], int], limit: int) -> list[str]:
    if measure(text) <= limit or len(text) < 2:
        return [text]
    words = text.split()
    middle = len(words) // 2
    halves = (
        (" ".join(words[:middle]), " ".join(words[middle:]))
        if middle
        else (text[: len(text) // 2], text[len(text) // 2 :])
    )
    return [piece for half in halves for piece in _fitting(half, measure, limit)]
