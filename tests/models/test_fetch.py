"""Where a model's files are found, and how they are fetched, recorded and verified."""

import time
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


def test_looking_for_a_model_never_fetches_it(hub: FakeHub):
    assert fetch.find(MINE) is None
    assert hub.sent == []


def test_a_model_is_fetched_into_deskbriefs_own_place_and_recorded(hub: FakeHub):
    folder = fetch.locate(MINE)
    assert folder == fetch.models_dir() / "mine"
    assert (folder / "model.safetensors").read_bytes() == hub.files["model.safetensors"]
    assert record.read(folder)["commit"] == COMMIT
    assert record.version(folder) == COMMIT[:12]


def test_only_the_files_that_are_needed_are_fetched(hub: FakeHub):
    fetch.locate(MINE)
    assert sorted(hub.sent[-3:]) == ["config.json", "model.safetensors", "tokenizer.json"]
    assert not {"pytorch_model.bin", "README.md"} & set(hub.sent)


def test_a_fetched_model_is_not_fetched_again(hub: FakeHub):
    fetch.locate(MINE)
    hub.sent.clear()
    fetch.locate(MINE)
    assert hub.sent == []


def test_a_fetched_file_that_changed_since_is_refused(hub: FakeHub):
    (fetch.locate(MINE) / "model.safetensors").write_bytes(b"other")
    with pytest.raises(ModelMissingError) as caught:
        fetch.locate(MINE)
    assert "model.safetensors has 5 bytes instead of 700" in caught.value.message
    assert str(fetch.models_dir() / "mine") in caught.value.hint


def test_an_interrupted_download_leaves_no_half_model_and_is_resumed(hub: FakeHub):
    hub.broken.add("model.safetensors")
    with pytest.raises(ModelMissingError):
        fetch.locate(MINE)
    assert fetch.find(MINE) is None
    hub.broken.clear()
    assert (fetch.locate(MINE) / "model.safetensors").is_file()


def test_a_file_that_arrives_damaged_is_thrown_away(hub: FakeHub):
    hub.announced["model.safetensors"] = "0" * 64
    with pytest.raises(ModelMissingError, match=r"model\.safetensors arrived damaged"):
        fetch.locate(MINE)
    assert fetch.find(MINE) is None


def test_a_repository_without_weights_says_so(hub: FakeHub):
    del hub.files["model.safetensors"], hub.files["pytorch_model.bin"]
    with pytest.raises(ModelMissingError, match="me/mine at main has no weights"):
        fetch.locate(MINE)


def test_without_a_network_the_error_says_how_to_get_the_model_and_what_works_now():
    with pytest.raises(ModelMissingError) as caught:
        fetch.locate(MINE)
    assert "'mine' (me/mine, about 2.5 GB) is not here" in caught.value.message
    hint = caught.value.hint
    assert "hf download me/mine --revision main --local-dir mine" in hint
    assert str(fetch.models_dir() / "mine") in hint
    assert "models.toml" in hint
    assert "--model draft" in hint


def test_offline_mode_is_obeyed_and_named(hub: FakeHub, monkeypatch: pytest.MonkeyPatch):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelMissingError, match="HF_HUB_OFFLINE"):
        fetch.locate(MINE)
    assert hub.sent == []


def test_a_hub_that_does_not_answer_is_given_up_soon(hub: FakeHub, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetch, "TIMEOUT_S", 0.3)
    hub.silent.set()
    start = time.monotonic()
    with pytest.raises(ModelMissingError):
        fetch.locate(MINE)
    assert time.monotonic() - start < 10


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
