"""Tables of pairs: what is read, what is passed over and why, and what is no table at all."""

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.errors import LoadError
from deskbrief.pairs import FileKind, Skip, Skipped, SourceTarget, open_pairs

ARABIC = "أعلنت الوزارة النتائج اليوم."
ENGLISH = "The ministry announced the results today."


def entries(data):
    data = data.encode() if isinstance(data, str) else data
    file = open_pairs(io.BytesIO(data), "pairs.tsv")
    assert file.kind is FileKind.TSV
    return list(file.entries)


def error(data):
    with pytest.raises(LoadError) as raised:
        entries(data)
    assert raised.value.hint
    return raised.value.message


def test_a_line_is_a_pair_with_its_place():
    assert entries(f"{ARABIC}\t{ENGLISH}\n") == [
        SourceTarget(1, ARABIC, ENGLISH, columns=(1, len(ARABIC) + 2))
    ]


def test_further_columns_are_left_alone():
    (pair,) = entries(f"{ARABIC}\t{ENGLISH}\tnews\t0.93\n")
    assert (pair.source, pair.target) == (ARABIC, ENGLISH)


def test_a_file_without_a_last_line_end_or_with_those_of_windows_reads_the_same():
    plain = entries(f"{ARABIC}\t{ENGLISH}\n{ARABIC}\t{ENGLISH}\n")
    assert entries(f"{ARABIC}\t{ENGLISH}\n{ARABIC}\t{ENGLISH}") == plain
    assert entries(f"\ufeff{ARABIC}\t{ENGLISH}\r\n{ARABIC}\t{ENGLISH}\r\n") == plain


def test_a_line_separator_of_unicode_ends_no_line():
    (pair,) = entries(f"{ARABIC}\u2028{ARABIC}\t{ENGLISH}\x85{ENGLISH}\n")
    assert pair.source.count(ARABIC) == pair.target.count(ENGLISH) == 2


def test_spaces_are_kept_for_spans_index_the_file():
    (pair,) = entries(f" {ARABIC} \t  {ENGLISH}\n")
    assert (pair.source, pair.target) == (f" {ARABIC} ", f"  {ENGLISH}")


def test_quotation_marks_are_text():
    (pair,) = entries(f'"{ARABIC}\t"{ENGLISH}\n')
    assert (pair.source, pair.target) == (f'"{ARABIC}', f'"{ENGLISH}')


def test_a_header_is_passed_over_as_any_line_that_is_not_arabic():
    header, pair = entries(f"source\ttarget\n{ARABIC}\t{ENGLISH}\n")
    assert header == Skipped(1, Skip.NOT_ARABIC)
    assert pair.line == 2


def test_a_missing_translation_is_a_pair_still():
    (pair,) = entries(f"{ARABIC}\t \n")
    assert pair.target == " "


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (ARABIC, Skip.ONE_COLUMN),
        (f"\t{ENGLISH}", Skip.NO_SOURCE),
        (f"{ENGLISH}\t{ARABIC}", Skip.REVERSED),
        ("12\t12", Skip.NOT_ARABIC),
    ],
)
def test_a_line_that_is_no_pair_is_passed_over_with_its_reason(line, reason):
    _, skipped = entries(f"{ARABIC}\t{ENGLISH}\n{line}\n")
    assert skipped == Skipped(2, reason)


def test_blank_lines_are_passed_over_without_a_word():
    first, second = entries(f"\n{ARABIC}\t{ENGLISH}\n\n \t \n{ARABIC}\t{ENGLISH}\n\n")
    assert (first.line, second.line) == (2, 5)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "windows-1256", "utf-32"])
def test_the_encoding_is_told_by_the_bytes(encoding):
    found = entries(f"{ARABIC}\t{ENGLISH}\n".encode(encoding))
    assert [(pair.source, pair.target) for pair in found] == [(ARABIC, ENGLISH)]


def test_a_line_in_another_encoding_is_passed_over():
    good = f"{ARABIC}\t{ENGLISH}\n".encode()
    found = entries(good * 3 + f"{ARABIC}\t{ENGLISH}\n".encode("cp1256"))
    assert found[3] == Skipped(4, Skip.UNREADABLE)


def test_a_character_that_the_first_piece_cuts_is_read_whole():
    line = f"{ARABIC * 4000}\t{ENGLISH}\n"
    for shift in ("", "a", "ab", "abc"):
        (pair,) = entries(shift + line)
        assert pair.source == shift + ARABIC * 4000


def test_a_line_of_a_hundred_thousand_letters_is_read():
    (pair,) = entries(f"{'ب' * 100_000}\t{'b' * 100_000}\n")
    assert len(pair.source) == len(pair.target) == 100_000


def test_memory_does_not_grow_with_the_file():
    line = f"{ARABIC}\t{ENGLISH}\n".encode()

    class Endless(io.RawIOBase):
        left = 100_000

        def readable(self):
            return True

        def readinto(self, buffer):
            count = min(len(buffer) // len(line), self.left)
            self.left -= count
            buffer[: count * len(line)] = line * count
            return count * len(line)

    file = open_pairs(io.BufferedReader(Endless(), 1 << 16), "x")
    tracemalloc.start()
    try:
        assert sum(1 for _ in file.entries) == 100_000
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "white space"),
        (f"{ARABIC}\n{ARABIC}\n", "no tab in any of its 2 lines"),
        (f"{ENGLISH}\t{ARABIC}\n", "second column"),
        ("one\ttwo\n", "not Arabic"),
        (b"%PDF-1.7\n", "PDF"),
        (bytes(range(256)) * 8, "binary"),
        ("<html><p>x</p></html>", "no TMX"),
    ],
)
def test_what_is_no_table_is_an_error_that_says_what_was_found(data, found):
    assert found in error(data)


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise_anything_but_a_load_error(data):
    try:
        list(open_pairs(io.BytesIO(data), "x").entries)
    except LoadError as failure:
        assert failure.message and failure.hint


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=8))
def test_no_text_whatever_raises_anything_but_a_load_error(rows):
    data = "".join(f"{source}\t{target}\n" for source, target in rows).encode("utf-8", "surrogatepass")
    try:
        for entry in open_pairs(io.BytesIO(data), "x").entries:
            assert entry.line >= 1
    except LoadError as failure:
        assert failure.message and failure.hint
