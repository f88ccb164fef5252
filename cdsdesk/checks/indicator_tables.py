"""Tables of indicators in a document read as records, so that the rules over indicators judge them as they do ours."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from cdsdesk.checks.once import once_per_paper
from cdsdesk.checks.paper import Origin, Paper, PaperRow, PaperTable, RowKind
from cdsdesk.checks.task_tables import period_of
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Place
from cdsdesk.model.indicators import Indicator, Measure, Measurement, Target
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import Window, window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.understanding import understood
from cdsdesk.vietnamese.numbers import read_number
from cdsdesk.vietnamese.text import search_key

_OFFICE = "paper"
_SET = r"de ra|dat ra|giao|duoc giao|nam|phan dau|can dat"
_COLUMNS = (
    ("state", re.compile(r"\bdanh gia\b")),
    ("code", re.compile(r"^(?:stt|tt|so tt)$")),
    ("part", re.compile(r"^(?:so thuc hien|tu so|so dat)$")),
    ("whole", re.compile(r"^(?:tong so|mau so)$")),
    ("result", re.compile(r"^(?:ket qua|thuc hien|dat duoc)\b|/ ket qua\b")),
    ("target", re.compile(rf"\b(?:muc tieu|chi tieu|ke hoach)\b.*(?:\b(?:{_SET})\b| (?:19|20)\d\d$)|^ke hoach$")),
    ("name", re.compile(r"\b(?:chi tieu|muc tieu|tieu chi|noi dung)\b")),
)
# Of these less may be better, which a table does not tell.
_LESS_IS_BETTER = re.compile(r"\b(?:giam|su co|qua han|tre han|vi pham|khieu nai|khong hai long|thoi gian|ty le ton)\b")
_PERCENT = re.compile(r"\d+(?:,\d+)?\s?%")
_VERDICT = re.compile(r"(?:chưa|không) đạt|vượt|đạt", re.IGNORECASE)
_ANY_YEAR = "2000"


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """The indicators of one table as a snapshot; ``rows`` gives for each record the row that it was read from."""

    snapshot: Snapshot
    columns: Mapping[str, int]
    rows: Mapping[str, PaperRow]

    def place(self, uid: str, column: str) -> Place | None:
        """Return the place of a cell of the row that a record was read from; of the whole row where it is empty."""
        row = self.rows.get(uid)
        if row is None:
            return None
        text = cell(row, self.columns, column)
        return replace(row.place, quote=text) if text else row.place


@once_per_paper
def indicator_tables(paper: Paper) -> tuple[IndicatorTable, ...]:
    """Return the tables of a foreign document that hold results against targets; our own data have rules of theirs."""
    return () if paper.origin is Origin.OWN else tuple(_indicator_tables(paper))


def _indicator_tables(paper: Paper) -> Iterator[IndicatorTable]:
    period = period_of(paper) or window(_ANY_YEAR)
    for table in paper.tables:
        columns = _columns(table)
        if {"name", "target", "result"} <= columns.keys() and _is_evaluated(table, columns):
            yield _read(table, columns, period)


def cell(row: PaperRow, columns: Mapping[str, int], name: str) -> str:
    """Return the text of a data row in a column, "" where there is none."""
    at = columns.get(name, len(row.cells))
    return row.cells[at].text if row.kind is RowKind.DATA and at < len(row.cells) else ""


def _columns(table: PaperTable) -> dict[str, int]:
    """Return the columns by what they hold; "Mục tiêu" before another "Mục tiêu đề ra" names the indicator."""
    found: dict[str, int] = {}
    for at, heading in enumerate(table.header):
        key = search_key(heading)
        name = next((name for name, words in _COLUMNS if words.search(key)), "")
        if name:
            found.setdefault(name, at)
    return found


def told_without_result(table: IndicatorTable) -> Iterator[PaperRow]:
    """Yield the rows that evaluate an indicator of which they tell no result, where most rows tell theirs."""
    rows = [row for row in dict.fromkeys(table.rows.values()) if _VERDICT.match(cell(row, table.columns, "state"))]
    empty = [row for row in rows if not cell(row, table.columns, "result").strip(" -–—.…")]
    if 2 * len(empty) < len(rows):
        yield from empty


def _is_evaluated(table: PaperTable, columns: Mapping[str, int]) -> bool:
    told = [text for row in table.rows if (text := cell(row, columns, "state"))]
    return 2 * sum(bool(_VERDICT.match(text)) for text in told) > len(told)


def _read(table: PaperTable, columns: Mapping[str, int], period: Window) -> IndicatorTable:
    records: dict[str, Record] = {_OFFICE: Unit(uid=_OFFICE, name="")}
    rows: dict[str, PaperRow] = {}
    for at, row in enumerate(table.rows):
        for record in _indicators(row, columns, at, period):
            records[record.uid] = record
            rows[record.uid] = row
    return IndicatorTable(Snapshot(_OFFICE, records, period), columns, rows)


def _indicators(row: PaperRow, columns: Mapping[str, int], at: int, period: Window) -> Iterator[Record]:
    """Read a row; one that tells two levels ("74% 52%", "99% 98%", "Vượt Vượt") is two indicators."""
    name, aim, result, verdict = (cell(row, columns, column) for column in ("name", "target", "result", "state"))
    if not name or not (aim or result) or _LESS_IS_BETTER.search(search_key(name)):
        return
    aims, results, verdicts = _PERCENT.findall(aim), _PERCENT.findall(result), _VERDICT.findall(verdict)
    if len(aims) < 2 or not len(aims) == len(results) == len(verdicts):
        aims, results, verdicts = [aim], [result], [verdict]
    counts = [_number(cell(row, columns, column)) for column in ("part", "whole")]
    for level, (wanted, reached, word) in enumerate(zip(aims, results, verdicts, strict=True)):
        uid = f"{at}-{level}"
        share = "%" in wanted or "%" in reached
        made = Indicator(uid=f"indicator{uid}", name=name, code=cell(row, columns, "code"), position=at)
        yield replace(made, measure=Measure.RATIO if share else Measure.COUNT, unit_text="%" if share else "")
        if wanted.strip(" -–—"):
            yield understood(Target(uid=f"target{uid}", indicator=made.uid, year=period.year, text=wanted), {"text"})
        told = Measurement(uid=f"told{uid}", unit=_OFFICE, indicator=made.uid, period=period.code, text=reached)
        told = understood(replace(told, evaluation_text=word), {"text", "evaluation_text"})
        both = share and None not in counts and told.numerator is None
        yield replace(told, numerator=counts[0], denominator=counts[1]) if both else told


def _number(text: str) -> Decimal | None:
    readings = read_number(text).readings if any(sign.isdecimal() for sign in text) else ()
    return readings[0] if readings else None
