"""Tell the language of a paragraph: by its script where that settles it, by langdetect where it does not.

What is at stake is asymmetric. An engine for Arabic makes fluent nonsense of Persian, Urdu or Kurdish, so
those must be told apart; and Arabic must not be taken for them because a dialect writes گ and چ, a name holds
a پ, or a keyboard wrote ی for ي.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from deskbrief.arabic.normalise import normalise
from deskbrief.arabic.script import arabic_share, has_arabic
from deskbrief.document import UNDETERMINED

ARABIC, ENGLISH, PERSIAN, URDU = "ar", "en", "fa", "ur"

NAMES = {
    ARABIC: "Arabic",
    ENGLISH: "English",
    PERSIAN: "Persian",
    URDU: "Urdu",
    "ckb": "Kurdish (Sorani)",
    "ps": "Pashto",
    "sd": "Sindhi",
    "ug": "Uyghur",
    "tr": "Turkish",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "he": "Hebrew",
    "ru": "Russian",
}
"""How messages call a language; a code that is not here is shown as it is."""

SUBSTANTIAL = 0.25
"""Share of letters from which Arabic script makes a mixed paragraph Arabic: leaving Arabic untranslated is
worse than showing the engine some English."""

_OWN_LETTERS = {
    URDU: "ٹڈڑےہںھ",
    "ckb": "ێۆڕڵە",
    "ps": "ټډړږښڼېۍځڅ",
    "sd": "ڄڃٻڀٿٺڍڏڌڊڳڱ",
    "ug": "ۇۈۋېەڭ",
}
"""Letters that a language of Arabic script has and Arabic has not."""
_OWN_SHARE = 0.04
"""In running text they are a tenth of the letters or more; a name or two in Arabic stays below this."""
_PERSIAN_LETTERS = re.compile("[پچژگکی]")
_PERSIAN_SHARE = 0.02
_PERSIAN_KEYS = re.compile("[پژکی]")
"""Without گ and چ, which Iraqi and Gulf Arabic write too."""
_ARABIC_ONLY = re.compile(r"[ةأإ]|\b[وف]?[بك]?(?:ال|لل)\w\w")
_ARTICLE = re.compile(r"\b[وف]?[بك]?(?:ال|لل)\w\w")
_ARTICLE_SHARE = 0.1
"""Share of words with the Arabic article: median 0.25 of PUD news, 0.38 of UN papers; its neighbours have it
in borrowed names only."""

_LONG_ENOUGH = 30
"""Letters that langdetect needs; on less it guesses."""
_NOT_PROSE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+|#\s?[A-Za-z]\w*|\b\w+\.(?:com|org|net|me)\b\S*")
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_WORD = re.compile(
    r"the|of|and|to|is|was|that|for|with|it|at|by|are|has|have|his|from|which|not|be|been|said|this|were|will|he|"
    r"she|they|their|who|after|its"
)
_ENGLISH_SHARE = 0.2
_SAMPLE = 10_000
"""Characters looked at; langdetect reads no more either."""


def language_of(text: str, default: str = ARABIC) -> str:
    """Return the ISO 639 code of a paragraph's language, or ``und`` where it has no letters.

    ``default`` is the language of a text in Arabic script that is too short to tell.
    """
    prose = normalise(_NOT_PROSE.sub(" ", text[:_SAMPLE])).text
    letters = len(_LETTERS.findall(prose))
    if not letters:
        return UNDETERMINED
    arabic = arabic_share(prose)
    if arabic >= SUBSTANTIAL:
        return _of_arabic_script(prose, round(arabic * letters), default)
    latin = len(_LATIN.findall(prose))
    if latin * 2 >= letters and (letters < _LONG_ENOUGH or _reads_english(prose)):
        return ENGLISH
    return _detected(prose) or UNDETERMINED


def prevailing_language(texts: Iterable[str]) -> str:
    """Return the language of Arabic script that most of an article is in; Arabic if none of it is."""
    together = "\n".join(text for text in texts if has_arabic(text))
    return language_of(together) if arabic_share(together[:_SAMPLE]) >= SUBSTANTIAL else ARABIC


def _of_arabic_script(prose: str, letters: int, default: str) -> str:
    words = _WORD.findall(prose)
    if len(_ARTICLE.findall(prose)) >= _ARTICLE_SHARE * len(words):
        return ARABIC
    own = {code: sum(map(prose.count, theirs)) for code, theirs in _OWN_LETTERS.items()}
    likeliest = max(own, key=own.__getitem__)
    if own[likeliest] >= max(2, _OWN_SHARE * letters):
        return likeliest
    persian = len(_PERSIAN_LETTERS.findall(prose)) >= _PERSIAN_SHARE * letters
    if letters >= _LONG_ENOUGH:
        return (_detected(prose, (ARABIC, PERSIAN, URDU)) or ARABIC) if persian else ARABIC
    if _ARABIC_ONLY.search(prose):
        return ARABIC
    return PERSIAN if persian and _PERSIAN_KEYS.search(prose) else default


def _reads_english(prose: str) -> bool:
    words = _WORD.findall(prose.lower())
    return sum(_ENGLISH_WORD.fullmatch(word) is not None for word in words) >= _ENGLISH_SHARE * len(words)


def _detected(prose: str, among: tuple[str, ...] = ()) -> str | None:
    """Return langdetect's answer as a two-letter code, or None where it has none."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory(among).create()
    detector.append(prose)
    try:
        code = str(detector.detect())
    except LangDetectException:
        return None
    return None if code == "unknown" else code.partition("-")[0]


@cache
def _factory(among: tuple[str, ...]) -> Any:
    """Return langdetect's detector of these languages, or of all that it knows; the latter takes a second."""
    from pathlib import Path

    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    DetectorFactory.seed = 1  # the same text gets the same answer
    factory = DetectorFactory()
    if among:
        profiles = [(Path(PROFILES_DIRECTORY) / code).read_text(encoding="utf-8") for code in among]
        factory.load_json_profile(profiles)
    else:
        factory.load_profile(PROFILES_DIRECTORY)
    return factory
