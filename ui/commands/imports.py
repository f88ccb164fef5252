"""Command import."""

import argparse
from pathlib import Path

from cdsdesk.actions.import_file import ColumnSaid, ImportRequest, import_file, told_lines, written_line
from cdsdesk.actions.importing import Preview, answered
from cdsdesk.errors import UsageError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.synonyms import COLUMNS
from cdsdesk.vietnamese.numbers import MoneyUnit
from db.store import Store
from ui.commands import later
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.package_files import password_of
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress

_KINDS = ("auto", *COLUMNS)
_NO_PLAN = "none"


def register(commands: Commands) -> None:
    """Add the command."""
    made = commands.add("import", "Nhập mẫu biểu: Excel, Word, PDF, CSV, gói mẫu", _import)
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
    options.add_argument("--hidden", action="store_true", help="nhập cả trang, dòng, cột ẩn")
    options.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="TRANG:BẢNG:CỘT=Ô",
        help="ô của một cột, như “Phụ lục I:1:C=lead”",
    )
    options.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="TRANG:DÒNG=TRẢ LỜI",
        help="new: mục mới; skip: bỏ qua; keep: giữ của mình; take: lấy theo tệp; hoặc uid của mục",
    )
    options.add_argument("--result", type=Path, metavar="TỆP.xlsx", help="ghi kết quả từng dòng cho nơi gửi tệp")
    options.add_argument("--password-file", type=Path, metavar="TỆP", help="tệp chứa mật khẩu của gói mẫu")
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
        hidden=args.hidden,
    )
    for text in args.answer:
        options = _answered(options, text)
    password = password_of(args.password_file)
    request = ImportRequest(args.source, options, args.dry_run, args.by, tuple(map(_column, args.column)), password)

    def tell(shown: Preview) -> None:
        if args.result is not None:
            later.write_result(shown, args.result)

    with Store.open(args.file, write=not args.dry_run, who=args.by) as store:
        result = import_file(store, request, ConsoleProgress(out), tell)
    for line in told_lines(result.plan, written=not args.dry_run):
        out.say(line)
    out.say("Chỉ xem, chưa ghi gì vào hồ sơ." if args.dry_run else written_line(result))
    out.result(result.plan.to_json())
    return NEEDS_A_PERSON if result.plan.needs_person() else DONE


def _column(text: str) -> ColumnSaid:
    place, _, path = text.rpartition("=")
    sheet, table, letters = _parts(place, 3) or ("", "", "")
    if not sheet or not table.isdigit():
        raise UsageError("Không hiểu --column", text, "hãy viết như “Phụ lục I:1:C=lead”")
    return ColumnSaid(sheet, int(table), letters, path.strip())


def _answered(options: ImportOptions, text: str) -> ImportOptions:
    place, _, answer = text.rpartition("=")
    sheet, row = _parts(place, 2) or ("", "")
    if not sheet or not row.isdigit() or not answer.strip():
        raise UsageError("Không hiểu --answer", text, "hãy viết như “Phụ lục I:12=new”")
    return answered(options, sheet, int(row), answer.strip())


def _parts(place: str, count: int) -> list[str] | None:
    """Divide "Phụ lục I:1:C" from its end, since the name of a sheet may hold a colon."""
    parts = place.rsplit(":", count - 1)
    return [part.strip() for part in parts] if len(parts) == count else None
