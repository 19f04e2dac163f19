"""All that a person can do at the desk, a subject a file; importing this fills the table."""

from deskbrief.tui.commands import article, brief, checking, finding, moving, paragraph, seeing, terms
from deskbrief.tui.commands.command import COMMANDS, Command, Group, Table

__all__ = [
    "COMMANDS",
    "Command",
    "Group",
    "Table",
    "article",
    "brief",
    "checking",
    "finding",
    "moving",
    "paragraph",
    "seeing",
    "terms",
]
