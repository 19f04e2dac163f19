"""What is never translated, wherever it stands: addresses, handles, codes, names in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbrief.glossary import Kind, Term
from deskbrief.translate.terms.occurrence import Occurrence

ORIGIN = "kept as written"
_LATIN = r"[A-Za-z\u00c0-\u024f]"
_LITERAL = re.compile(
    rf"""
    https?://[^\s«»“”"،؛()]+ | www\.[^\s«»“”"،؛()]+             # addresses of pages
  | [A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+           # addresses of people
  | (?<![\w@])[@\#][A-Za-z0-9_]{{2,}}                            # handles, hashtags
  | {_LATIN}[\w.&'’+/-]*\w(?:\ {_LATIN}[\w.&'’+/-]*\w)*           # F-16, Reuters, iPhone 15 begins so
    """,
    re.VERBOSE,
)
_LETTER = re.compile(_LATIN)
_TRAILING = ".,:;!?'’"


def literals(text: str) -> Iterator[Occurrence]:
    """Yield what of a text stays as it is written, each as a term of its own."""
    if _LETTER.search(text) is None:
        return
    for match in _LITERAL.finditer(text):
        written = match[0].rstrip(_TRAILING)
        if len(written) > 1:
            term = Term(written, written, Kind.KEEP, case=True, origin=ORIGIN)
            yield Occurrence(term, match.start(), match.start() + len(written))
