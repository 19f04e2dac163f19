"""``deskbrief names``: names on standard input, in Latin letters."""

from __future__ import annotations

from deskbrief.cli.names_options import NamesOptions
from deskbrief.cli.streams import stdin_lines, write_stdout
from deskbrief.exit_codes import ExitCode
from deskbrief.load import MAX_BYTES
from deskbrief.names.romanise import candidates


def run(options: NamesOptions) -> ExitCode:
    """Print a line of candidates for each line of a name; a blank one stays blank."""
    for lines in stdin_lines(MAX_BYTES):
        for line in lines:
            found = candidates(line.decode("utf-8", "replace"), options.top, options.style)
            write_stdout("\t".join(each.text for each in found).encode("utf-8", "replace") + b"\n")
    return ExitCode.OK
