"""Sums and shares of the workbook are formulas with their results beside; lists to choose from."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from cdsdesk.document.blocks import Cell, CellKind, Column, DataRow, Table, TotalRow
from cdsdesk.document.sources import CHOICES_SHEET, SOURCES_SHEET
from cdsdesk.model.reports import Report
from cdsdesk.model.tasks import STATE_WORDS
from cdsdesk.reporting.annex_layouts import header_rows
from cdsdesk.reporting.compose import compose
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_xlsx.document import check_xlsx, render_xlsx
from cdsdesk.reporting.styles import load_profile
from tests.support.every_annex import every_store
from tests.support.sample_document import sample_document
from tests.support.small_office import PERIOD
from tests.support.tools import needs_tool

_KINDS = ("budget", "budget_by_source", "compliance", "teams", "tasks", "documents")


@pytest.fixture(scope="module")
def data() -> bytes:
    snapshot = every_store(*_KINDS, ask="names,phones").snapshot(PERIOD)
    return render_xlsx(compose(snapshot, snapshot.all(Report)[0]), load_profile(), find_fonts()).data


def values(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def formulas(data: bytes, sheet: str) -> dict[str, str]:
    cells = (cell for row in load_workbook(BytesIO(data))[sheet].iter_rows() for cell in row)
    return {cell.coordinate: str(cell.value) for cell in cells if cell.data_type == "f"}


def test_sums_of_sections_and_of_all_leave_each_other_out(data: bytes) -> None:
    found = formulas(data, "Phụ lục I")
    assert [found[cell] for cell in ("E10", "E14", "E15")] == ["=SUM(E9:E9)", "=SUM(E12:E13)", "=SUM(E9:E9,E12:E13)"]
    assert found["H15"] == '=IF(E15=0,"",G15/E15)'


def test_a_row_is_the_sum_of_its_sources(data: bytes) -> None:
    assert formulas(data, "Phụ lục II")["E9"] == "=SUM(F9,G9,H9)"


def test_any_reader_finds_the_results(data: bytes) -> None:
    shown = values(data)["Phụ lục I"]
    assert shown[14][1:5] == ["Tổng cộng", "", "", 2255.5]
    assert load_workbook(BytesIO(data), data_only=True)["Phụ lục I"]["E15"].value == 2255.5


def test_a_program_that_computes_anew_finds_the_same(data: bytes, tmp_path: Path) -> None:
    office = needs_tool("soffice", "libreoffice")
    bare = tmp_path / "annex.xlsx"
    with ZipFile(BytesIO(data)) as old, ZipFile(bare, "w") as new:
        for name in old.namelist():
            part, count = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", old.read(name))
            new.writestr(name, part)
            assert not count or name.startswith("xl/worksheets/")
    assert values(bare.read_bytes())["Phụ lục I"][14][4] == ""
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(bare)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    again = values((tmp_path / "out" / "annex.xlsx").read_bytes())
    assert shown(again) == shown(values(data))


def shown(found: dict[str, list[list[object]]]) -> dict[str, list[list[object]]]:
    """Return what the filled cells hold; numbers with the 15 digits that a workbook keeps."""
    return {
        name: [[float(f"{one:.15g}") if isinstance(one, float) else one for one in row if one != ""] for row in rows]
        for name, rows in found.items()
    }


def test_the_official_words_are_offered_whole(data: bytes) -> None:
    book = load_workbook(BytesIO(data))
    (rule,) = book["Phụ lục V"].data_validations.dataValidation
    assert str(rule.sqref) == "G6:G13"
    words = [cell.value for cell in book[CHOICES_SHEET]["C"]]
    assert rule.formula1 == f"{CHOICES_SHEET}!$C$1:$C$7"
    assert words == list(STATE_WORDS.values())
    assert book[CHOICES_SHEET].sheet_state == book[SOURCES_SHEET].sheet_state == "veryHidden"


def test_phones_stay_text_and_typed_formulas_are_none(data: bytes) -> None:
    book = load_workbook(BytesIO(data))
    phone, subject = book["Phụ lục IV"]["F7"], book["Phụ lục VI"]["F6"]
    assert (phone.value, phone.data_type) == ("0905123456", "s")
    assert (str(subject.value)[:5], subject.data_type, subject.quotePrefix) == ("=SUM(", "s", True)


def test_it_reads_back_whole(tmp_path: Path) -> None:
    snapshot = every_store(*_KINDS).snapshot(PERIOD)
    rendered = render_xlsx(compose(snapshot, snapshot.all(Report)[0]), load_profile(), find_fonts())
    path = tmp_path / "annex.xlsx"
    path.write_bytes(rendered.data)
    check_xlsx(path, rendered.cells)


def test_a_row_over_several_rows_of_the_sheet_is_counted_once_below_four_rows_of_headings() -> None:
    number, paths = CellKind.NUMBER, (("STT",), ("Việc",), ("A", "B", "C", "D"), ("A", "B", "C", "E"), ("A", "Tổng"))
    columns = (
        Column("code", 5, kind=CellKind.CODE),
        Column("title", 20),
        *(Column(key, 10, kind=number) for key in "ab"),
        Column("sum", 10, kind=number, sum_of=(2, 3)),
    )
    rows = [
        DataRow((Cell(str(at)), Cell("Việc dài " * words), Cell("1", 1), Cell("2", 2), Cell("3", 3)))
        for at, words in enumerate((900, 1), 1)
    ]
    total = TotalRow((Cell(""), Cell("Tổng cộng"), Cell("2", 2), Cell("4", 4), Cell("6", 6)))
    document = sample_document()
    table = Table(columns, header_rows(paths), (*rows, total))
    document = replace(document, annexes=(replace(document.annexes[0], number="", blocks=(table,)),))
    data = render_xlsx(document, load_profile(), find_fonts()).data
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    last = sheet.max_row
    assert sheet.print_title_rows == "$5:$8"
    assert last > 12
    assert formulas(data, sheet.title) == {
        "E9": "=SUM(C9,D9)",
        f"E{last - 1}": f"=SUM(C{last - 1},D{last - 1})",
        **{f"{letter}{last}": f"=SUM({letter}9:{letter}{last - 1})" for letter in "CDE"},
    }
    assert load_workbook(BytesIO(data), data_only=True).worksheets[0][f"E{last}"].value == 6
