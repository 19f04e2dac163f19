"""One entry of the model catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from deskbrief.plugins import Group

BEAMS = 4
"""The width of the beam unless an entry says otherwise."""


class Role(StrEnum):
    """What a model does at the desk."""

    TRANSLATE = "translate"
    SUMMARIZE = "summarize"

    @property
    def group(self) -> Group:
        """The plug-ins that can play this role."""
        return Group.ENGINES if self is Role.TRANSLATE else Group.SUMMARIZERS

    @property
    def embedded(self) -> str:
        """The model of this role that needs no download, so it always works."""
        return "draft" if self is Role.TRANSLATE else "lead-rank"

    @property
    def option(self) -> str:
        """The command-line option that chooses a model of this role."""
        return "--model" if self is Role.TRANSLATE else "--summarizer"


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """What ``models.toml`` says of one model."""

    name: str
    """As given to ``--model`` or ``--summarizer``."""
    kind: str
    """The plug-in that runs it: an entry-point name of the role's group."""
    role: Role
    hub: str | None = None
    """Its id on the Hugging Face hub, ``owner/name``."""
    path: str | None = None
    """A local folder that holds it; wins over ``hub``."""
    revision: str = "main"
    licence: str = ""
    size_mb: int | None = None
    """Approximate size of the download in megabytes."""
    languages: tuple[str, ...] = ()
    """ISO 639 codes, source first."""
    source_code: str | None = None
    """The source language in the model's own codes, e.g. NLLB's ``arb_Arab``."""
    target_code: str | None = None
    advice: str = ""
    """One line for the person who chooses."""
    prefix: str = ""
    """Text that the model wants before every input, e.g. MADLAD's ``<2en> ``."""
    beams: int = BEAMS
    """The width of the beam search; 1 is greedy and fastest."""
    max_units: int | None = None
    """The longest input in the model's own tokens, where the model does not say or says too much."""
    device: str = "auto"
    """Where it runs: ``auto``, ``cpu`` or ``cuda``."""
    compute_type: str | None = None
    """The numbers it computes with in CTranslate2's words, such as ``float32``; None for the fastest here."""
    threads: int | None = None
    """The most processor cores that it may use; None for all."""
    origin: str = "models.toml"
    """The file that the entry comes from, for messages."""
