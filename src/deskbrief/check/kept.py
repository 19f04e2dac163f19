"""Addresses, handles and codes that the English does not have as they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.translate.terms.literals import literals


class KeptCheck(TextCheck):
    """Flags what is never translated and is not in the English: an address, a handle, a Latin name."""

    code = "kept"
    default = Severity.WARNING
    example = ("نشر الحساب @CoastPress صوراً من القرية.", "The account published photographs of the village.")

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield a finding for each that is missing, once."""
        lower = target.lower()
        wanted = Counter(each.term.target for each in literals(source))
        for each in literals(source):
            written = each.term.target
            if not wanted.pop(written, 0) or written.lower() in lower:
                continue
            parts = written.lower().split()
            if all(part in lower for part in parts) and len(parts) > 1:
                continue
            message = f"The English does not have {written}, which stays as it is written."
            yield Finding(self.code, self.default, Side.SOURCE, each.start, each.end, message)
