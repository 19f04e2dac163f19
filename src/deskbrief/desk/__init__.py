"""The desk's memory and what can be done on it, without any screen.

``open_desk`` gives a ``Session``. Each desk is one SQLite file (``store``) of cells, which say what is so,
and a log that says how it came about. An action is a pure function from the cells to the cells that change
(``rows``, ``structure``, ``bullets``); the session writes it in one transaction, and undo, over sessions, is
the log read backwards (``history``).
"""

from deskbrief.desk.bullets import Drafted
from deskbrief.desk.opening import open_desk, resume_desk
from deskbrief.desk.records import Copy, Row, Section, Status
from deskbrief.desk.session import Session

__all__ = ["Copy", "Drafted", "Row", "Section", "Session", "Status", "open_desk", "resume_desk"]
