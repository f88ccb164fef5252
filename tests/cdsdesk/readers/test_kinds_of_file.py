from pathlib import Path

import openpyxl
import pytest
import xlwt

from cdsdesk.errors import InputError
from cdsdesk.readers.any_file import read_any, read_book
from cdsdesk.readers.kinds_of_file import FileKind, kind_of
from cdsdesk.readers.raw import Form
from tests.support.packages import ODS_TYPE, compound, ods, ods_table, packed


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        kind_of(path)
    assert caught.value.where == path.name
    assert caught.value.next_step
    return caught.value.what


def test_each_kind_is_told_by_content_under_a_wrong_name(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.docx")
    old = xlwt.Workbook()
    old.add_sheet("Trang 1")
    old.save(str(tmp_path / "b.xlsx"))
    ods(tmp_path / "c.xls", ods_table([["a"]]))
    packed(tmp_path / "d.xlsx", {"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
    packed(tmp_path / "e.zip", {"manifest.json": "{}", "data.json": "[]"})
    (tmp_path / "f.xlsx").write_bytes(b"\n%PDF-1.4\n" + bytes(range(256)))
    (tmp_path / "g.xls").write_text("STT;Nhiệm vụ\n1;Ban hành kế hoạch\n", "utf-8")
    (tmp_path / "h.xlsx").write_text("STT\tNhiệm vụ\n", "utf-16")
    kinds = [kind_of(path) for path in sorted(tmp_path.iterdir())]
    assert kinds == [
        *(FileKind.XLSX, FileKind.XLS, FileKind.ODS, FileKind.DOCX, FileKind.CDSZ, FileKind.PDF),
        *(FileKind.CSV, FileKind.CSV),
    ]


def test_macros_make_no_other_kind(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.xlsm", {"xl/workbook.xml": "<x/>", "xl/vbaProject.bin": b"\xd0\xcf"})
    assert kind_of(path) is FileKind.XLSX


def test_a_bare_old_workbook_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(40))
    assert kind_of(tmp_path / "a.xls") is FileKind.XLS


def test_an_old_workbook_with_a_document_inside_stays_a_workbook(tmp_path: Path) -> None:
    assert kind_of(compound(tmp_path / "a.doc", "Workbook", "tin", inside=("WordDocument",))) is FileKind.XLS
    old = compound(tmp_path / "b.xls", "tin", "WordDocument", inside=("Workbook",))
    assert refusal(old) == "Tệp văn bản dạng cũ (.doc) không đọc được"


def test_what_is_not_read_is_refused_with_one_sentence_each(tmp_path: Path) -> None:
    contents: dict[str, bytes] = {
        "Tệp rỗng": b"",
        "Tệp chỉ toàn số 0, nội dung đã mất": bytes(900),
        "Tệp là ảnh, chương trình không đọc chữ trong ảnh": b"\x89PNG\r\n\x1a\n" + bytes(40),
        "Tệp văn bản dạng cũ (.rtf) không đọc được": b"{\\rtf1 x}",
        "Tệp là trang web hoặc XML, không có bảng nào": "<html><p>Tên</p></html>".encode(),
        "Tệp là trang web lưu cả gói (.mht)": b"MIME-Version: 1.0\r\n\r\n<table>",
        "Sổ tính dạng XML không đọc được": (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table/></Workbook>'
        ),
        "Tệp thuộc loại chương trình không đọc": bytes(range(256)) * 4,
        "Tệp bị cắt cụt hoặc hỏng": b"PK\x03\x04" + bytes(90),
    }
    for number, (sentence, data) in enumerate(contents.items()):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(data)
        assert refusal(path) == sentence
    assert refusal(tmp_path / "không có.xlsx") == "Không tìm thấy tệp"
    assert refusal(tmp_path) == "Không mở được tệp"


def test_packages_of_other_programs_are_refused_by_name(tmp_path: Path) -> None:
    parts: dict[str, dict[str, str]] = {
        "Sổ tính dạng nhị phân (.xlsb) không đọc được": {"xl/workbook.bin": "x"},
        "Tệp là bản trình chiếu, không phải bảng": {"ppt/presentation.xml": "<x/>"},
        "Tệp là tệp nén": {"bang.xlsx": "x"},
        "Tệp văn bản .odt không đọc được": {"mimetype": ODS_TYPE.replace("spreadsheet", "text")},
        "Tệp thuộc loại chương trình không đọc": {"mimetype": "application/epub+zip"},
    }
    for number, (sentence, names) in enumerate(parts.items()):
        assert refusal(packed(tmp_path / f"{number}.xlsx", names)) == sentence


def test_compound_files_tell_what_they_are(tmp_path: Path) -> None:
    assert refusal(compound(tmp_path / "a.xlsx", "EncryptionInfo", "EncryptedPackage")) == "Tệp có đặt mật khẩu"
    assert (
        refusal(compound(tmp_path / "b.xls", "PowerPoint Document"))
        == "Tệp bị hỏng hoặc thuộc loại chương trình không đọc"
    )
    (tmp_path / "c.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    assert refusal(tmp_path / "c.xls") == "Tệp bị cắt cụt hoặc hỏng"


def test_a_directory_in_a_ring_ends(tmp_path: Path) -> None:
    path = compound(tmp_path / "a.xls", *(f"tin {number}" for number in range(9)), "Workbook")
    data = bytearray(path.read_bytes())
    data[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")  # the directory's first sector follows itself
    path.write_bytes(bytes(data))
    assert refusal(path) == "Tệp bị hỏng hoặc thuộc loại chương trình không đọc"


def test_a_web_page_named_as_a_workbook_is_read_as_its_table(tmp_path: Path) -> None:
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><h3>BÁO CÁO</h3><table>'
        "<tr><th>STT</th><th>Nhiệm vụ</th></tr><tr><td>1</td><td>Số hóa hồ sơ</td></tr></table></body></html>"
    )
    for name, code in (("a.xls", "utf-8"), ("b.xls", "utf-16")):
        path = tmp_path / name
        path.write_text(page, code)
        assert kind_of(path) is FileKind.HTML
        book = read_book(path)
        assert book.form is Form.TEXT
        assert [row for row in book.sheets[0].rows if row[1]] == [["STT", "Nhiệm vụ"], ["1", "Số hóa hồ sơ"]]


def test_a_package_of_ours_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gói \.cdsz"):
        read_any(packed(tmp_path / "a.xlsx", {"manifest.json": "{}"}))
