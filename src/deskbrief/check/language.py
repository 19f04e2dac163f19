"""Paragraphs that were not translated because they are not Arabic."""

from __future__ import annotations

from collections.abc import Iterator

from deskbrief.document import UNDETERMINED, Finding, Segment, Severity, Side
from deskbrief.segment.language import ARABIC, ENGLISH, NAMES


class LanguageCheck:
    """Flags a paragraph in a language that deskbrief does not translate."""

    code = "language"
    default = Severity.WARNING
    example = (
        "رئیس جمهور روز یکشنبه در تهران با وزیر امور خارجه دیدار و گفتگو کرد.",
        "رئیس جمهور روز یکشنبه در تهران با وزیر امور خارجه دیدار و گفتگو کرد.",
    )

    def run(self, segment: Segment) -> Iterator[Finding]:
        """Yield one finding on the whole paragraph."""
        language, text = segment.block.language, segment.block.text
        if language in (ARABIC, ENGLISH) or not any(map(str.isalpha, text)):
            return
        name = "of unknown language" if language == UNDETERMINED else NAMES.get(language, language)
        message = f"The paragraph is {name}: left as written, not translated."
        yield Finding(self.code, self.default, Side.SOURCE, 0, len(text), message)
