"""How well sentence boundaries are found: our rules beside the splitters one can install.

    python -m benchmarks.segmentation [--json] [--errors]

Counts boundaries inside paragraphs (the end of a paragraph is given). Two sets: ``data/sentences.txt``,
awkward cases of our own, some of them held out; and, where the shared corpus lies beside the repository,
consecutive sentences of the PUD news and encyclopaedia sets joined five to a paragraph, which nobody here
labelled. Splitters that are not installed are skipped with a note: ``pip install pysbd nupunkt spacy``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from deskbrief.segment.sentences import split_sentences

LABELLED = Path(__file__).parent / "data" / "sentences.txt"
SHARED = Path(__file__).parents[2] / "shared" / "corpus"
Spans = list[tuple[int, int]]
Splitter = Callable[[str], Iterable[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with the offsets at which its sentences, but the last, end."""

    text: str
    boundaries: frozenset[int]
    category: str

    @property
    def held_out(self) -> bool:
        """Whether rules may not be changed for it."""
        return "held out" in self.category


@dataclass(frozen=True, slots=True)
class Score:
    """Boundary precision, recall and F1 in per cent, and sentences a second."""

    precision: float
    recall: float
    f1: float
    sentences_per_second: int


def labelled(path: Path = LABELLED) -> Iterator[Paragraph]:
    """Read the labelled paragraphs; the format stands at the head of the file."""
    category, lines = "", list[str]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("## "):
            category = line[3:]
        elif line and not line.startswith("#"):
            lines.append(line)
        elif not line and lines:
            yield _paragraph(lines, category)
            lines = []


def _paragraph(lines: list[str], category: str) -> Paragraph:
    joints = {"~": "", "¶": "\n"}
    text, boundaries = "", set[int]()
    for line in lines:
        sentence = line.lstrip("~¶").replace("⏎", "\n")
        if text:
            boundaries.add(len(text))
            text += joints.get(line[0], " ")
        text += sentence
    return Paragraph(text, frozenset(boundaries), category)


def joined(path: Path, size: int = 5) -> Iterator[Paragraph]:
    """Read tab-separated pairs and join ``size`` consecutive Arabic sentences to a paragraph."""
    sentences = [line.split("\t")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    whole = [sentence for sentence in sentences if sentence.endswith((".", "؟", "!", ".”", '."', '".'))]
    for first in range(0, len(whole) - size + 1, size):
        yield _paragraph(whole[first : first + size], path.stem)


def splitters() -> Iterator[tuple[str, Splitter | None]]:
    """Yield each splitter's name and itself, or None where it is not installed."""
    yield "deskbrief", split_sentences
    for name, build in (("pysbd (ar)", _pysbd), ("nupunkt", _nupunkt), ("spacy sentencizer", _spacy)):
        yield name, build() if find_spec(name.split()[0]) else None


def _pysbd() -> Splitter:
    pysbd = import_module("pysbd")

    segmenter = pysbd.Segmenter(language="ar", clean=False)
    return lambda text: _located(text, segmenter.segment(text))


def _nupunkt() -> Splitter:
    nupunkt = import_module("nupunkt")

    return lambda text: _located(text, nupunkt.sent_tokenize(text))


def _spacy() -> Splitter:
    spacy = import_module("spacy")

    pipeline = spacy.blank("ar")
    pipeline.add_pipe("sentencizer")
    return lambda text: [(span.start_char, span.end_char) for span in pipeline(text).sents]


def _located(text: str, pieces: Iterable[str]) -> Spans:
    spans, here = Spans(), 0
    for piece in pieces:
        lean = piece.strip()
        start = text.find(lean, here)
        if lean and start >= 0:
            here = start + len(lean)
            spans.append((start, here))
    return spans


def found_boundaries(splitter: Splitter, text: str) -> set[int]:
    """Return where sentences but the last end, white space left out."""
    ends = [start + len(text[start:end].rstrip()) for start, end in splitter(text)]
    return {end for end in ends if text[end:].strip()}


def measure(splitter: Splitter, paragraphs: list[Paragraph]) -> Score:
    """Return the micro-averaged score of a splitter on these paragraphs."""
    right = found = wanted = 0
    start = time.perf_counter()
    for paragraph in paragraphs:
        boundaries = found_boundaries(splitter, paragraph.text)
        right += len(boundaries & paragraph.boundaries)
        found += len(boundaries)
        wanted += len(paragraph.boundaries)
    seconds = time.perf_counter() - start
    precision, recall = 100 * right / max(found, 1), 100 * right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    sentences = wanted + len(paragraphs)
    return Score(round(precision, 1), round(recall, 1), round(f1, 1), round(sentences / seconds))


def show_errors(paragraphs: list[Paragraph]) -> None:
    """Print every boundary that our rules miss (-) or invent (+), on stderr."""
    for paragraph in paragraphs:
        mine = found_boundaries(split_sentences, paragraph.text)
        for at in sorted(mine ^ paragraph.boundaries):
            sign = "+" if at in mine else "-"
            around = paragraph.text[max(0, at - 30) : at] + " ⏐ " + paragraph.text[at : at + 25]
            print(f"{sign} [{paragraph.category}] {around!r}", file=sys.stderr)


def main() -> None:
    """Measure every splitter on every set and print a table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument(
        "--errors", action="store_true", help="list our errors on the labels that are not held out"
    )
    options = parser.parse_args()

    paragraphs = list(labelled())
    sets = {
        "labelled": [paragraph for paragraph in paragraphs if not paragraph.held_out],
        "held out": [paragraph for paragraph in paragraphs if paragraph.held_out],
    }
    for name in ("pud_news", "pud_wiki"):
        if (SHARED / f"{name}.tsv").is_file():
            sets[name] = list(joined(SHARED / f"{name}.tsv"))
        else:
            print(f"{name}: skipped, no shared corpus beside the repository", file=sys.stderr)
    if options.errors:
        show_errors(sets["labelled"])

    figures: dict[str, dict[str, Score]] = {}
    for name, splitter in splitters():
        if splitter is None:
            print(f"{name}: skipped, not installed", file=sys.stderr)
        else:
            figures[name] = {title: measure(splitter, content) for title, content in sets.items()}
    if options.json:
        as_dicts = {n: {t: asdict(s) for t, s in by_set.items()} for n, by_set in figures.items()}
        sizes = {title: sum(len(p.boundaries) + 1 for p in content) for title, content in sets.items()}
        print(json.dumps({"sentences": sizes, "scores": as_dicts}, ensure_ascii=False, indent=2))
        return
    print(
        f"{'':18}"
        + "".join(f"{f'{t} ({sum(len(p.boundaries) + 1 for p in c)})':>24}" for t, c in sets.items())
    )
    print(f"{'':18}" + f"{'P      R     F1':>24}" * len(sets) + f"{'sentences/s':>13}")
    for name, by_set in figures.items():
        cells = "".join(f"{s.precision:>10}{s.recall:>7}{s.f1:>7}" for s in by_set.values())
        print(f"{name:18}{cells}{list(by_set.values())[-1].sentences_per_second:>13,.0f}")


if __name__ == "__main__":
    main()
