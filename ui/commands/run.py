"""Running one command: parse, do, say; every refusal is one Vietnamese line and exit code 2."""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from cdsdesk.errors import CdsError
from cdsdesk.files import write_error
from cdsdesk.progress import Cancelled
from ui.commands.output import REFUSED, Output, refuse
from ui.commands.parser import CommandParser, Commands

_JSON = "--json"
_FAMILIES = {
    "files": ("new", "dump", "load", "verify", "backup", "restore"),
    "imports": ("import",),
    "records": ("list", "add", "set", "delete", "search"),
    "history": ("undo", "redo", "history"),
    "checks_and_reports": ("check", "report"),
    "outlines": ("outline",),
    "collecting": ("collect",),
    "filling": ("fill",),
    "measuring": ("measure",),
    "proofreading": ("proofread",),
    "returned": ("compare",),
    "packages": ("pack", "merge"),
    "compliance": ("compliance",),
    "remarks": ("remarks",),
    "samples": ("demo",),
}


def command_names() -> tuple[str, ...]:
    """Return the names of all commands."""
    return tuple(name for names in _FAMILIES.values() for name in names)


def command_parser(word: str = "") -> CommandParser:
    """Return the parser for a command word; for anything else with all commands.

    Only the family that is needed is loaded: listing records must not wait for the libraries that print reports.
    """
    parser = CommandParser("cdsdesk", "Báo cáo chuyển đổi số của xã, phường: từ mẫu của tỉnh đến bản chờ ký.")
    commands = Commands(parser)
    wanted = [family for family, names in _FAMILIES.items() if word in names] or list(_FAMILIES)
    for family in wanted:
        import_module(f"ui.commands.{family}").register(commands)
    return parser


def run_command(words: Sequence[str]) -> int:
    """Run a command and return its exit code."""
    _speak_utf8()
    as_json = _JSON in words
    try:
        args = command_parser(words[0] if words else "").parse_args(list(words))
        return int(args.handler(args, Output(args.json)))
    except CdsError as error:
        return refuse(error, as_json=as_json)
    except (Cancelled, KeyboardInterrupt):
        sys.stderr.write("Đã dừng, hồ sơ không thay đổi.\n")
        return REFUSED
    except OSError as error:
        return refuse(write_error(Path(error.filename or "."), error), as_json=as_json)


def _speak_utf8() -> None:
    """Vietnamese needs UTF-8 also on a console that was set up for something else."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
