"""Models of the Hugging Face hub, converted to CTranslate2: once for each revision and compute type.

A conversion is made in a process of its own, so that the memory which the original takes is given back, under
a name that no reader looks for; it takes its place when it is whole. What CTranslate2 wants to know besides
the weights (special tokens, the longest input) is read off the original's tokenizer and lies beside them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from deskbrief import locations
from deskbrief.errors import ModelMissingError
from deskbrief.models import record
from deskbrief.models.entry import ModelEntry
from deskbrief.models.runner import TELL, does_not_load
from deskbrief.models.template import FILE as TEMPLATE
from deskbrief.models.template import read_template

FAMILIES: Mapping[str, str] = {
    "marian": "OPUS-MT", "m2m_100": "NLLB, M2M-100", "mbart": "mBART", "bart": "BART", "pegasus": "Pegasus",
    "t5": "T5, MADLAD", "mt5": "mT5",
}  # fmt: skip
"""The model types of ``config.json`` that are converted."""

_LEFT_OUT = {
    "bart": {"normalize_before": False, "normalize_embedding": True},
    "mbart": {"normalize_before": True, "normalize_embedding": True},
    "pegasus": {"normalize_before": True, "normalize_embedding": False},
}
"""What transformers 5 knows by the family alone; see ``_complete``."""

FORMAT = 1
"""Raised when the same original would be converted in another way."""

_TOKENIZERS = ("source.spm", "target.spm", "sentencepiece.bpe.model", "sentencepiece.model", "spiece.model")


def conversions_dir() -> Path:
    """Return where converted models lie; they can be made again."""
    return locations.cache_dir() / "converted"


def is_converted(folder: Path) -> bool:
    """Tell whether a folder holds a model of CTranslate2."""
    return (folder / "model.bin").is_file()


def model_type(folder: Path) -> str:
    """Return what family ``config.json`` says that a model is of; empty where it says nothing."""
    try:
        found = json.loads((folder / "config.json").read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    return str(found.get("model_type") or "") if isinstance(found, dict) else ""


def is_convertible(folder: Path) -> bool:
    """Tell whether CTranslate2 runs a model, as it is or once it is converted."""
    return is_converted(folder) or model_type(folder) in FAMILIES


def place(folder: Path, entry: ModelEntry, compute_type: str) -> Path:
    """Return where the conversion of a model lies, whether it is there or not."""
    return conversions_dir() / f"{entry.name}-{record.version(folder)}-{compute_type}-{FORMAT}"


def converted(folder: Path, entry: ModelEntry) -> Path | None:
    """Return a folder that CTranslate2 can run, converting what lies in ``folder`` if that was not done yet.

    None where it is of a family that CTranslate2 does not run.

    Raises:
        ModelMissingError: the files do not load, or the conversion cannot be written.
        DeskbriefError: the entry asks for a device or compute type that is not to be had here.
    """
    from deskbrief.models.hardware import hardware_for

    if is_converted(folder):
        return folder
    kind = model_type(folder)
    if kind not in FAMILIES:
        TELL.info(f"{entry.name} is a {kind or 'model of no known kind'}, which CTranslate2 does not run; "
                  "transformers runs it, more slowly")  # fmt: skip
        return None
    compute_type = hardware_for(entry).compute_type
    target = place(folder, entry, compute_type)
    if not is_converted(target):
        _convert_once(folder, target, entry, compute_type)
    return target


def _convert_once(folder: Path, target: Path, entry: ModelEntry, compute_type: str) -> None:
    from filelock import FileLock

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(target.with_name(f".{target.name}.lock")):
            if is_converted(target):  # another process has just done it
                return
            TELL.info(f"converting {entry.name} for CTranslate2, once")
            for left in target.parent.glob(f".{target.name}.*.part"):  # of a conversion that was killed
                shutil.rmtree(left, ignore_errors=True)
            with tempfile.TemporaryDirectory(
                prefix=f".{target.name}.", suffix=".part", dir=target.parent, ignore_cleanup_errors=True
            ) as part:
                _in_a_process(folder, Path(part) / "model", entry, compute_type)
                (Path(part) / "model").replace(target)
    except OSError as error:
        raise ModelMissingError(
            f"{entry.name!r} cannot be converted in {target.parent}: {error.strerror or error}.",
            "Make room or allow it there, or set XDG_CACHE_HOME to another place.",
        ) from error


def _in_a_process(folder: Path, target: Path, entry: ModelEntry, compute_type: str) -> None:
    command = [sys.executable, "-m", "deskbrief.models.conversion", str(folder), str(target), compute_type]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = next(iter(reversed(done.stderr.strip().splitlines())), "") or f"status {done.returncode}"
        raise does_not_load(entry, folder, reason)


def convert(folder: Path, target: Path, compute_type: str) -> None:
    """Convert a model's folder into ``target``, in this process; no code of the model's runs.

    Raises:
        Exception: whatever transformers, torch or CTranslate2 have to say against it.
    """
    from ctranslate2.converters import TransformersConverter

    class Converter(TransformersConverter):  # type: ignore[misc]  # it has no types
        """Keeps to the folder: no network, no remote code, no pickles but tensors."""

        tokenizer: Any = None
        model: Any = None

        def load_model(self, model_class: Any, name: str, **options: Any) -> Any:
            safe = {"local_files_only": True, "trust_remote_code": False, "weights_only": True}
            self.model = model_class.from_pretrained(name, **options, **safe)
            _complete(self.model.config)
            return self.model

        def load_tokenizer(self, tokenizer_class: Any, name: str, **options: Any) -> Any:
            self.tokenizer = tokenizer_class.from_pretrained(
                name, **options, local_files_only=True, trust_remote_code=False
            )
            _with_languages(self.tokenizer)
            return self.tokenizer

        def _load(self) -> Any:
            spec = super()._load()
            heads = spec.decoder.alignment_heads
            # The mean of all heads, as of transformers; the converter's default is the first head alone.
            spec.decoder.alignment_heads = type(heads)(self.model.config.num_attention_heads)
            return spec

    converter = Converter(str(folder))
    converter.convert(str(target), quantization=compute_type)
    template = read_template(converter.tokenizer, converter.model)
    (target / TEMPLATE).write_text(json.dumps(template.as_json(), ensure_ascii=False, indent=1), "utf-8")
    if hasattr(converter.tokenizer, "backend_tokenizer"):
        converter.tokenizer.backend_tokenizer.save(str(target / "tokenizer.json"))
    else:
        for name in _TOKENIZERS:
            if (folder / name).is_file():
                shutil.copyfile(folder / name, target / name)


def _complete(config: Any) -> None:
    """Add to a configuration what transformers 5 no longer writes down and the converter asks for."""
    for key, value in _LEFT_OUT.get(config.model_type, {}).items():
        if not hasattr(config, key):
            setattr(config, key, value)
    # The converter takes tied embeddings for the sign that T5 scales what goes into the last layer.
    if config.model_type == "t5":
        config.tie_word_embeddings = getattr(config, "scale_decoder_outputs", config.tie_word_embeddings)
    elif config.model_type == "mt5":
        config.tie_word_embeddings = False


def _with_languages(tokenizer: Any) -> None:
    """Have M2M-100's tokenizer count its languages' tokens to its vocabulary, as CTranslate2 expects."""
    marks = getattr(tokenizer, "lang_code_to_token", None) or {}
    known = tokenizer.get_vocab()
    more = {mark: tokenizer.convert_tokens_to_ids(mark) for mark in marks.values() if mark not in known}
    if more:
        tokenizer.get_vocab = lambda: {**known, **more}


def main() -> None:
    """Convert as the command line says; the last line of standard error says what went wrong."""
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
    folder, target, compute_type = sys.argv[1:]
    try:
        convert(Path(folder), Path(target), compute_type)
    except Exception as error:  # a damaged folder may fail in any way
        text = next(iter(str(error).strip().splitlines()), "")
        sys.exit(f"{type(error).__name__}: {text}" if text else type(error).__name__)


if __name__ == "__main__":
    main()
