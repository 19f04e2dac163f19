"""A small brief with one of everything that an exporter has to show."""

import pytest

from deskbrief.document import (
    Article,
    Block,
    BlockKind,
    Brief,
    Bullet,
    DroppedBlock,
    Finding,
    Segment,
    Sentence,
    Severity,
    Side,
    Source,
    Translation,
)

PAGE = [
    ("s", BlockKind.SECTION, "ar", [("أخبار", "News")]),
    ("h", BlockKind.HEADLINE, "ar", [("فتح جسر الوادي", "Opening the Valley Bridge")]),
    ("d", BlockKind.DATELINE, "ar", [("البلدة/ وكالة المدار", "The town / Orbit agency")]),
    ("t", BlockKind.DATE, "ar", [("12 آذار 2024", "12 March 2024")]),
    (
        "a",
        BlockKind.PARAGRAPH,
        "ar",
        [("فتح الجسر أمس.", "The bridge was opened yesterday."), ("كلف 3 ملايين.", "It cost 3 millions.")],
    ),
    ("u", BlockKind.SUBHEAD, "ar", [("ما بعد الفتح", "After the opening")]),
    ("b", BlockKind.PARAGRAPH, "ar", [("1. قال *المدير* <b>نعم</b>", "1. The *director* said <b>yes</b>")]),
    ("f", BlockKind.PARAGRAPH, "fa", [("پل باز شد.", None)]),
    ("e", BlockKind.PARAGRAPH, "en", [("The bridge is open.", "The bridge is open.")]),
]
DROPPED = [
    ("x", "مقالات ذات صلة", "related articles"),
    ("y", 'document.write("```")\n# not a heading', "page script"),
]


def _segment(text_so_far, row):
    block_id, kind, language, pairs = row
    start = len(text_so_far)
    text = " ".join(source for source, _ in pairs)
    sentences, made, at = [], [], start
    for number, (source, english) in enumerate(pairs, start=1):
        sentence_id = f"{block_id}.{number}"
        sentences.append(Sentence(sentence_id, at, at + len(source), source))
        at += len(source) + 1
        engine = {"ar": "draft", "en": "source"}.get(language, "none")
        made.append(
            Translation(sentence_id, english or source, engine, score=-0.5 if engine == "draft" else None)
        )
    return Segment(
        Block(block_id, kind, start, start + len(text), text, language), tuple(sentences), tuple(made)
    )


def make(engine="draft", source_name="folder/bridge.txt"):
    text, segments = "", []
    for row in PAGE:
        segments.append(_segment(text, row))
        text += segments[-1].block.text + "\n\n"
    dropped = []
    for block_id, said, reason in DROPPED:
        dropped.append(DroppedBlock(block_id, len(text), len(text) + len(said), said, reason))
        text += said + "\n\n"
    flagged = next(n for n, s in enumerate(segments) if s.id == "b")
    segments[flagged] = segments[flagged].with_findings(
        (Finding("loop", Severity.ERROR, Side.TARGET, 0, 4, "The same words come 3 times.", "Once."),)
    )
    source = Source(source_name, text, "ab" * 32)
    return Brief(
        article=Article(source, tuple(s.block for s in segments), tuple(dropped)),
        segments=tuple(segments),
        bullets=(
            Bullet("b-a.1", "The bridge was opened yesterday.", ("a.1",), "00"),
            Bullet("b-b.1", "1. A person wrote this.", ("b.1",), "00", edited=True, stale=True),
        ),
        key_points=(Bullet("k-a.2", "It cost 3 millions.", ("a.2", "b.1"), "00"),),
        signature=f"deskbrief:0.1.0|engine:{engine}:1|summarizer:lead-rank:1",
        engine=engine,
        summarizer="lead-rank",
        made_on="2026-01-02",
    )


@pytest.fixture
def brief():
    return make()


@pytest.fixture
def make_export_brief():
    return make
