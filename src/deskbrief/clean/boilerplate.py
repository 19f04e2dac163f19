"""Lines that stand on many pages and belong to no article.

To drop news is worse than to keep a share bar. So a rule must match the *whole* line, and only a line short
enough for what it describes; a paragraph that merely mentions comments or cookies matches none.
"""

from __future__ import annotations

import re

from deskbrief.clean.phrases import rules
from deskbrief.clean.units import LONGEST_LABEL, Unit

_LINKS = re.compile(r"(?:(?:https?://|www\.|t\.me/)\S+|@\w+|[\w.+-]+@[\w-]+\.[\w.]+)(?:[\s|،,•-]+|$)", re.I)
_CHANNEL = re.compile(
    r"(?<![\w.])(?:t\.me|telegram\.me|wa\.me|chat\.whatsapp\.com|whatsapp\.com/channel)/", re.I
)
_HASHTAGS = re.compile(r"(?:#[\w\u200c]+[\s،,|]*+)++")
_COPYRIGHT = re.compile(r"©|\(c\)\s", re.I)
_LONGEST_FOOTER = 160


def reason_to_drop(unit: Unit) -> str:
    """Return what kind of boilerplate the whole line is; empty where it is none."""
    text = unit.text
    if len(text) > LONGEST_LABEL:
        return ""
    key = unit.key
    if not key:
        return "ornament" if text.isprintable() else "invisible marks"
    if len(text) <= _LONGEST_FOOTER:
        if _CHANNEL.search(text):
            return "invitation to subscribe"
        if not _LINKS.sub("", text).strip():
            return "link"
        if _COPYRIGHT.match(text):
            return "copyright notice"
    if _HASHTAGS.fullmatch(text):
        return "tags"
    return next(
        (rule.reason for rule in rules() if len(text) <= rule.longest and rule.pattern.fullmatch(key)), ""
    )
