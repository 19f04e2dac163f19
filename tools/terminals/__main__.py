"""``python -m tools.terminals``: run a command in every terminal, and photograph it."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tools.terminals.picture import photograph
from tools.terminals.programs import PROGRAMS, Program, Window
from tools.terminals.screen import WindowMissingError, running, send, virtual_screen, window_of

ROOT = Path(__file__).parents[2]
OUT = ROOT / "docs" / "terminals"
_EVERYWHERE = ("xvfb", "xdotool", "imagemagick", "fonts-dejavu-core")


def main() -> int:
    """Photograph the terminals that are asked for; the code is 1 if one could not be."""
    given = _parser().parse_args()
    chosen = [program for program in PROGRAMS if not given.names or program.name in given.names]
    if unknown := set(given.names) - {program.name for program in PROGRAMS}:
        print(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(p.name for p in PROGRAMS)}")
        return 2
    if missing := _missing(chosen):
        print(f"These Debian packages are missing: {' '.join(missing)}")
        print(f"Install them with: sudo apt-get install {' '.join(missing)}")
        return 2
    failed = 0
    with tempfile.TemporaryDirectory(prefix="deskbrief-terminals-") as scratch, virtual_screen() as display:
        for program in chosen:
            try:
                _take(program, given, display, Path(scratch))
            except WindowMissingError as error:
                failed += 1
                print(f"{program.name}: no window. It said:\n{error}")
            else:
                print(f"{program.name}: {_picture(program, given)} ({_versions(program)})")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.terminals", description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", help="a terminal (all of them)")
    parser.add_argument(
        "--command",
        default="deskbrief --arabic-test",
        help="what each runs, for the shell, in the repository's root (%(default)s)",
    )
    parser.add_argument(
        "--keys",
        metavar="KEYS",
        type=shlex.split,
        default=(),
        help="keys to send before the picture: names of xdotool, text:WORDS, wait:SECONDS",
    )
    parser.add_argument(
        "--wait", type=float, default=4.0, help="seconds to wait before the keys (%(default)s)"
    )
    parser.add_argument(
        "--settle", type=float, default=1.0, help="seconds to wait before the picture (%(default)s)"
    )
    parser.add_argument("--columns", type=int, default=100)
    parser.add_argument("--rows", type=int, default=28)
    parser.add_argument("--out", type=Path, default=OUT, help="where the pictures go")
    parser.add_argument("--prefix", default="", help="begins each picture's name")
    return parser


def _picture(program: Program, given: argparse.Namespace) -> Path:
    return Path(given.out) / f"{given.prefix}{program.name}.png"


def _missing(programs: list[Program]) -> list[str]:
    """Return the Debian packages that are not installed; none where there is no dpkg to ask."""
    if shutil.which("dpkg-query") is None:
        return []
    wanted = dict.fromkeys((*_EVERYWHERE, *(name for program in programs for name in program.packages)))
    there = _query("${Package} ${db:Status-Status}\n", wanted)
    return [name for name in wanted if f"{name} installed" not in there]


def _versions(program: Program) -> str:
    return ", ".join(_query("${Package} ${Version}\n", program.packages))


def _query(form: str, packages: Iterable[str]) -> list[str]:
    if shutil.which("dpkg-query") is None:
        return []
    asked = ["dpkg-query", "-W", "-f", form, *packages]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines()


def _take(program: Program, given: argparse.Namespace, display: str, scratch: Path) -> None:
    home = scratch / program.name
    home.mkdir()
    environment = _environment(home, display, scratch) | program.environment
    script = home / "run.sh"
    script.write_text(f"cd {shlex.quote(str(ROOT))}\n{given.command}\nexec sleep 600\n")
    log = home / "log"
    command = program.start(Window(given.columns, given.rows, script, home))
    try:
        with running(command, environment, log) as process:
            window = window_of(process, environment, log)
            time.sleep(given.wait)
            if given.keys:
                send(given.keys, window, environment)
            time.sleep(given.settle)
            photograph(window, _picture(program, given), environment)
    finally:
        if (home / "tmux").exists():
            subprocess.run(
                ["tmux", "-S", str(home / "tmux"), "kill-server"], check=False, capture_output=True
            )


def _environment(home: Path, display: str, scratch: Path) -> dict[str, str]:
    """Return the variables that a terminal starts with: none that another terminal may have left here."""
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),  # alacritty takes HOME from the user's account
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CACHE_HOME": str(scratch / "cache"),
        "DISPLAY": display,
        "LANG": "C.UTF-8",
        "SHELL": "/bin/sh",
        "NO_AT_BRIDGE": "1",
    }


if __name__ == "__main__":
    sys.exit(main())
