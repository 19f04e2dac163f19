"""What ``deskbrief models`` can be asked for."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from deskbrief.cli import manual
from deskbrief.cli.parser import Parser, add_quiet, epilog
from deskbrief.errors import UsageError
from deskbrief.models.entry import Role
from deskbrief.models.hardware import Device

ACTIONS = ("list", "pull", "add", "remove", "verify", "use", "bench")

_OWN = {
    "--json": ("list", "verify", "bench"),
    "--update": ("pull",),
    "--name": ("add",),
    "--role": ("add", "remove", "use", "verify", "pull"),
    "--revision": ("add",),
    "--test": ("bench",),
    "--device": ("bench",),
}
"""The actions that an option goes with."""


@dataclass(frozen=True, slots=True)
class ModelsOptions:
    """``deskbrief models ACTION``."""

    action: str
    names: tuple[str, ...] = ()
    """Of models; of ``add`` what is added."""
    json: bool = False
    update: bool = False
    """Of ``pull``: look for a newer commit of what is here already."""
    name: str | None = None
    """Of ``add``: what it is to be called."""
    role: Role | None = None
    revision: str = "main"
    """Of ``add``: the hub's branch, tag or commit."""
    test: Path | None = None
    """Of ``bench``: pairs to translate and to compare with."""
    device: str | None = None
    quiet: bool = False


def models_parser() -> argparse.ArgumentParser:
    """Return the parser of ``deskbrief models``."""
    parser = Parser(
        prog="deskbrief models",
        usage="deskbrief models [list] [--json]\n"
        "       deskbrief models pull NAME [--update]\n"
        "       deskbrief models add FOLDER|OWNER/NAME|FILE.argosmodel [--name NAME] [--role ROLE]\n"
        "       deskbrief models remove NAME\n"
        "       deskbrief models verify [NAME ...] [--json]\n"
        "       deskbrief models use NAME\n"
        "       deskbrief models bench [NAME ...] [--test FILE] [--json] [--device DEVICE]",
        description=manual.MODELS_DESCRIPTION,
        epilog=epilog(manual.MODELS_EXAMPLES),
    )
    parser.add_argument(
        "action", metavar="ACTION", nargs="?", choices=ACTIONS, default="list", help=", ".join(ACTIONS)
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help="models; of add, what is added")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--update", action="store_true", help="pull: look for a newer commit of it")
    parser.add_argument("--name", metavar="NAME", help="add: what it is to be called")
    parser.add_argument(
        "--role",
        choices=[role.value for role in Role],
        help="what it is for, where that is not clear",
    )
    parser.add_argument("--revision", metavar="REVISION", help="add: the hub's branch, tag or commit (main)")
    parser.add_argument(
        "--test", metavar="FILE", type=Path, help="bench: pairs (TSV, TMX) to measure BLEU and chrF on"
    )
    parser.add_argument("--device", choices=[device.value for device in Device], help="bench: where it runs")
    add_quiet(parser)
    return parser


def models_options(given: argparse.Namespace) -> ModelsOptions:
    """Return the options that a parsed command line means.

    Raises:
        UsageError: the arguments are not what the action takes.
    """
    action, names = given.action, tuple(given.names)
    for option, actions in _OWN.items():
        if getattr(given, option.strip("-")) and action not in actions:
            raise UsageError(
                f"{option} goes with {', '.join(actions)}, not with {action}.",
                "deskbrief models --help tells.",
            )
    wanted = {"list": 0, "pull": 1, "add": 1, "remove": 1, "use": 1}.get(action)
    if wanted is not None and len(names) != wanted:
        what = "FOLDER|OWNER/NAME|FILE.argosmodel" if action == "add" else "NAME"
        takes = f"takes one: deskbrief models {action} {what}" if wanted else "takes no name; it lists all."
        raise UsageError(f"deskbrief models {action} {takes}", "deskbrief models list shows the names.")
    return ModelsOptions(
        action,
        names,
        given.json,
        given.update,
        given.name,
        Role(given.role) if given.role else None,
        given.revision or "main",
        given.test,
        given.device,
        given.quiet,
    )
