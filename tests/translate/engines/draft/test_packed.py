"""Tables that are mapped into memory hold what was put into them, and nothing else."""

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.translate.engines.draft.cached import packed_file
from deskbrief.translate.engines.draft.packed import pack, unpack

WORD = st.text(st.characters(exclude_characters="\t\n", exclude_categories=("Cs",)), max_size=12)
TEXTS = st.dictionaries(WORD, st.text(st.characters(exclude_categories=("Cs",)), max_size=20), max_size=40)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("packed") / "tables"


def rows(table):
    return [f"{key}\t{value}".encode() for key, value in table.items()]


@given(texts=TEXTS, strange=WORD)
def test_every_key_gives_its_value_and_other_keys_give_none(path, texts, strange):
    path.write_bytes(pack({"texts": rows(texts), "plain": b"abc"}))
    tables = unpack(path)
    assert {key: tables["texts"].get(key) for key in texts} == texts
    assert tables["texts"].get(strange) == texts.get(strange)
    assert bytes(tables["plain"]) == b"abc"


def test_two_keys_with_one_checksum_are_told_apart(path):
    table = {"plumless": "a fruit that a tree lacks", "buckeroo": "a cowboy"}
    assert len({crc32(key.encode()) for key in table}) == 1
    path.write_bytes(pack({"texts": rows(table)}))
    texts = unpack(path)["texts"]
    assert {key: texts.get(key) for key in table} == table


def test_a_file_that_was_cut_short_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr("deskbrief.translate.engines.draft.cached.cache_dir", lambda: tmp_path)
    made = pack({"texts": rows({"a": "b"})})

    assert packed_file("x", lambda: made)["texts"].get("a") == "b"
    (tmp_path / "x.tables").write_bytes(made[:-8])
    assert packed_file("x", lambda: made)["texts"].get("a") == "b"
    assert (tmp_path / "x.tables").read_bytes() == made


def test_without_a_cache_folder_the_tables_are_made_for_this_process(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setattr("deskbrief.translate.engines.draft.cached.cache_dir", lambda: blocked / "cache")
    assert packed_file("x", lambda: pack({"texts": rows({"a": "b"})}))["texts"].get("a") == "b"
