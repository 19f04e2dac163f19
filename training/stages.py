"""Keeps what each stage of the training made, so that only what a change concerns is made again.

A stage is two files in the build folder: ``NAME.pickle``, and ``NAME.json`` that says what it depended on,
how long it took and what the pickle must look like. The pickle is written first and both are written whole,
so a run that was killed leaves the old stage, the new one, or a pair that does not fit, which counts as none.

A stage depends on the *content* of the stages before it: one that is made again and comes out the same stops
the chain. Content is what values are equal by, not the bytes of the pickle, which also tell which of a
value's texts are one object and so differ between runs.
"""

from __future__ import annotations

import json
import pickle
import resource
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

from deskbrief.files import replace_file
from training import fingerprints

T = TypeVar("T")
FORMAT = 1
"""Raised when the kept form changes."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is known of a kept stage without opening it."""

    key: str
    """The fingerprint of all that it depended on."""
    content: str
    """The fingerprint of its value."""
    stored: str
    """The fingerprint of its pickle's bytes."""
    made: str
    """When, in UTC."""
    seconds: float
    peak_mb: int
    """Memory in use at most while it was made, this process or one that it started, in millions of bytes."""
    size_mb: float
    facts: Mapping[str, Any]
    """Counts for the record."""


@dataclass(slots=True, eq=False)
class Kept(Generic[T]):
    """A stage that is done; its value is read when it is asked for."""

    name: str
    slip: Slip
    _path: Path
    _value: list[T] = field(default_factory=list)

    @property
    def value(self) -> T:
        """What the stage made."""
        if not self._value:
            self._value.append(pickle.loads(self._path.read_bytes()))
        return self._value[0]


def kept(folder: Path, name: str) -> Any:
    """Return what a finished stage made, whatever it depended on.

    Raises:
        FileNotFoundError: there is none, or it is damaged.
    """
    slip = _slip(folder, name)
    if slip is None:
        raise FileNotFoundError(f"{name} is not kept in {folder}: run python -m training.draft")
    return Kept[Any](name, slip, folder / f"{name}.pickle").value


def slips(folder: Path) -> dict[str, Slip]:
    """Return the slip of every whole stage, by its name."""
    names = sorted(path.stem for path in folder.glob("*.pickle"))
    return {name: slip for name in names if (slip := _slip(folder, name))}


def _slip(folder: Path, name: str) -> Slip | None:
    """Return the slip of a stage that is kept and whole."""
    with suppress(OSError, ValueError, TypeError):
        slip = Slip(**json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))
        if dict(fingerprints.of_files([folder / f"{name}.pickle"]))[f"{name}.pickle"] == slip.stored:
            return slip
    return None


class Stages:
    """The stages of one run."""

    def __init__(
        self, folder: Path, forget: Collection[str] = (), say: Callable[[str], None] = print
    ) -> None:
        """``forget`` names stages that are made again whatever is kept of them."""
        self._folder = folder
        self._forget = forget
        self._say = say
        self._versions = fingerprints.versions()
        fingerprints.of_code("training.draft")  # now: what is edited during the run is not what runs

    def stage(
        self,
        name: str,
        make: Callable[[], T],
        *,
        code: Sequence[str],
        after: Sequence[Kept[Any]] = (),
        settings: object = None,
        files: Sequence[Path] = (),
        facts: Callable[[T], Mapping[str, Any]] = lambda _: {},
    ) -> Kept[T]:
        """Return what an earlier run made of a stage, or make and keep it.

        Args:
            name: Of the stage.
            make: Makes it.
            code: The modules that ``make`` calls; the driver's own lines are not looked at.
            after: The stages whose values it uses.
            settings: What it uses of the configuration, as JSON can say it.
            files: What it reads.
            facts: What the record is to say of it.
        """
        path = self._folder / f"{name}.pickle"
        key = fingerprints.of_settings(
            [
                FORMAT,
                self._versions,
                fingerprints.of_code(*code),
                [(before.name, before.slip.content) for before in after],
                settings,
                fingerprints.of_files(files),
            ]
        )
        slip = None if name in self._forget else _slip(self._folder, name)
        if slip is not None and slip.key == key:
            self.log(f"{name}: kept")
            return Kept(name, slip, path)
        began, watch = time.monotonic(), _Memory()
        value = make()
        body = pickle.dumps(value, protocol=5)
        replace_file(path, body)
        slip = Slip(
            key=key,
            content=fingerprints.of_value(value),
            stored=fingerprints.of_bytes(body),
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - began, 1),
            peak_mb=watch.peak_mb(),
            size_mb=round(len(body) / 1e6, 2),
            facts=facts(value),
        )
        text = json.dumps(asdict(slip), indent=2, ensure_ascii=False)
        replace_file(self._folder / f"{name}.json", text.encode())
        self.log(f"{name}: {slip.seconds:.0f} s, at most {slip.peak_mb} MB in use, {slip.size_mb} MB kept")
        return Kept(name, slip, path, [value])

    def log(self, line: str) -> None:
        """Say a line, and put it to ``train.log`` with the time."""
        self._say(line)
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "train.log").open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {line}\n")


class _Memory:
    """The most memory in use since it was made; where the system does not tell, since the process began."""

    def __init__(self) -> None:
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # Linux: begin the peak anew
        self._children = _rusage_mb(resource.RUSAGE_CHILDREN)

    def peak_mb(self) -> int:
        own = _rusage_mb(resource.RUSAGE_SELF)
        with suppress(OSError):
            for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
                if line.startswith("VmHWM:"):
                    own = round(int(line.split()[1]) * 1024 / 1e6)
        children = _rusage_mb(resource.RUSAGE_CHILDREN)
        return max(own, children if children > self._children else 0)


def _rusage_mb(who: int) -> int:
    return round(resource.getrusage(who).ru_maxrss * 1024 / 1e6)
