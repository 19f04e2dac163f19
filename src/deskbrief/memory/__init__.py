"""What a person has approved, sentence by sentence, in one SQLite file: engines learn from it.

``pairing`` makes pairs of sentences of a paragraph, ``store`` keeps them.
"""

from deskbrief.memory.pairing import pair_sentences
from deskbrief.memory.store import Kept, Memory, Pair, memory_path

__all__ = ["Kept", "Memory", "Pair", "memory_path", "pair_sentences"]
