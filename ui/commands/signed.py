"""Command verify over a PDF: what its signatures prove."""

import argparse
import datetime as dt
from pathlib import Path

from cdsdesk.actions.signed import export_line, read_signed, report_of_file, signed_json
from cdsdesk.vietnamese.dates import format_date
from db.store import Store
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.progress import ConsoleProgress

_HEAD = 1024


def is_pdf(path: Path) -> bool:
    """Whether a file is a PDF by its content."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return b"%PDF-" in file.read(_HEAD)


def verify_pdf(args: argparse.Namespace, out: Output) -> int:
    """Say what the signatures of a PDF prove, and whether it is one that a data file exported."""
    signed = read_signed(args.file, ConsoleProgress(out), args.root)
    known: bool | None = None
    for line in signed.lines():
        out.say(line)
    if args.data is not None:
        with Store.open(args.data, write=False) as store:
            snapshot = store.snapshot()
        known = report_of_file(snapshot, signed) is not None
        out.say(export_line(snapshot, signed))
    head = signed.head
    if signed.found.is_signed:
        out.say(_head_line(head.number, head.date))
    out.result(signed_json(signed, known))
    return NEEDS_A_PERSON if signed.doubtful or known is False else DONE


def _head_line(number: str, date: dt.date | None) -> str:
    """Return what the clerk's stamp on the first page says, as far as it could be read."""
    if not number or date is None:
        return "Không đọc được đủ số và ngày trên trang đầu."
    return f"Trang đầu ghi số {number}, ngày {format_date(date)}."
