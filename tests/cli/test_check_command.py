"""`deskbrief check`: real files through the real command line."""

import json
import os
import pty
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief import plugins
from deskbrief.check.pairs import Located
from deskbrief.cli.reports import JsonReport, SarifReport, TextReport
from deskbrief.document import Finding, Severity, Side
from deskbrief.plugins import Group

GOOD = (
    "أعلنت وزارة الصحة عن افتتاح مركزين طبيين في المحافظة، وقالت إن العمل فيهما يبدأ في 15 أيار المقبل.",
    "The Health Ministry announced two medical centres in the province and said work there starts on 15 May.",
)
LEFT_IN_ARABIC = ("زار رئيس الوزراء مدينة الموصل.", "The prime minister visited the city of الموصل.")
CUT_SHORT = (GOOD[0], "The Health Ministry announced two medical centres.")
ONLY = ("--only", "untranslated", "lost-tail")
"""Two checks whose findings here no other check changes."""
KEYS = ["line", "code", "severity", "side", "start", "end", "message", "suggestion"]


def table(*pairs):
    return "".join(f"{source}\t{target}\n" for source, target in pairs).encode()


def memory(*pairs):
    units = "".join(
        f'<tu tuid="u{number}">\n<tuv xml:lang="en"><seg>{target}</seg></tuv>\n'
        f'<tuv xml:lang="ar"><seg>{source}</seg></tuv>\n</tu>\n'
        for number, (source, target) in enumerate(pairs, start=1)
    )
    return f'<?xml version="1.0"?>\n<tmx version="1.4"><header/><body>\n{units}</body></tmx>\n'.encode()


@pytest.fixture
def check(deskbrief_here, tmp_path):
    """Run the command over a file of these bytes."""

    def run(data, *options, name="pairs.tsv", **environment):
        (tmp_path / name).write_bytes(data)
        return deskbrief_here("check", name, *options, **environment)

    return run


def test_good_pairs_give_no_output_and_exit_with_0(check):
    done = check(table(GOOD), *ONLY)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"deskbrief: 1 pair checked: nothing found\n"


def test_a_finding_is_a_line_as_compilers_write_it_with_the_words_below(check):
    done = check(table(GOOD, LEFT_IN_ARABIC), *ONLY)
    assert done.stdout.decode() == (
        "pairs.tsv:2: error untranslated: Left in Arabic: الموصل\n    English: الموصل\n"
    )
    assert done.stderr == b"deskbrief: 2 pairs checked: 1 error\n"


@pytest.mark.parametrize(
    ("pair", "fail_on", "code"),
    [
        (LEFT_IN_ARABIC, None, 1),
        (LEFT_IN_ARABIC, "warning", 1),
        (LEFT_IN_ARABIC, "never", 0),
        (CUT_SHORT, None, 0),
        (CUT_SHORT, "error", 0),
        (CUT_SHORT, "warning", 1),
        (CUT_SHORT, "info", 1),
        (GOOD, "info", 0),
    ],
)
def test_the_exit_code_tells_whether_something_is_at_or_above_what_is_asked(check, pair, fail_on, code):
    options = ("--fail-on", fail_on) if fail_on else ()
    assert check(table(pair), *ONLY, *options).returncode == code


def test_json_is_a_list_of_objects_with_the_promised_keys(check):
    done = check(table(GOOD, LEFT_IN_ARABIC, CUT_SHORT), *ONLY, "--format", "json")
    left, cut = json.loads(done.stdout)
    assert list(left) == list(cut) == KEYS
    assert (left["line"], left["code"], left["severity"], left["side"]) == (
        2,
        "untranslated",
        "error",
        "target",
    )
    assert LEFT_IN_ARABIC[1][left["start"] : left["end"]] == "الموصل"
    assert (cut["line"], cut["severity"], cut["suggestion"]) == (3, "warning", None)


def test_json_of_nothing_is_an_empty_list(check):
    assert json.loads(check(table(GOOD), *ONLY, "--format", "json").stdout) == []


def test_sarif_has_what_the_standard_requires(check):
    log = json.loads(check(table(GOOD, LEFT_IN_ARABIC, CUT_SHORT), *ONLY, "--format", "sarif").stdout)
    assert_sarif(log)
    (run,) = log["runs"]
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "pairs.tsv"}
    line = table(LEFT_IN_ARABIC).decode()
    region = place["region"]
    assert region["startLine"] == 2
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"] == "الموصل"


def test_sarif_of_nothing_still_names_its_rules(check):
    log = json.loads(check(table(GOOD), "--format", "sarif", "--only", "loop", "untranslated").stdout)
    assert_sarif(log)
    assert log["runs"][0]["results"] == []
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["loop", "untranslated", "check-failed"]
    assert rules[0]["shortDescription"]["text"].startswith("Flags words or letters repeated")
    assert rules[0]["help"]["text"]


def assert_sarif(log):
    """What sarif-schema-2.1.0.json requires of the parts that we write, and of their types."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    for run in log["runs"]:
        driver = run["tool"]["driver"]
        assert isinstance(driver["name"], str)
        assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
        ids = [rule["id"] for rule in driver["rules"]]
        assert len(set(ids)) == len(ids)
        for rule in driver["rules"]:
            assert all(
                rule[key]["text"] for key in ("shortDescription", "fullDescription", "help") if key in rule
            )
        for result in run["results"]:
            assert result["message"]["text"]
            assert result["level"] in ("none", "note", "warning", "error")
            assert ids[result["ruleIndex"]] == result["ruleId"]
            for location in result["locations"]:
                region = location["physicalLocation"]["region"]
                assert region["startLine"] >= 1
                assert 1 <= region.get("startColumn", 1) <= region.get("endColumn", 1 << 30)
            for fix in result.get("fixes", []):
                for change in fix["artifactChanges"]:
                    assert change["artifactLocation"]
                    assert all(each["deletedRegion"] for each in change["replacements"])


def test_a_suggestion_is_a_fix_that_mends_the_line():
    finding = Finding("untranslated", Severity.INFO, Side.TARGET, 4, 7, "Twice.", "cat")
    found = Located(1, finding, "The cta sat.", column=10)
    checks = [plugins.load(Group.CHECKS, "untranslated")()]
    report = SarifReport("a b:c.tsv", checks)
    log = json.loads(report.begin() + report.add(found) + report.end(True))
    assert_sarif(log)
    (result,) = log["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "a%20b%3Ac.tsv"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 14, "endColumn": 17},
            "insertedContent": {"text": "cat"},
        }
    ]
    assert TextReport("x").add(found).endswith("English: cta -> cat\n")


def test_a_translation_memory_is_checked_by_the_line_of_its_unit(check):
    done = check(memory(GOOD, LEFT_IN_ARABIC), *ONLY, "--format", "sarif", name="m.tmx")
    log = json.loads(done.stdout)
    assert_sarif(log)
    (place,) = log["runs"][0]["results"][0]["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 7, "snippet": {"text": "الموصل"}}
    assert place["logicalLocations"] == [{"name": "u2"}]
    assert done.returncode == 1


def test_a_brief_of_our_own_is_checked(deskbrief_here, check, tmp_path, article):
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    written = deskbrief_here("--format", "json", "a.txt").stdout
    brief = json.loads(written)
    assert check(written, *ONLY, "--fail-on", "never").returncode == 0
    last = brief["paragraphs"][-1]
    last["sentences"][-1]["translation"] += " العراق"
    last["translation"] += " العراق"
    changed = json.dumps(brief, ensure_ascii=False, indent=2)
    done = check(changed.encode(), "--only", "untranslated", "--format", "json", name="brief.json")
    (found,) = json.loads(done.stdout)
    assert last["translation"][found["start"] : found["end"]] == "العراق"
    assert json.dumps(last["id"]) in changed.split("\n")[found["line"]]


def test_what_a_brief_left_as_written_is_no_translation_to_check(check):
    text = "رئیس جمهور روز یکشنبه در تهران با وزیر امور خارجه دیدار و گفتگو کرد."
    sentence = {"id": "p.1", "source": text, "translation": text, "engine": "none"}
    paragraph = {"id": "p", "language": "fa", "source": text, "translation": text, "sentences": [sentence]}
    done = check(json.dumps({"paragraphs": [paragraph]}).encode(), "--format", "json")
    assert [found["code"] for found in json.loads(done.stdout)] == ["language"]


@pytest.mark.parametrize("data", [table(LEFT_IN_ARABIC), memory(LEFT_IN_ARABIC)])
def test_the_kind_of_file_is_told_by_its_content(check, data):
    for name in ("x.txt", "x.tsv", "x.tmx", "x.json"):
        assert b"untranslated" in check(data, *ONLY, name=name).stdout


def test_standard_input_is_read(deskbrief):
    done = deskbrief("check", "-", *ONLY, stdin=table(LEFT_IN_ARABIC))
    assert done.stdout.startswith(b"stdin:1: error untranslated")
    assert done.returncode == 1


def test_a_missing_translation_is_a_finding(check):
    done = check(table((GOOD[0], "")), *ONLY)
    assert done.returncode == 1
    assert b"without a translation" in done.stdout


def test_lines_that_are_no_pairs_are_told_with_their_reasons(check):
    persian = "رئیس جمهور گفت که این پروژه تا پایان سال به بهره‌برداری می‌رسد و مردم از آن استفاده می‌کنند."
    lines = [b"ar\ten\n", b"\tEnglish\n" * 7, f"{persian}\tThe president said.\n".encode(), b"one\n"]
    done = check(b"".join(lines) + table(GOOD), *ONLY)
    assert done.returncode == 0
    told = done.stderr.decode()
    assert "lines 1, 9 skipped: the text to be translated is not Arabic" in told
    assert "lines 2, 3, 4, 5, 6, ... (7 in all) skipped: the Arabic is missing" in told
    assert "line 10 skipped: there is no tab" in told
    assert "1 pair checked" in told


def test_quiet_says_nothing_but_findings_and_errors(check):
    done = check(b"x\n" + table(LEFT_IN_ARABIC), *ONLY, "--quiet")
    assert done.stdout
    assert done.stderr == b""


def test_checks_are_chosen_by_code(check):
    data = table(LEFT_IN_ARABIC, CUT_SHORT)
    assert b"untranslated" not in check(data, "--only", "lost-tail").stdout
    assert b"lost-tail" not in check(data, "--skip", "lost-tail").stdout
    assert check(data, "--only", "untranslated,lost-tail").stdout == check(data, *ONLY).stdout
    assert b"lost-tail" in check(data, *ONLY, "--skip", "untranslated").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "No file is named"),
        (("x.tsv", "--only", "nonsense"), "no check named 'nonsense'"),
        (("--only", "loop", "x.tsv"), "FILE comes before --only"),
        (("x.tsv", "--only", "loop", "--skip", "loop"), "No check is left"),
        (("x.tsv", "--format", "xml"), "json"),
        (("x.tsv", "--fail-on", "often"), "never"),
        (("x.tsv", "--list"), "--list reads no file"),
    ],
)
def test_a_wrong_command_line_is_told_with_what_is_allowed(deskbrief_here, arguments, told):
    done = deskbrief_here("check", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr.decode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (GOOD[0].encode(), "no tab"),
        (table(GOOD[::-1]), "second column"),
        (b"%PDF-1.7\n", "PDF"),
        (memory(GOOD)[:-12], "damaged XML: line"),
        (b'{"paragraphs": [', "damaged JSON: line 1"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_what_cannot_be_read_is_an_error_that_says_what_was_found(check, data, told, form):
    done = check(data, "--format", form)
    assert done.returncode == 1
    message, *hint = done.stderr.decode().splitlines()
    assert told in message
    assert hint
    if done.stdout and form != "text":
        json.loads(done.stdout)


def test_what_was_found_before_damage_is_a_whole_document(check):
    done = check(memory(LEFT_IN_ARABIC, GOOD)[:-12], *ONLY, "--format", "sarif")
    log = json.loads(done.stdout)
    assert_sarif(log)
    assert len(log["runs"][0]["results"]) == 1
    assert log["runs"][0]["invocations"] == [{"executionSuccessful": False}]


@pytest.mark.parametrize("name", ["missing.tsv", "."])
def test_a_file_that_is_not_there_and_a_folder_are_errors(deskbrief_here, name):
    done = deskbrief_here("check", name)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"\n  " in done.stderr


def test_texts_of_a_hundred_thousand_letters_are_checked(check):
    words = "أعلنت وزارة الصحة عن افتتاح مركز جديد. " * 2600
    done = check(table((words, "The ministry of health opened a new centre. " * 2300)), "--fail-on", "never")
    assert done.returncode == 0
    assert b"1 pair checked" in done.stderr


def test_control_characters_of_a_file_cannot_reach_the_terminal(check):
    done = check(table((LEFT_IN_ARABIC[0], "\x1b[2J \u202e visited الموصل")), *ONLY, name="a\x1b[1m.tsv")
    assert b"\x1b" not in done.stdout
    assert "\u202e" not in done.stdout.decode()


def test_the_list_shows_every_check_with_its_example(deskbrief_here):
    done = deskbrief_here("check", "--list")
    assert done.returncode == 0
    told = done.stdout.decode()
    for code in plugins.names(Group.CHECKS):
        assert f"{code}: " in told
    assert f"    Arabic:  {LEFT_IN_ARABIC[0]}\n    English: {LEFT_IN_ARABIC[1]}\n" in told


def on_a_terminal(tmp_path, **environment):
    (tmp_path / "x.tsv").write_bytes(table(LEFT_IN_ARABIC))
    leader, follower = pty.openpty()
    kept = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-m", "deskbrief", "check", "x.tsv", *ONLY],
        cwd=tmp_path, stdout=follower, stderr=subprocess.DEVNULL, timeout=120, check=False,
        env={**kept, "TERM": "xterm", **environment},
    )  # fmt: skip
    os.close(follower)
    shown = os.read(leader, 1 << 16)
    os.close(leader)
    return shown


def test_colours_are_for_terminals_that_want_them(tmp_path):
    assert b"\x1b[1;31merror\x1b[0m" in on_a_terminal(tmp_path)
    assert b"\x1b" not in on_a_terminal(tmp_path, NO_COLOR="1")
    assert b"\x1b" not in on_a_terminal(tmp_path, TERM="dumb")


def test_a_reader_that_leaves_early_is_no_error(tmp_path):
    (tmp_path / "x.tsv").write_bytes(table(*[LEFT_IN_ARABIC] * 3000))
    done = subprocess.run(
        f"{sys.executable} -m deskbrief check x.tsv --only untranslated --format json | head -n 1; "
        "echo ${PIPESTATUS[0]}",
        shell=True, executable="/bin/bash", cwd=tmp_path, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout.endswith(b"\n0\n")
    assert done.stderr == b""


@given(
    st.lists(
        st.builds(
            Located,
            st.integers(1, 9),
            st.builds(
                Finding,
                st.text(max_size=9),
                st.sampled_from(Severity),
                st.sampled_from(Side),
                st.integers(0, 9),
                st.integers(0, 9),
                st.text(),
                st.none() | st.text(),
            ),
            st.text(),
            st.none() | st.integers(1, 9),
        ),
        max_size=4,
    )
)
def test_whatever_is_found_the_documents_are_whole(findings):
    for report in (JsonReport(), SarifReport("x", [])):
        whole = json.loads(report.begin() + "".join(map(report.add, findings)) + report.end(True))
        rows = whole if isinstance(whole, list) else whole["runs"][0]["results"]
        assert len(rows) == len(findings)
    text = "".join(map(TextReport("x").add, findings))
    assert text.count("\n") >= len(findings)
    assert text.isprintable() or set(text) - {"\n"} == {c for c in text if c.isprintable()}
