"""``deskbrief memory``: the approved sentences, to be looked at and to be forgotten."""

from __future__ import annotations

import os

from deskbrief.cli.diagnostics import Diagnostics, visible
from deskbrief.cli.options import MemoryOptions
from deskbrief.cli.streams import write_stdout
from deskbrief.desk.shelf import find_desk
from deskbrief.exit_codes import ExitCode
from deskbrief.memory import Memory, memory_path


def run(options: MemoryOptions) -> ExitCode:
    """Do one of ``MEMORY_ACTIONS``; a memory that is not there yet counts as empty, and is not made.

    Raises:
        DeskbriefError: the memory cannot be used, or there is no such desk.
    """
    path = memory_path()
    diagnostics = Diagnostics(options.quiet)
    if options.action == "path":
        write_stdout(os.fsencode(path) + b"\n")
    elif options.action == "count":
        write_stdout(f"{_count()}\n".encode())
    elif options.action == "list":
        _list()
    else:
        gone = forget_desk(str(find_desk(options.article).absolute()) if options.article else None)
        diagnostics.note(f"{gone} pairs removed; the desks themselves were not touched")
    return ExitCode.OK


def forget_desk(desk: str | None) -> int:
    """Remove the pairs of a desk, or all; return how many went.

    Raises:
        DeskbriefError: the memory cannot be used.
    """
    if not memory_path().exists():
        return 0
    with Memory(memory_path()) as memory:
        return memory.forget(desk)


def _count() -> int:
    if not memory_path().exists():
        return 0
    with Memory(memory_path()) as memory:
        return memory.count()


def _list() -> None:
    if not memory_path().exists():
        return
    with Memory(memory_path()) as memory:
        for pair in memory.pairs():
            fields = (f"{pair.at[:16].replace('T', ' ')}Z", pair.source, pair.target, pair.desk)
            write_stdout(os.fsencode("\t".join(" ".join(visible(field).split()) for field in fields)) + b"\n")
