"""Romanisation with all marks, as libraries and scholars write it.

ALA-LC: https://www.loc.gov/catdir/cpso/romanization/arabic.pdf (2012). IJMES: the transliteration chart of
the International Journal of Middle East Studies. Both need the vowels, which Arabic does not write: the
lexicon has those of the words that it knows; of other words only the long ones are sure.
"""

from __future__ import annotations

from deskbrief.arabic.normalise import strip_tashkeel
from deskbrief.arabic.script import fold
from deskbrief.names.style import Style
from deskbrief.translate.engines.draft.morphology import Analysis, analyse
from deskbrief.translate.engines.draft.vocalised import in_arabic, romanised

_CONSONANTS = {
    "ء": "ʾ", "أ": "ʾ", "إ": "ʾ", "ؤ": "ʾ", "ئ": "ʾ", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "ḥ",
    "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "ṣ", "ض": "ḍ", "ط": "ṭ",
    "ظ": "ẓ", "ع": "ʿ", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g",
}  # fmt: skip
_ALA_SIGNS = str.maketrans("ʿʾ", "ʻʼ")
_PARTICLES = {"بن": "ibn", "ابن": "Ibn", "بنت": "bint", "أبو": "Abū", "ابو": "Abū", "أبي": "Abī", "أم": "Umm",
              "ام": "Umm", "آل": "Āl", "عبد": "ʿAbd", "ذو": "Dhū"}  # fmt: skip


def marked(word: str, style: Style) -> tuple[str, bool]:
    """Return one word of a name with all marks, and whether its vowels are known rather than guessed."""
    said, is_known = _vocalised(word)
    if style is Style.ALA_LC:
        if fold(word).endswith("ه") and strip_tashkeel(word).endswith("ة") and said.endswith("a"):
            said += "h"
        said = said.translate(_ALA_SIGNS)
    return said, is_known


def _vocalised(word: str) -> tuple[str, bool]:
    if word in _PARTICLES:
        return _PARTICLES[word], True
    article, core = ("al-", word[2:]) if word.startswith("ال") and len(word) > 4 else ("", word)
    readings = [each for each in analyse(word) if not (each.conjunction or each.particle or each.pronoun)]
    for reading in sorted(readings, key=lambda each: each.tag != "NAME"):
        if (spelt := _stem_of(reading, core)) is not None:
            return article + _capital(spelt), True
    return article + _capital(_unvocalised(core)), False


def _stem_of(reading: Analysis, core: str) -> str | None:
    """Return the romanised stem of a reading, if that is the word itself; a nisba's ending is added."""
    stem = reading.stem
    bare = fold(in_arabic(stem))
    if bare == fold(core):
        return romanised(stem)
    lemma = reading.lemma.partition("_")[0]
    return romanised(lemma) if fold(in_arabic(lemma)) == fold(core) else None


def _unvocalised(word: str) -> str:
    """Return the letters that are written, one ``a`` where two consonants would meet at the beginning."""
    out = ""
    for at, letter in enumerate(word):
        following = word[at + 1 : at + 2]
        if letter in "اآى":
            out += "a" if not at else "ā"
        elif letter == "ة":
            out += "a"
        elif letter in "وي":
            is_consonant = not at or (following in "اوية" and following != "")
            out += ("w" if letter == "و" else "y") if is_consonant else ("ū" if letter == "و" else "ī")
        elif not at and letter in "أإ":
            out += "a" if letter == "أ" else "i"
        else:
            out += _CONSONANTS.get(letter, letter)
            if not at and following and following not in "اوىيةآ":
                out += "a"
    return out


def _capital(text: str) -> str:
    at = 1 if text[:1] in "ʿʾ" else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
