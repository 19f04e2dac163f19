"""What a written Arabic word can be: clitics, stem, tags and English glosses, by AraMorph's lexicon.

The tables give every combination of prefix, stem and suffix that the language allows; which one is meant is
for ``segmenter`` to decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from deskbrief.translate.engines.draft.lexicon import Entry, Lexicon, load_lexicon

MAX_PREFIX, MAX_SUFFIX = 4, 6

_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
_CONJUNCTION = {"و": "و", "ف": "ف"}
_PRONOUN = re.compile(r"(?:POSS_PRON|VSUFF_DO:|(?<![A-Z_])PRON)_?([123][MF]?[SDP])")
_SUBJECT = re.compile(r"(?:SUFF_SUBJ:|(?<![A-Z])IV)([123][MF]?[SDP])")
_PRONOUN_TAIL = re.compile("(?:هما|كما|هم|هن|كم|كن|ها|نا|ني|ه|ك|ي)$")
_BEFORE_PRONOUN = {"علي": "على", "الي": "إلى", "إلي": "إلى", "لدي": "لدى"}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word. Surface parts are as written, without marks."""

    conjunction: str
    """``و``, ``ف`` or nothing."""
    particle: str
    """The proclitic after it: ``ب``, ``ل``, ``ك``, the future ``س``, or nothing."""
    core: str
    """The word without conjunction, particle and pronoun, with its article: ``المدرسة`` of ``وبمدرستها``
    would be ``مدرسة``."""
    pronoun: str
    """The attached pronoun: person, gender, number (``3FS``), or nothing."""
    pronoun_text: str
    tag: str
    """``N`` noun, ``A`` adjective, ``V`` verb, ``NAME``, ``P`` preposition, ``C`` conjunction or particle,
    ``NEG``, ``REL``, ``DEM``, ``PRON``, ``ADV``, ``INT`` interrogative."""
    stem: str
    """Vocalised, in Buckwalter's transliteration."""
    lemma: str
    glosses: tuple[str, ...]
    definite: bool
    """It carries the article."""
    feminine: bool
    number: str
    """``S``, ``D`` or ``P`` by its suffix; broken plurals count as ``S`` and their gloss is a plural."""
    aspect: str
    """Of a verb: ``P`` perfect, ``I`` imperfect, ``C`` imperative; otherwise nothing."""
    subject: str
    """Of a verb: person, gender, number."""
    passive: bool
    future: bool


def name_reading(core: str, conjunction: str = "", particle: str = "") -> Analysis:
    """Return a word's reading as a name that the lexicon does not hold."""
    return Analysis(
        conjunction=conjunction, particle=particle, core=core, pronoun="", pronoun_text="", tag="NAME",
        stem=core, lemma=core, glosses=(), definite=False, feminine=False, number="S", aspect="", subject="",
        passive=False, future=False,
    )  # fmt: skip


_TAG_ORDER = (
    ("NEG_PART", "NEG"), ("REL_PRON", "REL"), ("DEM_PRON", "DEM"), ("INTERROG", "INT"),
    ("NOUN_PROP", "NAME"), ("VERB_", "V"), ("ADJ", "A"), ("NISBA", "A"), ("ADV", "ADV"), ("PREP", "P"),
    ("CONJ", "C"), ("NOUN", "N"), ("ABBREV", "N"), ("PRON_", "PRON"), ("DET", "C"),
)  # fmt: skip


def _tag(tags: str) -> str:
    return next((tag for mark, tag in _TAG_ORDER if mark in tags), "C")


_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]|<.*?>")


@cache
def split_glosses(text: str) -> tuple[str, ...]:
    """Return the separate glosses of an entry, without remarks in brackets, each once.

    Those with figures (``7th`` for a letter that can count) are left out: no figure may come from nowhere.
    """
    parts = (" ".join(part.split()) for part in re.split("[;/+]", _BRACKETS.sub("", text)))
    clean = (part.strip(" !?") for part in parts)
    return tuple(dict.fromkeys(part for part in clean if part and not any(map(str.isdigit, part))))


def _analysis(word: str, cut: int, end: int, parts: tuple[Entry, Entry, Entry]) -> Analysis:
    prefix, stem, suffix = parts
    before, after = prefix[3], suffix[3]
    conjunction = word[0] if "CONJ" in before and word[0] in _CONJUNCTION else ""
    future = "FUT" in before
    rest = cut - len(conjunction)
    particle, article = "", "DET" in before
    if "PREP" in before or "SUBJUNC" in before or "PARTICLE" in before or future:
        particle = word[len(conjunction)]
        rest -= 1
    core = word[cut - rest : end]
    if article and not core.startswith("ال"):
        core = "ال" + core[1:] if core.startswith("ل") else "ال" + core
    pronoun = match[1] if (match := _PRONOUN.search(after)) else ""
    tail = word[end:]
    pronoun_text = ""
    if pronoun and (found := _PRONOUN_TAIL.search(tail)):
        pronoun_text = found[0]
        tail = tail[: found.start()]
        if "FEM_SG" in after:
            tail = "ة"
    core += tail
    if pronoun_text:
        core = _BEFORE_PRONOUN.get(core, core)
    tag = _tag(stem[3])
    verb = tag == "V"
    return Analysis(
        conjunction=conjunction,
        particle=particle,
        core=core,
        pronoun=pronoun,
        pronoun_text=pronoun_text,
        tag=tag,
        stem=stem[1],
        lemma=stem[2],
        glosses=split_glosses(stem[4]),
        definite=article,
        feminine="FEM" in after,
        number="D" if "_DU" in after else "P" if "_PL" in after else "S",
        aspect={"P": "P", "I": "I"}.get(stem[3][5], "C") if verb and len(stem[3]) > 5 else "",
        subject=match[1] if verb and (match := _SUBJECT.search(after) or _SUBJECT.search(before)) else "",
        passive=verb and stem[4].startswith("be ") and stem[1][1:2] == "u",
        future=future,
    )


def _lookup(word: str, lexicon: Lexicon) -> dict[Analysis, None]:
    found: dict[Analysis, None] = {}
    size = len(word)
    for cut in range(min(MAX_PREFIX, size - 1) + 1):
        prefixes = lexicon.prefixes.get(word[:cut])
        if prefixes is None:
            continue
        for end in range(size, max(cut, size - MAX_SUFFIX - 1), -1):
            stems = lexicon.stems.get(word[cut:end])
            suffixes = lexicon.suffixes.get(word[end:]) if stems else None
            if stems is None or suffixes is None:
                continue
            for prefix in prefixes:
                for stem in stems:
                    if prefix[0] << 12 | stem[0] not in lexicon.prefix_stem:
                        continue
                    for suffix in suffixes:
                        if (
                            prefix[0] << 12 | suffix[0] in lexicon.prefix_suffix
                            and stem[0] << 12 | suffix[0] in lexicon.stem_suffix
                        ):
                            found[_analysis(word, cut, end, (prefix, stem, suffix))] = None
    return found


def _respelt(word: str) -> list[str]:
    """Return other spellings to try: teh marbuta for heh, yeh for alef maqsura, singulars, bare alef."""
    other = []
    if word.endswith("ه"):
        other.append(word[:-1] + "ة")
    if word.endswith("ى"):
        other.append(word[:-1] + "ي")
    elif word.endswith("ي"):
        other.append(word[:-1] + "ى")
    if len(word) > 5 and word.endswith(("ون", "ين", "ات")):
        # Sound plurals that the lexicon does not list for this stem.
        other += [word[:-2], word[:-2] + "ة"]
    bare = word.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا")
    if bare != word:
        other.append(bare)
    return other


@lru_cache(maxsize=200_000)
def analyse(word: str) -> tuple[Analysis, ...]:
    """Return every reading of one Arabic word that the lexicon allows, in its order; none for unknown words.

    Vowel marks are ignored. Where the spelling as written has no reading, common misspellings are tried.
    """
    word = _MARKS.sub("", word).replace("ٱ", "ا")
    lexicon = load_lexicon()
    for spelling in (word, *_respelt(word)):
        if found := _lookup(spelling, lexicon):
            return tuple(found)
    return ()
