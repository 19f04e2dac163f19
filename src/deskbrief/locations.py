"""Where deskbrief keeps what it caches, downloads and remembers, on every platform."""

from __future__ import annotations

from pathlib import Path

import platformdirs

APP = "deskbrief"


def cache_dir() -> Path:
    """What can be made again: compiled lexica."""
    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def lessons_dir() -> Path:
    """What engines made of approved sentences; it holds their words, and goes when the memory forgets."""
    return cache_dir() / "lessons"


def data_dir() -> Path:
    """What belongs to the user: models, later the desks."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def config_dir() -> Path:
    """What the user writes: their own models.toml."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))
