"""What the command line can ask for, and what it refuses with a way out."""

from pathlib import Path

import pytest

from deskbrief.cli.models_options import ModelsOptions
from deskbrief.cli.options import (
    ArticleOptions,
    BatchOptions,
    TranslateOptions,
    main_parser,
    parse,
)
from deskbrief.errors import UsageError
from deskbrief.exit_codes import ExitCode


def test_an_article_gets_a_markdown_brief_by_the_embedded_models():
    assert parse(["a.txt"]) == ArticleOptions("a.txt", "md", "draft", "lead-rank", quiet=False)


def test_a_dash_is_standard_input():
    assert parse(["-"]).article == "-"


def test_a_batch_goes_to_a_folder_of_briefs_inside_its_own_unless_told_otherwise():
    options = parse(["--batch", "inbox"])
    assert options == BatchOptions(
        Path("inbox"), Path("inbox/briefs"), ("md",), "draft", "lead-rank", 1, False, False, False
    )
    assert parse(["--batch", "inbox", "--out", "x"]).out == Path("x")


def test_formats_are_listed_with_commas_and_taken_once_each():
    assert parse(["--batch", "d", "--format", "md, json,md"]).formats == ("md", "json")


def test_a_command_comes_first_and_a_file_of_its_name_needs_a_path():
    assert parse(["translate", "--model", "x"]) == TranslateOptions("x", quiet=False)
    assert parse(["models"]) == ModelsOptions("list")
    assert parse(["./translate"]) == ArticleOptions("./translate", "md", "draft", "lead-rank", quiet=False)


def test_a_command_after_an_option_is_taken_for_a_mistake_unless_there_is_such_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="The command translate comes first"):
        parse(["--quiet", "translate"])
    Path("translate").write_text("x")
    assert parse(["--quiet", "translate"]).article == "translate"


def test_an_article_whose_name_begins_with_a_dash_comes_after_two():
    assert parse(["--", "-a.txt"]).article == "-a.txt"


@pytest.mark.parametrize(
    ("arguments", "found", "way_out"),
    [
        ([], "No article is named", "deskbrief ARTICLE"),
        ([""], "No article is named", "deskbrief ARTICLE"),
        (["--batch", ""], "the name of the folder is empty", "--help"),
        (["--batch", "d", "--out", ""], "the name of the folder is empty", "--help"),
        (["a", "b"], "2 articles are named", "--batch DIR"),
        (["--batch", "d", "a.txt"], "a.txt is named besides", "put it into the folder"),
        (["--out", "d", "a.txt"], "--out goes with --batch", "> brief.md"),
        (["--jobs", "0", "a.txt"], "--jobs goes with --batch", "> brief.md"),
        (["--dry-run", "a.txt"], "--dry-run goes with --batch", "> brief.md"),
        (["--force", "a.txt"], "--force goes with --batch", "> brief.md"),
        (["--format", "md,json", "a.txt"], "2 formats for one printed brief", "a batch takes several"),
        (["--format", "docx", "a.txt"], "'docx' is not a format; known: json, md", "--help"),
        (["--format", ",", "a.txt"], "nothing is not a format", "--help"),
        (["--batch", "d", "--jobs", "-1"], "not a number of jobs", "--help"),
        (["--batch", "d", "--jobs", "many"], "'many' is not a number of jobs", "--help"),
        (["--batch"], "expected one argument", "--help"),
        (["--mod", "x", "a.txt"], "--mod", "--help"),
        (["translate", "a.txt"], "a.txt", "deskbrief translate --help"),
        (["models", "x"], "x", "deskbrief models --help"),
        (["desks", "x"], "x", "deskbrief desks --help"),
        (["forget"], "ARTICLE", "deskbrief forget --help"),
    ],
)
def test_a_wrong_command_line_says_what_was_found_and_the_way_out(arguments, found, way_out):
    with pytest.raises(UsageError) as caught:
        parse(arguments)
    assert found in caught.value.message
    assert way_out in caught.value.hint


def test_the_help_lists_every_exit_code():
    text = main_parser().format_help()
    for code in ExitCode:
        assert f"  {code:<5}{code.meaning}" in text


def test_the_help_fits_a_terminal_of_eighty_columns(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    lines = main_parser().format_help().splitlines()
    assert max(map(len, lines)) <= 80
