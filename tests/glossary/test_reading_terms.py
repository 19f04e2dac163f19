"""Files of terms: every problem is told with its line, and the good rows are used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.glossary import Kind, Term
from deskbrief.glossary.table import read_csv, read_omegat, write_csv, write_omegat
from deskbrief.glossary.tbx import read_tbx, write_tbx

LEAHY = Term("ليهي", "Leahy", Kind.PERSON, "a general", True, ("Lehi", "Lahey"), "here")
COUNCIL = Term("مجلس الأمن", "Security Council", Kind.ORGANISATION, origin="here")
PANEL = Term("لجنة", "panel", origin="here")
TERMS = (LEAHY, COUNCIL, PANEL)


def csv_of(text: str):
    return read_csv(text.encode("utf-8"), "here")


def test_columns_are_found_by_their_names_in_any_order():
    read = csv_of("target,kind,source\nLeahy,person,ليهي\n")
    assert read.terms == (Term("ليهي", "Leahy", Kind.PERSON, origin="here"),)


def test_without_a_heading_the_columns_have_their_order():
    assert csv_of("لجنة,panel\n").terms == (PANEL,)


@pytest.mark.parametrize("sign", [";", "\t"])
def test_semicolons_and_tabs_separate_too(sign):
    assert csv_of(f"source{sign}target\nلجنة{sign}panel\n").terms == (PANEL,)


def test_utf_16_with_its_mark_is_read():
    assert read_csv("لجنة,panel\n".encode("utf-16"), "here").terms == (PANEL,)


def test_all_that_is_wrong_is_told_with_its_line_and_the_rest_is_used():
    rows = [
        b"source,target,kind,note,case,forbidden",
        "مجلس,,".encode(),
        "لجنة,panel".encode(),
        "لجنة,committee".encode(),
        b"council,x",
        b"\xe3\xe1\xcc,x",
        "وزير,minister,boss".encode(),
        "وزير,وزير".encode(),
        "قائد,commander,,,perhaps".encode(),
        b",,,",
        b"!,x",
    ]
    read = read_csv(b"\n".join(rows), "here")
    assert read.terms == (PANEL,)
    told = {problem.line: problem.message for problem in read.problems}
    assert "no target" in told[2]
    assert "'committee' here, and 'panel' in line 3" in told[4]
    assert "not Arabic" in told[5]
    assert "not UTF-8" in told[6]
    assert "no kind 'boss'" in told[7]
    assert "is Arabic" in told[8]
    assert "case is 'perhaps'" in told[9]
    assert list(told) == [2, 4, 5, 6, 7, 8, 9, 11]


def test_columns_that_were_exchanged_are_asked_about():
    (problem,) = csv_of("source,target\npanel,لجنة\n").problems
    assert "are the columns exchanged?" in problem.message


def test_the_same_again_is_no_problem_and_what_it_forbids_is_added():
    read = csv_of("source,target,forbidden\nلجنة,panel,board\nلجنة,panel,committee\n")
    assert read.problems == ()
    assert read.terms[0].forbidden == ("board", "committee")


def test_spellings_that_differ_in_hamza_and_vowels_are_one_source():
    read = csv_of("source,target\nإدارة,administration\nادارة,management\n")
    assert [term.target for term in read.terms] == ["administration"]
    assert read.problems[0].line == 3


def test_a_word_that_is_kept_needs_no_target():
    assert csv_of("source,target,kind\niPhone,,keep\n").terms[0].target == "iPhone"


def test_a_sentence_is_no_term():
    (problem,) = csv_of(f"source,target\n{'كلمة ' * 100},x\n").problems
    assert "a sentence, not a term" in problem.message


def test_a_hundred_thousand_rows_are_read():
    rows = "".join(f"كلمة{n},word {n}\n" for n in range(100_000))
    read = csv_of("source,target\n" + rows)
    assert (len(read.terms), read.problems) == (100_000, ())


@pytest.mark.parametrize(("write", "read"), [(write_csv, read_csv), (write_tbx, read_tbx)])
def test_what_is_written_is_read_back(write, read):
    again = read(write(TERMS).encode("utf-8"), "here")
    assert again.problems == ()
    wanted = [(t.source, t.target, t.kind, t.note, t.forbidden) for t in TERMS]
    assert [(t.source, t.target, t.kind, t.note, t.forbidden) for t in again.terms] == wanted


def test_omegats_form_has_source_target_and_comment():
    text = write_omegat(TERMS)
    assert text.splitlines()[0] == "ليهي\tLeahy\ta general"
    again = read_omegat(f"# a comment\n\n{text}".encode(), "here")
    assert [(t.source, t.target, t.note) for t in again.terms] == [
        (t.source, t.target, t.note) for t in TERMS
    ]


TBX_2008 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="1"><note>of a committee</note>
 <langSet xml:lang="en-GB"><tig><term>panel</term></tig>
  <tig><term>board</term>
  <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
 <langSet xml:lang="ar-IQ"><ntig><termGrp><term>لجنة</term></termGrp></ntig></langSet>
</termEntry>
<termEntry id="2"><langSet xml:lang="en"><tig><term>alone</term></tig></langSet></termEntry>
</body></text></martif>"""


def test_the_older_tbx_is_read_with_what_is_deprecated_forbidden():
    read = read_tbx(TBX_2008.encode(), "here")
    assert read.terms == (Term("لجنة", "panel", note="of a committee", forbidden=("board",), origin="here"),)
    assert [problem.message for problem in read.problems] == ["a concept has no Arabic or no English term"]


def test_damaged_xml_is_a_problem_with_its_line():
    (problem,) = read_tbx(b"<martif>\n<text>\n</martif>", "here").problems
    assert problem.line == 3 and "damaged XML" in problem.message


def test_entities_are_not_resolved(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("panel")
    xml = TBX_2008.replace(
        '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">', f'<!DOCTYPE m [<!ENTITY e SYSTEM "{secret}">]>'
    )
    read = read_tbx(xml.replace("<term>panel</term>", "<term>&e;</term>").encode(), "here")
    assert all("panel" not in term.target for term in read.terms)


@given(st.binary(max_size=400))
def test_whatever_the_bytes_reading_never_fails(data):
    for read in (read_csv, read_omegat, read_tbx):
        read(data, "here")


@given(st.text(max_size=200))
def test_whatever_the_text_every_line_is_a_term_a_problem_or_blank(text):
    read = read_csv(text.encode("utf-8", "replace"), "here")
    assert all(problem.line >= 1 for problem in read.problems)
