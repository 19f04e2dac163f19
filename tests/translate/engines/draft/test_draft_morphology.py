"""The analyzer over AraMorph's lexicon."""

import pytest

from deskbrief.translate.engines.draft import lexicon
from deskbrief.translate.engines.draft.morphology import analyse


def readings(word, tag):
    return [reading for reading in analyse(word) if reading.tag == tag]


def test_clitics_are_told_from_the_core():
    school = next(r for r in readings("وبمدرستها", "N") if "school" in r.glosses)
    assert (school.conjunction, school.particle, school.core, school.pronoun) == ("و", "ب", "مدرسة", "3FS")


def test_the_article_swallowed_by_li_is_restored():
    president = next(r for r in readings("للرئيس", "N") if "president" in r.glosses)
    assert (president.particle, president.core, president.definite) == ("ل", "الرئيس", True)


def test_the_future_is_a_particle_of_its_own():
    assert any(r.future and r.particle == "س" and r.core == "يعلن" for r in readings("سيعلن", "V"))


def test_a_preposition_gets_its_own_spelling_back_before_a_pronoun():
    assert any(r.core == "على" and r.pronoun == "3MS" for r in readings("عليه", "P"))


def test_vowel_marks_are_ignored():
    assert analyse("مُحَمَّد") == analyse("محمد")


@pytest.mark.parametrize(("written", "meant"), [("المدرسه", "المدرسة"), ("الى", "إلى")])
def test_common_misspellings_are_read(written, meant):
    assert {r.glosses for r in analyse(written)} & {r.glosses for r in analyse(meant)}


def test_a_word_that_the_lexicon_does_not_allow_has_no_reading():
    assert analyse("زخرباشيق") == ()


def test_a_damaged_cache_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr("deskbrief.translate.engines.draft.cached.cache_dir", lambda: tmp_path)
    lexicon.load_lexicon.cache_clear()
    first = lexicon.load_lexicon()
    (cache,) = tmp_path.iterdir()
    cache.write_bytes(b"not a table")
    lexicon.load_lexicon.cache_clear()
    assert lexicon.load_lexicon() == first
    assert cache.stat().st_size > 1_000_000
    lexicon.load_lexicon.cache_clear()


def test_an_unwritable_cache_only_costs_time(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setattr("deskbrief.translate.engines.draft.cached.cache_dir", lambda: blocked / "cache")
    lexicon.load_lexicon.cache_clear()
    assert lexicon.load_lexicon().stems
    lexicon.load_lexicon.cache_clear()
