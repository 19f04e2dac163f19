"""What a batch remembers: which briefs it wrote, of which input, under which signature.

The ledger is one JSON file in the output folder. It makes a batch resume by content, and it tells a brief
that the batch wrote from a file of somebody else's or one that a person has edited since, which are never
replaced unasked. A record marked ``pending`` was about to be rewritten when the batch was last heard of, so
that even after a power cut its brief is known to be the batch's own.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from deskbrief.errors import UsageError
from deskbrief.export.write import write_atomically

NAME = ".deskbrief-ledger.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """One brief of one article in one format."""

    output: str
    """Relative to the output folder, with forward slashes."""
    input_sha256: str = ""
    signature: str = ""
    output_sha256: str = ""
    """Of the brief as the batch wrote it; empty as long as it has not."""
    pending: bool = False


@dataclass(slots=True)
class Ledger:
    """The records of one output folder, by article (relative to the input folder) and format."""

    folder: Path
    root: str = ""
    """The input folder, relative to ``folder`` so that both can move together; empty before the first run."""
    briefs: dict[str, dict[str, Record]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Ledger:
        """Return the ledger of an output folder; an empty one where there is none.

        Raises:
            UsageError: there is one, and it is damaged or of a later deskbrief.
        """
        path = folder / NAME
        try:
            held = json.loads(path.read_bytes())
            if held["version"] != VERSION:
                raise ValueError(f"version {held['version']}")
            briefs = {
                article: {name: Record(**record) for name, record in records.items()}
                for article, records in held["briefs"].items()
            }
            return cls(folder, held["root"], briefs)
        except (FileNotFoundError, NotADirectoryError):
            return cls(folder)
        except OSError as error:
            raise UsageError(f"{path} cannot be read: {error.strerror}.", _ANEW) from None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(f"{path} is no ledger that this deskbrief can read ({error}).", _ANEW) from None

    def write(self) -> None:
        """Write the ledger into its folder, in one step.

        Raises:
            ExportError: it cannot be written.
        """
        held = {
            "version": VERSION,
            "root": self.root,
            "briefs": {
                article: {name: asdict(record) for name, record in sorted(records.items())}
                for article, records in sorted(self.briefs.items())
            },
        }
        write_atomically(self.folder / NAME, json.dumps(held, ensure_ascii=True, indent=1) + "\n")

    def records(self, article: str) -> dict[str, Record]:
        """Return the records of one article by format."""
        return self.briefs.get(article, {})

    def outputs(self, *, pending: bool = False) -> dict[str, str]:
        """Return the article of each output that is known, or of those only that are pending."""
        return {
            record.output: article
            for article, records in self.briefs.items()
            for record in records.values()
            if record.pending or not pending
        }

    def put(self, article: str, format_name: str, record: Record) -> None:
        """Set one record."""
        self.briefs.setdefault(article, {})[format_name] = record

    def expect(self, article: str, outputs: dict[str, str]) -> None:
        """Note, before it happens, that these outputs (by format) will be written for an article."""
        for name, output in outputs.items():
            known = self.records(article).get(name)
            kept = known if known is not None and known.output == output else Record(output)
            self.put(article, name, replace(kept, pending=True))

    def forget_expected(self, articles: Iterable[str]) -> None:
        """Take back what was expected of articles that were not reached.

        A brief that was being rewritten when an earlier batch was killed stays pending.
        """
        for article in articles:
            records = self.records(article)
            for name, record in list(records.items()):
                if not record.output_sha256:
                    del records[name]
                elif sha256_of(self.folder / record.output) in (None, record.output_sha256):
                    records[name] = replace(record, pending=False)
            if not records:
                self.briefs.pop(article, None)

    def is_current(self, article: str, name: str, input_sha256: str, signature: str) -> bool:
        """Tell whether the brief in this format is there and was made of this input under this signature."""
        record = self.records(article).get(name)
        if record is None or (record.input_sha256, record.signature) != (input_sha256, signature):
            return False
        path = self.folder / record.output
        return path.is_file() if not record.pending else sha256_of(path) == record.output_sha256

    def is_edited(self, article: str, name: str) -> bool:
        """Tell whether somebody has changed the brief since the batch wrote it."""
        record = self.records(article).get(name)
        if record is None or record.pending or not record.output_sha256:
            return False
        found = sha256_of(self.folder / record.output)
        return found is not None and found != record.output_sha256


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a second batch out of an output folder; the lock ends with the process, however it ends.

    The folder itself is locked, so no file is left. Windows and some network file systems have no such lock.

    Raises:
        UsageError: another batch has the folder.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(
                f"Another batch is writing to {folder}.", "Wait until it is done, or choose another --out."
            ) from None
        except OSError:  # a file system without locks
            pass
        yield
    finally:
        os.close(descriptor)


_ANEW = "Move it away and every article is briefed anew; or choose another --out."


def sha256_of(path: Path) -> str | None:
    """Return the SHA-256 of a file in hexadecimal, None where there is none to read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def relative_root(root: Path, folder: Path) -> str:
    """Return the input folder as the ledger of an output folder calls it."""
    try:
        return Path(os.path.relpath(root.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive, on Windows
        return root.resolve().as_posix()
