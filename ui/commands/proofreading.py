"""Command proofread."""

import argparse
from pathlib import Path

from cdsdesk.cycles import no_search_for_cycles
from cdsdesk.errors import UsageError
from cdsdesk.readers.reader import DocumentReader
from ui.commands import later
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress

_LISTS = (".docx", ".pdf")


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    made = commands.add("proofread", "Đọc soát một văn bản .docx, .pdf hoặc .txt", _proofread)
    made.inputs.add_argument("document", type=Path, metavar="VĂN_BẢN")
    made.options.add_argument("--facts", action="store_true", help="kể cả các dữ kiện đọc được trong văn bản")
    made.options.add_argument("-o", "--out", type=Path, metavar="TỆP", help="ghi danh sách ra tệp .docx hoặc .pdf")


def _proofread(args: argparse.Namespace, out: Output) -> int:
    if args.out is not None and args.out.suffix.lower() not in _LISTS:
        raise UsageError(f"Danh sách ghi ra tệp {' hoặc '.join(_LISTS)}", str(args.out), "hãy đặt tên như ds-soat.docx")
    progress = ConsoleProgress(out)
    with no_search_for_cycles(), DocumentReader() as reader:
        reader.begin_text(args.document)
        result = later.proofread(args.document, progress, reader)
    if args.out is not None:
        later.save_proofread(result, args.out, progress)
    for line in () if args.json else later.proofread_lines(result, facts=args.facts):
        out.say(line)
    out.result(result.to_json(facts=args.facts) | ({"files": [str(args.out)]} if args.out is not None else {}))
    return NEEDS_A_PERSON if result.open else DONE
