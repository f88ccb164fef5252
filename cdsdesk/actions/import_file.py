"""Importing a file in one go: read it in a child process, compare it with what there is, put it in as one step."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cdsdesk.actions.import_answers import require_answers, ways_to_answer
from cdsdesk.actions.import_plans import is_named, new_plan_words
from cdsdesk.actions.import_rows import ShownRows
from cdsdesk.actions.import_words import kind_doubt, kind_words
from cdsdesk.actions.importing import Preview, Reading, preview, read_file, write
from cdsdesk.errors import InputError, UsageError
from cdsdesk.importing.hidden import column_place
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.plan import Gone, ImportPlan, TablePlan
from cdsdesk.importing.wording import shortened
from cdsdesk.importing.work import Work
from cdsdesk.model.documents import Document
from cdsdesk.model.ports import Step, Store
from cdsdesk.progress import NoProgress, Progress

_ACTIONS = {"insert": "thêm mới", "update": "thay đổi", "same": "giữ nguyên", "refuse": "không nhập", "ask": "cần hỏi"}
_MOST_GONE, _MOST_CHANGED = 10, 10
_LONGEST = 100


@dataclass(frozen=True)
class ColumnSaid:
    """What a person says of a column: sheet, number of the table, letters as the workbook has them, field path."""

    sheet: str
    table: int
    letters: str
    field: str


@dataclass(frozen=True)
class ImportRequest:
    """Which file, how to understand it, and whether only to look (``dry_run``)."""

    source: Path
    options: ImportOptions = field(default_factory=ImportOptions)
    dry_run: bool = False
    who: str = ""
    columns: tuple[ColumnSaid, ...] = ()
    password: str = ""


@dataclass(frozen=True)
class ImportResult:
    """What was understood; ``step`` is None when nothing was written."""

    shown: Preview
    plan: ImportPlan
    step: Step | None


def import_file(
    store: Store,
    request: ImportRequest,
    progress: Progress | None = None,
    before_writing: Callable[[Preview], object] | None = None,
) -> ImportResult:
    """Import a file as one step; ``before_writing`` sees what will be done and may still refuse.

    Raises InputError, UsageError; a refused file changes nothing.
    """
    told = progress or NoProgress()
    told.report(0, 3, "Đang đọc tệp")
    reading = read_file(request.source, told, password=request.password)
    told.report(1, 3, "Đang so với hồ sơ")
    options = _with_columns(request.options, reading, request.columns)
    shown = preview(reading, options, store.snapshot(), store.office(), told, ask=False)
    _require_said(options, shown)
    _require_rows(shown)
    assert shown.plan is not None

    def again(other: ImportOptions) -> ImportPlan:
        plan = preview(reading, other, store.snapshot(), store.office(), ask=False).plan
        assert plan is not None
        return plan

    require_answers(options, shown.plan, again)
    changes = write(shown, request.who)
    if before_writing is not None:
        before_writing(shown)
    told.report(2, 3, "Đang ghi vào hồ sơ")
    step = store.apply(changes, told) if changes and not request.dry_run else None
    told.report(3, 3, "Xong")
    return ImportResult(shown, shown.plan, step)


def _with_columns(options: ImportOptions, reading: Reading, columns: Sequence[ColumnSaid]) -> ImportOptions:
    """Return the options with what is said of columns by their letters. Raises UsageError for what does not exist."""
    fields = dict(options.fields)
    for said in columns:
        sheet = next((each for each in reading.book.sheets if each.name == said.sheet), None)
        if sheet is None:
            raise UsageError("Không có trang tính này", said.sheet, f"tệp có: {', '.join(dict(reading.sheets()))}")
        place = column_place(said.letters)
        width = max(map(len, sheet.rows), default=0)
        if place is None or not 0 <= place - sheet.origin[1] < width:
            raise UsageError("Không có cột này", said.letters, "hãy ghi tên cột như trong Excel: A, B, C")
        fields[said.sheet, said.table, place - sheet.origin[1]] = said.field
    return replace(options, fields=fields)


def _require_rows(shown: Preview) -> None:
    """Refuse a file of whose tables only the headings were read. Raises InputError."""
    if shown.reading.package is None and not any(table.counts["read"] for table in shown.tables):
        raise InputError(
            "Không đọc được dòng nào của các bảng", shown.reading.source, "hãy xin tệp Excel hoặc Word của mẫu này"
        )


def _require_said(options: ImportOptions, shown: Preview) -> None:
    """Refuse what is said of a table that is not there. Raises UsageError."""
    tables = {(table.sheet, table.number) for table in shown.tables}
    for sheet, number, _ in options.fields:
        if (sheet, number) not in tables:
            raise UsageError(f"Không có bảng thứ {number}", sheet, "hãy xem các bảng bằng --dry-run")


def summary(plan: ImportPlan) -> str:
    """Say in one line what an import does."""
    return "; ".join(_counted(table.counts()) for table in plan.tables)


def told_lines(plan: ImportPlan, *, written: bool = False) -> Iterable[str]:
    """Say table by table what was understood, what was mended, and which rows need a person; a new plan once."""
    told: set[str] = set()
    for table in plan.tables:
        read = table.table
        yield f"Trang “{read.sheet}”, bảng {read.number} ({kind_words(read.kind).lower()}): {_counted(table.counts())}."
        if not read.meaning.is_sure:
            yield f"  {kind_doubt(read.kind, read.meaning.kinds)}; hãy nói bằng --kind nếu không phải."
        new = set(_plan_lines(table, plan.work, written=written)) - told
        yield from new
        told |= new
        repeated = Counter(repair.message for repair in read.repairs)
        yield from (f"  Lưu ý: {words}{f' ({times} lần)' if times > 1 else ''}" for words, times in repeated.items())
        yield from _change_lines(table, plan.work)
        for row in table.rows:
            where = ", ".join(map(str, row.row.rows))
            yield from (f"  Dòng {where}: {problem.message}" for problem in row.problems)
        yield from ways_to_answer(table, plan.work)
        yield from _gone_lines(table.gone, "không còn trong tệp này")
        yield from _gone_lines(
            table.perhaps_gone, "nay có thể không còn trong tệp này, tùy câu trả lời của các dòng cần hỏi"
        )


def written_line(result: ImportResult) -> str:
    """Say what was written and how it is taken back."""
    if result.step is None:
        return "Hồ sơ không có gì thay đổi."
    return f"Đã ghi {result.shown.to_write()} dòng vào hồ sơ (bước {result.step.number}); hoàn tác bằng lệnh undo."


def _plan_lines(table: TablePlan, work: Work, *, written: bool) -> Iterable[str]:
    words = new_plan_words(table, work, written=written)
    plan = work.find(Document, table.plan) if words else None
    if plan is not None:
        yield f"  {words}{'.' if is_named(plan) else '; hãy ghi --plan nếu thuộc kế hoạch đã có.'}"


def _change_lines(table: TablePlan, work: Work) -> Iterable[str]:
    """Yield the changed fields, old beside new, of the first rows that change."""
    shown = ShownRows(table, work)
    places = [place for place, row in enumerate(table.rows) if row.action == "update"]
    for place in places[:_MOST_CHANGED]:
        for change in shown[place].changes:
            old, new = (shortened(text, _LONGEST) or "(trống)" for text in (change.before, change.after))
            yield f"  Dòng {shown[place].numbers[0]}, {change.label}: {old} → {new}"
    if len(places) > _MOST_CHANGED:
        yield f"  … và {len(places) - _MOST_CHANGED} dòng thay đổi khác"


def _gone_lines(gone: Sequence[Gone], words: str) -> Iterable[str]:
    if not gone:
        return
    yield f"  {len(gone)} mục đã có {words} (không xoá):"
    yield from (f"    {shortened(f'{item.code} {item.title}', _LONGEST)}" for item in gone[:_MOST_GONE])
    if len(gone) > _MOST_GONE:
        yield f"    … và {len(gone) - _MOST_GONE} mục nữa"


def _counted(counts: Mapping[str, int]) -> str:
    told = [f"{counts[action]} {words}" for action, words in _ACTIONS.items() if counts[action]]
    return f"đọc {counts['read']} dòng" + (f", {', '.join(told)}" if told else "")
