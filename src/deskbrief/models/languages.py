"""How each family of models is told which language it reads and which it is to write.

- NLLB, M2M-100, mBART-50: the tokenizer marks the source language; the first token written is forced to be
  the target language's.
- mBART-25: the same, but the target language's token starts the decoder.
- T5 and MADLAD, OPUS-MT models with several targets: a word before the text, ``<2en>`` or ``>>eng<<``.
- OPUS-MT models of one pair, BART: nothing to be told.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from deskbrief.errors import CatalogueError
from deskbrief.models.entry import ModelEntry

ARABIC = ("arb_Arab", "ar_AR", "ar")
"""Modern Standard Arabic in the codes of NLLB, mBART and M2M-100."""

ENGLISH = ("eng_Latn", "en_XX", "en")

ENGLISH_PREFIXES = ("<2en>", ">>eng<<", ">>en<<")
"""English as a target in the vocabularies of MADLAD and OPUS-MT."""


@dataclass(frozen=True, slots=True)
class Codes:
    """What one model is to be told."""

    source: str | None = None
    target: str | None = None
    prefix: str = ""
    forced_bos: int | None = None
    """The id of the token that the translation must begin with."""
    decoder_start: int | None = None
    """The id of the token that the decoder starts from, if not the model's usual one."""


def codes_for(entry: ModelEntry, tokenizer: Any) -> Codes:
    """Return what a transformers model is to be told, from its entry and its tokenizer's vocabulary.

    Raises:
        CatalogueError: the entry gives a language code that the model does not know.
    """
    vocabulary = tokenizer.get_vocab()
    if not hasattr(tokenizer, "src_lang"):
        prefix = entry.prefix or prefix_for(vocabulary)
        return Codes(prefix=prefix)
    marks = getattr(tokenizer, "lang_code_to_token", {})  # M2M-100 writes its codes as __ar__
    known = {**{code: code for code in vocabulary}, **marks} if not marks else dict(marks)
    source = choose(entry.source_code, ARABIC, known, entry, "source_code")
    target = choose(entry.target_code, ENGLISH, known, entry, "target_code")
    number = int(tokenizer.convert_tokens_to_ids(known[target]))
    if type(tokenizer).__name__ == "MBartTokenizer":
        return Codes(source, target, entry.prefix, decoder_start=number)
    return Codes(source, target, entry.prefix, forced_bos=number)


def prefix_for(vocabulary: Container[str]) -> str:
    """Return the word before the text that asks this vocabulary's model for English, or nothing."""
    return next((f"{word} " for word in ENGLISH_PREFIXES if word in vocabulary), "")


def choose(
    given: str | None, usual: Iterable[str], known: Container[str], entry: ModelEntry, key: str
) -> str:
    """Return the language code to use: the given one, or the usual one that the model knows.

    Raises:
        CatalogueError: the model knows neither.
    """
    tried = (given,) if given else tuple(usual)
    found = next((code for code in tried if code in known), None)
    if found is None:
        raise CatalogueError(
            f"The model {entry.name!r} knows no language {' or '.join(tried)}.",
            f"Give the code that its model card lists as {key!r} in models.toml.",
        )
    return found
