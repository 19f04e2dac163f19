"""A model is fetched from a hub whole and verified, or not at all; the hub runs on this machine."""

import errno
import io
import shutil
import threading
import time
from collections import namedtuple
from pathlib import Path

import pytest

from deskbrief.errors import ModelMissingError
from deskbrief.models import ModelEntry, Role, fetch, pull, record
from support.fake_hub import COMMIT, FakeHub, fake_hub

MINE = ModelEntry("mine", "ctranslate2", Role.TRANSLATE, hub="me/mine", size_mb=2490)
OTHER_COMMIT = "f" * 40


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    from huggingface_hub import constants

    with fake_hub() as served:
        files = served.url + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", files)
        monkeypatch.setattr(constants, "ENDPOINT", served.url)
        monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub-cache"))
        monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
        yield served


def pulled(entry: ModelEntry = MINE) -> Path:
    return pull.pull(entry, lambda done, total: None)


def refused(entry: ModelEntry = MINE) -> ModelMissingError:
    with pytest.raises(ModelMissingError) as caught:
        pulled(entry)
    assert fetch.find(entry) is None
    return caught.value


def test_a_model_lies_in_deskbriefs_own_place_and_its_commit_is_recorded(hub: FakeHub):
    folder = pulled()
    assert folder == fetch.models_dir() / "mine" == fetch.locate(MINE)
    assert (folder / "model.safetensors").read_bytes() == hub.files["model.safetensors"]
    assert record.read(folder)["commit"] == COMMIT
    assert record.version(folder) == COMMIT[:12]
    assert record.damages(folder) == []


def test_only_the_files_that_are_needed_are_fetched(hub: FakeHub):
    folder = pulled()
    assert set(hub.sent[1:]) == {"config.json", "model.safetensors", "tokenizer.json"}
    assert {file.name for file in folder.iterdir()} == {*hub.sent[1:], record.FILE}


def test_what_is_asked_for_is_the_commit_and_not_the_branch(hub: FakeHub):
    hub.commit = OTHER_COMMIT
    assert record.read(pulled())["commit"] == OTHER_COMMIT


def test_every_byte_is_told_of(hub: FakeHub):
    told = []
    pull.pull(MINE, lambda done, total: told.append((done, total)))
    total = sum(len(hub.files[name]) for name in ("config.json", "model.safetensors", "tokenizer.json"))
    assert told[-1] == (total, total)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


@pytest.mark.parametrize("name", ["model.safetensors", "config.json"])
def test_a_file_that_is_cut_off_goes_on_where_it_stopped(hub: FakeHub, name: str, monkeypatch):
    from huggingface_hub import constants, file_download

    # The library tries five times by itself within a call: that it does not here stands for a killed process.
    real = file_download.http_get
    monkeypatch.setattr(file_download, "http_get", lambda *a, **k: real(*a, **k, _nb_retries=0))
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 100)  # of 10 MB, which are written at a time
    hub.files[name] = bytes(range(256)) * 4
    hub.cut[name] = 300
    assert "Try again: what was fetched is kept" in refused().hint
    folder = pulled()
    assert (folder / name).read_bytes() == hub.files[name]
    assert f"{name}@300" in hub.sent
    assert not list(folder.parent.glob("*.partial"))


def test_a_file_that_is_cut_off_is_taken_up_in_the_same_call(hub: FakeHub):
    hub.files["model.safetensors"] = bytes(range(256)) * 4
    hub.cut["model.safetensors"] = 300
    assert (pulled() / "model.safetensors").read_bytes() == hub.files["model.safetensors"]


def test_files_that_are_whole_are_not_fetched_again(hub: FakeHub):
    hub.broken.add("model.safetensors")
    refused()
    hub.broken.clear()
    hub.sent.clear()
    pulled()
    assert hub.sent[1:] == ["model.safetensors"]


def test_a_commit_that_is_here_already_is_not_fetched_again(hub: FakeHub):
    pulled()
    hub.sent.clear()
    pulled()
    assert hub.sent == ["main"]


def test_what_was_begun_of_another_commit_is_thrown_away(hub: FakeHub):
    hub.broken.add("tokenizer.json")
    refused()
    hub.broken.clear()
    hub.commit, hub.files["config.json"] = OTHER_COMMIT, b'{"model_type": "t5"}'
    assert (pulled() / "config.json").read_bytes() == b'{"model_type": "t5"}'


@pytest.mark.parametrize("name", ["model.safetensors", "config.json"])
def test_a_file_with_a_wrong_checksum_is_thrown_away(hub: FakeHub, name: str):
    hub.announced[name] = "0" * (64 if name in hub.large else 40)
    error = refused()
    assert f"{name} arrived damaged" in error.message
    assert not list((fetch.models_dir() / "mine.partial").glob(f"{name}*"))
    hub.announced.clear()
    assert (pulled() / name).read_bytes() == hub.files[name]


def test_a_repository_that_is_not_there_says_so(hub: FakeHub):
    hub.status, hub.error_code = 404, "RepoNotFound"
    error = refused()
    assert f"the hub at {hub.url} has no me/mine" in error.message
    assert "HF_TOKEN" in error.hint


def test_a_revision_that_is_not_there_says_so(hub: FakeHub):
    hub.status, hub.error_code = 404, "RevisionNotFound"
    assert "there is no revision 'main'" in refused().message


def test_a_hub_that_wants_a_token_says_how_to_give_one(hub: FakeHub):
    hub.status = 401
    error = refused()
    assert "HF_TOKEN" in error.hint


def test_a_model_whose_terms_are_not_accepted_says_where(hub: FakeHub):
    hub.status, hub.error_code = 403, "GatedRepo"
    error = refused()
    assert "terms accepted" in error.message
    assert f"{hub.url}/me/mine" in error.hint


def test_the_token_of_the_environment_is_sent(hub: FakeHub, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    pulled()
    assert set(hub.authorised) == {"Bearer hf_secret"}


def test_a_slow_hub_is_waited_for(hub: FakeHub):
    hub.drip_s = 0.05
    began = time.monotonic()
    pulled()
    assert time.monotonic() - began > 0.3


def test_a_hub_that_does_not_answer_is_given_up(hub: FakeHub, monkeypatch):
    monkeypatch.setattr(pull, "TIMEOUT_S", 0.3)
    hub.silent.set()
    began = time.monotonic()
    assert "HTTPS_PROXY" in refused().hint
    assert time.monotonic() - began < 10


def test_a_hub_that_is_not_there_says_what_to_do(hub: FakeHub, monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    error = refused()
    assert "hf download me/mine --revision main --local-dir mine" in error.hint
    assert str(fetch.models_dir() / "mine") in error.hint


def test_a_disk_that_is_too_small_is_seen_before_anything_is_fetched(hub: FakeHub, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10, 9, 1))
    error = refused()
    assert "wants 1 MB more, and the disk has 1 MB left" in error.message
    assert hub.sent == ["main"]


def test_a_disk_that_fills_up_meanwhile_loses_nothing_that_was_fetched(hub: FakeHub, monkeypatch):
    class Full(io.FileIO):
        """A file on a disk with room for 300 bytes more."""

        def write(self, data):
            if self.tell() + len(data) > 300:
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().write(data)

    real = Path.open

    def opened(path, mode="r", *arguments, **options):
        is_weights = path.name == "model.safetensors.part" and mode in ("ab", "wb")
        return Full(path, mode) if is_weights else real(path, mode, *arguments, **options)

    with monkeypatch.context() as full:
        full.setattr(Path, "open", opened)
        error = refused()
    assert f"the disk of {fetch.models_dir()} is full" in error.message
    assert "kept and resumed" in error.hint
    assert (pulled() / "model.safetensors").read_bytes() == hub.files["model.safetensors"]


def test_offline_mode_is_obeyed_and_named(hub: FakeHub, monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    assert "HF_HUB_OFFLINE" in refused().message
    assert hub.authorised == []


def test_a_repository_without_weights_says_so(hub: FakeHub):
    del hub.files["model.safetensors"], hub.files["pytorch_model.bin"]
    assert "me/mine at main has no weights" in refused().message


def test_pickled_weights_are_taken_where_there_are_no_others(hub: FakeHub):
    del hub.files["model.safetensors"]
    assert (pulled() / "pytorch_model.bin").is_file()


def test_an_older_copy_stays_until_the_new_one_is_whole(hub: FakeHub):
    pulled()
    hub.commit, hub.files["config.json"] = OTHER_COMMIT, b'{"model_type": "t5"}'
    hub.broken.add("model.safetensors")
    with pytest.raises(ModelMissingError):
        pulled()
    assert record.version(fetch.locate(MINE)) == COMMIT[:12]
    hub.broken.clear()
    assert record.version(pulled()) == OTHER_COMMIT[:12]
    assert {each.name for each in fetch.models_dir().iterdir() if each.is_dir()} == {"mine"}


def test_a_fetched_file_that_changed_since_is_refused(hub: FakeHub):
    (pulled() / "model.safetensors").write_bytes(b"other")
    with pytest.raises(ModelMissingError) as caught:
        fetch.locate(MINE)
    assert "model.safetensors has 5 bytes instead of 700" in caught.value.message
    assert "deskbrief models pull mine --update" in caught.value.hint


def test_all_damage_is_told_at_once(hub: FakeHub):
    folder = pulled()
    (folder / "config.json").write_bytes(b'{"model_type": "marien"}')
    (folder / "tokenizer.json").unlink()
    assert record.damages(folder) == ["config.json has other content", "tokenizer.json is gone"]


def test_two_who_pull_at_once_both_end_with_a_whole_model(hub: FakeHub):
    hub.drip_s = 0.01
    errors = []

    def one() -> None:
        try:
            pulled()
        except ModelMissingError as error:
            errors.append(error)

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert record.damages(fetch.locate(MINE)) == []
    assert len(hub.sent) == 5  # the hub was asked twice, and for each file once
