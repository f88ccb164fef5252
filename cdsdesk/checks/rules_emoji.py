"""Small pictures in texts that are printed: the letters of a document have none of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cdsdesk.checks.naming import indicator_name, indicator_ref, mended_at, quoted, task_name, task_ref
from cdsdesk.checks.reads import INDICATOR_NAMES, LISTED, NARRATIVES, OPEN_REPORT, PLAN_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.rules_documents import listed_entries
from cdsdesk.checks.scopes import TASKS
from cdsdesk.model.changes import updated
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Fix, RecordRef, Severity
from cdsdesk.model.names import document_number
from cdsdesk.model.periods import period_code
from cdsdesk.model.reading import indicators_of_period, open_report, progress_of
from cdsdesk.model.reports import Narrative, ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task

# Boxes that are ticked in forms (☐ ☑ ☒) and plain ticks (✓ ✔) are letters of documents.
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff☀-☏☓-⛿✀-✒✕-➿⭐⭕⌚⌛⏩-⏺\ufe0f\u20e3]+(?:\u200d[\U0001f000-\U0001faff☀-➿]\ufe0f?)*"
)


def _found_in(text: str) -> str:
    """Return the first small picture of a text; empty when there is none."""
    found = None if text.isascii() else _EMOJI.search(text)
    return found[0] if found else ""


def _issue(record: Record, field: str, where: str, ref: RecordRef, related: tuple[RecordRef, ...] = ()) -> Issue:
    text: str = getattr(record, field)
    shown = _found_in(text)
    without = re.sub(r"[^\S\n]{2,}", " ", _EMOJI.sub("", text)).strip()
    values: dict[str, Any] = {field: without}
    change = updated(record, replace(record, **values)) if ref.uid == record.uid else None
    return Issue(
        f"{where} có biểu tượng {shown} không dùng trong văn bản hành chính và không in được: {quoted(text)}",
        ref,
        field,
        found=shown,
        related=related,
        fix=Fix("Bỏ biểu tượng", (change,)) if change else None,
    )


@rule(
    "words.emoji-of-task",
    Severity.WARNING,
    "Nội dung hoặc kết quả nhiệm vụ có biểu tượng cảm xúc",
    "progress.result",
    "progress.status_text",
    "task.content",
    "task.title",
    each=TASKS,
)
def emoji_of_task(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """It is lost on paper and leaves a gap."""
    ref = task_ref(snapshot, task)
    for field in ("title", "content"):
        if _found_in(getattr(task, field)):
            yield _issue(task, field, task_name(snapshot, task), ref)
    progress = progress_of(snapshot, task.uid)
    for field in ("result", "status_text") if progress is not None else ():
        if progress is not None and _found_in(getattr(progress, field)):
            at, related = mended_at(snapshot, ref, progress)
            yield _issue(progress, field, task_name(snapshot, task), at, related)


@rule(
    "words.emoji",
    Severity.WARNING,
    "Lời văn, chỉ tiêu hoặc văn bản trong báo cáo có biểu tượng cảm xúc",
    *INDICATOR_NAMES,
    *LISTED,
    *NARRATIVES,
    *OPEN_REPORT,
    *PLAN_NAMES,
    "narrative.own_text",
    "report.title",
)
def emoji(snapshot: Snapshot) -> Iterator[Issue]:
    """The words that an office wrote itself, titles and subjects."""
    period = snapshot.period
    for row in snapshot.where(Narrative, "unit", snapshot.office):
        if period is not None and period_code(row.period) == period.code and _found_in(row.own_text):
            yield _issue(row, "own_text", "Lời văn của đơn vị", RecordRef(Narrative.TYPE, row.uid))
    for kind in ReportKind:
        report = open_report(snapshot, kind)
        if report is not None and _found_in(report.title):
            yield _issue(report, "title", "Trích yếu của báo cáo", RecordRef(report.TYPE, report.uid))
    for indicator in indicators_of_period(snapshot):
        if _found_in(indicator.name):
            yield _issue(indicator, "name", indicator_name(snapshot, indicator), indicator_ref(indicator))
    for document in {document.uid: document for _, document in listed_entries(snapshot)}.values():
        if _found_in(document.subject):
            ref = RecordRef(Document.TYPE, document.uid, document_number(document))
            yield _issue(document, "subject", "Trích yếu văn bản", ref)
