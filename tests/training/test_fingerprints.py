"""What a stage depends on is told by content: of values, files and code."""

import pickle

import pytest

from training import fingerprints

MODULE = 'from ours import other\n\n\ndef made():\n    """Say it."""\n    return other.VALUE  # why\n'


@pytest.fixture
def code(tmp_path, monkeypatch):
    """Writes modules of a package of ours; returns the fingerprint of the one that uses the other."""
    monkeypatch.setitem(fingerprints._ROOTS, "ours", tmp_path)

    def fingerprint(module=MODULE, other="VALUE = 1\n"):
        (tmp_path / "module.py").write_text(module, encoding="utf-8")
        (tmp_path / "other.py").write_text(other, encoding="utf-8")
        fingerprints._read.cache_clear()
        return fingerprints.of_code("ours.module")

    yield fingerprint
    fingerprints._read.cache_clear()


def test_comments_docstrings_and_layout_of_code_change_nothing(code):
    assert code() == code(MODULE.replace("# why", "").replace("Say it.", "Tell it.") + "\n\n")


def test_a_changed_statement_is_seen(code):
    assert code() != code(MODULE.replace("VALUE", "VALUE + 1"))


def test_a_change_in_an_imported_module_is_seen(code):
    assert code() != code(other="VALUE = 2\n")


def test_what_is_imported_for_types_only_does_not_count(code):
    typed = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ours import other\n"
    assert code(typed) == code(typed, other="VALUE = 2\n")


def test_a_module_of_ours_that_is_not_there_is_an_error():
    with pytest.raises(ModuleNotFoundError):
        fingerprints.of_code("training.nothing")


def test_equal_values_are_the_same_whether_or_not_their_texts_are_one_object():
    text = "".join(["ab", "c"])
    one, two = [text, text], ["".join(["a", "bc"]), "".join(["ab", "c"])]
    assert pickle.dumps(one) != pickle.dumps(two)
    assert fingerprints.of_value(one) == fingerprints.of_value(two)


def test_values_that_differ_are_told_apart():
    assert fingerprints.of_value([1, "a"]) != fingerprints.of_value([1, "b"])
    assert fingerprints.of_value((1,)) != fingerprints.of_value([1])


def test_a_files_folder_does_not_count_and_a_missing_file_has_no_fingerprint(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x").write_bytes(b"same")
    assert fingerprints.of_files([tmp_path / "a" / "x"]) == fingerprints.of_files([tmp_path / "b" / "x"])
    assert fingerprints.of_files([tmp_path / "y"]) == [("y", "")]
