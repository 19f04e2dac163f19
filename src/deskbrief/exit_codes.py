"""What deskbrief tells the program that called it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every deskbrief command; ``deskbrief --help`` and the README list them.

    Their numbers are a contract: scripts test for them. A code may be added, never changed.
    """

    meaning: str

    def __new__(cls, value: int, meaning: str) -> ExitCode:
        """Make a member that carries the line ``--help`` shows for it."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    OK = 0, "all went well"
    """Everything that was asked for was written."""

    SOME_FAILED = 1, "an article or a file failed, or a check found something"
    """stderr says which failed and why, and what did not fail was written; or ``deskbrief check`` printed a
    finding that is at or above ``--fail-on``."""

    USAGE = 2, "the command line, a models.toml or a plug-in is wrong"
    """Nothing was read or written."""

    NOTHING_TO_DO = 3, "the batch found nothing to do"
    """The folder holds no articles, or their briefs are all there and up to date."""

    INTERNAL = 70, "deskbrief itself failed: a bug, please report it"
    """An exception that deskbrief did not expect; ``EX_SOFTWARE`` of sysexits.h."""

    INTERRUPTED = 130, "stopped by Ctrl-C; what was finished stays"
    """128 + SIGINT, as shells count. A batch that is started again goes on where it stopped."""
