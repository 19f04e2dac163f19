"""The draft engine goes on from what a person has typed, in the person's words and not in its own."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deskbrief.arabic.script import has_arabic
from deskbrief.load import load
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.pipeline import read_article
from deskbrief.translate.completion import Completing, complete_paragraph
from deskbrief.translate.engines.draft.engine import DraftEngine
from deskbrief.translate.job import engine_text
from support.segments import segments_of

SENTENCE = "أعلنت الحكومة العراقية يوم الأحد أن 3500 جندي لم يغادروا البلاد."


@pytest.fixture(scope="module")
def draft() -> DraftEngine:
    return DraftEngine(ModelEntry("draft", "draft", Role.TRANSLATE))


def test_it_can_complete(draft):
    assert isinstance(draft, Completing)


def test_from_nothing_typed_it_says_its_translation(draft):
    assert draft.complete(SENTENCE, "") == draft.translate([SENTENCE])[0][0].text


def test_it_goes_on_in_the_midst_of_a_sentence_without_a_capital(draft):
    assert draft.complete(SENTENCE, "The Iraqi government ").startswith("announced")


def test_a_space_is_put_only_where_none_is_typed(draft):
    assert draft.complete(SENTENCE, "The Iraqi government").startswith(" announced")


def test_a_begun_word_is_finished(draft):
    assert draft.complete(SENTENCE, "The Iraqi gover").startswith("nment announced")


def test_a_begun_word_that_nothing_begins_with_leads_nowhere(draft):
    assert draft.complete(SENTENCE, "The Iraqi xqz") == ""


def test_a_word_that_the_engine_would_not_have_chosen_is_accepted(draft):
    assert draft.complete(SENTENCE, "The Iraqi cabinet ").startswith("announced")


def test_a_number_is_put_back_exactly_begun_or_not(draft):
    assert draft.complete(SENTENCE, "The Iraqi government said on Sunday that 35").startswith("00 ")
    assert "3500" in draft.complete(SENTENCE, "The Iraqi government announced that ")
    assert "3500" not in draft.complete(SENTENCE, "The government announced Sunday that some 3500 troops ")


def test_a_sentence_is_closed_without_a_space_and_once(draft):
    typed = "On Sunday the Iraqi government announced that 3500 soldiers did not leave the country"
    assert draft.complete(SENTENCE, typed) == "."
    assert draft.complete(SENTENCE, f"{typed}.") == ""


def test_behind_a_full_stop_of_the_persons_a_sentence_begins(draft):
    arabic = "قال الوزير يوم الأحد إن الجنود لم يغادروا البلاد."
    rest = draft.complete(arabic, "The minister made a statement on Sunday.")
    assert re.match(" [A-Z]", rest)
    assert "soldiers" in rest.lower()


def test_nothing_to_translate_gives_nothing_to_add(draft):
    assert draft.complete("", "Anything") == draft.complete(" ", "") == ""


def test_completing_leaves_the_translations_as_they_were(draft):
    before = draft.translate([SENTENCE], 3)
    draft.complete(SENTENCE, "A cabinet in Iraq ")
    assert draft.translate([SENTENCE], 3) == before


def test_its_own_english_cut_behind_any_word_is_completed_to_itself(draft, examples: Path):
    """In every sentence of our own articles: where nothing was changed, nothing changes."""
    for path in sorted(examples.iterdir()):
        for part in read_article(load(path))[1]:
            for sentence in (engine_text(s.text) for s in part.sentences if has_arabic(s.text)):
                text = draft.translate([sentence])[0][0].text
                for space in list(re.finditer(" ", text))[::3]:
                    assert draft.complete(sentence, text[: space.start()]) == text[space.start() :]
                    assert draft.complete(sentence, text[: space.end()]) == text[space.end() :]


def test_a_paragraph_is_completed_sentence_by_sentence(draft):
    (part,) = segments_of(f"{SENTENCE} وقال المتحدث إن العدد ارتفع في بغداد.")
    machine = [draft.translate([engine_text(s.text)])[0][0].text for s in part.sentences]
    typed = "The cabinet of Iraq "
    for _ in range(2):
        typed += complete_paragraph(draft, part, typed, machine)
    assert typed.endswith(machine[1])
    assert complete_paragraph(draft, part, typed, machine) == ""


WORDS = "the a Iraqi government minister said that 3500 5 of in on Sunday , . not U.S. don't \" ( x".split()


@settings(max_examples=200)
@example(typed="the the the the the the the", end="")
@given(typed=st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), end=st.sampled_from(["", " "]))
def test_whatever_is_typed_no_arabic_is_added_and_no_number_made_up(draft, typed, end):
    rest = draft.complete(SENTENCE, typed + end)
    assert not has_arabic(rest)
    whole = typed + end + rest
    assert set(re.findall(r"\d+", whole)) <= {"3500", *re.findall(r"\d+", typed)}
    if end and typed:
        assert rest == rest.lstrip()


@settings(max_examples=200)
@given(text=st.text(max_size=60), sentence=st.sampled_from([SENTENCE, "قال 5", "«"]))
def test_any_text_at_all_can_be_typed(draft, text, sentence):
    assert isinstance(draft.complete(sentence, text), str)
