"""A wrong models.toml is told all at once: the line, what was found, what is allowed."""

from pathlib import Path

import pytest

from deskbrief.errors import CatalogueError
from deskbrief.models.entry import Role
from deskbrief.models.schema import read_entries

GOOD = '[[model]]\nname = "mine"\nrole = "translate"\nkind = "transformers"\nhub = "me/mine"\n'


def fault(text: str) -> str:
    with pytest.raises(CatalogueError) as caught:
        read_entries(text, "models.toml")
    return caught.value.message


def test_a_good_entry_is_read_with_its_defaults():
    entry = read_entries(GOOD, "models.toml")[Role.TRANSLATE, "mine"]
    assert (entry.kind, entry.hub, entry.revision, entry.beams, entry.licence) == (
        "transformers", "me/mine", "main", 4, "",
    )  # fmt: skip


def test_all_faults_of_a_file_are_told_together_in_the_order_of_their_lines():
    message = fault(
        '[[model]]\nname = "a"\nrole = "speak"\n\n[[model]]\nname = "b"\nrole = "translate"\nbeam = 2\n'
    )
    assert "3 faults" in message
    lines = [int(line.split(":")[1]) for line in message.splitlines()[1:]]
    assert lines == [3, 5, 8]


@pytest.mark.parametrize(
    ("line", "found", "allowed"),
    [
        ('role = "speak"', "'speak'", "translate, summarize"),
        ('kind = "marian"', "'marian'", "ctranslate2, draft, transformers"),
        ('hub = "opus-mt-ar-en"', "'opus-mt-ar-en'", "owner/name"),
        ('size_mb = "300 MB"', "'300 MB'", "megabytes"),
        ("size_mb = true", "True", "megabytes"),
        ('languages = "ar"', "'ar'", '["ar", "en"]'),
        ('languages = ["Arabic"]', "['Arabic']", "ISO 639"),
        ("beams = 0", "0", "from 1 to 32"),
        ('advice = """two\nlines"""', r"'two\nlines'", "one line"),
        ('name = "my model"', "'my model'", "without spaces"),
        ("name = [1]", "[1]", "without spaces"),
    ],
)
def test_a_wrong_value_names_its_line_what_was_found_and_what_is_allowed(line, found, allowed):
    key = line.split(" ")[0]
    others = [each for each in GOOD.splitlines() if not each.startswith(f"{key} =")]
    message = fault("\n".join([*others, line]))
    assert f"models.toml:{len(others) + 1}:" in message
    assert found in message
    assert allowed in message


def test_an_unknown_key_is_a_fault_and_the_known_ones_are_listed():
    message = fault(GOOD + "licens = 'MIT'\n")
    assert "models.toml:6:" in message
    assert "'licens'" in message
    assert "licence" in message


def test_an_unknown_table_is_a_fault():
    assert "models.toml:7: unknown: 'engine'" in fault(GOOD + "\n[engine]\nx = 1\n")


def test_a_missing_key_names_the_line_of_its_entry():
    message = fault('\n[[model]]\nname = "mine"\nrole = "translate"\n')
    assert "models.toml:2: model 'mine': 'kind' is missing; allowed for translate:" in message


def test_a_model_that_has_weights_must_say_where_they_are():
    message = fault('[[model]]\nname = "mine"\nrole = "translate"\nkind = "ctranslate2"\n')
    assert "neither 'hub' nor 'path'" in message


def test_a_name_is_given_once_for_each_role():
    assert "models.toml:6: 'mine' is there already, on line 1" in fault(GOOD + GOOD)


def test_a_file_that_is_not_toml_says_where():
    message = fault("[[model]\nname = 3")
    assert "not valid TOML" in message
    assert "line 1" in message


def test_models_that_are_no_entries_are_a_fault():
    assert "models.toml:1: 'model' is 3" in fault("model = 3")


def test_an_entry_written_inline_is_read_and_its_fault_has_a_line():
    assert "models.toml:2:" in fault('\nmodel = [{name = "a", role = "translate", kind = "nothing"}]')


def test_an_entry_of_the_base_is_changed_key_by_key():
    base = read_entries(GOOD, "models.toml")
    changed = read_entries(
        '[[model]]\nname = "mine"\nrole = "translate"\nbeams = 1\n', "own.toml", None, base
    )
    entry = changed[Role.TRANSLATE, "mine"]
    assert (entry.hub, entry.beams, entry.origin) == ("me/mine", 1, "own.toml")


def test_a_relative_path_is_taken_from_the_folder_of_the_file(tmp_path: Path):
    entries = read_entries(GOOD + 'path = "weights/mine"\n', "own.toml", tmp_path)
    assert entries[Role.TRANSLATE, "mine"].path == str(tmp_path / "weights" / "mine")
