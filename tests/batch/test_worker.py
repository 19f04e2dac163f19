"""Work on one article: whatever goes wrong stays with that article, and travels between processes whole."""

import os
import pickle
import subprocess
import sys
from datetime import date

import pytest

import deskbrief.errors
from deskbrief.batch.worker import Desk, Recipe, Task
from deskbrief.errors import CancelledError, DeskbriefError, ModelMissingError
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from support.fake_engine import FakeEngine
from support.submitting import Submits

ERRORS = [
    each
    for each in vars(deskbrief.errors).values()
    if isinstance(each, type) and issubclass(each, DeskbriefError)
]


@pytest.fixture
def task(tmp_path, article):
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    return Task("a.txt", tmp_path / "a.txt", {"md": tmp_path / "a.md", "json": tmp_path / "a.json"})


def desk(engine=None):
    catalogue = load_catalogue()
    made = Desk(
        Recipe(catalogue.get("draft", Role.TRANSLATE), catalogue.get("lead-rank", Role.SUMMARIZE), date.min)
    )
    if engine is not None:
        made.engine = engine
    return made


class Failing:
    """An engine that raises."""

    name = "failing"
    signature = "failing:1"
    max_units = None

    def __init__(self, error):
        self.error = error

    def measure(self, text):
        return len(text)

    def translate(self, sentences, n_best=1):
        raise self.error


def test_all_formats_are_written_and_their_digests_told(task):
    outcome = desk().brief(task)
    assert outcome.error is None
    assert set(outcome.output_sha256) == {"md", "json"}
    assert all(path.read_bytes() for path in task.outputs.values())


def test_a_bug_met_in_one_article_is_told_of_that_article_with_its_traceback(task):
    broken = desk()
    broken.summarizer = None
    outcome = broken.brief(task)
    assert "unexpected AttributeError: " in outcome.error.message
    assert "Traceback" in outcome.details
    assert not task.outputs["md"].exists()


def test_a_brief_that_cannot_be_written_is_told_of_that_article(task, tmp_path):
    task.outputs["json"].mkdir()
    outcome = desk().brief(task)
    assert "a.json" in outcome.error.message


@pytest.mark.parametrize("error", [ModelMissingError("not here"), CancelledError("stop")])
def test_what_concerns_all_articles_is_not_told_of_one(task, error):
    with pytest.raises(type(error)):
        desk(Failing(error)).brief(task)


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_keeps_its_hint_on_the_way_between_processes(error):
    again = pickle.loads(pickle.dumps(error("found", "way out")))
    assert (type(again), again.message, again.hint) == (error, "found", "way out")


KILLER = """
import os
from deskbrief.document import Hypothesis

class Killer:
    name, signature, max_units = "killer", "killer:1", None
    def __init__(self, entry): pass
    def measure(self, text): return len(text.split())
    def translate(self, sentences, n_best=1):
        if any("القاتل" in sentence for sentence in sentences):
            os._exit(9)
        return [[Hypothesis("English.")] for _ in sentences]
"""


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_process_that_dies_takes_only_its_own_article_with_it(tmp_path, article, jobs):
    """The engine is a stranger's: a package with an entry point, and an entry in the user's models."""
    package, about = tmp_path / "site", tmp_path / "site" / "killer-1.0.dist-info"
    about.mkdir(parents=True)
    (package / "killer.py").write_text(KILLER, encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: killer\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[deskbrief.engines]\nkiller = killer:Killer\n")
    (tmp_path / "mine.toml").write_text('[[model]]\nname = "killer"\nrole = "translate"\nkind = "killer"\n')
    (tmp_path / "in").mkdir()
    for name in "abcde":
        text = article + ("\nوهذه الفقرة عن القاتل الذي لا يرحم.\n" if name == "b" else "")
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "deskbrief", "--batch", "in", "--model", "killer", "--jobs", str(jobs)],
        cwd=tmp_path, capture_output=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": str(package), "DESKBRIEF_MODELS": str(tmp_path / "mine.toml")},
    )  # fmt: skip
    told = done.stderr.decode()
    assert done.returncode == 1, told
    assert "b.txt: The process that worked on it died" in told
    assert "4 written; 1 failed" in told
    assert "Traceback" not in told
    assert {path.name for path in (tmp_path / "in" / "briefs").glob("*.md")} == {
        "a.md",
        "c.md",
        "d.md",
        "e.md",
    }


class TestManyArticles:
    """Several are read, translated together, and written side by side."""

    @pytest.fixture
    def tasks(self, tmp_path):
        """Return five articles of three sentences each."""
        made = []
        for number in range(5):
            path = tmp_path / f"{number}.txt"
            path.write_text(
                f"خبر {number}\n\nوصل الوفد {number} إلى البصرة أمس. ثم غادر الوفد {number} المدينة.\n",
                encoding="utf-8",
            )
            made.append(Task(path.name, path, {"md": path.with_suffix(".md")}))
        return made

    def outcomes(self, engine, tasks, cancelled=lambda: False):
        started = []
        found = list(desk(engine).brief_all(tasks, started.append, cancelled))
        assert started == [task.article for task in tasks[: len(started)]]
        return found

    def test_their_sentences_go_to_the_engine_together(self, tasks):
        engine = Submits(window=8)
        outcomes = self.outcomes(engine, tasks)
        assert [outcome.article for outcome in outcomes] == [task.article for task in tasks]
        assert all(outcome.error is None for outcome in outcomes)
        assert [len(batch) for batch in engine.batches] == [8, 7]

    @pytest.mark.parametrize("window", [1, 3, 100])
    def test_the_briefs_are_those_that_each_article_gets_by_itself(self, tasks, window):
        alone = {task.article: dict(desk(FakeEngine()).brief(task).output_sha256) for task in tasks}
        together = self.outcomes(Submits(window=window), tasks)
        assert {outcome.article: dict(outcome.output_sha256) for outcome in together} == alone

    def test_one_that_cannot_be_read_stands_in_its_place_and_stops_no_other(self, tasks):
        tasks[2].path.write_bytes(b"")
        outcomes = self.outcomes(Submits(window=100), tasks)
        assert [outcome.article for outcome in outcomes] == [task.article for task in tasks]
        assert [outcome.error is None for outcome in outcomes] == [True, True, False, True, True]

    def test_one_that_the_engine_fails_on_stops_no_other(self, tasks):
        outcomes = self.outcomes(Submits(window=100, fails="الوفد 3"), tasks)
        assert [outcome.error is None for outcome in outcomes] == [True, True, True, False, True]
        assert not tasks[3].outputs["md"].exists()

    def test_one_that_cannot_be_written_stops_no_other(self, tasks):
        tasks[1].outputs["md"].mkdir()
        outcomes = self.outcomes(Submits(window=4), tasks)
        assert [outcome.error is None for outcome in outcomes] == [True, False, True, True, True]

    def test_after_a_wish_to_stop_every_brief_that_is_there_is_whole_and_told(self, tasks):
        told, started = [], []
        with pytest.raises(CancelledError):
            for outcome in desk(Submits(window=1)).brief_all(tasks, started.append, lambda: len(started) > 2):
                told.append(outcome.article)
        written = [task.article for task in tasks if task.outputs["md"].exists()]
        assert told == written == [task.article for task in tasks[:2]]
