"""The tables of two public documents, built again as office files in several messy ways, as their authors made such."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.support.messy.draft import Cell, Draft, Line, blanks, copied, draft_of
from tests.support.messy.known import Column, Known, KnownRow, KnownSection
from tests.support.messy.traps import lay

_FILE = Path(__file__).with_name("seed_tables.toml")
_CUT, _NEXT = "¦", "‖"
_STATES = {
    "Hoàn thành, đúng hạn": "done_on_time",
    "Hoàn thành, trễ hạn": "done_late",
    "Đang thực hiện theo tiến độ": "on_track",
    "Đang thực hiện, trễ hạn": "in_progress_late",
    "Chưa thực hiện, trễ hạn": "not_started_late",
}

Told = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class SeedTable:
    """A table of a document; ``cuts`` are the texts before and behind the end of a page, by row and column."""

    name: str
    known: Known
    cuts: Mapping[int, Mapping[int, tuple[str, str]]]
    sums: Mapping[int, Sequence[str]]
    total: Sequence[str]


def seed_tables() -> tuple[SeedTable, ...]:
    """Return all tables."""
    told = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(_table(table, told["deadlines"]) for table in told["tables"])


def _table(told: Mapping[str, Any], deadlines: Told) -> SeedTable:
    columns = tuple(Column(path, tuple(heading)) for path, *heading in told["columns"])
    body: list[KnownSection | KnownRow] = []
    cuts: dict[int, dict[int, tuple[str, str]]] = {}
    sums: dict[int, Sequence[str]] = {}
    section: tuple[str, ...] = ()
    total: Sequence[str] = ()
    row = 0
    for first, *rest in told["rows"]:
        if first.startswith("§"):
            section = tuple(first[1:].split("/"))
            sums[len([each for each in body if isinstance(each, KnownSection)])] = rest[1:]
            body.append(KnownSection(section[-1], rest[0], section))
        elif first == "Σ":
            total = rest
        else:
            body.append(_row(columns, (first, *rest), section, deadlines))
            cuts[row] = {place: _halves(cell) for place, cell in enumerate((first, *rest)) if _CUT in cell}
            row += 1
    name_column = next(place for place, column in enumerate(columns) if column.path in ("title", "name"))
    known = Known(told["kind"], tuple(told["title"]), columns, tuple(body), name_column)
    return SeedTable(told["name"], known, {place: cut for place, cut in cuts.items() if cut}, sums, total)


def _halves(cell: str) -> tuple[str, str]:
    before, _, behind = cell.replace(_NEXT, "").partition(_CUT)
    return before.rstrip(), behind.lstrip()


def _row(columns: Sequence[Column], cells: Sequence[str], section: tuple[str, ...], deadlines: Told) -> KnownRow:
    texts = tuple(cell.replace(_CUT, "").replace(_NEXT, "") for cell in cells)
    values: dict[str, Any] = {}
    for column, cell, text in zip(columns, cells, texts, strict=True):
        if text:
            values |= _value(column.path, cell.replace(_CUT, ""), text, deadlines)
    levels: tuple[tuple[str, ...], ...] = ()
    if "\n- " in texts[0]:
        name, *scopes = (part.strip(" -:") for part in texts[0].split("\n"))
        parts = [text.split("\n") for text in texts[1:]]
        levels = tuple((scope, *(part[place] for part in parts)) for place, scope in enumerate(scopes))
        values = {"name": name}
    return KnownRow(texts, values, section, {}, levels)


def _value(path: str, cell: str, text: str, deadlines: Told) -> dict[str, Any]:
    if path in ("lead", "coordinators"):
        return {path: [part.strip(" ,.;") for part in cell.split(_NEXT)]}
    if path == "deadline_text":
        kind, start, end = deadlines[text]
        return {path: text, "deadline_kind": kind, "deadline_from": start or None, "deadline_to": end or None}
    if path == "status_text":
        return {path: text, "status_written": _STATES[text.rstrip(".")]}
    if path == "planned_content":
        return {path: {"2022": text}}
    if path.startswith("funding."):
        return {f"(text) {path}": text}
    if path.startswith("targets.") or path == "result":
        return {path: text.rstrip("%").replace(",", ".") if text.endswith("%") else text}
    return {path: text}


# --- the ways in which they are made ----------------------------------------------------------------------------------


def word_pages(table: SeedTable) -> Draft:
    """A Word file cut where the document's pages end: headings again, half rows, numbers left to Word."""
    draft = _begun(table)
    draft.automatic = True
    lay(draft, ["merged_sections"])
    _cut_as_printed(draft, table)
    return draft


def old_excel(table: SeedTable) -> Draft:
    """An old workbook in .VnTime, headings in .VnTimeH, letterhead, numbered columns, signatures."""
    draft = _begun(table)
    return lay(draft, ["capital_sections", "column_numbers", "letterhead", "signatures", "tcvn3_capitals"])


def bare_pdf(table: SeedTable) -> Draft:
    """A PDF without ruling lines, over pages, with ƣ in the place of ư."""
    draft = _begun(table)
    lay(draft, ["merged_sections", "repeated_headers", "look_alikes"])
    return draft


def typed_workbook(table: SeedTable) -> Draft:
    """A workbook made by hand: how to fill it in first, STT as numbers, empty and hidden rows, marks apart."""
    draft = _begun(table)
    names = ["number_codes", "bold_sections", "hidden_rows", "spacer_rows", "unmerged_titles", "notes"]
    return lay(draft, [*names, "irrelevant_sheet", "far_corner", "combining_marks"])


WAYS: Mapping[str, tuple[Callable[[SeedTable], Draft], str]] = {
    ".docx cut as printed, automatic numbers": (word_pages, ".docx"),
    ".xls in TCVN3, merged headings, capitals": (old_excel, ".xls"),
    ".pdf without lines, ƣ, headings again": (bare_pdf, ".pdf without ruling lines"),
    ".xlsx by hand, NFD, hidden and empty rows": (typed_workbook, ".xlsx"),
}
"""Each way with the name of its format."""


def _begun(table: SeedTable) -> Draft:
    """Return the clean file with the sums that the document tells."""
    draft = draft_of(table.known, Random(table.name))
    sections = [line for line in draft.main.lines if line.role == "section"]
    for place, sums in table.sums.items():
        for column, text in enumerate(sums, 2):
            sections[place].cells[column].text = text
    if table.total:
        draft.main.lines.append(Line("total", [Cell(text, bold=True) for text in table.total]))
    return draft


def _cut_as_printed(draft: Draft, table: SeedTable) -> None:
    """Begin a page behind the first half of each row that the document cuts."""
    lines = draft.main.lines
    head = [line for line in lines if line.role == "head"]
    for place in reversed(draft.main.places("row")):
        cuts = table.cuts.get(lines[place].row)
        if cuts is None:
            continue
        rest = Line("rest", blanks(len(lines[place].cells)), lines[place].row)
        for column, (before, behind) in cuts.items():
            lines[place].cells[column].text, rest.cells[column].text = before, behind
        again = [copied(line, page=number == 0) for number, line in enumerate(head)]
        lines[place + 1 : place + 1] = [*again, rest]
