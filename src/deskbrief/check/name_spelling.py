"""One name of an article spelt in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from deskbrief.document import Finding, Segment, Severity, Side
from deskbrief.facts.arabic_text import read_arabic
from deskbrief.facts.names import Name, english_names
from deskbrief.facts.names.arabic import forms_of, spoken
from deskbrief.facts.names.skeleton import latin_skeletons

_SHORTEST = 3
"""Letters of an Arabic name; shorter ones are too easily others."""
_PEOPLES = ("i", "n", "an", "ian", "ese", "ish", "s", "is", "ans", "ians")


class NameSpellingCheck:
    """Flags the rarer spelling where the English of an article spells one Arabic name in two ways."""

    code = "name-spelling"
    default = Severity.WARNING
    example = (
        ("وصل الجنرال ليهي إلى بغداد.", "General Leahy arrived in Baghdad."),
        ("وقال ليهي إن القوات باقية.", "Leahy said that the forces would stay."),
        ("والتقى ليهي الوزير.", "Lehi met the minister."),
    )

    def run_article(self, segments: Sequence[Segment]) -> Iterator[tuple[str, Finding]]:
        """Yield a finding for each place of a spelling that is not the article's commonest, or first.

        Only spellings that sound alike are held against each other, so that a first name and a family name,
        or two people of one name, are left alone.
        """
        if len(segments) < 2:
            return
        spellings: defaultdict[str, list[tuple[Segment, Name]]] = defaultdict(list)
        written: dict[str, str] = {}
        for segment in segments:
            if segment.translation.strip():
                for name, word, english in _names(segment.block.text, segment.translation):
                    spellings[name].append((segment, english))
                    written.setdefault(name, word)
        for name, places in spellings.items():
            yield from self._spelt(written[name], places)

    def _spelt(self, name: str, places: Sequence[tuple[Segment, Name]]) -> Iterator[tuple[str, Finding]]:
        counts = Counter(english.text for _, english in places)
        if len(counts) < 2:
            return
        best, _ = counts.most_common(1)[0]  # the first of the commonest: Counter keeps the order of arrival
        for segment, english in places:
            if english.text == best or _are_of_one_place(english.text, best):
                continue
            if not latin_skeletons(english.text) & latin_skeletons(best):
                continue
            message = f"{name} is spelt {best} elsewhere in the article."
            yield (
                segment.id,
                Finding(self.code, self.default, Side.TARGET, english.start, english.end, message, best),
            )


def _are_of_one_place(one: str, other: str) -> bool:
    """Tell whether one is the people or the plural of the other, which Arabic may write alike."""
    shorter, longer = sorted((one.lower(), other.lower()), key=len)
    return any(longer == shorter.removesuffix("e") + ending for ending in _PEOPLES)


@lru_cache(maxsize=4096)  # the desk asks again after every edit, and one paragraph has changed
def _names(source: str, target: str) -> tuple[tuple[str, str, Name], ...]:
    """Return the Arabic names of a paragraph with the English one that alone can stand for each.

    Each is known by what is the same in all its forms; behind that stands the word as it is written.
    """
    found = []
    said = english_names(target, doubtful=True)
    words = [word for word in read_arabic(source).words if said and len(word.text) >= _SHORTEST]
    for word in words:
        meant = spoken(word.text, word.folded)
        heard = [
            name
            for name in said
            if (meant.may_be_name and meant.speaks_for(name.text)) or meant.sounds_as(name.text)
        ]
        if len({name.text for name in heard}) == 1:
            bare = min(forms_of(word.folded), key=len)
            found.append((meant.english.lower() or bare, word.text, heard[0]))
    return tuple(found)
