"""A model that a person brings: a folder, a hub id, or an Argos package, known by its content."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from deskbrief.errors import CatalogueError, UsageError
from deskbrief.models import argos
from deskbrief.models.catalogue import Catalogue
from deskbrief.models.entry import BEAMS, ModelEntry, Role
from deskbrief.models.fetch import models_dir
from deskbrief.models.recognise import Recognised, recognise

Fetch = Callable[[ModelEntry], Path]

_HUB_ID = re.compile(r"[\w.-]+/[\w.-]+")


def is_hub_id(what: str) -> bool:
    """Tell whether something to add is a hub id and nothing on this machine."""
    return bool(_HUB_ID.fullmatch(what)) and not Path(what).expanduser().exists()


def added_entry(
    what: str,
    catalogue: Catalogue,
    *,
    name: str | None = None,
    role: Role | None = None,
    revision: str = "main",
    fetch: Fetch | None = None,
) -> tuple[ModelEntry, str]:
    """Return the entry of a model to add, and what it is, for people; an Argos package is unpacked.

    ``fetch`` gets the model of a hub id, and its folder.

    Raises:
        CatalogueError: it cannot be used, with all that is wrong; or its name or its role is not clear.
        ModelMissingError: the hub does not give it.
    """
    path = Path(what).expanduser()
    called = _name(name or path.name.removesuffix(argos.SUFFIX), catalogue)
    if fetch is not None:
        draft = ModelEntry(
            called, "transformers", role or Role.TRANSLATE, hub=what, revision=revision, origin="add"
        )
        found = _recognised_or_removed(fetch(draft))
        entry = replace(draft, kind=found.kind, role=_role(found, role, what), beams=_beams(found))
        return entry, found.family
    if path.is_dir():
        found = recognise(path.resolve())
        kind, chosen = found.kind, _role(found, role, what)
        entry = ModelEntry(called, kind, chosen, path=str(path.resolve()), beams=_beams(found))
        return entry, found.family
    if path.is_file() and path.suffix == argos.SUFFIX:
        metadata = argos.unpack(path, models_dir() / called)
        found = _recognised_or_removed(models_dir() / called)
        version = metadata.get("package_version") or "of unknown version"
        entry = ModelEntry(
            called,
            found.kind,
            Role.TRANSLATE,
            path=str(models_dir() / called),
            languages=("ar", "en"),
            origin="add",
        )
        return entry, f"Argos Translate {version}"
    raise UsageError(
        f"{what} is neither a folder, nor an {argos.SUFFIX} file, nor a hub id.",
        "Allowed: a model's folder (transformers, CTranslate2), a file of Argos, or OWNER/NAME on the hub.",
    )


def _recognised_or_removed(folder: Path) -> Recognised:
    try:
        return recognise(folder)
    except CatalogueError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _name(wanted: str, catalogue: Catalogue) -> str:
    name = re.sub(r"[\s/\\,:]+", "-", wanted).strip("-.")
    taken = {each for role in Role for each in catalogue.names(role)}
    if not name or name in taken:
        raise CatalogueError(
            f"There is a model {name!r} already." if name else f"{wanted!r} makes no name.",
            "Choose another with --name.",
        )
    return name


def _beams(found: Recognised) -> int:
    return 1 if found.kind == "causal" else BEAMS  # a language model's best answer is its first


def _role(found: Recognised, asked: Role | None, what: str) -> Role:
    role = asked or found.role
    if role is None:
        raise CatalogueError(
            f"{what} is a {found.family}, and its files do not tell whether it translates or summarises.",
            "Say it: --role translate or --role summarize.",
        )
    return role
