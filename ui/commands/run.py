"""Running one command: parse, do, say; every refusal is one Vietnamese line and exit code 2."""

import sys
from collections.abc import Sequence

from cdsdesk.errors import CdsError, WriteError
from cdsdesk.progress import Cancelled
from ui.commands import checks_and_reports, files, history, imports, records, samples
from ui.commands.output import REFUSED, Output, refuse
from ui.commands.parser import CommandParser, Commands

_FAMILIES = (files, imports, records, history, checks_and_reports, samples)
_JSON = "--json"


def command_parser() -> CommandParser:
    """Return the parser with all commands."""
    parser = CommandParser(
        prog="cdsdesk", description="Báo cáo chuyển đổi số của xã, phường: từ mẫu của tỉnh đến bản chờ ký."
    )
    commands = Commands(parser)
    for family in _FAMILIES:
        family.register(commands)
    return parser


def run_command(words: Sequence[str]) -> int:
    """Run a command and return its exit code."""
    _speak_utf8()
    as_json = _JSON in words
    try:
        args = command_parser().parse_args(list(words))
        return int(args.handler(args, Output(args.json)))
    except CdsError as error:
        return refuse(error, as_json=as_json)
    except (Cancelled, KeyboardInterrupt):
        sys.stderr.write("Đã dừng, hồ sơ không thay đổi.\n")
        return REFUSED
    except BrokenPipeError:
        return REFUSED
    except OSError as error:
        return refuse(WriteError("Máy không làm được việc này", str(error.strerror)), as_json=as_json)


def _speak_utf8() -> None:
    """Vietnamese needs UTF-8 also on a console that was set up for something else."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
