"""One window as a small PNG."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

COLOURS = 64
"""Enough for text of a few colours with its grey edges, and a fraction of the bytes."""


def photograph(window: str, path: Path, environment: Mapping[str, str]) -> None:
    """Write what a window shows, without the empty part below and beside its text.

    Raises:
        subprocess.CalledProcessError: ImageMagick failed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    shot = path.with_suffix(".raw.png")
    try:
        _run(["import", "-window", window, str(shot)], environment)
        trimmed = ["-trim", "+repage", "-bordercolor", "black", "-border", "6"]
        small = ["-dither", "None", "-colors", str(COLOURS), "-strip", "-define", "png:compression-level=9"]
        _run(["convert", str(shot), *trimmed, *small, f"PNG8:{path}"], environment)
    finally:
        shot.unlink(missing_ok=True)


def _run(command: list[str], environment: Mapping[str, str]) -> None:
    subprocess.run(command, env=dict(environment), check=True, timeout=60, stdout=subprocess.DEVNULL)
