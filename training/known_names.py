"""The names that an article's table knows as persons, places and organisations, from our own material.

    python -m training.known_names

The first figure of a file's name in ``material/names`` says what its names are (``KINDS``). A name is written
down where each word of its English is a name's: ``northern Mali`` is none.
"""

from __future__ import annotations

import lzma
from pathlib import Path

from deskbrief.glossary import Kind
from deskbrief.names.known import PATH
from deskbrief.translate.engines.draft.units import fold_spelling
from training.config import load_config

KINDS = {
    "1": Kind.PLACE,
    "3": Kind.PERSON,
    "4": Kind.PERSON,
    "5": Kind.PERSON,
    "6": Kind.ORGANISATION,
}
_SMALL = frozenset("the of and for in on at to a al ibn bin bint de la le du von van der el d'".split())
_COMMON = frozenset("city province state governorate neighborhood district camp river valley".split())


def known_names(folder: Path) -> dict[str, tuple[Kind, str]]:
    """Return the kind and the English of each name by its folded words, as it is listed first."""
    found: dict[str, tuple[Kind, str]] = {}
    for path in sorted(folder.glob("*.tsv")):
        kind = KINDS.get(path.name[0])
        for line in path.read_text(encoding="utf-8").splitlines():
            arabic, _, english = line.partition("\t")
            if kind is not None and is_name(english):
                key = " ".join(map(fold_spelling, arabic.split()))
                found.setdefault(key, (kind, english.strip()))
    return found


def is_name(english: str) -> bool:
    """Tell whether each word of an expression is a name's, or a small one between them."""
    words = english.replace("al-", "").split()
    names = [word for word in words if word not in _SMALL | _COMMON]
    return bool(names) and all(word[:1].isupper() or word[:1].isdigit() for word in names)


def main() -> None:
    """Write the file."""
    names = known_names(load_config().paths.material / "names")
    rows = "".join(f"{kind}\t{arabic}\t{english}\n" for arabic, (kind, english) in sorted(names.items()))
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.write_bytes(lzma.compress(rows.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{PATH.name}: {len(names)} names, {PATH.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
