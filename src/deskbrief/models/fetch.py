"""Where the files of a model lie: the user's folder, deskbrief's own, the hub's cache, or the hub itself.

Nothing is downloaded unless a person chose such a model. What was downloaded is recorded beside it and
verified at every later use (see ``record``), and lies in one plain folder that can be carried to a machine
without a network.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from deskbrief import locations
from deskbrief.errors import ModelMissingError
from deskbrief.models import record
from deskbrief.models.catalogue import user_file
from deskbrief.models.entry import ModelEntry

TIMEOUT_S = 10.0
"""How long the hub may take to answer before deskbrief goes on without it."""

_SMALL_FILES = (
    "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json",
    "special_tokens_map.json", "added_tokens.json", "vocab.json", "merges.txt", "source.spm", "target.spm",
    "sentencepiece.bpe.model", "sentencepiece.model", "spiece.model", "tokenizer.model",
    "shared_vocabulary.json", "shared_vocabulary.txt", "source_vocabulary.json", "source_vocabulary.txt",
    "target_vocabulary.json", "target_vocabulary.txt", "vmap.txt",
)  # fmt: skip
_WEIGHTS = ("model.safetensors", "model.safetensors.index.json", "model.bin")
_OLD_WEIGHTS = ("pytorch_model.bin", "pytorch_model.bin.index.json")


def models_dir() -> Path:
    """Return the folder of deskbrief's own models: one folder each, by the model's name."""
    return locations.data_dir() / "models"


def find(entry: ModelEntry) -> Path | None:
    """Return the folder that holds a model's files, or None if none on this machine does; uses no network.

    Raises:
        ModelMissingError: the entry names a folder that is not there or incomplete, or recorded files have
            changed since they were fetched.
    """
    if entry.path:
        return _named_folder(entry)
    own = models_dir() / entry.name
    if own.is_dir():
        return _whole(own, entry)
    return _in_hub_cache(entry)


def locate(entry: ModelEntry) -> Path:
    """Return the folder that holds a model's files, fetching them from the hub if no place here has them.

    Raises:
        ModelMissingError: they are not here and cannot be had; says why, how to get them, and what works now.
    """
    return find(entry) or _download(entry)


def files_wanted(names: Iterable[str]) -> list[str]:
    """Return those files of a hub repository that running the model needs.

    Safetensors are taken rather than pickled weights; other frameworks' weights and read-mes are left.
    """
    here = sorted(name for name in names if "/" not in name)
    wanted = [name for name in here if name in _SMALL_FILES]
    weights = [name for name in here if name in _WEIGHTS or _is_shard(name, "model-", ".safetensors")]
    if not weights:
        weights = [name for name in here if name in _OLD_WEIGHTS or _is_shard(name, "pytorch_model-", ".bin")]
    return wanted + weights


def _is_shard(name: str, begin: str, end: str) -> bool:
    return name.startswith(begin) and name.endswith(end) and "-of-" in name


def _lacks(folder: Path) -> str:
    """Return what a model folder lacks, in words, or an empty string."""
    names = {file.name for file in folder.iterdir()}
    if "config.json" not in names:
        return "config.json"
    if not any(name.endswith((".safetensors", ".bin")) for name in names):
        return "weights (model.safetensors, pytorch_model.bin or model.bin)"
    return ""


def _whole(folder: Path, entry: ModelEntry) -> Path:
    lacking = _lacks(folder)
    if lacking:
        raise _missing(entry, f"the folder {folder} lacks {lacking}")
    damage = record.damage(folder)
    if damage:
        raise ModelMissingError(
            f"The files of {entry.name!r} are not those that were fetched: {damage}.",
            f"Remove {folder} and fetch it again.",
        )
    return folder


def _named_folder(entry: ModelEntry) -> Path:
    folder = Path(entry.path or "").expanduser()
    if not folder.is_dir():
        raise _missing(entry, f"the folder {folder}, which {entry.origin} names, is not there")
    return _whole(folder, entry)


def _in_hub_cache(entry: ModelEntry) -> Path | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    if not entry.hub:
        return None
    try:
        folder = Path(snapshot_download(entry.hub, revision=entry.revision, local_files_only=True))
    except LocalEntryNotFoundError as error:
        # The cache may hold the snapshot without files that deskbrief never needs.
        snapshot = getattr(error, "snapshot_path", None)
        if snapshot is None:
            return None
        folder = Path(snapshot)
    return folder if folder.is_dir() and not _lacks(folder) else None


def _download(entry: ModelEntry) -> Path:
    from huggingface_hub import HfApi, constants, snapshot_download

    if not entry.hub:
        raise _missing(entry, "the entry names neither a folder nor a hub id")
    if constants.HF_HUB_OFFLINE:
        raise _missing(entry, "HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE is set")
    target = models_dir() / entry.name
    partial = target.with_name(f"{entry.name}.partial")  # a later try resumes it
    try:
        found = HfApi().model_info(entry.hub, revision=entry.revision, timeout=TIMEOUT_S, files_metadata=True)
        wanted = files_wanted(file.rfilename for file in found.siblings or ())
        partial.mkdir(parents=True, exist_ok=True)
        snapshot_download(
            entry.hub,
            revision=found.sha,
            local_dir=partial,
            allow_patterns=wanted,
            etag_timeout=TIMEOUT_S,
        )
    except Exception as error:  # the hub library, its HTTP library and the disk each have their own
        raise _missing(entry, _reason(error)) from error
    lacking = _lacks(partial)
    if lacking:
        raise _missing(entry, f"{entry.hub} at {entry.revision} has no {lacking} that deskbrief can read")
    hashes = record.write(partial, entry.hub, entry.revision, found.sha or "", wanted)
    for file in found.siblings or ():
        if file.lfs and hashes.get(file.rfilename, file.lfs.sha256) != file.lfs.sha256:
            (partial / file.rfilename).unlink()
            raise _missing(entry, f"{file.rfilename} arrived damaged; another try fetches it again")
    partial.replace(target)
    return target


def _reason(error: Exception) -> str:
    text = next(iter(str(error).strip().splitlines()), "")
    return f"fetching it failed ({text or type(error).__name__})"


def _missing(entry: ModelEntry, why: str) -> ModelMissingError:
    size = f", about {_size(entry.size_mb)}" if entry.size_mb else ""
    ways = []
    if entry.hub:
        ways.append(
            f"With a network: hf download {entry.hub} --revision {entry.revision} --local-dir {entry.name}\n"
            f"  then put that folder at {models_dir() / entry.name}\n"
            f"  or name it as 'path' in {user_file()}."
        )
    else:
        ways.append(f"Put the model's folder there, or correct 'path' in {entry.origin}.")
    ways.append(f"What works now, without a download: {entry.role.option} {entry.role.embedded}")
    return ModelMissingError(
        f"The model {entry.name!r} ({entry.hub or entry.path}{size}) is not here: {why}.", "\n  ".join(ways)
    )


def _size(megabytes: int) -> str:
    return f"{megabytes / 1000:.1f} GB" if megabytes >= 1000 else f"{megabytes} MB"
