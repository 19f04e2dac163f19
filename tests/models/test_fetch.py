"""Where a model's files are found."""

from pathlib import Path

import pytest

from deskbrief.errors import ModelMissingError
from deskbrief.models import ModelEntry, Role, fetch, record
from support.fake_hub import COMMIT, FakeHub, fake_hub

MINE = ModelEntry("mine", "transformers", Role.TRANSLATE, hub="me/mine", size_mb=2490)


@pytest.fixture(autouse=True)
def _no_hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Point the hub's library at an empty cache and at a port where nobody answers."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub-cache"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")


@pytest.fixture
def hub(_no_hub: None, monkeypatch: pytest.MonkeyPatch):
    from huggingface_hub import constants

    with fake_hub() as served:
        files = served.url + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", files)
        monkeypatch.setattr(constants, "ENDPOINT", served.url)
        yield served


def model_folder(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder


def test_a_named_folder_wins(tmp_path: Path):
    model_folder(fetch.models_dir() / "mine")
    named = model_folder(tmp_path / "named")
    entry = ModelEntry("mine", "transformers", Role.TRANSLATE, hub="me/mine", path=str(named))
    assert fetch.locate(entry) == named


def test_a_named_folder_must_be_there(tmp_path: Path):
    entry = ModelEntry("mine", "transformers", Role.TRANSLATE, path=str(tmp_path / "none"), origin="own.toml")
    with pytest.raises(ModelMissingError) as caught:
        fetch.locate(entry)
    assert f"{tmp_path / 'none'}, which own.toml names, is not there" in caught.value.message


@pytest.mark.parametrize(
    ("lacking", "named"), [("config.json", "config.json"), ("model.safetensors", "weights")]
)
def test_a_folder_must_be_whole(tmp_path: Path, lacking: str, named: str):
    (model_folder(tmp_path / "mine") / lacking).unlink()
    entry = ModelEntry("mine", "transformers", Role.TRANSLATE, path=str(tmp_path / "mine"))
    with pytest.raises(ModelMissingError, match=f"lacks {named}"):
        fetch.locate(entry)


def test_a_folder_put_in_deskbriefs_own_place_is_found_by_its_name():
    own = model_folder(fetch.models_dir() / "mine")
    assert fetch.locate(MINE) == own


def test_the_hubs_own_cache_is_used(tmp_path: Path):
    repository = tmp_path / "hub-cache" / "models--me--mine"
    snapshot = model_folder(repository / "snapshots" / COMMIT)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(COMMIT)
    assert fetch.locate(MINE) == snapshot
    assert record.version(snapshot) == COMMIT[:12]


def test_locating_a_model_never_fetches_it(hub: FakeHub):
    assert fetch.find(MINE) is None
    with pytest.raises(ModelMissingError):
        fetch.locate(MINE)
    assert hub.sent == []


def test_without_its_files_the_error_says_how_to_get_the_model_and_what_works_now():
    with pytest.raises(ModelMissingError) as caught:
        fetch.locate(MINE)
    assert "'mine' (me/mine, about 2.5 GB) is not here" in caught.value.message
    hint = caught.value.hint
    assert "deskbrief models pull mine" in hint
    assert "hf download me/mine --revision main --local-dir mine" in hint
    assert str(fetch.models_dir() / "mine") in hint
    assert "--model draft" in hint


def test_a_missing_summariser_names_the_one_that_works_now():
    entry = ModelEntry("bart", "transformers", Role.SUMMARIZE, hub="me/bart")
    with pytest.raises(ModelMissingError) as caught:
        fetch.locate(entry)
    assert "--summarizer lead-rank" in caught.value.hint


def test_weights_in_pieces_are_wanted_with_their_index():
    names = [
        "model-00001-of-00002.safetensors",
        "model-00002-of-00002.safetensors",
        "model.safetensors.index.json",
    ]
    assert set(fetch.files_wanted([*names, "tf_model.h5", "model-q4k.gguf", "onnx/model.bin"])) == set(names)


def test_pickled_weights_are_taken_where_there_are_no_others():
    assert fetch.files_wanted(["pytorch_model.bin", "rust_model.ot", "source.spm"]) == [
        "source.spm", "pytorch_model.bin",
    ]  # fmt: skip


def test_a_converted_model_is_wanted_with_its_vocabulary():
    names = ["config.json", "model.bin", "shared_vocabulary.json", "source.spm", "target.spm"]
    assert set(fetch.files_wanted([*names, "README.md"])) == set(names)
