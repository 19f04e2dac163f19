"""Learns to spell names, for ``draft/transliterate.py``.

A tenth of the Arabic forms is never looked at (``is_held_out``): ``benchmarks.names`` measures on it.
"""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from deskbrief.arabic.normalise import normalise
from deskbrief.translate.engines.draft.lexicon import load_lexicon
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.transliterate import (
    ARAB,
    END,
    FOREIGN,
    INVENTORY,
    KNOWN,
    LETTERS,
    ORDER,
    START,
    UNHEARD,
    ZERO,
    Transliterator,
    context,
)
from deskbrief.translate.engines.draft.units import fold_spelling
from deskbrief.translate.engines.draft.vocalised import romanised
from training.graphones import Chunk, Table, cut, learn_chunks
from training.origin import arab_names, class_rows

Pair = tuple[str, str]
OWN = 3.0
"""What a name of our own list counts: it is spelt as news spells it."""
VOWELLED = 0.3
"""What a word of the lexicon counts: its vowels are right, but hardly any is a name."""
_IMPLAUSIBLE = 6.3
"""Cost of a letter, in nats, from which a pair is no transliteration (``محمد``, Yasmina)."""
_UNHEARD_OF = 0.0008
"""Share of what Arabic letters stand for, below which Latin letters are a slip of the tables; our own list
makes hardly any, but its names of several words are taken apart by guess."""
_DISCOUNT = 0.75
_FEWEST = {4: 1.5, 5: 2.0, 6: 3.0, 7: 4.0}
"""Weight below which a context of so many signs is not shipped."""
_FEWEST_LETTERS = {4: 4.0, 5: 8.0}
"""The same of a history of the letter model."""
_HEARD = 3
"""Times that English text must have a name to know it."""
_ARABIC = re.compile("[\u0621-\u064aپچڤگژ]{2,}")
_LATIN = re.compile("[a-z]{2,}")
_ARTICLE = re.compile("(?:al|el|ul)-?(?=[a-z]{3})")
_DEMONYM = re.compile("(?:ي|ية|يين|يون|يات)\t.*(?:an|ish|ese|ic|ism|ite|s|ch)$")
"""Peoples and languages: English makes such words in its own way (``كورية``, Korean)."""
_CAPITALISED = re.compile(r"(?:[ae]l-)?([A-Z][^\W\d_'’-]+)")
_SPECIAL = str.maketrans(
    {
        "ø": "o", "ı": "i", "ð": "d", "đ": "dj", "þ": "th", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss",
        "ħ": "h", "ə": "a", "ŋ": "n",
    }
    | dict.fromkeys("'’ʿʾʻ`ʼ‘ـ")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A pair that was cut into chunks, and how much it counts."""

    arabic: str
    latin: str
    chunks: tuple[Chunk, ...]
    weight: float


def plain(latin: str) -> str:
    """Return a spelling in small letters without accents and apostrophes."""
    letters = unicodedata.normalize("NFD", latin.strip().lower().translate(_SPECIAL))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def is_held_out(arabic: str) -> bool:
    """Whether a form is one of the tenth that nothing is learned from, in whatever spelling of its hamzas."""
    folded = fold_spelling(arabic.removeprefix("ال") if len(arabic) > 4 else arabic)
    return hashlib.sha256(folded.encode()).digest()[0] % 10 == 0


_ALIKE = 55
"""How like its letters a word of a longer name must sound, of 100, to be its spelling."""


def name_pairs(rows: Iterable[Pair]) -> Iterator[Pair]:
    """Yield pairs of one token, plain and without the article; names of several words are taken apart."""
    for arabic, latin in rows:
        sides = normalise(arabic.strip()).text.split(), latin.removeprefix("the ").split()
        if len(sides[0]) != len(sides[1]):
            continue
        for form, spelling in zip(*sides, strict=True):
            pair = _without_article(form, plain(spelling))
            if len(sides[0]) > 1 and ratio(romanise(pair[0]).lower(), pair[1]) < _ALIKE:
                continue  # its words stand in another order, or are translated
            if not (_ARABIC.fullmatch(pair[0]) and _LATIN.fullmatch(pair[1])):
                continue
            if not _DEMONYM.search("\t".join(pair)):
                yield pair


def _without_article(arabic: str, latin: str) -> Pair:
    if not arabic.startswith("ال") or len(arabic) <= 4 or not latin:
        return arabic, latin
    article = None if latin.startswith("all") else _ARTICLE.match(latin)
    if article:
        return arabic[2:], latin[article.end() :].lstrip("-")
    if latin[0] not in "aeio" or arabic[2] in "أاإعآئي":
        return arabic[2:], latin  # the tables leave it out of the Latin side
    return arabic, latin  # Alberto


def heard_names(lines: Iterable[str]) -> Counter[str]:
    """Count the capitalised words of English text, plain, but for the first of each line."""
    counts: Counter[str] = Counter()
    for line in lines:
        for word in line.split()[1:]:
            if found := _CAPITALISED.match(word):
                counts[found[1]] += 1
    folded: Counter[str] = Counter()
    for word, count in counts.items():
        folded[plain(word)] += count
    return folded


def vowelled_words() -> Iterator[Pair]:
    """Yield the lexicon's nouns and adjectives in news spelling, and the family names that they make."""
    for arabic, entries in load_lexicon().stems.items():
        for _, voc, _, tags, gloss in entries:
            if tags not in ("NOUN", "ADJ", "NISBA", "NOUN_PROP") or gloss[:1].isupper():
                continue
            latin = re.sub("[^a-z]", "", plain(romanised(voc)))
            if len(arabic) >= 3 and _ARABIC.fullmatch(arabic) and _LATIN.fullmatch(latin):
                yield arabic, latin
                if tags != "NISBA" and not voc.endswith(("p", "iy", "Y")):
                    yield arabic + "ي", latin + "i"


def _weighted(pairs: Mapping[Pair, float], table: Table, heard: Mapping[str, int]) -> list[Name]:
    """Return the plausible pairs; the spellings of a form share what it counts, what English knows first."""
    forms: dict[str, list[tuple[str, tuple[Chunk, ...], float]]] = defaultdict(list)
    totals: dict[str, float] = defaultdict(float)
    for (letters, _), chance in table.items():
        totals[letters] += chance
    for (arabic, latin), weight in pairs.items():
        cost, chunks = cut(arabic, latin, table)
        least = _UNHEARD_OF if weight < OWN else _UNHEARD_OF / 4
        usual = all(table[chunk] / totals[chunk[0]] >= least for chunk in chunks)
        if cost / len(arabic) < _IMPLAUSIBLE and usual and len(latin) <= 2 * len(arabic) + 1:
            forms[arabic].append((latin, chunks, weight))
    names = []
    for arabic, spellings in forms.items():
        shares = [weight * (1 + math.log1p(heard.get(latin, 0))) for latin, _, weight in spellings]
        mass = (1 + math.log(len(spellings))) * max(weight for _, _, weight in spellings)
        for (latin, chunks, _), share in zip(spellings, shares, strict=True):
            names.append(Name(arabic, latin, chunks, mass * share / sum(shares)))
    return names


def learn(
    own: Iterable[Pair],
    tables: Iterable[Iterable[Pair]],
    english: Iterable[str],
    words: Iterable[Pair],
    left_out: Callable[[str], bool] = is_held_out,
) -> dict[str, str]:
    """Return the rows that ship.

    ``own`` is our list of names, ``tables`` others, ``english`` lines of text, ``words`` vowelled words of
    the lexicon (``vowelled_words``). Names of the first three are shipped, of the last only what its letters
    have in common. Forms that are ``left_out`` are not looked at.
    """
    pairs: dict[Pair, float] = {}
    for weight, listed in ((OWN, own), *((1.0, names) for names in tables)):
        for pair in name_pairs(listed):
            if not left_out(pair[0]):
                pairs.setdefault(pair, weight)
    heard = heard_names(english)
    table = learn_chunks(sorted(pairs))
    names = _weighted(pairs, table, heard)
    plausible = [(name.arabic, name.latin) for name in names]
    arab = arab_names(plausible)
    rows = dict(class_rows(plausible, arab))
    vowelled = dict.fromkeys((pair for pair in words if not left_out(pair[0])), VOWELLED)
    lexical = _weighted(vowelled, table, {})
    rows |= _graphone_rows([*names, *lexical], rows)
    rows |= _letter_rows(names, lexical, heard, arab)
    known = {name.latin for name in names} | {word for word in heard if _LATIN.fullmatch(word)}
    for word in sorted(known):
        if heard.get(word, 0) >= _HEARD:
            rows[KNOWN + word] = chr(ZERO + round(10 * min(UNHEARD, 2 + 0.3 * math.log1p(heard[word]))))
    return rows


def _graphone_rows(names: Sequence[Name], classes: Mapping[str, str]) -> dict[str, str]:
    """Return the contexts of graphones and what each sign means."""
    frequency = Counter(chunk for name in names for chunk in name.chunks)
    # Signs are private characters of Unicode, the commonest first.
    signs = {chunk: chr(0xE000 + at) for at, (chunk, _) in enumerate(frequency.most_common(6000))}
    classify = Transliterator(classes)._origin
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        if not all(chunk in signs for chunk in name.chunks):
            continue
        origin, at, last, before = classify(name.arabic), 0, START, START
        for chunk in name.chunks:
            sign = signs[chunk]
            counts[context(name.arabic, at, last, before, origin)][sign] += name.weight
            at, last, before = at + len(chunk[0]), sign, last
    rows = _backed_off(counts, _FEWEST, shortest=1)
    return rows | {INVENTORY + sign: "|".join(chunk) for chunk, sign in signs.items()}


def _letter_rows(
    names: Sequence[Name], lexical: Sequence[Name], heard: Mapping[str, int], arab: set[Pair]
) -> dict[str, str]:
    """Return the letter model of Latin names, Arab and foreign ones told apart at their start."""
    weights: dict[tuple[str, str], float] = {}
    for name in names:
        start = ARAB if (name.arabic, name.latin) in arab else FOREIGN
        weights[start, name.latin] = 1 + math.log1p(heard.get(name.latin, 0))
    spelt = {latin for _, latin in weights}
    for word, count in heard.items():
        if count > 1 and word not in spelt and _LATIN.fullmatch(word):
            weights[FOREIGN, word] = 1 + math.log1p(count)
    for name in lexical:
        weights.setdefault((ARAB, name.latin), VOWELLED)
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (start, latin), weight in weights.items():
        text = start * (ORDER - 1) + latin + END
        for at in range(ORDER - 1, len(text)):
            counts[text[at - ORDER + 1 : at]][text[at]] += weight
    rows = _backed_off(counts, _FEWEST_LETTERS, shortest=0)
    return {LETTERS + history: row for history, row in rows.items()}


def _backed_off(
    counts: Mapping[str, Mapping[str, float]], fewest: Mapping[int, float], shortest: int
) -> dict[str, str]:
    """Return the rows of a model: a context to its back-off cost, then signs and their costs.

    Absolute discounting, interpolated. Contexts grow shorter from their start; those that were seen too
    little are left out, and the next shorter one speaks for them.
    """
    levels: dict[int, dict[str, dict[str, float]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(float))
    )
    for history, options in counts.items():
        for size in range(shortest, len(history) + 1):
            level = levels[size][history[len(history) - size :]]
            for sign, count in options.items():
                level[sign] += count
    chances: dict[str, dict[str, float]] = {}
    rows: dict[str, str] = {}
    for size in sorted(levels):
        for history, options in levels[size].items():
            total = sum(options.values())
            if total < fewest.get(size, 0.0):
                continue
            lower = chances.get(history[1:], {}) if size > shortest else {}
            taken = {sign: min(0.9 * count, _DISCOUNT) for sign, count in options.items()}
            left = sum(taken.values()) / total
            own = {
                sign: (count - taken[sign]) / total + left * lower.get(sign, 1e-4)
                for sign, count in options.items()
            }
            chances[history] = {**lower, **own} if size <= shortest else own
            ranked = sorted(own.items(), key=lambda option: (-option[1], option[0]))
            rows[history] = _sign(left) + "".join(
                sign + _sign(chance) for sign, chance in ranked if chance > ranked[0][1] * 0.003 or size < 3
            )
    return rows


def _sign(chance: float) -> str:
    """Return a probability as a cost in tenths of a nat, one printable character."""
    return chr(ZERO + min(90, max(0, round(-10 * math.log(max(chance, 1e-9))))))
