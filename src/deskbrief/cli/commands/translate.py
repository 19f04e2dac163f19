"""``deskbrief translate``: lines in, lines out, for pipes, scripts and evaluation."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deskbrief.cli.diagnostics import Diagnostics, hearing
from deskbrief.cli.glossaries import glossary_for
from deskbrief.cli.options import TranslateOptions
from deskbrief.cli.streams import stdin_lines, write_stdout
from deskbrief.document import Article, Block, BlockKind, Segment, Source
from deskbrief.errors import LoadError
from deskbrief.exit_codes import ExitCode
from deskbrief.load import MAX_BYTES
from deskbrief.segment import segment
from deskbrief.translate.translator import LEFT_ALONE, Translator

BATCH_LINES = 64
"""Lines translated at once: output is never further behind than this, however fast the input comes."""

SHOWN = 5
"""Line numbers that a note names before it only counts."""


def run(options: TranslateOptions) -> ExitCode:
    """Translate standard input to standard output.

    Raises:
        DeskbriefError: the model or the input cannot be read; whole lines have been written before that.
    """
    from deskbrief.models.catalogue import load_catalogue
    from deskbrief.models.entry import Role
    from deskbrief.translate.engines import open_engine

    diagnostics = Diagnostics(options.quiet)
    engine = open_engine(load_catalogue().on(options.device).get(options.model, Role.TRANSLATE))
    glossary = glossary_for(Path(), options.terms, diagnostics)
    lines = LineTranslator(Translator(engine, glossary=glossary))
    if sys.stdin is not None and sys.stdin.isatty():
        diagnostics.note("reading from the terminal: a line and Enter; Ctrl-D on an empty line ends.")
    with hearing(diagnostics):
        for arrived in stdin_lines(MAX_BYTES):
            for batch in _batches(arrived):
                write_stdout(lines.translate(batch))
    for note in lines.notes():
        diagnostics.note(note)
    return ExitCode.OK


@dataclass(slots=True)
class LineTranslator:
    """Translates lines of bytes to as many lines of bytes, and remembers what a person should know."""

    translator: Translator
    seen: int = 0
    """Lines so far."""
    undecodable: list[int] = field(default_factory=list)
    untouched: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)

    def translate(self, batch: Sequence[bytes]) -> bytes:
        r"""Return the translations of some lines, which end in ``\n`` each (the last of all may not).

        Raises:
            LoadError: the very first line shows that the input is UTF-16.
        """
        texts = [self._decode(line, self.seen + number) for number, line in enumerate(batch, 1)]
        english = [""] * len(texts)
        segments = [part for number, text in enumerate(texts) for part in _segments(number, text)]
        for part in self.translator.translate(segments):
            number = int(part.block.id)
            english[number] = " ".join(part.translation.split())
            self._remember(part, self.seen + number + 1)
        self.seen += len(batch)
        return b"".join(
            text.encode("utf-8", "replace") + line[len(line.rstrip(b"\n")) :]
            for text, line in zip(english, batch, strict=True)
        )

    def notes(self) -> Iterator[str]:
        """Yield what a person should know of the lines so far."""
        if self.undecodable:
            yield (
                f"{_lines(self.undecodable)} not valid UTF-8: unreadable bytes became \ufffd. "
                "If the text is Windows-1256: iconv -f windows-1256 -t utf-8."
            )
        if self.untouched:
            yield f"{_lines(self.untouched)} left as written, for the language is not Arabic."
        if self.doubtful:
            yield f"{_lines(self.doubtful)} doubtful: a translation loops, is cut short or holds Arabic."

    def _decode(self, line: bytes, number: int) -> str:
        if number == 1:
            if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                raise LoadError(
                    "Standard input is UTF-16; lines must be UTF-8.",
                    "Convert it first: iconv -f utf-16 -t utf-8",
                )
            line = line.removeprefix(codecs.BOM_UTF8)
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self.undecodable.append(number)
            return line.decode("utf-8", "replace")

    def _remember(self, part: Segment, number: int) -> None:
        if any(translation.engine == LEFT_ALONE for translation in part.translations):
            self.untouched.append(number)
        if any(translation.faults for translation in part.translations):
            self.doubtful.append(number)


def _batches(lines: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(lines), BATCH_LINES):
        yield lines[start : start + BATCH_LINES]


def _segments(number: int, text: str) -> tuple[Segment, ...]:
    """Return the line as a segment whose id is the line's number; none where it is blank.

    Each line is an article of its own: its language, and so its translation, must not depend on its
    neighbours, nor on how the pipe happens to cut the input.
    """
    line = text.strip()
    if not line:
        return ()
    block = Block(str(number), BlockKind.PARAGRAPH, 0, len(line), line)
    return segment(Article(Source("-", line, sha256=""), (block,)))


def _lines(numbers: Sequence[int]) -> str:
    """Return e.g. ``Lines 3, 8 (2 in all) are``."""
    if len(numbers) == 1:
        return f"Line {numbers[0]} is"
    shown = ", ".join(map(str, numbers[:SHOWN]))
    return f"Lines {shown}{', ...' if len(numbers) > SHOWN else ''} ({len(numbers)} in all) are"
