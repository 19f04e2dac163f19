"""The model card tells what was trained on, under which licence, how, how well and with which limits."""

import json
import re

import pytest
from training.config import ConfigError, load_config
from training.contamination import OWN

from support import small_training
from training import card

EVALUATION = ("flores", "ntrex", "pud", "un test", "un_test")
FACTS = {
    "numbers_right": 98.7,
    "negation_lost": 1.2,
    "negation_invented": 0.3,
    "names_present": 91.4,
    "names_invented": 5.6,
}
QUALITY = {
    "rows": [
        {
            "engine": "draft",
            "bleu": 12.34,
            "chrf": 45.67,
            "facts": FACTS,
            "signature": "draft:1|tables:VERSION",
        },
        {"engine": "other", "bleu": 30.0, "chrf": 60.0, "facts": FACTS, "signature": "stored output"},
    ],
    "signatures": {"BLEU": "nrefs:1|case:mixed|tok:13a", "chrF": "nrefs:1|nc:6"},
}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The configuration and record of a finished run."""
    config = load_config(small_training.write_project(tmp_path_factory.mktemp("run")))
    small_training.train(config)
    return config, json.loads((config.paths.build / "record.json").read_text(encoding="utf-8"))


def quality(record, version=None):
    return json.loads(json.dumps(QUALITY).replace("VERSION", version or record["files_version"]))


def rows(text, heading):
    """The rows of the table under a heading, as lists of cells."""
    section = re.split(rf"^### {heading}$", text, flags=re.M)[1].split("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_file_that_is_trained_on_is_named_with_its_licence(run):
    text = card.card(*run, None)
    assert rows(text, "Sentence pairs")[0] == ["toy", "A toy grammar", "CC0", "1", "200"]
    assert rows(text, "English for the language model") == [
        ["toy_english", "Its English side", "CC0", "1", "200"]
    ]
    assert [row[0] for row in rows(text, "Tables of names")] == ["toy_names", "toy_places"]


def test_scores_stand_with_their_signatures_worst_first(run):
    text = card.card(*run, quality(run[1]))
    assert "| draft | 12.3 | 45.7 | 98.7 | 1.2 | 0.3 | 91.4 | 5.6 |\n| other | 30.0 | 60.0 |" in text
    assert "`nrefs:1|case:mixed|tok:13a`" in text


def test_without_scores_it_says_so(run):
    assert "Not measured yet." in card.card(*run, None)


def test_scores_of_other_files_are_refused(run):
    with pytest.raises(ConfigError, match="other files"):
        card.card(*run, quality(run[1], "00000000"))


def test_a_run_with_other_data_is_refused(run):
    config, record = run
    other = json.loads(json.dumps(record).replace("A toy grammar", "A play grammar"))
    with pytest.raises(ConfigError, match="other data"):
        card.card(config, other, None)


def test_method_limits_time_and_machine_are_told(run):
    text = card.card(*run, None)
    for heading in ("Intended use", "Data", "Method", "Scores", "Limits", "Training"):
        assert f"\n## {heading}\n" in text
    assert f"{run[1]['machine']['cores']} cores" in text
    assert "| alignment | " in text
    assert "$" not in text


@pytest.fixture(scope="module")
def ours():
    """The card in the repository."""
    return card.CARD.read_text(encoding="utf-8")


def test_our_own_card_names_what_our_configuration_trains_on(ours):
    config = load_config()
    named = {
        "Sentence pairs": [OWN, *(part.name for part in config.pairs)],
        "English for the language model": [source.name for source in config.english],
        "Tables of names": [table.name for table in config.tables],
    }
    for heading, names in named.items():
        found = rows(ours, heading)
        assert sorted(row[0] for row in found) == sorted(names)
        assert all(row[2] for row in found)


def test_our_own_card_names_no_evaluation_set_among_the_data(ours):
    for heading in ("Sentence pairs", "English for the language model", "Tables of names"):
        for row in rows(ours, heading):
            assert not any(name in cell.lower() for name in EVALUATION for cell in row)
