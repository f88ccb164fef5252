"""What of a file belongs to none of the imported tables: single rows and whole sheets, each with its reason."""

from collections.abc import Iterator, Mapping, Sequence

from cdsdesk.actions.importing import Preview, ShownTable
from cdsdesk.document.sources import PLACE_HEADING, REASON_HEADING, SOURCES_SHEET, VERDICT_HEADING
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.wording import shortened
from cdsdesk.readers.raw import RawSheet
from cdsdesk.reporting.render_xlsx.results import ResultTable

SHEET = "Ngoài bảng"
NO_DATA, LEFT_OUT = "Không phải dòng dữ liệu", "Bỏ qua"
_HEADINGS = ("Ở trang", PLACE_HEADING, "Chữ trong tệp", VERDICT_HEADING, REASON_HEADING)
_SKIPPED = "Không nhập"
_LONGEST = 300
_DROPPED = "Bỏ "
_Line = tuple[str, str, str, str, str]


def outside(shown: Preview) -> ResultTable | None:
    """Return all that stands outside the tables of an import; None when nothing does."""
    if shown.reading.package is not None:
        return None
    rows = tuple(line for sheet in shown.reading.book.sheets for line in _of_sheet(shown, sheet))
    said = (f"{len(rows)} chỗ của tệp “{shown.reading.source}” không thuộc bảng nào được nhập", "")
    return ResultTable(SHEET, said, _HEADINGS, rows) if rows else None


def fate(notes: Sequence[str]) -> str:
    """Return what became of a row that is no row of data: "Bỏ qua: dòng đánh số cột"."""
    dropped = next((note for note in notes if note.startswith(_DROPPED)), "")
    words = dropped.removeprefix(_DROPPED)
    return NO_DATA if not dropped else LEFT_OUT if "“" in words else f"{LEFT_OUT}: {words}"


def notes_by_row(repairs: Sequence[Repair]) -> Mapping[int, list[str]]:
    """Return what was noticed by row number."""
    noted: dict[int, list[str]] = {}
    for repair in repairs:
        for number in repair.rows:
            noted.setdefault(number, []).append(repair.message)
    return noted


def _of_sheet(shown: Preview, sheet: RawSheet) -> Iterator[_Line]:
    if sheet.name == SOURCES_SHEET or not any(any(row) for row in sheet.rows):
        return
    tables = [table for table in shown.tables if table.sheet == sheet.name]
    lines = [(number, " · ".join(filter(None, cells))) for number, cells in shown.reading.lines(sheet.name)]
    filled = [(number, text) for number, text in lines if text]
    if not tables:
        places = f"{filled[0][0]}–{filled[-1][0]}" if len(filled) > 1 else str(filled[0][0])
        yield sheet.name, places, shortened(filled[0][1], _LONGEST), _SKIPPED, _why_not(shown, sheet)
        return
    noted = notes_by_row([repair for table in tables for repair in table.repairs])
    for number, text in filled:
        if not any(_spans(table, number) for table in tables):
            reason = "; ".join(dict.fromkeys(noted.get(number, ()))) or _place_words(tables, number)
            yield sheet.name, str(number), shortened(text, _LONGEST), fate(noted.get(number, ())), reason


def _spans(table: ShownTable, number: int) -> bool:
    return (table.header_rows[0] or table.places[0]) <= number <= table.places[1]


def _place_words(tables: Sequence[ShownTable], number: int) -> str:
    above = number < min(table.places[0] for table in tables)
    return "Phía trên bảng: tên bảng, nơi gửi, căn cứ" if above else "Không thuộc bảng nào được nhập"


def _why_not(shown: Preview, sheet: RawSheet) -> str:
    options = shown.options
    if options.sheet:
        return f"Chỉ nhập trang “{options.sheet}”"
    if any(name == sheet.name and said.leave for (name, _), said in options.tables.items()):
        return "Bỏ qua theo lựa chọn của người nhập"
    return "Không có bảng nhận ra được" if sheet.visible or options.hidden else "Trang tính ẩn"
