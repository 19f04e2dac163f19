"""Where the files of a model lie: the user's folder, deskbrief's own, or the hub's cache. No network.

What was fetched (``pull``) is recorded beside it and verified at every later use (``record``), and lies in
one plain folder that can be carried to a machine without a network.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from deskbrief import locations
from deskbrief.errors import ModelMissingError
from deskbrief.models import record
from deskbrief.models.entry import ModelEntry

_SMALL_FILES = (
    "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json",
    "special_tokens_map.json", "added_tokens.json", "chat_template.jinja", "vocab.json", "merges.txt",
    "source.spm", "target.spm", "sentencepiece.bpe.model", "sentencepiece.model", "spiece.model",
    "tokenizer.model", "shared_vocabulary.json", "shared_vocabulary.txt", "source_vocabulary.json",
    "source_vocabulary.txt", "target_vocabulary.json", "target_vocabulary.txt", "vmap.txt",
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
    """Return the folder that holds a model's files; uses no network.

    Raises:
        ModelMissingError: they are not here; says how to get them, and what works now.
    """
    found = find(entry)
    if found is None:
        raise _missing(entry, "it has not been fetched")
    return found


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


def lacks(names: Collection[str]) -> str:
    """Return what is lacking to a model of these files, in words, or an empty string."""
    if "config.json" not in names:
        return "config.json"
    if not any(name.endswith((".safetensors", ".bin")) for name in names):
        return "weights (model.safetensors, pytorch_model.bin or model.bin)"
    return ""


def _names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def _whole(folder: Path, entry: ModelEntry) -> Path:
    lacking = lacks(_names(folder))
    if lacking:
        raise _missing(entry, f"the folder {folder} lacks {lacking}")
    damage = record.damage(folder)
    if damage:
        raise ModelMissingError(
            f"The files of {entry.name!r} are not those that were fetched: {damage}.",
            f"Fetch it again: deskbrief models pull {entry.name} --update; or remove {folder}.",
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
    return folder if folder.is_dir() and not lacks(_names(folder)) else None


def _missing(entry: ModelEntry, why: str) -> ModelMissingError:
    size = f", about {size_in_words(entry.size_mb)}" if entry.size_mb else ""
    ways = []
    if entry.hub:
        ways.append(
            f"With a network: deskbrief models pull {entry.name}\n  On another machine: {by_hand(entry)}"
        )
    else:
        ways.append(f"Put the model's folder there, or correct 'path' in {entry.origin}.")
    ways.append(f"What works now, without a download: {entry.role.option} {entry.role.embedded}")
    return ModelMissingError(
        f"The model {entry.name!r} ({entry.hub or entry.path}{size}) is not here: {why}.", "\n  ".join(ways)
    )


def by_hand(entry: ModelEntry) -> str:
    """Return how a model is fetched without deskbrief, and where it goes."""
    return (
        f"hf download {entry.hub} --revision {entry.revision} --local-dir {entry.name}\n"
        f"  and put that folder at {models_dir() / entry.name}"
    )


def size_in_words(megabytes: int) -> str:
    """Return a size for people."""
    return f"{megabytes / 1000:.1f} GB" if megabytes >= 1000 else f"{megabytes} MB"
