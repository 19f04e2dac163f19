"""What becomes of bullets when translations change: the machine's follow, a person's are marked stale."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from deskbrief.brief.summarizer import KEY_POINTS, Summarizer
from deskbrief.document import Bullet, Segment, Translation


def fingerprint(translations: Iterable[Translation]) -> str:
    """Return 16 hexadecimal digits that change when the id or the text of one of these translations does.

    A bullet's ``made_from`` is the fingerprint of the translations of the sentences it cites. The order in
    which they are given does not matter.
    """
    digest = hashlib.sha256()
    for translation in sorted(translations, key=lambda t: t.sentence_id):
        # Lone surrogates can come from a damaged page; they must not stop the brief.
        digest.update(translation.sentence_id.encode("utf-8", "surrogatepass") + b"\x1f")
        digest.update(translation.text.encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.hexdigest()[:16]


def refresh(
    bullets: Sequence[Bullet], segments: Sequence[Segment], summarizer: Summarizer
) -> tuple[Bullet, ...]:
    """Return the paragraphs' bullets anew after translations have changed.

    A machine bullet is made again from what its paragraph says now. A bullet that a person has edited keeps
    its text and its place; it is marked stale when a translation that it cites has changed or gone, and is
    no longer stale when that translation is back as it was.
    """
    return _merge(bullets, summarizer.bullets(segments), segments)


def refresh_key_points(
    points: Sequence[Bullet], segments: Sequence[Segment], summarizer: Summarizer, limit: int = KEY_POINTS
) -> tuple[Bullet, ...]:
    """Return the article's key points anew, as ``refresh`` does for the paragraphs' bullets.

    Edited points count towards ``limit``; machine points give way to them, the last first.
    """
    merged = list(_merge(points, summarizer.key_points(segments, limit), segments))
    for index in range(len(merged) - 1, -1, -1):
        if len(merged) <= limit:
            break
        if not merged[index].edited:
            del merged[index]
    return tuple(merged)


def _merge(old: Sequence[Bullet], fresh: Sequence[Bullet], segments: Sequence[Segment]) -> tuple[Bullet, ...]:
    now = {t.sentence_id: t for segment in segments for t in segment.translations}
    place = {s.id: number for number, s in enumerate(s for segment in segments for s in segment.sentences)}
    kept = [_aged(bullet, now) for bullet in old if bullet.edited]
    spoken_for = {bullet.id for bullet in kept} | {bullet.cites[0] for bullet in kept}
    merged = [bullet for bullet in fresh if bullet.id not in spoken_for and bullet.cites[0] not in spoken_for]
    merged += [bullet for bullet in kept if _position(bullet, place) is not None]
    merged.sort(
        key=lambda bullet: _position(bullet, place) or 0
    )  # stable: bullets of one sentence keep order
    for bullet in kept:
        if _position(bullet, place) is None:  # its sentences are gone: it stays behind its old neighbour
            merged.insert(_after_old_neighbour(bullet, old, merged), bullet)
    return tuple(merged)


def _aged(bullet: Bullet, now: dict[str, Translation]) -> Bullet:
    cited = [now[cite] for cite in bullet.cites if cite in now]
    unchanged = len(cited) == len(bullet.cites) and fingerprint(cited) == bullet.made_from
    return replace(bullet, stale=not unchanged)


def _position(bullet: Bullet, place: dict[str, int]) -> int | None:
    return min((place[cite] for cite in bullet.cites if cite in place), default=None)


def _after_old_neighbour(bullet: Bullet, old: Sequence[Bullet], merged: Sequence[Bullet]) -> int:
    ids = [b.id for b in merged]
    before = [b.id for b in old[: [b.id for b in old].index(bullet.id)]]
    return next((ids.index(i) + 1 for i in reversed(before) if i in ids), 0)
