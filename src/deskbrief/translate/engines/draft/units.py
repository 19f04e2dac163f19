"""The pieces that a sentence is translated in: a word without its clitics, or a clitic."""

from __future__ import annotations

from dataclasses import dataclass

SAYING = frozenset(
    "قال اكد اوضح اشار اضاف تابع ذكر صرح لفت شدد اعلن بين راي اعتبر افاد حذر كشف نفي نوه قالت اكدت اوضحت"
    " اشارت اضافت تابعت ذكرت صرحت لفتت شددت اعلنت بينت رات اعتبرت افادت حذرت كشفت نفت نوهت".split()
)
"""Verbs that news attributes with, as folded units."""
NAMED = "@"
"""Before the key of a name that is spelt like a word the tables are full of."""
_THIRD = frozenset("هو هي هم هما هن".split())
_FOLD = str.maketrans("أإآٱ", "اااا")


def fold_spelling(core: str) -> str:
    """Fold what Arabic writers spell in two ways: hamza on alef, final yeh and alef maqsura."""
    core = core.translate(_FOLD)
    return core[:-1] + "ي" if core.endswith("ى") else core


@dataclass(slots=True)
class Unit:
    """One piece of the source. ``key`` is what the learned tables know it by."""

    key: str
    """Folded spelling; clitics are written ``و+`` and ``+3FS``, a possessive before its noun ``3FS+``,
    a number ``#``."""
    tag: str
    """As in ``Analysis.tag``; ``CONJ``, ``PART`` and ``PRO`` for clitics; ``NUM``, ``LIT``, ``PUNC``, ``X``
    for an unknown word."""
    start: int
    end: int
    """Characters of the sentence that it stands for; a clitic stands for the whole word."""
    text: str = ""
    """The surface: a number's digits, a literal, an unknown word."""
    glosses: tuple[str, ...] = ()
    definite: bool = False
    feminine: bool = False
    number: str = "S"
    aspect: str = ""
    subject: str = ""
    possessed: bool = False
    """A possessive pronoun is attached."""
    construct: bool = False
    """A noun in the construct state: the head of an idafa, whose second term follows."""
    passive: bool = False
    spelt: bool = False
    """A name whose spelling is ours (``people``, ``romanise``), whatever the tables have seen: a common given
    name, or a family name with an article."""
    fixed: tuple[tuple[str, float], ...] = ()
    """English that was asked for, with its costs in tenths of a nat: nothing else may be said."""
    adjectival: bool = False
    """Some reading of the word is an adjective, or it is a nisba such as ``العراقية``."""

    @property
    def name(self) -> str:
        """The key as the tables of names know it."""
        return self.key.removeprefix(NAMED)

    @property
    def speaks(self) -> bool:
        """It is in the first or second person: a verb, a pronoun, or a clitic."""
        if self.tag == "PRON":
            return self.key not in _THIRD
        return self.subject[:1] in ("1", "2") or self.key.lstrip("+")[:1] in ("1", "2")
