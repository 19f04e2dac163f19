"""Fixtures for every test."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("deskbrief", deadline=None)  # a busy machine is no failure
settings.load_profile("deskbrief")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the repository: real articles that may not be copied into it."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the shared material is not beside this repository")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """Our own example articles."""
    return Path(__file__).parents[1] / "examples" / "articles"
