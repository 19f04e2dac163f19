"""Bad input through the real command line: a clear error or a brief, never a traceback, nothing half."""

import pytest

ARABIC = "أعلن مجلس البلدة أمس خطة جديدة لتوزيع المياه على الأحياء الشرقية بعد أشهر من الشكاوى. "


def brief_or_error(done):
    """What holds for any input at all: returns whether there is a brief."""
    told = done.stderr.decode("utf-8")
    assert "Traceback" not in told
    assert "unexpected" not in told
    if done.returncode == 0:
        assert done.stdout.startswith(b"---\n")
        assert done.stdout.endswith(b"\n")
        done.stdout.decode("utf-8")
        return True
    assert done.returncode == 1
    assert done.stdout == b""
    message, *hint = told.splitlines()
    assert message.startswith("deskbrief: ")
    assert any(line.startswith("  ") for line in hint), f"no way out: {told}"
    return False


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\r\n\t", "white space"),
        ("bom.txt", b"\xef\xbb\xbf", "white space"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("page.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(500), "PDF"),
        ("huge.txt", b"a" * (26 << 20), "too large"),
        ("english.txt", b"The council approved the plan on Tuesday, officials said.\n", "no Arabic"),
        ("numbers.txt", b"12 34 56\n\n78\n", "no Arabic"),
        (
            "script.txt",
            b'document.addEventListener("DOMContentLoaded", function() { var a = 1; console.log(a); });\n',
            "no article text",
        ),
        ("script.html", b"<html><head><script>var a = 1;</script></head><body></body></html>", ""),
    ],
)
def test_what_is_no_article_is_an_error_that_says_what_was_found(deskbrief_here, tmp_path, name, data, found):
    (tmp_path / name).write_bytes(data)
    done = deskbrief_here(name)
    assert not brief_or_error(done)
    assert found in done.stderr.decode()
    assert name in done.stderr.decode()


def test_a_folder_is_sent_to_the_batch(deskbrief_here, tmp_path):
    (tmp_path / "inbox").mkdir()
    done = deskbrief_here("inbox")
    assert not brief_or_error(done)
    assert b"deskbrief --batch inbox" in done.stderr


def test_a_missing_file_is_an_error(deskbrief_here):
    assert not brief_or_error(deskbrief_here("gone.txt"))


def test_a_terminal_is_not_played_tricks_on_by_a_file_name(deskbrief_here):
    done = deskbrief_here("\x1b[2Jgone.txt")
    assert not brief_or_error(done)
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cp1256.txt", (ARABIC * 5).encode("cp1256")),
        ("utf16.txt", (ARABIC * 5).encode("utf-16")),
        ("bom.txt", (ARABIC * 5).encode("utf-8-sig")),
        ("controls.txt", f"{ARABIC}\u202e\u0000x\x1b[2J\ufffe\n".replace("\u0000", "").encode()),
        ("cr.txt", (ARABIC + "\r" + ARABIC).encode()),
        ("markdown.md", f"# {ARABIC}\n\n> {ARABIC}\n\n---\n\n<script>x</script>\n```\n".encode()),
        ("no-suffix", ARABIC.encode()),
        ("open.html", f"<p>{ARABIC}<p>{ARABIC}<div><div><table>{ARABIC}".encode()),
    ],
)
def test_unusual_text_becomes_a_brief(deskbrief_here, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    done = deskbrief_here(name)
    assert brief_or_error(done), done.stderr.decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("mixed.txt", (ARABIC + "\n").encode() + (ARABIC + "\n").encode("cp1256") + (ARABIC + "\n").encode()),
        ("surrogates.txt", (ARABIC + "\ud800\udfff\udc00\n").encode("utf-8", "surrogatepass")),
        ("cut.txt", ARABIC.encode()[:-1]),
        ("only-marks.txt", "\u0651\u064b\u200f\u200e\u0640 ؟ ؛ ،\n".encode()),
        ("deep.html", (b"<div>" * 3000) + ARABIC.encode() + (b"</div>" * 3000)),
    ],
)
def test_damaged_text_becomes_a_brief_or_a_clear_error(deskbrief_here, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    brief_or_error(deskbrief_here(name))


@pytest.mark.parametrize("filler", [ARABIC, "ا", "a"])
def test_a_single_line_of_a_megabyte_becomes_a_brief_or_a_clear_error(deskbrief_here, tmp_path, filler):
    line = filler * (1_000_000 // len(filler.encode()))
    (tmp_path / "line.txt").write_text(f"{ARABIC}\n\n{line}\n", encoding="utf-8")
    brief_or_error(deskbrief_here("line.txt"))
