"""Files that would kill, stop or fool a reader, small enough to be made in a test; ``MAKERS`` names each trick."""

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import xlwt

from tests.support.packages import Change, ods, ods_table, packed, repacked, swollen, with_part_twice
from tests.support.word_file import cell, row, table, word_file

SECRET = "bí mật của cơ quan"
SHEET, CONTENT, BODY = "xl/worksheets/sheet1.xml", "content.xml", "word/document.xml"
_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = b"</sheetData></worksheet>"
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10))
    + b"]>"
)
_TOO_BIG = 101 << 20


def sound_xlsx(path: Path) -> Path:
    book = openpyxl.Workbook()
    for number in range(12):
        book.active.append([f"{number}.1", "Số hóa hồ sơ", number])
    book.save(path)
    return path


def sound_ods(path: Path) -> Path:
    return ods(path, ods_table([[f"{number}.1", "Số hóa hồ sơ"] for number in range(12)]))


def sound_docx(path: Path) -> Path:
    return word_file(path, table(*(row(cell(f"{number}.1"), cell("Số hóa hồ sơ")) for number in range(12))))


def sound_xls(path: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trang 1")
    for number in range(12):
        sheet.write(number, 0, f"{number}.1")
        sheet.write(number, 1, "Số hóa hồ sơ")
    book.save(str(path))
    return path


def sound_pdf(path: Path) -> Path:
    return _pdf(path, zlib.compress(b"BT /F1 12 Tf 50 700 Td (1.1 So hoa ho so) Tj ET"))


def sound_csv(path: Path) -> Path:
    path.write_text("".join(f"{number}.1;Số hóa hồ sơ\n" for number in range(12)), "utf-8")
    return path


SOUND: dict[str, Callable[[Path], Path]] = {
    "xlsx": sound_xlsx,
    "ods": sound_ods,
    "docx": sound_docx,
    "xls": sound_xls,
    "pdf": sound_pdf,
    "csv": sound_csv,
}


def in_sheet(inner: bytes, after: bytes = b"") -> Callable[[Path], Path]:
    """Return a maker of an .xlsx whose only sheet holds these cells."""
    return _changed("xlsx", {SHEET: _HEAD + inner + _TAIL.replace(b"</worksheet>", after + b"</worksheet>")})


def _changed(kind: str, changes: dict[str, Change], drop: tuple[str, ...] = ()) -> Callable[[Path], Path]:
    return lambda path: repacked(SOUND[kind](path.with_suffix(".sound")), path, changes, drop=drop)


def _swollen(kind: str, part: str, head: bytes, unit: bytes, tail: bytes) -> Callable[[Path], Path]:
    return lambda path: swollen(SOUND[kind](path.with_suffix(".sound")), path, part, head, unit, tail, _TOO_BIG)


def _before_root(text: bytes) -> Callable[[bytes], bytes]:
    return lambda data: re.sub(rb"(<\?xml[^>]*\?>)?", rb"\g<0>" + text, data, count=1)


def _external(path: Path, kind: str, part: str, opening: bytes) -> Path:
    secret = path.with_name("bí mật.txt")
    secret.write_text(SECRET, "utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
    spoilt = _before_root(entity)
    return _changed(kind, {part: lambda data: spoilt(data).replace(opening, opening + b"&s;", 1)})(path)


def _cut(kind: str, share: float) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        data = SOUND[kind](path).read_bytes()
        path.write_bytes(data[: int(len(data) * share)])
        return path

    return make


def _size_that_lies(path: Path) -> Path:
    data = bytearray(sound_xlsx(path).read_bytes())
    place = data.find(b"PK\x01\x02")
    while data[place + 46 : place + 46 + len(SHEET)] != SHEET.encode():
        place = data.find(b"PK\x01\x02", place + 1)
    struct.pack_into("<I", data, place + 24, 10)
    path.write_bytes(bytes(data))
    return path


def _sheet_twice(path: Path) -> Path:
    return with_part_twice(sound_xlsx(path.with_suffix(".sound")), path, SHEET, _HEAD + _TAIL)


def _ods_with(old: bytes, new: bytes) -> Callable[[Path], Path]:
    return _changed("ods", {CONTENT: lambda data: data.replace(old, new, 1)})


def _pdf(path: Path, content: bytes, pages: int = 1) -> Path:
    """Write a PDF of one page, named as often as told, with these compressed drawing commands."""
    kids = b"3 0 R " * pages
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        lines,
        len(data),
    )
    path.write_bytes(data)
    return path


def _zeros_of_gigabytes() -> bytes:
    packer = zlib.compressobj(1)
    block = bytes(1 << 20)
    return b"".join([*(packer.compress(block) for _ in range(700)), packer.flush()])


def _xls_with_far_cells(path: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trang 1")
    sheet.write(0, 0, "gần")
    sheet.write(65_535, 255, "xa")
    book.save(str(path))
    return path


def _bytes_changed(kind: str) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        data = bytearray(SOUND[kind](path).read_bytes())
        for place in range(60, len(data), len(data) // 40):
            data[place] ^= 0x5A
        path.write_bytes(bytes(data))
        return path

    return make


def _text(text: str) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_text(text, "utf-8")
        return path

    return make


_PHANTOMS = b"".join(
    b'<row r="%d">%s</row>' % (number, b"".join(b'<c r="%c%d" s="0"/>' % (65 + at, number) for at in range(10)))
    for number in range(2, 20_002)
)
_ONE = b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
_FAR = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
_NOTHING = (
    b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    b"</table:table-row>"
)
_LINKED = b'<externalReferences><externalReference xmlns:r="urn:r" r:id="rId99"/></externalReferences>'

MAKERS: dict[str, tuple[Callable[[Path], Path], str | int]] = {
    # name: how it is made, and what must come of it: words of the refusal, or the number of rows read
    **{f"{kind} cut": (_cut(kind, 0.6), "hỏng") for kind in ("xlsx", "ods", "docx", "xls", "pdf")},
    "csv cut": (_cut("csv", 0.6), 8),
    **{f"{kind} with bytes changed": (_bytes_changed(kind), "hỏng|quá lớn") for kind in ("xlsx", "ods", "docx")},
    "xls with bytes changed": (_bytes_changed("xls"), "hỏng|Không đọc được|loại"),
    "xlsx laughs": (_changed("xlsx", {SHEET: _before_root(_LAUGHS)}), "khai báo"),
    "ods laughs": (_changed("ods", {CONTENT: _before_root(_LAUGHS)}), "khai báo"),
    "docx laughs": (_changed("docx", {BODY: _before_root(_LAUGHS)}), "khai báo"),
    "xlsx entity": (lambda path: _external(path, "xlsx", SHEET, b"<t>"), "khai báo"),
    "ods entity": (lambda path: _external(path, "ods", CONTENT, b"<text:p>"), "khai báo"),
    "docx entity": (lambda path: _external(path, "docx", BODY, b"<w:t>"), "khai báo"),
    "xlsx of two-byte letters": (_changed("xlsx", {SHEET: lambda data: data.decode().encode("utf-16")}), "khai báo"),
    "xlsx swollen by spaces": (_swollen("xlsx", SHEET, _HEAD, b" ", _TAIL), "quá lớn"),
    "xlsx swollen by an unused part": (_swollen("xlsx", "xl/media/a.bin", b"", b"\0", b""), "quá lớn"),
    "ods swollen": (_swollen("ods", CONTENT, b"<x>", b" ", b"</x>"), "quá lớn"),
    "docx swollen": (_swollen("docx", BODY, b"<x>", b" ", b"</x>"), "quá lớn"),
    "pdf swollen": (lambda path: _pdf(path, _zeros_of_gigabytes()), "quá lớn"),
    "pdf of countless pages": (lambda path: _pdf(path, zlib.compress(b"n"), 20_000), "quá 300 trang"),
    "xlsx size that lies": (_size_that_lies, "hỏng"),
    "xlsx sheet twice": (_sheet_twice, "trùng tên"),
    "xlsx path outside": (_changed("xlsx", {"../../lạ.txt": b"x"}), "bất thường"),
    "xlsx without workbook": (_changed("xlsx", {}, ("xl/workbook.xml",)), "không có trang tính|Không đọc được"),
    "xlsx without sheet": (_changed("xlsx", {}, (SHEET,)), "Không đọc được"),
    "xlsx of many parts": (_changed("xlsx", {f"xl/media/{at}.bin": b"" for at in range(2_000)}), "quá nhiều"),
    "xlsx dimension that lies": (
        _changed(
            "xlsx",
            {SHEET: _HEAD.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>') + _ONE + _TAIL},
        ),
        1,
    ),
    "xlsx far cell": (in_sheet(_ONE + _FAR), "quá xa"),
    "xlsx row without end": (in_sheet(b'<row r="1"><c r="A99999999999"><v>1</v></c></row>'), "quá xa"),
    "xlsx near cells of a huge rectangle": (in_sheet(_ONE + _FAR.replace(b"XFD1048576", b"ZZ99999")), "quá lớn"),
    "xlsx styled empty cells": (in_sheet(_ONE + _PHANTOMS), 1),
    "xlsx merge of everything": (in_sheet(_ONE, b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), 1),
    "xlsx deep": (in_sheet(b"<a>" * 50_000 + b"</a>" * 50_000), 0),
    "xlsx text that is no number": (in_sheet(b'<row r="1"><c r="A1"><v>1e999x</v></c></row>'), 1),
    "xlsx number without end": (in_sheet(b'<row r="1"><c r="A1"><v>1e999</v></c></row>'), 1),
    "xlsx text out of the list": (in_sheet(b'<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'), "Không đọc được"),
    "xlsx formula without result": (in_sheet(_ONE + b'<row r="2"><c r="B2"><f>A1</f></c></row>'), 1),
    "xlsx linked to another file": (
        _changed("xlsx", {"xl/workbook.xml": lambda data: data.replace(b"</sheets>", b"</sheets>" + _LINKED)}),
        12,
    ),
    "ods rows without end": (
        _ods_with(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="99999999">'),
        "quá xa",
    ),
    "ods columns without end": (
        _ods_with(b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="99999999" '),
        "quá xa",
    ),
    "ods merge of everything": (
        _ods_with(
            b"<table:table-cell ",
            b'<table:table-cell table:number-columns-spanned="9999999" table:number-rows-spanned="9999999" ',
        ),
        12,
    ),
    "ods empty rows without end": (_ods_with(b"</table:table>", _NOTHING + b"</table:table>"), 12),
    "ods locked": (
        lambda path: ods(path, ods_table([["x"]]), more={"META-INF/manifest.xml": "<x><encryption-data/></x>"}),
        "mật khẩu",
    ),
    "docx columns without end": (
        lambda path: word_file(path, table(row(cell("x", '<w:gridSpan w:val="100000000"/>')))),
        1,
    ),
    "docx tables in tables": (
        _changed("docx", {BODY: lambda data: data.replace(b"<w:tbl>", b"<w:tbl><w:tr><w:tc>" * 3_000 + b"<w:tbl>", 1)}),
        "nhiều tầng|Không đọc được",
    ),
    "xls far cell": (_xls_with_far_cells, "quá xa"),
    "csv of separators": (_text("một;hai\n" * 9 + ";" * 3_000_000), "quá lớn"),
    "csv of empty lines": (_text("\n" * 3_000_000), "quá lớn"),
    "csv quote never closed": (_text('1;"mở\n' + "2;hai\n" * 500), 501),
    "web page of endless cells": (_text("<!DOCTYPE html><table>" + "<td>" * 2_000_000), "trang web"),
    "web page of deep tables": (_text("<html>" + "<table><tr><td>" * 5_000), "trang web"),
    "empty": (_text(""), "rỗng"),
    "noughts": (_text("\0" * 5_000), "toàn số 0"),
    "package without anything": (lambda path: packed(path, {}), "hỏng|loại|nén"),
}
