"""The Markdown brief: its bytes are the contract, and nothing on the page can break it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.support.recorded import assert_as_recorded

from deskbrief.document import Block, BlockKind, DroppedBlock, Segment, Sentence, Translation
from deskbrief.export import render

GOLDEN = Path(__file__).with_name("golden") / "bridge.md"


def body(markdown):
    """The document after its front matter."""
    assert markdown.startswith("---\n")
    return markdown.split("\n---\n", 1)[1]


def test_the_bytes_of_a_brief_are_as_recorded(brief):
    assert_as_recorded(render(brief, "md"), GOLDEN)


def test_front_matter_is_yaml_and_carries_every_field(brief):
    yaml = pytest.importorskip("yaml")
    front = yaml.safe_load(render(brief, "md").split("\n---\n", 1)[0])
    assert front["title"] == "Opening the Valley Bridge"
    assert front["original_title"] == "فتح جسر الوادي"
    assert front["outlet"] == "وكالة المدار"
    assert front["dateline"] == "The town / Orbit agency"
    assert front["date"] == "12 آذار 2024"
    assert front["source"] == "bridge.txt"
    assert front["sha256"] == "ab" * 32
    assert front["engine"] == "draft"
    assert front["summarizer"] == "lead-rank"
    assert front["signature"] == "deskbrief:0.1.0|engine:draft:1|summarizer:lead-rank:1"
    assert front["generated"] == "2026-01-02"
    assert front["counts"] == {"paragraphs": 4, "sentences": 5, "dropped": 2, "flagged": 1}


def test_a_draft_is_labelled_a_draft_and_another_engine_machine_translation(make_export_brief):
    assert "Machine draft: not for publication" in render(make_export_brief("draft"), "md")
    other = render(make_export_brief("opus-mt-ar-en"), "md")
    assert "**Machine translation** by opus-mt-ar-en" in other
    assert "draft" not in other


def test_a_bullet_that_would_repeat_its_paragraph_is_left_to_the_paragraph(brief):
    segment = next(s for s in brief.segments if any(b.paragraphs == (s.id,) for b in brief.bullets))
    bullet = next(b for b in brief.bullets if b.paragraphs == (segment.id,))

    def listed(text, **changes):
        page = render(replace(brief, bullets=(replace(bullet, text=text, **changes),), key_points=()), "md")
        return f"\n- {text}" in page

    assert listed("Something else")
    assert not listed(segment.translation)
    assert listed(segment.translation, edited=True)


def test_every_link_of_a_key_point_has_its_anchor(brief):
    tokens = MarkdownIt("commonmark").parse(body(render(brief, "md")))
    children = [child for token in tokens for child in token.children or ()]
    targets = {child.attrGet("href") for child in children if child.type == "link_open"}
    anchors = {child.content for child in children if child.type == "html_inline" and " id=" in child.content}
    assert targets == {"#p1", "#p2"}
    assert {f'<a id="{target[1:]}">' for target in targets} <= anchors


def test_a_persian_paragraph_is_shown_as_left_untranslated(brief):
    markdown = render(brief, "md")
    assert "*Left untranslated: Persian.*" in markdown
    assert '<div dir="rtl" lang="fa">\n\nپل باز شد.\n\n</div>' in markdown


def test_an_edited_bullet_and_a_stale_one_say_so(brief):
    assert "*(edited; its paragraph has changed since)*" in render(brief, "md")


def test_a_finding_is_shown_below_its_paragraph(brief):
    markdown = render(brief, "md")
    assert "> **Error:** The same words come 3 times. Suggested: Once." in markdown


def test_every_finding_stands_in_a_table_at_the_end_with_the_way_to_its_paragraph(brief):
    table = render(brief, "md").partition("## What to look at")[2]
    assert "| error | loop | The same words come 3 times. (" in table
    assert "[¶" in table.partition("| error")[0]


def test_what_was_dismissed_is_listed_with_its_reason_and_flags_nothing(brief):
    flagged = next(segment for segment in brief.segments if segment.findings)
    left = replace(flagged, findings=(), dismissed=((flagged.findings[0], "it is a song"),))
    others = tuple(left if segment.id == left.id else segment for segment in brief.segments)
    markdown = render(replace(brief, segments=others), "md")
    assert "> **Error:**" not in markdown
    assert "The same words come 3 times. *Dismissed: it is a song.*" in markdown


def test_no_file_path_gets_into_the_brief(make_export_brief):
    for name in ("/home/somebody/secret/bridge.txt", "C:\\Users\\somebody\\bridge.txt"):
        markdown = render(make_export_brief(source_name=name), "md")
        assert "somebody" not in markdown
        assert 'source: "bridge.txt"' in markdown


def test_standard_input_is_named_in_words(make_export_brief):
    assert 'source: "standard input"' in render(make_export_brief(source_name="-"), "md")


def test_an_article_without_a_headline_is_named_after_its_file(brief):
    without = tuple(s for s in brief.segments if s.block.kind is not BlockKind.HEADLINE)
    article = replace(brief.article, blocks=tuple(s.block for s in without))
    markdown = render(replace(brief, segments=without, article=article), "md")
    assert "\n# bridge.txt\n" in markdown


def test_lone_surrogates_are_shown_as_replacement_characters_with_a_note(brief):
    source = replace(brief.article.source, text=brief.article.source.text + "\udc81")
    dropped = (DroppedBlock("z", 0, 1, "bad \udc81", "noise"),)
    markdown = render(replace(brief, article=replace(brief.article, source=source, dropped=dropped)), "md")
    assert "bad \ufffd" in markdown
    assert "not valid Unicode" in markdown
    markdown.encode("utf-8")


ANY = st.characters(codec=None, categories=None)
MARKS = "# |- |1. |---|`|```|<b>|</div>|<!--|](x)|&lt;|\\|**|\n\n|\n    |</span>|\n```\n|\u202e"
hostile = st.lists(st.sampled_from(MARKS.split("|")) | st.text(ANY, max_size=4), min_size=1, max_size=8).map(
    "".join
)


def skeleton(markdown):
    """The structure of the document: block tokens and raw HTML, without the text."""
    tokens = MarkdownIt("commonmark").parse(body(markdown))
    return [
        (token.type, token.content if token.type == "html_block" else "")
        for token in tokens
        if token.type not in {"inline", "fence"}
    ]


def one_paragraph(brief, arabic, english, reason):
    headline = brief.segments[1]
    block = Block("p", BlockKind.PARAGRAPH, 0, len(arabic), arabic, "ar")
    said = (Sentence("p.1", 0, len(arabic), arabic),)
    segment = Segment(block, said, (Translation("p.1", english, "draft"),))
    titled = replace(headline, translations=(replace(headline.translations[0], text=english),))
    article = replace(
        brief.article, blocks=(headline.block, block), dropped=(DroppedBlock("z", 0, 1, arabic, reason),)
    )
    points = (replace(brief.key_points[0], text=english, cites=("p.1",)),)
    return replace(brief, article=article, segments=(titled, segment), bullets=points, key_points=points)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arabic=hostile, english=hostile, reason=hostile)
def test_nothing_on_a_page_changes_the_structure_of_the_brief(brief, arabic, english, reason):
    wild = (f"{part} س" for part in (arabic, english, reason))  # blank ones have another structure
    made = render(one_paragraph(brief, *wild), "md")
    assume("**Low confidence**" not in made)  # it is a note more
    tame = render(one_paragraph(brief, "نص", "Text", "reason"), "md")
    assert skeleton(made) == skeleton(tame)


def with_review(brief, *, edited=(), checked=()):
    """The brief after a person has written some paragraphs and approved some."""

    def reviewed(segment):
        by = "person" if segment.id in edited else None
        made = tuple(replace(t, engine=by or t.engine) for t in segment.translations)
        return replace(segment, translations=made, checked=segment.id in checked)

    return replace(brief, segments=tuple(map(reviewed, brief.segments)))


def test_each_paragraph_says_what_a_person_has_done_to_it(brief):
    markdown = render(with_review(brief, edited={"a", "b"}, checked={"a", "h", "d"}), "md")
    assert "It cost 3 millions. *(edited and checked by a person)*\n" in markdown
    assert "\\</b\\> *(edited by a person)*\n" in markdown
    assert "The town / Orbit agency *(checked by a person)* · " in markdown
    assert "</div>\n\n*(checked by a person)*\n\n> **Machine draft" in markdown
    assert markdown.count("by a person)*") == 4


def test_the_label_says_how_much_a_person_has_checked(make_export_brief):
    some = render(with_review(make_export_brief("opus-mt-ar-en"), checked={"a", "b"}), "md")
    assert "not checked by a person, but for what is marked so. " in some
    assert "A person has checked 2 of 7 translated paragraphs, marked so." in some
    draft = render(with_review(make_export_brief("draft"), checked={"a"}), "md")
    assert "Machine draft: not for publication unchecked" in draft
    assert "A person has checked 1 of 7 translated paragraphs" in draft


def test_a_brief_of_which_a_person_has_checked_all_is_no_machine_translation_any_more(brief):
    markdown = render(with_review(brief, checked={s.id for s in brief.segments}), "md")
    assert "> **Checked by a person**, every paragraph" in markdown
    assert "Begun by draft; points not marked edited" in markdown
    assert "not for publication" not in markdown


def test_a_paragraph_that_a_person_left_unchecked_keeps_the_label(brief):
    everything_but_one = {s.id for s in brief.segments} - {"u"}
    assert "Machine draft" in render(with_review(brief, checked=everything_but_one), "md")
