"""Which desk is opened, and from what; asked again when the source was edited meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from deskbrief.check.levels import Levels
from deskbrief.desk import Session, open_desk, resume_desk
from deskbrief.document import Source
from deskbrief.glossary.files import GlossaryFile
from deskbrief.load import load


@dataclass(frozen=True, slots=True)
class Opening:
    """An article and its desk; at least one of the two is named."""

    article: Path | None = None
    """The file that the desk stands on; None where it came from standard input, or is gone."""
    source: Source | None = None
    """The article as it was read, where it is not to be read again."""
    desk: Path | None = None
    """The desk's file, where it is not found by the article."""
    levels: Levels = field(default_factory=dict)
    """How much the findings of each check matter."""
    glossaries: tuple[GlossaryFile, ...] = ()
    """Those that hold for the article, each before the next."""

    def open(self) -> Session:
        """Open the desk.

        Raises:
            DeskbriefError: the article cannot be read or is none, or the desk cannot be opened.
        """
        session = self._session()
        session.use_levels(self.levels)
        session.use_glossaries(*(file.terms for file in self.glossaries))
        session.notes = (*session.notes, *(file.told for file in self.glossaries if file.problems))
        return session

    def _session(self) -> Session:
        if self.article is not None:
            return open_desk(load(self.article), self.desk)
        if self.source is not None:
            return open_desk(self.source, self.desk)
        assert self.desk is not None
        return resume_desk(self.desk)
