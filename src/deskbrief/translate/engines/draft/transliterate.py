"""Names in Latin letters as English readers expect them: ``فلنسبورغ`` is Flensburg, ``مكغريغور`` McGregor.

What ``romanise`` does by rule is learned here from pairs of names (``training/transliteration.py``). A word
is cut into chunks of one or two Arabic letters, each with the Latin letters that it stands for (a *graphone*:
Bisani and Ney, Joint-sequence models for grapheme-to-phoneme conversion, 2008). A chunk's Latin letters are
guessed from the chunks before it, the Arabic letters after it and whether the name looks Arab or foreign: the
longest context that the table holds, backing off to shorter ones. The best spellings of a small beam are then
weighed by an n-gram model of Latin names, letter by letter, and by whether English text knows them.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from deskbrief.arabic.normalise import normalise
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.tables import Texts

START, END, NOTHING = "^", "$", "_"
"""Of a name; and the letter beside its first and last."""
ARAB, EITHER, FOREIGN = "A", "M", "F"
LETTERS, CLASS, INVENTORY, KNOWN = ">", "?", "=", "!"
"""First letters of the keys of the letter model, the classifier, the graphones and the names that English
text knows. A key without one is a context of graphones."""
ORDER = 6
"""Of the letter model."""
ZERO = 33
"""Costs are written as one printable character each: this one is nothing, the next a tenth of a nat."""
SURE = 1.5
"""Nats by which the letters must speak for an Arab or a foreign name."""
BEAM, OPTIONS, WEIGHED = 6, 5, 12
"""Hypotheses of a prefix, continuations of each, spellings that the letter model weighs."""
LETTER_WEIGHT = {ARAB: 0.4, EITHER: 0.5, FOREIGN: 0.55}
UNHEARD = 6.0
"""Cost of a name that English text does not know, and the most that knowing it is worth."""
LONGEST = 40
"""Letters; what is longer is no name, and goes by the rules, which take no time."""
STRANGE = 8.0
"""Cost of a letter that no name had, and of a Latin letter that the letter model has not seen."""
REMEMBERED = 100_000
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_ARTICLE, _SERVANT = "ال", "عبدال"
"""The second begins names such as Abdel-Fattah, written as one word."""
_ARTICLE_COST = {ARAB: (0.0, 9.0), EITHER: (0.1, 3.0), FOREIGN: (0.7, 0.7)}
"""Cost of reading the first two letters as the article, and of reading them as a part of the name."""

Graphone = tuple[str, str, int, float]
"""Its sign, its Latin letters, how many Arabic letters it covers, its cost here."""


def context(word: str, at: int, last: str, before: str, origin: str) -> str:
    """Return what the graphone at a letter is guessed from, the most telling last.

    ``last`` and ``before`` are the signs of the two graphones before it.
    """
    ahead = (word[at + 1 : at + 4] + NOTHING * 3)[:3]
    return ahead[2] + before + ahead[1] + origin + ahead[0] + last + word[at]


def class_features(word: str) -> set[str]:
    """Return what the classifier sees: letters, and three in a row with the word's edges."""
    edged = START + word + END
    return {*word, edged[:2], edged[-2:], *(edged[at : at + 3] for at in range(len(edged) - 2))}


class Transliterator:
    """Spells names by a table of rows; keeps what it has looked up."""

    def __init__(self, rows: Texts) -> None:
        """``rows`` is what ``training.transliteration`` makes."""
        self._rows = rows
        self._prior = float(rows.get(CLASS) or 0.0)
        self._graphones: dict[str, list[Graphone]] = {}
        self._symbols: dict[str, tuple[str, int]] = {}
        self._letters: dict[str, float] = {}
        self._said: dict[tuple[str, int, bool], list[tuple[str, float]]] = {}

    def __call__(self, word: str, n_best: int = 3, native: bool = False) -> list[tuple[str, float]]:
        """Return (spelling, cost in nats), cheapest first: at least one, whatever the letters.

        ``native`` says that the name is Arab, whatever it looks like.
        """
        asked = word, n_best, native
        if asked not in self._said:
            if len(self._said) > REMEMBERED:
                self._said.clear()
            self._said[asked] = self._say(word, native)[: max(1, n_best)]
        return list(self._said[asked])

    def _say(self, word: str, native: bool) -> list[tuple[str, float]]:
        """Return all spellings with their costs, cheapest first."""
        if len(word) > LONGEST:
            return [(romanise(word) or word, STRANGE)]
        name = _MARKS.sub("", normalise(word).text).strip()
        readings = [("", name, 0.0)]
        if name.startswith(_SERVANT) and len(name) > 7:
            native, readings = True, [("Abdel-", name[5:], 0.0)]
        elif name.startswith(_ARTICLE) and len(name) > 4:
            with_article, without = _ARTICLE_COST[ARAB if native else self._origin(name[2:])]
            readings = [("al-", name[2:], with_article), ("", name, without)]
        found: dict[str, float] = {}
        for article, core, extra in readings:
            origin = ARAB if native else self._origin(core)
            for latin, cost in self._weighed(core, origin):
                spelling = article + _capitalised(latin)
                if latin and cost + extra < found.get(spelling, float("inf")):
                    found[spelling] = cost + extra
        best = sorted(found.items(), key=lambda option: option[1])
        return best or [(romanise(word) or word, STRANGE)]

    def _origin(self, word: str) -> str:
        score = self._prior + math.fsum(
            float(weight) for feature in class_features(word) if (weight := self._rows.get(CLASS + feature))
        )
        return ARAB if score > SURE else FOREIGN if score < -SURE else EITHER

    def _weighed(self, word: str, origin: str) -> list[tuple[str, float]]:
        """Return the spellings of a name without its article, in small letters, with their full costs."""
        weight = LETTER_WEIGHT[origin]
        weighed = []
        for latin, cost in self._spelt(word, origin)[:WEIGHED]:
            known = self._rows.get(KNOWN + latin)
            heard = UNHEARD - (ord(known) - ZERO) / 10 if known else UNHEARD
            weighed.append((latin, cost + heard + weight * self._letter_cost(latin, origin)))
        return weighed

    def _spelt(self, word: str, origin: str) -> list[tuple[str, float]]:
        """Return (Latin letters, cost) by graphones alone, cheapest first."""
        reached: list[dict[tuple[str, str, str], float]] = [{} for _ in range(len(word) + 1)]
        reached[0][START, START, ""] = 0.0
        for at in range(len(word)):
            best = sorted(reached[at].items(), key=lambda item: item[1])[:BEAM]
            for (last, before, latin), cost in best:
                for sign, letters, covered, more in self._next(context(word, at, last, before, origin)):
                    if at + covered <= len(word):
                        row, key = reached[at + covered], (sign, last, latin + letters)
                        if cost + more < row.get(key, float("inf")):
                            row[key] = cost + more
        found: dict[str, float] = {}
        for (_, _, latin), cost in sorted(reached[-1].items(), key=lambda item: item[1]):
            found.setdefault(latin, cost)
        return list(found.items())

    def _next(self, whole: str) -> list[Graphone]:
        """Return the likeliest graphones of a context; one of a single letter is always among them."""
        if (known := self._graphones.get(whole)) is not None:
            return known
        found: dict[str, Graphone] = {}
        backoff = 0.0
        # What is no Arabic letter has no context, and must not be taken for another kind of key.
        history = whole if "\u0600" <= whole[-1] <= "\u06ff" else ""
        single = False
        while history and not (single and len(found) >= OPTIONS):
            if row := self._rows.get(history):
                for sign, cost in zip(row[1::2], row[2::2], strict=True):
                    if sign in found:
                        continue
                    latin, covered = self._symbol(sign)
                    if len(found) < OPTIONS or covered == 1:
                        found[sign] = (sign, latin, covered, backoff + (ord(cost) - ZERO) / 10)
                        single = single or covered == 1
                    if single and len(found) >= OPTIONS:
                        break
                backoff += (ord(row[0]) - ZERO) / 10
            history = history[1:]
        if not single:
            found[NOTHING] = (NOTHING, romanise(whole[-1]).lower(), 1, STRANGE)
        if len(self._graphones) > REMEMBERED:
            self._graphones.clear()
        options = self._graphones[whole] = list(found.values())
        return options

    def _symbol(self, sign: str) -> tuple[str, int]:
        """Return the Latin letters of a graphone and how many Arabic ones it covers."""
        symbol = self._symbols.get(sign)
        if symbol is None:
            arabic, _, latin = (self._rows.get(INVENTORY + sign) or "_").partition("|")
            symbol = self._symbols[sign] = (latin, len(arabic))
        return symbol

    def _letter_cost(self, latin: str, origin: str) -> float:
        """Return the cost of Latin letters as a name, in nats."""
        text = origin * (ORDER - 1) + latin + END
        return sum(self._letter(text[at - ORDER + 1 : at + 1]) for at in range(ORDER - 1, len(text)))

    def _letter(self, window: str) -> float:
        """Return the cost of a window's last letter after the others."""
        cost = self._letters.get(window)
        if cost is None:
            if len(self._letters) > REMEMBERED:
                self._letters.clear()
            history, letter = window[:-1], window[-1]
            row = self._rows.get(LETTERS + history) or "!"
            place = row.find(letter, 1)
            while place > 0 and place % 2 == 0:  # a cost, not a letter
                place = row.find(letter, place + 1)
            if place > 0:
                cost = (ord(row[place + 1]) - ZERO) / 10
            else:
                cost = (ord(row[0]) - ZERO) / 10 + (self._letter(window[1:]) if history else STRANGE)
            self._letters[window] = cost
        return cost


def _capitalised(latin: str) -> str:
    if latin.startswith("mc") and len(latin) > 4 and latin[2] not in "aeiouy":
        return "Mc" + latin[2].upper() + latin[3:]
    return latin[:1].upper() + latin[1:]


@lru_cache(maxsize=1)
def _shipped() -> Transliterator:
    from deskbrief.translate.engines.draft.shipped import load_learned

    return Transliterator(load_learned().spellings)


def transliterate(word: str, n_best: int = 3, native: bool = False) -> list[tuple[str, float]]:
    """Return the likeliest spellings of one word in Latin letters with their costs in nats, cheapest first.

    There is at least one, whatever the letters. ``native`` says that the name is Arab.

    Raises:
        DeskbriefError: the installation lacks the learned files.
    """
    return _shipped()(word, n_best, native)
