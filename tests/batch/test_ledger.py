"""What the batch remembers, and what it can tell from it."""

import hashlib

import pytest

from deskbrief.batch.ledger import NAME, Ledger, Record, locked, relative_root
from deskbrief.errors import UsageError

TEXT = "# A brief\n"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def ledger(tmp_path):
    (tmp_path / "a.md").write_text(TEXT)
    made = Ledger(tmp_path, root="..")
    made.put("a.txt", "md", Record("a.md", "input", "engine:1", DIGEST))
    return made


def current(ledger, *, sha="input", signature="engine:1"):
    return ledger.is_current("a.txt", "md", sha, signature)


def test_a_folder_without_a_ledger_has_an_empty_one(tmp_path):
    assert Ledger.read(tmp_path / "gone").briefs == {}


def test_what_is_written_is_read_again_with_any_file_name(ledger):
    ledger.put("\udcff\n.txt", "md", Record("x.md", "i", "s", "o", pending=True))
    ledger.write()
    again = Ledger.read(ledger.folder)
    assert (again.briefs, again.root) == (ledger.briefs, "..")


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"version": 99}', '{"version": 1, "root": "", "briefs": {"a": {"md": {"x": 1}}}}'],
)
def test_a_damaged_or_later_ledger_is_not_overwritten_but_reported(tmp_path, text):
    (tmp_path / NAME).write_text(text)
    with pytest.raises(UsageError, match="no ledger that this deskbrief can read") as caught:
        Ledger.read(tmp_path)
    assert "Move it away" in caught.value.hint
    assert (tmp_path / NAME).read_text() == text


def test_a_brief_is_current_under_the_same_input_and_signature_only(ledger):
    assert current(ledger)
    assert not current(ledger, sha="other")
    assert not current(ledger, signature="engine:2")


def test_a_deleted_brief_is_not_current(ledger):
    (ledger.folder / "a.md").unlink()
    assert not current(ledger)


def test_a_brief_that_a_person_edited_is_current_and_known_as_edited(ledger):
    (ledger.folder / "a.md").write_text("# My brief\n")
    assert current(ledger)
    assert ledger.is_edited("a.txt", "md")


def test_a_brief_that_was_being_rewritten_at_a_power_cut_is_the_batches_own(ledger):
    ledger.expect("a.txt", {"md": "a.md"})
    assert current(ledger)
    (ledger.folder / "a.md").write_text("# rewritten, but not recorded\n")
    assert not current(ledger)
    assert not ledger.is_edited("a.txt", "md")


def test_what_was_expected_and_not_begun_is_as_before(ledger):
    before = Ledger(ledger.folder, "..", {"a.txt": dict(ledger.records("a.txt"))}).briefs
    ledger.expect("a.txt", {"md": "a.md"})
    ledger.expect("b.txt", {"md": "b.md"})
    ledger.forget_expected(["a.txt", "b.txt"])
    assert ledger.briefs == before


def test_the_input_folder_is_remembered_so_that_both_folders_can_move_together(tmp_path):
    assert relative_root(tmp_path / "inbox", tmp_path / "inbox" / "briefs") == ".."
    assert relative_root(tmp_path / "inbox", tmp_path / "out") == "../inbox"


def test_a_second_batch_is_kept_out_while_the_first_is_at_work(tmp_path):
    with locked(tmp_path), pytest.raises(UsageError, match="Another batch is writing"), locked(tmp_path):
        pass
    with locked(tmp_path):
        assert not list(tmp_path.iterdir())


def test_what_was_being_rewritten_when_killed_stays_the_batches_own_until_it_is_rewritten(ledger):
    ledger.expect("a.txt", {"md": "a.md"})
    (ledger.folder / "a.md").write_text("# rewritten, but not recorded\n")
    ledger.forget_expected(["a.txt"])
    assert not ledger.is_edited("a.txt", "md")
