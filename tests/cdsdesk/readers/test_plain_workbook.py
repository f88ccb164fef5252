"""What the quick reader takes, it reads as the reader of everything does; what is odd, it leaves alone."""

import zipfile
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdsdesk.readers import plain_workbook
from cdsdesk.readers.package_guard import check_package
from cdsdesk.readers.plain_book import DIVIDER, unfolded
from cdsdesk.readers.plain_cells import NotPlainError
from cdsdesk.readers.plain_texts import plain_texts
from cdsdesk.readers.plain_workbook import read_plain
from cdsdesk.readers.raw import RawBook
from cdsdesk.readers.spreadsheet import read_all, read_spreadsheet
from cdsdesk.readers.wire import pack_book, unpack
from tests.support.packages import repacked

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LETTERS = "".join(map(chr, range(32, 127))) + "\n“”–ăâđêôơưẠệỹọì"
WORDS = st.text(st.sampled_from(LETTERS), max_size=8).map(str.strip).filter(lambda text: "_x" not in text)
NUMBERS = st.one_of(st.integers(-(10**16), 10**16), st.floats(allow_nan=False, allow_infinity=False))
CELLS = st.one_of(st.none(), st.just("styled"), WORDS.map(lambda text: ("s", text)), NUMBERS)
ROWS = st.lists(st.lists(CELLS, max_size=5), max_size=6)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sổ") / "trống.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"].font = openpyxl.styles.Font(bold=True)
    book.active["B1"].number_format = "0%"
    book.active["C1"].number_format = "dd/mm/yyyy"
    book.active["D1"] = "một"
    book.save(path)
    return path


def written(empty: Path, sheet: str, strings: str, rest: str = "", name: str = "tệp.xlsx") -> Path:
    parts = {
        "xl/worksheets/sheet1.xml": f"<worksheet {SPACE}><sheetData>{sheet}</sheetData>{rest}</worksheet>".encode(),
        "xl/sharedStrings.xml": f"<sst {SPACE}>{strings}</sst>".encode(),
    }
    return repacked(empty, empty.with_name(name), parts)


def sheet_of(rows: list[list[object]], style: int) -> tuple[str, str]:
    texts: dict[str, int] = {"": 0}
    lines = []
    for number, cells in enumerate(rows, 3):
        out = []
        for letter, cell in zip("BCDEF", cells, strict=False):
            place = f'<c r="{letter}{number}"' + (f' s="{style}"' if style else "")
            if cell == "styled":
                out.append(f"{place}/>")
            elif isinstance(cell, tuple):
                out.append(f'{place} t="s"><v>{texts.setdefault(cell[1], len(texts))}</v></c>')
            elif cell is not None:
                out.append(f"{place}><v>{str(cell).upper()}</v></c>")
        lines.append(f'<row r="{number}" spans="2:6" x14ac:dyDescent="0.25">{"".join(out)}</row>')
    return "".join(lines), "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)


def everything(path: Path) -> RawBook:
    return unpack(pack_book(read_all(path, check_package(path))))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(rows=ROWS, style=st.sampled_from([0, 1, 2]))
def test_both_readers_read_alike(empty: Path, rows: list[list[object]], style: int) -> None:
    path = written(empty, *sheet_of(rows, style))
    plain = read_plain(path)
    assert plain is not None
    expected = everything(path)
    for book in (unfolded(plain), unpack(pack_book(plain))):
        assert tuple(replace(sheet, is_clean=False) for sheet in book.sheets) == expected.sheets


def test_gaps_merges_and_hidden_parts_are_read_alike(empty: Path) -> None:
    cell = '<c r="{0}" s="1" t="s"><v>0</v></c>'
    rows = (
        f'<row r="2"/><row r="3" hidden="1">{cell.format("C3")}</row><row r="4"></row>'
        f'<row r="7">{cell.format("B7")}{cell.format("AA7")}</row><row r="8" ht="15"/>'
    )
    merges = '<mergeCells count="2"><mergeCell ref="B7:C9"/><mergeCell ref="A1:AB4"/></mergeCells>'
    path = written(empty, rows, "<si><t>một</t></si>", merges)
    plain = read_plain(path)
    assert plain is not None
    assert unpack(pack_book(plain)).sheets[0] == replace(everything(path).sheets[0], is_clean=True)


TEXT = '<c r="A1" t="s"><v>0</v></c>'


@pytest.mark.parametrize(
    ("cells", "strings"),
    [
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "<t>một</t>"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "<t>một</t>"),
        ('<c r="A1" t="b"><v>1</v></c>', "<t>một</t>"),
        ('<c r="A1" t="str"><v>1</v></c>', "<t>một</t>"),
        ('<c r="A1" t="inlineStr"><is><t>một</t></is></c>', "<t>một</t>"),
        ('<c r="A1" s="3"><v>45000</v></c>', "<t>một</t>"),
        ('<c r="A1" t="s"><v>1</v></c>', "<t>một</t>"),
        ('<c r="A1" t="s"><v>-1</v></c>', "<t>một</t>"),
        ('<c r="A1"><v>1.2.3</v></c>', "<t>một</t>"),
        ('<c r="A1"><v>1E999</v></c>', "<t>một</t>"),
        ('<c r="A2"><v>1</v></c>', "<t>một</t>"),
        ('<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>', "<t>một</t>"),
        ("<c><v>1</v></c>", "<t>một</t>"),
        ('<c1 r="A"><v>1</v></c1>', "<t>một</t>"),
        ('<c r="A1"><v></v></c><c r="B1"><v>1 1</v></c>', "<t>một</t>"),
        ('</row><row r="0"><c r="A0"><v>1</v></c>', "<t>một</t>"),
        (TEXT, "<r><t>mộ</t></r><r><rPr><b/></rPr><t>t</t></r>"),
        (TEXT, "<t>một&#10;hai</t>"),
        (TEXT, "<t>một_x000D_hai</t>"),
        (TEXT, "<t>một\r\nhai</t>"),
        (TEXT, "<t><![CDATA[một]]></t>"),
        (TEXT, "<t>một\x7fhai</t>"),
    ],
)
def test_what_is_odd_is_left_to_the_reader_of_everything(empty: Path, cells: str, strings: str) -> None:
    path = written(empty, f'<row r="1">{cells}</row>', f"<si>{strings}</si>")
    assert read_plain(path) is None


def test_texts_that_come_in_pieces_are_those_of_the_whole() -> None:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\r\n<sst {SPACE} count="3">'.encode()
    part = head + '<si><t>một</t></si><si><t xml:space="preserve">hai &amp; ba</t></si><si><t/></si></sst>\n'.encode()
    for cut in range(len(head) + len("<si>"), len(part)):
        assert DIVIDER.join(plain_texts([part[:cut], part[cut:]])).decode() == "một\x7fhai & ba\x7f"
        with pytest.raises(NotPlainError):
            list(plain_texts([part[:cut]] if b"</sst>" not in part[:cut] else [b""]))


def test_a_row_before_the_first_is_left_to_the_reader_of_everything(empty: Path) -> None:
    path = written(empty, '<row r="0"><c r="A0"><v>1</v></c></row>', "<si><t>một</t></si>")
    assert read_plain(path) is None


def test_sheets_too_large_together_are_left_to_the_reader_of_everything(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(empty, f'<row r="1">{TEXT}</row>', "<si><t>một</t></si>")
    assert read_plain(path) is not None
    monkeypatch.setattr(plain_workbook, "_WHOLE_BYTES", 100)
    assert read_plain(path) is None


def test_a_part_larger_than_it_says_is_left_to_the_guard(empty: Path) -> None:
    path = written(empty, f'<row r="1">{TEXT}</row>', "<si><t>một</t></si>")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        size = package.getinfo("xl/worksheets/sheet1.xml").file_size
    told = data.rfind(size.to_bytes(4, "little"))
    data[told : told + 4] = (size - 20).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    assert read_plain(path) is None


def test_entities_in_a_part_besides_are_still_refused(empty: Path) -> None:
    path = written(empty, f'<row r="1">{TEXT}</row>', "<si><t>một</t></si>", name="plain.xlsx")
    assert read_spreadsheet(path).sheets[0].rows == [["một"]]
    odd = repacked(path, empty.with_name("odd.xlsx"), {"docProps/core.xml": b"<!DOCTYPE x><x/>"})
    with pytest.raises(Exception, match="khai báo không được phép"):
        read_spreadsheet(odd)
