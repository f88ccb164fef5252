"""What a letter sends: the report of the period with its files, and the figures that go with it."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from cdsdesk.document.blocks import Align, Block, Cell, CellKind, Column, DataRow, HeaderCell, Run, Table
from cdsdesk.model.activities import Activity
from cdsdesk.model.fields import Record
from cdsdesk.model.names import symbol_of
from cdsdesk.model.periods import period_code, period_words
from cdsdesk.model.reading import levels_of_period, measurement_of, progress_of, tasks_of_period
from cdsdesk.model.reports import Report, ReportKind, ReportState
from cdsdesk.model.team_figures import team_figures
from cdsdesk.model.teams import Member
from cdsdesk.reporting.annexes import AnnexPlan, planned_annexes
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.sections_documents import issued_documents
from cdsdesk.reporting.sending import Enclosed
from cdsdesk.reporting.telling import counted, large, lines, listed, small
from cdsdesk.reporting.unit_annexes import unit_annexes
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.dates import format_date

_COLUMNS = (
    Column("code", 7, Align.CENTER, CellKind.CODE),
    Column("what", 48),
    Column("count", 12, Align.CENTER, CellKind.NUMBER),
    Column("note", 43),
)
_CONTENTS = {
    ".cdsz": "Gói số liệu và các tệp của ",
    ".xlsx": "Phụ lục của ",
    ".docx": "Bản Word của ",
    ".json": "Thông tin văn bản của ",
    ".csv": "Thông tin văn bản của ",
}
_HEADER = ("STT", "Tài liệu, số liệu", "Số lượng", "Tệp, mã kiểm tra (SHA-256)")


def package(context: Context) -> tuple[Block, ...]:
    """Name the report that is sent, its files, and the figures by what they count."""
    report = sent_report(context)
    told: list[Words] = []
    if report is not None:
        annexes = planned_annexes(context.snapshot, report, unit_annexes(context.snapshot))
        made = Run(f"{len(annexes):02d}" if annexes else "", refs=(ref(report, "annexes"),))
        told.append(context.say("package_report", report=_named(context, report), annexes=made))
        files = [file.name for file in _enclosed(context, report) if not file.inside]
        names = Run(", ".join(files), refs=(ref(report, "files"),))
        count = Run(f"{len(files):02d}", refs=(ref(report, "files"),))
        if files:
            told.append(context.say("package_files", count=count, names=names))
    figures = [(Run(f"{one.before} "), counted(one.rows, what=one.what)) for one in _figures(context) if one.rows]
    if figures:
        told.append(context.say("package_data", figures=large(listed(figures))))
    return lines(told, "-")


def sent_report(context: Context) -> Report | None:
    """Return the period's report that a letter goes with: the last one that was not replaced."""
    rows = [
        row
        for row in context.snapshot.where(Report, "unit", context.snapshot.office)
        if row.kind is ReportKind.BAO_CAO
        and row.state is not ReportState.REPLACED
        and period_code(row.period) == context.period.code
    ]
    return rows[-1] if rows else None


def _named(context: Context, report: Report) -> Run:
    """Return "Báo cáo số 05/BC-UBND ngày 18/9/2026 tình hình chuyển đổi số …"."""
    number = f" số {report.number.zfill(2)}/BC-{symbol_of(context.unit)}" if report.number else ""
    day = f" ngày {format_date(report.date)}" if report.date else ""
    subject = small(report.title) if report.title else f"tình hình chuyển đổi số {period_words(report.period)}"
    return Run(f"Báo cáo{number}{day} {subject}", refs=(ref(report, "number"), ref(report, "title")))


class _Figure(NamedTuple):
    """What is sent of some records: "kết quả thực hiện 12 nhiệm vụ"."""

    before: str
    what: str
    rows: Sequence[Record]


def _figures(context: Context) -> tuple[_Figure, ...]:
    """Return what the period's figures count, each with its records."""
    snapshot = context.snapshot
    teams = team_figures(snapshot).teams
    told = [row for task in tasks_of_period(snapshot) if (row := progress_of(snapshot, task.uid)) is not None]
    values = (measurement_of(snapshot, one.uid) for one in levels_of_period(snapshot))
    reached = [value for value in values if value is not None]
    members = [row for team in teams for row in snapshot.where(Member, "team", team.uid)]
    held = [row for row in snapshot.all(Activity) if row.unit == snapshot.office]
    return (
        _Figure("kết quả thực hiện", "nhiệm vụ", told),
        _Figure("kết quả", "chỉ tiêu", reached),
        _Figure("danh mục", "văn bản đã ban hành", [document for _, document in issued_documents(context)]),
        _Figure("danh sách", "Tổ công nghệ số cộng đồng", teams),
        _Figure("số liệu về", "thành viên Tổ công nghệ số cộng đồng", members),
        _Figure("số liệu về", "hoạt động tập huấn, tuyên truyền, họp", held),
    )


def package_table(context: Context, _planned: AnnexPlan) -> Table:
    """Return the list of what is sent: files with the hash that proves them, figures with their number."""
    rows = [*_files(context), *_counts(context)]
    numbered = tuple(DataRow((Cell(str(number)), *cells)) for number, cells in enumerate(rows, 1))
    return Table(_COLUMNS, (tuple(HeaderCell(label) for label in _HEADER),), numbered)


def _files(context: Context) -> list[tuple[Cell, ...]]:
    report = sent_report(context)
    if report is None:
        return []
    refs = (ref(report, "files"),)
    name = _named(context, report)
    return [
        (
            Cell(f"{_CONTENTS.get(PurePath(file.name).suffix.lower(), '')}{name.text}{_where(file)}", refs=name.refs),
            Cell("1", 1, refs),
            Cell(f"{file.name}\n{file.sha256}".strip(), refs=refs),
        )
        for file in _enclosed(context, report) or [Enclosed("", "")]
    ]


def _enclosed(context: Context, report: Report) -> Sequence[Enclosed]:
    """Return the files that are told to go with the letter, else those of the report."""
    return context.sending.files or [Enclosed(entry["name"], entry["sha256"]) for entry in report.files or ()]


def _where(file: Enclosed) -> str:
    return " (trong gói)" if file.inside else ""


def _counts(context: Context) -> list[tuple[Cell, ...]]:
    found: list[tuple[Cell, ...]] = []
    for before, what, rows in _figures(context):
        if rows:
            refs = tuple(ref(row) for row in rows)
            words = Cell(f"{before[:1].upper()}{before[1:]} {what}", refs=refs)
            found.append((words, Cell(str(len(rows)), len(rows), refs), Cell("")))
    return found
