"""What all contenders translate: the same sentences, for one of them in the paragraphs of articles."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from deskbrief.arabic.normalise import normalise
from deskbrief.document import Source
from deskbrief.pipeline import read_article

DEV = Path(__file__).parents[3] / "shared" / "eval" / "flores-dev"
SENTENCES = 200
PER_PARAGRAPH, PER_ARTICLE = 4, 20

FILE = "sentences.json"


@dataclass(frozen=True, slots=True)
class Material:
    """Sentences with English of about the length that a translation would have."""

    sentences: tuple[str, ...]
    english: tuple[str, ...]

    @property
    def words(self) -> int:
        """The Arabic words of all of them."""
        return sum(len(sentence.split()) for sentence in self.sentences)

    @classmethod
    def load(cls, folder: Path) -> Material:
        """Return what ``write_material`` has written."""
        found = json.loads((folder / FILE).read_text("utf-8"))
        return cls(tuple(found["sentences"]), tuple(found["english"]))


def write_material(folder: Path, count: int = SENTENCES) -> Material:
    """Write articles of real sentences into ``folder/articles``, and all their sentences beside them.

    Only lines are taken that are one sentence to us, so that every contender translates the same.

    Raises:
        SystemExit: there is no development set beside the repository.
    """
    if not DEV.is_dir():
        sys.exit("There is no shared/eval/flores-dev beside the repository.")
    source, reference = (
        (DEV / name).read_text("utf-8").splitlines() for name in ("source.ar", "reference.en")
    )
    lines = zip(source, reference, strict=True)
    chosen = [(normalise(arabic).text.strip(), english) for arabic, english in lines if _is_one(arabic)][
        :count
    ]
    articles = folder / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    for number, start in enumerate(range(0, len(chosen), PER_ARTICLE)):
        part = [arabic for arabic, _ in chosen[start : start + PER_ARTICLE]]
        paragraphs = [" ".join(part[at : at + PER_PARAGRAPH]) for at in range(0, len(part), PER_PARAGRAPH)]
        (articles / f"{number:02}.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    material = Material(tuple(arabic for arabic, _ in chosen), tuple(english for _, english in chosen))
    content = {"sentences": material.sentences, "english": material.english}
    (folder / FILE).write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return material


def _is_one(line: str) -> bool:
    _, segments = read_article(Source("-", f"{line}\n", sha256=""))
    sentences = [sentence for segment in segments for sentence in segment.sentences]
    return len(sentences) == 1 and line.rstrip().endswith((".", "؟", "!"))
