"""One pair of sentences is aligned by what the engine's tables know, names' sounds, numbers and places."""

from __future__ import annotations

import pytest

from deskbrief.translate.engines.draft.english_tokens import NUMBER, written_tokens
from deskbrief.translate.engines.draft.linking import Linker
from deskbrief.translate.engines.draft.units import Unit

GLOSSES = {"station": "station", "visit": "visited"}
PHRASES = {
    "الوزير": "the minister|6\tminister|8",
    "افتتح": "opened|5",
    "المياه": "water|6\twaters|20",
    "من اجل": "in order to|5\tfor the sake of|9",
    "في": "in|3\tat|9",
}


@pytest.fixture
def linker():
    return Linker(PHRASES, lambda unit: [(gloss, 80.0) for gloss in unit.glosses])


def units(*tagged: str) -> list[Unit]:
    """Units of ``key/tag`` or ``key/tag/gloss``."""
    made = []
    for at, each in enumerate(tagged):
        key, tag, *glosses = each.split("/")
        made.append(Unit("#" if tag == "NUM" else key, tag, at, at + 1, key, tuple(glosses)))
    return made


def linked(linker, source: list[Unit], english: str) -> dict[str, list[str]]:
    """The English that each unit is linked with, by its text."""
    written = written_tokens(english)
    words = ["#" if NUMBER.fullmatch(token) else token for token in written]
    links = linker.link(source, words, written).links
    return {unit.text: [written[t] for s, t in sorted(links) if s == at] for at, unit in enumerate(source)}


def test_learned_options_and_glosses_are_evidence(linker):
    source = units("الوزير/N", "افتتح/V", "محطة/N/station")
    found = linked(linker, source, "the minister opened the station")
    assert found == {"الوزير": ["the", "minister"], "افتتح": ["opened"], "محطة": ["the", "station"]}


def test_an_inflected_form_is_evidence(linker):
    assert linked(linker, units("محطات/N/station"), "stations") == {"محطات": ["stations"]}


def test_a_name_is_known_by_its_sound(linker):
    found = linked(linker, units("الوزير/N", "درمبلاوي/X"), "Drambelawi, the minister")
    assert found["درمبلاوي"] == ["Drambelawi"]


def test_numbers_go_together_by_their_value(linker):
    found = linked(linker, units("12/NUM", "1500/NUM"), "1,500 of 12")
    assert found["12"] == ["12"]
    assert found["1500"][0] == "1,500"


def test_a_phrase_that_the_tables_know_whole_links_its_units(linker):
    found = linked(linker, units("افتتح/V", "من/P", "اجل/N"), "opened in order to")
    assert found["من"] + found["اجل"]
    assert "order" in found["من"] + found["اجل"]


def test_what_is_left_over_between_two_links_is_a_guess(linker):
    source = units("الوزير/N", "تحلية/N", "في/P", "المياه/N")
    written = written_tokens("minister desalination in water")
    made = linker.link(source, written, written)
    assert (1, 1) in made.links
    assert 1 not in made.evident
    assert {0, 3} <= made.evident


def test_an_idafa_that_english_turns_round_is_linked(linker):
    source = units("افتتح/V", "محطة/N", "تحلية/N", "المياه/N")
    found = linked(linker, source, "opened the water desalination plant")
    assert found["محطة"] == found["تحلية"] == ["desalination", "plant"]


def test_nothing_is_linked_where_nothing_speaks_for_it(linker):
    found = linked(linker, units("غامض/N"), "Completely other words stand here without any ground")
    assert found == {"غامض": []}
