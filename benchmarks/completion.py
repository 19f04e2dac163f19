"""What completing saves a person who types: ``python -m benchmarks.completion [--set pud|flores] [--json]``.

A simulated user types reference translations: of PUD's news, ``../shared/corpus/pud_news.tsv``, which is the
draft engine's development set, or of ``../shared/eval/flores-dev``; nothing is trained on either. Whenever
the beginning of what is offered agrees with the reference, it is taken; then the next word is typed. The
word-stroke ratio is the share of words that had to be typed (Barrachina et al. 2009), 100% where nothing is
offered; words and marks count alike, and small letters are told from capitals. A row for each engine that can
complete, and one for what the engine wrote beforehand, followed from where the typed text has got to
(``rest_of``).

``own`` is the share of the places between two words in the machine's own English of ``examples/articles``
from which the engine goes on exactly as it did: with nothing changed, nothing should change.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from deskbrief.arabic.script import has_arabic
from deskbrief.load import load
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.pipeline import read_article
from deskbrief.translate.completion import Completing, rest_of
from deskbrief.translate.engine import Engine
from deskbrief.translate.engines import open_engine
from deskbrief.translate.job import engine_text

ROOT = Path(__file__).parents[1]
PUD = ROOT.parent / "shared" / "corpus" / "pud_news.tsv"
FLORES = ROOT.parent / "shared" / "eval" / "flores-dev"
EXAMPLES = ROOT / "examples" / "articles"
SENTENCES = 300
_KEYBOARD = str.maketrans("’‘“”–—", "''\"\"--")

_TOKEN = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")

Offer = Callable[[str], str]
"""Returns what is offered behind a prefix."""


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one way to complete."""

    system: str
    word_stroke_ratio: float
    """Per cent of the words that had to be typed."""
    taken: float
    """Offers of which something was taken, for each sentence in the mean."""
    milliseconds: float
    """The median time of an offer."""
    p95: float
    """Milliseconds in which 95% of the offers were there; the first of a sentence searches it."""
    own: float | None
    """Per cent; see above."""


@dataclass(slots=True)
class Session:
    """What a simulated user did."""

    words: int = 0
    typed: int = 0
    taken: int = 0


def simulate(reference: str, offer: Offer, done: Session) -> None:
    """Type one reference with the help of what is offered."""
    tokens = [match.span() for match in _TOKEN.finditer(reference)]
    done.words += len(tokens)
    at = 0
    while at < len(tokens):
        # As a person has it who typed the last word and the space behind it, where one comes.
        typed = reference[: tokens[at][0]]
        offered = _TOKEN.findall(offer(typed))
        agreed = 0
        while (
            agreed < min(len(offered), len(tokens) - at)
            and offered[agreed] == reference[slice(*tokens[at + agreed])]
        ):
            agreed += 1
        done.taken += bool(agreed)
        at += agreed
        if at < len(tokens):
            done.typed += 1
            at += 1


def pairs(name: str, limit: int) -> list[tuple[str, str]]:
    """Return normalised Arabic and its human English, with the quotation marks of a keyboard."""
    if name == "pud":
        lines = PUD.read_text(encoding="utf-8").splitlines()
        split = [line.split("\t")[:2] for line in lines[:limit]]
    else:
        sides = ((FLORES / side).read_text(encoding="utf-8") for side in ("source.ar", "reference.en"))
        split = [list(pair) for pair in zip(*(side.splitlines()[:limit] for side in sides), strict=True)]
    return [(engine_text(arabic), english.strip().translate(_KEYBOARD)) for arabic, english in split]


def example_sentences() -> list[str]:
    """Return the Arabic sentences of our own example articles, as engines are given them."""
    sources = (load(path) for path in sorted(EXAMPLES.iterdir()))
    parts = (part for source in sources for part in read_article(source)[1])
    return [engine_text(s.text) for part in parts for s in part.sentences if has_arabic(s.text)]


def own_share(engine: Engine) -> float:
    """Return the per cent of places from which an engine goes on as it did, with and without the space."""
    assert isinstance(engine, Completing)
    same = cuts = 0
    for sentence in example_sentences():
        text = engine.translate([sentence])[0][0].text
        for space in re.finditer(" ", text):
            for at in space.span():
                same += engine.complete(sentence, text[:at]) == text[at:]
                cuts += 1
    return 100 * same / cuts


def row(system: str, texts: Sequence[tuple[str, str]], offer: Callable[[str, str], str]) -> Row:
    """Type every reference with what one system offers for a sentence and a prefix."""
    done = Session()
    times = []

    def timed(sentence: str, prefix: str) -> str:
        began = time.perf_counter()
        offered = offer(sentence, prefix)
        times.append(time.perf_counter() - began)
        return offered

    for sentence, reference in texts:
        simulate(reference, lambda prefix, sentence=sentence: timed(sentence, prefix), done)
    return Row(
        system,
        100 * done.typed / done.words,
        done.taken / len(texts),
        1000 * statistics.median(times),
        1000 * statistics.quantiles(times, n=20)[-1],
        None,
    )


def measure(models: Sequence[str], name: str, limit: int) -> list[Row]:
    """Return two rows for each engine: completing, and its own words followed."""
    rows = []
    texts = pairs(name, limit)
    for model in models:
        engine = open_engine(load_catalogue().get(model, Role.TRANSLATE))
        written = {sentence: engine.translate([sentence])[0][0].text for sentence, _ in texts}
        if isinstance(engine, Completing):
            rows.append(replace(row(model, texts, engine.complete), own=own_share(engine)))
        rows.append(row(f"{model}, as written", texts, lambda s, typed, w=written: rest_of([w[s]], typed)))
    return rows


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", action="append", help="an engine of the catalogue; may be repeated")
    parser.add_argument("--set", choices=("pud", "flores"), default="pud", help="which references are typed")
    parser.add_argument("--limit", type=int, default=SENTENCES, help="sentences (%(default)s)")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not (PUD if arguments.set == "pud" else FLORES).exists():
        parser.exit(2, f"benchmarks.completion: the set {arguments.set} is not beside the checkout.\n")
    rows = measure(arguments.model or ["draft"], arguments.set, arguments.limit)
    if arguments.json:
        print(json.dumps({"sentences": arguments.limit, "rows": [asdict(each) for each in rows]}, indent=2))
        return
    print(f"{'system':24}{'words typed':>12}{'taken':>8}{'ms':>8}{'p95':>8}{'own':>9}")
    print(f"{'typing all':24}{100:>11.1f}%{0:>8.1f}")
    for each in rows:
        own = "" if each.own is None else f"{each.own:.2f}%"
        print(
            f"{each.system:24}{each.word_stroke_ratio:>11.1f}%{each.taken:>8.1f}{each.milliseconds:>8.1f}"
            f"{each.p95:>8.1f}{own:>9}"
        )


if __name__ == "__main__":
    main()
