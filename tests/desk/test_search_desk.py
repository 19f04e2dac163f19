"""Search: spelling makes no difference, and hits point at the text as written."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.desk.attribution import attribute
from deskbrief.desk.search import search
from deskbrief.document import Side


def found(source, query, text=""):
    rows = [SimpleNamespace(id="a", source=source, text=text)]
    return [(source if h.side is Side.SOURCE else text)[h.start : h.end] for h in search(rows, query)]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("قال أحمد", "احمد", ["أحمد"]),
        ("قال احمد", "أَحْمَد", ["احمد"]),
        ("كَتَبَ الدَّرْسَ", "الدرس", ["الدَّرْسَ"]),
        ("الســـلام عليكم", "السلام", ["الســـلام"]),
        ("مدرسة كبيرة", "مدرسه", ["مدرسة"]),
        ("على الجبل", "علي", ["على"]),
        ("ﷲ أكبر", "الله", ["ﷲ"]),
        ("في ٢٠٢٤ و2024", "2024", ["٢٠٢٤", "2024"]),
        ("بيت  \n جديد", "بيت جديد", ["بيت  \n جديد"]),
        ("مؤتمر مؤتمرات", "موتمر", ["مؤتمر", "مؤتمر"]),
        ("لا شيء هنا", "غير", []),
        ("نص", " ", []),
    ],
)
def test_arabic_is_found_however_it_is_spelled(text, query, hits):
    assert found(text, query) == hits


def test_english_is_found_in_any_case():
    assert found("", "STRASSE", "Die Straße, the Strasse") == ["Straße", "Strasse"]


def test_both_sides_are_searched_or_one(desk, news):
    desk.edit(news[0], "The WATER plan")
    assert [(h.row_id, h.side, h.start, h.end) for h in desk.search("water")] == [
        (news[0], Side.TARGET, 4, 9)
    ]
    assert desk.search("water", Side.SOURCE) == ()
    assert {h.side for h in desk.search("المياه")} == {Side.SOURCE}


@given(st.text("اأإلمهةـَّ \n٣ﷲab", max_size=30), st.data())
def test_every_piece_of_a_text_is_found_where_it_stands(text, data):
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    rows = [SimpleNamespace(id="a", source=text, text="")]
    hits = list(search(rows, piece, Side.SOURCE))
    assert all(0 <= h.start < h.end <= len(text) for h in hits)
    if any(c.isalpha() and c != "ـ" for c in piece):
        assert hits


words = st.lists(st.sampled_from(["the", "town.", "a", "b", "said", "é", "so."]), max_size=12)


@given(words.map(" ".join) | st.text(max_size=30), st.lists(words.map(" ".join), min_size=1, max_size=5))
def test_the_parts_of_a_text_give_it_again(text, sentences):
    parts = attribute(text, sentences)
    assert len(parts) == len(sentences)
    assert " ".join(filter(None, parts)) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One two. Three four. Five.", ["One two.", "Three four.", "Five."]),
        ("One TWO. Three four. Five.", ["One TWO.", "Three four.", "Five."]),
        ("One two. Quite another. Five.", ["One two.", "Quite another.", "Five."]),
        ("One two. Added here. Three four. Five.", ["One two.", "Added here. Three four.", "Five."]),
        ("Three four. Five.", ["", "Three four.", "Five."]),
        ("One two. Five.", ["One two.", "", "Five."]),
        ("", ["", "", ""]),
    ],
)
def test_words_go_to_the_sentence_that_they_replace(text, parts):
    assert attribute(text, ["One two.", "Three four.", "Five."]) == parts
