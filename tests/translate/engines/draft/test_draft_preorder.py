"""Transfer rules: Arabic units in English order."""

from hypothesis import given
from hypothesis import strategies as st

from deskbrief.translate.engines.draft.preorder import OF_OWNER, orders_of, preorder, supply_subject
from deskbrief.translate.engines.draft.units import Unit


def unit(key, tag="N", **features):
    definite = features.pop("definite", key.startswith("ال"))
    return Unit(key, tag, 0, 1, key, definite=definite, **features)


def keys(*units):
    return [u.key for u in preorder(list(units))]


def test_an_adjective_goes_before_its_noun_and_one_article_remains():
    assert keys(unit("الاتفاق"), unit("السابق", "A")) == ["السابق", "اتفاق"]


def test_of_several_adjectives_the_last_goes_first():
    assert keys(unit("الامن"), unit("القومي", "A"), unit("العراقي", "A")) == ["العراقي", "قومي", "امن"]


def test_an_indefinite_adjective_belongs_to_an_indefinite_noun_only():
    assert keys(unit("الاتفاق"), unit("جديد", "A")) == ["الاتفاق", "جديد"]


def test_coordinated_adjectives_go_together():
    found = keys(
        unit("القدرات", number="P"), unit("الامنية", "A"), unit("و+", "CONJ"), unit("الميدانية", "A")
    )
    assert found == ["الامنية", "و+", "ميدانية", "قدرات"]


def test_in_an_idafa_the_adjective_goes_to_the_noun_it_agrees_with():
    found = keys(unit("وزير"), unit("الدولة", feminine=True), unit("العراقي", "A"))
    assert found == ["العراقي", "وزير", "الدولة"]


def test_a_possessive_goes_before_what_is_possessed():
    assert keys(unit("مدرسة", possessed=True, feminine=True), unit("+3FS", "POSS")) == ["3FS+", "مدرسة"]


def test_a_demonstrative_takes_the_place_of_the_article():
    assert keys(unit("هذا", "DEM", definite=False), unit("اللقاء")) == ["هذا", "لقاء"]


def test_a_subject_goes_before_its_verb_with_what_negates_it():
    verb = unit("يشر", "V", subject="3MS", aspect="I")
    assert keys(unit("لم", "NEG"), verb, unit("البيان")) == ["البيان", "لم", "يشر"]


def test_a_noun_of_the_other_gender_is_not_the_subject():
    verb = unit("اعلن", "V", subject="3MS", aspect="P")
    assert keys(verb, unit("الخطة", feminine=True)) == ["اعلن", "الخطة"]


def test_a_name_follows_its_title_into_the_subject():
    verb = unit("استقبل", "V", subject="3MS", aspect="P")
    found = keys(
        verb, unit("رئيس"), unit("الوزراء"), unit("محمد", "NAME"), unit("السوداني"), unit("،", "PUNC")
    )
    assert found == ["رئيس", "الوزراء", "محمد", "السوداني", "استقبل", "،"]


UNITS = st.builds(
    lambda key, tag, article, feminine, subject: Unit(
        ("ال" if article else "") + key, tag, 0, 1, key, definite=article, feminine=feminine, subject=subject
    ),
    st.sampled_from(["كتاب", "مدينة", "كبير", "قال", "محمد", "يوم", "سبعة", "كل", "ثلاثاء", "امس"]),
    st.sampled_from(["N", "A", "V", "NAME", "X", "P", "CONJ", "DEM", "NEG", "PUNC", "NUM", "POSS", "FUT"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "3MS", "3FS", "3MP"]),
)


@given(st.lists(UNITS, max_size=14))
def test_no_unit_is_ever_lost_or_invented(units):
    assert sorted(u.text for u in preorder(units)) == sorted(u.text for u in units)


@given(st.lists(UNITS, max_size=14))
def test_every_order_that_is_offered_has_each_unit_once(units):
    stretches = orders_of(units)
    for orders in stretches:
        for order in orders:
            kept = [u.text for u in order if u is not OF_OWNER]
            assert sorted(kept) == sorted(u.text for u in orders[0])


def offered(*units):
    return [[u.key for u in order] for orders in orders_of(list(units)) for order in orders]


def test_an_idafa_may_become_a_compound_or_take_the_apostrophe():
    found = offered(unit("اسعار", number="P"), unit("النفط"))
    assert found == [["اسعار", "النفط"], ["النفط", "اسعار"], ["النفط", "~'s", "اسعار"]]


def test_behind_a_name_there_is_only_the_apostrophe():
    found = offered(unit("زوجة", feminine=True), unit("ترامب", "NAME"))
    assert found == [["زوجة", "ترامب"], ["ترامب", "~'s", "زوجة"]]


def test_an_adjective_that_agrees_with_both_nouns_may_be_of_either():
    found = offered(unit("رد"), unit("الفعل"), unit("الوطني", "A"))
    assert found[:2] == [["رد", "الوطني", "فعل"], ["الوطني", "رد", "الفعل"]]


def test_a_noun_behind_a_verb_may_be_its_object_after_all():
    verb = unit("اعلن", "V", subject="3MS", aspect="P")
    assert offered(verb, unit("القرار")) == [["القرار", "اعلن"], ["اعلن", "القرار"]]


def test_a_verb_of_saying_that_opens_a_sentence_gets_the_pronoun_it_implies():
    verb = unit("اشار", "V", subject="3MS", aspect="P")
    assert [o[0][0].key for o in supply_subject([[[verb]], [[unit("الي", "P")]]])] == ["~3MS", "اشار", "الي"]


def test_no_pronoun_is_supplied_for_a_woman_a_ministry_or_where_a_subject_stands():
    feminine = unit("اشارت", "V", subject="3FS", aspect="P")
    verb = unit("اشار", "V", subject="3MS", aspect="P")
    assert supply_subject([[[feminine]]]) == [[[feminine]]]
    spoken = orders_of([verb, unit("الوزير")])
    assert supply_subject(spoken) == spoken
