"""The memory: what was approved stands until it is withdrawn, replaced or forgotten."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief import database, locations
from deskbrief.errors import DeskbriefError, MemoryStoreError
from deskbrief.memory import Kept, Memory, NewPair, memory_path
from deskbrief.memory.migrations import LATEST
from deskbrief.memory.store import AT_A_TIME

PARAGRAPH = [("أقر المجلس الخطة.", "The council adopted the plan."), ("رحب السكان.", "Residents were glad.")]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "memory.sqlite"


@pytest.fixture
def memory(path):
    with Memory(path) as memory:
        yield memory


def texts(memory):
    return [(pair.source, pair.target) for pair in memory.pairs()]


def test_a_new_memory_is_empty_and_private(memory, path):
    assert memory.pairs() == []
    assert memory.count() == memory.changes == 0
    assert path.stat().st_mode & 0o077 == 0


def test_it_lies_in_the_data_folder():
    assert memory_path().name == "memory.sqlite"
    assert "data" in str(memory_path())


def test_what_is_put_stands_in_its_order(memory):
    kept = memory.put("a.desk", "p1", PARAGRAPH, "draft")
    assert texts(memory) == PARAGRAPH
    assert [pair.nth for pair in kept.added] == [0, 1]
    assert memory.pairs() == list(kept.added)
    assert kept.added[0].desk == "a.desk" and kept.added[0].engine == "draft" and kept.added[0].at


def test_it_is_there_when_the_memory_is_opened_again(path):
    with Memory(path) as memory:
        memory.put("a.desk", "p1", PARAGRAPH, "draft")
    with Memory(path) as again:
        assert texts(again) == PARAGRAPH


def test_a_corrected_paragraph_takes_the_place_of_what_it_was(memory):
    first = memory.put("a.desk", "p1", PARAGRAPH, "draft")
    other = (PARAGRAPH[1][0], "The residents welcomed it.")
    second = memory.put("a.desk", "p1", [PARAGRAPH[0], other], "draft")
    assert texts(memory) == [PARAGRAPH[0], other]
    assert second.withdrawn == (first.added[1].number,)
    assert [pair.target for pair in second.added] == [other[1]]
    assert second.added[0].number > first.added[1].number


def test_putting_the_same_again_changes_nothing(memory):
    memory.put("a.desk", "p1", PARAGRAPH, "draft")
    before = memory.changes
    assert memory.put("a.desk", "p1", PARAGRAPH, "draft") == Kept()
    assert memory.changes == before


def test_withdrawing_takes_a_paragraph_back_and_leaves_the_others(memory):
    kept = memory.put("a.desk", "p1", PARAGRAPH, "draft")
    memory.put("a.desk", "p2", PARAGRAPH[:1], "draft")
    gone = memory.withdraw("a.desk", "p1")
    assert gone.withdrawn == tuple(pair.number for pair in kept.added)
    assert [pair.segment for pair in memory.pairs()] == ["p2"]
    assert memory.withdraw("a.desk", "p1") == Kept()


def test_the_same_paragraph_of_two_desks_is_two(memory):
    memory.put("a.desk", "p1", PARAGRAPH, "draft")
    memory.put("b.desk", "p1", PARAGRAPH, "draft")
    memory.withdraw("a.desk", "p1")
    assert {pair.desk for pair in memory.pairs()} == {"b.desk"}


def test_only_the_latest_can_be_asked_for(memory):
    for number in range(5):
        memory.put("a.desk", f"p{number}", PARAGRAPH[:1], "draft")
    assert [pair.segment for pair in memory.pairs(latest=2)] == ["p3", "p4"]


def test_forgetting_a_desk_leaves_nothing_of_it_in_the_files(memory, path):
    memory.put("a.desk", "p1", [("سر المهنة.", "A trade secret.")], "draft")
    memory.withdraw("a.desk", "p1")
    memory.put("a.desk", "p2", [("سر آخر.", "Another secret.")], "draft")
    memory.put("b.desk", "p1", PARAGRAPH, "draft")
    assert memory.forget("a.desk") == 1
    assert texts(memory) == PARAGRAPH
    left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"secret" not in left


def test_forgetting_also_removes_what_engines_have_kept_of_it(memory):
    locations.lessons_dir().mkdir(parents=True)
    (locations.lessons_dir() / "any.cache").write_bytes(b"secret")
    memory.put("a.desk", "p1", PARAGRAPH, "draft")
    memory.forget("a.desk")
    assert not locations.lessons_dir().exists()


def test_forgetting_all_leaves_an_empty_memory(memory):
    memory.put("a.desk", "p1", PARAGRAPH, "draft")
    memory.put("b.desk", "p1", PARAGRAPH, "draft")
    assert memory.forget() == 4
    assert memory.pairs() == []


def test_every_change_is_counted(memory):
    memory.put("a.desk", "p1", PARAGRAPH, "draft")
    memory.withdraw("a.desk", "p1")
    memory.put("a.desk", "p1", PARAGRAPH, "draft")
    memory.forget()
    assert memory.changes == 4


def test_a_number_is_never_given_twice(memory):
    (first,) = memory.put("a.desk", "p1", PARAGRAPH[:1], "draft").added
    memory.forget()
    (second,) = memory.put("a.desk", "p1", PARAGRAPH[:1], "draft").added
    assert second.number > first.number


def test_two_sittings_write_to_one_memory(path):
    def sitting(desk):
        with Memory(path) as memory:
            for number in range(20):
                memory.put(desk, f"p{number}", PARAGRAPH, "draft")

    threads = [threading.Thread(target=sitting, args=(name,)) for name in ("a.desk", "b.desk")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Memory(path) as memory:
        assert memory.count() == 80
        assert memory.changes == 40


def at_once(work, count):
    """Return what goes wrong when so many threads do this at one moment; each is told its number."""
    failed = []
    together = threading.Barrier(count)

    def in_turn(number):
        together.wait()
        try:
            work(number)
        except DeskbriefError as error:
            failed.append(error)

    threads = [threading.Thread(target=in_turn, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def test_two_imports_of_files_with_one_name_lose_nothing(path):
    def importing(name):
        with Memory(path) as memory:
            for number in range(20):
                memory.add([NewPair(f"نص {name} {number}", f"text {name} {number}")], "import:agency.tmx")

    assert not at_once(importing, 2)
    with Memory(path) as memory:
        assert memory.count() == 40


def test_an_import_that_is_read_while_another_writes_loses_nothing(path):
    def pairs():
        for number in range(AT_A_TIME + 1):
            if number == AT_A_TIME:  # the first batch is in; somebody else imports under this name
                with Memory(path) as other:
                    other.add([NewPair("نص آخر", "another text")], "import:agency.tmx")
            yield NewPair(f"نص {number}", f"text {number}")

    with Memory(path) as memory:
        memory.add(pairs(), "import:agency.tmx")
        assert memory.count() == AT_A_TIME + 2


def test_a_lone_surrogate_is_kept_as_the_character_for_what_cannot_be_written(memory):
    memory.put("a.desk", "p1", [("نص \ud800", "text \udfff")], "draft")
    memory.add([NewPair("آخر \ud800", "other")], "import:a.tsv")
    assert [(pair.source, pair.target) for pair in memory.pairs()] == [
        ("نص \ufffd", "text \ufffd"), ("آخر \ufffd", "other")
    ]  # fmt: skip


def test_a_refused_row_is_not_taken_for_damage():
    assert not database.is_damage(sqlite3.IntegrityError("UNIQUE constraint failed"))
    assert database.is_damage(sqlite3.DatabaseError("file is not a database"))


def test_a_damaged_memory_is_told_and_left_as_it_is(path):
    path.parent.mkdir()
    path.write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    before = path.read_bytes()
    with pytest.raises(MemoryStoreError, match="damaged"):
        Memory(path)
    assert path.read_bytes() == before


def test_the_file_of_another_program_is_refused(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA application_id = 7")
    other.close()
    with pytest.raises(MemoryStoreError, match="another program"):
        Memory(path)


def test_a_newer_memory_is_refused(path):
    Memory(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {LATEST + 1}")
    newer.close()
    with pytest.raises(MemoryStoreError, match="newer deskbrief"):
        Memory(path)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("pq"), st.integers(0, 3)), max_size=12))
def test_what_stands_is_what_was_put_last(tmp_path_factory, steps):
    """``steps`` puts so many pairs for a paragraph; none is a withdrawal."""
    expected: dict[tuple[str, str], list[tuple[str, str]]] = {}
    with Memory(tmp_path_factory.mktemp("memory") / "memory.sqlite") as memory:
        for turn, (desk, segment, count) in enumerate(steps):
            wanted = [(f"ع{number}", f"{turn}") for number in range(count)]
            memory.put(desk, segment, wanted, "draft")
            expected[desk, segment] = wanted
        for (desk, segment), wanted in expected.items():
            standing = [pair for pair in memory.pairs(desk=desk) if pair.segment == segment]
            assert [(pair.source, pair.target) for pair in sorted(standing, key=lambda p: p.nth)] == wanted
        assert memory.count() == sum(map(len, expected.values()))


def test_memories_that_are_made_at_the_same_moment_are_one(path):
    def opening(name):
        with Memory(path) as memory:
            memory.add([NewPair(f"نص {name}", f"text {name}")], "import:agency.tmx")

    assert not at_once(opening, 8)
    with Memory(path) as memory:
        assert memory.count() == 8
