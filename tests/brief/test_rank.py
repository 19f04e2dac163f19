"""Ranking on the Arabic finds the news, keeps reading order and says nothing twice."""

from hypothesis import given
from hypothesis import strategies as st

from deskbrief.brief.cues import cues
from deskbrief.brief.rank import Candidate, carries_news, choose, rank

FLOOD = [
    "قتل 14 شخصاً في فيضان ضرب بلدة السدر فجر الأحد، وفق ما أعلنته وزارة الداخلية.",
    "وكان الجو جميلاً والقهوة ساخنة.",
    "وقررت الوزارة إغلاق ثلاثة جسور حتى نهاية الشهر.",
    "هل كان يمكن تجنب الكارثة؟",
    "قتل 14 شخصاً في الفيضان الذي ضرب بلدة السدر فجر الأحد، وفق ما أعلنته الوزارة.",
    "وخصصت الحكومة 20 مليون دينار لإيواء الأسر.",
]


def candidates(texts):
    return [Candidate(f"p{n}.1", text, n, 0) for n, text in enumerate(texts)]


def chosen(texts, limit=7, headline=""):
    return [r.candidate.sentence_id for r in choose(rank(candidates(texts), headline), limit)]


def test_the_events_and_figures_are_chosen_and_stand_in_reading_order():
    assert chosen(FLOOD, 3) == ["p0.1", "p2.1", "p5.1"]


def test_a_near_duplicate_is_not_chosen_however_much_room_there_is():
    assert "p4.1" not in chosen(FLOOD, 7)


def test_a_question_and_a_scene_carry_no_news():
    ranked = rank(candidates(FLOOD)).ranked
    assert [carries_news(r) for r in ranked] == [True, False, True, False, True, True]


def test_a_sentence_that_only_repeats_the_headline_is_not_a_key_point():
    headline = "إغلاق ثلاثة جسور في بلدة السدر"
    repeated = ["وقد تقرر إغلاق ثلاثة جسور في بلدة السدر.", *FLOOD]
    assert "p0.1" not in chosen(repeated, 7, headline)


def test_a_scene_at_the_beginning_is_not_taken_for_a_lead():
    scene = "لا يسمع الزائر في القرية إلا صوت الريح بين النخيل."
    assert chosen([scene, *FLOOD], 1) != ["p0.1"]


def test_arabic_indic_digits_count_as_figures_and_years_do_not():
    assert cues("قتل ١٤ شخصاً").figures == 1
    assert cues("منذ عام 1994").figures == 0


def test_no_sentence_makes_no_ranking_fail():
    assert chosen([]) == []
    assert chosen(["", "   ", "…"]) == []


@given(st.lists(st.sampled_from(FLOOD) | st.text(max_size=40), max_size=12), st.integers(0, 7))
def test_any_text_can_be_ranked_within_the_limit_in_order_and_without_repeats(texts, limit):
    ids = chosen(texts, limit)
    order = [f"p{n}.1" for n in range(len(texts))]
    assert len(ids) <= limit
    assert ids == [i for i in order if i in set(ids)]
