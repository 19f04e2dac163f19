"""``deskbrief models``: the catalogue, and which of it works now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deskbrief.cli.streams import write_stdout
from deskbrief.errors import ModelMissingError
from deskbrief.exit_codes import ExitCode
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import ModelEntry, Role

COLUMNS = ("NAME", "ROLE", "KIND", "NOW", "SIZE", "LICENCE", "ADVICE")


def run() -> ExitCode:
    """Print the catalogue as a table, one model a line."""
    catalogue = load_catalogue()
    entries = [entry for role in Role for entry in catalogue.of(role)]
    rows = [COLUMNS, *map(_row, entries)]
    write_stdout("".join(f"{line}\n" for line in _aligned(rows)).encode("utf-8", "replace"))
    return ExitCode.OK


def _row(entry: ModelEntry) -> tuple[str, ...]:
    size = f"{entry.size_mb} MB" if entry.size_mb else "-"
    return entry.name, entry.role, entry.kind, state_now(entry), size, entry.licence or "-", entry.advice


def state_now(entry: ModelEntry) -> str:
    """Tell whether a model would run if it were chosen now: ``ready``, ``to fetch`` or ``damaged``."""
    if not entry.hub and not entry.path:
        return "ready"
    from deskbrief.models.fetch import find

    try:
        return "ready" if find(entry) else "to fetch"
    except ModelMissingError:
        return "damaged"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
