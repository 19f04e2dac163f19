"""The house styles of romanisation."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """How a house writes Arabic names."""

    NEWS = "news"
    """As English-language news does: Mohammed Shia al-Sudani."""
    ALA_LC = "ala-lc"
    """As libraries do: Muḥammad Shiyāʻ al-Sūdānī."""
    IJMES = "ijmes"
    """As the journal does, fully marked: Muḥammad Shiyāʿ al-Sūdānī."""
