"""How quick the desk is: ``python -m benchmarks.desk [--json] [--runs N]``.

Drives the real program in a real pty of 140 x 40, each time in a process and a data folder of its own, and
reads what it paints as a terminal would. A key counts as painted when the screen shows what it does: the
cursor on its paragraph, the letter in the editor. Keys "while translating" count only if the header says,
both when they are sent and when they are painted, that paragraphs are still to go. The articles are made of
``examples/articles``: one of 60 paragraphs, one of 2,000. The caches are warm but for one start. The times
hold for the machine that they are taken on and for what else runs there; the load is printed with them.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks.terminal import Picture, Recording, Sitting
from deskbrief.clean import clean
from deskbrief.document import BlockKind
from deskbrief.load import load

ARTICLES = Path(__file__).parents[1] / "examples" / "articles"
RUNS = 5
DOWN, UP, PAGE_DOWN, PAGE_UP = b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[5~"
HOME, END, ENTER, ESCAPE = b"\x1b[H", b"\x1b[F", b"\r", b"\x1b"
LETTER = "~"
"""No translation has it, so that those on the screen are those that were typed."""
TYPIST, HELD, SCROLLER = 0.12, 1 / 30, 0.35
"""Seconds from key to key: of a quick typist, of a key held down, of somebody who leafs through."""
ASKED = {
    "first_paint_s": 1.0,
    "first_english_s": 2.0,
    "long_first_paint_s": 2.0,
    "translating_down_p95_ms": 50.0,
    "translating_typing_p95_ms": 50.0,
}
"""What was asked for; the other figures are reported."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A key that was seen to act."""

    at: float
    ms: float
    while_translating: bool


def write_article(path: Path, paragraphs: int) -> Path:
    """Write an article of so many paragraphs, no two alike."""
    texts = []
    for file in sorted(ARTICLES.glob("*.txt")):
        blocks = clean(load(file)).blocks
        texts += [
            block.text for block in blocks if block.kind is BlockKind.PARAGRAPH and len(block.text) > 80
        ]
    chosen = islice(cycle(texts), paragraphs)
    path.write_text(
        "\n\n".join(f"{text} وهذا هو البند رقم {n}." for n, text in enumerate(chosen, 1)), "utf-8"
    )
    return path


def first(recording: Recording, is_so: Callable[[Picture], bool]) -> float:
    """Return when something was first to be seen."""
    picture = Picture()
    for piece in recording.pieces:
        picture.feed(piece.bytes)
        if is_so(picture):
            return piece.at
    raise ValueError(f"never seen; the last screen:\n{picture.text}")


def moves(picture: Picture) -> int:
    """Return where the cursor is."""
    return picture.cursor


def letters(picture: Picture) -> int:
    """Return how many letters have been typed, as far as they are seen."""
    return picture.count(LETTER)


def painted(
    recording: Recording, keys: dict[bytes, Callable[[int], int]], seen: Callable[[Picture], int]
) -> list[Painted]:
    """Return how long each of these keys took: from one state to the one that ``keys`` tells, or beyond."""
    picture = Picture()
    waiting: list[tuple[float, int, int, bool]] = []
    found: list[Painted] = []
    sent = [key for key in recording.keys if key.bytes in keys]
    state, to_go = 0, 0
    for piece in recording.pieces:
        while sent and sent[0].at < piece.at:
            key = sent.pop(0)
            before = waiting[-1][2] if waiting else state
            waiting.append((key.at, before, keys[key.bytes](before), to_go > 0))
        picture.feed(piece.bytes)
        state, to_go = seen(picture) or state, picture.to_go
        while waiting and _is_there(state, *waiting[0][1:3]):
            at, _, _, was_translating = waiting.pop(0)
            found.append(Painted(at, (piece.at - at) * 1000, was_translating and to_go > 0))
    return found


def _is_there(state: int, before: int, wanted: int) -> bool:
    return state >= wanted if wanted > before else state <= wanted


def spread(figures: Sequence[float], name: str) -> dict[str, float]:
    """Return the median, the 95th percentile, the worst, and of how many."""
    if len(figures) < 2:
        return {f"{name}_keys": len(figures)}
    return {
        f"{name}_p50_ms": statistics.median(figures),
        f"{name}_p95_ms": statistics.quantiles(figures, n=20, method="inclusive")[-1],
        f"{name}_max_ms": max(figures),
        f"{name}_keys": len(figures),
    }


@contextmanager
def sitting(article: Path, cache: Path | None) -> Iterator[Sitting]:
    """Open an article's desk, in a folder of its own, and end the program whatever happens."""
    with tempfile.TemporaryDirectory(prefix="desk-") as home:
        desk = Sitting(str(article), home=Path(home), cache=cache)
        try:
            yield desk
        finally:
            desk.kill()


def starts(article: Path, cache: Path | None, runs: int, seconds: float) -> dict[str, list[float]]:
    """Return the times of first paint and first English, and the peak of memory, of so many processes."""
    figures: dict[str, list[float]] = {"paint": [], "english": [], "memory": []}
    for _ in range(runs):
        with sitting(article, cache) as desk:
            desk.listen(seconds)
            desk.wait_for(lambda picture: picture.shows_english, "English")
            figures["paint"].append(first(desk.recording, lambda picture: picture.shows_desk))
            figures["english"].append(first(desk.recording, lambda picture: picture.shows_english))
            figures["memory"].append(desk.peak_mb)
    return figures


def strike(desk: Sitting, keys: Sequence[bytes], every: float) -> None:
    """Send keys one after the other, not all in step with what the program does by the clock."""
    for number, key in enumerate(keys):
        desk.press(key)
        desk.listen(every * (1 + 0.3 * (number * 7 % 10) / 10))
    desk.listen(1.0)


def on_sixty(article: Path, cache: Path, runs: int) -> dict[str, float]:
    """Go down and type, while all is translated and when all is done."""
    found: dict[str, list[float]] = {}
    memory = []
    for _ in range(runs):
        for name, keys, seen in (
            ("down", {DOWN: lambda at: at + 1}, moves),
            ("typing", {LETTER.encode(): lambda at: at + 1}, letters),
        ):
            with sitting(article, cache) as desk:
                desk.wait_for(lambda picture: picture.to_go > 0, "the translation to begin")
                _work(desk, name)
                desk.wait_for(lambda picture: picture.shows_desk and not picture.to_go, "the last paragraph")
                desk.listen(3.0)
                if name == "down":
                    desk.press(HOME)
                    desk.wait_for(lambda picture: picture.cursor == 1, "the first paragraph")
                rest = desk.now
                _work(desk, name, again=True)
                memory.append(desk.peak_mb)
                for key in painted(desk.recording, keys, seen):
                    if key.while_translating or key.at > rest:
                        when = "translating" if key.while_translating else "idle"
                        found.setdefault(f"{when}_{name}", []).append(key.ms)
    figures: dict[str, float] = {}
    for name in sorted(found, reverse=True):
        figures |= spread(found[name], name)
    return figures | {"peak_memory_mb": max(memory)}


def _work(desk: Sitting, name: str, *, again: bool = False) -> None:
    if name == "typing":
        if not again:
            desk.press(ENTER)
            desk.listen(0.2)
        strike(desk, [LETTER.encode()] * 40, TYPIST)
    else:
        strike(desk, [DOWN] * 40, TYPIST)


def on_two_thousand(article: Path, cache: Path, count: int) -> dict[str, float]:
    """Scroll through a long article, while it is translated and after the engine was stopped."""
    figures: dict[str, float] = {}
    with sitting(article, cache) as desk:
        desk.wait_for(lambda picture: picture.to_go > 0, "the translation to begin")
        strike(desk, _leafing(), SCROLLER)
        strike(desk, [DOWN] * 90, HELD)
        figures |= _scrolled(desk.recording, count, "long_translating")
        desk.press(b"C")
        desk.wait_for(lambda picture: picture.shows_desk and not picture.to_go, "the engine to stop")
        desk.listen(3.0)
        begun = len(desk.recording.keys)
        strike(desk, _leafing(), SCROLLER)
        strike(desk, [DOWN] * 90, HELD)
        kept = Recording(desk.recording.keys[begun:], desk.recording.pieces)
        figures |= _scrolled(kept, count, "long_idle")
        figures["long_peak_memory_mb"] = desk.peak_mb
    return figures


def _leafing() -> list[bytes]:
    return [*[PAGE_DOWN] * 12, END, *[PAGE_UP] * 6, HOME, *[PAGE_DOWN] * 6, END, HOME]


def _scrolled(recording: Recording, count: int, name: str) -> dict[str, float]:
    leaf = {
        PAGE_DOWN: lambda at: at + 1,
        PAGE_UP: lambda at: at - 1,
        END: lambda _: count,
        HOME: lambda _: 1,
    }
    held = {DOWN: lambda at: at + 1}
    scroll = [key.ms for key in painted(recording, leaf, moves)]
    down = [key.ms for key in painted(recording, held, moves)]
    return spread(scroll, f"{name}_scroll") | spread(down, f"{name}_held")


def measure(runs: int) -> dict[str, float]:
    """Return every figure; medians where each process gives one."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="desk-") as made:
        folder = Path(made)
        sixty = write_article(folder / "sixty.txt", 60)
        long = write_article(folder / "long.txt", 2000)
        cache = folder / "cache"
        cold = starts(sixty, cache, 1, 8.0)  # fills the cache
        figures |= {"cold_first_paint_s": cold["paint"][0], "cold_first_english_s": cold["english"][0]}
        warm = starts(sixty, cache, runs, 4.0)
        figures |= {
            "first_paint_s": statistics.median(warm["paint"]),
            "first_english_s": statistics.median(warm["english"]),
        }
        opened = starts(long, cache, runs, 6.0)
        figures |= {
            "long_first_paint_s": statistics.median(opened["paint"]),
            "long_first_english_s": statistics.median(opened["english"]),
        }
        figures |= on_sixty(sixty, cache, runs)
        figures |= on_two_thousand(long, cache, 2000)
    return figures | {"load_average": os.getloadavg()[0]}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--runs", type=int, default=RUNS, help="processes for each figure (%(default)s)")
    arguments = parser.parse_args()
    figures = measure(arguments.runs)
    if arguments.json:
        print(json.dumps(figures, indent=2))
        return
    print(f"{'':32}{'reached':>10}{'asked':>10}")
    for name, value in figures.items():
        asked = f"< {ASKED[name]:g}" if name in ASKED else ""
        print(f"{name:32}{value:10.2f}{asked:>10}")


if __name__ == "__main__":
    main()
