"""Which words translate which: a word that is pointed at, and what the engine linked it with."""

import pytest

from deskbrief.desk import Row
from deskbrief.document import Block, BlockKind, Link, Sentence, Side, Translation
from deskbrief.tui.alignment import aligned

SOURCE = "قال الوزير. زار المدينة."
FIRST, SECOND = "قال الوزير.", "زار المدينة."


def _made(sentence_id, text, *links):
    return Translation(sentence_id, text, "draft", alignment=links)


@pytest.fixture
def row():
    """Two sentences that begin at character 100 of their article, each with links of its own."""
    block = Block("r", BlockKind.PARAGRAPH, 100, 100 + len(SOURCE), SOURCE, "ar")
    start = 100 + SOURCE.index(SECOND)
    sentences = (
        Sentence("r.1", 100, 100 + len(FIRST), FIRST),
        Sentence("r.2", start, start + len(SECOND), SECOND),
    )
    made = (
        _made("r.1", "The minister said.", Link(0, 3, 13, 17), Link(4, 10, 0, 12)),
        _made("r.2", "He visited the city.", Link(0, 3, 3, 10), Link(4, 11, 11, 19)),
    )
    return Row(block, sentences, made, made, made)


def words(row, side, index):
    found = aligned(row, side, index)
    return (
        [row.source[start:end] for start, end in found[Side.SOURCE]],
        [row.text[start:end] for start, end in found[Side.TARGET]],
    )


def test_a_source_word_leads_to_the_words_that_translate_it(row):
    assert words(row, Side.SOURCE, SOURCE.index("الوزير") + 2) == (["الوزير."], ["The minister"])


def test_a_translated_word_leads_back_to_its_source(row):
    assert words(row, Side.TARGET, row.text.index("minister")) == (["الوزير"], ["minister"])


def test_links_of_a_later_sentence_count_from_that_sentence(row):
    assert words(row, Side.SOURCE, SOURCE.index("المدينة")) == (["المدينة."], ["the city"])
    assert words(row, Side.TARGET, row.text.index("visited")) == (["زار"], ["visited"])


def test_between_words_nothing_is_pointed_out(row):
    assert words(row, Side.SOURCE, SOURCE.index(" ")) == ([], [])


def test_a_word_without_a_link_stands_alone(row):
    assert words(row, Side.TARGET, row.text.index("He ")) == ([], ["He"])
