"""What follows from a text as written: setting the text of a field sets the value beside it."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from cdsdesk.model.documents import Document
from cdsdesk.model.evaluation import agrees, ratio, read_evaluation, read_figure, read_target
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import EVALUATION_WORDS, Measurement, Target
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.state_wordings import understood_state
from cdsdesk.model.systems import InfoSystem
from cdsdesk.model.tasks import STATE_WORDS, Funding, Milestone, PlanItem, Progress, Task
from cdsdesk.vietnamese.dates import read_date
from cdsdesk.vietnamese.deadlines import read_deadline
from cdsdesk.vietnamese.document_numbers import document_number, split_document_number
from cdsdesk.vietnamese.numbers import read_fraction, read_money, read_money_unit, read_percent

R = TypeVar("R", bound=Record)


def understood(record: R, touched: Collection[str], year: int | None = None) -> R:
    """Return the record with the values that follow from the texts among the ``touched`` fields.

    A value that was touched itself is kept as given: the officer's understanding goes before ours. Only a number of a
    document that holds its symbol as well ("145/KH-UBND") is taken apart. ``year`` stands for one that a deadline
    leaves out ("Quý IV", "5/3").
    """
    if isinstance(record, Document) and "number" in touched:
        record = replace(record, **_split_number(record, touched))
    values = _follows(record, touched, year)
    return replace(record, **{name: value for name, value in values.items() if name not in touched})


def year_of_plans(snapshot: Snapshot, record: Record) -> int | None:
    """Return the year that a task or a stage of it is planned for; None when its plans tell none or several."""
    if not isinstance(record, Task | Milestone):
        return None
    task = record.task if isinstance(record, Milestone) else record.uid
    items = snapshot.where(PlanItem, "task", task)
    found = {year_of_plan(plan) for item in items if (plan := snapshot.find(Document, item.plan)) is not None}
    return found.pop() if len(found) == 1 else None


def year_of_plan(plan: Document) -> int | None:
    """Return the one year that a plan is for, else that of its date; None of a plan for several years."""
    first = plan.year_from or (plan.date.year if plan.date else None)
    return first if plan.year_to in (None, first) else None


def _follows(record: Record, touched: Collection[str], year: int | None) -> dict[str, Any]:
    match record:
        case Task() if "deadline_text" in touched:
            deadline = read_deadline(record.deadline_text, year)
            return {
                "deadline_kind": deadline.kind,
                "deadline_from": deadline.start,
                "deadline_to": deadline.end,
            }
        case Milestone() if "deadline_text" in touched:
            deadline = read_deadline(record.deadline_text, year)
            return {"deadline_from": deadline.start, "deadline_to": deadline.end}
        case Progress():
            return _progress(record, touched)
        case Target() if "text" in touched:
            reading = read_target(record.text)
            return {"comparator": reading.comparator, "value": reading.value, "value_to": reading.value_to}
        case Measurement():
            return _measurement(record, touched)
        case Funding() if "amount_text" in touched or "unit_text" in touched:
            money = read_money(record.amount_text, read_money_unit(record.unit_text))
            return {"amount": money.amount}
        case Document():
            return _document(record, touched)
        case InfoSystem() if "due_text" in touched:
            return {"due": read_deadline(record.due_text).end}
        case _:
            return {}


def _document(record: Document, touched: Collection[str]) -> dict[str, Any]:
    follows: dict[str, Any] = {"date": read_date(record.date_text)} if "date_text" in touched else {}
    if "number_text" in touched:
        follows["number"], follows["symbol"] = split_document_number(record.number_text)
    return follows


def _split_number(record: Document, touched: Collection[str]) -> dict[str, Any]:
    number, symbol = split_document_number(record.number)
    if not number or not symbol:
        return {}
    chosen = record.symbol if "symbol" in touched and record.symbol else symbol
    text = "" if document_number(number, chosen) == record.number else record.number
    kept = record.number_text if "number_text" in touched else text
    return {"number": number, "symbol": chosen, "number_text": kept}


def _progress(record: Progress, touched: Collection[str]) -> dict[str, Any]:
    if "status_text" in touched:
        return {"status_written": understood_state(record.status_text)}
    if "status_written" in touched:
        return {"status_text": STATE_WORDS[record.status_written] if record.status_written else ""}
    return {}


def _result(record: Measurement) -> dict[str, Any]:
    """Read a result; counts that were told apart stay while they make up the share that the text tells."""
    fraction = read_fraction(record.text)
    if fraction is not None:
        return {"numerator": Decimal(fraction[0]), "denominator": Decimal(fraction[1]), "value": None}
    share = read_percent(record.text)
    value = share if share is not None else read_figure(record.text.strip(" %"))
    counted = ratio(record.numerator, record.denominator)
    if value is not None and counted is not None and agrees(counted, value):
        return {"value": value}
    return {"numerator": None, "denominator": None, "value": value}


def _measurement(record: Measurement, touched: Collection[str]) -> dict[str, Any]:
    follows: dict[str, Any] = _result(record) if "text" in touched else {}
    if "evaluation_text" in touched:
        follows["evaluation_written"] = read_evaluation(record.evaluation_text)
    elif "evaluation_written" in touched:
        follows["evaluation_text"] = EVALUATION_WORDS[record.evaluation_written] if record.evaluation_written else ""
    return follows
