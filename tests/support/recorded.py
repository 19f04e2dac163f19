"""Exports whose bytes are a contract; ``UPDATE_SNAPSHOTS=1 pytest tests/export`` renews the files."""

from __future__ import annotations

import os
from pathlib import Path

from tests.support.snapshots import VARIABLE


def assert_as_recorded(text: str, path: Path) -> None:
    """Fail where the text is not what is recorded; where that is asked for, record it."""
    if os.environ.get(VARIABLE):
        path.write_bytes(text.encode("utf-8"))
    assert text.encode("utf-8") == path.read_bytes()
