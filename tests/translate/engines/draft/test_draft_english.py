"""English forms of glosses, tokens and names."""

import pytest

from deskbrief.translate.engines.draft.english import past, plural, third_person, write_out
from deskbrief.translate.engines.draft.romanise import romanise
from deskbrief.translate.engines.draft.tokens import Kind, tokenise


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("announce", "announced"), ("take place", "took place"), ("carry out", "carried out"), ("stop",
    "stopped"),
     ("permit", "permitted"), ("visit", "visited"), ("said", "said")],
)  # fmt: skip
def test_past(verb, expected):
    assert past(verb) == expected


@pytest.mark.parametrize(
    ("verb", "expected"), [("go", "goes"), ("carry on", "carries on"), ("reach", "reaches"), ("say", "says")]
)
def test_third_person(verb, expected):
    assert third_person(verb) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("member of parliament", "members of parliament"), ("city", "cities"), ("crisis", "crises"),
    ("limbs", "limbs"),
     ("man", "men"), ("class", "classes")],
)  # fmt: skip
def test_plural(noun, expected):
    assert plural(noun) == expected


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (["he", "said", ":", '"', "yes", ",", "no", '"', "."], 'He said: "yes, no".'),
        (["a", "old", "man", "(", "80", ")"], "An old man (80)"),
        (["the", "army", "'s", "budget", "rose", "5%"], "The army's budget rose 5%"),
        (["3", "men"], "3 men"),
    ],
)
def test_tokens_are_written_out_as_english_is_printed(tokens, expected):
    text, spans = write_out(tokens)
    assert text == expected
    assert [text[a:b].lower() for a, b in spans[1:]] == [t.lower() for t in tokens[1:]]


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("زعتر", "Zatr"), ("كمبالا", "Kambala"), ("بوتين", "Botin"), ("الخابور", "al-Khabor")],
)
def test_a_name_is_spelt_so_that_it_can_be_said(arabic, latin):
    assert romanise(arabic) == latin


def test_tokens_cover_all_but_white_space():
    text = "قال (محمّد): «نعم» 1,250.5% https://a.b/ج د."
    tokens = tokenise(text)
    covered = "".join(text[t.start : t.end] for t in tokens)
    assert covered == "".join(text.split())


def test_kinds_of_token():
    kinds = [t.kind for t in tokenise("قال UNHCR 12.5 !")]
    assert kinds == [Kind.WORD, Kind.LITERAL, Kind.NUMBER, Kind.PUNCTUATION]


def test_an_emoji_is_one_token_with_all_that_belongs_to_it():
    assert [t.text for t in tokenise("⚠️ 👩🏽‍🚒 !")] == ["⚠️", "👩🏽‍🚒", "!"]
