"""Files of translation pairs, Arabic with English: tables of two columns, translation memories, briefs."""

from deskbrief.pairs.pair import SentencePair, Skip, Skipped, SourceTarget
from deskbrief.pairs.reader import FileKind, PairFile, open_pairs

__all__ = ["FileKind", "PairFile", "SentencePair", "Skip", "Skipped", "SourceTarget", "open_pairs"]
