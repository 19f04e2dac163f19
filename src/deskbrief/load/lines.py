"""The lines of a text: what ends one, and what a page's markup says of one."""

import re
from dataclasses import dataclass

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""One line of any system's text file, or of a page's text."""


@dataclass(slots=True)
class Line:
    """One line of the page's text."""

    text: str
    role: str
    reason: str = ""
    """What it is if it is no part of the article; empty where the markup does not tell."""
    certain: bool = False
    """No article text can stand in such an element."""
    level: int = 0
    """Of a heading, 1 to 6."""
    parent: int = 0
    """Number of the element that holds its block element: paragraphs of one text share it."""
    grandparent: int = 0
    """Number of the element above ``parent``: the items of a list and the paragraphs around it share it."""
    reason_from: int = 0
    """Number of the element that gave the reason."""
