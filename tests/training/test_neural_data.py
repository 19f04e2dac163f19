"""The reverse, the shards and the batches of the neural way."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")

from training.neural import config as configuration  # noqa: E402
from training.neural import shards as kept  # noqa: E402
from training.neural.batches import Batches  # noqa: E402
from training.neural.chrf import chrf  # noqa: E402
from training.neural.reverse import Reverse, Table, Words, by_gloss  # noqa: E402
from training.neural.shards import Ragged, Shards  # noqa: E402

CHANCE = random.Random(1)


def table() -> tuple[Words, Table]:
    words = Words()
    minister, visited = words.number("الوزير", ("minister",)), words.number("زار", ("visited",))
    found = Table()
    for _ in range(2):
        found.add([minister, visited], ["the", "minister", "visited"], {(0, 1), (1, 2)}, 1.0)
    found.close()
    return words, found


def test_an_english_phrase_becomes_the_units_that_it_was_aligned_with() -> None:
    words, found = table()
    assert Reverse(found, words, {})(["visited", "minister"], [], CHANCE) == (1, 0)


def test_a_word_that_nothing_was_linked_to_becomes_nothing() -> None:
    _, found = table()
    assert found.draw(("the",), CHANCE) == ()


def test_a_phrase_that_cuts_a_link_in_two_is_none() -> None:
    found = Table()
    found.add([0, 1], ["in", "fact"], {(0, 0), (0, 1)}, 2.0)
    found.close()
    assert ("in", "fact") in found
    assert ("in",) not in found


def test_a_phrase_of_several_words_seen_once_is_not_believed() -> None:
    found = Table()
    found.add([0, 1], ["oil", "price"], {(0, 0), (1, 1)}, 1.0)
    found.close()
    assert ("oil",) in found and ("oil", "price") not in found


def test_a_word_of_no_phrase_is_looked_up_among_the_glosses() -> None:
    words = Words()
    river = words.number("نهر", ("river",))
    reverse = Reverse(Table(), words, by_gloss(enumerate(words.all)))
    assert reverse(["River"], [], CHANCE) == (river,)


def test_a_word_that_no_table_knows_is_hidden_behind_itself() -> None:
    words = Words()
    (number,) = Reverse(Table(), words, {})(["Zanzibar"], [], CHANCE)
    assert words.all[number].written() == "<h> <g> Zanzibar"


def test_a_number_stays_the_same_symbol() -> None:
    words = Words()
    (number,) = Reverse(Table(), words, {})(["<n0>"], ["2020"], CHANCE)
    assert words.all[number].written() == "<n0> <g> 2020"


def example() -> Shards:
    """Three pairs: two real, one synthetic; the piece of key k is 10 + k, of its gloss 20 + k."""
    return Shards(
        sets=("real", "made"),
        set_of=np.array([0, 0, 1], np.uint8),
        source=Ragged.of([[0, 1], [2], [0, 1, 2, 3]]),
        target=Ragged.of([[30, 31], [32], [30, 31, 32]], np.uint16),
        keys=Ragged.of([[10], [11], [12], [13]]),
        glosses=(Ragged.of([[5, 20], [5, 21], [5, 22], []]), Ragged.of([[], [], [], []])),
        about={"synthetic": ["made"]},
    )


def drawing(hide: float = 0.0, forget: float = 0.0, seed: int = 1) -> Batches:
    return Batches(example(), {"<h>": [3], "<bt>": [4]}.__getitem__, 64, seed, hide, forget)


def rows(hide: float = 0.0, forget: float = 0.0, row: int = 0) -> list[int]:
    batch = drawing(hide, forget).batch(np.array([row]), np.random.default_rng(1))
    return [int(n) for n in batch.source[0][batch.mask[0]]]


def test_shards_come_back_as_they_were_kept(tmp_path: Path) -> None:
    kept.save(example(), tmp_path / "shards.xz")
    found = kept.load(tmp_path / "shards.xz")
    assert (
        found.digest == example().digest or found.source.values.tolist() == example().source.values.tolist()
    )
    assert [found.source[n].tolist() for n in range(3)] == [[0, 1], [2], [0, 1, 2, 3]]
    assert found.sets == ("real", "made") and found.about == {"synthetic": ["made"]}


def test_a_source_is_keys_with_glosses_and_an_end() -> None:
    assert rows() == [10, 5, 20, 11, 5, 21, 0]


def test_a_hidden_word_keeps_its_glosses() -> None:
    assert rows(hide=1.0) == [3, 5, 20, 3, 5, 21, 0]


def test_a_word_may_lose_its_glosses() -> None:
    assert rows(forget=1.0) == [10, 11, 0]


def test_a_word_without_glosses_is_never_hidden() -> None:
    assert 13 in rows(hide=1.0, row=2)


def test_a_synthetic_source_says_so_first() -> None:
    assert rows(row=2)[0] == 4 and 4 not in rows()


def test_a_target_ends_and_its_padding_is_not_scored() -> None:
    batch = drawing().batch(np.array([0, 1]), np.random.default_rng(1))
    assert [row.tolist()[:4] for row in batch.target] == [[30, 31, 0, -100], [32, 0, -100, -100]]


def test_a_batch_is_a_function_of_seed_and_number() -> None:
    weights = {"real": 1.0, "made": 1.0}
    one, two = drawing(0.5, 0.2).draw(weights, 7), drawing(0.5, 0.2).draw(weights, 7)
    assert (one.source == two.source).all() and (one.rows == two.rows).all()
    numbers = [drawing(seed=2).draw(weights, number).rows.tolist() for number in range(6)]
    assert len({tuple(found) for found in numbers}) > 1


def test_pairs_are_drawn_as_often_as_their_set_weighs() -> None:
    batches, weights = drawing(), {"real": 3.0, "made": 1.0}
    counts: Counter[str] = Counter()
    for number in range(1500):
        counts += batches.counts(batches.draw(weights, number))
    assert counts["real"] / counts["made"] == pytest.approx(
        6.0, rel=0.25
    )  # two pairs of weight 3 to one of 1


def test_a_set_without_a_weight_is_never_drawn() -> None:
    batches = drawing()
    assert all("made" not in batches.counts(batches.draw({"real": 1.0}, n)) for n in range(50))
    with pytest.raises(ValueError, match="weight"):
        batches.draw({}, 0)


def test_chrf_is_what_sacrebleu_says() -> None:
    sacrebleu = pytest.importorskip("sacrebleu")
    outputs = ["the minister visited a city", "he said so", ""]
    references = ["The minister visited the city.", "So he said", "nothing"]
    assert chrf(outputs, references) == pytest.approx(
        sacrebleu.corpus_chrf(outputs, [references]).score, abs=1e-6
    )


@pytest.mark.parametrize("name", ["config.toml", "here.toml"])
def test_the_configurations_weigh_sets_that_exist(name: str) -> None:
    config = configuration.load(configuration.HERE / name)
    from training.neural.data import CHOSEN, LISTS

    known = {"own", *LISTS, *(part.name for part in CHOSEN.pairs), *config.data.synthetic}
    assert set(config.mix) | set(config.tune) <= known
    assert not known & set(CHOSEN.contamination.development)


def test_an_unknown_setting_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        'folder = "x"\n[data]\nvocabulary = 1\nvocabulary_lines = 1\nsynthetic = {}\nlenght = 3\n'
    )
    with pytest.raises(ValueError, match="lenght"):
        configuration.load(file)
