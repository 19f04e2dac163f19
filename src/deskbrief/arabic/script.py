"""Which script a text is in, and its letters folded for identity, search and comparison."""

from __future__ import annotations

import re
import unicodedata

from deskbrief.arabic.normalise import normalise, strip_tashkeel

_ARABIC_LETTER = re.compile(
    r"[\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f"
    r"\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]"
)
_LETTER = re.compile(r"[^\W\d_]")
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىئیې", "ي"),
        **dict.fromkeys("ؤ", "و"),
        **dict.fromkeys("ةە", "ه"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("\u0653\u0654\u0655", None),
    }
)


def has_arabic(text: str) -> bool:
    """Tell whether there is a letter of Arabic script (any of its languages) in the text."""
    return _ARABIC_LETTER.search(text) is not None


def arabic_share(text: str) -> float:
    """Return the share of the text's letters that are of Arabic script, 0 to 1; 0 where it has none."""
    arabic = len(_ARABIC_LETTER.findall(text))
    return arabic / len(_LETTER.findall(text)) if arabic else 0.0


def fold(text: str) -> str:
    """Return the text without what writers of Arabic vary freely.

    Normalised, lower case, without tashkeel; alef and hamza seats, teh marbuta and alef maqsura each fold to
    one letter, as do Persian yeh and kaf. White space stays. Idempotent.
    """
    folded = strip_tashkeel(normalise(text).text.lower()).translate(_FOLDED)
    return folded if unicodedata.is_normalized("NFC", folded) else unicodedata.normalize("NFC", folded)
