"""One writer at a time: a lock of the operating system beside the desk, gone when its process ends."""

from __future__ import annotations

import os
from pathlib import Path


class Lock:
    """Held from ``take`` until ``release``; the file names the process that holds it.

    Windows and some network file systems have no such lock; there everybody gets it.
    """

    def __init__(self, desk: Path) -> None:
        self.path = desk.with_name(f"{desk.name}.lock")
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Take the lock; False where another opening of the desk holds it.

        Raises:
            OSError: the file cannot be made.
        """
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except (ImportError, OSError):
            pass
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        self._descriptor = descriptor
        return True

    @property
    def holder(self) -> int | None:
        """The process that took the lock last, if the file tells."""
        try:
            return int(self.path.read_bytes())
        except (OSError, ValueError):
            return None

    def release(self) -> None:
        """Let the next one in; the file stays, or two processes could lock two files of one name."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
