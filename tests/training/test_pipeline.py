"""From a corpus to files that the engine loads, stage by stage, on 200 pairs."""

import importlib.util
import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from training.config import load_config

from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.engines.draft import engine
from deskbrief.translate.engines.draft.engine import DraftEngine
from deskbrief.translate.engines.draft.shipped import FILES, files_version, load_learned
from support import small_training
from training import draft

ROOT = Path(__file__).parents[2]
PYTHONPATH = os.pathsep.join(str(ROOT / folder) for folder in ("", "src", "tests"))
GREEN_TRAIN = "افتتح السفير القطار الأخضر في بغداد."

needs_eflomal = pytest.mark.skipif(
    importlib.util.find_spec("eflomal") is None, reason="eflomal is not installed: make train installs it"
)


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A project that was trained once."""
    folder = tmp_path_factory.mktemp("finished")
    small_training.train(load_config(small_training.write_project(folder)))
    return folder


@pytest.fixture
def project(finished, tmp_path):
    """A copy of it, to change."""
    return shutil.copytree(finished, tmp_path / "project")


def again(project, **how):
    """Train once more; return the stages that were made, in order."""
    said = small_training.train(load_config(project / "config.toml"), **how)
    return [stage for stage in draft.STAGES if said[stage] != "kept"]


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def outputs(folder):
    return {path.name: path.read_bytes() for path in sorted((folder / "output").iterdir())}


def translations(folder, monkeypatch, *sentences):
    """What the real engine says with the files of a folder."""
    monkeypatch.setattr(engine, "load_learned", lambda: load_learned(folder))
    monkeypatch.setattr(engine, "files_version", lambda: files_version(folder))
    entry = load_catalogue().get("draft", Role.TRANSLATE)
    return [found[0].text for found in DraftEngine(entry).translate(sentences)]


@needs_eflomal
def test_two_hundred_pairs_become_an_engine_that_says_what_it_learned(tmp_path, monkeypatch):
    config = small_training.write_project(tmp_path)
    assert len(small_training.pairs()) == 200
    assert draft.main(["--config", str(config), "--output", str(tmp_path / "elsewhere")]) == 0

    assert {path.name for path in (tmp_path / "elsewhere").iterdir()} == set(FILES)
    line, word, name = translations(tmp_path / "elsewhere", monkeypatch, GREEN_TRAIN, "دزنبيل", "بشكول")
    assert "Emerald Line" in line
    assert line.endswith("in Baghdad.")
    assert word == "Flivver"
    assert name == "Bashkoul"


def test_the_record_tells_data_times_machine_and_outputs(finished):
    record = json.loads((finished / "build" / "record.json").read_text(encoding="utf-8"))
    assert record["seed"] == 7
    assert record["pairs"] == {"our own sentences": 1, "toy": 200}
    assert record["english_lines"] == {"toy_english": 200}
    assert (record["material"]["words"], record["material"]["phrases"]) == (2, 2)
    assert list(record["stages"]) == list(draft.STAGES)
    assert set(record["outputs"]) == set(FILES)
    assert record["files_version"] == files_version(finished / "output")
    assert record["held_out"]["not_here"] == ["toy_held_out", "evaluation"]
    assert record["machine"]["cores"] >= 1


def test_the_record_names_neither_folder_nor_host(finished):
    text = (finished / "build" / "record.json").read_text(encoding="utf-8")
    assert str(finished) not in text
    assert set(json.loads(text)["machine"]) == {"processor", "cores", "memory_gb", "system"}


def test_the_log_has_a_line_for_each_stage_with_time_and_memory(finished):
    lines = (finished / "build" / "train.log").read_text(encoding="utf-8").splitlines()
    for stage in draft.STAGES:
        (line,) = (line for line in lines if f" {stage}: " in line)
        assert " s, at most " in line
        assert " MB in use" in line


def test_a_second_run_makes_nothing(project):
    before = outputs(project)
    assert again(project) == []
    assert outputs(project) == before


def test_a_run_killed_between_stages_goes_on_and_ends_the_same(finished, tmp_path):
    small_training.write_project(tmp_path)
    process = subprocess.Popen(
        small_training.program(tmp_path, stall=True),
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        stdout=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 60
        while not (tmp_path / "build" / "alignment.json").exists():
            assert process.poll() is None, "it ended before it could be killed"
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        process.kill()
        process.wait()
    assert not (tmp_path / "output").exists()

    assert again(tmp_path) == ["phrases", "language-model", "several-names", "transliteration", "files"]
    assert outputs(tmp_path) == outputs(finished)


def test_without_the_aligner_the_result_is_the_same_bit_for_bit_in_any_process(finished, tmp_path):
    small_training.write_project(tmp_path)
    subprocess.run(
        small_training.program(tmp_path),
        env={**os.environ, "PYTHONPATH": PYTHONPATH, "PYTHONHASHSEED": "4711"},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    assert outputs(tmp_path) == outputs(finished)


@pytest.mark.parametrize("suffix", ["pickle", "json"])
def test_a_damaged_stage_is_made_again_and_what_follows_is_kept(project, suffix):
    path = project / "build" / f"sentences.{suffix}"
    path.write_bytes(path.read_bytes()[:-9])
    assert again(project) == ["sentences"]


def test_a_pickle_that_its_slip_does_not_fit_is_made_again(project):
    """As after a kill between the two files."""
    shutil.copy(project / "build" / "cases.pickle", project / "build" / "names.pickle")
    assert again(project) == ["names"]


@pytest.mark.parametrize(
    ("old", "new", "made"),
    [
        ("kept = 8", "kept = 7", ["files"]),
        ("options = 12", "options = 1", ["phrases", "files"]),
        ("fewest = [1.0, 1.0, 1.0]", "fewest = [50.0, 60.0, 70.0]", ["language-model", "files"]),
        ("phrase = 4.0", "phrase = 5.0", ["entries", "alignment", "phrases", "files"]),
        ('licence = "CC0"', 'licence = "MIT"', []),
    ],
)
def test_a_changed_configuration_makes_anew_what_depends_on_it(project, old, new, made):
    edit(project / "config.toml", old, new)
    assert again(project) == made


def test_a_stage_that_comes_out_the_same_stops_the_chain(project):
    """Nothing is drawn here, so another seed gives the same pairs."""
    edit(project / "config.toml", "seed = 7", "seed = 8")
    assert again(project) == ["pairs"]


def test_a_changed_corpus_file_makes_anew_what_depends_on_it(project):
    edit(project / "corpus" / "toy_places.tsv", "republic", "kingdom")
    assert again(project) == ["several-names", "files"]


def test_a_new_file_of_our_own_material_is_read(project):
    (project / "material" / "names" / "b.tsv").write_text("دمخشول\tDamakhshoul\n", encoding="utf-8")
    made = again(project)
    assert made[:2] == ["material", "pairs"]
    assert "entries" in made
    assert "cases" not in made


def test_from_makes_a_stage_and_those_after_it(project):
    assert again(project, forget=draft.forgotten("language-model", fresh=False)) == [
        "language-model",
        "several-names",
        "transliteration",
        "files",
    ]


def test_fresh_makes_everything(project):
    before = outputs(project)
    assert again(project, forget=draft.forgotten(None, fresh=True)) == list(draft.STAGES)
    assert outputs(project) == before


def test_a_shipped_file_that_was_changed_is_written_again(project):
    before = outputs(project)
    (project / "output" / "words.txt.xz").write_bytes(b"")
    said = small_training.train(load_config(project / "config.toml"))
    assert said["words.txt.xz"].endswith("written")
    assert said["names.tsv.xz"].endswith("as it was")
    assert outputs(project) == before


def test_a_missing_corpus_file_is_told_before_any_work(project, capsys):
    (project / "corpus" / "toy_names.tsv").unlink()
    shutil.rmtree(project / "build")
    assert draft.main(["--config", str(project / "config.toml")]) == 2
    assert "toy_names" in capsys.readouterr().err
    assert not (project / "build").exists()
