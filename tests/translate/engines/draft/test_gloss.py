"""The words of a paragraph, each with what it can be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbrief.translate.engines.draft.gloss import MOST_READINGS, Reading, Word, gloss
from deskbrief.translate.engines.draft.vocalised import in_arabic, lemma_of, romanised


def only(text: str) -> Word:
    (word,) = gloss(text)
    return word


def chosen(text: str) -> Reading:
    return only(text).readings[0]


def test_a_word_is_told_with_its_lemma_part_of_speech_and_english():
    reading = chosen("الحكومة")
    assert (reading.lemma, reading.romanisation) == ("حُكُومَة", "ḥukūma")
    assert reading.part_of_speech == "noun"
    assert reading.glosses == ("government", "administration")
    assert reading.known


def test_the_reading_comes_first_that_the_engine_chose_in_its_place():
    sentence = gloss("قال إن مشروعها مهم")
    assert sentence[0].readings[0].part_of_speech == "verb, past"
    before_a_name, alone = gloss("علي محمد")[0], only("علي")
    assert before_a_name.readings[0].part_of_speech == "name"
    assert alone.readings[0].part_of_speech == "preposition"


def test_other_readings_follow_each_once():
    word = only("كتب")
    assert [(r.lemma, r.part_of_speech) for r in word.readings[:3]] == [
        ("كَتَبَ", "verb, past"),
        ("كِتاب", "noun"),
        ("كَتَبَ", "verb, past, passive"),
    ]


@pytest.mark.parametrize(
    ("word", "before", "after", "line"),
    [
        ("والمدارس", ("and", "the"), (), "and + the"),
        ("للمدارس", ("for/to", "the"), (), "for/to + the"),
        ("ميزانيتهم", (), ("their",), "+ their"),
        ("وبمدرستها", ("and", "in/by/with"), ("her/its",), "and + in/by/with … + her/its"),
        ("وليكتبوا", ("and", "to"), (), "and + to"),
        ("سيكتب", ("will",), (), "will"),
        ("عليه", (), ("him/it",), "+ him/it"),
        ("حكومة", (), (), ""),
    ],
)
def test_clitics_are_told_in_words(word, before, after, line):
    reading = chosen(word)
    assert (reading.before, reading.after, reading.clitics) == (before, after, line)


@pytest.mark.parametrize(
    ("word", "part_of_speech"),
    [
        ("سيكتب", "verb, future"),
        ("يكتبون", "verb, present"),
        ("مهندسون", "noun, plural"),
        ("في", "preposition"),
        ("بغداد", "name"),
    ],
)
def test_parts_of_speech_are_told_in_words(word, part_of_speech):
    assert chosen(word).part_of_speech == part_of_speech


def test_a_word_that_nothing_knows_is_spelt_in_latin_letters():
    reading = chosen("الدايني")
    assert (reading.lemma, reading.romanisation, reading.glosses) == ("الدايني", "al-Daini", ())
    assert not reading.known


def test_words_are_found_as_they_are_written():
    text = "كـتـب مُحَمَّد ﻓﻲ العِراق"
    assert [word.text for word in gloss(text)] == ["كـتـب", "مُحَمَّد", "ﻓﻲ", "العِراق"]
    assert all(text[word.start : word.end] == word.text for word in gloss(text))


def test_numbers_punctuation_and_latin_words_are_left_out():
    assert [word.text for word in gloss("أعلن (CNN) 25٪ من، ٣ وزراء!")] == ["أعلن", "من", "وزراء"]


def test_a_sign_for_several_words_is_one_word_with_a_reading_for_each():
    word = only("ﷺ")
    assert [reading.romanisation for reading in word.readings[:3]] == ["ṣallā", "Allāh", "ʿalā"]
    assert len(word.readings) == 4


def test_a_text_without_arabic_has_no_words():
    assert gloss("") == gloss("No Arabic here, 25%.") == gloss("\n\u200f؟،") == ()


@settings(deadline=None)
@given(
    st.text(
        st.sampled_from("والمدرسةكتبهمنفيعلى ")
        | st.sampled_from(" .،؟\n\u0640\u064e\u0651\u0653\u200c\u200f\ufdfa\ufdf2\ufefbﻓa1٣👩")
        | st.characters(),
        max_size=60,
    )
)
def test_any_text_gives_words_in_order_that_do_not_overlap(text):
    words = gloss(text)
    for word in words:
        assert 0 <= word.start < word.end <= len(text)
        assert text[word.start : word.end] == word.text
        assert word.readings
    assert all(one.end <= other.start for one, other in pairwise(words))


@settings(deadline=None)
@given(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة"), min_size=1, max_size=8))
def test_readings_are_few_and_no_two_are_alike(word):
    for found in gloss(word):
        told = [(reading.lemma, reading.part_of_speech) for reading in found.readings]
        assert len(told) == len(set(told)) <= MOST_READINGS


@pytest.mark.parametrize(
    ("entry", "arabic", "latin"),
    [
        ("madorasap_1", "مَدْرَسَة", "madrasa"),
        ("Earabiy~_2", "عَرَبِيّ", "ʿarabī"),
        ("Earabiy~ap_1", "عَرَبِيَّة", "ʿarabiyya"),
        ("qur|n_1", "قُرآن", "qurʾān"),
        ("|xar_1", "آخَر", "ākhar"),
        ("{isotaqobal_1", "اِسْتَقْبَل", "istaqbal"),
        ("<iElAn_1", "إِعلان", "iʿlān"),
        ("Ealim-a_1", "عَلِم", "ʿalim"),
        ("mas&uwl_1", "مَسؤُول", "masʾūl"),
        ("ra}iys_1", "رَئِيس", "raʾīs"),
        ("ba$~Ar_1", "بَشّار", "bashshār"),
        ("mustawaY_1", "مُستَوَى", "mustawā"),
        ("HayAp_1", "حَياة", "ḥayā"),
        ("$ukorAF_1", "شُكْراً", "shukran"),
        ("Al{ivonAni_1", "الاِثْنانِ", "al-ithnāni"),
        ("Al~a*iy_1", "الَّذِي", "alladhī"),
        ("{ll~`h_1", "اللّٰه", "allāh"),
        ("huwa_1", "هُوَ", "huwa"),
        ("yawom_1", "يَوْم", "yawm"),
        ("DaxAmap_1", "ضَخامَة", "ḍakhāma"),
        ("Zuhor_1", "ظُهْر", "ẓuhr"),
        ("Saxor_1", "صَخْر", "ṣakhr"),
        ("gAz_1", "غاز", "ghāz"),
    ],
)
def test_a_lemma_is_told_in_arabic_and_in_latin_letters(entry, arabic, latin):
    lemma = lemma_of(entry)
    assert (in_arabic(lemma), romanised(lemma)) == (arabic, latin)
