"""Nothing that stands in a held-out set is trained on; the sets are read for this comparison only."""

import pytest
from training.config import load_config
from training.contamination import (
    HeldOut,
    checked_material,
    held_out_files,
    read_held_out,
    training_pairs,
)
from training.material import OwnMaterial, read_material

from support import small_training

ARABIC = "سافرت الممثلة إلى جزيرة بعيدة لتصوير فيلم عن الطيور"
ENGLISH = "The actress travelled to a distant island to shoot a film about birds"


@pytest.fixture
def held():
    return HeldOut.of([ARABIC, ENGLISH], 6)


@pytest.fixture
def project(tmp_path):
    """A small training whose evaluation and development set are there."""
    config = small_training.write_project(tmp_path)
    (tmp_path / "evaluation").mkdir()
    (tmp_path / "evaluation" / "source.ar").write_text(ARABIC + "\n", encoding="utf-8")
    (tmp_path / "evaluation" / "reference.en").write_text(ENGLISH + "\n", encoding="utf-8")
    (tmp_path / "corpus" / "toy_held_out.tsv").write_text(
        "عاد الصيادون السبعة إلى القرية قبل العاصفة\tThe seven fishermen came back before the storm broke\n",
        encoding="utf-8",
    )
    return load_config(config)


@pytest.mark.parametrize(
    "planted",
    [
        "Yesterday the actress travelled to a distant country",
        "THE ACTRESS, TRAVELLED: to a distant - ship!",
        "ثم سافرت الممثلة الى جزيرة بعيدة لتصوير مسلسل",  # without the hamza
        "سَافَرَتِ المُمَثِّلةُ إلى جزيرةٍ بعيدةٍ لتصوير",
    ],
)
def test_six_words_in_a_row_are_noticed_however_they_are_written(held, planted):
    assert held.shares_run(planted)


@pytest.mark.parametrize(
    "clean", ["the actress travelled to a near island", "سافرت الممثلة إلى جزيرة", "birds", ""]
)
def test_five_words_are_not(held, clean):
    assert not held.shares_run(clean)


@pytest.mark.parametrize("kind", ["sentences", "phrases"])
@pytest.mark.parametrize(
    "planted", [("كلام آخر", f"Later {ENGLISH.lower()}."), (f"{ARABIC} أيضا", "Something else")]
)
def test_a_planted_line_of_our_own_is_dropped_and_reported(held, kind, planted):
    honest = ("جملة أخرى", "Another sentence")
    own = {"words": (), "phrases": (), "names": (), "sentences": (), kind: (honest, planted)}
    checked = checked_material(OwnMaterial(**own), held)
    assert getattr(checked.material, kind) == (honest,)
    assert checked.dropped == ((kind, *planted),)


def test_a_line_planted_in_the_corpus_is_dropped_and_counted(project):
    path = project.paths.corpus / "toy.tsv"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"جملة لا شأن لها بالأمر هنا أبدا\t{ENGLISH}!\n")
        file.write("عاد الصيادون السبعة الى القرية قبل العاصفة.\tSeven men returned early that same day\n")
    paths, missing = held_out_files(project)
    assert missing == []
    pairs = training_pairs(project, read_material(project.paths.material), read_held_out(paths, 6))
    assert pairs.dropped == {"toy": 2}
    assert pairs.counts["toy"] == 200


def test_the_training_compares_and_says_what_it_dropped(project):
    path = project.paths.material / "sentences" / "b.tsv"
    path.write_text(f"خبر عاجل\t{ENGLISH}\n", encoding="utf-8")
    said = small_training.train(project)
    assert said["dropped from our own sentences, shared with a held-out set"] == f"خبر عاجل | {ENGLISH}"


def test_a_set_that_is_not_here_is_said_not_to_be_compared_with(tmp_path):
    said = small_training.train(load_config(small_training.write_project(tmp_path)))
    assert said["held-out set evaluation"].startswith("not here")


def test_what_our_own_material_shares_with_the_held_out_sets_is_chance_and_dropped(shared):
    """A line in a thousand or fewer shares six words, such as "at the time of his death"."""
    config = load_config()
    paths, missing = held_out_files(config)
    if missing:
        pytest.skip(f"not beside this checkout: {', '.join(missing)}")
    own, held = read_material(config.paths.material), read_held_out(paths, config.contamination.run)
    checked = checked_material(own, held)
    assert len(checked.dropped) < (len(own.phrases) + len(own.sentences)) / 1000
    assert not any(held.shares_run(text) for pair in checked.material.sentences for text in pair)
