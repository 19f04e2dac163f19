"""sumy's rankers with its own Arabic stemmer and stop words, beside lead-rank in ``benchmarks.brief``.

Importing this fails where sumy is not installed: ``pip install sumy nltk numpy``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from deskbrief.arabic.stem import WORD


class _Words:
    """A tokenizer in sumy's shape; its own Arabic one wants another package and splits at the same places."""

    def to_words(self, text: str) -> list[str]:
        return WORD.findall(text)


def _picker(kind: type) -> Callable[[Sequence[str], int], list[str]]:
    def pick(sentences: Sequence[str], limit: int) -> list[str]:
        ranker = kind(Stemmer("arabic"))
        ranker.stop_words = get_stop_words("arabic")
        document = ObjectDocumentModel([Paragraph([SumySentence(text, _Words()) for text in sentences])])
        return [str(sentence) for sentence in ranker(document, limit)]

    return pick


RANKERS = {
    "sumy-lexrank": _picker(LexRankSummarizer),
    "sumy-textrank": _picker(TextRankSummarizer),
    "sumy-luhn": _picker(LuhnSummarizer),
}
"""Each takes the sentences of an article and a limit, and returns those it chooses."""
