"""What the draft engine gains by approvals: ``python -m benchmarks.learning [--json] [--data DIR]``.

A simulated analyst walks through pairs of ``../shared/corpus`` in their order and approves the reference each
time: the engine translates a sentence, then learns it. ``chrF`` is that of the second half, once by the
engine as it comes (static) and once by the engine that has learned all sentences before; both start from the
same tables. Behind each walk FLORES-dev (``../shared/eval``, for measuring only) is translated with all that
was learned: what helps one subject must not spoil another.

``un_dev`` is sampled from many documents, so hardly two lines of it belong together; ``fignews`` is machine
translated, so its figure is no measure of quality. Both are in the training data of the shipped tables, where
learning them again says little: ``python -m training.held_out un_dev fignews_sents --out DIR`` makes tables
without them for ``--data``. ``pud_news`` is in no tables; its sentences come from hundreds of articles.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sacrebleu.metrics import CHRF

from deskbrief.arabic.normalise import normalise
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.engines.draft import lessons, shipped
from deskbrief.translate.engines.draft.engine import DraftEngine
from deskbrief.translate.job import engine_text
from deskbrief.translate.learning import Approved

SHARED = Path(__file__).parents[2] / "shared"
BOTH = "un_dev+fignews"
"""The walk through UN and news pairs in turn, as an analyst who reads both."""
WALKS = {"un_dev": 4000, "pud_news": 500, "fignews_sents": 3000, BOTH: 6000}
"""Files of the corpus, and how many of their first pairs are walked."""


@dataclass(frozen=True, slots=True)
class Row:
    """One walk; chrF from 0 to 100."""

    walk: str
    pairs: int
    static: float
    learned: float
    flores_before: float
    flores_after: float
    milliseconds: float
    """The median time to learn a pair."""

    @property
    def gain(self) -> float:
        """How much better the second half came out."""
        return self.learned - self.static


def pairs(name: str, limit: int) -> list[tuple[str, str]]:
    """Return the first pairs of a file of the corpus, the Arabic as engines are given it."""
    if name == BOTH:
        turns = zip(pairs("un_dev", limit // 2), pairs("fignews_sents", limit // 2), strict=True)
        return [pair for turn in turns for pair in turn]
    lines = (SHARED / "corpus" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    columns = (line.split("\t") for line in lines[:limit])
    return [(engine_text(row[0]), " ".join(row[1].split())) for row in columns if len(row) > 1]


def flores() -> tuple[list[str], list[str]]:
    """Return the sources and references of FLORES-dev."""
    folder = SHARED / "eval" / "flores-dev"
    sources = (folder / "source.ar").read_text(encoding="utf-8").splitlines()
    return [normalise(line).text for line in sources], (folder / "reference.en").read_text(
        encoding="utf-8"
    ).splitlines()


def engine() -> DraftEngine:
    """Return a draft engine that has learned nothing."""
    return DraftEngine(load_catalogue().get("draft", Role.TRANSLATE))


def said(by: DraftEngine, sentences: Sequence[str]) -> list[str]:
    """Return the engine's English for each sentence."""
    return [hypotheses[0].text for hypotheses in by.translate(sentences)]


def chrf(output: Sequence[str], references: Sequence[str]) -> float:
    """Return chrF, 0 to 100."""
    return float(CHRF().corpus_score(output, [references]).score)


def walk(name: str, limit: int, flores_before: float) -> Row:
    """Walk through one file."""
    texts = pairs(name, limit)
    half = len(texts) // 2
    references = [english for _, english in texts[half:]]
    static = chrf(said(engine(), [arabic for arabic, _ in texts[half:]]), references)
    learner = engine()
    output, times = [], []
    for number, (arabic, english) in enumerate(texts):
        if number >= half:
            output += said(learner, [arabic])
        began = time.perf_counter()
        learner.learn([Approved(number, arabic, english)])
        times.append(time.perf_counter() - began)
    sources, answers = flores()
    after = chrf(said(learner, sources), answers)
    learned = chrf(output, references)
    return Row(name, len(texts), static, learned, flores_before, after, 1000 * statistics.median(times))


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="tables other than those that are shipped")
    parser.add_argument("--walk", action="append", choices=WALKS, help="one of the walks; may be repeated")
    parser.add_argument("--limit", type=int, help="pairs of each walk, at most")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not (SHARED / "eval" / "flores-dev").exists():
        parser.exit(2, "benchmarks.learning: the shared material is not beside this repository.\n")
    if arguments.data:
        shipped.DATA = arguments.data
    lessons.lessons_dir = lambda: Path("/dev/null")  # none is kept: each is timed as it is made
    sources, answers = flores()
    before = chrf(said(engine(), sources), answers)
    limits = {name: min(WALKS[name], arguments.limit or WALKS[name]) for name in arguments.walk or WALKS}
    rows = [walk(name, limit, before) for name, limit in limits.items()]
    tables = engine().signature
    if arguments.json:
        print(json.dumps({"tables": tables, "rows": [{**asdict(r), "gain": r.gain} for r in rows]}, indent=2))
        return
    print(tables)
    print(f"{'walk':16}{'pairs':>6}{'static':>8}{'learned':>9}{'gain':>7}{'FLORES':>16}{'ms':>7}")
    for row in rows:
        moved = f"{row.flores_before:.2f} {row.flores_after - row.flores_before:+.2f}"
        print(
            f"{row.walk:16}{row.pairs:>6}{row.static:>8.2f}{row.learned:>9.2f}{row.gain:>+7.2f}"
            f"{moved:>16}{row.milliseconds:>7.1f}"
        )


if __name__ == "__main__":
    main()
