"""Records as the public JSON document and back (docs/contract.md, "Dump and files")."""

from collections.abc import Iterable, Mapping
from typing import Any

from cdsdesk.errors import InputError, RecordError
from cdsdesk.model.codec import from_json, to_json
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Unit
from cdsdesk.model.registry import RECORD_TYPES

FORMAT = "cdsdesk"
VERSION = 1
_HEAD = ("format", "version", "office")


def dump(office: str, records: Iterable[Record]) -> dict[str, Any]:
    """Give everything as one JSON object: the head, then each record type under its plural name, in order."""
    lists: dict[str, list[Record]] = {record.PLURAL: [] for record in RECORD_TYPES}
    for record in records:
        lists[record.PLURAL].append(record)
    body = {
        plural: [to_json(record) for record in sorted(rows, key=lambda r: (r.position, r.uid))]
        for plural, rows in lists.items()
    }
    return {"format": FORMAT, "version": VERSION, "office": office} | body


def load(data: object) -> tuple[str, tuple[Record, ...]]:
    """Read what ``dump`` gave: the office's uid and all records. Raises InputError, RecordError; refused whole."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise InputError("Tệp không phải dữ liệu kết xuất của cdsdesk", "", "hãy chọn tệp do lệnh dump ghi ra")
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputError("Tệp không ghi phiên bản dữ liệu", str(version), "hãy chọn tệp do lệnh dump in ra")
    if version > VERSION:
        raise InputError(
            "Tệp do phiên bản mới hơn ghi ra", f"phiên bản dữ liệu {version}", "hãy cập nhật chương trình rồi nạp lại"
        )
    known = {record.PLURAL: record for record in RECORD_TYPES}
    unknown = [key for key in data if key not in known and key not in _HEAD]
    if unknown:
        raise InputError("Tệp có phần không hiểu được", ", ".join(unknown), "hãy cập nhật chương trình rồi nạp lại")
    records = tuple(row for plural, kind in known.items() for row in _rows(kind, plural, data.get(plural, [])))
    office = data.get("office")
    if not any(record.uid == office for record in records if isinstance(record, Unit)):
        raise InputError("Tệp không có đơn vị của hồ sơ", str(office), "hãy kiểm tra lại tệp dữ liệu")
    _require_unique(records)
    return str(office), records


def _rows(kind: type[Record], plural: str, rows: object) -> Iterable[Record]:
    if not isinstance(rows, list):
        raise InputError("Phần dữ liệu phải là một danh sách", plural, "hãy kiểm tra lại tệp dữ liệu")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            raise InputError("Bản ghi phải là một đối tượng", f"{plural}, thứ {number}", "hãy kiểm tra lại tệp dữ liệu")
        try:
            yield from_json(kind, row)
        except RecordError as error:
            raise InputError(error.what, f"{plural}, thứ {number}: {error.where}", error.next_step) from error


def _require_unique(records: Iterable[Record]) -> None:
    seen: set[str] = set()
    for record in records:
        if record.uid in seen:
            raise InputError("Hai bản ghi trùng một mã uid", record.uid, "hãy kiểm tra lại tệp dữ liệu")
        seen.add(record.uid)
