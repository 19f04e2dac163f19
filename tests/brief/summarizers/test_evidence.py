"""A machine-written line must rest on sentences, and says on which."""

import pytest

from deskbrief.brief.summarizers.evidence import content, evidence, same
from deskbrief.document import Translation

SCHOOL = Translation("p1.1", "The minister opened a new school in Halba on Monday.", "draft")
TREES = Translation("p1.2", "Students are planting 200 cedar trees around it.", "draft")
ROAD = Translation("p2.1", "The road to the port stays closed.", "draft")
ALL = [SCHOOL, TREES, ROAD]


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        ("A school was opened by the minister in Halba.", [SCHOOL]),
        ("Students planted 200 cedars.", [TREES]),
        ("200 cedar trees were planted by students as the minister opened a school.", [TREES, SCHOOL]),
        ("The port road is closed.", [ROAD]),
    ],
)
def test_a_line_cites_the_sentences_whose_words_it_tells_the_main_one_first(line, cited):
    assert list(evidence(line, ALL)) == cited


@pytest.mark.parametrize(
    "line", ["Parliament passed the budget.", "", "It was so.", "The minister resigned after protests grew."]
)
def test_a_line_that_tells_something_else_rests_on_nothing(line):
    assert evidence(line, ALL) == ()


def test_nothing_rests_on_no_sentences():
    assert evidence("A school was opened.", []) == ()


def test_content_is_what_a_line_tells_in_any_form_of_its_words():
    assert content("They planted 7 trees") == content("planting 7 tree trees")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("The minister opened a school.", "A school was opened by the minister today.", True),
        ("The minister opened a school.", "The minister opened a road.", False),
        ("So it is.", "So it is.", False),  # no content, nothing to compare
    ],
)
def test_two_lines_are_the_same_if_one_tells_what_the_other_does(one, other, alike):
    assert same(one, other) is alike
