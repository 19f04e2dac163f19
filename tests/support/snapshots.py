"""Pictures of a screen held against those that were looked at and found right.

``UPDATE_SNAPSHOTS=1 pytest tests/tui/test_snapshots.py`` renews them; look at what has changed then.
"""

from __future__ import annotations

import difflib
import html
import os
import re
from pathlib import Path

VARIABLE = "UPDATE_SNAPSHOTS"

_IDS = re.compile(r"terminal-\d+")
_FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)


def normalised(svg: str) -> str:
    """The picture without what differs from run to run, or fetches fonts from somewhere."""
    return _FONTS.sub("", _IDS.sub("terminal", svg))


def assert_as_seen(svg: str, golden: Path) -> None:
    """Hold a picture against its golden file, or renew that where the environment says so."""
    svg = normalised(svg)
    if os.environ.get(VARIABLE):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(svg, encoding="utf-8")
    assert golden.exists(), f"{golden} is not there; {VARIABLE}=1 makes it"
    seen = golden.read_text(encoding="utf-8")
    if svg == seen:
        return
    before, now = (list(map(html.unescape, _TEXT.findall(each))) for each in (seen, svg))
    changed = "\n".join(difflib.unified_diff(before, now, "seen", "now", lineterm="", n=0))
    told = changed or "Only colours, styles or places differ."
    raise AssertionError(f"{golden.name} looks otherwise; {VARIABLE}=1 renews it.\n{told}")
