"""The record of a finished run, ``record.json`` in the build folder: what the model card is made from.

``stages`` maps a stage to when it was made (UTC), its ``seconds``, ``peak_mb`` (memory, millions of bytes)
and ``size_mb``; ``pairs`` and ``english_lines`` map a file of the corpus to its pairs or lines in use.
"""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import deskbrief
from deskbrief.files import replace_file
from training import fingerprints
from training.files import version_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.config import Config
    from training.stages import Kept

FILE = "record.json"


def machine() -> dict[str, Any]:
    """Return what the times were measured on, in words and numbers; neither a name nor a path."""
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
        "system": platform.system(),
    }


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()


def write_record(
    config: Config, stages: list[Kept[Any]], missing: list[str], outputs: Mapping[str, bytes]
) -> None:
    """Write the record.

    Args:
        config: Of the run.
        stages: All of them, in order.
        missing: Held-out sets that were not here to be compared with.
        outputs: The shipped files.
    """
    slips = {stage.name: stage.slip for stage in stages}
    facts = {name: slip.facts for name, slip in slips.items()}
    settings = json.loads(json.dumps(asdict(config), default=str))
    del settings["paths"]
    record = {
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seed": config.seed,
        "versions": {"deskbrief": deskbrief.__version__, **fingerprints.versions()},
        "machine": machine(),
        "configuration": settings,
        "stages": {
            name: {
                "made": slip.made,
                "seconds": slip.seconds,
                "peak_mb": slip.peak_mb,
                "size_mb": slip.size_mb,
            }
            for name, slip in slips.items()
        },
        "material": facts["material"],
        "pairs": facts["pairs"]["counts"],
        "held_out": {
            "not_here": missing,
            "own_lines_dropped": facts["material"]["dropped"],
            "pairs_dropped": facts["pairs"]["dropped"],
        },
        "english_lines": facts["language-model"]["lines"],
        "learned": {
            "phrases": facts["files"]["phrases"],
            "names": facts["names"]["names"],
            "ngrams": facts["language-model"]["ngrams"],
        },
        "files_version": version_of(outputs),
        "outputs": {
            name: {"bytes": len(data), "sha256": fingerprints.of_bytes(data)}
            for name, data in outputs.items()
        },
    }
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    replace_file(config.paths.build / FILE, text.encode())
