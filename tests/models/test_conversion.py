"""A model is converted once, whole or not at all, for each revision and compute type."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from deskbrief.errors import ModelMissingError
from deskbrief.models import ModelEntry, Role, conversion
from deskbrief.models.conversion import conversions_dir, converted, is_converted

pytestmark = pytest.mark.models


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def entry(folder: Path, **more) -> ModelEntry:
    return ModelEntry("mine", "ctranslate2", Role.TRANSLATE, path=str(folder), **more)


@pytest.fixture
def fast(monkeypatch):
    """Convert in this process, which has the libraries loaded already, and count how often."""
    done = []

    def here(folder, target, entry, compute_type):
        done.append(compute_type)
        conversion.convert(folder, target, compute_type)

    monkeypatch.setattr(conversion, "_in_a_process", here)
    return done


def test_it_is_done_once(tiny_model, fast):
    folder = tiny_model("marian")
    first = converted(folder, entry(folder))
    assert is_converted(first)
    assert converted(folder, entry(folder)) == first
    assert len(fast) == 1


def test_every_compute_type_has_a_conversion_of_its_own(tiny_model, fast):
    folder = tiny_model("marian")
    types = ("float32", "int8_float32")
    assert len({converted(folder, entry(folder, compute_type=each)) for each in types}) == 2
    assert fast == list(types)


def test_other_weights_are_converted_anew(tiny_model, fast, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(tiny_model("marian"), folder)
    first = converted(folder, entry(folder))
    config = folder / "config.json"
    config.write_text(config.read_text() + "\n")
    assert converted(folder, entry(folder)) != first


def test_many_at_once_convert_it_once(tiny_model, fast):
    folder = tiny_model("marian")
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(lambda _: converted(folder, entry(folder)), range(4)))
    assert len(found) == len(fast) == 1


def test_one_that_was_killed_leaves_nothing_that_is_taken_for_a_model(tiny_model, tmp_path):
    folder = tiny_model("marian")
    program = (
        "import os, pathlib\n"
        "from deskbrief.models import ModelEntry, Role, conversion\n"
        "def killed(folder, target, entry, compute_type):\n"
        "    target.mkdir()\n"
        "    (target / 'model.bin').write_bytes(b'half')\n"
        "    os._exit(9)\n"
        "conversion._in_a_process = killed\n"
        f"folder = pathlib.Path({str(folder)!r})\n"
        "conversion.converted(folder, ModelEntry('mine', 'ctranslate2', Role.TRANSLATE, path=str(folder)))\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    assert not list(conversions_dir().glob("mine-*"))
    assert is_converted(converted(folder, entry(folder)))
    assert not [each for each in conversions_dir().iterdir() if each.name.endswith(".part")]


def test_a_folder_that_is_converted_already_is_taken_as_it_is(tiny_model):
    folder = tiny_model("ct2-marian")
    assert converted(folder, entry(folder)) == folder


def test_a_family_that_ctranslate2_does_not_run_goes_to_transformers_and_the_person_is_told(tmp_path, caplog):
    (tmp_path / "config.json").write_text('{"model_type": "blenderbot"}')
    with caplog.at_level("INFO", "deskbrief"):
        assert converted(tmp_path, entry(tmp_path)) is None
    assert "mine is a blenderbot, which CTranslate2 does not run; transformers runs it" in caplog.text


def test_a_damaged_original_says_so_and_leaves_nothing(tiny_model, tmp_path):
    folder = tmp_path / "damaged"
    shutil.copytree(tiny_model("marian"), folder)
    (folder / "model.safetensors").write_bytes(b"cut")
    with pytest.raises(ModelMissingError, match=r"'mine' .* does not load"):
        converted(folder, entry(folder))
    assert not [each for each in conversions_dir().iterdir() if each.is_dir()]


def test_a_place_that_cannot_be_written_says_so(tiny_model, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    folder = tiny_model("marian")
    with pytest.raises(ModelMissingError, match="cannot be converted"):
        converted(folder, entry(folder))
