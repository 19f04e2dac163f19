"""``deskbrief models``: what there is, fetched, added, removed, verified, chosen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from deskbrief.cli.diagnostics import Diagnostics, hearing
from deskbrief.cli.models_options import ModelsOptions
from deskbrief.cli.progress import byte_progress
from deskbrief.cli.streams import write_stdout
from deskbrief.errors import CatalogueError, ModelMissingError
from deskbrief.exit_codes import ExitCode
from deskbrief.models import added, preference
from deskbrief.models.catalogue import Catalogue, load_catalogue
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.models.installed import Installed, State, look, remove

COLUMNS = ("NAME", "ROLE", "KIND", "NOW", "SIZE", "LICENCE", "ADVICE")


def run(options: ModelsOptions) -> ExitCode:
    """Do one of ``ACTIONS``.

    Raises:
        DeskbriefError: there is no such model, or it cannot be had, read or written.
    """
    diagnostics = Diagnostics(options.quiet)
    with hearing(diagnostics):
        match options.action:
            case "list":
                _list(options)
            case "pull":
                _pull(options, diagnostics)
            case "add":
                _add(options, diagnostics)
            case "remove":
                _remove(options, diagnostics)
            case "use":
                _use(options, diagnostics)
            case "verify":
                return _verify(options, diagnostics)
            case _:
                from deskbrief.cli.commands import models_bench

                return models_bench.run(options, diagnostics)
    return ExitCode.OK


def _list(options: ModelsOptions) -> None:
    catalogue = load_catalogue()
    found = [look(entry) for role in Role for entry in catalogue.of(role)]
    if options.json:
        print_json([_as_json(each) for each in found])
    else:
        write_stdout("".join(f"{line}\n" for line in _aligned([COLUMNS, *map(_row, found)])).encode())


def _row(model: Installed) -> tuple[str, ...]:
    entry = model.entry
    now = f"{model.state}, in use" if model.in_use else str(model.state)
    size = f"{entry.size_mb} MB" if entry.size_mb else f"{round(model.size / 1e6)} MB" if model.size else "-"
    return entry.name, entry.role, entry.kind, now, size, entry.licence or "-", entry.advice


def _as_json(model: Installed) -> dict[str, Any]:
    entry = model.entry
    return {
        "name": entry.name, "role": entry.role.value, "kind": entry.kind, "state": model.state.value,
        "problem": model.problem, "in_use": model.in_use, "hub": entry.hub, "revision": entry.revision,
        "commit": model.commit or None, "folder": str(model.folder) if model.folder else None,
        "size_mb": entry.size_mb, "on_disk_bytes": model.size, "licence": entry.licence or None,
        "languages": list(entry.languages), "advice": entry.advice, "origin": entry.origin,
    }  # fmt: skip


def _pull(options: ModelsOptions, diagnostics: Diagnostics) -> None:
    entry = named(load_catalogue(), options.names[0], options.role)
    here = look(entry)
    if here.state is State.READY and not options.update:
        commit = f" (commit {here.commit[:12]})" if here.commit else ""
        diagnostics.note(f"{entry.name} is here already{commit}; --update looks for a newer one")
    else:
        _fetched(entry, diagnostics)
    _prepared(entry, diagnostics)


def _fetched(entry: ModelEntry, diagnostics: Diagnostics) -> Path:
    from deskbrief.models.pull import pull
    from deskbrief.models.record import version

    with byte_progress(diagnostics) as progress:
        folder = pull(entry, progress)
    diagnostics.note(f"{entry.name} fetched at {version(folder)}, verified: {folder}")
    return folder


def _prepared(entry: ModelEntry, diagnostics: Diagnostics) -> None:
    """Convert a model that is here, so that its first use finds it ready."""
    from deskbrief.models.conversion import converted
    from deskbrief.models.fetch import locate

    if entry.kind == "ctranslate2":
        converted(locate(entry), entry)
    diagnostics.note(
        f"{entry.role.option} {entry.name} takes it; deskbrief models use {entry.name} makes it the default"
    )


def _add(options: ModelsOptions, diagnostics: Diagnostics) -> None:
    from deskbrief.models.adding import added_entry, is_hub_id

    what = options.names[0]
    fetch = (lambda entry: _fetched(entry, diagnostics)) if is_hub_id(what) else None
    entry, family = added_entry(
        what, load_catalogue(), name=options.name, role=options.role, revision=options.revision, fetch=fetch
    )
    added.add(entry)
    diagnostics.note(f"{entry.name}: {family}, to {entry.role.value} with")
    _prepared(entry, diagnostics)


def _remove(options: ModelsOptions, diagnostics: Diagnostics) -> None:
    entry = named(load_catalogue(), options.names[0], options.role)
    folders, size = remove(entry)
    for folder in folders:
        write_stdout(f"{folder}\n".encode("utf-8", "surrogateescape"))
    kept = f"; {entry.path} is yours and stays" if entry.path and not folders else ""
    diagnostics.note(f"{entry.name} removed, {round(size / 1e6)} MB{kept}")


def _use(options: ModelsOptions, diagnostics: Diagnostics) -> None:
    entry = named(load_catalogue(), options.names[0], options.role)
    here = look(entry)
    if here.state is not State.READY:
        raise ModelMissingError(
            f"{entry.name!r} is not ready: {here.problem}.", f"First: deskbrief models pull {entry.name}"
        )
    preference.use(entry.name, entry.role)
    diagnostics.note(
        f"{entry.name} is what {entry.role.value}s from now on where {entry.role.option} names no other"
    )


def _verify(options: ModelsOptions, diagnostics: Diagnostics) -> ExitCode:
    from deskbrief.models.record import damages, read

    catalogue = load_catalogue()
    chosen = [named(catalogue, name, options.role) for name in options.names] or [
        entry for role in Role for entry in catalogue.of(role)
    ]
    told = []
    for entry in chosen:
        here = look(entry)
        folder = here.folder or _own_folder(entry)
        problems = damages(folder) if folder else [here.problem] if options.names and here.problem else []
        if folder is None and not problems:
            continue
        recorded = folder is not None and read(folder) is not None
        outcome = "; ".join(problems) or ("as fetched" if recorded else "nothing recorded to compare with")
        told.append({"name": entry.name, "whole": not problems, "recorded": recorded, "problems": problems})
        if not options.json:
            write_stdout(f"{entry.name}\t{outcome}\n".encode())
    if options.json:
        print_json(told)
    bad = [str(each["name"]) for each in told if not each["whole"]]
    if bad:
        diagnostics.note(
            f"to fetch again: {', '.join(f'deskbrief models pull {name} --update' for name in bad)}"
        )
    elif not told:
        diagnostics.note("no model has been fetched or added yet")
    return ExitCode.SOME_FAILED if bad else ExitCode.OK


def _own_folder(entry: ModelEntry) -> Path | None:
    from deskbrief.models.fetch import models_dir

    own = models_dir() / entry.name
    return own if (entry.hub or entry.path) and own.is_dir() else None


def named(catalogue: Catalogue, name: str, role: Role | None) -> ModelEntry:
    """Return the model of a name, in whatever role it has.

    Raises:
        CatalogueError: there is none, or there is one in both roles.
    """
    if role is not None:
        return catalogue.get(name, role)
    having = [each for each in Role if name in catalogue.names(each)]
    if len(having) > 1:
        raise CatalogueError(
            f"{name!r} both translates and summarises.", "Say which: --role translate or summarize."
        )
    if having:
        return catalogue.get(name, having[0])
    names = ", ".join(entry.name for each in Role for entry in catalogue.of(each))
    raise CatalogueError(
        f"There is no model {name!r}.", f"There are: {names}; or add it: deskbrief models add"
    )


def print_json(content: Any) -> None:
    """Print JSON on standard output."""
    write_stdout(f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode())


def _aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
