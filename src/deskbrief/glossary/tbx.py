"""Terms in TBX, the exchange format of term bases (ISO 30042): its form of 2008 (``martif``) and of 2019."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from deskbrief.glossary.rows import BETWEEN, terms_of
from deskbrief.glossary.term import Kind, Problem, ReadTerms, Term

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_FORBIDDEN = frozenset(
    {"deprecatedTerm", "deprecatedTerm-admn-sts", "supersededTerm", "supersededTerm-admn-sts"}
)
_STATUSES = frozenset({"administrativeStatus", "normativeAuthorization"})
_KIND = "subjectField"
"""Where the kind stands: ``person``, ``place``..."""


def read_tbx(data: bytes, origin: str) -> ReadTerms:
    """Read the concepts that have an Arabic and an English term.

    Of a concept, every Arabic term gets its first English one that is not deprecated; deprecated English ones
    are forbidden. No entity is resolved, no file or address opened.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        why = str(error.msg).partition(", line ")[0].rstrip(".")
        return ReadTerms((), (Problem(error.lineno or 1, f"it is damaged XML: {why}"),))
    rows: list[tuple[int, Mapping[str, str]]] = []
    problems: list[Problem] = []
    for concept in root.iter("{*}termEntry", "{*}conceptEntry"):
        found = list(_rows(concept))
        rows += found
        if not found:
            problems.append(Problem(concept.sourceline or 1, "a concept has no Arabic or no English term"))
    read = terms_of(rows, origin)
    return ReadTerms(read.terms, tuple(sorted((*problems, *read.problems), key=lambda each: each.line)))


def write_tbx(terms: Iterable[Term]) -> str:
    """Return the terms in the form of 2019: the dialect TBX-Basic, data categories as attributes."""
    from lxml import etree

    root = etree.Element(f"{{{_NAMESPACE}}}tbx", nsmap={None: _NAMESPACE})
    root.set("type", "TBX-Basic")
    root.set("style", "dca")
    root.set(_LANGUAGE, "ar")
    header = etree.SubElement(root, f"{{{_NAMESPACE}}}tbxHeader")
    described = etree.SubElement(header, f"{{{_NAMESPACE}}}fileDesc")
    source = etree.SubElement(described, f"{{{_NAMESPACE}}}sourceDesc")
    etree.SubElement(source, f"{{{_NAMESPACE}}}p").text = "Exported by deskbrief"
    text = etree.SubElement(root, f"{{{_NAMESPACE}}}text")
    body = etree.SubElement(text, f"{{{_NAMESPACE}}}body")
    for number, term in enumerate(terms, 1):
        _write(body, number, term)
    return str(etree.tostring(root, encoding="unicode", pretty_print=True))


def _rows(concept: Any) -> Iterator[tuple[int, Mapping[str, str]]]:
    sources: list[tuple[int, str]] = []
    targets: list[str] = []
    forbidden: list[str] = []
    for section in concept.iter("{*}langSet", "{*}langSec"):
        language = (
            (section.get(_LANGUAGE) or section.get("lang") or "").replace("_", "-").partition("-")[0].lower()
        )
        for holder in section.iter("{*}tig", "{*}ntig", "{*}termSec"):
            term = next(holder.iter("{*}term"), None)
            written = "".join(term.itertext()) if term is not None else ""
            if language == "ar":
                sources.append((holder.sourceline or 1, written))
            elif language == "en":
                (forbidden if _is_forbidden(holder) else targets).append(written)
    note = next(("".join(each.itertext()) for each in concept.iter("{*}note")), "")
    kind = next((each.text or "" for each in concept.iter("{*}descrip") if each.get("type") == _KIND), "")
    for line, source in sources:
        if targets or kind == Kind.KEEP:
            row = {"source": source, "target": targets[0] if targets else source, "note": note}
            row["kind"] = kind if kind.lower() in tuple(Kind) else ""
            row["forbidden"] = BETWEEN.join(forbidden)
            yield line, row


def _is_forbidden(holder: Any) -> bool:
    return any(
        note.get("type") in _STATUSES and (note.text or "").strip() in _FORBIDDEN
        for note in holder.iter("{*}termNote")
    )


def _write(body: Any, number: int, term: Term) -> None:
    from lxml import etree

    def add(to: Any, name: str, text: str = "", **attributes: str) -> Any:
        made = etree.SubElement(to, f"{{{_NAMESPACE}}}{name}", **attributes)
        if text:
            made.text = text
        return made

    concept = add(body, "conceptEntry", id=f"c{number}")
    add(concept, "descrip", term.kind.value, type=_KIND)
    if term.note:
        add(concept, "note", term.note)
    arabic = add(concept, "langSec")
    arabic.set(_LANGUAGE, "ar")
    add(add(arabic, "termSec"), "term", term.source)
    english = add(concept, "langSec")
    english.set(_LANGUAGE, "en")
    add(add(english, "termSec"), "term", term.target)
    for wording in term.forbidden:
        section = add(english, "termSec")
        add(section, "term", wording)
        add(section, "termNote", "deprecatedTerm-admn-sts", type="administrativeStatus")
