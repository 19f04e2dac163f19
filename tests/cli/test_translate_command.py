"""`deskbrief translate`: as many lines out as in, in order, and nothing else on standard output."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.cli.commands.translate import LineTranslator
from deskbrief.document import Hypothesis
from deskbrief.translate.translator import Translator

ARABIC = "أعلنت الوزارة النتائج اليوم في العاصمة."


class Echo:
    """An engine that says what it was given, across two lines: the worst that an engine may do to lines."""

    name = "echo"
    signature = "echo:1"
    max_units = None

    def measure(self, text):
        return len(text.split())

    def translate(self, sentences, n_best=1):
        return [[Hypothesis(f"EN of {len(sentence)}\u2028letters\r\nin two lines")] for sentence in sentences]


def test_each_line_gives_one_line_in_order(deskbrief):
    lines = [ARABIC, "", "قال الوزير إن المجلس وافق على الخطة.", "   ", ARABIC]
    done = deskbrief("translate", stdin="\n".join(lines).encode() + b"\n")
    assert done.returncode == 0
    out = done.stdout.decode("utf-8").split("\n")
    assert len(out) == 6
    assert out[1] == out[3] == out[5] == ""
    assert out[0] == out[4] != out[2]
    assert out[0].isascii()


def test_a_last_line_without_its_end_stays_without(deskbrief):
    assert deskbrief("translate", stdin=f"{ARABIC}\n{ARABIC}".encode()).stdout.count(b"\n") == 1
    assert deskbrief("translate", stdin=b"").stdout == b""
    assert deskbrief("translate", stdin=b"\n\n").stdout == b"\n\n"


def test_windows_line_ends_and_a_byte_order_mark_leave_no_trace(deskbrief):
    plain = deskbrief("translate", stdin=f"{ARABIC}\n\n{ARABIC}\n".encode()).stdout
    windows = f"\ufeff{ARABIC}\r\n\r\n{ARABIC}\r\n".encode()
    assert deskbrief("translate", stdin=windows).stdout == plain


def test_a_line_of_many_sentences_stays_one_line_and_loses_none(deskbrief):
    one = deskbrief("translate", stdin=f"{ARABIC}\n".encode()).stdout.decode().strip()
    many = deskbrief("translate", stdin=f"{' '.join([ARABIC] * 30)}\n".encode()).stdout.decode()
    assert many.count("\n") == 1
    assert many.count(one) == 30


def test_english_passes_through_and_persian_is_left_alone_with_a_note(deskbrief):
    persian = "رئیس جمهور گفت که این پروژه تا پایان سال به بهره‌برداری می‌رسد و مردم از آن استفاده می‌کنند."
    english = "The council approved the plan on Tuesday."
    done = deskbrief("translate", stdin=f"{ARABIC}\n{persian}\n{english}\n".encode())
    _, second, third, _ = done.stdout.decode().split("\n")
    assert (second, third) == (persian, english)
    assert b"Line 2 is left as written" in done.stderr


def test_unreadable_bytes_are_marked_counted_and_lose_no_line(deskbrief):
    done = deskbrief("translate", stdin=ARABIC.encode("cp1256") + b"\n" + f"{ARABIC}\n".encode())
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 2
    assert b"Line 1 is not valid UTF-8" in done.stderr
    assert b"iconv -f windows-1256" in done.stderr


def test_utf16_is_refused_with_the_way_out(deskbrief):
    done = deskbrief("translate", stdin=f"{ARABIC}\n".encode("utf-16"))
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"UTF-16" in done.stderr
    assert b"iconv -f utf-16" in done.stderr


def test_a_line_comes_out_as_soon_as_it_is_in(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "deskbrief", "translate"],
        cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    for _ in range(3):
        process.stdin.write(f"{ARABIC}\n".encode())
        process.stdin.flush()
        assert process.stdout.readline().strip()
    process.stdin.close()
    assert process.wait(timeout=60) == 0
    process.stdout.close()


def test_a_reader_that_leaves_early_is_no_error(tmp_path):
    (tmp_path / "lines").write_text(f"{ARABIC}\n" * 500, encoding="utf-8")
    done = subprocess.run(
        f"{sys.executable} -m deskbrief translate < lines | head -n 1; echo ${{PIPESTATUS[0]}}",
        shell=True, executable="/bin/bash", cwd=tmp_path, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.endswith(b"\n0\n")
    assert done.stderr == b""


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=30)))
def test_no_text_whatever_changes_the_number_of_lines_and_blank_ones_stay_blank(lines):
    out = LineTranslator(Translator(Echo())).translate([f"{line}\n".encode() for line in lines])
    assert out.count(b"\n") == len(lines)
    for line, translated in zip(lines, out.decode().split("\n"), strict=False):
        assert line.strip("\ufeff").strip() or not translated


@pytest.mark.parametrize("size", [1, 7, 64])
def test_the_translation_of_a_line_does_not_depend_on_its_neighbours(size):
    lines = [f"{ARABIC}\n".encode(), b"x\n", "سلام\n".encode(), "رئیس جمهور گفت که این پروژه\n".encode()] * 4
    together = LineTranslator(Translator(Echo())).translate(lines)
    apart = LineTranslator(Translator(Echo()))
    assert b"".join(apart.translate(lines[i : i + size]) for i in range(0, len(lines), size)) == together
