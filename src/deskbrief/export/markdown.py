"""The brief for people: Markdown that GitHub and Pandoc both render well.

Everything that comes from the page or from an engine goes through ``export.escape``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deskbrief.document import NEWS_KINDS, BlockKind, Brief, Bullet, DroppedBlock, Segment, TermUse
from deskbrief.export import looking
from deskbrief.export.escape import fenced, inline, lines, yaml_string
from deskbrief.export.fields import (
    Fields,
    checked,
    fields,
    first,
    is_by_person,
    is_draft,
    is_translated,
    notes,
    numbers,
)
from deskbrief.translate.translator import MEMORY

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "ckb", "ps", "sd", "ug", "he", "yi"})
_LANGUAGES = {
    "ar": "Arabic",
    "fa": "Persian",
    "ur": "Urdu",
    "ckb": "Kurdish",
    "ps": "Pashto",
    "und": "a language not told",
}
_FIELD_KINDS = {
    BlockKind.SECTION: "Section",
    BlockKind.BYLINE: "By",
    BlockKind.DATELINE: "Dateline",
    BlockKind.DATE: "Date",
}
"""Blocks that stand above the article, and what they are called there."""


class MarkdownExporter:
    """Front matter, key points, the article in both languages, and what was left out of it."""

    name = "md"
    suffix = ".md"

    def export(self, brief: Brief) -> str:
        """Return the file; its parts are separated by blank lines, its line ends are LF."""
        about = fields(brief)
        number_of = numbers(brief)
        parts = [
            _front_matter(brief, about),
            f"# {inline(about.title)}",
            *_original_title(about, brief),
            _label(brief),
            *_above_the_article(brief),
            *_key_points(brief.key_points, number_of),
            *_article(brief, number_of),
            *looking.table(brief, number_of),
            *_terms(brief.terms, number_of),
            *_left_out(brief.article.dropped),
        ]
        return "\n\n".join(parts) + "\n"


def _front_matter(brief: Brief, about: Fields) -> str:
    values = {
        "title": about.title,
        "original_title": about.original_title,
        "outlet": about.outlet,
        "dateline": about.dateline,
        "date": about.date,
        "source": about.source,
        "sha256": brief.article.source.sha256,
        "engine": brief.engine,
        "summarizer": brief.summarizer,
        "signature": brief.signature,
        "generated": brief.made_on,
    }
    rows = [f"{key}: {yaml_string(value)}" for key, value in values.items() if value]
    counts = [f"  {key}: {value}" for key, value in about.counts.items()]
    return "\n".join(["---", *rows, "counts:", *counts, "---"])


def _original_title(about: Fields, brief: Brief) -> Iterator[str]:
    if about.original_title and about.original_title != about.title:
        headline = first(brief, BlockKind.HEADLINE)
        yield _in_its_language(about.original_title, headline.block.language if headline else "ar")
        if headline and _mark(headline):
            yield _mark(headline).strip()


def _label(brief: Brief) -> str:
    done, count = checked(brief)
    if count and done == count:
        said = (
            "**Checked by a person**, every paragraph, against the Arabic below it. Begun by "
            f"{inline(brief.engine or 'hand')}; points not marked edited were drawn from it by machine."
        )
    elif is_draft(brief):
        said = (
            "**Machine draft: not for publication unchecked.** Put together phrase by phrase: names, "
            "figures, negations and who said what may be wrong. Check every line that you use against the "
            "Arabic below it."
        )
    elif any(map(is_translated, brief.segments)):
        but = ", but for what is marked so" if done else ""
        said = (
            f"**Machine translation** by {inline(brief.engine)}, not checked by a person{but}. "
            "Check what you use against the Arabic below it."
        )
    else:
        said = "**Nothing was translated.**"
    partly = [f"A person has checked {done} of {count} translated paragraphs, marked so."]
    read = [inline(note) for note in notes(brief)]
    told = [said, *(partly if 0 < done < count else []), *read]
    return "\n>\n".join(f"> {paragraph}" for paragraph in told)


def _mark(segment: Segment) -> str:
    """Return what a person has done to a paragraph, to stand behind it."""
    edited = is_by_person(segment)
    if segment.checked:
        return " *(edited and checked by a person)*" if edited else " *(checked by a person)*"
    if edited:
        return " *(edited by a person)*"
    said = {t.engine for t in segment.translations if t.text}
    return " *(as a person approved it before)*" if said == {MEMORY} else ""


def _above_the_article(brief: Brief) -> Iterator[str]:
    rows = []
    for segment in brief.segments:
        called = _FIELD_KINDS.get(segment.block.kind)
        if called:
            english = f"{inline(segment.translation)}{_mark(segment)} · " if is_translated(segment) else ""
            rows.append(f"- {called}: {english}{_span(segment)}")
    if rows:
        yield "\n".join(rows)


def _span(segment: Segment) -> str:
    tag = _direction(segment.block.language)
    return f"<span{tag}>{inline(segment.block.text)}</span>"


def _key_points(points: Iterable[Bullet], number_of: dict[str, int]) -> Iterator[str]:
    rows = [f"- {_bullet(point)} {_links(point, number_of)}".rstrip() for point in points]
    if rows:
        yield "## Key points"
        yield "\n".join(rows)


def _bullet(bullet: Bullet) -> str:
    if bullet.stale:
        return f"{inline(bullet.text)} *(edited; its paragraph has changed since)*"
    if bullet.edited:
        return f"{inline(bullet.text)} *(edited)*"
    if bullet.instead:
        return f"{inline(bullet.text)} *(the article's own sentence: {inline(bullet.instead)})*"
    return inline(bullet.text)


def _links(bullet: Bullet, number_of: dict[str, int]) -> str:
    cited = (number_of[block_id] for block_id in bullet.paragraphs if block_id in number_of)
    return " ".join(f"[¶{number}](#p{number})" for number in cited)


def _article(brief: Brief, number_of: dict[str, int]) -> Iterator[str]:
    yield "## Article"
    headline = first(brief, BlockKind.HEADLINE)
    for segment in brief.segments:
        kind = segment.block.kind
        if kind in _FIELD_KINDS or segment is headline:
            yield from looking.note(segment)
        elif kind in NEWS_KINDS:
            yield from _paragraph(segment, number_of[segment.id])
            bullets = [b for b in brief.bullets if b.paragraphs[0] == segment.id and _says_more(b, segment)]
            if bullets:
                yield "\n".join(f"- {_bullet(bullet)}" for bullet in bullets)
            yield from looking.note(segment)
        else:
            yield f"### {inline(_english(segment) or segment.block.text)}"
            if _mark(segment):
                yield _mark(segment).strip()
            if _english(segment):
                yield _source(segment)
            yield from looking.note(segment)


def _says_more(bullet: Bullet, segment: Segment) -> bool:
    """A bullet that repeats its whole paragraph says nothing; what a person wrote always does."""
    return bullet.edited or bullet.text != _english(segment)


def _paragraph(segment: Segment, number: int) -> Iterator[str]:
    anchor = f'<a id="p{number}"></a>**¶{number}**'
    english = _english(segment)
    if english:
        yield f"{anchor} {inline(english)}{_mark(segment)}"
    elif segment.block.language == "en":
        yield f"{anchor} *(in English in the source)* {inline(segment.block.text)}"
        return
    else:
        language = segment.block.language
        yield f"{anchor} *Left untranslated: {_LANGUAGES.get(language, inline(language))}.*"
    yield _source(segment)


def _english(segment: Segment) -> str:
    return segment.translation if is_translated(segment) else ""


def _source(segment: Segment) -> str:
    return _in_its_language(segment.block.text, segment.block.language)


def _in_its_language(text: str, language: str) -> str:
    return f"<div{_direction(language)}>\n\n{lines(text)}\n\n</div>"


def _direction(language: str) -> str:
    if language == "und":
        return ' dir="auto"'
    direction = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    # Language codes come from a detector or a plug-in: only letters and hyphens get into the tag.
    code = "".join(c for c in language if c == "-" or (c.isascii() and c.isalpha()))
    return f' dir="{direction}" lang="{code}"'


def _terms(terms: tuple[TermUse, ...], number_of: dict[str, int]) -> Iterator[str]:
    """Yield the glossary's terms that the article has, and where the English does not follow them."""
    if not terms:
        return
    yield "## Terms"
    rows = ["| Arabic | English | where | |", "| --- | --- | --- | --- |"]
    for term in terms:
        where = " ".join(
            f"[¶{number_of[each]}](#p{number_of[each]})" if each in number_of else "above"
            for each in term.paragraphs
        )
        count = term.followed + term.ignored
        missing = f"**not followed {term.ignored} of {count} times**" if term.ignored else ""
        told = " · ".join(filter(None, (missing, inline(term.note))))
        arabic = f'<span dir="rtl" lang="ar">{inline(term.source)}</span>'
        rows.append(f"| {arabic} | {inline(term.target)} | {where} | {told} |")
    yield "\n".join(rows)


def _left_out(dropped: tuple[DroppedBlock, ...]) -> Iterator[str]:
    if dropped:
        yield "## Left out"
        yield "What was on the page and is not the article, whole, with the reason."
        yield "\n\n".join(f"- {inline(block.reason)}:\n\n{fenced(block.text, '  ')}" for block in dropped)
