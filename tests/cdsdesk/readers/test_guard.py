import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cdsdesk.errors import InputError
from cdsdesk.readers import guard
from cdsdesk.readers.guard import check_package

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


def repacked(source: Path, changes: dict[str, bytes]) -> Path:
    target = source.with_name("khác.xlsx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, changes.get(info.filename, old.read(info)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return target


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        check_package(path)
    assert caught.value.where == path.name
    assert caught.value.next_step
    return caught.value.what


def test_a_sound_workbook_passes(book: Path) -> None:
    check_package(book)


def test_each_kind_of_wrong_file_has_its_own_sentence(tmp_path: Path, book: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    contents = {
        "Tệp rỗng": b"",
        "Tệp không phải sổ tính Excel mà là tệp văn bản": "STT;Nhiệm vụ\n1;Ban hành kế hoạch\n".encode(),
        "Tệp không phải sổ tính Excel mà là tệp loại khác": b"%PDF-1.7\n1 0 obj",
        "Sổ tính có đặt mật khẩu": ole + "EncryptedPackage".encode("utf-16-le") + bytes(400),
        "Tệp là sổ tính dạng cũ (.xls)": ole,
        "Tệp bị cắt cụt hoặc hỏng": book.read_bytes()[:-200],
    }
    for number, (sentence, data) in enumerate(contents.items()):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(data)
        assert refusal(path) == sentence
    assert refusal(tmp_path / "không có.xlsx") == "Không tìm thấy tệp"
    assert refusal(tmp_path) == "Không mở được tệp"


def test_a_changed_byte_in_a_part_is_noticed(book: Path) -> None:
    data = bytearray(book.read_bytes())
    with zipfile.ZipFile(book) as package:
        start = package.getinfo(SHEET).header_offset
    data[start + 30 + len(SHEET) + 40] ^= 0xFF
    book.write_bytes(bytes(data))
    assert refusal(book) == "Tệp bị cắt cụt hoặc hỏng"


@pytest.mark.parametrize("sign", [b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<!DOCTYPE html>"])
def test_any_document_type_is_refused(book: Path, sign: bytes) -> None:
    assert refusal(repacked(book, {SHEET: sign + HEAD + TAIL})) == "Tệp chứa khai báo không được phép"


def test_a_document_type_on_the_seam_of_two_pieces_is_seen(book: Path) -> None:
    filler = b"<!--" + b"x" * (guard._CHUNK - 4 - 5) + b"<!DOC"
    assert (
        refusal(repacked(book, {SHEET: filler[:-5] + b"<!DOCTYPE x>" + HEAD + TAIL}))
        == "Tệp chứa khai báo không được phép"
    )


def test_text_of_two_bytes_a_letter_cannot_hide_one(book: Path) -> None:
    hidden = ("<!DOCTYPE x>" + (HEAD + TAIL).decode()).encode("utf-16")
    assert refusal(repacked(book, {SHEET: hidden})) == "Tệp chứa khai báo không được phép"


def test_sizes_are_limited_as_declared_and_as_counted(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = repacked(book, {"xl/media/big.bin": bytes(300_000)})
    monkeypatch.setattr(guard, "PART_BYTES", 200_000)
    assert refusal(big) == "Nội dung của tệp khi mở ra quá lớn"
    monkeypatch.setattr(guard, "PART_BYTES", 1 << 20)
    monkeypatch.setattr(guard, "WHOLE_BYTES", 250_000)
    assert refusal(big) == "Nội dung của tệp khi mở ra quá lớn"
    monkeypatch.setattr(guard, "WHOLE_BYTES", 1 << 20)
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
    many = {f"xl/media/{number}.bin": b"" for number in range(guard.PARTS)}
    assert refusal(repacked(book, many)) == "Tệp chứa quá nhiều thành phần bên trong"
    assert refusal(repacked(book, {"../../lạ.txt": b"x"})) == "Tệp có thành phần trùng tên hoặc tên bất thường"


def test_far_cells_are_refused_but_far_empty_ones_are_not(book: Path) -> None:
    near = b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    formatted = b'<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert refusal(repacked(book, {SHEET: HEAD + near + far + TAIL})) == "Sổ tính có ô nằm quá xa bảng"
    check_package(repacked(book, {SHEET: HEAD + near + formatted + TAIL}))
