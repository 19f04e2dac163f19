"""Fixtures for every test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("deskbrief", deadline=None)  # a busy machine is no failure
settings.load_profile("deskbrief")

pytest_plugins = ["support.tiny_models"]


@pytest.fixture(autouse=True)
def _own_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Keep every test out of the user's folders; subprocesses inherit it.

    The cache is shared by the whole run, xdist's workers included: what lies in it can be made again, and
    compiling the lexicon anew for each test would take longer than the test.
    """
    run = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        run = run.parent
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(run / "cache"))
    for kind in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    for name in ("DESKBRIEF_DEBUG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


FIRST_CHECKS = ("language", "loop", "lost-tail", "untranslated")
"""Those that do not know Arabic: the engines of most tests say what has nothing to do with the source."""


@pytest.fixture(autouse=True)
def _first_checks(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Run the first checks alone, but in tests that are marked ``every_check``; subprocesses run all."""
    if not request.node.get_closest_marker("every_check"):
        monkeypatch.setattr("deskbrief.check.run.installed", lambda: FIRST_CHECKS)


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


ARTICLE = """\
مجلس بلدة النخيل يقر خطة جديدة لتوزيع المياه

النخيل/ وكالة الساحل

أقر مجلس بلدة النخيل، أمس الثلاثاء، خطة جديدة لتوزيع المياه على الأحياء الشرقية، بعد أشهر من شكاوى السكان.

وقال رئيس المجلس سالم الحداد في مؤتمر صحفي إن الخطة ستبدأ مطلع الشهر المقبل، وإن كلفتها تبلغ 3 ملايين دينار.

وأضاف أن المجلس سيحفر 12 بئرا خلال العام الحالي. وطالب السكان بترشيد استهلاك المياه في فصل الصيف.
"""


@pytest.fixture
def article() -> str:
    """A short Arabic news article of ours: headline, dateline, three paragraphs."""
    return ARTICLE


Cli = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def deskbrief_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Cli:
    """Run the command line in this process, in the test's folder: as ``deskbrief``, without a start-up."""
    from deskbrief.cli.main import main

    def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            for name, value in environment.items():
                patch.setenv(name, value)
            capfdbinary.readouterr()
            code = main([str(argument) for argument in arguments])
            out, err = capfdbinary.readouterr()
        return subprocess.CompletedProcess(list(arguments), code, out, err)

    return run


@pytest.fixture
def deskbrief(tmp_path: Path) -> Cli:
    """Run the real command line in a process of its own, in the test's folder."""

    def run(
        *arguments: str | Path, stdin: bytes = b"", timeout: float = 120, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "deskbrief", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "80", **environment},
            timeout=timeout,
            check=False,
        )

    return run
