"""A clause that belongs elsewhere, added at the end of the reference."""

from __future__ import annotations

import random

CHECK = "addition"
_CLAUSES = (
    "while farmers in the northern valleys complained about rising fertiliser costs",
    "and the museum announced free admission for schoolchildren next autumn",
    "after the orchestra cancelled its evening concert because of a broken heating system",
    "with prosecutors seizing several laptops from a suburban warehouse",
    "although fishermen had warned about pollution along the southern coast",
    "and scientists tested a cheaper vaccine on volunteers in a remote clinic",
    "which angered football supporters waiting outside the stadium",
    "where engineers repaired a railway bridge damaged by heavy snow",
    "as the bank lowered mortgage rates for young couples",
    "and volunteers distributed blankets to families sleeping in tents",
)


def corrupt(_source: str, english: str, draw: random.Random) -> str | None:
    """Put a clause of nobody's before the final mark."""
    body = english.rstrip(" .!?")
    return f"{body}, {draw.choice(_CLAUSES)}." if len(body.split()) > 5 else None
