"""The configuration says what is wrong with it: which file, which key, what was found, what is allowed."""

import pytest
from training.config import DEFAULT, ConfigError, load_config

from support import small_training


@pytest.fixture
def written(tmp_path):
    """Writes the small configuration with a change."""

    def write(old="", new=""):
        path = tmp_path / "some.toml"
        assert old in small_training.CONFIG
        path.write_text(small_training.CONFIG.replace(old, new, 1), encoding="utf-8")
        return path

    return write


def test_paths_are_meant_from_the_configurations_folder(written, tmp_path):
    config = load_config(written())
    assert config.paths.build == tmp_path / "build"


def test_what_may_be_left_out_has_a_default(written):
    (part,) = load_config(written()).pairs
    assert (part.limit, part.shortest) == (None, 1)


def test_the_projects_own_configuration_is_right_and_holds_pud_out():
    config = load_config(DEFAULT)
    assert config.contamination.development == ("pud_news", "pud_wiki")
    assert all(part.licence for part in (*config.pairs, *config.english, *config.tables))


def test_no_part_is_under_a_licence_that_strings_may_not_leave():
    """Entries of the phrase table and names are strings; see SOURCES.md beside the corpus."""
    config = load_config(DEFAULT)
    for source in (*config.pairs, *config.tables):
        assert not any(kind in source.licence for kind in ("GPL", "ODbL", "MPL")), source.name


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("seed = 7", "seed = -1", ["seed is -1", "a whole number at least 0"]),
        ("seed = 7", "", ["seed is missing", "a whole number at least 0"]),
        ("seed = 7", "sede = 7", ["sede is no key", "Allowed there: seed, paths"]),
        ("weight = 1.0", 'weight = "much"', ["pairs[0].weight is 'much'", "a number at least 0"]),
        ("weight = 1.0", "weight = true", ["pairs[0].weight is True"]),
        ("rounds = 2", "rounds = 2.5", ["readings.rounds is 2.5", "a whole number at least 1"]),
        ("longest_source = 4", "longest_source = 9", ["phrases.longest_source is 9", "from 1 to 7"]),
        ("vocabulary = 1_000", "vocabulary = 70_000", ["language_model.vocabulary", "from 100 to 65536"]),
        ("fewest = [1.0, 1.0, 1.0]", "fewest = [1.0]", ["language_model.fewest is [1.0]", "a list of 3"]),
        ("fewest = [1.0, 1.0, 1.0]", "fewest = [2, 1, 1]", ["language_model.fewest", "may not fall"]),
        ('kind = "tokens"', 'kind = "words"', ["tables[0].kind is 'words'", "'tokens' or 'expressions'"]),
        ('licence = "CC0"', 'licence = ""', ["pairs[0].licence is ''", "a text that is not empty"]),
        ("lines = 100", "", ["cases.lines is missing"]),
        ("[cases]", "[[cases]]", ["cases is [{'lines': 100}]", "a table with the keys lines"]),
        ('["toy_held_out"]', '["toy"]', ["toy would be trained on", "held out"]),
        ('name = "toy_english"', 'name = "toy"', ["toy is named 2 times"]),
        ("seed = 7", "seed = ", ["is no TOML"]),
    ],
)
def test_an_error_names_file_key_finding_and_what_is_allowed(written, old, new, told):
    with pytest.raises(ConfigError) as error:
        load_config(written(old, new))
    assert "some.toml" in str(error.value)
    for words in told:
        assert words in str(error.value)


def test_a_missing_file_is_an_error_of_ours(tmp_path):
    with pytest.raises(ConfigError, match=r"none\.toml cannot be read"):
        load_config(tmp_path / "none.toml")
