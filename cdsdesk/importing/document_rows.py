"""Rows of a register of documents: the document itself, shared, and the line of our register."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from rapidfuzz import fuzz

from cdsdesk.facts.citations import find_citations
from cdsdesk.facts.document_lists import ListedDocument, read_document_list
from cdsdesk.importing.document_kinds import is_number_of_arrival, kind_of
from cdsdesk.importing.heading_words import heading_key
from cdsdesk.importing.matching import CLOSE_TITLE, Item
from cdsdesk.importing.options import NEW
from cdsdesk.importing.row_plan import Context, Problem, RowPlan, extras_of
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.wording import shortened
from cdsdesk.importing.work import Work, filled, same_text
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.identity import new_uid, uid_for
from cdsdesk.vietnamese.dates import find_dates, read_date
from cdsdesk.vietnamese.document_numbers import document_number, split_document_number
from cdsdesk.vietnamese.text import clean_line, fold, search_key

_ARRIVED = frozenset({"ngay den", "so den", "ngay nhan"})


class DocumentRows:
    """Plans the rows of one register."""

    def __init__(self, context: Context, work: Work) -> None:
        self._context, self._work = context, work
        self._columns = context.columns()
        self._entries: dict[str, list[DocumentEntry]] = defaultdict(list)
        for entry in work.snapshot.where(DocumentEntry, "unit", context.office):
            self._entries[entry.document].append(entry)
        self.matched: set[str] = set()

    def stored(self) -> tuple[Item, ...]:
        """Return nothing: a register is no closed list, so what it leaves out is not gone."""
        return ()

    def plan(self, row: RowRead, position: int) -> RowPlan:
        """Say what to do with a row; the same document entered twice becomes two entries."""
        plan = RowPlan(row, "insert", problems=[Problem(field, message) for field, message in row.problems])
        told = self._told(plan, row)
        if not told.number and not told.symbol and not told.subject:
            plan.action = "refuse"
            plan.problems.append(Problem("subject", "Dòng không có số ký hiệu, không có trích yếu"))
            return plan
        plan.tell = partial(self._values, told, row)
        found = self._meant(row, self._matching(told))
        if len(found) > 1:
            plan.action = "ask"
            plan.candidates = tuple(document.uid for document in found)
            plan.problems.append(Problem("number", f"Có {len(found)} văn bản cùng số, ký hiệu"))
            return plan
        document = self._document(plan, found[0] if found else None, told)
        entry = self._entry(plan, document, position)
        if entry is not None:
            plan.records.append(entry)
        elif found:
            plan.action = "update" if plan.records else "same"
        for record in plan.records:
            self._work.put(record)
        return plan

    def _cell(self, row: RowRead, field: str) -> str:
        column = self._columns.get(field)
        return row.cells[column] if column is not None else ""

    def _told(self, plan: RowPlan, row: RowRead) -> Document:
        written = clean_line(self._cell(row, "number"))
        named = self._only_in(written) if " " in written else None
        number, symbol = split_document_number(written) if written else ("", "")
        subject = self._cell(row, "subject") or (named.subject if named is not None else "")
        if not number and named is not None:
            number, symbol = named.number, named.symbol
        elif not number and " " in symbol:
            if "/" in written or subject:
                plan.problems.append(Problem("number", f"Chưa hiểu số, ký hiệu “{written}”, giữ nguyên chữ"))
            subject, symbol = subject or written, ""
        if own := clean_line(self._cell(row, "symbol")):
            number, symbol = number or symbol, own
        date_text = clean_line(self._cell(row, "date"))
        day = read_date(date_text, self._context.year) if date_text else self._day_in(written)
        if date_text and day is None:
            plan.problems.append(Problem("date", f"Không hiểu ngày “{date_text}”, giữ nguyên chữ"))
        told = Document(
            type=clean_line(self._cell(row, "type")) or self._type_in(written) or self._kind(symbol, subject),
            number=number,
            symbol=symbol,
            date=day,
            issuer=clean_line(self._cell(row, "issuer")) or (named.issuer if named is not None else ""),
            subject=subject,
            number_text="" if written == document_number(number, symbol) else written,
            date_text="" if day is not None else date_text,
        )
        return told if told.number or told.symbol else self._named_in_subject(told)

    def _kind(self, symbol: str, subject: str) -> str:
        column = self._columns.get("subject")
        return kind_of(symbol, subject, self._context.table.headers[column] if column is not None else "")

    def _only_in(self, text: str) -> ListedDocument | None:
        """Return the one numbered document that a text names."""
        listed = [each for each in read_document_list(text, self._context.year).documents if not each.mentioned]
        return listed[0] if len(listed) == 1 and listed[0].number else None

    def _day_in(self, written: str) -> date | None:
        """Return the day that stands in the cell of the number: "12/QĐ-UBND ngày 03/02/2025"."""
        days = find_dates(written)
        return days[0][2] if len(days) == 1 else None

    def _type_in(self, written: str) -> str:
        """Return the type that stands before the number: "Quyết định số 12/QĐ-UBND"."""
        cited = find_citations(written)
        return cited[0].type if cited else ""

    def _named_in_subject(self, told: Document) -> Document:
        """Take a document apart whose number, day and subject stand in one cell."""
        one = self._only_in(told.subject)
        if one is None or not one.subject:
            return told
        return replace(
            told,
            type=told.type or one.type,
            number=one.number,
            symbol=one.symbol,
            date=told.date or one.day,
            issuer=told.issuer or one.issuer,
            subject=one.subject,
        )

    def _matching(self, told: Document) -> list[Document]:
        """Return the documents a line may mean: number, symbol and date, else subject and date."""
        if told.number:
            return [
                document
                for document in self._work.documents(told.number, told.symbol)
                if _agree(document.date, told.date)
                and (not told.issuer or not document.issuer or same_text(told.issuer, document.issuer))
            ]
        return [
            document
            for document in self._work.documents("", told.symbol)
            if same_text(document.subject, told.subject) and _agree(document.date, told.date)
        ]

    def _meant(self, row: RowRead, found: list[Document]) -> list[Document]:
        """Return the document that a person said a row means, else those that were found."""
        said = self._context.answers.get(row.rows[0], "")
        named = self._work.find(Document, said)
        return [] if said == NEW else [named] if named is not None else found

    def _document(self, plan: RowPlan, old: Document | None, told: Document) -> Document:
        """Complete a stored document or make a new one; a quite other subject stays in our line of the register."""
        if old is None:
            extras = extras_of(self._context, plan.row).items()
            new = replace(told, extras={name: text for name, text in extras if not is_number_of_arrival(name)})
            new = replace(new, uid=uid_for(new))
            plan.records.append(new)
            return new
        names = ("type", "date", "issuer", "subject")
        values = filled(old, {name: getattr(told, name) for name in names})
        new = replace(old, **values)  # type: ignore[arg-type]
        if told.subject and old.subject and fuzz.token_set_ratio(fold(old.subject), fold(told.subject)) < CLOSE_TITLE:
            plan.problems.append(Problem("subject", f"Đã có trích yếu khác: “{shortened(old.subject, 80)}”"))
        if new != old:
            plan.records.append(new)
        return new

    def _entry(self, plan: RowPlan, document: Document, position: int) -> DocumentEntry | None:
        """Return the new line of the register, None when it stands there already."""
        row = plan.row
        written = self._cell(row, "as_written") or " | ".join(
            cell for column, cell in enumerate(row.cells) if cell and column != self._columns.get("code")
        )
        stored = self._entries[document.uid]
        known = next((entry for entry in stored if same_text(entry.as_written, written)), None)
        if known is not None:
            stored.remove(known)
            return None
        arrived = clean_line(self._cell(row, "registered_on"))
        day = read_date(arrived, self._context.year) if arrived else None
        if arrived and day is None:
            plan.problems.append(self._context.problem("registered_on", f"Không hiểu ngày “{arrived}”"))
        extras = extras_of(self._context, row).items()
        return DocumentEntry(
            uid=new_uid(),
            position=position,
            unit=self._context.office,
            document=document.uid,
            direction=self._direction(),
            as_written=written,
            registered_on=day,
            extras={name: text for name, text in extras if is_number_of_arrival(name)},
            note=self._cell(row, "note"),
        )

    def _direction(self) -> Direction:
        """Return issued unless the table says that it lists what came in."""
        words = search_key(" ".join((self._context.table.title.text, self._context.table.sheet)))
        arrived = any(heading_key(header) in _ARRIVED for header in self._context.table.headers)
        return Direction.INCOMING if arrived or "van ban den" in words else Direction.ISSUED

    def _values(self, told: Document, row: RowRead) -> dict[str, Any]:
        values: dict[str, Any] = {
            name: text for name in ("type", "number", "symbol", "issuer", "subject") if (text := getattr(told, name))
        }
        if told.date or told.date_text:
            values["date"] = told.date.isoformat() if told.date else told.date_text
        if arrived := clean_line(self._cell(row, "registered_on")):
            day = read_date(arrived, self._context.year)
            values["registered_on"] = day.isoformat() if day is not None else arrived
        return values


def _agree(first: date | None, second: date | None) -> bool:
    return first is None or second is None or first == second
