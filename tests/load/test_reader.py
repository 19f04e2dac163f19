import hashlib
from pathlib import Path

import pytest

from deskbrief.document import SourceFormat
from deskbrief.errors import LoadError
from deskbrief.load import MAX_BYTES, load, load_bytes


def refused(path: Path) -> LoadError:
    with pytest.raises(LoadError) as caught:
        load(path)
    assert str(path) in caught.value.message
    assert caught.value.hint
    return caught.value


def test_text_is_kept_as_written_line_ends_included(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("عنوان\r\n\r\nنص  \n".encode())
    source = load(path)
    assert source.text == "عنوان\r\n\r\nنص  \n"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (source.name, source.format, source.hints) == (str(path), SourceFormat.TEXT, ())


def test_a_missing_file_is_named(tmp_path):
    assert "no file" in refused(tmp_path / "none.txt").message


def test_a_directory_is_pointed_to_batch(tmp_path):
    assert "--batch" in refused(tmp_path).hint


def test_an_unreadable_file_says_why(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("نص")

    def no(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", no)
    assert "Permission denied" in refused(path).message


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    refused(path)


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024**2)
    error = refused(path)
    assert "50 MB" in error.message
    assert "20 MB" in error.hint


def test_standard_input_has_the_same_limit():
    with pytest.raises(LoadError, match="standard input is too large"):
        load_bytes(b"a" * (MAX_BYTES + 1), "-")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"word/document.xml", "Word"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"a.txt", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "Office"),
        (b"{\\rtf1\\ansi text}", "rich-text"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00", "JPEG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
    ],
)
def test_a_known_binary_is_named_with_what_to_do(data, what):
    with pytest.raises(LoadError, match=what) as caught:
        load_bytes(data, "a.txt", ".txt")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "suffix", "found"),
    [
        ("<p>نص</p>", ".html", SourceFormat.HTML),
        ("<p>نص</p>", ".HTM", SourceFormat.HTML),
        ("<!DOCTYPE html><title>x</title><p>نص", "", SourceFormat.HTML),
        ("<!-- a --><html><body>نص", "", SourceFormat.HTML),
        ("<div><p>نص</p><p>نص</p></div>", "", SourceFormat.HTML),
        ("نص عن <b>", "", SourceFormat.TEXT),
        ("<html> كلمة", ".txt", SourceFormat.TEXT),
        ("# عنوان", ".md", SourceFormat.MARKDOWN),
        ("# عنوان", "", SourceFormat.TEXT),
        ("نص بلا وسوم", ".html", SourceFormat.TEXT),
    ],
)
def test_the_format_is_told_by_suffix_or_by_looking(data, suffix, found):
    assert load_bytes(data.encode(), "x", suffix).format is found


def test_a_name_that_is_no_unicode_can_still_be_shown(tmp_path):
    path = Path(str(tmp_path).encode().decode() + "/\udcff.txt")
    path.write_text("نص")
    load(path).name.encode("utf-8")
