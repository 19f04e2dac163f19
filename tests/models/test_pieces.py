"""Pieces know which characters of a text they cover."""

from hypothesis import given
from hypothesis import strategies as st

from deskbrief.models.pieces import located


def test_pieces_are_found_one_behind_the_other():
    assert [(p.start, p.end) for p in located(["▁the", "▁re", "d", "▁red", "s"], "the red  reds")] == [
        (0, 3), (4, 6), (6, 7), (9, 12), (12, 13),
    ]  # fmt: skip


def test_a_piece_that_the_tokenizer_normalised_covers_the_rest_of_its_word():
    assert [(p.start, p.end) for p in located(["▁fi", "re", "▁x"], "ﬁre x")] == [(0, 3), (3, 3), (4, 5)]


def test_a_lone_space_mark_covers_nothing():
    assert [(p.start, p.end) for p in located(["▁", "9", "▁x"], "9 x")] == [(0, 0), (0, 1), (2, 3)]


@given(st.lists(st.text("abج،", min_size=1, max_size=6), max_size=6), st.data())
def test_whatever_the_cuts_the_pieces_cover_their_text(words, data):
    pieces = []
    for word in words:
        cut = data.draw(st.integers(0, len(word)))
        pieces += [part for part in (f"▁{word[:cut]}", word[cut:]) if part]
    text = " ".join(words)
    spans = [(piece.start, piece.end) for piece in located(pieces, text)]
    assert "".join(text[start:end] for start, end in spans) == text.replace(" ", "")
