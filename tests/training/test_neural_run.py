"""The whole neural way on a hundred pairs: it learns, resumes exactly, and converts without a change."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="training the neural way needs torch")
pytest.importorskip("transformers", reason="training the neural way needs transformers")

from training.english import Truecaser
from training.neural import data, parts, shards
from training.neural.config import Config, Data, Model, Training
from training.neural.convert import convert, trained
from training.neural.engine import NeuralDraft
from training.neural.pieces import processor
from training.neural.source import Annotator, Glosser
from training.neural.train import RECORD, Trainer, rate

from deskbrief.translate.engines.draft.segmenter import ReadingModel, Segmenter

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.models

LEXICON = {
    "نهر": "river", "مدينة": "city", "سوق": "market", "مدرسة": "school", "طريق": "road", "ماء": "water",
    "جسر": "bridge", "قرية": "village", "خبز": "bread", "قمح": "wheat",
}  # fmt: skip
"""The language: words in a row, joined by ``و``; each is its gloss, numbers stay."""


def sentences(count: int, seed: int) -> list[tuple[str, str]]:
    """Return (Arabic, English): some words and a number."""
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        words = chance.sample(list(LEXICON), chance.randint(1, 3))
        number = str(chance.randint(10, 9999))
        found.append(
            (f"{' و'.join(words)} ، {number}", f"{' and '.join(LEXICON[w] for w in words)} , {number}")
        )
    return found


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(
        Segmenter(ReadingModel()), Glosser({word: f"{gloss}|1.0" for word, gloss in LEXICON.items()}, {})
    )


@pytest.fixture(scope="module")
def config(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest, annotator: Annotator
) -> Config:
    """A tiny configuration, its data made and its run done, once for all of xdist's workers."""
    import torch
    from filelock import FileLock

    torch.set_num_threads(1)  # tiny matrices gain nothing from more, and the cores are shared
    root = tmp_path_factory.getbasetemp()
    folder = (root.parent if hasattr(request.config, "workerinput") else root) / "neural"
    settings = Config(
        folder,
        Data(vocabulary=200, vocabulary_lines=200, synthetic={"lines": 40}),
        Model(width=64, encoder_layers=2, decoder_layers=1, heads=4, inner=128, dropout=0.0),
        Training(
            steps=300, batch_tokens=700, peak=4e-3, warmup=40, smoothing=0.0, average=0.9, hide=0.8,
            forget=0.1, report=150, keep=150, dev=10, seed=3,
        ),
        mix={"pairs": 1.0, "lines": 0.5},
        tune={"pairs": 1.0},
    )  # fmt: skip
    folder.mkdir(exist_ok=True)
    with FileLock(folder / "lock"):
        if not (folder / "shards.xz").exists():
            make_data(settings, annotator)
        Trainer(settings, "cpu").run()  # ends at once where it has been run
    return settings


def make_data(config: Config, annotator: Annotator) -> None:
    """Make what the stages ``data`` and ``reverse`` make: pieces, sources for English, shards, dev."""
    folder = config.folder
    cases = Truecaser({})
    pairs = data.read_pairs(annotator, cases, iter([("pairs", *pair) for pair in sentences(100, 1)]))
    lines = [english for _, english in sentences(40, 2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "english_file", lambda *_: lines)
        data.learn_vocabulary(config, pairs, cases)
        links = [{(n, n) for n in range(len(source))} for source in pairs.source]
        made, _ = data.synthesise(config, pairs, data.reverse_table(pairs, links), cases)
    shards.save(data.cut(config, [pairs, made], {"synthetic": ["lines"]}), folder / "shards.xz")
    rows = [
        {"text": source.text, "numbers": source.numbers, "english": english}
        for source, english in ((annotator.annotate(arabic), english) for arabic, english in sentences(10, 4))
    ]
    (folder / "dev.json").write_text(json.dumps(rows), encoding="utf-8")


@pytest.fixture(scope="module")
def run(config: Config) -> dict[str, Any]:
    return json.loads((config.folder / RECORD).read_text())


def beside(config: Config, folder: Path, **changes: Any) -> Config:
    """Return the configuration with the same data in another folder."""
    folder.mkdir()
    for name in ("shards.xz", "dev.json", "pieces.spm"):
        (folder / name).write_bytes((config.folder / name).read_bytes())
    return replace(config, folder=folder, training=replace(config.training, **changes))


def test_english_alone_gets_a_source_of_the_same_words(config: Config) -> None:
    found = shards.load(config.folder / "shards.xz")
    assert found.about["pairs"]["pairs"] == 100 and found.about["pairs"]["lines"] > 20
    made = found.set_of == found.sets.index("lines")
    real = {int(n) for row in (~made).nonzero()[0] for n in found.source[row]}
    ours = [int(n) for row in made.nonzero()[0] for n in found.source[row]]
    assert sum(n in real for n in ours) > 0.7 * len(ours)  # the rest are numbers that no pair has


def test_unseen_sentences_are_translated_numbers_and_all(
    config: Config, annotator: Annotator, tmp_path: Path
) -> None:
    engine = NeuralDraft(convert(config, into=tmp_path), annotator)
    pairs = sentences(20, 9)
    found = [hypotheses[0].text.lower() for hypotheses in engine.translate([arabic for arabic, _ in pairs])]
    right = sum(text == english.replace(" ,", ",") for text, (_, english) in zip(found, pairs, strict=True))
    assert right >= 13, found  # a hundred pairs teach the words well and the order nearly
    copied = sum(
        text.endswith(english.rpartition(" ")[2]) for text, (_, english) in zip(found, pairs, strict=True)
    )
    assert copied == 20, found


def test_the_gloss_of_an_unseen_word_speaks_for_its_english(config: Config, tmp_path: Path) -> None:
    glosses = list(LEXICON.values())
    unseen = {f"زغ{letter}برش": gloss for letter, gloss in zip("طظذثخدرسشص", glosses, strict=True)}
    glosser = Glosser({word: f"{gloss}|0.0" for word, gloss in unseen.items()}, {})
    engine = NeuralDraft(convert(config, into=tmp_path), Annotator(Segmenter(ReadingModel()), glosser))
    offers = [
        [hypothesis.text.lower() for hypothesis in found]
        for found in engine.translate([f"{word} ، 25" for word in unseen], n_best=20)
    ]
    ranks = {
        (row, gloss): 1 / (1 + next((at for at, text in enumerate(found) if gloss in text), 99))
        for row, found in enumerate(offers)
        for gloss in glosses
    }
    own = sum(ranks[row, gloss] for row, gloss in enumerate(glosses)) / len(glosses)
    every = sum(ranks.values()) / len(ranks)
    assert own > 1.3 * every, (
        own,
        every,
    )  # no more: processors differ in the last bits, so in what is learned


def test_the_converted_model_writes_what_torch_writes(
    config: Config, annotator: Annotator, tmp_path: Path
) -> None:
    import ctranslate2
    import torch

    folder = convert(config, "float32", tmp_path)
    network = trained(config)
    engine = ctranslate2.Translator(str(folder), device="cpu", compute_type="float32", intra_threads=1)

    spm = processor(config.folder)
    for arabic, _ in sentences(10, 11):
        text = annotator.annotate(arabic).text
        source = torch.tensor([[*spm.encode(text), 0]])
        with torch.no_grad():
            ours = network.generate(input_ids=source, max_new_tokens=40, num_beams=1, do_sample=False)[
                0
            ].tolist()
        theirs = engine.translate_batch([[*spm.encode(text, out_type=str), "</s>"]], beam_size=1)[
            0
        ].hypotheses[0]
        assert spm.decode(
            [piece for piece in ours[1:] if 0 < piece < spm.get_piece_size()]
        ) == spm.decode_pieces(theirs)


def test_an_interrupted_run_ends_with_the_same_weights(config: Config, tmp_path: Path) -> None:
    changes = {"steps": 12, "keep": 5, "report": 6}
    config = replace(config, model=replace(config.model, dropout=0.2))  # chance has to be kept too
    whole = Trainer(beside(config, tmp_path / "whole", **changes), "cpu")
    whole.run()
    cut = beside(config, tmp_path / "cut", **changes)
    Trainer(cut, "cpu").run(until=7)  # two updates behind the checkpoint are lost
    again = Trainer(cut, "cpu")
    assert again.progress.step == 5
    again.run()
    for name, value in whole.network.state_dict().items():
        assert (value == again.network.state_dict()[name]).all(), name
    for name, value in whole.mean.items():
        assert (value == again.mean[name]).all(), name
    assert whole.progress.seen == again.progress.seen


def test_other_data_is_not_gone_on_with(config: Config, tmp_path: Path) -> None:
    settings = beside(config, tmp_path / "other", steps=5, keep=5, dev=0)
    Trainer(settings, "cpu").run()
    found = shards.load(settings.folder / "shards.xz")
    shards.save(
        replace(found, source=shards.Ragged.of([[0]] * len(found.source))), settings.folder / "shards.xz"
    )
    with pytest.raises(ValueError, match="other data"):
        Trainer(settings, "cpu")


def test_the_time_given_decides_the_number_of_updates(config: Config, tmp_path: Path) -> None:
    settings = beside(config, tmp_path / "timed", steps=0, minutes=0.08, dev=0)
    progress = Trainer(settings, "cpu").run()
    assert progress.step == progress.total > 60


def test_the_record_says_what_was_seen(run: dict[str, Any]) -> None:
    assert run["progress"]["step"] == 300
    assert run["progress"]["seen"]["pairs"] > run["progress"]["seen"]["lines"] > 0
    assert run["data"]["synthetic"] == ["lines"]
    assert run["weights"] > 100_000
    assert [report["step"] for report in run["progress"]["reports"]] == [150, 300]


def test_weights_come_back_in_parts(config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST", 100_000)
    out = tmp_path / "out"
    settings = beside(config, tmp_path / "run", steps=3, keep=3, dev=0)
    Trainer(settings, "cpu", out=out).run()
    files = sorted(out.glob("*.part"))
    assert (out / RECORD).exists()
    assert len(files) > 1 and all(file.stat().st_size <= 100_000 for file in files)
    (out / "pieces.spm").write_bytes((config.folder / "pieces.spm").read_bytes())
    back = replace(settings, folder=out)
    for ours, theirs in zip(trained(back).parameters(), trained(settings).parameters(), strict=True):
        assert (ours - theirs).abs().max() < 2e-3


def test_training_needs_nothing_of_deskbrief() -> None:
    """A lent GPU machine has torch, transformers and sentencepiece, and nothing that deskbrief needs."""
    asked = "import sys, training.neural.train; print([m for m in sys.modules if m.startswith('deskbrief')])"
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("schedule", ["cosine", "inverse-sqrt"])
def test_the_learning_rate_rises_and_falls(schedule: str) -> None:
    settings = Training(warmup=10, peak=1.0, schedule=schedule)
    rates = [rate(settings, step, 100) for step in range(100)]
    assert rates[:10] == sorted(rates[:10]) and max(rates) == 1.0
    assert rates[10:] == sorted(rates[10:], reverse=True)


def test_no_digit_or_letter_is_unknown_however_rare(config: Config) -> None:
    spm = processor(config.folder)
    assert spm.unk_id() not in spm.encode("0123456789 xyzXYZ ذظغ")


def test_a_word_has_the_same_pieces_wherever_it_stands(config: Config) -> None:
    spm = processor(config.folder)
    text = "نهر <g> river و+ مدينة <g> city <n0> <g> 2020"
    assert spm.encode(text) == [piece for word in text.split() for piece in spm.encode(word)]


def test_the_gpus_precision_works_as_well(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    monkeypatch.setattr(Trainer, "_precision", lambda _: torch.autocast("cpu", dtype=torch.bfloat16))
    settings = beside(config, tmp_path / "half", steps=6, keep=6, report=6, dev=2, accumulate=2)
    trainer = Trainer(settings, "cpu")
    before = trainer.loss(trainer.batches.draw(config.mix, 0), 0.0).item()
    trainer.run()
    assert trainer.loss(trainer.batches.draw(config.mix, 0), 0.0).item() < before
    assert all(value.dtype == torch.float32 for value in trainer.mean.values())
