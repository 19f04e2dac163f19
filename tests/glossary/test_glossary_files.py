"""Which glossaries hold, and how ours are added to."""

from __future__ import annotations

import multiprocessing

import pytest

from deskbrief.errors import GlossaryError
from deskbrief.glossary import Glossary, Kind, Term
from deskbrief.glossary.files import added, found, merged, own_path, read_glossary, removed


def test_a_projects_glossary_comes_before_the_persons_and_named_ones_before_both(tmp_path):
    own_path().parent.mkdir(parents=True)
    own_path().write_text("لجنة,own\nوزير,own\nقائد,own\n", encoding="utf-8")
    (tmp_path / "terms.csv").write_text("لجنة,project\nوزير,project\n", encoding="utf-8")
    named = tmp_path / "agency.csv"
    named.write_text("لجنة,named\n", encoding="utf-8")
    glossary, files = found(tmp_path, [named])
    assert {term.source: term.target for term in glossary} == {
        "لجنة": "named",
        "وزير": "project",
        "قائد": "own",
    }
    assert [file.path for file in files] == [named, tmp_path / "terms.csv", own_path()]


def test_where_there_is_none_nothing_holds(tmp_path):
    assert not found(tmp_path)[0]


def test_a_digest_changes_with_what_changes_a_translation_and_with_nothing_else():
    digest = Glossary([Term("لجنة", "panel")]).digest
    assert Glossary([Term("لجنة", "panel", note="a note", origin="elsewhere")]).digest == digest
    assert Glossary([Term("لجنة", "board")]).digest != digest
    assert Glossary([Term("لجنة", "panel", Kind.ORGANISATION)]).digest != digest


def test_a_term_is_added_in_the_place_of_the_one_before(tmp_path):
    path = tmp_path / "new" / "terms.csv"
    assert added(path, Term("ليهي", "Lehi")) is None
    old = added(path, Term("ليهي", "Leahy", Kind.PERSON))
    assert old is not None and old.target == "Lehi"
    assert [term.target for term in read_glossary(path).terms] == ["Leahy"]
    assert removed(path, "ليهي") is not None
    assert read_glossary(path).terms == ()


def test_a_file_with_rows_that_cannot_be_read_is_not_written_over(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text("لجنة,panel\nوزير,\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match="line 2"):
        added(path, Term("ليهي", "Leahy"))
    assert path.read_text(encoding="utf-8") == "لجنة,panel\nوزير,\n"


def test_merging_keeps_what_is_there_and_tells_what_disagrees(tmp_path):
    path = tmp_path / "terms.csv"
    added(path, Term("لجنة", "panel"))
    done = merged(path, [Term("لجنة", "board"), Term("وزير", "minister"), Term("لجنة", "panel")])
    assert (done.added, done.known, done.refused) == (1, 1, 1)
    assert {t.source: t.target for t in read_glossary(path).terms} == {"لجنة": "panel", "وزير": "minister"}


def _add(path, first):
    for number in range(first, first + 20):
        added(path, Term(f"كلمة{number}", f"word {number}"))


def test_two_processes_that_add_at_once_lose_nothing(tmp_path):
    path = tmp_path / "terms.csv"
    context = multiprocessing.get_context("spawn")
    adding = [context.Process(target=_add, args=(path, first)) for first in (0, 100)]
    for process in adding:
        process.start()
    for process in adding:
        process.join()
    assert len(read_glossary(path).terms) == 40


def test_a_file_that_is_not_there_is_a_clear_error(tmp_path):
    with pytest.raises(GlossaryError, match="cannot be read"):
        read_glossary(tmp_path / "none.csv")
