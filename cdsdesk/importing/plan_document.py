"""The plan that a table's work belongs to: told, cited in the title rows, or a nameless one for the table."""

from dataclasses import dataclass, replace
from datetime import date

from cdsdesk.errors import UsageError
from cdsdesk.facts.citations import find_citations
from cdsdesk.importing.needs import PLAN, MissingError, Need
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.titles import Title
from cdsdesk.importing.work import Work, filled, same_text
from cdsdesk.model.documents import Document
from cdsdesk.model.identity import uid_for
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.document_numbers import document_number, split_document_number
from cdsdesk.vietnamese.document_types import type_of_symbol


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of a plan's name."""

    number: str
    symbol: str
    type: str = ""
    issued: date | None = None
    issuer: str = ""
    subject: str = ""
    year: int | None = None


def plan_of(table: TableRead, options: ImportOptions, work: Work, year: int | None) -> Document:
    """Find, complete or make the plan of a table and lay it into ``work``. Raises UsageError naming the flag.

    ``year`` is that of the import's period.
    """
    if options.no_plan:
        need = Need(PLAN, "Bảng nhiệm vụ, dự án, chỉ tiêu cần một kế hoạch")
        raise MissingError(need, table.sheet, "hãy bỏ --plan none")
    cited = _cited(table.title)
    if options.plan and (named := work.find(Document, options.plan)) is not None:
        told, plan = _Told(named.number, named.symbol, year=options.plan_year), named
    elif options.plan:
        told = _told(options, cited)
        plan = _existing(told, work, options.plan_year) or _made(told)
    elif cited is not None:
        told = cited
        plan = (_existing(told, work, told.year) if told.number else _blank(told, work)) or _made(told)
    else:
        told = _Told("", "", subject=table.title.text or table.continues or table.sheet)
        plan = _nameless(told, work) or _made(told)
    plan = _completed(plan, told, table, year)
    work.put(plan)
    return plan


def _cited(title: Title) -> _Told | None:
    plan = title.plan
    if plan is None:
        return None
    kind = plan.type or type_of_symbol(plan.symbol)
    return _Told(plan.number, plan.symbol, kind, plan.date, plan.issuer, title.plan_subject, title.plan_year)


def _told(options: ImportOptions, cited: _Told | None) -> _Told:
    """Return what the options name, with date and issuer from the title when it cites the same document."""
    found = find_citations(options.plan)
    number, symbol = (found[0].number, found[0].symbol) if found else split_document_number(options.plan)
    if not number or not symbol:
        raise UsageError("Không hiểu số, ký hiệu kế hoạch", options.plan, "hãy viết như 145/KH-UBND")
    year = options.plan_year
    if (
        cited is not None
        and (cited.number, cited.symbol) == (number, symbol)
        and cited.year in (None, year or cited.year)
    ):
        return replace(cited, year=year or cited.year)
    written = found[0].date if found else None
    if written is not None and year not in (None, written.year):
        raise UsageError(f"--plan-year {year} khác năm của ngày ghi ở --plan", options.plan, "hãy ghi một trong hai")
    issuer = found[0].issuer if found else ""
    return _Told(number, symbol, type_of_symbol(symbol), written, issuer, "", year)


def _existing(told: _Told, work: Work, year: int | None) -> Document | None:
    """Return the one document of this number, symbol and year. Raises UsageError listing several."""
    found = [
        document
        for document in work.documents(told.number, told.symbol)
        if (year is None or _year(document) in (None, year))
        and (told.issued is None or document.date in (None, told.issued))
        and (not told.issuer or not document.issuer or same_text(told.issuer, document.issuer))
    ]
    return _only(found, told)


def _blank(told: _Told, work: Work) -> Document | None:
    """Return the document that a citation with a blank number means, by symbol, year and issuer."""
    found = [
        document
        for document in work.all_documents()
        if document.symbol == told.symbol
        and (told.year is None or _year(document) in (None, told.year))
        and (not told.issuer or same_text(told.issuer, document.issuer))
        and document.assigns_work
    ]
    return _only(found, told)


def _only(found: list[Document], told: _Told) -> Document | None:
    if len(found) > 1:
        names = "; ".join(_name(each) for each in found)
        message = f"Có {len(found)} văn bản khớp với {document_number(told.number, told.symbol)}"
        raise MissingError(
            Need(PLAN, message, tuple(each.uid for each in found)),
            names,
            "hãy chọn bằng --plan kèm --plan-year hoặc mã của văn bản",
        )
    return found[0] if found else None


def _nameless(told: _Told, work: Work) -> Document | None:
    found = [
        document
        for document in work.documents("", "")
        if document.assigns_work and same_text(document.subject, told.subject)
    ]
    return found[0] if found else None


def _made(told: _Told) -> Document:
    plan = Document(
        type=told.type,
        number=told.number,
        symbol=told.symbol,
        date=told.issued,
        issuer=told.issuer,
        subject=told.subject,
        assigns_work=True,
    )
    return replace(plan, uid=uid_for(plan))


def _completed(plan: Document, told: _Told, table: TableRead, year: int | None) -> Document:
    """Fill in what the document does not tell yet, and keep the table's title under its annex."""
    title = table.title
    values = filled(
        plan,
        {"type": told.type, "date": told.issued, "issuer": told.issuer, "subject": told.subject, "assigns_work": True},
    )
    values |= _years(plan, told, table, year)
    if title.text and title.key not in plan.extras:
        values["extras"] = {**plan.extras, title.key: title.text}
    return replace(plan, **values)  # type: ignore[arg-type]


def _years(plan: Document, told: _Told, table: TableRead, year: int | None) -> dict[str, object]:
    """Return the years that a plan covers: its own, and later ones that title or headings tell; never fewer."""
    headings = (*table.meaning.years, *table.meaning.years_of("targets", "funding"))
    own = plan.date.year if plan.date else told.year
    first = own or min(table.title.years or headings, default=year)
    start = plan.year_from or first
    if start is None:
        return {}
    told_years = [each for each in (*table.title.years, *headings) if first is None or each >= first]
    return {"year_from": min([start, *told_years]), "year_to": max([plan.year_to or start, *told_years])}


def _name(document: Document) -> str:
    written = f" ngày {format_date(document.date)}" if document.date else ""
    return f"{document_number(document.number, document.symbol)}{written} [{document.uid}]"


def _year(document: Document) -> int | None:
    return document.date.year if document.date else document.year_from
