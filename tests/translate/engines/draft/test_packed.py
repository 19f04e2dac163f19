"""Tables that are mapped into memory hold what was put into them, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.translate.engines.draft.cached import packed_file
from deskbrief.translate.engines.draft.packed import pack, unpack

NUMBERS = st.dictionaries(st.integers(0, (1 << 48) - 1), st.integers(0, 255), max_size=60)
WORD = st.text(st.characters(exclude_characters="\t\n", exclude_categories=("Cs",)), max_size=12)
TEXTS = st.dictionaries(
    WORD, st.text(st.characters(exclude_categories=("Cs",)), max_size=20), min_size=1, max_size=40
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("packed") / "tables"


@given(numbers=NUMBERS, texts=TEXTS, strange=WORD, number=st.integers(0, (1 << 48) - 1))
def test_every_key_gives_its_value_and_other_keys_give_none(path, numbers, texts, strange, number):
    path.write_bytes(pack({"numbers": numbers, "texts": texts, "plain": b"abc"}))
    tables = unpack(path)
    assert {key: tables["numbers"].get(key) for key in numbers} == numbers
    assert {key: tables["texts"].get(key) for key in texts} == texts
    assert tables["numbers"].get(number) == numbers.get(number)
    assert tables["texts"].get(strange) == texts.get(strange)
    assert bytes(tables["plain"]) == b"abc"


def test_a_file_that_was_cut_short_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr("deskbrief.translate.engines.draft.cached.cache_dir", lambda: tmp_path)
    made = pack({"texts": {"a": "b"}})

    assert packed_file("x", lambda: made)["texts"].get("a") == "b"
    (tmp_path / "x.tables").write_bytes(made[:-8])
    assert packed_file("x", lambda: made)["texts"].get("a") == "b"
    assert (tmp_path / "x.tables").read_bytes() == made


def test_without_a_cache_folder_the_tables_are_made_for_this_process(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setattr("deskbrief.translate.engines.draft.cached.cache_dir", lambda: blocked / "cache")
    assert packed_file("x", lambda: pack({"texts": {"a": "b"}}))["texts"].get("a") == "b"
