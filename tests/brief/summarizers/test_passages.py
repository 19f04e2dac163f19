"""Long text reaches a model in passages, and all of it does."""

from hypothesis import given
from hypothesis import strategies as st

from deskbrief.brief.summarizers.passages import parts, passages


def letters(text: str) -> int:
    return len(text)


def test_sentences_share_a_passage_while_they_fit():
    assert passages(["aa", "bb", "cc"], letters, 5) == ["aa bb", "cc"]


def test_a_sentence_that_is_too_long_is_cut_between_words():
    assert passages(["one two three four five"], letters, 9) == ["one two", "three", "four five"]


def test_a_word_that_is_too_long_is_cut_within():
    assert passages(["abcdefgh"], letters, 5) == ["abcd", "efgh"]


@given(st.lists(st.text("ab ", min_size=1).filter(str.strip), max_size=8), st.integers(2, 20))
def test_no_letter_is_lost_or_moved_and_every_passage_fits(sentences, limit):
    found = passages(sentences, letters, limit)
    assert "".join("".join(found).split()) == "".join("".join(sentences).split())
    assert all(len(text) <= limit for text in found)


@given(st.integers(0, 50), st.integers(1, 6))
def test_parts_cover_everything_in_order_and_are_nearly_equal(count, wanted):
    runs = parts(count, wanted)
    assert [number for run in runs for number in run] == list(range(count))
    assert len(runs) == min(count, wanted)
    assert max(map(len, runs), default=0) - min(map(len, runs), default=0) <= 1
