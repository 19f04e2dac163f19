"""Terms of a glossary that the English does not follow, and wordings that it forbids."""

from __future__ import annotations

from collections.abc import Iterator

from deskbrief.document import Finding, Hypothesis, Segment, Severity, Side
from deskbrief.segment.language import ARABIC
from deskbrief.translate.terms.enforcing import missing, substitution, translated_by
from deskbrief.translate.terms.finding import TermFinder
from deskbrief.translate.terms.occurrence import Occurrence
from deskbrief.translate.terms.wording import forbidden


class TermsCheck:
    """Flags a term whose English is missing, and offers to put it where another wording stands."""

    code = "terms"
    default = Severity.WARNING
    example = ("وقال ليهي إن القوات باقية.", "Lehi said that the forces would stay.", "ليهي", "Leahy")

    def run_terms(self, segment: Segment, finder: TermFinder) -> Iterator[Finding]:
        """Yield a finding for each term that is missing, and an error for each wording that is forbidden."""
        source, english = segment.block.text, segment.translation
        if segment.block.language not in (ARABIC, "und") or not english.strip():
            return
        occurrences = finder.find(source, keep=False)
        told: set[tuple[int, int]] = set()
        for occurrence in occurrences:
            for start, end in forbidden(occurrence.term, english):
                if (start, end) not in told:
                    told.add((start, end))
                    message = f"The glossary forbids {english[start:end]} for {occurrence.term.source}: "
                    message += f"it is {occurrence.term.target}."
                    begin, until, instead = substitution(english, (start, end), occurrence)
                    yield Finding(self.code, Severity.ERROR, Side.TARGET, begin, until, message, instead)
        for occurrence in missing(english, occurrences):
            yield from self._missing(source, english, occurrence, occurrences, told)

    def _missing(
        self,
        source: str,
        english: str,
        occurrence: Occurrence,
        occurrences: tuple[Occurrence, ...],
        told: set[tuple[int, int]],
    ) -> Iterator[Finding]:
        words, term = source[occurrence.start : occurrence.end], occurrence.term
        message = f"The glossary has {term.target} for {term.source}; the English does not have it."
        span = translated_by(source, Hypothesis(english), occurrence, occurrences)
        if span in told:
            return
        if span is None:
            yield Finding(self.code, self.default, Side.SOURCE, occurrence.start, occurrence.end, message)
            return
        told.add(span)
        start, end, instead = substitution(english, span, occurrence)
        message = f"The glossary has {term.target} for {words}."
        yield Finding(self.code, self.default, Side.TARGET, start, end, message, instead)
