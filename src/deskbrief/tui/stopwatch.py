"""How long a person has worked: the time between one key and the next, pauses left out."""

from __future__ import annotations

from dataclasses import dataclass

PAUSE = 60.0
"""Seconds without a key or click after which nobody is at work."""


@dataclass(slots=True)
class Stopwatch:
    """Counts from one touch to the next."""

    last: float | None = None
    """When a key was pressed last, in seconds of any steady clock."""
    seconds: float = 0.0
    """What has been counted and not been taken yet."""

    def touch(self, now: float) -> None:
        """Note that a key was pressed or a mouse button."""
        if self.last is not None and 0 < now - self.last < PAUSE:
            self.seconds += now - self.last
        self.last = now

    def take(self) -> float:
        """Return what has been counted since the last time, and begin anew."""
        taken, self.seconds = self.seconds, 0.0
        return taken
