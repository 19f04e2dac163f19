"""What the search hands over to be written out."""

from deskbrief.translate.engines.draft.decoder import Partial, spoken
from deskbrief.translate.engines.draft.english import write_out


def steps(*phrases):
    return [Partial(0.0, 0, None, tuple(phrase.split()), (), 0) for phrase in phrases]


def test_an_article_between_two_phrases_is_said_once():
    words = spoken(steps("of the", "the end"))
    assert words == [["of", "the"], ["end"]]
    text, spans = write_out([word for each in words for word in each])
    assert text == "Of the end"
    assert [text[start:end] for start, end in spans] == ["Of", "the", "end"]


def test_other_words_may_meet_themselves():
    assert spoken(steps("he had", "had enough")) == [["he", "had"], ["had", "enough"]]
