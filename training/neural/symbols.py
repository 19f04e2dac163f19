"""Words of the model's own: the same on every machine, whether deskbrief is there or not."""

from __future__ import annotations

GLOSS = "<g>"
"""Stands before each gloss."""
HIDDEN = "<h>"
"""Stands for a word that is known by its glosses only."""
SYNTHETIC = "<bt>"
"""Opens a source that was made from its English."""
MOST_NUMBERS = 20
NUMBERS = tuple(f"<n{place}>" for place in range(MOST_NUMBERS))
SYMBOLS = (GLOSS, HIDDEN, SYNTHETIC, *NUMBERS)
