"""How much of an article's news its key points hold: ``python -m benchmarks.brief [--json] [--show]``.

``benchmarks/articles`` holds invented articles with their key facts, marked before the ranker had seen them.
A fact is held when a key point cites a sentence with the fact's anchor in it, so the measure needs no
translation and no judge. Beside lead-rank stand the first seven sentences, the seven longest ones, the mean
of seven drawn by lot, and sumy's rankers where sumy is installed (see ``benchmarks.sumy_rankers``).

``held out`` articles took no part in choosing the weights. Facts are counted together, not per article.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deskbrief.brief.summarizer import KEY_POINTS
from deskbrief.brief.summarizers.extractive import ExtractiveSummarizer
from deskbrief.clean import clean
from deskbrief.document import NEWS_KINDS, Segment, Sentence, Source, Translation
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.segment import segment

try:
    from benchmarks.sumy_rankers import RANKERS
except ImportError:
    RANKERS = {}

ARTICLES = Path(__file__).parent / "articles"
TARGET = 0.70
"""Share of the facts that the key points must hold."""
FEWEST_SENTENCES = 20
"""Of an article, so that seven are a choice."""
FACTS = range(6, 10)
"""How many key facts an article has."""

Picker = Callable[["Marked"], Sequence[str]]
"""Returns the texts of at most seven sentences."""


class BadArticleError(Exception):
    """An article is marked in a way that would falsify the measure."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One article with its key facts."""

    name: str
    shape: str
    held_out: bool
    segments: tuple[Segment, ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    """What each says, and its anchors."""

    @property
    def sentences(self) -> list[Sentence]:
        """Those that can carry news, in reading order."""
        return [s for part in self.segments if part.block.kind in NEWS_KINDS for s in part.sentences]

    def held(self, texts: Sequence[str]) -> list[bool]:
        """Tell for each fact whether one of the sentences holds it."""
        return [any(anchor in text for anchor in anchors for text in texts) for _, anchors in self.facts]


def read(path: Path) -> Marked:
    """Read and verify one article.

    Raises:
        BadArticleError: too short, too few or too many facts, or an anchor that is not in one sentence.
    """
    marked = tomllib.loads(path.read_text("utf-8"))
    source = Source(path.stem, marked["text"], "")
    parts = tuple(map(_left_as_written, segment(clean(source))))
    facts = tuple((fact["says"], tuple(fact["anchors"])) for fact in marked["facts"])
    article = Marked(path.stem, marked["shape"], marked["held_out"], parts, facts)
    if len(article.sentences) < FEWEST_SENTENCES or len(facts) not in FACTS:
        raise BadArticleError(f"{path.name}: {len(article.sentences)} sentences, {len(facts)} facts")
    for anchor in (anchor for _, anchors in facts for anchor in anchors):
        found = sum(anchor in sentence.text for sentence in article.sentences)
        if found != 1 or len(anchor.split()) < 2:
            raise BadArticleError(f"{path.name}: {anchor!r} is in {found} sentences")
    return article


def _left_as_written(part: Segment) -> Segment:
    # The ranker looks at the Arabic; what the translation says must not matter, so there is none.
    return replace(part, translations=tuple(Translation(s.id, s.text, "draft") for s in part.sentences))


def lead_rank(article: Marked) -> list[str]:
    """The sentences that the default summariser's key points cite."""
    summarizer = ExtractiveSummarizer(ModelEntry("lead-rank", "extractive", Role.SUMMARIZE))
    text_of = {sentence.id: sentence.text for sentence in article.sentences}
    return [text_of[cite] for point in summarizer.key_points(article.segments) for cite in point.cites]


def first_seven(article: Marked) -> list[str]:
    """The baseline to beat."""
    return [sentence.text for sentence in article.sentences[:KEY_POINTS]]


def longest_seven(article: Marked) -> list[str]:
    """Long sentences hold more: what length alone is worth."""
    by_length = sorted(article.sentences, key=lambda s: -len(s.text.split()))
    return [sentence.text for sentence in by_length[:KEY_POINTS]]


def _of_sumy() -> dict[str, Picker]:
    def among(ranker: Callable[[Sequence[str], int], list[str]]) -> Picker:
        return lambda article: ranker([sentence.text for sentence in article.sentences], KEY_POINTS)

    return {name: among(ranker) for name, ranker in RANKERS.items()}


def by_lot(articles: Sequence[Marked]) -> float:
    """The share of facts that seven sentences drawn by lot hold in the mean: each has one sentence."""
    expected = sum(len(a.facts) * min(1.0, KEY_POINTS / len(a.sentences)) for a in articles)
    return expected / sum(len(a.facts) for a in articles)


def share(articles: Sequence[Marked], pick: Picker) -> float:
    """The share of all facts that the picked sentences hold."""
    held = [fact for article in articles for fact in article.held(pick(article))]
    return sum(held) / len(held)


def measure(articles: Sequence[Marked]) -> dict[str, dict[str, float]]:
    """Return the share of facts held, by system and set of articles."""
    systems: dict[str, Picker] = {"lead-rank": lead_rank, "first-seven": first_seven}
    systems |= {"longest-seven": longest_seven, **_of_sumy()}
    sets = {
        "all": articles,
        "tuned on": [a for a in articles if not a.held_out],
        "held out": [a for a in articles if a.held_out],
    }
    shares = {name: {s: share(chosen, pick) for s, chosen in sets.items()} for name, pick in systems.items()}
    return shares | {"by-lot": {s: by_lot(chosen) for s, chosen in sets.items()}}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return 0 if the target is met and the first seven sentences are beaten."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.brief", description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="one object on standard output")
    parser.add_argument("--show", action="store_true", help="list the facts that are not held")
    options = parser.parse_args(arguments)
    articles = [read(path) for path in sorted(ARTICLES.glob("*.toml"))]
    shares = measure(articles)
    met = shares["lead-rank"]["all"] >= TARGET and shares["lead-rank"]["all"] > shares["first-seven"]["all"]
    per_article = {a.name: a.held(lead_rank(a)) for a in articles}
    if options.json:
        counts = {name: [sum(held), len(held)] for name, held in per_article.items()}
        print(json.dumps({"target": TARGET, "met": met, "shares": shares, "articles": counts}, indent=2))
        return 0 if met else 1
    for article in articles:
        held = per_article[article.name]
        mark = "held out" if article.held_out else ""
        print(f"{article.name:18}{sum(held)}/{len(held)} of {len(article.sentences)} sentences  {mark}")
        if options.show:
            print(
                "".join(f"    not held: {f[0]}\n" for f, h in zip(article.facts, held, strict=True) if not h),
                end="",
            )
    print(f"\n{'facts held in <= ' + str(KEY_POINTS):20}{'all':>9}{'tuned on':>10}{'held out':>10}")
    for name, by_set in shares.items():
        print(
            f"{name:20}" + "".join(f"{by_set[s]:>{w}.0%}" for s, w in zip(by_set, (9, 10, 10), strict=True))
        )
    if not any(name.startswith("sumy") for name in shares):
        print("sumy is not installed here: its rankers were not measured", file=sys.stderr)
    print(f"\ntarget {TARGET:.0%} and better than the first seven: {'met' if met else 'missed'}")
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main())
