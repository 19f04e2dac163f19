"""Every registered check finds fault with its own example and none with a good translation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deskbrief import plugins
from deskbrief.check.check import ArticleCheck, Check, TermCheck
from deskbrief.document import Bullet
from deskbrief.glossary import Glossary, Kind, Term
from deskbrief.plugins import Group
from deskbrief.translate.terms.finding import TermFinder
from support.segments import translated

CHECKS = plugins.names(Group.CHECKS)
GOOD = (
    "أعلنت وزارة الصحة عن افتتاح مركزين طبيين في المحافظة، وقالت إن العمل فيهما يبدأ في 15 أيار المقبل.",
    "The Health Ministry announced two medical centres in the province and said work there starts on 15 May.",
)


ALONE = [name for name in CHECKS if isinstance(plugins.load(Group.CHECKS, name)(), Check)]
OTHERS = [name for name in CHECKS if name not in ALONE]


@pytest.fixture(params=ALONE)
def check(request):
    return plugins.load(Group.CHECKS, request.param)()


def example_of(check):
    source, target = check.example
    return translated(source, target, engine="none" if source == target else "fake")


def test_the_checks_are_registered():
    assert {"language", "loop", "lost-tail", "untranslated", "numbers", "negation", "names"} <= set(ALONE)


@pytest.mark.parametrize("name", OTHERS)
def test_a_check_over_several_paragraphs_finds_one_fault_with_its_example(name):
    check = plugins.load(Group.CHECKS, name)()
    if isinstance(check, TermCheck):
        source, target, *term = check.example
        finder = TermFinder(Glossary([Term(*term, kind=Kind.PERSON)]))
        found = [("", each) for each in check.run_terms(translated(source, target), finder)]
    elif isinstance(check, ArticleCheck):
        made = (translated(*pair) for pair in check.example)
        segments = [replace(each, block=replace(each.block, id=f"p{n}")) for n, each in enumerate(made)]
        found = list(check.run_article(segments))
    else:
        source, target, text = check.example
        segment = translated(source, target)
        found = list(check.run_bullets([segment], [Bullet("b1", text, (segment.sentences[0].id,))]))
    assert [finding.code for _, finding in found] == [check.code]


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_registered_under_its_code(name):
    assert plugins.load(Group.CHECKS, name)().code == name


def test_a_check_finds_fault_with_its_example(check):
    assert [finding.code for finding in check.run(example_of(check))] == [check.code]


def test_a_check_finds_no_fault_with_a_good_translation(check):
    assert list(check.run(translated(*GOOD))) == []


def test_a_finding_points_into_the_text_that_it_names(check):
    segment = example_of(check)
    for finding in check.run(segment):
        text = segment.block.text if finding.side == "source" else segment.translation
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.message


def test_a_check_says_nothing_of_a_segment_that_is_not_translated_yet(check):
    assert list(check.run(replace(translated(*GOOD), translations=()))) == []
