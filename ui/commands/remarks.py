"""Command remarks: what a lower office is to mend, written as a file for it, taken in by it, listed."""

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path

from cdsdesk.actions.remarks import is_resent, names_of, place_words, take_remarks
from cdsdesk.actions.remarks_file import RemarksRequest, write_remarks
from cdsdesk.errors import UsageError
from cdsdesk.model.codec import to_json
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_code, period_words
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Remark
from db.store import Store
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.package_files import password_of
from ui.commands.parser import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    made = commands.add("remarks", "Yêu cầu chỉnh sửa: lập tệp cho nơi gửi báo cáo, nhận tệp, xem", _remarks)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.inputs.add_argument("package", type=Path, nargs="?", metavar="YÊU_CẦU.cdsz", help="nhận yêu cầu trong tệp này")
    options = made.options
    options.add_argument("--period", default="", metavar="KỲ", help="kỳ báo cáo được yêu cầu chỉnh sửa")
    options.add_argument("--unit", default="", metavar="UID", help="đơn vị được yêu cầu")
    options.add_argument("-o", "--out", type=Path, metavar="TỆP.cdsz", help="lập tệp yêu cầu gửi cho đơn vị")
    options.add_argument("--password-file", type=Path, metavar="TỆP", help="tệp chứa mật khẩu của tệp yêu cầu")
    options.add_argument("--by", default="", metavar="TÊN", help="người nhận")


def _remarks(args: argparse.Namespace, out: Output) -> int:
    if args.package is not None and (args.out is not None or args.period or args.unit):
        raise UsageError("Mỗi lần chỉ nhận hoặc lập yêu cầu", str(args.package), "hãy bỏ --period, --unit, -o")
    if args.package is not None:
        return _take(args, out)
    if args.out is not None:
        return _write(args, out)
    return _list(args, out)


def _take(args: argparse.Namespace, out: Output) -> int:
    with Store.open(args.file, write=True, who=args.by) as store:
        taken = take_remarks(store, args.package, password_of(args.password_file), args.by)
        snapshot = store.snapshot()
    out.say(f"{taken.sender.name}: {len(taken.written)} yêu cầu mới, {taken.same} yêu cầu đã có.")
    _tell(taken.written, snapshot, out)
    out.result(taken.to_json())
    return NEEDS_A_PERSON if taken.written else DONE


def _write(args: argparse.Namespace, out: Output) -> int:
    if not args.period or not args.unit:
        raise UsageError("Chưa chọn kỳ và đơn vị", str(args.out), "hãy ghi --period và --unit")
    request = RemarksRequest(args.unit, args.period, args.out, password_of(args.password_file))
    with Store.open(args.file, write=False) as store:
        made = write_remarks(store, request)
    out.say(f"Đã ghi {made.path}: {len(made.remarks)} yêu cầu gửi {made.unit.name}, {period_words(made.period)}.")
    out.result(made.to_json())
    return DONE


def _list(args: argparse.Namespace, out: Output) -> int:
    code = period_code(args.period) if args.period else ""
    with Store.open(args.file, write=False) as store:
        snapshot = store.snapshot()
        rows = [
            row
            for row in snapshot.all(Remark)
            if row.unit == (args.unit or row.unit) and period_code(row.period) == (code or period_code(row.period))
        ]
        names = names_of(store, rows)
    _tell(rows, snapshot, out, names)
    left = [row for row in rows if row.unit == snapshot.office and not row.done]
    sent = [row for row in rows if row.unit != snapshot.office and not row.done]
    told = [f"{len(rows)} yêu cầu", f"{len(left)} yêu cầu gửi đến chưa xử lý"]
    out.say(f"{', '.join([*told, f'{len(sent)} yêu cầu gửi đi chưa xong'] if sent else told)}.")
    out.result({"remarks": [to_json(row) for row in rows]})
    return NEEDS_A_PERSON if left else DONE


def _tell(rows: Iterable[Remark], snapshot: Snapshot, out: Output, names: Mapping[str, str] | None = None) -> None:
    for row in rows:
        unit = snapshot.find(Unit, row.unit)
        whom = f"{unit.name}: " if unit is not None and row.unit != snapshot.office else ""
        state = "Đã sửa" if row.done else "Đã gửi lại" if is_resent(snapshot, row) else "Chưa sửa"
        out.say(f"  {state}: {whom}{place_words(snapshot, row, names)}: {row.text}")
