"""The work itself: plain functions that any thread may run, given a way to tell and a way to be stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.message import Message

from deskbrief.brief.summarizer import Summarizer
from deskbrief.check import run_checks
from deskbrief.desk import Drafted as Summary
from deskbrief.document import Segment
from deskbrief.errors import CancelledError, DeskbriefError
from deskbrief.glossary import EMPTY, Glossary
from deskbrief.pipeline import with_terms
from deskbrief.translate.translator import Approved, Translator
from deskbrief.tui.workers.engines import Shared
from deskbrief.tui.workers.messages import Completed, Drafted, DraftingEnded, Summarised

Tell = Callable[[Message], object]

AT_A_TIME = 4
"""Sentences given to an engine at once: few, so that paragraphs come one by one and stopping is quick."""
_PATIENCE, _GLANCE = 1.0, 0.05
"""Seconds that an engine waits for the screen, at most, and after which it looks whether it is to stop."""
OFFERS = 5
"""Hypotheses asked of an engine: its own and four alternatives, for the keys 1 to 5."""


def draft(
    segments: Sequence[Segment],
    engine: Shared,
    tell: Tell,
    cancelled: Callable[[], bool],
    glossary: Glossary = EMPTY,
    approved: Approved | None = None,
) -> None:
    """Translate and check paragraphs, and tell of each as soon as it is done."""
    asked = tuple(segment.id for segment in segments)
    try:
        translator = Translator(
            engine, batch_size=AT_A_TIME, n_best=OFFERS, glossary=glossary, approved=approved
        )
        for segment in translator.stream(segments, cancelled=cancelled):
            (checked,) = run_checks([segment])
            drafted = Drafted(checked, engine.name, with_terms(engine.signature, glossary))
            tell(drafted)
            _wait_for_screen(drafted, cancelled)
    except CancelledError:
        tell(DraftingEnded(asked, is_cancelled=True))
    except DeskbriefError as error:
        tell(DraftingEnded(asked, str(error)))
    except Exception as error:  # an engine's library may fail in any way, and the desk must go on
        tell(DraftingEnded(asked, f"{engine.name} failed: {type(error).__name__}: {error}"))
    else:
        tell(DraftingEnded(asked))


def _wait_for_screen(drafted: Drafted, cancelled: Callable[[], bool]) -> None:
    """Let a paragraph be shown before the next one is begun.

    Two threads that both run Python slow each other down, and paragraphs that queue up go before keys.
    """
    for _ in range(round(_PATIENCE / _GLANCE)):
        if drafted.shown.wait(_GLANCE) or cancelled():
            return


def summarise(segments: Sequence[Segment], summarizer: Summarizer, tell: Tell) -> None:
    """Make bullets and key points, and tell of them together."""
    try:
        tell(Summarised(Summary.by(summarizer, segments)))
    except Exception as error:  # as above
        tell(Summarised(None, f"{summarizer.name} failed: {error or type(error).__name__}"))


def complete(segment: Segment, typed: str, machine: Sequence[str], engine: Shared, tell: Tell) -> None:
    """Ask how a paragraph's translation could go on."""
    try:
        tell(Completed(segment.id, typed, engine.complete(segment, typed, machine)))
    except Exception as error:  # as above
        tell(Completed(segment.id, typed, "", f"{engine.name} failed: {error or type(error).__name__}"))
