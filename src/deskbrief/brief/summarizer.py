"""The protocol that every summariser keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from deskbrief.document import Bullet, Segment

KEY_POINTS = 7
"""The most key points that an article gets."""


class Summarizer(Protocol):
    """Makes bullets for each paragraph and key points for the article.

    An entry point of the group ``deskbrief.summarizers`` names a callable that takes a
    ``deskbrief.models.ModelEntry`` and returns a Summarizer. Construction is cheap.
    """

    @property
    def name(self) -> str:
        """The model's name in the catalogue."""
        ...

    @property
    def signature(self) -> str:
        """Every part that changes the output, e.g. ``lead-rank:1``."""
        ...

    def bullets(self, segments: Sequence[Segment]) -> tuple[Bullet, ...]:
        """Return the bullets of all paragraphs that carry news, in reading order."""
        ...

    def key_points(self, segments: Sequence[Segment], limit: int = KEY_POINTS) -> tuple[Bullet, ...]:
        """Return at most ``limit`` key points of the whole article, in reading order."""
        ...
