"""chrF for the reports of a training run, on machines that have no sacrebleu.

chrF with character n-grams of one to six and beta 2 (Popović, 2015), white space left out, as sacrebleu
computes it by default.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

ORDER = 6
BETA = 2.0


def chrf(outputs: Sequence[str], references: Sequence[str]) -> float:
    """Return the score of a corpus, 0 to 100."""
    precision = recall = 0.0
    counted = 0
    for order in range(1, ORDER + 1):
        matched = written = wanted = 0
        for output, reference in zip(outputs, references, strict=True):
            left, right = _grams(output, order), _grams(reference, order)
            matched += (left & right).total()
            written += left.total()
            wanted += right.total()
        if written and wanted:
            counted += 1
            precision += matched / written
            recall += matched / wanted
    if not precision + recall:
        return 0.0
    precision, recall = precision / counted, recall / counted
    return 100 * (1 + BETA**2) * precision * recall / (BETA**2 * precision + recall)


def _grams(text: str, order: int) -> Counter[str]:
    letters = "".join(text.split())
    return Counter(letters[at : at + order] for at in range(len(letters) - order + 1))
