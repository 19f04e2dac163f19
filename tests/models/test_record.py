"""What was fetched is recorded beside it and verified at each use."""

import json
import os
from pathlib import Path

import pytest

from deskbrief.models import record

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_bytes(bytes(range(256)) * 1000)
    return tmp_path


@pytest.fixture
def recorded(folder: Path) -> Path:
    record.write(folder, "me/mine", "main", COMMIT, ["config.json", "model.safetensors"])
    return folder


def test_the_record_holds_repository_commit_sizes_and_hashes(recorded: Path):
    found = json.loads((recorded / record.FILE).read_text())
    assert (found["hub"], found["revision"], found["commit"]) == ("me/mine", "main", COMMIT)
    assert found["files"]["config.json"]["size"] == 2
    assert found["files"]["config.json"]["sha256"].startswith("44136fa355b3678a")  # sha256sum of {}


def test_an_unchanged_folder_is_whole(recorded: Path):
    assert record.damage(recorded) == ""


def test_a_shorter_file_is_seen(recorded: Path):
    (recorded / "model.safetensors").write_bytes(b"cut")
    assert record.damage(recorded) == "model.safetensors has 3 bytes instead of 256000"


def test_another_content_of_the_same_length_is_seen(recorded: Path):
    (recorded / "config.json").write_text("[]")
    os.utime(recorded / "config.json", (1, 1))
    assert record.damage(recorded) == "config.json has other content"


def test_a_missing_file_is_seen(recorded: Path):
    (recorded / "config.json").unlink()
    assert record.damage(recorded) == "config.json is gone"


def test_a_record_that_cannot_be_read_is_no_record_of_wholeness(recorded: Path):
    (recorded / record.FILE).write_text("{")
    assert "cannot be read" in record.damage(recorded)


def test_a_copied_file_is_hashed_once_and_then_believed(recorded: Path, monkeypatch: pytest.MonkeyPatch):
    os.utime(recorded / "model.safetensors", (1, 1))
    assert record.damage(recorded) == ""
    hashed = []
    monkeypatch.setattr(record, "_sha256", lambda file: hashed.append(file.name))
    assert record.damage(recorded) == ""
    assert hashed == []


def test_a_folder_that_the_user_made_has_nothing_to_differ_from(folder: Path):
    assert record.damage(folder) == ""


def test_the_version_of_a_fetched_model_is_its_commit(recorded: Path):
    assert record.version(recorded) == COMMIT[:12]


def test_the_version_of_a_cached_model_is_its_snapshot(folder: Path):
    snapshot = folder.parent / COMMIT
    folder.rename(snapshot)
    assert record.version(snapshot) == COMMIT[:12]


def test_the_version_of_a_local_model_changes_with_its_weights(folder: Path):
    before = record.version(folder)
    weights = bytearray((folder / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (folder / "model.safetensors").write_bytes(weights)
    assert before.startswith("local-")
    assert record.version(folder) != before


def test_the_version_of_a_local_model_does_not_change_with_its_place(folder: Path):
    before = record.version(folder)
    assert record.version(folder.rename(folder.with_name("elsewhere"))) == before
