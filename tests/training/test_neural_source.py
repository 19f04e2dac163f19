"""What the neural model reads and writes: units with glosses, numbers as symbols, sentences put back."""

from __future__ import annotations

import pytest
from training.english import Truecaser
from training.neural.english import alone, with_symbols
from training.neural.source import Annotator, Glosser, bare, finish

from deskbrief.document import Hypothesis, Link
from deskbrief.translate.engines.draft.segmenter import ReadingModel, Segmenter

PHRASES = {
    "الوزير": "the minister|10.0\tminister|12.0",
    "كتاب": "book|10.0\tletter|20.0\tscripture|26.0",
    "زار": "visited|5.0",
}


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(Segmenter(ReadingModel()), Glosser(PHRASES, {}))


def test_a_content_word_is_followed_by_its_glosses_without_articles(annotator: Annotator) -> None:
    assert annotator.annotate("الوزير").text == "الوزير <g> minister"


def test_at_most_two_glosses_are_shown_and_only_near_ones(annotator: Annotator) -> None:
    assert annotator.annotate("كتاب").text == "كتاب <g> book <g> letter"


def test_units_stand_in_english_order(annotator: Annotator) -> None:
    assert annotator.annotate("زار الوزير").text == "الوزير <g> minister زار <g> visited"


def test_numbers_are_symbols_in_the_order_of_the_sentence_with_short_ones_shown(annotator: Annotator) -> None:
    found = annotator.annotate("كتاب 2020 كتاب 1,250,000")
    assert found.numbers == ("2020", "1,250,000")
    assert "<n0> <g> 2020" in found.text
    assert "<n1>" in found.text and "<n1> <g>" not in found.text


def test_a_unit_knows_its_place_in_the_sentence(annotator: Annotator) -> None:
    sentence = "زار الوزير"
    found = annotator.annotate(sentence)
    first, last, start, end = found.spans[0]
    assert found.text[first:last] == "الوزير <g> minister"
    assert sentence[start:end] == "الوزير"


def test_an_unknown_word_is_glossed_by_its_sound(annotator: Annotator) -> None:
    assert "<g> " in annotator.annotate("زغطبرش").text


@pytest.mark.parametrize(
    ("gloss", "found"),
    [
        ("the house", "house"),
        ("to take place", "take place"),
        ("number of", "number"),
        ("a", "a"),
        ("of the house is", "house"),
    ],
)
def test_articles_fall_off_the_edges_of_a_gloss(gloss: str, found: str) -> None:
    assert bare(gloss) == found


def test_what_the_model_wrote_becomes_a_sentence(annotator: Annotator) -> None:
    source = annotator.annotate("زار الوزير 25 مدينة")
    assert (
        finish(Hypothesis("the minister visited <n0> cities ."), source).text
        == "The minister visited 25 cities."
    )


def test_a_number_that_the_source_has_not_is_left_out(annotator: Annotator) -> None:
    source = annotator.annotate("زار الوزير 25 مدينة")
    assert finish(Hypothesis("<n0> cities <n3> <g>"), source).text == "25 cities"


def test_links_lead_from_the_sentence_to_the_finished_text(annotator: Annotator) -> None:
    sentence = "زار الوزير"
    source = annotator.annotate(sentence)
    place = source.text.index("زار")
    found = finish(Hypothesis("minister visited", -0.5, (Link(place, place + 3, 9, 16),)), source)
    (link,) = found.alignment
    assert sentence[link.source_start : link.source_end] == "زار"
    assert found.text[link.target_start : link.target_end] == "visited"
    assert found.score == -0.5


CASES = Truecaser({"the": "the"})


def test_english_numbers_are_the_symbols_of_their_matches() -> None:
    assert with_symbols("The 2,000 men of 1999", ["1999", "2000"], CASES) == [
        "the",
        "<n1>",
        "men",
        "of",
        "<n0>",
    ]


def test_a_percent_sign_that_arabic_wrote_as_a_word_is_a_token() -> None:
    assert with_symbols("by 5%", ["5"], CASES) == ["by", "<n0>", "%"]
    assert with_symbols("by 5%", ["5%"], CASES) == ["by", "<n0>"]


@pytest.mark.parametrize(
    ("english", "numbers"), [("Five men", ["5"]), ("5 men", []), ("6 men", ["5"]), ("5 percent", ["5%"])]
)
def test_a_pair_whose_numbers_differ_is_not_learned_from(english: str, numbers: list[str]) -> None:
    assert with_symbols(english, numbers, CASES) is None


def test_english_alone_brings_its_own_numbers() -> None:
    assert alone("The 3 of 4", CASES) == (["the", "<n0>", "of", "<n1>"], ["3", "4"])
