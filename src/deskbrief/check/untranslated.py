"""Arabic that did not become English."""

from __future__ import annotations

from collections.abc import Iterator

from deskbrief.check.spans import pairs
from deskbrief.document import PERSON, Finding, Segment, Severity
from deskbrief.translate.guard import arabic_left
from deskbrief.translate.translator import LEFT_ALONE


class UntranslatedCheck:
    """Flags Arabic words left in the English, and sentences that came back empty.

    English that passed through is looked at as well: an Arabic phrase in it was not translated. A paragraph
    left as written is the language check's matter.
    """

    code = "untranslated"
    default = Severity.ERROR
    example = ("زار رئيس الوزراء مدينة الموصل.", "The prime minister visited the city of الموصل.")

    def run(self, segment: Segment) -> Iterator[Finding]:
        """Yield a finding on each stretch of Arabic, or on the source of an empty translation."""
        for pair in pairs(segment):
            if pair.translation.engine == LEFT_ALONE:
                continue
            if not pair.translation.text.strip() and pair.translation.engine != PERSON:
                yield pair.in_source(self.code, self.default, "The sentence came back without a translation.")
            for span in arabic_left(pair.translation.text):
                words = pair.translation.text[slice(*span)]
                message = f"Left in Arabic: {words}"
                yield pair.in_target(self.code, self.default, span, message)
