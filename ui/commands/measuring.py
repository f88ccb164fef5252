"""Command measure."""

import argparse
from pathlib import Path

from cdsdesk.actions.layout_check import measure_layout
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    made = commands.add("measure", "Đo thể thức của một tệp PDF", _measure)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.options.add_argument("--preset", action="store_true", help="đo theo đúng mẫu trình bày của phần mềm")


def _measure(args: argparse.Namespace, out: Output) -> int:
    result = measure_layout(args.file, exact=args.preset, progress=ConsoleProgress(out))
    for line in result.lines():
        out.say(line)
    out.result(result.to_json())
    return DONE if result.sound else NEEDS_A_PERSON
