"""The result file of an import: the source's rows as they stand with what became of each and why, for its sender."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from cdsdesk.actions.import_outside import NO_DATA, SHEET, fate, notes_by_row, outside
from cdsdesk.actions.import_rows import verdict_of
from cdsdesk.actions.import_shown import Verdict
from cdsdesk.actions.import_words import kind_words
from cdsdesk.actions.importing import Preview, ShownTable
from cdsdesk.document.sources import PLACE_HEADING, REASON_HEADING, VERDICT_HEADING
from cdsdesk.errors import InputError
from cdsdesk.importing.plan import TablePlan
from cdsdesk.model.documents import Document
from cdsdesk.model.names import document_words
from cdsdesk.reporting.output import written
from cdsdesk.reporting.render_xlsx.results import ResultTable, prepare_results

_WORDS: Mapping[Verdict, str] = {
    Verdict.NEW: "Thêm mới",
    Verdict.CHANGED: "Thay đổi",
    Verdict.SAME: "Đã có, giữ nguyên",
    Verdict.ASKED: "Chờ trả lời",
    Verdict.REFUSED: "Không nhập",
    Verdict.SKIPPED: "Không nhập",
}
_COUNTED = (
    ("insert", "thêm mới"),
    ("update", "thay đổi"),
    ("same", "giữ nguyên"),
    ("refuse", "không nhập"),
    ("ask", "chờ trả lời"),
)


def write_result(shown: Preview, path: Path) -> Path:
    """Write the result file of an import and return its place. Raises InputError without a table, WriteError."""
    if shown.plan is None:
        raise InputError(shown.refusal or "Tệp không có bảng nào", shown.reading.source)
    beside = outside(shown)
    told = f"{len(beside.rows)} chỗ khác của tệp: xem trang “{SHEET}”" if beside is not None else ""
    tables = [_table(shown, *pair, told) for pair in zip(shown.tables, shown.plan.tables, strict=True)]
    with written([prepare_results([*tables, *([beside] if beside is not None else [])], path)]):
        return path


def _table(shown: Preview, table: ShownTable, plan: TablePlan, beside: str) -> ResultTable:
    columns = [column.place for column in table.columns]
    headings = (PLACE_HEADING, *(column.heading for column in table.columns), VERDICT_HEADING, REASON_HEADING)
    told, read = dict(_told(table, plan)), _read(plan)
    rows = []
    for number, cells in shown.reading.lines(table.sheet):
        texts = [_text(read.get(number, ()), cells, place, plan) for place in columns]
        if table.header_rows[1] < number <= table.places[1] and (any(texts) or number in told):
            rows.append((str(number), *texts, *told.get(number, (NO_DATA, ""))))
    counts = table.counts
    sums = " + ".join(f"{counts[action]} {words}" for action, words in _COUNTED)
    lines = (
        f"Kết quả nhập tệp “{shown.reading.source}”",
        f"Trang “{table.sheet}”, bảng {table.number}: {kind_words(table.kind).lower()}",
        f"Đọc {counts['read']} dòng = {sums}",
        *_of_plan(shown, plan),
        *([f"Kỳ số liệu: {table.period_words}"] if table.period else []),
        beside,
    )
    return ResultTable(table.sheet, lines, headings, tuple(rows))


def _of_plan(shown: Preview, plan: TablePlan) -> Iterator[str]:
    """Yield the lines by which the plan of a table is known when the mended file comes back."""
    document = shown.plan.work.find(Document, plan.plan) if shown.plan is not None and plan.plan else None
    if document is not None and document.number:
        yield f"(Kèm theo {document_words(document)})"
    elif document is not None:
        title = plan.table.title
        yield from filter(None, (f"Phụ lục {title.annex}" if title.annex else "", title.text))


def _read(plan: TablePlan) -> Mapping[int, tuple[str, ...]]:
    """Return the cells as they were read by the numbers of rows that stand alone: merged ones, and 1.10 held as 1.1."""
    return {row.row.rows[0]: row.row.cells for row in plan.rows if len(row.row.rows) == 1}


def _text(read: Sequence[str], cells: Sequence[str], place: int, plan: TablePlan) -> str:
    """Return a cell as its source holds it; where that is nothing, or a number for 1.10, as it was read."""
    written = cells[place] if place < len(cells) else ""
    is_code = place == plan.table.meaning.column("code")
    return (read[place] if place < len(read) and (is_code or not written) else "") or written


def _told(table: ShownTable, plan: TablePlan) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield for the numbers of source rows what became of each and why."""
    noted = notes_by_row(plan.table.repairs)
    yield from ((number, (fate(notes), "; ".join(notes))) for number, notes in noted.items())
    for section in plan.table.sections:
        yield section.row, ("Tên mục", "; ".join(noted.get(section.row, ())))
    for place, row in enumerate(plan.rows):
        first, *rest = row.row.rows
        reasons = dict.fromkeys(chain(_reasons(table, place, row.action), noted.get(first, ())))
        yield first, (_WORDS[verdict_of(row)], "; ".join(reasons))
        yield from ((number, ("", f"Phần tiếp theo của dòng {first}")) for number in rest)


def _reasons(table: ShownTable, place: int, action: str) -> Iterator[str]:
    row = table.rows[place]
    changed = (f"{one.label}: {one.before or '(trống)'} → {one.after or '(trống)'}" for one in row.changes)
    needed = [table.need.message] if table.need is not None and action == "ask" else []
    yield from chain(needed, changed, (trouble.message for trouble in row.troubles))
