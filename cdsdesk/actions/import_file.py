"""Importing a file: read it in a child process, compare it with what there is, put it in as one step."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import Gone, ImportPlan
from cdsdesk.importing.wording import shortened
from cdsdesk.model.ports import Step, Store
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.readers.reader import read_document

_ACTIONS = {"insert": "thêm mới", "update": "thay đổi", "same": "giữ nguyên", "refuse": "không nhập", "ask": "cần hỏi"}
_KINDS = {"tasks": "nhiệm vụ", "projects": "dự án", "indicators": "chỉ tiêu", "documents": "văn bản"}
_MOST_GONE = 10
_LONGEST = 100


@dataclass(frozen=True)
class ImportRequest:
    """Which file, how to understand it, and whether only to look (``dry_run``)."""

    source: Path
    options: ImportOptions = field(default_factory=ImportOptions)
    dry_run: bool = False
    who: str = ""


@dataclass(frozen=True)
class ImportResult:
    """What was understood; ``step`` is None when nothing was written."""

    plan: ImportPlan
    step: Step | None


def import_file(store: Store, request: ImportRequest, progress: Progress | None = None) -> ImportResult:
    """Import a file as one step. Raises InputError, UsageError; a refused file changes nothing."""
    told = progress or NoProgress()
    told.report(0, 3, "Đang đọc tệp")
    book = read_document(request.source, told)
    tables = read_tables(book, request.options)
    told.report(1, 3, "Đang so với hồ sơ")
    plan = plan_import(tables, store.snapshot(), request.options, store.office(), str(request.source), told)
    changes = plan.changes(f"Nhập {request.source.name}", request.who)
    told.report(2, 3, "Đang ghi vào hồ sơ")
    step = store.apply(changes) if changes and not request.dry_run else None
    told.report(3, 3, "Xong")
    return ImportResult(plan, step)


def summary(plan: ImportPlan) -> str:
    """Say in one line what an import does."""
    return "; ".join(_counted(table.counts()) for table in plan.tables)


def told_lines(plan: ImportPlan) -> Iterable[str]:
    """Say table by table what was understood, what was mended, and which rows need a person."""
    for table in plan.tables:
        read = table.table
        yield f"Trang “{read.sheet}”, bảng {read.number} ({_KINDS[read.kind]}): {_counted(table.counts())}."
        repeated = Counter(repair.message for repair in read.repairs)
        yield from (f"  Lưu ý: {words}{f' ({times} lần)' if times > 1 else ''}" for words, times in repeated.items())
        for row in table.rows:
            where = ", ".join(map(str, row.row.rows))
            yield from (f"  Dòng {where}: {problem.message}" for problem in row.problems)
        yield from _gone_lines(table.gone)


def _gone_lines(gone: Sequence[Gone]) -> Iterable[str]:
    if not gone:
        return
    yield f"  {len(gone)} mục đã có không còn trong tệp này (không xoá):"
    yield from (f"    {shortened(f'{item.code} {item.title}', _LONGEST)}" for item in gone[:_MOST_GONE])
    if len(gone) > _MOST_GONE:
        yield f"    … và {len(gone) - _MOST_GONE} mục nữa"


def _counted(counts: Mapping[str, int]) -> str:
    told = [f"{counts[action]} {words}" for action, words in _ACTIONS.items() if counts[action]]
    return f"đọc {counts['read']} dòng" + (f", {', '.join(told)}" if told else "")
