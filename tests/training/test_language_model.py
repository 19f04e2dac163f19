"""The language model: what it was trained on is likelier, and for every history all words share one."""

import math

import pytest

pytest.importorskip("numpy")

from training.language_model import train

from deskbrief.translate.engines.draft.language_model import (
    BITS,
    END,
    HISTORY,
    OPENING,
    OUT_OF_VOCABULARY,
    UNKNOWN,
    Columns,
    LanguageModel,
)
from deskbrief.translate.engines.draft.shipped import level_bytes, read_level

SENTENCES = [
    "the minister said the talks went well .",
    "the minister said the army left the city .",
    "the president said the talks failed .",
    "the army left .",
    "the talks went on in the city .",
]


def model(fewest=(1, 1, 1), shipped=False):
    made = train([(line.split(), 1.0) for line in SENTENCES], 100, fewest)
    ids = {word: number for number, word in enumerate(made.words)}
    levels = [read_level(level_bytes(level)) if shipped else level for level in made.levels]
    columns = [Columns.of_level(level) for level in levels]
    return LanguageModel(lambda word: ids.get(word, UNKNOWN), columns), made.words


def state_of(model, words):
    state = OPENING
    for word in words:
        state = (state & HISTORY) << BITS | model.number(word)
    return state


@pytest.mark.parametrize(
    "history", ["", "the", "the minister", "said the talks", "city . minister", "left well in"]
)
@pytest.mark.parametrize("fewest", [(1, 1, 1), (2, 2, 2)])
def test_the_probabilities_behind_any_history_sum_to_one(history, fewest):
    found, words = model(fewest)
    state = state_of(found, history.split())
    total = sum(math.exp(-found.cost(state, n) / 10) for n in range(END, len(words)))
    assert 0.85 < total < 1.05  # costs are whole tenths of a nat, and <unk> has its share


def test_a_continuation_that_was_seen_is_likelier_than_one_that_was_not():
    found, _ = model()
    state = state_of(found, ["the", "minister"])
    assert found.cost(state, found.number("said")) + 10 < found.cost(state, found.number("city"))


def test_a_sentence_ends_behind_its_full_stop():
    found, _ = model()
    state = state_of(found, ["went", "well", "."])
    assert found.cost(state, END) < 5


def test_an_unknown_word_costs_the_same_everywhere():
    found, _ = model()
    assert {found.cost(state_of(found, h.split()), UNKNOWN) for h in ("", "the minister said")} == {
        OUT_OF_VOCABULARY
    }


def test_what_is_shipped_is_what_was_made():
    (made, words), (read, _) = model(), model(shipped=True)
    state = state_of(made, ["minister", "said"])
    assert [made.cost(state, n) for n in range(len(words))] == [
        read.cost(state, n) for n in range(len(words))
    ]


def test_pruning_leaves_out_what_was_seen_too_rarely():
    many = train([(line.split(), 1.0) for line in SENTENCES], 100, (1, 1, 1))
    few = train([(line.split(), 1.0) for line in SENTENCES], 100, (2, 2, 2))
    assert len(few.four.costs) < len(many.four.costs)
