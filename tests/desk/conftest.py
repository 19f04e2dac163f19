"""A real desk of a real (invented) article, drafted by a scripted engine."""

from dataclasses import replace

import pytest

from deskbrief.brief.summarizers import open_summarizer
from deskbrief.check import run_checks
from deskbrief.desk import open_desk
from deskbrief.document import Hypothesis
from deskbrief.load import load
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.translate.translator import Translator
from support.fake_engine import FakeEngine


def numbered(text):
    """Two hypotheses, as many words as the source has."""
    words = text.split()
    end = text.rstrip()[-1:] if text.rstrip()[-1:] in ".!?" else ""
    best, other = (
        " ".join(f"{stem}{n}" for n in range(1, len(words) + 1)) + end for stem in ("word", "term")
    )
    return [Hypothesis(best, -0.5), Hypothesis(other, -0.9)]


def draft(session, engine=None, *, everything=False):
    engine = engine or FakeEngine(otherwise=numbered)
    segments = session.to_draft()
    if everything:
        segments = [replace(s, translations=(), findings=(), checked=False) for s in session.segments()]
    for segment in Translator(engine, n_best=2).stream(segments):
        (checked,) = run_checks([segment])
        assert session.set_machine(checked, engine=engine.name, signature=engine.signature)


@pytest.fixture(scope="session")
def summarizer():
    return open_summarizer(load_catalogue().get("lead-rank", Role.SUMMARIZE))


@pytest.fixture
def file(tmp_path, article):
    path = tmp_path / "article.txt"
    path.write_text(article, encoding="utf-8")
    return path


@pytest.fixture
def desk(file, summarizer):
    with open_desk(load(file)) as session:
        draft(session)
        session.refresh_brief(summarizer)
        yield session


@pytest.fixture
def news(desk):
    """The ids of the three paragraphs."""
    return [i for i in desk.row_ids if desk.row(i).block.kind == "paragraph"]


@pytest.fixture
def drafting():
    return draft
