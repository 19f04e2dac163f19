"""What the transliterator learns from a short list of names."""

import pytest
from training.graphones import cut, learn_chunks
from training.origin import arab_names
from training.transliteration import heard_names, is_held_out, learn, name_pairs, plain

from deskbrief.translate.engines.draft.transliterate import Transliterator

LIST = """
بوتان Botan, باتون Baton, بوران Boran, توران Toran, رابون Rabon, نابور Nabor, تانور Tanor, روبان Roban
نوران Noran, برابان Braban, باربان Barban, ترابون Trabon, تاكسون Taxon, راكسان Raxan, بوكسار Boxar
تاران Taran, بانون Banon
"""
NAMES = [tuple(entry.split()) for line in LIST.strip().splitlines() for entry in line.split(", ")]


@pytest.fixture(scope="module")
def rows():
    seen = [pair for pair in NAMES if not is_held_out(pair[0])]
    return learn(seen, [], ["He met Botan and Botan and Botan in Taran"], [])


def test_letters_are_aligned_to_what_they_stand_for():
    table = learn_chunks([(arabic, plain(latin)) for arabic, latin in NAMES])
    _, chunks = cut("باتون", "baton", table)
    assert chunks == (("ب", "b"), ("ا", "a"), ("ت", "t"), ("و", "o"), ("ن", "n"))
    assert "".join(arabic for arabic, _ in cut("تاكسون", "taxon", table)[1]) == "تاكسون"


def test_what_cannot_be_aligned_costs_infinitely_much():
    assert cut("ب", "washington", {("ب", "b"): 1.0}) == (float("inf"), ())


def test_a_new_name_is_spelt_by_what_others_have_in_common(rows):
    assert Transliterator(rows)("تابور")[0][0] == "Tabor"


def test_two_runs_learn_the_same(rows):
    seen = [pair for pair in NAMES if not is_held_out(pair[0])]
    again = learn(seen, [], ["He met Botan and Botan and Botan in Taran"], [])
    assert again == rows


def test_nothing_is_learned_from_a_form_that_is_held_out():
    held = [(arabic, "Zzyxq") for arabic, _ in NAMES if is_held_out(arabic)]
    seen = [pair for pair in NAMES if not is_held_out(pair[0])]
    assert learn(seen + held, [], [], []) == learn(seen, [], [], [])


def test_hamzas_and_the_article_do_not_bring_a_held_out_form_back():
    for arabic in ("أحمد", "إبراهيم", "الزعتري"):
        folded = arabic.translate(str.maketrans("أإ", "اا"))
        assert is_held_out(arabic) == is_held_out(folded)
    assert is_held_out("الزعتري") == is_held_out("زعتري")


@pytest.mark.parametrize(
    ("arabic", "english", "pairs"),
    [
        ("محمد السنوار", "Mohammed al-Sinwar", [("محمد", "mohammed"), ("سنوار", "sinwar")]),
        ("البغدادي", "baghdadi", [("بغدادي", "baghdadi")]),
        ("غونتر", "Günter", [("غونتر", "gunter")]),
        ("مجلس الأمن", "the Security Council of Nations", []),
        ("كورية", "Korean", []),
    ],
)
def test_pairs_are_taken_apart_and_cleaned(arabic, english, pairs):
    assert list(name_pairs([(arabic, english)])) == pairs


def test_names_are_counted_where_english_text_has_them():
    assert heard_names(["The president met Günter and al-Sudani's men"]) == {"gunter": 1, "sudani": 1}


def test_arab_names_are_told_from_foreign_ones():
    arab = [("حسن", "hassan"), ("صباح", "sabah"), ("ظافر", "dhafer"), ("حصة", "hessa"), ("سعاد", "suad")]
    foreign = [("بافيل", "pavel"), ("تشابلن", "chaplin"), ("بوب", "pope"), ("فيفيان", "vivian")]
    assert arab_names(arab + foreign) == set(arab)
