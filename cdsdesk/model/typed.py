"""Reading what was typed into one field, or what stands in one JSON value; shared by the kinds of field."""

import json
from decimal import Decimal
from typing import Any

from cdsdesk.errors import RecordError
from cdsdesk.vietnamese.numbers import format_number, read_number
from cdsdesk.vietnamese.people import is_masked, read_phone
from cdsdesk.vietnamese.text import clean_line, clean_text


def typed_number(text: str, *, whole: bool = False) -> Decimal:
    """Read a number typed into a field; a lone comma is the decimal comma there, ``whole`` allows no fraction.

    Raises RecordError when it is none or can still be read in two ways ("14.755", "1,000").
    """
    found = read_number(text).readings
    if len(found) > 1 and whole:
        found = (max(found, key=abs),)
    elif len(found) > 1 and "," in text:
        found = tuple(way for way in found if way != way.to_integral_value()) or found
    if len(found) > 1:
        ways = " hay ".join(format_number(way).replace(".", "") for way in found)
        raise RecordError(f"Số này đọc được hai cách; hãy viết rõ {ways}", text)
    if not found:
        raise RecordError("Không hiểu số này", text)
    return found[0]


def typed_phone(text: str) -> str:
    """Return the digits of a telephone number, of any other text its letters; raises RecordError for a mask."""
    line = clean_line(text)
    if is_masked(line):
        raise RecordError("Đây là số đang che", line, "hãy bấm “Hiện số điện thoại” rồi chép lại, hoặc gõ số")
    return read_phone(line) or line


def expect(raw: Any, wanted: type, words: str) -> Any:
    """Return a JSON value when it is of the wanted type. Raises RecordError."""
    if not isinstance(raw, wanted) or (wanted is int and isinstance(raw, bool)):
        raise RecordError(f"Cần {words}", str(raw)[:60])
    return raw


def typed_json(text: str) -> Any:
    """Read JSON that was typed. Raises RecordError."""
    try:
        return json.loads(text)
    except ValueError:
        raise RecordError("Không đọc được dữ liệu dạng JSON", text[:60]) from None


def cleaned(raw: Any) -> Any:
    """Return a JSON value with all its texts cleaned."""
    if isinstance(raw, str):
        return clean_text(raw)
    if isinstance(raw, list):
        return [cleaned(part) for part in raw]
    if isinstance(raw, dict):
        return {clean_line(key): cleaned(value) for key, value in raw.items()}
    return raw
