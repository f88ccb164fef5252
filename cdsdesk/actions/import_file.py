"""Importing a file: read it in a child process, compare it with what there is, put it in as one step."""

from dataclasses import dataclass, field
from pathlib import Path

from cdsdesk.importing.pipeline import ImportOptions, ImportPlan, plan_import, read_tables
from cdsdesk.model.ports import Step, Store
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.readers.reader import read_document


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
    plan = plan_import(tables, store.snapshot(), request.options)
    changes = plan.changes(f"Nhập {request.source.name}", request.who)
    told.report(2, 3, "Đang ghi vào hồ sơ")
    step = store.apply(changes) if changes and not request.dry_run else None
    told.report(3, 3, "Xong")
    return ImportResult(plan, step)
