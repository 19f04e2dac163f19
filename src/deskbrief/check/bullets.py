"""Bullets that state what their paragraphs do not, or that have gone stale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deskbrief.document import Bullet, Finding, Segment, Severity, Side
from deskbrief.facts.names import english_names, spoken_by
from deskbrief.facts.quantities import arabic_quantities, english_quantities


class BulletsCheck:
    """Flags a bullet with a number or a name that no paragraph it cites has, and an edited one gone stale."""

    code = "bullets"
    default = Severity.ERROR
    example = (
        "قتل 12 شخصاً في البصرة.",
        "Twelve people were killed in Basra.",
        "The attack in Basra killed 120 people.",
    )

    def run_bullets(
        self, segments: Sequence[Segment], bullets: Sequence[Bullet]
    ) -> Iterator[tuple[str, Finding]]:
        """Yield findings with the ids of their bullets; what a paragraph says in either language counts."""
        by_id = {segment.id: segment for segment in segments}
        for bullet in bullets:
            cited = [by_id[each] for each in bullet.paragraphs if each in by_id]
            for finding in (*self._stale(bullet), *self._numbers(bullet, cited), *self._names(bullet, cited)):
                yield bullet.id, finding

    def _stale(self, bullet: Bullet) -> Iterator[Finding]:
        if bullet.stale:
            message = "You wrote this, and a paragraph that it rests on has changed since."
            yield Finding(self.code, Severity.WARNING, Side.BULLET, 0, len(bullet.text), message)

    def _numbers(self, bullet: Bullet, cited: Sequence[Segment]) -> Iterator[Finding]:
        stated = [
            quantity
            for segment in cited
            for quantity in (
                *arabic_quantities(segment.block.text),
                *english_quantities(segment.translation),
            )
        ]
        for each in english_quantities(bullet.text):
            if each.is_demanded and not any(map(each.answers, stated)):
                words = bullet.text[each.start : each.end]
                message = f"The paragraph has no such number: {words}."
                yield Finding(self.code, self.default, Side.BULLET, each.start, each.end, message)

    def _names(self, bullet: Bullet, cited: Sequence[Segment]) -> Iterator[Finding]:
        names = english_names(bullet.text)
        if not names:
            return
        said = " ".join(segment.translation for segment in cited).lower()
        speaking = [spoken for segment in cited for spoken in spoken_by(segment.block.text)]
        for name in names:
            if name.text.lower() in said or any(each.speaks_for(name.text) for each in speaking):
                continue
            message = f"The paragraph does not name {name.text}."
            yield Finding(self.code, self.default, Side.BULLET, name.start, name.end, message)
