"""Fetch a model from the Hugging Face hub: the files that are needed, verified, and resumed if cut off.

The only code of deskbrief that opens a connection. The branch or tag of the catalogue is resolved to a commit
first; that commit is fetched, recorded beside the files and used from then on. Everything gathers in a folder
``NAME.partial``, which takes its place when all of it is there and has the checksums that the hub tells; a
file that was cut off goes on where it stopped. HF_ENDPOINT, HF_TOKEN, HF_HOME, HF_HUB_OFFLINE and the proxies
of the environment are huggingface_hub's, and honoured.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from deskbrief.errors import DeskbriefError, ModelMissingError
from deskbrief.models import record
from deskbrief.models.entry import ModelEntry
from deskbrief.models.fetch import by_hand, files_wanted, lacks, models_dir, size_in_words

TIMEOUT_S = 10.0
"""How long the hub may take to answer."""

SPARE = 1.4
"""Times the download that is free on the disk before it begins: the conversion wants its share."""

_COMMIT = "commit"
"""In the partial folder: what its files are of."""

Progress = Callable[[int, int], None]
"""Told the bytes that are here and the bytes in all."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the repository at the commit that is fetched."""

    name: str
    size: int
    sha256: str | None
    """Of files that the hub keeps as large ones."""
    blob: str | None
    """The name that git gives to the content of others."""

    def is_whole(self, path: Path) -> bool:
        """Tell whether a file on the disk is this one."""
        if path.stat().st_size != self.size:
            return False
        if self.sha256:
            return _digest(path, hashlib.sha256()) == self.sha256
        if self.blob:
            return _digest(path, hashlib.sha1(f"blob {self.size}\0".encode())) == self.blob
        return True


def pull(entry: ModelEntry, progress: Progress) -> Path:
    """Fetch a model into deskbrief's own place and return its folder; an older one stays until it is whole.

    Raises:
        ModelMissingError: it cannot be had; says why and what to do. What has been fetched is kept.
    """
    from filelock import FileLock
    from huggingface_hub import HfApi, constants

    if not entry.hub:
        raise ModelMissingError(
            f"{entry.name!r} is not on a hub: {entry.origin} names no hub id for it.",
            "deskbrief models add FOLDER takes a model from a folder.",
        )
    if constants.HF_HUB_OFFLINE:
        raise ModelMissingError(
            f"{entry.name!r} cannot be fetched: HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE is set.",
            "Unset it for this one command.",
        )
    with _explained(entry):
        found = HfApi().model_info(entry.hub, revision=entry.revision, timeout=TIMEOUT_S, files_metadata=True)
        commit = str(found.sha)
        files = _files(found.siblings or ())
        _ensure_complete(entry, files)
        target = models_dir() / entry.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(target.with_name(f".{entry.name}.lock")):  # another process may be at the same
            if not _is_here(target, commit):
                gathered = _partial_folder(target, commit)
                _ensure_room(entry, gathered, files)
                _fetch(entry.hub, commit, files, gathered, progress)
                (gathered / _COMMIT).unlink()
                record.write(gathered, entry.hub, entry.revision, commit, [file.name for file in files])
                _take_place(gathered, target)
    return target


def _is_here(target: Path, commit: str) -> bool:
    """Tell whether this very commit has been fetched already, and is whole."""
    return (record.read(target) or {}).get("commit") == commit and not record.damages(target)


def _files(siblings: Sequence[Any]) -> list[_File]:
    by_name = {each.rfilename: each for each in siblings}
    return [
        _File(name, int(each.size or 0), each.lfs.sha256 if each.lfs else None, each.blob_id)
        for name in files_wanted(by_name)
        if (each := by_name[name])
    ]


def _ensure_complete(entry: ModelEntry, files: Sequence[_File]) -> None:
    if lacking := lacks([file.name for file in files]):
        raise ModelMissingError(
            f"{entry.hub} at {entry.revision} has no {lacking} that deskbrief can read.",
            "Choose another repository; one made for transformers has config.json and model.safetensors.",
        )


def _partial_folder(target: Path, commit: str) -> Path:
    """Return the folder to fetch into; what another commit left there is thrown away."""
    folder = target.with_name(f"{target.name}.partial")
    try:
        before = (folder / _COMMIT).read_text("utf-8")
    except OSError:
        before = ""
    if before != commit:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / _COMMIT).write_text(commit, "utf-8")
    return folder


def _ensure_room(entry: ModelEntry, folder: Path, files: Sequence[_File]) -> None:
    there = sum(file.stat().st_size for file in folder.iterdir())
    wanted = int(SPARE * sum(file.size for file in files)) - there
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise ModelMissingError(
            f"{entry.name!r} wants {_megabytes(wanted)} more, and the disk has {_megabytes(free)} left.",
            f"Make room, or set XDG_DATA_HOME to another disk than that of {folder.parent}.",
        )


def _fetch(hub: str, commit: str, files: Sequence[_File], folder: Path, progress: Progress) -> None:
    total = sum(file.size for file in files)
    done = 0
    for file in files:
        path = folder / file.name
        if not (path.is_file() and file.is_whole(path)):
            before = done
            _fetch_file(hub, commit, file, path, partial(_told, progress, before, total))
        done += file.size
        progress(done, total)


def _told(progress: Progress, before: int, total: int, here: int) -> None:
    progress(before + here, total)


def _fetch_file(hub: str, commit: str, file: _File, path: Path, progress: Callable[[int], None]) -> None:
    from huggingface_hub import hf_hub_url
    from huggingface_hub.file_download import http_get
    from huggingface_hub.utils._headers import build_hf_headers
    from tqdm import tqdm

    part = path.with_name(f"{path.name}.part")
    here = part.stat().st_size if part.is_file() and part.stat().st_size < file.size else 0

    class Bar(tqdm):  # type: ignore[misc]  # it has no types
        """What http_get believes to be a progress bar."""

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **{**options, "disable": True})
            self._here = here

        def update(self, n: float | None = 1) -> bool | None:
            self._here += int(n or 0)
            progress(self._here)
            return None

    with part.open("ab" if here else "wb") as stream:
        http_get(
            hf_hub_url(hub, file.name, revision=commit),
            stream,
            resume_size=here,
            headers=build_hf_headers(),
            expected_size=file.size,
            tqdm_class=Bar,
        )
    if not file.is_whole(part):
        part.unlink()
        raise _DamagedError(file.name)
    part.replace(path)


class _DamagedError(Exception):
    """A file arrived and is not what the hub says that it is."""


def _take_place(gathered: Path, target: Path) -> None:
    old = target.with_name(f"{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.replace(old)
    gathered.replace(target)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _explained(entry: ModelEntry) -> Iterator[None]:
    """Turn what the hub's library, its HTTP library and the disk have to say into one clear error."""
    from huggingface_hub import constants, errors

    try:
        yield
    except DeskbriefError:
        raise
    except errors.GatedRepoError as error:
        raise _refused(
            entry,
            "its owner wants the terms accepted first",
            f"Accept them at {constants.ENDPOINT}/{entry.hub}, then set HF_TOKEN or run: hf auth login",
        ) from error
    except errors.RevisionNotFoundError as error:
        raise _refused(
            entry, f"there is no revision {entry.revision!r}", f"Correct 'revision' in {entry.origin}."
        ) from error
    except errors.RepositoryNotFoundError as error:
        raise _refused(
            entry,
            f"the hub at {constants.ENDPOINT} has no {entry.hub}, or it is private",
            "Check the id; for a private one set HF_TOKEN or run: hf auth login",
        ) from error
    except errors.HfHubHTTPError as error:
        status = error.response.status_code if error.response is not None else "no status"
        hint = (
            "Set HF_TOKEN or run: hf auth login"
            if status == 401
            else "Try again later: it goes on from here."
        )
        raise _refused(entry, f"{constants.ENDPOINT} answers {status}", hint) from error
    except _DamagedError as error:
        raise _refused(
            entry, f"{error} arrived damaged and was thrown away", "Try again: the rest is kept."
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise _refused(
                entry,
                f"the disk of {models_dir()} is full",
                "Make room, or set XDG_DATA_HOME to another disk. What was fetched is kept and resumed.",
            ) from error
        raise _refused(entry, _first_line(error), _later(entry)) from error
    except Exception as error:  # the HTTP library's own errors, and a hub that answers nonsense
        raise _refused(entry, _first_line(error), _later(entry)) from error


def _later(entry: ModelEntry) -> str:
    return (
        "Try again: what was fetched is kept. Behind a proxy set HTTPS_PROXY, for a mirror HF_ENDPOINT.\n"
        f"  Or fetch it elsewhere: {by_hand(entry)}"
    )


def _refused(entry: ModelEntry, why: str, hint: str) -> ModelMissingError:
    size = f", about {size_in_words(entry.size_mb)}" if entry.size_mb else ""
    return ModelMissingError(f"{entry.name!r} ({entry.hub}{size}) could not be fetched: {why}.", hint)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), "").rstrip(".") or type(error).__name__


def _digest(path: Path, digest: Any) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: digest).hexdigest()


def _megabytes(count: int) -> str:
    return size_in_words(max(1, round(count / 1e6)))
