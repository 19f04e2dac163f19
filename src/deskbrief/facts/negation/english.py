"""English negation: not, no, never, without, and words whose meaning is negative."""

from __future__ import annotations

import re
from functools import lru_cache

from deskbrief.facts.english_text import read_english
from deskbrief.facts.negation.negation import Negation, Strength

_OUTSPOKEN = frozenset(
    "not no never nor without cannot none nothing nobody nowhere neither noone non nary".split()
)
_MEANING = re.compile(
    r"(?:den(?:y|ie[sd]|ying|ials?)|refus\w+|reject\w*|fail\w*|lack\w*|absen\w+|unless|hardly|barely|scarcely|seldom"
    r"|rarely|prevent\w*|avoid\w*|prohibit\w*|forbid\w*|forbade|refrain\w*|abstain\w*|depriv\w+|devoid|impossib\w+"
    r"|illegal\w*|illicit|illegitim\w+|nil|shortage\w*|dearth|ineligib\w+|mindless\w*|deficien\w+|instead|exempt\w*"
    r"|inhibit\w*|preclud\w+|overlook\w*|neglect\w*|zero|no-\w+)"
)
_HINT = re.compile(
    r"(?:except\w*|exclud\w+|exclusi\w+|rather|few|fewer|little|only|just|merely|solely|alone|until|stop\w*|ceas\w+|ban"
    r"|bann(?:ed|ing)|bans|free|freed|false\w*|other|others|otherwise|but|void|minus|anti\w*|counter\w*|lose|loses"
    r"|lost|losing|loss|miss\w*|against|oppos\w+|contrary|despite|outside|beyond|ignor\w+|contradict\w*|withdr[ae]w\w*"
    r"|withh[eo]ld\w*|empty|vacant|ex|less|lest|too|yet|spite|wrong\w*|difficult\w*|block\w*|halt\w*|cancel\w*|declin\w+"
    r"|hinder\w*|mis\w{4,}|remains?|under\w*|low\w*|far|still|another|different\w*|than|any|ever|bar(?:red|ring)?)"
)
_LESS = re.compile(
    r"(?!unless|nevertheless|nonetheless|regardless|bless)\w{3,}(?:less|lessly|lessness)|\w+-free"
)
_NON = re.compile(r"non-?\w{3,}")
_UN = re.compile(
    r"un(?!der|ti[l]|it|i[ofqv]|less|ion|cle|ique|iform|anim|doub|iv|rest|cover|veil|dergo|fold)\w{3,}"
)
_IN = re.compile(
    r"in(?:ab\w+|accura\w+|acti[ov]\w+|adeq\w+|adver\w+|admiss\w+|approp\w+|atten\w+|capa\w+|compat\w+|compl\w+"
    r"|compreh\w+|conclus\w+|consist\w+|correct\w*|defin\w+|dependen\w+|direct\w*|discrim\w+|disting\w+|effect\w+|effic\w+"
    r"|equal\w*|equit\w+|evit\w+|excus\w+|experienc\w+|explic\w+|fert\w+|finit\w+|flex\w+|formal\w*|freq\w+|human\w*"
    r"|justi\w+|opera\w+|secur\w+|sensit\w+|separ\w+|signif\w+|soluble|stab\w+|suffic\w+|toler\w+|valid\w*|variab\w+"
    r"|visib\w+|volun\w+|vinc\w+)"
    r"|im(?:mobi\w+|moral\w*|matur\w+|partial\w*|perf\w+|plaus\w+|polit\w+|poss\w+|pract\w+|prec\w+|probab\w+|prop\w+"
    r"|punity|pur\w+|material)"
    r"|ir(?:regul\w+|relev\w+|ration\w+|respons\w+|revers\w+|refut\w+|repar\w+)|il(?:legi\w+|liter\w+|logic\w+)"
    r"|dis(?:ab\w+|advan\w+|agr\w+|appro\w+|belie\w+|connect\w+|contin\w+|courag\w+|credit\w*|honest\w*|lik\w+|loy\w+"
    r"|obe\w+|ord\w+|own\w*|par\w+|pleas\w+|prov\w+|qual\w+|regard\w*|respect\w*|satisf\w+|similar\w*|trust\w*|unit\w+)"
    r"|a(?:symptom\w+|typical\w*|moral\w*|political)"
)
_NUMBER = re.compile(r"\.? ?\d")
_OPENERS = tuple("un in im ir il dis non asym atyp amor apol".split())


@lru_cache(maxsize=64)
def english_negations(text: str) -> tuple[Negation, ...]:
    """Return the negations of an English text in their order."""
    words = read_english(text).words
    found = []
    for at, word in enumerate(words):
        strength = strength_of(word.lower)
        before = words[at - 1].lower if at else ""
        if strength is None or (word.lower == "not" and before == "or"):  # whether or not
            continue
        if word.text == "No" and _NUMBER.match(text, word.end):
            continue
        if word.lower == "nor" and any(each.lower == "neither" for each in words[:at]):
            continue
        found.append(Negation(word.start, word.end, strength))
    return tuple(found)


def is_denial(word: str) -> bool:
    """Tell whether a word negates by itself: not, without, lack, refuse; ``unknown`` does not."""
    return word in _OUTSPOKEN or bool(_MEANING.fullmatch(word))


@lru_cache(maxsize=50_000)
def strength_of(word: str) -> Strength | None:
    """Return how plainly a word in small letters negates; None for one that does not."""
    if word in _OUTSPOKEN or word.endswith("n't"):
        return Strength.OUTSPOKEN
    if _MEANING.fullmatch(word) or _LESS.fullmatch(word):
        return Strength.MEANING
    if word.startswith(_OPENERS) and any(p.fullmatch(word) for p in (_UN, _IN, _NON)):
        return Strength.MEANING
    if _HINT.fullmatch(word):
        return Strength.HINT
    if "-" in word:
        return max((s for part in word.split("-") if (s := strength_of(part))), default=None)
    return None
