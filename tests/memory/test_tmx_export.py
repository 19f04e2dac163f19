"""The memory goes to other tools and comes back as it was."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from deskbrief.memory import Pair
from deskbrief.memory.tmx import write_tmx
from deskbrief.pairs import SourceTarget, open_pairs

PAIR = Pair(
    7,
    "/a.desk",
    "p1",
    0,
    "أقر المجلس الخطة.",
    "The council <adopted> it & left.",
    "draft",
    "2026-01-31T12:30:00.000+00:00",
)


def written(*pairs: Pair) -> bytes:
    stream = io.BytesIO()
    write_tmx(stream, pairs)
    return stream.getvalue()


def read(data: bytes) -> list[tuple[str, str]]:
    file = open_pairs(io.BytesIO(data), "memory.tmx")
    return [(each.source, each.target) for each in file.entries if isinstance(each, SourceTarget)]


def test_a_unit_has_both_texts_and_where_they_come_from():
    tree = etree.fromstring(written(PAIR))
    (unit,) = tree.iter("tu")
    assert tree.get("version") == "1.4"
    assert tree.find("header").get("srclang") == "ar"
    assert (unit.get("tuid"), unit.get("creationdate")) == ("7", "20260131T123000Z")
    assert {prop.get("type"): prop.text for prop in unit.iter("prop")} == {
        "x-desk": "/a.desk",
        "x-segment": "p1",
        "x-engine": "draft",
    }
    assert read(written(PAIR)) == [(PAIR.source, PAIR.target)]


def test_engine_and_date_come_back():
    (unit,) = open_pairs(io.BytesIO(written(PAIR)), "memory.tmx").entries
    assert (unit.engine, unit.at) == ("draft", "2026-01-31T12:30:00.000+00:00")


def test_the_header_has_all_that_tmx_requires():
    header = etree.fromstring(written(PAIR)).find("header")
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert required <= set(header.keys())


def test_what_xml_cannot_hold_is_replaced_and_counted():
    stream = io.BytesIO()
    bad = Pair(1, "d", "s", 0, "نص\x00عربي", "text\x0b", "", "2026-01-31T12:30:00+00:00")
    assert write_tmx(stream, [bad]) == 1
    assert read(stream.getvalue()) == [("نص\ufffdعربي", "text\ufffd")]


OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
    creationtoolversion="6.0.0" segtype="sentence" srclang="AR"/>
  <body>
    <!-- Default translations -->
    <tu>
      <tuv xml:lang="AR"><seg>أقر المجلس الخطة.</seg></tuv>
      <tuv xml:lang="EN-GB" changeid="analyst" changedate="20260131T123000Z" creationid="analyst">
        <seg>The council adopted the plan.</seg>
      </tuv>
    </tu>
    <!-- Alternative translations -->
    <tu>
      <prop type="file">article.txt</prop><prop type="id">3</prop>
      <tuv lang="AR"><seg>رحب <bpt i="1">&lt;f0&gt;</bpt>السكان<ept i="1">&lt;/f0&gt;</ept>.</seg></tuv>
      <tuv lang="EN-GB">
        <seg>Residents <bpt i="1">&lt;f0&gt;</bpt>were glad<ept i="1">&lt;/f0&gt;</ept>.</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""
"""As OmegaT writes a project's memory (project_save.tmx), with codes as in its level 2 files."""


def test_omegats_own_memories_are_read():
    assert read(OMEGAT.encode()) == [
        ("أقر المجلس الخطة.", "The council adopted the plan."),
        ("رحب السكان.", "Residents were glad."),
    ]


TEXT = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"),
    min_size=1,
    max_size=40,
)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_what_is_exported_is_read_back(texts):
    pairs = [
        Pair(n, "d", "s", n, f"نص {source}", f"x {target}", "", PAIR.at)
        for n, (source, target) in enumerate(texts)
    ]
    wanted = [(" ".join(pair.source.split()), " ".join(pair.target.split())) for pair in pairs]
    if pairs:
        assert [(" ".join(s.split()), " ".join(t.split())) for s, t in read(written(*pairs))] == wanted
