"""What is done with the article as a whole: copy, export, edit its source, stop the engine, quit."""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import SuspendNotSupported

from deskbrief import plugins
from deskbrief.desk import Copy
from deskbrief.errors import DeskbriefError
from deskbrief.export import render
from deskbrief.export.write import write_atomically
from deskbrief.plugins import Group as Plugins
from deskbrief.tui.commands.command import ROWS, Group, command
from deskbrief.tui.dialogs.choose import ChooseScreen
from deskbrief.tui.dialogs.prompt import PromptScreen
from deskbrief.tui.layout.spot import Part
from deskbrief.tui.widgets.detail import Choice

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen

_EXPORTED = "exported"
"""What the desk remembers the last export under: the path, and what was written there."""


@command("copy", "Copy", Group.ARTICLE, "y", "c", footer=19)
def copy(desk: DeskScreen) -> None:
    """Copy the text under the cursor: source, translation, or bullet, as it is stored."""
    bullet = desk.bullet_here()
    if bullet is not None:
        _to_clipboard(desk, bullet.bullet.text, "the bullet")
    elif desk.spot.part is Part.SOURCE:
        _to_clipboard(desk, desk.session.copied(desk.board.spot.row_id, Copy.SOURCE), "the source")
    else:
        _to_clipboard(desk, desk.session.copied(desk.board.spot.row_id, Copy.TRANSLATION), "the translation")


@command("copy-paragraph", "Copy both", Group.ARTICLE, "Y", parts=ROWS)
def copy_paragraph(desk: DeskScreen) -> None:
    """Copy the translation above its source."""
    _to_clipboard(desk, desk.session.copied(desk.board.spot.row_id, Copy.PARAGRAPH), "the paragraph")


@command("export", "Export", Group.ARTICLE, "e", footer=7)
def export(desk: DeskScreen) -> None:
    """Write the brief to a file; its name tells the format."""
    held = desk.session.recall(_EXPORTED)
    suggested = held["path"] if held else str(_beside_article(desk))
    suffixes = ", ".join(_exporters())

    def named(path: str) -> None:
        try:
            there = Path(path).expanduser()
        except RuntimeError:
            raise DeskbriefError(f"{path} names a folder of a user that there is not.", "") from None
        _export_to(desk, there.absolute())

    desk.ask(PromptScreen("Write the brief to", suggested, f"Formats: {suffixes}"), named)


@command("export-again", "Export again", Group.ARTICLE, "ctrl+s", while_editing=True)
def export_again(desk: DeskScreen) -> None:
    """Write the brief where it was written last; your work is saved in any case, as you type."""
    held = desk.session.recall(_EXPORTED)
    if held:
        _export_to(desk, Path(held["path"]))
    else:
        export(desk)


@command("source", "Edit source", Group.ARTICLE, "f4", "E", writes=True)
def source(desk: DeskScreen) -> None:
    """Open the source in $EDITOR; your corrections follow their paragraphs."""
    path = desk.opening.article
    if path is None:
        raise DeskbriefError(
            "This article has no file: it came from standard input, or its file is gone.",
            "Save it as a file and open that.",
        )
    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not words:
        words = [name for name in ("nano", "vi", "notepad") if shutil.which(name)][:1]
    if not words or not shutil.which(words[0]):
        raise DeskbriefError(
            f"The editor {words[0]!r} is not there." if words else "No editor was found.",
            "Set EDITOR to the one you use, such as EDITOR=nano.",
        )
    try:
        with desk.app.suspend():
            subprocess.run([*words, str(path)], check=False)
    except SuspendNotSupported:
        raise DeskbriefError(
            "An editor cannot be opened in this terminal.", "Edit the file elsewhere."
        ) from None
    desk.reopen()


@command("stop", "Stop or go on", Group.ARTICLE, "C", writes=True)
def stop(desk: DeskScreen) -> None:
    """Stop the engine, or let it go on with what is not translated yet."""
    if desk.drafting.cancel():
        desk.board.refresh_rows()
        desk.show_progress()
        desk.notify(f"The translation stops; {desk.key('stop')} goes on with it.")
    elif desk.session.to_draft():
        desk.drafting.start()
    else:
        desk.notify("Every paragraph is translated.")


@command("quit", "Quit", Group.ARTICLE, "q", "ctrl+q", footer=9, while_editing=True)
def leave(desk: DeskScreen) -> None:
    """Leave; everything is saved, and the desk opens again as it is."""
    desk.app.exit()


def _to_clipboard(desk: DeskScreen, text: str, what: str) -> None:
    if not text:
        raise DeskbriefError(f"There is nothing to copy: {what} is empty.", "")
    desk.app.copy_to_clipboard(text)
    desk.notify(f"Copied {what}: {len(text)} characters, as stored.", timeout=3)


def _beside_article(desk: DeskScreen) -> Path:
    name = desk.session.source.name
    return Path("article.brief.md") if name == "-" else Path(name).with_suffix(".brief.md")


def _exporters() -> dict[str, str]:
    """Return the names of the exporters by the suffix of their files."""
    return {plugins.load(Plugins.EXPORTERS, name)().suffix: name for name in plugins.names(Plugins.EXPORTERS)}


def _export_to(desk: DeskScreen, path: Path) -> None:
    """Write the brief, but ask before a file is replaced that holds something else than our last export."""
    exporters = _exporters()
    if path.suffix not in exporters:
        raise DeskbriefError(
            f"{path.name} does not tell a format.", f"End the name in one of: {', '.join(exporters)}."
        )
    held = desk.session.recall(_EXPORTED) or {}
    try:
        is_there = path.exists()
    except OSError as error:
        raise DeskbriefError(f"{path} cannot be written: {error.strerror}.", "Try another name.") from error
    if is_there and not (held.get("path") == str(path) and held.get("sha256") == _sha256(path)):

        def answered(choice: str) -> None:
            if choice == "replace":
                _write(desk, path, exporters[path.suffix])

        choices = [Choice("keep", Text("Keep the file")), Choice("replace", Text("Replace it"))]
        desk.ask(ChooseScreen(f"{path.name} is there, and not as this desk wrote it", choices), answered)
    else:
        _write(desk, path, exporters[path.suffix])


def _write(desk: DeskScreen, path: Path, exporter: str) -> None:
    write_atomically(path, render(desk.session.to_brief(), exporter))
    if not desk.session.read_only:
        desk.session.remember(_EXPORTED, {"path": str(path), "sha256": _sha256(path)})
    open_rows = sum(not row.approved for row in desk.session.rows())
    left = f" {open_rows} paragraphs are not approved yet, and are marked so." if open_rows else ""
    desk.notify(f"The brief is in {path}.{left}", title="Exported", timeout=8)


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
