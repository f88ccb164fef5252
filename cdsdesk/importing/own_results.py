"""Results are the office's own: an import fills them where ours are empty, else it asks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from cdsdesk.facts.citations import find_citations
from cdsdesk.importing.options import KEEP, TAKE
from cdsdesk.importing.row_plan import Context, RowPlan
from cdsdesk.importing.wording import shortened
from cdsdesk.importing.work import Work, same_text
from cdsdesk.model.documents import Citation, Document
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import new_uid
from cdsdesk.model.tasks import Funding
from cdsdesk.model.understanding import understood

R = TypeVar("R", bound=Record)
_LONGEST = 60


def fill(
    plan: RowPlan, context: Context, record: R, told: Mapping[str, Any], fields: Mapping[str, str], *, is_new: bool
) -> R | None:
    """Return the record with what it lacked, None when nothing changes; a clash is noted as a question.

    ``fields`` gives for each told field the field path that a question names. Money comes understood by the unit of
    its table.
    """
    if not is_new and told.items() <= vars(record).items():
        return None
    changed = {}
    asked: set[str] = set()
    for name, value in told.items():
        ours = getattr(record, name)
        if value in (None, "") or value == ours or (isinstance(value, str) and ours and same_text(value, ours)):
            continue
        path = fields.get(name, name)
        said = context.value_said(plan.row, path)
        if ours in (None, "") or said == TAKE:
            changed[name] = value
        elif said != KEEP:
            clash = f"Đã có “{shortened(str(ours), _LONGEST)}”, tệp ghi “{shortened(str(value), _LONGEST)}”"
            problem = replace(context.problem(path, clash), ours=str(ours), theirs=str(value))
            if path not in asked and problem not in plan.problems:
                plan.problems.append(problem)
            asked.add(path)
            plan.action = "ask"
    if not changed and not is_new:
        return None
    filled = replace(record, **changed)
    return filled if isinstance(record, Funding) else understood(filled, changed)


def uncite(plan: RowPlan, work: Work, record: str, field: str) -> None:
    """Remove the documents noted beside a text that gives way to another one."""
    plan.removed.extend(
        citation.uid for citation in work.snapshot.where(Citation, "record", record) if citation.field == field
    )


def cite(plan: RowPlan, work: Work, record: str, field: str, text: str) -> None:
    """Put the documents named in a text beside it."""
    for found in find_citations(text):
        documents = work.documents(found.number, found.symbol) if found.number else []
        fitting = [each for each in documents if found.date is None or each.date in (None, found.date)]
        plan.records.append(
            Citation(
                uid=new_uid(),
                record=record,
                field=field,
                start=found.start,
                end=found.end,
                as_written=found.as_written,
                document=_only(fitting),
            )
        )


def _only(documents: list[Document]) -> str:
    return documents[0].uid if len(documents) == 1 else ""
