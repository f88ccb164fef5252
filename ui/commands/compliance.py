"""Command compliance: who has reported in a year, who is missing, reminders; only reads."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from cdsdesk.actions.compliance import CODES, STANDING_WORDS, Matrix, Standing, known_topic, matrix, reminder
from cdsdesk.actions.compliance_files import save_matrix, save_missing
from cdsdesk.errors import UsageError
from cdsdesk.model.office import PeriodKind, Unit
from cdsdesk.model.periods import period_words, window
from cdsdesk.vietnamese.dates import format_date
from db.store import Store
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress

_KINDS: Mapping[str, PeriodKind] = {kind.value.replace("_", "-"): kind for kind in CODES}


def register(commands: Commands) -> None:
    """Add the command."""
    made = commands.add("compliance", "Xem đơn vị nào đã báo cáo, đơn vị nào trễ, thiếu", _compliance)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    options = made.options
    options.add_argument("--year", type=int, required=True, metavar="NĂM", help="năm cần xem")
    options.add_argument(
        "--kind", choices=list(_KINDS), metavar="LOẠI", help=f"{', '.join(_KINDS)}; mặc định: loại kỳ gặp nhiều nhất"
    )
    options.add_argument("--topic", default="", metavar="NỘI_DUNG", help="nội dung báo cáo; mặc định: báo cáo định kỳ")
    options.add_argument("--pdf", type=Path, metavar="TỆP", help="ghi bảng ra phụ lục PDF")
    options.add_argument("--docx", type=Path, metavar="TỆP", help="ghi bảng ra phụ lục Word")
    options.add_argument("--xlsx", type=Path, metavar="TỆP", help="ghi bảng ra phụ lục Excel")
    options.add_argument("--missing", default="", metavar="KỲ", help="chỉ các đơn vị thiếu của kỳ này, kèm lời nhắc")
    options.add_argument(
        "--to", type=Path, metavar="TỆP", help="ghi danh sách thiếu ra .txt (kèm lời nhắc), .pdf, .docx hoặc .xlsx"
    )


def _compliance(args: argparse.Namespace, out: Output) -> int:
    period = window(args.missing) if args.missing else None
    if args.to is not None and period is None:
        raise UsageError("Chưa chọn kỳ của danh sách thiếu", str(args.to), f"hãy ghi --missing {args.year}-Q1")
    if period is not None and period.code[:4] != str(args.year):
        raise UsageError("Kỳ không thuộc năm đang xem", args.missing, f"hãy ghi một kỳ của năm {args.year}")
    kind = _KINDS.get(args.kind or "")
    if period is not None and kind not in (None, period.kind):
        raise UsageError("Kỳ không thuộc loại kỳ đang xem", args.missing, "hãy bỏ --kind")
    with Store.open(args.file, write=False) as store:
        snapshot = store.snapshot()
    topic = known_topic(snapshot, args.year, args.topic)
    shown = matrix(snapshot, args.year, period.kind if period else kind, topic)
    office, progress = snapshot.unit(), ConsoleProgress(out)
    files = [path for path in (args.pdf, args.docx, args.xlsx) if path is not None]
    _require_endings(args)
    if files:
        save_matrix(shown, office, files, progress)
    if period is not None and args.to is not None:
        save_missing(shown, period.code, office, args.to, progress)
        files.append(args.to)
    told = shown.to_json() | {"files": [str(path) for path in files]}
    if period is None:
        _tell(shown, out)
        needed = any(shown.missing(one.code) for one in shown.periods)
    else:
        told["missing"] = _missing(shown, period.code, office, out)
        needed = bool(told["missing"])
    for path in files:
        out.say(f"Đã xuất {path}")
    out.result(told)
    return NEEDS_A_PERSON if needed else DONE


def _require_endings(args: argparse.Namespace) -> None:
    for path, ending in ((args.pdf, ".pdf"), (args.docx, ".docx"), (args.xlsx, ".xlsx")):
        if path is not None and path.suffix.lower() != ending:
            raise UsageError(f"Tên tệp phải có đuôi {ending}", str(path), f"hãy đặt tên như chap-hanh{ending}")


def _tell(shown: Matrix, out: Output) -> None:
    """Print the matrix as columns, and how often each standing is in it."""
    if not shown.rows:
        out.say("Chưa có đơn vị cấp dưới nào phải báo cáo.")
        return
    heads = [shown.heading(one.code) for one in shown.periods]
    rows = [
        (row.unit.name, *(STANDING_WORDS[cell] for cell in row.cells), f"{row.reported}/{row.due}")
        for row in shown.rows
    ]
    out.table([("Đơn vị", *heads, "Đã báo cáo"), *rows])
    counts = shown.to_json()["counts"]
    told = (f"{STANDING_WORDS[standing].lower()}: {counts[standing.value]}" for standing in Standing)
    out.say(f"Năm {shown.year}: {', '.join(told)}.")


def _missing(shown: Matrix, code: str, office: Unit, out: Output) -> list[dict[str, str]]:
    """Print who is missing with a reminder for each; return the same for scripts."""
    (due,) = (one.due for one in shown.periods if one.code == code)
    units = shown.missing(code)
    if not units:
        out.say(f"Không có đơn vị nào thiếu báo cáo {period_words(code)}.")
    for unit in units:
        out.say(f"{unit.name} (hạn gửi {format_date(due)})")
    found = []
    for unit in units:
        text = reminder(shown, code, unit, office)
        out.say(f"\n{text}")
        found.append({"uid": unit.uid, "name": unit.name, "due": due.isoformat(), "reminder": text})
    return found
