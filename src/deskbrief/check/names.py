"""Names that the translation lacks, changes or brings in."""

from __future__ import annotations

from collections.abc import Iterator

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.facts.english_text import read_english
from deskbrief.facts.names import Name, arabic_names, english_names, spoken_by
from deskbrief.facts.names.arabic import sounds_like, unspoken


class NamesCheck(TextCheck):
    """Flags a name of the English that the Arabic has not, and one of the Arabic that the English lacks."""

    code = "names"
    default = Severity.ERROR
    example = ("وصل الوفد إلى الموصل قادماً من بغداد.", "The delegation arrived in Tikrit from Baghdad.")

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield one finding where a name was changed for another, else one for each name too many or too few.

        Names are compared by tables, by the lexicon and by their sound; what two languages call in different
        words (seas, creeds, parties, peoples) is left out.
        """
        stated, said = arabic_names(source), english_names(target)
        if not stated and not said:
            return
        extra = _extra(source, target, said)
        missing = _missing(source, target, stated)
        if extra and missing:
            wrong, right = extra[0], missing[0]
            message = f"The Arabic names {right.text} ({right.english}), the English {wrong.text}."
            yield Finding(
                self.code, self.default, Side.TARGET, wrong.start, wrong.end, message, right.english
            )
            return
        for each in extra:
            message = f"Nothing in the Arabic speaks for the name {each.text}."
            yield Finding(self.code, Severity.WARNING, Side.TARGET, each.start, each.end, message)
        for each in missing:
            message = f"The English has nothing like {each.text} ({each.english})."
            yield Finding(self.code, self.default, Side.SOURCE, each.start, each.end, message)


def _extra(source: str, target: str, said: tuple[Name, ...]) -> list[Name]:
    """Return the English names that nothing in the Arabic speaks for or, left alone, sounds like."""
    speaking = spoken_by(source)
    found = [name for name in said if not any(each.speaks_for(name.text) for each in speaking)]
    if not found:
        return []
    places = {name.start for name in said}
    capitals = [
        word.text for word in read_english(target).words if word.is_capitalised or word.start in places
    ]
    alone = unspoken(source, capitals)
    return [name for name in found if not any(sounds_like(name.text, each) for each in alone)]


def _missing(source: str, target: str, stated: tuple[Name, ...]) -> list[Name]:
    """Return the Arabic names that no word of the English can stand for."""
    if not stated:
        return []
    words = [word.text for word in read_english(target).words]
    alone = {each.english for each in unspoken(source, words)}
    return [name for name in stated if name.english in alone]
