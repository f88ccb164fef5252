import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cdsdesk.errors import InputError
from cdsdesk.readers import guard, package_guard
from cdsdesk.readers.package_guard import check_package
from tests.support.packages import repacked

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "mẫu.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(["STT", "Nhiệm vụ"])
    workbook.save(path)
    return path


def changed(source: Path, changes: dict[str, bytes]) -> Path:
    return repacked(source, source.with_name("khác.xlsx"), changes)


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        check_package(path)
    assert caught.value.where == path.name
    assert caught.value.next_step
    return caught.value.what


def test_a_sound_workbook_passes(book: Path) -> None:
    check_package(book)


def test_a_package_cut_short_is_refused(book: Path) -> None:
    book.write_bytes(book.read_bytes()[:-200])
    assert refusal(book) == "Tệp bị cắt cụt hoặc hỏng"


def test_a_list_of_countless_parts_is_not_even_opened(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04" + b"PK\x01\x02" * 5_000)
    assert refusal(tmp_path / "a.xlsx") == "Tệp chứa quá nhiều thành phần bên trong"


def test_a_locked_part_is_refused(book: Path) -> None:
    data = bytearray(book.read_bytes())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(sign) + offset] |= 1
    book.write_bytes(bytes(data))
    assert refusal(book) == "Tệp có đặt mật khẩu"


def test_sheets_and_texts_that_want_a_second_look_are_named(book: Path) -> None:
    assert check_package(book) == frozenset()
    hidden = HEAD + b'<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>' + TAIL
    mixed = b"<sst><si><r><rPr><b/></rPr><t>x</t></r></si></sst>"
    assert check_package(changed(book, {SHEET: hidden, "xl/sharedStrings.xml": mixed})) == {
        SHEET,
        "xl/sharedStrings.xml",
    }


def test_a_changed_byte_in_a_part_is_noticed(book: Path) -> None:
    data = bytearray(book.read_bytes())
    with zipfile.ZipFile(book) as package:
        start = package.getinfo(SHEET).header_offset
    data[start + 30 + len(SHEET) + 40] ^= 0xFF
    book.write_bytes(bytes(data))
    assert refusal(book) == "Tệp bị cắt cụt hoặc hỏng"


@pytest.mark.parametrize("sign", [b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<!DOCTYPE html>"])
def test_any_document_type_is_refused(book: Path, sign: bytes) -> None:
    assert refusal(changed(book, {SHEET: sign + HEAD + TAIL})) == "Tệp chứa khai báo không được phép"


def test_a_document_type_on_the_seam_of_two_pieces_is_seen(book: Path) -> None:
    filler = b"<!--" + b"x" * (package_guard._CHUNK - 4 - 5) + b"<!DOC"
    assert (
        refusal(changed(book, {SHEET: filler[:-5] + b"<!DOCTYPE x>" + HEAD + TAIL}))
        == "Tệp chứa khai báo không được phép"
    )


def test_text_of_two_bytes_a_letter_cannot_hide_one(book: Path) -> None:
    hidden = ("<!DOCTYPE x>" + (HEAD + TAIL).decode()).encode("utf-16")
    assert refusal(changed(book, {SHEET: hidden})) == "Tệp chứa khai báo không được phép"


def test_sizes_are_limited_as_declared_and_as_counted(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = changed(book, {"xl/media/big.bin": bytes(300_000)})
    monkeypatch.setattr(package_guard, "PART_BYTES", 200_000)
    assert refusal(big) == "Nội dung của tệp khi mở ra quá lớn"
    monkeypatch.setattr(package_guard, "PART_BYTES", 1 << 20)
    monkeypatch.setattr(package_guard, "WHOLE_BYTES", 250_000)
    assert refusal(big) == "Nội dung của tệp khi mở ra quá lớn"
    monkeypatch.setattr(package_guard, "WHOLE_BYTES", 1 << 20)
    monkeypatch.setattr(guard, "FILE_BYTES", 100)
    assert refusal(big) == "Tệp lớn quá 20 MB"


def test_a_declared_size_that_lies_is_found_out(book: Path) -> None:
    data = bytearray(book.read_bytes())
    place = data.find(b"PK\x01\x02")
    while data[place + 46 : place + 46 + len(SHEET)] != SHEET.encode():
        place = data.find(b"PK\x01\x02", place + 1)
    struct.pack_into("<I", data, place + 24, 10)
    book.write_bytes(bytes(data))
    assert refusal(book) == "Tệp bị cắt cụt hoặc hỏng"


def test_too_many_or_odd_parts_are_refused(book: Path) -> None:
    many = {f"xl/media/{number}.bin": b"" for number in range(package_guard.PARTS)}
    assert refusal(changed(book, many)) == "Tệp chứa quá nhiều thành phần bên trong"
    assert refusal(changed(book, {"../../lạ.txt": b"x"})) == "Tệp có thành phần trùng tên hoặc tên bất thường"


def test_far_cells_are_refused_but_far_empty_ones_are_not(book: Path) -> None:
    near = b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    formatted = b'<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert refusal(changed(book, {SHEET: HEAD + near + far + TAIL})) == "Sổ tính có ô nằm quá xa bảng"
    check_package(changed(book, {SHEET: HEAD + near + formatted + TAIL}))
