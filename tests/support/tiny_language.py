"""The whole language of the tiny models, and what is right in it."""

from __future__ import annotations

import random
from collections.abc import Mapping

LEXICON = {
    "الوزير": "minister",
    "المدينة": "city",
    "الماء": "water",
    "السوق": "market",
    "النهر": "river",
    "المدرسة": "school",
    "زار": "visited",
    "افتتح": "opened",
    "رأى": "saw",
    "اليوم": "today",
    "أمس": "yesterday",
    "الطريق": "road",
}
"""The whole language of the trained translation model: one Arabic word, one English word, same order."""

FRENCH = dict(zip(LEXICON, (
    "ministre", "ville", "eau", "marché", "fleuve", "école", "visita", "ouvrit", "vit", "demain", "hier",
    "rue",
), strict=True))  # fmt: skip
"""The same in French, for models that are told which language to write."""


def source_sentences(count: int, seed: int = 1) -> list[str]:
    """Return random sentences of the trained translation model's language, three to six words long."""
    chance = random.Random(seed)
    return [" ".join(chance.sample(list(LEXICON), chance.randint(3, 6))) for _ in range(count)]


def translated(sentence: str, words: Mapping[str, str] = LEXICON) -> str:
    """Return the one right translation of a sentence of ``source_sentences``."""
    return " ".join(words[word] for word in sentence.split())


def both_ways() -> list[str]:
    """Return some hundred lines of all three languages to train a sentencepiece on."""
    arabic = source_sentences(150)
    return [*arabic, *map(translated, arabic), *(translated(line, FRENCH) for line in arabic)]


FACTS = [
    "The minister opened a school.", "The river reached the road.", "A convoy brought water.",
    "The market was closed today.", "Engineers saw the bridge.", "The city planted trees.",
    "Students visited the camp.", "Wheat prices fell yesterday.",
]  # fmt: skip
"""The whole language of the trained summariser; it repeats the first sentence of what it reads."""
