"""Which brief belongs to which article: the tree is mirrored, and no two articles share a brief."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import PurePosixPath


def name_outputs(
    articles: Sequence[str], suffixes: Iterable[str], taken: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return for each article the path of its brief, without the suffix of the format.

    ``a.txt`` becomes ``a``; where ``a.html`` lies beside it, they become ``a.txt`` and ``a.html``. An article
    keeps the name that it has in ``taken`` (name -> article), so that a newcomer never renames a brief of
    old; names that others have there stay theirs. Names that some file system takes for the same one (other
    case, other Unicode composition) count as the same. ``suffixes`` are those of the formats.
    """
    endings = tuple(suffixes)
    owners = {_key(name): article for name, article in (taken or {}).items()}
    kept = {article: name for name, article in (taken or {}).items()}
    folders = {_key(str(parent)) for article in articles for parent in PurePosixPath(article).parents}
    stems = Counter(_key(_stem(article)) for article in articles)
    names: dict[str, str] = {}
    for article in articles:
        if article in kept:
            names[article] = kept[article]
            continue
        for name in _candidates(article, shared=stems[_key(_stem(article))] > 1):
            blocked = any(_key(name + ending) in folders for ending in endings)
            if not blocked and owners.setdefault(_key(name), article) == article:
                names[article] = name
                break
    return names


def _candidates(article: str, *, shared: bool) -> Iterator[str]:
    if not shared:
        yield _stem(article)
    yield article
    for number in count(2):
        yield f"{article}-{number}"


def _stem(article: str) -> str:
    path = PurePosixPath(article)
    return str(path.with_name(path.stem))


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
