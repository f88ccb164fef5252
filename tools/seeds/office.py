"""A data file that is filled as an office fills it: by the commands of the program, each with its JSON answer."""

import contextlib
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tools.seeds.text import TextTable
from ui.commands.run import run_command

_REFUSED = 2


class CommandError(Exception):
    """A command that was refused; the message is what it said."""


class Office:
    """One data file in a folder, and its last import's repairs and questions by name."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.file = folder / f"{name}.cds"
        self.problems: list[str] = []

    def run(self, command: str, *words: str) -> Any:
        """Run a command on the file and return its JSON document. Raises CommandError when it is refused."""
        out, told = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
            code = run_command([command, str(self.file), *words, "--json"])
        if code == _REFUSED:
            raise CommandError(f"{command} {' '.join(words)[:80]}: {told.getvalue().strip()}")
        return json.loads(out.getvalue()) if out.getvalue().strip() else None

    def add(self, type_: str, **values: Any) -> str:
        """Make a record and return its uid; lists and objects are typed as JSON."""
        return str(self.run("add", type_, *_typed(values))["record"]["uid"])

    def set(self, type_: str, uid: str, *assignments: str, **values: Any) -> None:
        """Change fields of a record."""
        self.run("set", type_, uid, *assignments, *_typed(values))

    def found(self, type_: str, **values: str) -> list[Mapping[str, Any]]:
        """Return the records whose fields have these values."""
        return list(self.run("list", type_, *_typed(values))["records"])

    def take(self, name: str, table: TextTable, *options: str) -> None:
        """Import a table written as a workbook; what a person would have to look at goes to ``problems``."""
        path = self.folder / f"{name}.xlsx"
        write_workbook(path, table)
        answer = self.run("import", str(path), *options)
        self.problems += problems_of(name, answer)

    def outline(self, kind: str, text: str) -> None:
        """Use an outline of the office's own."""
        path = self.folder / f"de-cuong-{kind}.toml"
        path.write_text(text, "utf-8")
        self.run("outline", "--kind", kind, "--take", str(path))


def problems_of(name: str, answer: Mapping[str, Any]) -> list[str]:
    """Return the rows of an import that were not understood or asked about."""
    found = []
    for table in answer["tables"]:
        counts = table["counts"]
        if counts["refuse"] or counts["ask"]:
            found.append(f"{name}: {counts}")
        for row in table["rows"]:
            found += [f"{name} dòng {row['rows']}: {one['message']}" for one in row.get("problems", ())]
    return found


def write_workbook(path: Path, table: TextTable) -> None:
    """Write a table as the document has it: titles, header, pages with their header again, rows that pages cut."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    width = len(table.header[0])
    for title in table.titles:
        sheet.append([title])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=width)
    top = sheet.max_row + 1
    for line in table.lines:
        sheet.append([cell or None for cell in broken_lines(line)])
    if len(table.header) > 1:
        for start, end in spans(table.header):
            sheet.merge_cells(start_row=top, end_row=top, start_column=start, end_column=end)
    book.save(path)


def broken_lines(cells: Sequence[str]) -> list[str]:
    """Give back the lines of cells that the transcription ran together: dashed points, and the values beside them."""
    lines = [_points(cell) for cell in cells]
    levels = lines[0].count("\n- ")
    if levels > 1:
        return [lines[0], *("\n".join(cell.split()) if len(cell.split()) == levels else cell for cell in cells[1:])]
    return lines


def spans(header: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return the columns, from 1, over which a cell of the first header row stands above several of the second."""
    found = []
    upper, lower = header[0], header[1]
    for at, text in enumerate(upper):
        end = at
        while end + 1 < len(upper) and not upper[end + 1] and lower[end + 1]:
            end += 1
        if text and end > at:
            found.append((at + 1, end + 1))
    return found


def _points(cell: str) -> str:
    head, *rest = cell.replace(": - ", ":\n- ").replace(". - ", ".\n- ").replace("; - ", ";\n- ").split("\n- ")
    if not rest:
        return head
    *inner, last = rest
    return "\n- ".join([head, *inner, *(last.split(" - ") if inner == [] and head.endswith(":") else [last])])


def _typed(values: Mapping[str, Any]) -> list[str]:
    return [f"{key}={_value(value)}" for key, value in values.items()]


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
