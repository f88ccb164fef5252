"""The result file of an import: the source's rows as they stand with what became of each and why, for its sender."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from cdsdesk.actions.import_rows import verdict_of
from cdsdesk.actions.import_shown import Verdict
from cdsdesk.actions.import_words import kind_words
from cdsdesk.actions.importing import Preview, ShownTable
from cdsdesk.document.sources import PLACE_HEADING, REASON_HEADING, VERDICT_HEADING
from cdsdesk.errors import InputError
from cdsdesk.importing.plan import TablePlan
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
    tables = [_table(shown, *pair) for pair in zip(shown.tables, shown.plan.tables, strict=True)]
    with written([prepare_results(tables, path)]):
        return path


def _table(shown: Preview, table: ShownTable, plan: TablePlan) -> ResultTable:
    columns = [column.place for column in table.columns]
    headings = (PLACE_HEADING, *(column.heading for column in table.columns), VERDICT_HEADING, REASON_HEADING)
    told = dict(_told(table, plan))
    rows = []
    for number, cells in shown.reading.lines(table.sheet):
        texts = [cells[place] if place < len(cells) else "" for place in columns]
        if table.header_rows[1] < number <= table.places[1] and (any(texts) or number in told):
            rows.append((str(number), *texts, *told.get(number, ("", ""))))
    counts = table.counts
    sums = " + ".join(f"{counts[action]} {words}" for action, words in _COUNTED)
    lines = (
        f"Kết quả nhập tệp “{shown.reading.source}”",
        f"Trang “{table.sheet}”, bảng {table.number}: {kind_words(table.kind).lower()}",
        f"Đọc {counts['read']} dòng = {sums}",
        "",
    )
    return ResultTable(table.sheet, lines, headings, tuple(rows))


def _told(table: ShownTable, plan: TablePlan) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield for the numbers of source rows what became of each and why."""
    noted: dict[int, list[str]] = {}
    for repair in plan.table.repairs:
        for number in repair.rows:
            noted.setdefault(number, []).append(repair.message)
    yield from ((number, ("", "; ".join(notes))) for number, notes in noted.items())
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
