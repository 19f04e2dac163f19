"""What the detail panel says of a paragraph and its article, as text for the panel's tabs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from deskbrief.arabic.script import has_arabic
from deskbrief.check.confidence import confidence
from deskbrief.desk import Row, Session
from deskbrief.desk.compare import Kind as Change
from deskbrief.desk.compare import differences
from deskbrief.desk.records import Line, worst_first
from deskbrief.display import border_fence, render_ltr_line, render_rtl_line, wrap_ltr, wrap_rtl
from deskbrief.document import BlockKind, Finding, Severity, Side
from deskbrief.errors import DeskbriefError
from deskbrief.glossary import Kind
from deskbrief.memory import Match, Pair
from deskbrief.names.table import NameEntry, groups
from deskbrief.tui.layout.cells import SIGNS, Drawing
from deskbrief.tui.widgets.detail import Choice

if TYPE_CHECKING:
    from deskbrief.translate.engines.draft.gloss import Word

WORD_CELLS = 16
"""Cells for the Arabic word in the list of words."""
_NAMED = {Kind.PERSON: "Persons", Kind.PLACE: "Places", Kind.ORGANISATION: "Organisations"}
_LONGEST_EXCERPT = 300
_CALLED = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Remarks"}
TONE_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold"}
"""Of the headings of the findings; the terminal's own colours, which fit any theme."""


def words(row: Row, drawing: Drawing) -> Text:
    """Return the source word by word: each with its lemma, part of speech, clitics and meanings."""
    from deskbrief.translate.engines.draft.gloss import gloss

    try:
        found = gloss(row.source)
    except DeskbriefError as error:  # the lexicon is not installed
        return Text(str(error))
    text = Text(no_wrap=False)
    for word in found:
        text.append_text(_word(word, drawing))
    return text if found else Text("There is no Arabic word in this paragraph.", style="dim")


def _word(word: Word, drawing: Drawing) -> Text:
    text = Text()
    arabic = render_rtl_line(word.text, WORD_CELLS, drawing.mode, tashkeel=drawing.tashkeel)
    text.append(" " * (WORD_CELLS - arabic.cells) + arabic.text, "bold")
    fence = border_fence(drawing.mode)
    for number, reading in enumerate(word.readings):
        lead = f" {fence} " if number == 0 else " " * (WORD_CELLS + 2)
        lemma = render_rtl_line(reading.lemma, 1, drawing.mode)
        what = " + ".join((*reading.before, reading.part_of_speech, *reading.after))
        parts = [f"{reading.romanisation} ", lemma.text, fence, f"  {what}"]
        meaning = "; ".join(reading.glosses)
        style = "" if number == 0 else "dim"
        text.append(f"{lead}{''.join(parts)}", style)
        text.append(f"  {meaning}\n" if meaning else "\n", "italic" if number == 0 else "dim italic")
    if not word.readings:
        text.append("\n")
    return text


def offers(row: Row) -> list[Choice]:
    """Return the engine's alternatives, each with what it says otherwise than the text as it stands."""
    choices = []
    for number, offer in enumerate(row.alternatives):
        if not offer:
            continue
        label = Text.assemble((f"{number + 1}  ", "bold"))
        if offer == row.text:
            label.append(offer)
            label.append("  [as it stands]", "dim")
        else:
            for stretch in differences(row.text, offer):
                if stretch.kind is not Change.DELETED:
                    label.append(stretch.text, "bold underline" if stretch.kind is Change.INSERTED else "")
        choices.append(Choice(str(number), label))
    return choices


def findings(row: Row, bullets: Sequence[Line], drawing: Drawing) -> list[Choice]:
    """Return how far to trust a paragraph, what the checks found in it and in its bullets, the worst first,
    and what was dismissed and why.
    """
    choices = []
    if row.person is None and row.text.strip() and not row.approved:
        trust = confidence(row.segment)
        told = f"  {'; '.join(trust.reasons)}" if trust.reasons else ""
        choices.append(Choice("confidence", Text(f"confidence {trust.value:.2f}{told}", "dim")))
    for severity, alike in groupby(enumerate(row.worst_first), lambda each: each[1].severity):
        found = list(alike)
        choices.append(
            _heading(f"{SIGNS[severity]} {_CALLED[severity]} ({len(found)})", TONE_STYLES[severity])
        )
        for number, finding in found:
            about = row.text if finding.side is Side.TARGET else ""
            choices.append(Choice(str(number), _finding(finding, about, drawing)))
    in_bullets = [
        (f"bullet:{item}:{number}", finding, line.bullet.text)
        for item, line in enumerate(bullets)
        for number, finding in enumerate(worst_first(line.bullet.findings))
    ]
    if in_bullets:
        choices.append(_heading(f"In its bullets ({len(in_bullets)})", "bold"))
        choices += [Choice(name, _finding(each, said, drawing)) for name, each, said in in_bullets]
    if row.dismissed:
        choices.append(_heading(f"Left as it is ({len(row.dismissed)})", "dim"))
    for number, (finding, reason) in enumerate(row.dismissed):
        left = Text(f"  {_one_line(finding.message, drawing)}  ({reason})", "dim")
        choices.append(Choice(f"dismissed:{number}", left))
    return choices


def _heading(text: str, style: str) -> Choice:
    return Choice("", Text(text, style), is_heading=True)


def _finding(finding: Finding, about: str, drawing: Drawing) -> Text:
    text = Text(f"  {_one_line(finding.message, drawing)}")
    words = about[finding.start : finding.end]
    if words:
        text.append(f"  “{_excerpt(words)}”", "italic")
    if finding.suggestion:
        text.append(f"  → {finding.suggestion}", "dim")
    text.append(f"  {finding.code}", "dim")
    return text


def remembered(matches: Sequence[Sequence[Match]], drawing: Drawing, width: int) -> list[Choice]:
    """Return what the memory has for each sentence of a paragraph, with what differs in each."""
    choices = []
    for sentence, found in enumerate(matches):
        for number, match in enumerate(found):
            text = Text.assemble((f"{match.score:>3}%  ", "bold"), match.suggestion)
            for old, new in match.swapped:
                text.append(f"  {old} → {new}", "dim")
                if (at := match.suggestion.find(new)) >= 0:
                    text.stylize("bold underline", 6 + at, 6 + at + len(new))
            if match.left:
                arabic = "، ".join(match.left)
                text.append(f"  not put in: {_one_line(arabic, drawing)}", "bold")
            text.append("\n")
            text.append_text(_arabic(match.pair.source, drawing, width))
            choices.append(Choice(f"{sentence}:{number}", text))
    return choices


def names(table: Sequence[NameEntry], drawing: Drawing) -> list[Choice]:
    """Return the names of an article by what they are: the English, whether a person chose it, how often."""
    choices = []
    for kind, entries in groups(table).items():
        choices.append(_heading(f"{_NAMED[kind]} ({len(entries)})", "bold"))
        for entry in entries:
            text = Text.assemble(("✓ " if entry.confirmed else "  ", "bold"), (entry.english or "?", "bold"))
            text.append(f"  {_one_line(entry.arabic, drawing)}  ")
            text.append(f"{len(entry.places)}×  {entry.source}", "dim")
            if entry.spellings:
                text.append(f"  here also: {', '.join(entry.spellings)}", TONE_STYLES[Severity.WARNING])
            if count := len(entry.lacking):
                text.append(
                    f"  not whole in {count} {'place' if count == 1 else 'places'}",
                    TONE_STYLES[Severity.WARNING],
                )
            choices.append(Choice(str(table.index(entry)), text))
    return choices


def found_pairs(pairs: Sequence[Pair], drawing: Drawing, width: int) -> Text:
    """Return pairs of the memory to read: English, Arabic, and when it was approved."""
    text = Text()
    for pair in pairs:
        text.append(f"{pair.target}", "bold")
        text.append(f"  {pair.at[:10]}\n", "dim")
        text.append_text(_arabic(pair.source, drawing, width))
        text.append("\n\n")
    return text if pairs else Text("The memory has nothing with these words.")


def left_out(session: Session, drawing: Drawing, width: int) -> list[Choice]:
    """Return what is not shown as article: texts without a paragraph first, then the dropped blocks."""
    choices = []
    for unplaced in session.unplaced():
        text = Text.assemble(("yours, without a paragraph  ", "bold"))
        text.append(f"{unplaced.text}\n")
        text.append_text(_arabic(unplaced.source, drawing, width))
        choices.append(Choice(f"unplaced:{unplaced.id}", text))
    for block in session.dropped():
        text = Text.assemble((f"{block.reason}\n", "bold"))
        text.append_text(_arabic(block.text, drawing, width))
        choices.append(Choice(f"dropped:{block.id}", text))
    return choices


def article(session: Session, drawing: Drawing, width: int) -> Text:
    """Return what there is to know of the article and its desk."""
    source = session.source
    text = Text()
    for row in session.rows():
        if row.block.kind is BlockKind.HEADLINE:
            text.append("Headline\n", "bold")
            text.append_text(_arabic(row.source, drawing, width))
            text.append("\n")
            break
    facts = {
        "File": "standard input" if source.name == "-" else source.name,
        "Title of the page": source.title or "",
        "Outlet": source.outlet or "",
        "Published": source.published or "",
        "Read as": f"{source.format}, {source.encoding}",
        "Desk": str(session.path),
        "Arabic is drawn": drawing.mode,
    }
    for name, value in facts.items():
        if value:
            text.append(f"{name}: ", "bold")
            text.append(f"{_one_line(value, drawing)}\n")
    for note in (*source.notes, *session.notes):
        text.append(f"{note}\n", "italic")
    return text


def _arabic(text: str, drawing: Drawing, width: int) -> Text:
    text = _excerpt(text)
    if has_arabic(text):
        lines = wrap_rtl(text, width, drawing.mode, tashkeel=drawing.tashkeel)
    else:
        lines = wrap_ltr(text, width, drawing.mode)
    return Text("\n".join(line.text for line in lines), style="dim")


def _one_line(text: str, drawing: Drawing) -> str:
    return render_ltr_line(text, 1, drawing.mode).text.rstrip()


def _excerpt(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_EXCERPT else f"{text[:_LONGEST_EXCERPT]} …"
