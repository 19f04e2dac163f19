"""English morphology for glosses, and English tokens written out as a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

_PAST = {
    "arise": "arose", "awake": "awoke", "be": "was", "bear": "bore", "beat": "beat", "become": "became",
    "begin": "began", "bend": "bent", "bet": "bet", "bind": "bound", "bite": "bit", "bleed": "bled",
    "blow": "blew", "break": "broke", "breed": "bred", "bring": "brought", "build": "built", "burn": "burned",
    "burst": "burst", "buy": "bought", "can": "could", "cast": "cast", "catch": "caught", "choose": "chose",
    "cling": "clung", "come": "came", "cost": "cost", "creep": "crept", "cut": "cut", "deal": "dealt",
    "dig": "dug", "do": "did", "draw": "drew", "drink": "drank", "drive": "drove", "eat": "ate",
    "fall": "fell", "feed": "fed", "feel": "felt", "fight": "fought", "find": "found", "flee": "fled",
    "fly": "flew", "forbid": "forbade", "forget": "forgot", "forgive": "forgave", "freeze": "froze",
    "get": "got", "give": "gave", "go": "went", "grind": "ground", "grow": "grew", "hang": "hung",
    "have": "had", "hear": "heard", "hide": "hid", "hit": "hit", "hold": "held", "hurt": "hurt",
    "keep": "kept", "know": "knew", "lay": "laid", "lead": "led", "leave": "left", "lend": "lent",
    "let": "let", "lie": "lay", "light": "lit", "lose": "lost", "make": "made", "mean": "meant",
    "meet": "met", "overcome": "overcame", "overthrow": "overthrew", "pay": "paid", "put": "put",
    "quit": "quit", "read": "read", "ride": "rode", "ring": "rang", "rise": "rose", "run": "ran",
    "say": "said", "see": "saw", "seek": "sought", "sell": "sold", "send": "sent", "set": "set",
    "shake": "shook", "shed": "shed", "shine": "shone", "shoot": "shot", "show": "showed", "shrink": "shrank",
    "shut": "shut", "sing": "sang", "sink": "sank", "sit": "sat", "sleep": "slept", "slide": "slid",
    "speak": "spoke", "spend": "spent", "spin": "spun", "split": "split", "spread": "spread",
    "spring": "sprang", "stand": "stood", "steal": "stole", "stick": "stuck", "strike": "struck",
    "strive": "strove", "swear": "swore", "sweep": "swept", "swim": "swam", "swing": "swung",
    "take": "took", "teach": "taught", "tear": "tore", "tell": "told", "think": "thought",
    "throw": "threw", "undergo": "underwent", "understand": "understood", "undertake": "undertook",
    "uphold": "upheld", "wake": "woke", "wear": "wore", "weave": "wove", "weep": "wept", "will": "would",
    "win": "won", "withdraw": "withdrew", "withstand": "withstood", "write": "wrote",
}  # fmt: skip
_PLURAL = {
    "child": "children", "foot": "feet", "goose": "geese", "man": "men", "mouse": "mice", "person": "people",
    "tooth": "teeth", "woman": "women", "crisis": "crises", "basis": "bases", "analysis": "analyses",
    "half": "halves", "knife": "knives", "leaf": "leaves", "life": "lives", "loaf": "loaves",
    "shelf": "shelves", "thief": "thieves", "wife": "wives", "wolf": "wolves", "phenomenon": "phenomena",
    "criterion": "criteria", "sheep": "sheep", "series": "series", "news": "news", "aircraft": "aircraft",
    "information": "information", "police": "police", "people": "people",
}  # fmt: skip
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")
_STRESSED_LAST = frozenset(
    "admit begin commit compel control defer deter forget infer occur omit permit prefer rebel recur refer"
    " regret submit transfer".split()
)


def _first_word(phrase: str, change: dict[str, str] | None, regular: str) -> str:
    first, space, rest = phrase.partition(" ")
    irregular = change.get(first) if change else None
    return (irregular or _add(first, regular)) + space + rest


def _add(word: str, ending: str) -> str:
    """Attach ``s`` or ``ed`` by the rules of spelling."""
    if ending == "s":
        if word.endswith(("s", "x", "z", "ch", "sh")):
            return word + "es"
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            return word[:-1] + "ies"
        return word + "s"
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ied"
    if _DOUBLED.match(word) or word in _STRESSED_LAST:
        return word + word[-1] + "ed"
    return word + "ed"


@lru_cache(maxsize=20_000)
def past(verb: str) -> str:
    """Return the simple past of a verb phrase: ``take place`` -> ``took place``."""
    first = verb.partition(" ")[0]
    if first.endswith("ed") or first in _PAST.values():
        return verb
    return _first_word(verb, _PAST, "ed")


@lru_cache(maxsize=20_000)
def third_person(verb: str) -> str:
    """Return the third person singular: ``take place`` -> ``takes place``."""
    irregular = {"be": "is", "have": "has", "do": "does", "go": "goes", "can": "can", "will": "will"}
    return _first_word(verb, irregular, "s")


@lru_cache(maxsize=20_000)
def plural(noun: str) -> str:
    """Return the plural of a noun phrase; the word before ``of`` or else the last one changes."""
    head, of, rest = noun.partition(" of ")
    words = head.split(" ")
    last = words[-1]
    if last in _PLURAL.values() or (last.endswith("s") and not last.endswith(("ss", "us", "is"))):
        return noun
    words[-1] = _PLURAL.get(last) or _add(last, "s")
    return " ".join(words) + of + rest


_NO_SPACE_BEFORE = frozenset(".,:;!?%)]}…'s")
_CLOSED_BEFORE = frozenset({".", ",", ":", ";", "!", "?", "%", ")", "]", "…", "...", "..", "'s", "/"})
_OPEN = frozenset({"(", "[", "/", "$", "#", "“"})
_VOWEL = re.compile(r"(?:[aeio]|u(?!ni|s[aeiu]|t[eio]|k)|hour|hono|heir|honest)", re.I)


def write_out(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens into a sentence.

    Returns the text and the span of each token in it. Quotation marks pair up, ``a`` and ``an`` follow the
    next word, the first letter is a capital.
    """
    text = ""
    spans: list[tuple[int, int]] = []
    opened = False
    glue = True
    for index, token in enumerate(tokens):
        piece = token
        if token in ("a", "an") and index + 1 < len(tokens):
            piece = "an" if _VOWEL.match(tokens[index + 1]) else "a"
        closing = token in _CLOSED_BEFORE or (token == '"' and opened) or token == "”"
        if text and not glue and not closing:
            text += " "
        spans.append((len(text), len(text) + len(piece)))
        text += piece
        glue = token in _OPEN or (token == '"' and not opened)
        if token == '"':
            opened = not opened
    first = re.search(r"[^\W\d_]", text)
    if first and not re.match(r"[\w.+-]+@|https?:|www\.", text[first.start() :]):
        at = first.start()
        if not any(character.isdigit() for character in text[:at]):
            text = text[:at] + text[at].upper() + text[at + 1 :]
    return text, spans
