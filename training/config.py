"""The configuration of a training run: ``training/config.toml`` as frozen records, checked when it is read.

An error names the file and the key, says what was found there and what is allowed.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from deskbrief.errors import DeskbriefError

DEFAULT = Path(__file__).parent / "config.toml"
MOST_WORDS = 65_536
"""The language model numbers its words in 16 bits."""


class ConfigError(DeskbriefError):
    """A training configuration is wrong, or names what is not there."""


@dataclass(frozen=True, slots=True)
class Within:
    """What a number may be, both ends included."""

    low: float
    high: float = float("inf")

    def __str__(self) -> str:
        return (
            f"at least {self.low:g}" if self.high == float("inf") else f"from {self.low:g} to {self.high:g}"
        )


Weight = Annotated[float, Within(0)]
Count = Annotated[int, Within(1)]


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things are; relative ones are meant from the configuration file's folder."""

    corpus: Path
    """The folder of the corpus files."""
    build: Path
    """Where stages, log and record are kept."""
    output: Path
    """Where the shipped files go."""
    material: Path
    """Our own words, phrases, names and sentences."""
    phrasebook: Path
    """Our own list of news expressions."""
    evaluation: Path
    """The evaluation set, read for the check against contamination only; it may be missing."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of sentence pairs."""

    name: str
    """Its file in the corpus folder, without the ending."""
    title: str
    """What it is, for the model card."""
    licence: str
    weight: Weight
    """What a sighting in it counts."""
    limit: Count | None = None
    """So many of its pairs are drawn; all where it is missing."""
    shortest: Count = 1
    """In words of English; shorter pairs are left out."""

    @property
    def choice(self) -> tuple[Any, ...]:
        """What of a part changes the result."""
        return self.name, self.weight, self.limit, self.shortest


@dataclass(frozen=True, slots=True)
class English:
    """One file of English lines for the language model."""

    name: str
    title: str
    licence: str
    weight: Weight

    @property
    def choice(self) -> tuple[Any, ...]:
        """What of a file changes the result."""
        return self.name, self.weight


@dataclass(frozen=True, slots=True)
class Table:
    """One table of names."""

    name: str
    title: str
    licence: str
    kind: Literal["tokens", "expressions"]
    """Names of one word, or of several."""

    @property
    def choice(self) -> tuple[Any, ...]:
        """What of a table changes the result."""
        return self.name, self.kind


@dataclass(frozen=True, slots=True)
class Cleaning:
    """Which sentence pairs are plausible."""

    longest: Count
    """In words of English."""
    least_ratio: Weight
    """Words of Arabic to words of English, two added to each."""
    most_ratio: Weight


@dataclass(frozen=True, slots=True)
class Material:
    """What our own material counts, in sightings."""

    sentence: Weight
    """A pair of sentences."""
    phrase: Weight
    """A phrase or a name of several words."""
    ranks: tuple[Weight, ...]
    """The options of a word, likeliest first; what comes after the last rank is not used."""


@dataclass(frozen=True, slots=True)
class Contamination:
    """What may not be trained on."""

    run: Count
    """So many words in a row that also stand in a held-out set make a line of our own material suspect."""
    development: tuple[str, ...]
    """Files of the corpus that are held out to tune on."""


@dataclass(frozen=True, slots=True)
class Cases:
    """How the case of English words is learned."""

    lines: Annotated[int, Within(0)]
    """English lines that are read for it, beside the pairs."""


@dataclass(frozen=True, slots=True)
class Readings:
    """How the readings of Arabic words are learned."""

    rounds: Count
    """Of hard expectation-maximisation."""
    least_weight: Weight
    """Parts that count less are no evidence."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Which phrase pairs are counted."""

    longest_source: Annotated[int, Within(1, 7)]
    """In units of Arabic."""
    longest_target: Annotated[int, Within(1, 9)]
    """In tokens of English."""
    options: Count
    """Targets of a source that are scored and kept."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """What the language model keeps."""

    vocabulary: Annotated[int, Within(100, MOST_WORDS)]
    """Words, the three special ones included."""
    fewest: tuple[Weight, Weight, Weight]
    """How often an n-gram of two, three and four words must have been seen, by weight; they may not fall."""
    least_weight: Weight
    """What the English side of a pair counts at the least."""


@dataclass(frozen=True, slots=True)
class Pruning:
    """Which phrases are shipped, at what cost."""

    weights: tuple[Weight, Weight, Weight]
    """Of the direct, inverse and lexical feature; tuned on PUD by ``training.tune``."""
    name_cost: Weight
    """Of a name of several words, in tenths of a nat."""
    fewest_multiword: Count
    """A source phrase of several units is kept when it was seen so often."""
    kept: Count
    """Targets of one source."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that a run depends on, but for the files themselves and the code."""

    seed: Annotated[int, Within(0)]
    """Of the draw where a part has a limit, and of the tuning."""
    paths: Paths
    pairs: tuple[Part, ...]
    english: tuple[English, ...]
    tables: tuple[Table, ...]
    cleaning: Cleaning
    material: Material
    contamination: Contamination
    cases: Cases
    readings: Readings
    phrases: Phrases
    language_model: LanguageModel
    pruning: Pruning

    def __post_init__(self) -> None:
        trained = [source.name for source in (*self.pairs, *self.english, *self.tables)]
        for name, times in Counter(trained).items():
            if times > 1:
                raise ConfigError(f"{name} is named {times} times.", "Name a file of the corpus once.")
        if held := sorted({*trained} & {*self.contamination.development}):
            raise ConfigError(
                f"{', '.join(held)} would be trained on, and is held out (contamination.development).",
                "Take it out of one of both; a development set that was trained on measures nothing.",
            )
        if list(self.language_model.fewest) != sorted(self.language_model.fewest):
            raise ConfigError(
                f"language_model.fewest is {list(self.language_model.fewest)}.",
                "It may not fall: with an n-gram its end must be kept too.",
            )


def load_config(path: Path = DEFAULT) -> Config:
    """Return the configuration of a file, its paths made absolute.

    Raises:
        ConfigError: it cannot be read, or a key is unknown, missing or wrong.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.", "--config names a file.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is no TOML: {error}.", f"{DEFAULT} is an example.") from None
    try:
        config: Config = _record(Config, raw, "")
    except ConfigError as error:
        raise ConfigError(f"{path}: {error.message}", error.hint) from None
    folder = path.parent.resolve()
    found = {field.name: (folder / getattr(config.paths, field.name)).resolve() for field in fields(Paths)}
    return replace(config, paths=Paths(**found))


def _record(kind: Any, raw: Mapping[str, Any], where: str) -> Any:
    """Return the record of a table; ``where`` is its key, for errors."""
    known = {field.name: field for field in fields(kind)}
    hints = get_type_hints(kind, include_extras=True)
    if unknown := [key for key in raw if key not in known]:
        raise ConfigError(f"{_at(where, unknown[0])} is no key.", f"Allowed there: {', '.join(known)}.")
    values = {}
    for name, field in known.items():
        if name in raw:
            values[name] = _value(hints[name], raw[name], _at(where, name))
        elif field.default is MISSING:
            raise ConfigError(f"{_at(where, name)} is missing.", f"It must be {_allowed(hints[name])}.")
    return kind(**values)


def _value(hint: Any, found: Any, where: str) -> Any:
    """Return a value as its type wants it, or say what is wrong with it."""
    if is_dataclass(hint) and isinstance(found, dict):
        return _record(hint, found, where)
    arguments, origin = get_args(hint), get_origin(hint)
    if origin in (Union, UnionType):
        return _value(next(kind for kind in arguments if kind is not NoneType), found, where)
    if origin is tuple and isinstance(found, list):
        kinds = arguments[:1] * len(found) if arguments[-1] is Ellipsis else arguments
        if len(kinds) == len(found):
            values = zip(kinds, found, strict=True)
            return tuple(_value(kind, one, f"{where}[{at}]") for at, (kind, one) in enumerate(values))
    elif origin is Literal and found in arguments:
        return found
    elif origin is Annotated:
        kind, within = arguments
        number = isinstance(found, int) or (kind is float and isinstance(found, float))
        if number and not isinstance(found, bool) and within.low <= found <= within.high:
            return kind(found)
    elif hint in (str, Path) and isinstance(found, str) and found:
        return hint(found)
    raise ConfigError(f"{where} is {found!r}.", f"It must be {_allowed(hint)}.")


def _allowed(hint: Any) -> str:
    """Return in words what a value of this type may be."""
    arguments, origin = get_args(hint), get_origin(hint)
    if is_dataclass(hint):
        return f"a table with the keys {', '.join(field.name for field in fields(hint))}"
    if origin in (Union, UnionType):
        return _allowed(next(kind for kind in arguments if kind is not NoneType))
    if origin is tuple:
        many = "a list, each item" if arguments[-1] is Ellipsis else f"a list of {len(arguments)}, each"
        return f"{many} {_allowed(arguments[0])}"
    if origin is Literal:
        return " or ".join(repr(one) for one in arguments)
    if origin is Annotated:
        return f"{'a whole number' if arguments[0] is int else 'a number'} {arguments[1]}"
    return "a text that is not empty"


def _at(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key
