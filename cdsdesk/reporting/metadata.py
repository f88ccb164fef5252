"""What an electronic document tells of itself, under the names of Phụ lục VI of Decree 30/2020/NĐ-CP."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.errors import InputError, UsageError
from cdsdesk.vietnamese.dates import format_date_table

JSON, CSV = ".json", ".csv"
LENGTHS: Mapping[str, int] = {
    "OrganId": 13,
    "FileCatalog": 4,
    "FileNotation": 20,
    "DocOrdinal": 3,
    "TypeName": 100,
    "CodeNumber": 11,
    "CodeNotation": 30,
    "IssuedDate": 10,
    "OrganName": 200,
    "Subject": 500,
    "Language": 30,
    "PageAmount": 3,
    "Description": 500,
    "Position": 100,
    "FullName": 50,
    "Priority": 1,
    "IssuedAmount": 3,
    "DueDate": 10,
}
"""The names in their order, each with the most signs that a system of documents takes."""

_LANGUAGE, _ORDINARY = "Tiếng Việt", "0"
_BOM = "\ufeff"


def metadata(document: IssuedDocument, organ_id: str, pages: int) -> dict[str, str]:
    """Return all names with their values; what nobody knows before the document is filed stays empty.

    ``pages`` 0 means unknown. Raises InputError for a value that is longer than a system takes.
    """
    head, title = document.letterhead, document.title
    told = {
        "OrganId": organ_id,
        "FileCatalog": str(head.date.year if head.date else head.year),
        "TypeName": title.kind.capitalize() if title.kind else "Công văn",
        "CodeNumber": head.number.zfill(2) if head.number.isdecimal() else head.number,
        "CodeNotation": head.symbol,
        "IssuedDate": format_date_table(head.date) if head.date else "",
        "OrganName": document.meta.author,
        "Subject": " ".join(title.subject_lines),
        "Language": _LANGUAGE,
        "PageAmount": str(pages) if pages else "",
        "Description": "Bản dự thảo" if document.draft else "",
        "Position": " ".join(document.signature.lines[-1:]),
        "FullName": document.signature.name,
        "Priority": _ORDINARY,
    }
    made = {name: told.get(name, "") for name in LENGTHS}
    for name, value in made.items():
        if len(value) > LENGTHS[name]:
            raise InputError(
                f"Thông tin {name} của văn bản dài {len(value)} chữ, hệ thống quản lý văn bản chỉ nhận {LENGTHS[name]}",
                value[:60],
                "hãy rút gọn rồi xuất lại",
            )
    return made


def metadata_file(values: Mapping[str, str], path: Path) -> bytes:
    """Return the file of these values as its name asks, JSON or CSV. Raises UsageError for any other name."""
    suffix = path.suffix.lower()
    if suffix == JSON:
        return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()
    if suffix == CSV:
        out = io.StringIO(newline="")
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerows((values.keys(), values.values()))
        return (_BOM + out.getvalue()).encode()
    raise UsageError("Tệp thông tin văn bản phải có đuôi .json hoặc .csv", str(path), "hãy đặt tên như bao-cao.json")
