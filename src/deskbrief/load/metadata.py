"""What a page declares of itself: title, outlet, date of publication."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

_SITE_SUFFIX = re.compile(r"\s+[-–—|»·:]\s+[^-–—|»·:]{2,40}$")
_TITLES = ("og:title", "twitter:title", "headline")
_OUTLETS = ("og:site_name", "application-name", "publisher")
_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "date",
    "pubdate",
    "dc.date",
    "dc.date.issued",
)
_ARTICLE_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the markup declares; None for what it does not."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None


def read_metadata(root: Any) -> Metadata:
    """Read meta elements, JSON-LD and the title element of an lxml tree, in that order of trust."""
    declared: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            declared.setdefault(name, content)
    linked = _linked_data(root)
    title = _first(declared, _TITLES) or linked.get("headline") or _title_element(root)
    outlet = _first(declared, _OUTLETS) or linked.get("publisher")
    if title and outlet:
        title = re.sub(rf"\s*[-–—|»·:]\s*{re.escape(outlet)}\s*$", "", title) or title
    return Metadata(title, outlet, _first(declared, _DATES) or linked.get("datePublished"))


def _first(declared: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((declared[name] for name in names if name in declared), None)


def _title_element(root: Any) -> str | None:
    title = " ".join((root.findtext(".//head/title") or root.findtext(".//title") or "").split())
    return _SITE_SUFFIX.sub("", title) or None


def _linked_data(root: Any) -> dict[str, str]:
    """Return headline, datePublished and the publisher's name out of the page's JSON-LD."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            given = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        nodes = (
            given
            if isinstance(given, list)
            else given.get("@graph", [given])
            if isinstance(given, dict)
            else []
        )
        for node in nodes if isinstance(nodes, list) else []:
            if isinstance(node, dict) and node.get("@type") in _ARTICLE_TYPES:
                publisher = node.get("publisher")
                found = {
                    "headline": node.get("headline"),
                    "datePublished": node.get("datePublished"),
                    "publisher": publisher.get("name") if isinstance(publisher, dict) else publisher,
                }
                return {
                    key: value.strip()
                    for key, value in found.items()
                    if isinstance(value, str) and value.strip()
                }
    return {}
