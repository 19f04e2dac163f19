"""Scraped text stays text in Markdown, YAML and code blocks, whatever is in it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from deskbrief.export.escape import fenced, inline, lines, printable, well_formed, yaml_string

yaml = pytest.importorskip("yaml")

COMMONMARK = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like", {"linkify": False})

MARKS = "# |- |* |1. |a) |---|===|`|```|~~~|<b>|<!--|</div>|](x)|[^1]: |&amp;|\\|$x$|**|__|> |: |    |![|^a^"
LINES = ["| ", "|-|", "\n", "\n\n", "\t", "\r", "\u2028", "\u202e", "+ "]
ADDRESSES = ["(1) ", "http://a.b/c_d", "www.a.b", "@x", "x@y.com", "{#id}", "<https://x>", "iv. ", "ليهي"]
TRAPS = st.sampled_from([*MARKS.split("|"), *LINES, *ADDRESSES])
ANY = st.characters(codec=None, categories=None)
hostile = st.lists(st.one_of(TRAPS, st.text(ANY, max_size=6)), max_size=12).map("".join)


def shown(markdown, parser):
    """The text that a reader sees, if the Markdown is nothing but paragraphs of text; else a failure."""
    tokens = parser.parse(markdown)
    seen = []
    for token in tokens:
        assert token.type in {"paragraph_open", "paragraph_close", "inline"}, token.type
        for child in token.children or ():
            assert child.type in {"text", "text_special", "hardbreak"}, child.type
            seen.append("\n" if child.type == "hardbreak" else child.content)
    return "".join(seen)


@pytest.mark.parametrize("parser", [COMMONMARK, GITHUB], ids=["commonmark", "github"])
@given(text=hostile)
@example(text="1. first")
@example(text="--- ")
@example(text="\\")
@example(text="<script>alert('x')</script>")
@example(text="| a | b |\n|---|---|")
def test_inline_text_is_shown_as_it_was_on_one_line(parser, text):
    assert shown(inline(text), parser) == printable(" ".join(text.split()))


@pytest.mark.parametrize("parser", [COMMONMARK, GITHUB], ids=["commonmark", "github"])
@given(text=hostile)
def test_lines_are_shown_as_they_were_one_below_the_other(parser, text):
    expected = [" ".join(line.split()) for line in printable(text).split("\n") if line.strip()]
    assert shown(lines(text), parser) == "\n".join(expected)


@given(text=hostile)
@example(text="```\n</code>\n````")
@example(text="  indented\n\n\tmore\n")
def test_a_code_block_in_a_list_shows_the_text_exactly(text):
    tokens = COMMONMARK.parse(f"- reason:\n\n{fenced(text, '  ')}\n\n- next")
    blocks = [token for token in tokens if token.type == "fence"]
    assert [token.content for token in blocks] == [printable(text) + "\n"]
    assert sum(token.type == "list_item_open" for token in tokens) == 2


@given(text=hostile)
@example(text='a "quoted" title: #1')
@example(text="\u2028\ufeff\x85")
@example(text=r"\\a)")
def test_a_yaml_string_is_read_back_as_it_was_with_tags_and_tex_disarmed(text):
    read = yaml.safe_load(f"title: {yaml_string(text)}\nnext: 1")
    expected = printable(" ".join(text.split()))
    assert read["next"] == 1
    assert not re.search(r"<[A-Za-z/!?]|(?<!\\)\\(\\\\)*[A-Za-z]", read["title"])
    if not re.search(r"<[A-Za-z/!?]|\\[A-Za-z]", expected):
        assert read["title"] == expected


def test_a_tag_in_front_matter_is_disarmed_because_pandoc_reads_markdown_there():
    assert yaml.safe_load(yaml_string("<script>x</script> 3 < 4")) == "&lt;script>x&lt;/script> 3 < 4"


def test_a_scraped_address_is_text_and_not_a_live_link():
    live = MarkdownIt("gfm-like")  # with linkify, as GitHub has it
    html = live.render(inline("see https://example.org/a_b or www.example.org or a@example.org"))
    assert "<a" not in html
    assert "https://example.org/a_b" in html


@given(st.text(ANY))
def test_what_is_well_formed_can_be_written_and_differs_only_in_lone_surrogates(text):
    written = well_formed(text).encode("utf-8").decode("utf-8")
    assert len(written) == len(text)
    assert all(new == old or "\ud800" <= old <= "\udfff" for new, old in zip(written, text, strict=True))


def test_control_characters_never_reach_a_terminal():
    assert printable("a\x1b[31mb\x07\x9b") == "a\ufffd[31mb\ufffd\ufffd"
