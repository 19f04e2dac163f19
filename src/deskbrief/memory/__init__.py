"""What a person has approved, sentence by sentence, in one SQLite file: engines learn from it.

``pairing`` makes pairs of sentences of a paragraph, ``store`` keeps them, ``index`` finds them by words, and
``match`` makes an offer of one that is like a sentence; ``tmx`` exchanges them with other tools.
"""

from deskbrief.memory.match import Match
from deskbrief.memory.pair import NewPair, Pair
from deskbrief.memory.pairing import pair_sentences
from deskbrief.memory.store import Kept, Memory, memory_path

__all__ = ["Kept", "Match", "Memory", "NewPair", "Pair", "memory_path", "pair_sentences"]
