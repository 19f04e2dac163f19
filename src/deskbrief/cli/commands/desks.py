"""``deskbrief desks``: what there is to go on with."""

from __future__ import annotations

import os

from deskbrief.cli.diagnostics import Diagnostics, visible
from deskbrief.cli.streams import write_stdout
from deskbrief.desk.shelf import DeskInfo, list_desks
from deskbrief.exit_codes import ExitCode


def run() -> ExitCode:
    """Print one desk a line, its fields parted by tabs; a desk that cannot be read is listed too."""
    desks = list_desks()
    for desk in desks:
        write_stdout(os.fsencode("\t".join(map(_on_one_line, _fields(desk)))) + b"\n")
    if not desks:
        Diagnostics().note("there are no desks yet")
    return ExitCode.OK


def _fields(desk: DeskInfo) -> tuple[str, ...]:
    done = f"{desk.paragraphs} paragraphs, {desk.edited} edited, {desk.approved} approved"
    return (
        f"{desk.changed:%Y-%m-%d %H:%M}Z",
        f"cannot be read: {desk.problem}" if desk.problem else done,
        desk.headline,
        "standard input" if desk.article == "-" else desk.article,
        str(desk.path),
    )


def _on_one_line(text: str) -> str:
    return " ".join(visible(text).split())
