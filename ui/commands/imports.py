"""Command import."""

import argparse
from pathlib import Path

from cdsdesk.actions.import_file import ImportRequest, import_file, told_lines
from cdsdesk.errors import UsageError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.vietnamese.numbers import MoneyUnit
from db.store import Store
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress

_KINDS = ("auto", "tasks", "projects", "indicators", "documents")
_NO_PLAN = "none"


def register(commands: Commands) -> None:
    """Add the command."""
    made = commands.add("import", "Nhập mẫu biểu Excel", _import)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.inputs.add_argument("source", type=Path, metavar="MẪU.xlsx")
    options = made.options
    options.add_argument("--sheet", default="", metavar="TÊN", help="trang tính")
    options.add_argument("--table", type=int, metavar="N", help="bảng thứ mấy của trang, từ 1")
    options.add_argument("--kind", default="auto", choices=_KINDS, metavar="LOẠI", help=", ".join(_KINDS))
    options.add_argument(
        "--plan", default="", metavar="SỐ", help="kế hoạch, như 145/KH-UBND; none: không thuộc kế hoạch"
    )
    options.add_argument("--plan-year", type=int, metavar="NĂM", help="năm của kế hoạch")
    options.add_argument("--period", default="", metavar="KỲ", help="kỳ của kết quả trong tệp")
    options.add_argument(
        "--unit", choices=[unit.value for unit in MoneyUnit], metavar="ĐVT", help="dong nghin trieu ty"
    )
    options.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi")
    options.add_argument("--by", default="", metavar="TÊN", help="người nhập")


def _import(args: argparse.Namespace, out: Output) -> int:
    if args.plan_year is not None and args.plan in ("", _NO_PLAN):
        raise UsageError("--plan-year chỉ dùng cùng --plan", str(args.plan_year), "hãy ghi số, ký hiệu kế hoạch")
    options = ImportOptions(
        sheet=args.sheet,
        table=args.table,
        kind=args.kind,
        plan="" if args.plan == _NO_PLAN else args.plan,
        plan_year=args.plan_year,
        no_plan=args.plan == _NO_PLAN,
        period=args.period,
        unit=MoneyUnit(args.unit) if args.unit else None,
    )
    request = ImportRequest(args.source, options, args.dry_run, args.by)
    with Store.open(args.file, write=not args.dry_run, who=args.by) as store:
        result = import_file(store, request, ConsoleProgress(out))
    for line in told_lines(result.plan):
        out.say(line)
    if args.dry_run:
        out.say("Chỉ xem, chưa ghi gì vào hồ sơ.")
    out.result(result.plan.to_json())
    return NEEDS_A_PERSON if result.plan.needs_person() else DONE
