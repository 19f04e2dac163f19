"""What a tokenizer puts around a text and what a decoder begins with, written down for CTranslate2."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = "deskbrief-tokens.json"

SOURCE, TARGET = "{source}", "{target}"
"""Stand for the token of the source's or the target's language."""

USUAL_LIMIT = 512
"""Tokens in one input where a model sets no limit: what the families here were trained with."""

_NO_LIMIT = 100_000
"""transformers writes 10**30 for ``model_max_length`` where it does not know."""


@dataclass(frozen=True, slots=True)
class Template:
    """Special tokens of one model, as its tokenizer and its generation settings have them."""

    before: tuple[str, ...] = ()
    """In front of the text."""
    after: tuple[str, ...] = ()
    """Behind it."""
    begin: tuple[str, ...] = ()
    """What a translation begins with."""
    begin_summary: tuple[str, ...] = ()
    """What a summary begins with."""
    languages: dict[str, str] = field(default_factory=dict)
    """The token of each language by its code; none where the model is not told languages."""
    language: str = ""
    """The token that the tokenizer takes for the source where it is told nothing."""
    unwritten: tuple[str, ...] = ()
    """Tokens that are no text."""
    limit: int | None = None
    """The longest input in tokens."""

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON takes them."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def load(cls, folder: Path) -> Template | None:
        """Return the template that lies in a folder, None if none does."""
        if not (folder / FILE).is_file():
            return None
        found: dict[str, Any] = json.loads((folder / FILE).read_text("utf-8"))
        fields: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in found.items()}
        return cls(**fields)


def longest_input(tokenizer: Any, config: Any) -> int | None:
    """Return the most tokens that a model takes, None where it does not say."""
    limits = [
        tokenizer.model_max_length,
        getattr(config, "max_position_embeddings", None),
        getattr(config, "n_positions", None),
    ]
    return min((number for number in limits if number and number < _NO_LIMIT), default=None)


def read_template(tokenizer: Any, model: Any) -> Template:
    """Read off a model of transformers and its tokenizer what CTranslate2 is not told by itself."""
    languages = _languages(tokenizer)
    language = languages.get(getattr(tokenizer, "src_lang", None) or "", "")
    before, after = _around(tokenizer)

    def plain(tokens: list[str]) -> tuple[str, ...]:
        return tuple(SOURCE if token == language else token for token in tokens)

    def token(number: int | None) -> tuple[str, ...]:
        return () if number is None else (str(tokenizer.convert_ids_to_tokens(number)),)

    forced = token(model.generation_config.forced_bos_token_id)
    starts_with_language = type(tokenizer).__name__ == "MBartTokenizer"
    if starts_with_language:  # mBART-25: a language's token starts the decoder
        forced = token(model.config.decoder_start_token_id) + forced
    special = [tokenizer.convert_ids_to_tokens(number) for number in tokenizer.all_special_ids]
    return Template(
        before=plain(before),
        after=plain(after),
        begin=(TARGET,) if languages else forced,
        begin_summary=forced,
        languages=languages,
        language=language,
        unwritten=tuple({*special, *languages.values()} - {tokenizer.unk_token}),
        limit=longest_input(tokenizer, model.config),
    )


def _languages(tokenizer: Any) -> dict[str, str]:
    if not hasattr(tokenizer, "src_lang"):
        return {}
    if marks := getattr(tokenizer, "lang_code_to_token", None):  # M2M-100 writes its codes as __ar__
        return dict(marks)
    extra = getattr(tokenizer, "extra_special_tokens", None) or []
    names = [*tokenizer.all_special_tokens, *extra, *tokenizer.get_added_vocab()]
    return {name: name for name in dict.fromkeys(names) if "_" in name}


def _around(tokenizer: Any) -> tuple[list[str], list[str]]:
    """Return the special tokens in front of a text and behind it."""
    text = "سلام"
    bare = tokenizer(text, add_special_tokens=False)["input_ids"]
    whole = tokenizer(text)["input_ids"]
    start = next(at for at in range(len(whole)) if whole[at : at + len(bare)] == bare)
    names = tokenizer.convert_ids_to_tokens
    return list(names(whole[:start])), list(names(whole[start + len(bare) :]))
