"""``deskbrief models bench``: words a second on this machine and, against a test set, BLEU and chrF."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from deskbrief.cli.commands.models import named, print_json
from deskbrief.cli.diagnostics import Diagnostics
from deskbrief.cli.models_options import ModelsOptions
from deskbrief.cli.streams import write_stdout
from deskbrief.errors import LoadError, UsageError
from deskbrief.exit_codes import ExitCode
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import ModelEntry, Role
from deskbrief.models.installed import State, look
from deskbrief.pairs import SourceTarget, open_pairs
from deskbrief.translate.engines import open_engine
from deskbrief.translate.measuring import Measured, measure

COLUMNS = ("NAME", "WORDS/S", "LOAD S", "BLEU", "CHRF", "SENTENCES")


def run(options: ModelsOptions, diagnostics: Diagnostics) -> ExitCode:
    """Measure the named models, or all that translate and are ready.

    Raises:
        DeskbriefError: a model cannot be run, or the test set cannot be read.
    """
    catalogue = load_catalogue().on(options.device)
    ready = (entry for entry in catalogue.of(Role.TRANSLATE) if look(entry).state is State.READY)
    chosen = [named(catalogue, name, Role.TRANSLATE) for name in options.names] or list(ready)
    sources, references = _test_set(options.test) if options.test else (_own_sentences(), [])
    rows: list[dict[str, object]] = []
    if not options.json:
        write_stdout(_line(*COLUMNS))
    for entry in chosen:
        diagnostics.note(f"measuring {entry.name}")
        rows.append(_row(entry, measure(open_engine(entry), sources, references)))
        if not options.json:
            write_stdout(_line(*("-" if value is None else str(value) for value in rows[-1].values())))
    if options.json:
        print_json(rows)
    return ExitCode.OK


def _row(entry: ModelEntry, measured: Measured) -> dict[str, object]:
    return {
        "name": entry.name,
        "words_per_s": round(measured.words_per_s, 1),
        "load_s": round(measured.load_s, 1),
        "bleu": None if measured.bleu is None else round(measured.bleu, 1),
        "chrf": None if measured.chrf is None else round(measured.chrf, 1),
        "sentences": measured.sentences,
    }


def _line(*cells: str) -> bytes:
    return f"{chr(9).join(cells)}\n".encode()


def _own_sentences() -> list[str]:
    text = (resources.files("deskbrief.translate") / "measuring.txt").read_text("utf-8")
    return text.splitlines()


def _test_set(file: Path) -> tuple[list[str], list[str]]:
    try:
        with file.open("rb") as stream:
            found = [
                each
                for each in open_pairs(stream, str(file)).entries
                if isinstance(each, SourceTarget) and each.target.strip()
            ]
    except OSError as error:
        raise LoadError(
            f"{file} cannot be read: {error.strerror}.", "Name a TSV or TMX file of pairs."
        ) from error
    if not found:
        raise UsageError(
            f"{file} holds no pairs.", "Allowed: Arabic, a tab, English, one pair a line; or TMX."
        )
    return [pair.source for pair in found], [pair.target for pair in found]
