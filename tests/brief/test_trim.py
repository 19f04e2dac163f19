"""Trimming only ever deletes, and never a figure, a negation, a hedge or the one who said it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.brief.trim import GUARDED, trim

TRIMMED = [
    ("And the minister said that work began.", "The minister said that work began."),
    ("In turn, the union rejected the offer again.", "The union rejected the offer again."),
    ("It is worth noting that the bridge fell in 2019.", "The bridge fell in 2019."),
    ("It should be noted that the plan is old.", "The plan is old."),
    (
        "Raad explained in a statement to “Iraq Observer” that Daesh seeks prisons.",
        "Raad explained that Daesh seeks prisons.",
    ),
    ("The bank said in a statement that prices rose.", "The bank said that prices rose."),
    (
        "The minister stressed, during a press conference, that talks go on.",
        "The minister stressed that talks go on.",
    ),
    (
        "A government statement, received by the Orbit agency, said that the road is open.",
        "A government statement said that the road is open.",
    ),
    ("The road is open again today (Reuters).", "The road is open again today."),
]

KEPT = [
    "He added that the court refused to hear six witnesses.",
    "The minister did not say in a statement to anyone that 5 died.",
    "The fire, which was not put out, spread.",
    "The operation (Breaking the Walls) goes on.",
    "According to the police, the man fled.",
    "However, the bank may raise rates.",
    "Sources said in a statement to 3 papers that talks failed.",
]


@pytest.mark.parametrize(("given_text", "expected"), TRIMMED)
def test_openings_circumstances_of_speech_and_credits_go(given_text, expected):
    assert trim(given_text) == expected


@pytest.mark.parametrize("text", KEPT)
def test_who_said_what_and_what_is_doubtful_stays(text):
    assert trim(text) == text


def test_an_aside_goes_from_a_long_sentence_only():
    aside = "The head of the office, who lives in the town, opened the road"
    assert "who lives" in trim(f"{aside}.")
    rest = " and then the people of the valley went with the workers to the river and to the old mill near it"
    assert trim(f"{aside}{rest} and sang songs.").startswith("The head of the office opened the road")


def test_the_tail_of_a_long_sentence_stays_when_a_figure_hangs_on_it():
    said = (
        "The file came back to the front with the visit of the commander to the capital in a time when many "
    )
    said += "statements speak of the forces staying in the country and in the region"
    assert trim(f"{said}, amid questions about the future.") == f"{said}."
    assert trim(f"{said}, amid questions about 900 soldiers.").endswith("900 soldiers.")


def test_a_sentence_of_which_little_would_be_left_stays_whole():
    assert trim("And so it goes") == "And so it goes"


OPENERS = "And |In turn, |it is worth noting that |It should be noted that |for his part, "
SPEECH = (
    "The minister |said |added |in a statement to |“Orbit” |Iraq Observer |that |during a press conference"
)
ASIDES = (
    "who is old, |which was |(Reuters) |(not |) |received by |the agency |a copy of |, amid |in light of |“"
)
FACTS = "did not |may |5 |, |: |. |\n|million |” |people died |he |alleged |never |one |"


def test_a_line_of_a_megabyte_is_left_whole_at_once():
    line = "said in a statement to " * 45_000
    assert trim(line) == line.strip()


PARTS = st.sampled_from("|".join((OPENERS, SPEECH, ASIDES, FACTS)).split("|"))
sentences = st.lists(PARTS | st.text(max_size=5), max_size=60).map("".join)


def is_subsequence(inner, outer):
    left = iter(outer)
    return all(character in left for character in inner)


@given(sentences)
def test_a_trimmed_sentence_is_a_subsequence_of_the_translation(text):
    whole = " ".join(text.split())
    short = trim(text)
    assert is_subsequence(short[1:], whole)
    assert short[:1].lower() in whole.lower()


@given(sentences)
def test_figures_negations_and_hedges_survive(text):
    def guarded(sentence):
        # The "should" of this opening is the paper's own voice and goes with it.
        found = GUARDED.findall(re.sub("(?i)it should be noted that", "", sentence))
        return [word.lower() for word in found]

    assert guarded(trim(text)) == guarded(" ".join(text.split()))


@given(sentences)
def test_trimming_twice_is_trimming_once(text):
    assert trim(trim(text)) == trim(text)
