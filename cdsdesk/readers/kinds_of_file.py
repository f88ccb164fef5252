"""What a file is, told by its content: its name may say anything."""

import zipfile
from enum import Enum
from pathlib import Path

from cdsdesk.errors import InputError
from cdsdesk.readers.guard import damaged, locked, read_bytes, refusal
from cdsdesk.readers.ole_directory import OLE_SIGN, top_names
from cdsdesk.readers.package_guard import DAMAGED, part_names
from cdsdesk.readers.text_codes import is_text


class FileKind(Enum):
    """The kinds of file that are read."""

    XLSX = ".xlsx"
    XLS = ".xls"
    ODS = ".ods"
    CSV = ".csv"
    DOCX = ".docx"
    HTML = ".html"
    PDF = ".pdf"
    CDSZ = ".cdsz"


_ZIP = b"PK\x03\x04"
_BARE_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_ODS_TYPES = tuple(b"application/vnd.oasis.opendocument.spreadsheet" + end for end in (b"", b"-template"))
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_HEAD = 1024
_AS_XLSX = "hãy mở bằng Excel rồi lưu lại thành tệp .xlsx"
_AS_DOCX = "hãy mở bằng Word rồi lưu lại thành tệp .docx"
_KNOWN = "hãy chọn tệp .xlsx, .xls, .ods, .csv, .docx hoặc .pdf"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_MARKUP = ("<!doctype", "<html", "<head", "<meta", "<style", "<body", "<table", "<?xml", "<!--")
_ARCHIVE = "mime-version:"
_XML_WORKBOOK = b"urn:schemas-microsoft-com:office:spreadsheet"


def kind_of(path: Path) -> FileKind:
    """Return what a file is, by its head and its list of parts. Raises InputError with what to do instead."""
    data = read_bytes(path)
    if data.startswith(_ZIP):
        return _kind_of_package(path)
    if data.startswith(OLE_SIGN):
        return _kind_of_compound(path, data)
    if data.startswith(_BARE_XLS):
        return FileKind.XLS
    if b"%PDF-" in data[:_HEAD]:
        return FileKind.PDF
    if data.startswith(_PICTURES) and not is_text(data[:_HEAD]):
        raise refusal(path, "Tệp là ảnh, chương trình không đọc chữ trong ảnh", "hãy xin tệp gốc .xlsx hoặc .docx")
    if data.startswith(b"{\\rtf"):
        raise refusal(path, "Tệp văn bản dạng cũ (.rtf) không đọc được", _AS_DOCX)
    return _kind_of_text(path, data)


def _kind_of_package(path: Path) -> FileKind:
    names = part_names(path)
    if any(name.startswith("word/") for name in names):
        return FileKind.DOCX
    if "xl/workbook.bin" in names:
        raise refusal(path, "Sổ tính dạng nhị phân (.xlsb) không đọc được", _AS_XLSX)
    if any(name.startswith("xl/") for name in names):
        return FileKind.XLSX
    if "mimetype" in names:
        return _kind_of_open_document(path)
    if "manifest.json" in names:
        return FileKind.CDSZ
    if any(name.startswith("ppt/") for name in names):
        raise refusal(path, "Tệp là bản trình chiếu, không phải bảng", _KNOWN)
    raise refusal(path, "Tệp là tệp nén", "hãy giải nén rồi chọn từng tệp bên trong")


def _kind_of_open_document(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package, package.open("mimetype") as stream:
            word = stream.read(_HEAD).strip()
    except DAMAGED as error:
        raise damaged(path) from error
    if word in _ODS_TYPES:
        return FileKind.ODS
    if word.startswith(_OPEN_TEXT):
        raise refusal(path, "Tệp văn bản .odt không đọc được", "hãy mở tệp rồi lưu lại thành tệp .docx")
    raise refusal(path, "Tệp thuộc loại chương trình không đọc", _KNOWN)


def _kind_of_compound(path: Path, data: bytes) -> FileKind:
    names = top_names(data)
    if names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return FileKind.XLS
    if "EncryptedPackage" in names:
        raise locked(path)
    if "WordDocument" in names:
        raise refusal(path, "Tệp văn bản dạng cũ (.doc) không đọc được", _AS_DOCX)
    if not names:
        raise damaged(path)
    raise refusal(path, "Tệp bị hỏng hoặc thuộc loại chương trình không đọc", _KNOWN)


def _kind_of_text(path: Path, data: bytes) -> FileKind:
    if not is_text(data):
        raise _stranger(path, data)
    head = data[:_HEAD].replace(b"\x00", b"").decode("latin-1").lstrip("ï»¿ÿþ \t\r\n").lower()
    if head.startswith(_MARKUP):
        return _kind_of_markup(path, data.replace(b"\x00", b""))
    if head.startswith(_ARCHIVE):
        raise refusal(path, "Tệp là trang web lưu cả gói (.mht)", _AS_XLSX)
    return FileKind.CSV


def _kind_of_markup(path: Path, data: bytes) -> FileKind:
    """Tell a web page with a table, under which name programs of the offices often hand on a workbook."""
    if _XML_WORKBOOK in data and b"<Workbook" in data:
        raise refusal(path, "Sổ tính dạng XML không đọc được", _AS_XLSX)
    if b"<table" not in data.lower():
        raise refusal(path, "Tệp là trang web hoặc XML, không có bảng nào", _AS_XLSX)
    return FileKind.HTML


def _stranger(path: Path, data: bytes) -> InputError:
    if not data.strip(b"\x00"):
        return refusal(path, "Tệp chỉ toàn số 0, nội dung đã mất", "hãy xin lại tệp gốc")
    return refusal(path, "Tệp thuộc loại chương trình không đọc", _KNOWN)
