"""What a converted model runs on: the device, the numbers it computes with, and how many threads.

As many batches at a time as there are cores, one thread each, are much faster than one batch on all cores:
``python -m benchmarks.speed`` measures both.
"""

from __future__ import annotations

import os
import platform
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from deskbrief.errors import DeskbriefError
from deskbrief.models.entry import ModelEntry

MOST_PARALLEL = 8
"""Batches at a time; more cores than this share them."""

_PREFERRED = {
    "cpu": ("int8", "float32"),
    "cuda": ("int8_float16", "int8_bfloat16", "float16", "int8_float32", "float32"),
}
"""Compute types by device, the best first."""

_CPU_INFO = Path("/proc/cpuinfo")


class Device(StrEnum):
    """Where a model may be told to run."""

    AUTO = "auto"
    """On a graphics card where there is one."""
    CPU = "cpu"
    CUDA = "cuda"


@dataclass(frozen=True, slots=True)
class Hardware:
    """What one model runs on."""

    device: str
    """``cpu`` or ``cuda``."""
    compute_type: str
    """The numbers that it computes with, in CTranslate2's words."""
    parallel: int
    """Batches at a time."""
    threads: int
    """For each of them; 0 leaves it to CTranslate2."""

    @property
    def signature(self) -> str:
        """What of it may change a translation: ``int8`` on a processor, ``cuda:int8_float16`` on a card."""
        return self.compute_type if self.device == Device.CPU else f"{self.device}:{self.compute_type}"


def hardware_for(entry: ModelEntry) -> Hardware:
    """Return what a model runs on here.

    Raises:
        DeskbriefError: the entry asks for a device or a compute type that is not to be had here.
    """
    import ctranslate2

    device = _device(entry, ctranslate2)
    able = set(ctranslate2.get_supported_compute_types(device))
    usual = _PREFERRED[device]
    if device == Device.CPU and overflows_in_8_bits():
        able = {each for each in able if not each.startswith("int8")}
    wanted = (entry.compute_type,) if entry.compute_type else usual
    compute_type = next((each for each in wanted if each in able), None)
    if compute_type is None:
        raise DeskbriefError(
            f"{entry.name!r} is to compute in {' or '.join(wanted)}, which this {device} does not.",
            f"Allowed here: {', '.join(sorted(able))}. Change compute_type in {entry.origin}.",
        )
    if device == Device.CUDA:
        return Hardware(device, compute_type, parallel=1, threads=0)
    cores = entry.threads or usable_cores()
    parallel = min(cores, MOST_PARALLEL)
    return Hardware(device, compute_type, parallel, max(1, cores // parallel))


def _device(entry: ModelEntry, ctranslate2: Any) -> str:
    if entry.device == Device.CPU:
        return Device.CPU.value
    cards = _cards(ctranslate2)
    if entry.device == Device.CUDA and not cards:
        raise DeskbriefError(
            "CTranslate2 finds no CUDA graphics card here.",
            "Use --device cpu or auto; a card needs NVIDIA's driver and CUDA 12 with cuBLAS and cuDNN.",
        )
    return (Device.CUDA if cards else Device.CPU).value


def _cards(ctranslate2: Any) -> int:
    try:
        return int(ctranslate2.get_cuda_device_count())
    except RuntimeError:  # a driver that is there and does not work
        return 0


def usable_cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def overflows_in_8_bits() -> bool:
    """Tell whether 8-bit products overflow here, so that translations come out wrong.

    On x86 CTranslate2 multiplies by Intel's MKL on Intel's processors and by oneDNN on others; the latter
    saturates in 16 bits where the processor lacks the VNNI instructions.
    """
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return False
    try:
        info = _CPU_INFO.read_text("utf-8", "replace")
    except OSError:  # no Linux: the name of the maker is all that is known
        return "intel" not in platform.processor().lower() and platform.system() != "Darwin"
    return "GenuineIntel" not in info and not re.search(r"\bavx(512)?_vnni\b", info)
