"""Who has reported, on paper: the matrix as an annex, the list of who is missing with a reminder for each."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from cdsdesk.actions.compliance import Matrix, Row, Standing, reminder
from cdsdesk.document.blocks import (
    Align,
    Annex,
    Block,
    Cell,
    CellKind,
    Column,
    DataRow,
    Paragraph,
    Reference,
    Run,
    Table,
    TotalRow,
)
from cdsdesk.model.names import full_name, symbol_of
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import Window, period_words
from cdsdesk.model.reports import REPORT_KIND_WORDS, ReportKind
from cdsdesk.reporting.annex_cells import count_cell, share_cell
from cdsdesk.reporting.annex_layouts import LayoutColumn, Repeat, filled, header_rows, layout
from cdsdesk.vietnamese.dates import format_date, format_date_table
from cdsdesk.vietnamese.numbers import format_number

# The words that a matrix which comes in is read by; a blank tells nothing.
_MARKS = {Standing.ON_TIME: "x", Standing.LATE: "Trễ", Standing.MISSING: "Chưa"}
_LEGEND = (
    "Ghi chú: x: đúng hạn; Trễ: gửi sau hạn; Chưa: quá hạn chưa gửi; ô trống: chưa đến hạn hoặc không phải báo cáo."
)
_MISSING_COLUMNS = (
    (Column("code", 6, Align.CENTER, CellKind.CODE), "STT"),
    (Column("unit", 44), "Đơn vị"),
    (Column("period", 20), "Kỳ báo cáo"),
    (Column("due", 14, Align.CENTER), "Hạn gửi"),
    (Column("days", 12, Align.RIGHT, CellKind.NUMBER), "Số ngày quá hạn"),
)
_ALL_PERIODS = 84.0
_TOTAL = "Tổng cộng"
_NOBODY = "Không có đơn vị nào thiếu báo cáo."


class _Printed(NamedTuple):
    """A column of the layout as it is printed; ``at`` is the period that a repeated one stands for."""

    spec: LayoutColumn
    at: int
    heading: tuple[str, ...]


def matrix_annex(shown: Matrix, office: Unit) -> Annex:
    """Return the matrix as an annex in the layout ``compliance``: offices by periods, sums and shares."""
    made = layout("compliance")
    columns = tuple(_printed(shown, made.columns))
    rows = [DataRow(tuple(_cells(columns, number, row))) for number, row in enumerate(shown.rows, 1)]
    total = [TotalRow(tuple(_totals(columns, shown.rows)))] if rows else []
    table = Table(
        tuple(_columns(columns)),
        header_rows([one.heading for one in columns]),
        (*rows, *total),
        footnotes=(_LEGEND,),
    )
    title = filled((made.title,), {"year": shown.year})[0]
    return _annex(f"{title} về {shown.topic}" if shown.topic else title, office, shown.year, table)


def missing_annex(shown: Matrix, code: str, office: Unit, today: date | None = None) -> Annex:
    """Return the offices that have not reported for a period and were to, with the day and how long it is past."""
    period = period_of(shown, code)
    day = today or datetime.now().date()
    late = count_cell((day - period.due).days, ())
    due = Cell(format_date_table(period.due), period.due)
    words = period_words(code)
    rows = tuple(
        DataRow((Cell(str(number)), Cell(unit.name), Cell(words[:1].upper() + words[1:]), due, late))
        for number, unit in enumerate(shown.missing(code), 1)
    )
    header = header_rows([(heading,) for _, heading in _MISSING_COLUMNS])
    blocks: tuple[Block, ...] = (Table(tuple(column for column, _ in _MISSING_COLUMNS), header, rows),)
    if not rows:
        blocks = (Paragraph((Run(_NOBODY),)),)
    return _annex(_missing_title(shown, code), office, shown.year, *blocks)


def missing_text(shown: Matrix, code: str, office: Unit) -> str:
    """Return the list of who is missing as plain text, with a reminder for each office to be sent as it is."""
    missing = shown.missing(code)
    head = [_missing_title(shown, code).upper(), f"Hạn gửi: {format_date(period_of(shown, code).due)}"]
    if not missing:
        return "\n".join([*head, "", _NOBODY, ""])
    names = [f"{number}. {unit.name}" for number, unit in enumerate(missing, 1)]
    texts = [line for unit in missing for line in (reminder(shown, code, unit, office), "")]
    return "\n".join([*head, f"Số đơn vị: {format_number(len(missing))}", "", *names, "", "LỜI NHẮC", "", *texts])


def _annex(title: str, office: Unit, year: int, *blocks: Block) -> Annex:
    kind = REPORT_KIND_WORDS[ReportKind.BAO_CAO]
    return Annex("", title.upper(), Reference(kind, f"BC-{symbol_of(office)}", full_name(office), year), blocks)


def _missing_title(shown: Matrix, code: str) -> str:
    about = f" về {shown.topic}" if shown.topic else ""
    return f"Danh sách đơn vị chưa gửi báo cáo {period_words(code)}{about}"


def period_of(shown: Matrix, code: str) -> Window:
    """Return the window of one of the periods that a matrix shows."""
    (found,) = (one for one in shown.periods if one.code == code)
    return found


def _printed(shown: Matrix, specs: Sequence[LayoutColumn]) -> Iterator[_Printed]:
    """Yield the columns, those of periods once for each."""
    for spec in specs:
        if spec.repeat is not Repeat.PERIODS:
            yield _Printed(spec, 0, spec.heading)
            continue
        for at, period in enumerate(shown.periods):
            yield _Printed(spec, at, filled(spec.heading, {"period": shown.heading(period.code)}))


def _columns(printed: Sequence[_Printed]) -> Iterator[Column]:
    """Yield the columns of the table; those of twelve months are narrower than those of four quarters."""
    keys = [one.spec.key for one in printed]
    periods = sum(one.spec.repeat is Repeat.PERIODS for one in printed)
    for one in printed:
        spec = one.spec
        width = min(spec.width, _ALL_PERIODS / periods) if spec.repeat is Repeat.PERIODS else spec.width
        shared = tuple(keys.index(key) for key in spec.share_of)
        yield Column(f"{spec.key}.{one.at}", width, spec.align, spec.kind, share_of=shared)


def _cells(columns: Sequence[_Printed], number: int, row: Row) -> Iterator[Cell]:
    known = {
        "code": Cell(str(number)),
        "unit": Cell(row.unit.name),
        "done": count_cell(row.reported, ()),
        "wanted": count_cell(row.due, ()),
    }
    for one in columns:
        if one.spec.repeat is Repeat.PERIODS:
            yield Cell(_MARKS.get(row.cells[one.at], ""))
        else:
            yield _shared(known, one.spec) or known[one.spec.key]


def _totals(columns: Sequence[_Printed], rows: Sequence[Row]) -> Iterator[Cell]:
    known = {
        "unit": Cell(_TOTAL),
        "done": count_cell(sum(row.reported for row in rows), ()),
        "wanted": count_cell(sum(row.due for row in rows), ()),
    }
    for one in columns:
        if one.spec.repeat is Repeat.PERIODS:
            yield Cell("")
        else:
            yield _shared(known, one.spec) or known.get(one.spec.key, Cell(""))


def _shared(known: Mapping[str, Cell], spec: LayoutColumn) -> Cell | None:
    if not spec.share_of:
        return None
    part, of = spec.share_of
    return share_cell(known[part], known[of])
