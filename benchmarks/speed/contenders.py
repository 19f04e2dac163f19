"""What is measured, each in a process of its own: ``python -m benchmarks.speed.contenders NAME FOLDER``.

Each translates the sentences of ``FOLDER/sentences.json`` and prints JSON: seconds from the start of the
process, seconds of the work with the model loaded, and the peak of memory.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.speed.material import Material

BEAMS = 4
LENGTH = 32
"""Tokens that each sentence is translated into: about what English needs for these."""
ARGOS = Path(__file__).parents[2] / "build" / "argos"
"""Where ``make argos`` installs argos-translate."""
BATCH = 16
"""Sentences in a padded batch of transformers."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a contender is given."""

    folder: Path
    """With ``sentences.json``, ``articles``, the ``model`` and its ``ct2`` conversion."""
    device: str
    cores: int

    @property
    def material(self) -> Material:
        """The sentences."""
        return Material.load(self.folder)

    @property
    def model(self) -> Path:
        """The model as transformers loads it."""
        return self.folder / "model"

    @property
    def compute_type(self) -> str:
        """What CTranslate2 computes with."""
        return "int8" if self.device == "cpu" else "int8_float16"

    def fix_length(self) -> None:
        """See ``edge``."""
        from benchmarks.speed.edge import Expected, fix_length

        material = self.material
        fix_length(LENGTH, Expected(self.model, material.sentences, material.english))


Work = Callable[[], int]
"""Does the work and returns how many sentences were translated."""


def deskbrief(setting: Setting) -> Work:
    """``deskbrief --batch articles --model FOLDER``: read, cleaned, translated, checked, briefed, written."""
    setting.fix_length()
    from deskbrief.cli.main import main

    out = setting.folder / f"briefs-{os.getpid()}"
    command = ["--batch", str(setting.folder / "articles"), "--out", str(out), "--model", str(setting.model)]
    command += ["--device", setting.device, "--format", "json", "--no-memory", "--quiet"]

    def work() -> int:
        assert main(command) == 0
        briefs = [json.loads(file.read_text("utf-8")) for file in out.glob("[0-9]*.json")]
        return sum(len(paragraph["sentences"]) for brief in briefs for paragraph in brief["paragraphs"])

    return work


def raw(setting: Setting, inter_threads: int = 1) -> Work:
    """``ctranslate2.Translator.translate_batch``, all at once, sorted and cut into batches by it."""
    setting.fix_length()
    import ctranslate2
    import sentencepiece

    folder = setting.folder / "ct2"
    translator = ctranslate2.Translator(
        str(folder),
        device=setting.device,
        compute_type=setting.compute_type,
        inter_threads=inter_threads,
        intra_threads=max(1, setting.cores // inter_threads),
    )
    source = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    target = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))

    def work() -> int:
        tokens = [[*source.encode(each, out_type=str), "</s>"] for each in setting.material.sentences]
        size = 1024 if setting.device == "cpu" else 16_384
        results = translator.translate_batch(
            tokens, beam_size=BEAMS, max_batch_size=size, batch_type="tokens"
        )
        return len([target.decode(result.hypotheses[0]) for result in results])

    return work


def raw_side_by_side(setting: Setting) -> Work:
    """The same with as many batches at a time as there are cores, which few know of."""
    return raw(setting, inter_threads=setting.cores)


def loop(setting: Setting, batch: int = 1) -> Work:
    """``generate`` of transformers, sentence by sentence, the beam as the model ships."""
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    torch.set_num_threads(setting.cores)
    tokenizer = AutoTokenizer.from_pretrained(setting.model)
    model = AutoModelForSeq2SeqLM.from_pretrained(setting.model).to(setting.device)

    def work() -> int:
        sentences = setting.material.sentences
        written = []
        for at in range(0, len(sentences), batch):
            inputs = tokenizer(list(sentences[at : at + batch]), return_tensors="pt", padding=True)
            inputs = inputs.to(setting.device)
            tokens = model.generate(**inputs, min_new_tokens=LENGTH, max_new_tokens=LENGTH)
            assert tokens.shape[1] >= LENGTH
            written += tokenizer.batch_decode(tokens, skip_special_tokens=True)
        return len(written)

    return work


def batches(setting: Setting) -> Work:
    """``generate`` of transformers in padded batches of 16."""
    return loop(setting, BATCH)


def argos(setting: Setting) -> Work:
    """argos-translate's own code around the same converted model, article by article."""
    os.environ |= {"ARGOS_DEVICE_TYPE": setting.device, "ARGOS_COMPUTE_TYPE": setting.compute_type}
    setting.fix_length()
    sys.path.append(str(ARGOS))  # last: it brings a package "tests" with it
    from argostranslate import translate
    from argostranslate.tokenizer import SentencePieceTokenizer

    from deskbrief.segment import split_sentences

    class Tokenizer(SentencePieceTokenizer):
        """OPUS-MT has two sentencepieces, Argos' own models one; the end token is the model's."""

        def __init__(self) -> None:
            super().__init__(setting.folder / "ct2" / "source.spm")
            self._target = SentencePieceTokenizer(setting.folder / "ct2" / "target.spm")

        def encode(self, sentence: str) -> list[str]:
            return [*super().encode(sentence), "</s>"]

        def decode(self, tokens: list[str]) -> str:
            return str(self._target.decode(tokens))

    class Sentencizer:
        """Its sentence splitters want a download, so it is given our sentences."""

        def split_sentences(self, text: str) -> list[str]:
            return [text[start:end] for start, end in split_sentences(text)]

    class Package:
        packaged_sbd_path = None
        from_code, to_code, target_prefix = "ar", "en", ""
        package_path = setting.folder / "argos"
        tokenizer: Any = Tokenizer()

    languages = translate.Language("ar", "Arabic"), translate.Language("en", "English")
    translation = translate.PackageTranslation(*languages, Package())
    translation.sentencizer = Sentencizer()

    def work() -> int:
        count = 0
        for file in sorted((setting.folder / "articles").iterdir()):
            text = file.read_text("utf-8")
            translation.hypotheses(text, 1)
            paragraphs = [paragraph for paragraph in text.split("\n") if paragraph]
            count += sum(len(Sentencizer().split_sentences(paragraph)) for paragraph in paragraphs)
        return count

    return work


CONTENDERS: dict[str, Callable[[Setting], Work]] = {
    "deskbrief": deskbrief,
    "raw": raw,
    "raw-side-by-side": raw_side_by_side,
    "argos": argos,
    "batches": batches,
    "loop": loop,
}


def main() -> None:
    """Run one contender."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("name", choices=CONTENDERS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--cores", type=int, default=len(os.sched_getaffinity(0)))
    options = parser.parse_args()
    work = CONTENDERS[options.name](Setting(options.folder, options.device, options.cores))
    began = time.perf_counter()
    count = work()
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"sentences": count, "work_s": seconds, "peak_mb": peak}, sys.stdout)


if __name__ == "__main__":
    main()
