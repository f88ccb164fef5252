"""Command fill: a workbook of the province with our results in it."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from cdsdesk.actions.filling import KNOWN, UNSURE, FilledTable, FillRequest, FillResult, fill_workbook
from cdsdesk.importing.options import ImportOptions
from db.store import Store
from ui.commands.output import DONE, NEEDS_A_PERSON, Output
from ui.commands.parser import Commands
from ui.commands.progress import ConsoleProgress

_MOST = 20
_WHY = {
    "different": "ô đã có “{}”, của mình là “{}”, giữ nguyên",
    "formula": "ô có công thức, không điền “{1}”",
    "covered": "ô nằm trong vùng gộp, không điền “{1}”",
}


def register(commands: Commands) -> None:
    """Add the command."""
    made = commands.add("fill", "Điền kết quả vào biểu Excel của tỉnh, giữ nguyên phần còn lại", _fill)
    made.inputs.add_argument("file", type=Path, metavar="TỆP")
    made.inputs.add_argument("template", type=Path, metavar="BIỂU.xlsx")
    made.options.add_argument("--period", required=True, metavar="KỲ", help="kỳ của kết quả")
    made.options.add_argument("-o", type=Path, required=True, metavar="TỆP.xlsx", help="ghi ra tệp này", dest="out")
    made.options.add_argument("--sheet", default="", metavar="TRANG", help="chỉ điền một trang tính")


def _fill(args: argparse.Namespace, out: Output) -> int:
    options = ImportOptions(sheet=args.sheet, period=args.period)
    with Store.open(args.file, write=False) as store:
        request = FillRequest(args.template, args.period, args.out, options)
        result = fill_workbook(store, request, ConsoleProgress(out))
    for line in _lines(result):
        out.say(line)
    out.result(result.to_json())
    return NEEDS_A_PERSON if result.needs_person() else DONE


def _lines(result: FillResult) -> Iterator[str]:
    yield f"Đã ghi {result.out}."
    for table in result.tables:
        rows, cells = table.rows_counted(), table.cells_counted()
        yield (
            f"Trang “{table.sheet}”, bảng {table.number}: {rows['read']} dòng, khớp {rows['known']}, "
            f"chưa rõ {rows['unsure']}, không có {rows['unknown']}; điền {cells['filled']} ô, "
            f"đã có sẵn {cells['same']}, để nguyên {cells['different'] + cells['formula'] + cells['covered']}."
        )
        told = list(_left(table))
        yield from told[:_MOST]
        if len(told) > _MOST:
            yield f"  … và {len(told) - _MOST} chỗ nữa"
    if result.formulas:
        yield f"Có {result.formulas} công thức trên các dòng; mở tệp bằng Excel để tính lại."


def _left(table: FilledTable) -> Iterator[str]:
    for row in table.rows:
        if row.fate != KNOWN:
            why = "chưa rõ là mục nào" if row.fate == UNSURE else "không có trong hồ sơ"
            yield f"  Dòng {row.row}: “{row.title[:80]}” {why}"
        for cell in row.cells:
            if words := _WHY.get(cell.fate):
                yield f"  Dòng {row.row}: {words.format(cell.before[:60], str(cell.told)[:60])}"
