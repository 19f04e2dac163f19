"""Each example has the structure that a reader sees in it: kinds in order, and why the rest was left."""

from itertools import groupby

import pytest

from deskbrief.clean import clean
from deskbrief.load import load

CODE = "page code (JavaScript, CSS, JSON or tags)"
RELATED = "heading of related articles"
AFTER = "after the heading of related articles"
TURN = ["subhead", "paragraph"]

EXPECTED = {
    "agency-flood.txt": (
        [
            "section",
            "headline",
            "dateline",
            "date",
            *["paragraph"] * 3,
            "subhead",
            *["paragraph"] * 3,
            "subhead",
        ]
        + ["paragraph"] * 5,
        [
            "share bar",
            "link to another article",
            "counter of views or reading time",
            "tags",
            RELATED,
            AFTER,
            "comment form",
            "e-mail notice",
            "comment form",
            "copyright notice",
            "back to top",
            CODE,
        ],
    ),
    "decisions-cabinet.txt": (
        ["headline", "dateline", "paragraph", *["list-item"] * 6, "paragraph", "byline", "date"],
        ["navigation", "share bar", "counter of views or reading time"],
    ),
    "interview-water.txt": (
        ["section", "headline", "byline", "date", "paragraph", *TURN * 3, "quote", *TURN * 2],
        [RELATED, AFTER, "cookie notice"],
    ),
    "mixed-energy.txt": (
        ["section", "headline", "dateline", *["paragraph"] * 6],
        ["share bar", RELATED, AFTER, "copyright notice"],
    ),
    "page-clinic.html": (
        ["headline", "dateline", *["paragraph"] * 5],
        ["navigation", "outside the main text", "copyright notice", "page script (JavaScript)"],
    ),
    "page-port.html": (
        [
            "headline",
            "byline",
            "date",
            *(["paragraph"] * 3),
            "subhead",
            "paragraph",
            "quote",
            "paragraph",
            *(["list-item"] * 3),
            "paragraph",
        ],
        [
            "style sheet (CSS)",
            "structured data (JSON)",
            "outside the main text",
            "navigation",
            "share bar",
            "photo caption",
            "tags",
            "related articles",
            "comment form",
            "form",
            "button",
            "page footer",
            "page script (JavaScript)",
        ],
    ),
    "report-school.md": (
        [
            "headline",
            "byline",
            "paragraph",
            "paragraph",
            "subhead",
            "paragraph",
            "quote",
            "paragraph",
            *(["list-item"] * 3),
            "subhead",
            "paragraph",
        ],
        ["front matter", "Markdown mark", "HTML comment"],
    ),
    "telegram-cable.txt": (
        ["headline", "dateline", *["paragraph"] * 3, *["list-item"] * 3, "paragraph"],
        ["tags", "ornament", "invitation to subscribe", "counter of views or reading time"],
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_has_the_structure_a_reader_sees(examples, name):
    article = clean(load(examples / name))
    kinds, reasons = EXPECTED[name]
    assert [block.kind.value for block in article.blocks] == kinds
    assert [reason for reason, _ in groupby(block.reason for block in article.dropped)] == reasons
    assert article.source.notes == ()


def test_every_example_is_tested(examples):
    assert {path.name for path in examples.iterdir()} == set(EXPECTED)


def test_the_shared_article_is_told_apart_from_its_page(shared):
    article = clean(load(shared / "articles" / "iraq-observer-leahy.txt"))
    kinds = [block.kind.value for block in article.blocks]
    assert kinds[:3] == ["section", "headline", "dateline"]
    assert kinds[3:] == ["paragraph"] * 2 + ["subhead"] + ["paragraph"] * 4 + ["subhead"] + ["paragraph"] * 5
    assert [block.reason for block in article.dropped] == [
        RELATED,
        "comment form",
        "e-mail notice",
        "back to top",
        CODE,
    ]
