import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.arabic import normalise, strip_tashkeel

ARABIC = [*range(0x0600, 0x0700), *range(0xFB50, 0xFE00), *range(0xFE20, 0xFE30), *range(0xFE70, 0xFF00)]
MARKS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\u00ad\u0300\u0301\u0338\ud800\udfff \n"
wild = st.text(
    st.one_of(
        st.sampled_from([chr(code) for code in ARABIC]), st.sampled_from(MARKS), st.characters(codec=None)
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("\ufe8e\ufedf\ufecc\ufeae\ufe8d\ufed5", "العراق"),
        ("سـلام", "سلام"),
        ("\ufeffخبر", "خبر"),
        ("في \u200f2024\u200e م", "في 2024 م"),
        ("٢٠٢٤ و۱۲", "2024 و12"),
        ("٣٫٥٪ من ١٬٢٠٠", "3.5% من 1,200"),
        ("ا\u0654حمد", "أحمد"),
        ("الع\u200bراق", "العراق"),
        ("ها\u200cهنا", "هاهنا"),
        ("1445 ه\u200d ", "1445 ه "),
        ("رسول الله \ufdfa", "رسول الله صلى الله عليه وسلم"),
        ("\ufe76", "\u064e"),
    ],
)
def test_what_an_engine_should_not_see_is_folded(written, clean):
    assert normalise(written).text == clean


@pytest.mark.parametrize("ligature", ["\ufefb", "\ufefc"])
def test_a_lam_alef_ligature_becomes_two_letters_that_both_point_at_it(ligature):
    found = normalise("س" + ligature + "م")
    assert found.text == "سلام"
    assert [found.span(i, i + 1) for i in range(4)] == [(0, 1), (1, 2), (1, 2), (2, 3)]


@pytest.mark.parametrize(
    "kept", ["كِتاب", "«قال»؟", "می\u200cشود", "👨\u200d👩\u200d👧 ❤\ufe0f", "a\u00a0b", "\ud800ب"]
)
def test_what_carries_meaning_stays(kept):
    assert normalise(kept).text == kept


def test_a_letter_composed_of_two_stands_for_both():
    found = normalise("xا\u0654y")
    assert found.text == "xأy"
    assert found.span(1, 2) == (1, 3)


def test_marks_removed_at_the_edges_of_a_span_are_not_in_it():
    found = normalise("\u200fب\u200fج")
    assert found.span(0, 1) == (1, 2)
    assert found.span(0, 2) == (1, 4)


def test_an_empty_span_has_a_place():
    assert normalise("\u200fب").span(0, 0) == (1, 1)
    assert normalise("ب\u200f").span(1, 1) == (1, 1)
    assert normalise("").span(0, 0) == (0, 0)


def test_tashkeel_goes_only_where_asked():
    assert normalise("كِتابٌ").text == "كِتابٌ"
    assert strip_tashkeel("كِتابٌ مُدَّة آخر") == "كتاب مدة آخر"


@given(wild)
def test_offsets_never_go_back_and_stay_inside_the_original(text):
    found = normalise(text)
    assert len(found.offsets) == len(found.ends) == len(found.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(found.offsets, found.ends, strict=True))
    assert list(found.offsets) == sorted(found.offsets)
    assert list(found.ends) == sorted(found.ends)


@given(wild)
def test_normalising_twice_changes_nothing(text):
    once = normalise(text).text
    assert normalise(once).text == once


@given(wild)
def test_the_result_is_composed(text):
    assert unicodedata.is_normalized("NFC", normalise(text).text)


@given(
    st.text(st.sampled_from("اأبتسلم ةى.،0123٠١٢٣\u200f\u0640\ufefb\ufe8e\u200b%٪"), max_size=40), st.data()
)
def test_a_span_of_the_original_normalises_to_the_characters_it_stands_for(text, data):
    found = normalise(text)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    begin, stop = found.span(start, end)
    again = normalise(text[begin:stop]).text
    cut_ligature = (start and found.offsets[start - 1 : start] == found.offsets[start : start + 1]) or (
        end < len(found.text) and end and found.offsets[end - 1] == found.offsets[end]
    )
    assert found.text[start:end] in again if cut_ligature else again == found.text[start:end]


@given(st.text(st.characters(codec="ascii")))
def test_ascii_is_left_alone(text):
    assert normalise(text).text == text


def test_a_megabyte_takes_well_under_a_second_clean_or_not():
    for text in ("وقال الوزير إن الخطة " * 50_000, "وقـال الوزير إن ٣٥٪ " * 50_000, "مُحَمَّد " * 100_000):
        started = process_time()
        normalise(text)
        assert process_time() - started < 3
