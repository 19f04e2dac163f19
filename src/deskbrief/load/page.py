"""An HTML page as lines of text: one block element a line, in document order, each with a hint of its role.

Scripts, styles and comments are lines too, so that what is left out of the article can be listed. Which
lines are the article is asked of ``maintext``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from deskbrief.document import Hint, Source, SourceFormat
from deskbrief.load.encoding import Decoded
from deskbrief.load.lines import Line
from deskbrief.load.maintext import article_lines
from deskbrief.load.metadata import read_metadata

_SPACE = re.compile(r"\s+")
_BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe legend li main nav ol p pre section
    summary table tbody td tfoot th thead tr ul""".split()
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_ROLES = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list-item"),
    "blockquote": "quote",
    "time": "date",
}
_UNSEEN = {
    "script": "page script (JavaScript)",
    "style": "style sheet (CSS)",
    "noscript": "shown without JavaScript only",
    "template": "page template",
    "textarea": "form",
    "select": "form",
    "button": "button",
    "svg": "drawing",
}
"""Elements that hold no text of an article, whatever stands in them."""
_FRAMES = {
    "nav": "navigation",
    "footer": "page footer",
    "aside": "sidebar",
    "form": "form",
    "figcaption": "photo caption",
}
"""Elements that seldom hold text of the article."""
_CLASSES = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.I), reason)
    for names, reason in (
        (r"cookies?|consent|gdpr", "cookie notice"),
        (r"share|sharing|social|addtoany", "share bar"),
        (r"related|recommend\w*|popular|most|trending|more-news|read-?also|latest", "related articles"),
        (r"comments?|respond|disqus", "comment form"),
        (r"newsletter|subscri\w+|follow", "invitation to subscribe"),
        (r"breadcrumbs?|menu|nav|navbar|pagination", "navigation"),
        (r"tags?|keywords", "tags"),
        (r"ads?|advert\w*|sponsored|banner", "advertisement"),
        (r"copyright", "copyright notice"),
        (r"sidebar|widgets?", "sidebar"),
    )
)
_MARKED = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.I), role)
    for names, role in (
        (r"author|byline|writer", "byline"),
        (r"date|datetime|published|pubdate|datepublished", "date"),
        (r"outlet|agency|dateline", "outlet"),
    )
)


_WRAPPERS = frozenset(["html", "body", "main", "article"])
"""Their classes speak of the page as a whole."""
_LONGEST_META = 120


@dataclass(frozen=True, slots=True)
class _Frame:
    """A block element that is open."""

    role: str = "paragraph"
    reason: str = ""
    reason_from: int = 0
    certain: bool = False
    level: int = 0
    number: int = 0
    parent: int = 0
    grandparent: int = 0


@dataclass(slots=True)
class _Walk:
    lines: list[Line] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=lambda: [_Frame()])
    count: int = 0

    def flush(self) -> None:
        text = _SPACE.sub(" ", "".join(self.buffer)).strip()
        self.buffer.clear()
        if text:
            frame = self.stack[-1]
            meta = frame.role in ("byline", "date", "outlet")
            role = "paragraph" if meta and len(text) > _LONGEST_META else frame.role
            self.lines.append(
                Line(
                    text,
                    role,
                    frame.reason,
                    frame.certain,
                    frame.level,
                    frame.parent,
                    frame.grandparent,
                    frame.reason_from,
                )
            )

    def unseen(self, text: str, reason: str) -> None:
        self.flush()
        text = _SPACE.sub(" ", text).strip()
        if text:
            self.lines.append(Line(text, "boilerplate", reason, certain=True))

    def enter(self, element: Any) -> None:
        self.flush()
        above = self.stack[-1]
        self.count += 1
        tag = element.tag
        reason = _reason(element)
        self.stack.append(
            _Frame(
                role=_role(element, above.role),
                reason=reason or above.reason,
                reason_from=self.count if reason else above.reason_from,
                certain=above.certain or tag == "nav",
                level=int(tag[1]) if tag in _HEADINGS else above.level,
                number=self.count,
                parent=above.number,
                grandparent=above.parent,
            )
        )

    def leave(self) -> None:
        self.flush()
        self.stack.pop()


def _role(element: Any, above: str) -> str:
    tag = element.tag
    if tag in _ROLES:
        return _ROLES[tag]
    if tag == "p":
        return above if above in ("list-item", "quote", "heading") else "paragraph"
    return (tag not in _WRAPPERS and _marked_role(element)) or above


def _reason(element: Any) -> str:
    if element.tag in _WRAPPERS:
        return ""
    style = (element.get("style") or "").replace(" ", "").lower()
    if element.get("hidden") is not None or "display:none" in style:
        return "hidden text"
    return _FRAMES.get(element.tag) or _class_reason(element)


def read_page(decoded: Decoded, name: str, sha256: str) -> Source:
    """Return the page's text with hints, and what it declares of itself."""
    from lxml import etree, html

    if "<" not in decoded.text:  # text that is merely named as a page
        return Source(name, decoded.text, sha256, SourceFormat.TEXT, decoded.encoding, notes=decoded.notes)

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(decoded.text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):  # no element in it at all
        return Source(name, decoded.text, sha256, SourceFormat.TEXT, decoded.encoding, notes=decoded.notes)
    metadata = read_metadata(root)
    lines = page_lines(root)
    kept, note = article_lines(lines, decoded.text, metadata.title)
    hints: list[Hint] = []
    here = 0
    for number, line in enumerate(lines):
        end = here + len(line.text)
        role = line.role if number in kept else "boilerplate"
        reason = (line.reason or "outside the main text") if role == "boilerplate" else ""
        hints.append(Hint(here, end, role, reason))
        here = end + 1
    return Source(
        name,
        "\n".join(line.text for line in lines),
        sha256,
        SourceFormat.HTML,
        decoded.encoding,
        tuple(hints),
        metadata.title,
        metadata.outlet,
        metadata.published,
        decoded.notes + ((note,) if note else ()),
    )


def page_lines(root: Any) -> list[Line]:
    """Return the lines of an lxml tree in document order, white space collapsed within each."""
    from lxml import etree

    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event in ("comment", "pi"):
            walk.unseen(element.text or "", "HTML comment")
        elif event == "start":
            if element.tag in _UNSEEN or element.tag == "title":
                events.skip_subtree()
                if element.tag != "title":  # the title is metadata
                    walk.unseen(" ".join(element.itertext()), _script_reason(element))
            else:
                if _is_block(element):
                    walk.enter(element)
                walk.buffer.append(element.text or "")
            continue
        elif _is_block(element):
            walk.leave()
        if element is not root:
            walk.buffer.append(element.tail or "")
    walk.flush()
    return walk.lines


def _is_block(element: Any) -> bool:
    if element.tag in _BLOCKS:
        return True
    above = element.getparent()
    in_text = (above is not None and above.tag in ("p", "li", "a", "blockquote")) or above.tag in _HEADINGS
    return (element.tag == "time" and not in_text) or (
        element.tag == "span" and not in_text and bool(_marked_role(element))
    )


def _attributes(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _class_reason(element: Any) -> str:
    names = _attributes(element)
    return next((reason for pattern, reason in _CLASSES if pattern.search(names)), "") if names != " " else ""


def _marked_role(element: Any) -> str:
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('rel') or ''}"
    return next((role for pattern, role in _MARKED if pattern.search(names)), "") if names != "  " else ""


def _script_reason(element: Any) -> str:
    if element.tag == "script" and "json" in (element.get("type") or ""):
        return "structured data (JSON)"
    return _UNSEEN[element.tag]
