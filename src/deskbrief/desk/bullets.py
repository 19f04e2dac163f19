"""What can be done to the brief's bullets and key points, each as the cells that it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deskbrief.brief.refresh import refresh, refresh_key_points
from deskbrief.brief.summarizer import KEY_POINTS, Summarizer
from deskbrief.desk.codec import Json
from deskbrief.desk.dismissals import identity
from deskbrief.desk.records import Section
from deskbrief.desk.state import Changes, State
from deskbrief.document import Bullet, Finding, Segment
from deskbrief.errors import DeskError

_FINEST = 1e-6
_ADDED = "p-"
"""Begins the ids of bullets that a person added."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a summariser made, computed elsewhere (a worker); itself a summariser that gives just that."""

    name: str
    signature: str
    made: tuple[Bullet, ...]
    points: tuple[Bullet, ...]

    @classmethod
    def by(cls, summarizer: Summarizer, segments: Sequence[Segment]) -> Drafted:
        """Summarise segments; touches no desk, so any thread may do it."""
        made, points = summarizer.bullets(segments), summarizer.key_points(segments)
        return cls(summarizer.name, summarizer.signature, made, points)

    def bullets(self, _segments: Sequence[Segment]) -> tuple[Bullet, ...]:
        """Return what was made."""
        return self.made

    def key_points(self, _segments: Sequence[Segment], limit: int = KEY_POINTS) -> tuple[Bullet, ...]:
        """Return the first ``limit`` of what was made."""
        return self.points[:limit]


def edited(state: State, section: Section, bullet_id: str, text: str) -> Changes:
    """Set a person's text; it is fresh, for it was written in sight of its paragraph."""
    held = _held(state, section, bullet_id)
    if text == held["text"]:
        return {}
    made_from = state.fingerprint(held["cites"])
    return {(section.value, bullet_id): {**held, "text": text, "edited": True, "made_from": made_from}}


def dismissed(state: State, section: Section, bullet_id: str, finding: Finding, reason: str) -> Changes:
    """Leave a finding in a bullet as it is, for a reason."""
    text = _held(state, section, bullet_id)["text"]
    left = dict(state.cells.get(("dismissed", bullet_id)) or {})
    left[identity(finding, "", text)] = reason
    return {("dismissed", bullet_id): left}


def restored(state: State, section: Section, bullet_id: str, finding: Finding) -> Changes:
    """Open a finding in a bullet again that was dismissed."""
    text = _held(state, section, bullet_id)["text"]
    left = dict(state.cells.get(("dismissed", bullet_id)) or {})
    if left.pop(identity(finding, "", text), None) is None:
        return {}
    return {("dismissed", bullet_id): left or None}


def added(state: State, section: Section, text: str, cites: Sequence[str]) -> tuple[str, Changes]:
    """Add a person's bullet that rests on these sentences, the main one first; return its id too.

    Raises:
        DeskError: it rests on nothing, or on a sentence that is not there.
    """
    unknown = [cite for cite in cites if cite not in state.places]
    if unknown or not cites:
        found = f"There is no sentence {unknown[0]!r}." if unknown else "The bullet rests on no sentence."
        raise DeskError(found, "Every bullet cites at least one sentence of the article.")
    taken = {name for kind, name in state.cells if kind == section.value}
    number = next(n for n in range(1, len(taken) + 2) if f"{_ADDED}{n}" not in taken)
    held = _cell(state, _beside(state, section), text, list(cites), state.fingerprint(list(cites)))
    return f"{_ADDED}{number}", {(section.value, f"{_ADDED}{number}"): {**held, "edited": True}}


def deleted(state: State, section: Section, bullet_id: str) -> Changes:
    """Take a bullet away; what remains on disk keeps the machine from making it again."""
    return {(section.value, bullet_id): {**_held(state, section, bullet_id), "deleted": True}}


def pinned(state: State, section: Section, bullet_id: str, pin: bool) -> Changes:
    """Keep a bullet as it is whatever is drafted afterwards, or let go of it."""
    held = _held(state, section, bullet_id)
    return {(section.value, bullet_id): {**held, "pinned": pin}} if held["pinned"] != pin else {}


def marked_fresh(state: State, section: Section, bullet_id: str) -> Changes:
    """Say that a stale bullet is right as it stands.

    Raises:
        DeskError: none of the sentences that it cites is in the article any more.
    """
    held = _held(state, section, bullet_id)
    cites = [cite for cite in held["cites"] if cite in state.places]
    if not cites:
        raise DeskError(
            "The sentences that this bullet rests on are no longer in the article.",
            "Delete it, or add it again to another paragraph.",
        )
    now = {**held, "cites": cites, "made_from": state.fingerprint(cites)}
    return {(section.value, bullet_id): now} if now != held else {}


def moved(state: State, section: Section, bullet_id: str, index: int) -> Changes:
    """Move a bullet to a place in its list, counted from 0; beyond the end is the end."""
    held = _held(state, section, bullet_id)
    ids = [line.id for line in state.lines(section)]
    others = [name for name in ids if name != bullet_id]
    index = max(0, min(index, len(others)))
    if ids.index(bullet_id) == index:
        return {}
    places = [state.position(state.cells[section.value, name]) for name in others]
    low = places[index - 1] if index else places[0] - 2
    high = places[index] if index < len(others) else places[-1] + 2
    if high - low > _FINEST:
        return {(section.value, bullet_id): {**held, "position": (low + high) / 2}}
    others.insert(index, bullet_id)  # no room between the two: every line gets a place of its own
    return {
        (section.value, name): {**state.cells[section.value, name], "position": float(place)}
        for place, name in enumerate(others)
    }


def refreshed(state: State, section: Section, summarizer: Summarizer) -> Changes:
    """Make the machine's lines again from what the paragraphs say now; a person's are not touched.

    What a person deleted is not made again, what a person moved stays where it is. Key points that a person
    added count towards their number, so the machine's last ones give way.
    """
    segments = state.segments()
    lines = state.lines(section)
    # A bullet that a person added stands beside the machine's, in place of none of them.
    added = sum(line.id.startswith(_ADDED) for line in lines)
    kept = [
        replace(line.bullet, edited=True)
        for line in lines
        if (line.bullet.edited or line.pinned) and not line.id.startswith(_ADDED)
    ]
    if section is Section.BULLETS:
        made = refresh(kept, segments, summarizer)
    else:
        made = refresh_key_points(kept, segments, summarizer, max(0, KEY_POINTS - added))
    merged = [bullet for bullet in made if not bullet.edited]
    cells = {name: held for (kind, name), held in state.cells.items() if kind == section.value}
    gone = {cite for held in cells.values() if held["deleted"] for cite in held["cites"][:1]}
    fresh = {b.id: b for b in merged if b.cites[0] not in gone and not cells.get(b.id, {}).get("deleted")}
    beside = _beside(state, section)
    changes: Changes = {
        (section.value, name): None
        for name, held in cells.items()
        if name not in fresh and not (held["edited"] or held["pinned"] or held["deleted"])
    }
    for name, bullet in fresh.items():
        cites = list(bullet.cites)
        held = cells.get(name)
        if held is None or held["edited"] or held["pinned"]:
            if held is not None:  # a person's line of the same name that cites something else by now
                continue
            held = _cell(state, beside, bullet.text, cites, bullet.made_from)
        now = {**held, "text": bullet.text, "cites": cites, "made_from": bullet.made_from}
        now |= {"instead": bullet.instead} if bullet.instead or "instead" in held else {}
        if now != cells.get(name):
            changes[section.value, name] = now
    return changes


def _beside(state: State, section: Section) -> dict[str, int]:
    """Return, by the main sentence that they rest on, the highest number of the lines that are there."""
    beside: dict[str, int] = {}
    for (kind, _), held in state.cells.items():
        if kind == section.value:
            beside[held["cites"][0]] = max(held["nth"], beside.get(held["cites"][0], -1))
    return beside


def _cell(state: State, beside: dict[str, int], text: str, cites: list[str], made_from: str) -> Json:
    return {
        "text": text,
        "cites": cites,
        "made_from": made_from,
        "edited": False,
        "pinned": False,
        "deleted": False,
        "position": None,
        "place": state.places.get(cites[0], 0),
        "nth": beside.get(cites[0], -1) + 1,
    }


def _held(state: State, section: Section, bullet_id: str) -> Json:
    held: Json | None = state.cells.get((section.value, bullet_id))
    if held is None or held["deleted"]:
        raise DeskError(
            f"There is no {section.value} {bullet_id!r} on this desk.", "It may have been deleted."
        )
    return held
