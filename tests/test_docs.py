"""What the documents say is true: commands parse, options exist, exit codes and models are the real ones."""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbrief.cli.check_options import check_parser
from deskbrief.cli.memory_options import memory_parser
from deskbrief.cli.names_options import names_parser
from deskbrief.cli.options import (
    desks_parser,
    doctor_parser,
    forget_parser,
    main_parser,
    models_parser,
    parse,
    translate_parser,
)
from deskbrief.cli.terms_options import terms_parser
from deskbrief.exit_codes import ExitCode
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])

COMMAND = re.compile(r"^\s*(?:\$ )?(?:.*[|;] ?)?((?:[\w./-]+/)?deskbrief\b[^#|>&\n]*)", re.M)
HELP = re.compile(r"^```text\n(usage: deskbrief.*?)^```", re.M | re.S)
BLOCK = re.compile(r"^```(?:sh|console|bash|shell)\n(.*?)^```", re.M | re.S)


def commands():
    for path in DOCUMENTS:
        for block in BLOCK.findall(path.read_text(encoding="utf-8")):
            for line in COMMAND.findall(block):
                yield pytest.param(line, id=f"{path.name}: {line.strip()}"[:70])


@pytest.mark.parametrize("line", list(commands()) or [None])
def test_every_command_in_the_documents_is_understood(line):
    if line is None:
        pytest.skip("the documents hold no commands yet")
    words = shlex.split(line.partition("<")[0])[1:]
    if "--help" in words or "--version" in words:
        return
    options = parse(words)
    catalogue = load_catalogue()
    for role, attribute in ((Role.TRANSLATE, "model"), (Role.SUMMARIZE, "summarizer")):
        name = getattr(options, attribute, None)
        if name and "/" not in name:
            catalogue.get(name, role)


def options_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from options_of(each)


def test_every_option_that_the_readme_names_exists():
    known = set()
    parsers = (
        main_parser,
        translate_parser,
        check_parser,
        models_parser,
        desks_parser,
        forget_parser,
        doctor_parser,
        memory_parser,
        names_parser,
        terms_parser,
    )
    for parser in (make() for make in parsers):
        known.update(options_of(parser))
    prose = re.findall(r"`(--[a-z-]+)[^`]*`", README)
    if not prose:
        pytest.skip("the README names no options yet")
    assert set(prose) <= known


def test_the_readme_lists_every_exit_code():
    if "exit code" not in README.lower():
        pytest.skip("the README lists no exit codes yet")
    for code in ExitCode:
        assert re.search(rf"\|\s*`?{int(code)}`?\s*\|", README), f"{code!r} is not in the table"


def test_the_help_that_a_document_quotes_is_the_real_one(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    quoted = [
        (parser, block)
        for path in DOCUMENTS
        for block in re.findall(
            r"^```text\n(usage: deskbrief.*?)^```", path.read_text(encoding="utf-8"), re.M | re.S
        )
        for parser in (
            main_parser(),
            translate_parser(),
            check_parser(),
            models_parser(),
            desks_parser(),
            forget_parser(),
        )
        if block.splitlines()[0] == parser.format_help().splitlines()[0]
    ]
    if not quoted:
        pytest.skip("no document quotes the help")
    for parser, block in quoted:
        assert block.strip() == parser.format_help().strip()


def test_every_file_that_the_readme_links_to_exists():
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", README)
    if not links:
        pytest.skip("the README links to no files yet")
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_engine_of_the_readme_is_complete_and_runs(tmp_path, article):
    """It is installed as a stranger's package would be: a module, and an entry point beside it."""
    code = re.search(r"^```python\n(.*?class \w+Engine.*?)^```", README, re.M | re.S)
    points = re.search(
        r"^```toml\n\[project\.entry-points\.\"deskbrief\.engines\"\]\n(.*?)^```", README, re.M | re.S
    )
    if not code or not points:
        pytest.skip("the README shows no engine yet")
    name, module = re.fullmatch(r"(\w+) = \"(\w+):\w+\"\n", points[1]).groups()
    about = tmp_path / "site" / f"{module}-1.0.dist-info"
    about.mkdir(parents=True)
    (tmp_path / "site" / f"{module}.py").write_text(code[1], encoding="utf-8")
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[deskbrief.engines]\n{points[1]}".replace('"', ""))
    (tmp_path / "models.toml").write_text(
        f'[[model]]\nname = "mine"\nrole = "translate"\nkind = "{name}"\nadvice = "x"\n'
    )
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "deskbrief", "--model", "mine", "--format", "json", "a.txt"],
        cwd=tmp_path, capture_output=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site"), "DESKBRIEF_MODELS": "models.toml"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert f"engine:{name}:1" in json.loads(done.stdout)["signature"]


def test_the_keys_in_the_documents_are_those_of_the_desk():
    from tools.keys import FILE, document

    assert FILE.read_text(encoding="utf-8") == document(), "make keys renews it"
