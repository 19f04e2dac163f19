"""Quotation marks that are opened, closed and present on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side

_FEET = re.compile(r"\d[\"”]")
_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"))
_QUOTED = re.compile(r"[«“\"„]\s*([^«»“”\"„]{8,}?)\s*[»”\"“]")
_SINGLE = re.compile(r"(?<!\w)[‘'][^‘’']{8,}?[’'](?!\w)")
_ANY = re.compile(r"[\"“”«»„]|(?<!\w)['‘]\w|\w['’](?!\w)")


class QuotesCheck(TextCheck):
    """Flags a quotation that is opened and not closed, or that only one of the two sides has."""

    code = "quotes"
    default = Severity.WARNING
    example = ("قال الوزير: «لن نوقع الاتفاق».", "The minister said: “We will not sign the agreement.")

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield one finding at most: first what does not close, then what is missing on one side."""
        ours, theirs = _ANY.search(source), _ANY.search(target)
        if not ours and not theirs:
            return
        if (at := _unpaired(target)) is not None and _unpaired(source) is None:
            message = f"The quotation mark {target[at]} has no counterpart."
            yield Finding(self.code, self.default, Side.TARGET, at, at + 1, message)
            return
        quoted = [match for match in _QUOTED.finditer(source) if len(match[1].split()) > 2]
        if quoted and not theirs:
            match = quoted[0]
            message = "The Arabic quotes; the English has no quotation marks."
            yield Finding(self.code, self.default, Side.SOURCE, match.start(), match.end(), message)
        said = [match for match in _QUOTED.finditer(target) if len(match[1].split()) > 3]
        if said and not ours and not re.search(r"[’‘'”]", source):
            match = said[0]
            message = "The English quotes; the Arabic has no quotation marks."
            yield Finding(self.code, self.default, Side.TARGET, match.start(), match.end(), message)


def _unpaired(text: str) -> int | None:
    """Return the place of a mark without its other half, or None."""
    plain = [match.start() for match in re.finditer('"', text) if not _FEET.match(text, match.start() - 1)]
    for opening, closing in _PAIRS[:2]:
        opened: list[int] = []
        for match in re.finditer(f"[{opening}{closing}]", text):
            if match[0] == opening:
                opened.append(match.start())
            elif opened:
                opened.pop()
            else:
                return match.start()
        if opened:
            return opened[-1]
    return plain[-1] if len(plain) % 2 else None
