"""Any sequence of actions, undone, done again, interrupted by closing: nothing of a person's is ever lost."""

import itertools
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from deskbrief.brief.summarizers import open_summarizer
from deskbrief.check import run_checks
from deskbrief.desk import Section, Status, open_desk
from deskbrief.document import Hypothesis
from deskbrief.errors import DeskError
from deskbrief.load import load_bytes
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.translator import Translator
from support.fake_engine import FakeEngine

PAGE = """\
البلدية تفتتح حديقة جديدة على ضفة النهر

افتتحت البلدية أمس حديقة جديدة على ضفة النهر. وحضر الافتتاح مئات السكان. وغنت فرقة محلية.

وقال مدير الحدائق إن العمل استغرق عامين. وأضاف أن الكلفة بلغت مليون دينار.

اقرأ أيضا: افتتاح مدرسة جديدة

وستفتح الحديقة أبوابها كل يوم من الثامنة صباحا حتى العاشرة مساء.
"""

words = st.text(st.sampled_from("ab. \n,é\U0001f600"), max_size=12) | st.text(max_size=6)
number = st.integers(0, 20)


def answers(text):
    count = len(text.split())
    return [Hypothesis(" ".join(f"{stem}{n}" for n in range(count)) + ".") for stem in ("word", "term")]


class Desk(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.source = load_bytes(PAGE.encode(), str(self.folder / "a.txt"), ".txt")
        self.desk = open_desk(self.source, self.folder / "a.desk")
        self.summarizer = open_summarizer(load_catalogue().get("lead-rank", Role.SUMMARIZE))
        self.engines = itertools.count(1)
        self.written = set()
        self.draft()
        self.desk.refresh_brief(self.summarizer)
        self.begun = self.machine_view()

    def teardown(self):
        if hasattr(self, "desk"):
            with self.desk:
                self.undo_everything()
                self.draft()
                self.desk.refresh_brief(self.summarizer)
                assert self.machine_view() == self.begun
            shutil.rmtree(self.folder)

    def draft(self):
        for segment in Translator(FakeEngine(otherwise=answers), n_best=2).stream(self.desk.to_draft()):
            self.desk.set_machine(run_checks([segment])[0], engine="fake", signature="fake:1")

    def machine_view(self):
        """All but what another engine may have said meanwhile."""
        rows = [(r.block, r.sentences, r.person, r.status is Status.APPROVED) for r in self.desk.rows()]
        lines = [[(x.id, x.bullet.cites, x.pinned) for x in self.desk.lines(section)] for section in Section]
        return rows, lines, self.desk.dropped(), self.desk.unplaced()

    def view(self):
        return self.desk.rows(), [self.desk.lines(s) for s in Section], self.desk.dropped()

    def some_row(self, n):
        return self.desk.row_ids[n % len(self.desk.row_ids)]

    def some_line(self, n, section):
        lines = self.desk.lines(section)
        return lines[n % len(lines)].id if lines else None

    def scopes(self):
        ids = {name for entry in self.desk.log() for kind, name in entry.cells if kind in ("row", "person")}
        return [*sorted(ids), *Section]

    def undo_everything(self):
        undone = []
        while True:
            before = len(undone)
            for scope in self.scopes():
                with suppress(DeskError):
                    while self.desk.undo(scope):
                        undone.append(scope)
            if len(undone) == before:
                return undone

    @rule(n=number, text=words, goes_on=st.booleans())
    def edit(self, n, text, goes_on):
        row_id = self.some_row(n)
        assert self.desk.edit(row_id, text, goes_on=goes_on).text == text
        if self.desk.row(row_id).person is not None:
            self.written.add(text)

    @rule(n=number)
    def approve(self, n):
        row_id = self.some_row(n)
        text = self.desk.row(row_id).text
        with suppress(DeskError):
            assert self.desk.approve(row_id).text == text

    @rule(n=number)
    def unapprove(self, n):
        text = self.desk.row(self.some_row(n)).text
        assert self.desk.unapprove(self.some_row(n)).person in (None, text)

    @rule(n=number)
    def revert(self, n):
        row = self.desk.revert(self.some_row(n))
        assert row.text == row.machine_text
        assert not row.touched

    @rule(n=number, which=st.integers(0, 2))
    def take_alternative(self, n, which):
        with suppress(DeskError):
            row = self.desk.take_alternative(self.some_row(n), which)
            assert row.text == row.alternatives[which]

    @rule(n=number, before=st.integers(1, 2))
    def split(self, n, before):
        row = self.desk.row(self.some_row(n))
        with suppress(DeskError):
            ids = self.desk.split(row.id, before)
            texts = [self.desk.row(i).text for i in ids]
            assert " ".join(filter(None, texts)) == row.text

    @rule(n=number)
    def merge(self, n):
        row_id = self.some_row(n)
        with suppress(DeskError):
            self.desk.merge(row_id)

    @precondition(lambda self: self.desk.dropped())
    @rule(n=number)
    def put_back(self, n):
        blocks = self.desk.dropped()
        block = blocks[n % len(blocks)]
        assert self.desk.put_back(block.id).source == block.text
        self.draft()

    @rule(n=number)
    def another_engine_comes(self, n):
        row = self.desk.row(self.some_row(n))
        version = next(self.engines)
        if row.sentences:
            made = tuple(
                replace(t, text=f"engine {version} {t.sentence_id}", engine="other") for t in row.machine
            )
            before = row.text
            assert self.desk.set_machine(
                replace(row.segment, translations=made), engine="other", signature="other:1"
            )
            after = self.desk.row(row.id)
            assert after.machine == made
            assert not row.touched or after.text == before

    @rule()
    def refresh(self):
        kept = [x for s in Section for x in self.desk.lines(s) if x.bullet.edited or x.pinned]
        self.desk.refresh_brief(self.summarizer)
        assert [x for s in Section for x in self.desk.lines(s) if x.bullet.edited or x.pinned] == kept

    @rule(n=number, section=st.sampled_from(Section), text=words)
    def edit_line(self, n, section, text):
        if name := self.some_line(n, section):
            self.desk.edit_line(section, name, text)
            if next(x for x in self.desk.lines(section) if x.id == name).bullet.edited:
                self.written.add(text)

    @rule(n=number, section=st.sampled_from(Section), text=words)
    def add_line(self, n, section, text):
        cite = self.desk.row(self.some_row(n)).sentences[0].id
        name = self.desk.add_line(section, text, [cite])
        assert name in [x.id for x in self.desk.lines(section)]
        self.written.add(text)

    @rule(n=number, section=st.sampled_from(Section), to=number)
    def move_line(self, n, section, to):
        if name := self.some_line(n, section):
            others = [x.id for x in self.desk.lines(section) if x.id != name]
            self.desk.move_line(section, name, to)
            others.insert(to, name)
            assert [x.id for x in self.desk.lines(section)] == others

    @rule(n=number, section=st.sampled_from(Section), what=st.sampled_from(["delete", "pin", "fresh"]))
    def other_line_actions(self, n, section, what):
        if name := self.some_line(n, section):
            with suppress(DeskError):
                match what:
                    case "delete":
                        self.desk.delete_line(section, name)
                    case "pin":
                        self.desk.pin_line(section, name)
                    case "fresh":
                        self.desk.mark_fresh(section, name)

    @rule(n=number)
    def undo(self, n):
        scopes = self.scopes()
        with suppress(DeskError):
            self.desk.undo(scopes[n % len(scopes)])

    @rule(n=number)
    def redo(self, n):
        scopes = self.scopes()
        self.desk.redo(scopes[n % len(scopes)])

    @rule()
    def undo_all_and_redo_all(self):
        before = self.machine_view()[0], self.desk.dropped()
        undone = self.undo_everything()
        for scope in reversed(undone):
            assert self.desk.redo(scope)
        assert (self.machine_view()[0], self.desk.dropped()) == before

    @rule()
    def reopen(self):
        before = self.view()
        self.desk.close()
        self.desk = open_desk(self.source, self.folder / "a.desk")
        assert not self.desk.read_only
        assert self.view() == before

    @invariant()
    def nothing_that_a_person_wrote_is_lost(self):
        if not hasattr(self, "desk"):
            return
        logged = {
            value["text"]
            for entry in self.desk.log()
            for value in (self.desk.entry(entry.seq).after or {}).values()
            if value and "text" in value
        }
        assert self.written <= logged

    @invariant()
    def every_character_of_the_page_is_in_one_row_or_left_out(self):
        if not hasattr(self, "desk"):
            return
        spans = sorted((b.start, b.end) for b in (*(r.block for r in self.desk.rows()), *self.desk.dropped()))
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
        assert all(r.source == self.source.text[r.block.start : r.block.end] for r in self.desk.rows())
        covered = "".join(self.source.text[a:b] for a, b in spans)
        assert "".join(covered.split()) == "".join(self.source.text.split())

    @invariant()
    def a_brief_says_what_the_desk_says(self):
        if not hasattr(self, "desk"):
            return
        for row, segment in zip(self.desk.rows(), self.desk.to_brief().segments, strict=True):
            assert segment.translation == row.text
            assert len(segment.translations) in (0, len(segment.sentences))


Desk.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)


class TestAnySequenceOfActions(Desk.TestCase):
    """Hypothesis plays the person."""
