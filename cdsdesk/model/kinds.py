"""Kinds of field: how a value is read from text, checked, shown, and written as JSON, each in one small class.

Every kind has an ``empty`` value. ``parse`` takes what an officer typed (Vietnamese forms), ``show`` gives it back,
``to_json`` and ``from_json`` are the public JSON form (contract: date ISO, Decimal as text, money integer đồng).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from cdsdesk.errors import RecordError
from cdsdesk.model.typed import cleaned, expect, typed_json, typed_number, typed_phone
from cdsdesk.vietnamese.dates import format_date, read_date
from cdsdesk.vietnamese.numbers import MoneyUnit, format_number, read_money, read_number, read_percent
from cdsdesk.vietnamese.people import format_phone, is_masked
from cdsdesk.vietnamese.text import clean_line, clean_text, search_key
from cdsdesk.vietnamese.typed_dates import date_question

_GREATEST = 10**18
_LONGEST = 30
_JSON_LIST = re.compile(r'\s*\[\s*(?:"|\])')
_PAIR = re.compile(r"(?:^|;|\n)\s*([^:;\n]{1,80}):(?:\s|$)")


@dataclass(frozen=True)
class Kind:
    """What all kinds share; a value equal to ``empty`` counts as not filled in."""

    empty: Any = None

    def parse(self, text: str) -> Any:
        """Read what was typed; the empty text gives ``empty``. Raises RecordError with what is expected."""
        raise RecordError("Trường này không nhận giá trị gõ tay")

    def show(self, value: Any) -> str:
        """Give the value as an officer reads it; the empty value gives the empty text."""
        return "" if value == self.empty else str(value)

    def to_json(self, value: Any) -> Any:
        """Give the public JSON form."""
        return value

    def from_json(self, raw: Any) -> Any:
        """Read the public JSON form; null gives ``empty``. Raises RecordError."""
        return self.empty if raw is None else raw


@dataclass(frozen=True)
class Text(Kind):
    """One line of text."""

    empty: str = ""

    def parse(self, text: str) -> str:
        """Clean and put on one line."""
        return clean_line(text)

    def from_json(self, raw: Any) -> str:
        """Take a text, cleaned."""
        return self.empty if raw is None else self.parse(expect(raw, str, "một đoạn chữ"))


@dataclass(frozen=True)
class LongText(Text):
    """Text of several lines."""

    def parse(self, text: str) -> str:
        """Clean, keeping line breaks."""
        return clean_text(text).strip()


@dataclass(frozen=True)
class Agency(Text):
    """The name of an agency as written; those known are offered while it is typed."""


@dataclass(frozen=True)
class Phone(Text):
    """A telephone number; what is none that we know ("máy lẻ 12", two numbers) stays as it was written."""

    def parse(self, text: str) -> str:
        """Keep the digits alone of "+84 905.123.456"; the mask of a number is none."""
        return typed_phone(text)

    def from_json(self, raw: Any) -> str:
        """Take what is stored, also a mask that an older file holds."""
        return raw if isinstance(raw, str) and is_masked(raw) else super().from_json(raw)

    def show(self, value: Any) -> str:
        """Give the digits in groups."""
        return format_phone(value)


@dataclass(frozen=True)
class Integer(Kind):
    """A whole number between ``low`` and ``high``, both included."""

    low: int = 0
    high: int = 10**15

    def parse(self, text: str) -> int | None:
        """Read Vietnamese digit groups."""
        if not text.strip():
            return None
        number = typed_number(text, whole=True)
        if number != number.to_integral_value():
            raise RecordError("Cần một số nguyên", text)
        return self._bounded(int(number), text)

    def show(self, value: Any) -> str:
        """Give digit groups with dots."""
        return "" if value is None else format_number(value)

    def from_json(self, raw: Any) -> int | None:
        """Take an integer."""
        return None if raw is None else self._bounded(expect(raw, int, "một số nguyên"), str(raw))

    def _bounded(self, number: int, text: str) -> int:
        if not self.low <= number <= self.high:
            raise RecordError(f"Số phải từ {self.low} đến {self.high}", text)
        return number


@dataclass(frozen=True)
class Year(Integer):
    """A calendar year."""

    low: int = 1945
    high: int = 2200

    def show(self, value: Any) -> str:
        """Give the year without digit groups."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Money(Kind):
    """An amount in whole đồng."""

    def parse(self, text: str) -> int | None:
        """Read "20.481,6 triệu đồng" or plain digits (đồng)."""
        reading = read_money(text, MoneyUnit.DONG)
        if reading.amount is None and reading.problem:
            raise RecordError(f"{reading.problem}; cần số đồng nguyên hoặc kèm đơn vị như “triệu đồng”")
        return None if reading.amount is None else self._bounded(reading.amount, text)

    def show(self, value: Any) -> str:
        """Give digit groups with dots, in đồng."""
        return "" if value is None else format_number(value)

    def from_json(self, raw: Any) -> int | None:
        """Take an integer of đồng."""
        return None if raw is None else self._bounded(int(expect(raw, int, "số đồng nguyên")), str(raw))

    def _bounded(self, amount: int, text: str) -> int:
        if abs(amount) > _GREATEST:
            raise RecordError("Số tiền lớn quá mức có thể ghi", text[:60])
        return amount


@dataclass(frozen=True)
class Number(Kind):
    """A decimal number: a share in percent, a score, a count."""

    def parse(self, text: str) -> Decimal | None:
        """Read a decimal comma, with or without a percent sign; a lone comma is never a mark of thousands here."""
        if not text.strip():
            return None
        if "%" in text:
            share = read_percent(text)
            if share is None:
                raise RecordError("Cần một tỷ lệ như “77,85%”", text)
            return share
        return typed_number(text)

    def show(self, value: Any) -> str:
        """Give the number with a decimal comma; dots between thousands only where they cannot be misread."""
        if value is None:
            return ""
        shown = format_number(value)
        return shown if "," in shown or read_number(shown).value is not None else shown.replace(".", "")

    def to_json(self, value: Any) -> str | None:
        """Give the digits as text, so that nothing is rounded."""
        return None if value is None else format(value, "f")

    def from_json(self, raw: Any) -> Decimal | None:
        """Take digits as text or an integer."""
        if raw is None:
            return None
        if isinstance(raw, bool) or not isinstance(raw, str | int):
            raise RecordError("Cần một số thập phân viết thành chữ", str(raw))
        try:
            number = Decimal(raw)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
            raise RecordError("Cần một số thập phân viết thành chữ", str(raw)[:60])
        return number


@dataclass(frozen=True)
class Date(Kind):
    """A calendar date."""

    def parse(self, text: str) -> date | None:
        """Read any Vietnamese or ISO form."""
        if not text.strip():
            return None
        found = read_date(text)
        if found is None:
            raise RecordError(date_question(text), text)
        return found

    def show(self, value: Any) -> str:
        """Give day/month/year."""
        return "" if value is None else format_date(value)

    def to_json(self, value: Any) -> str | None:
        """Give the ISO form."""
        return None if value is None else str(value.isoformat())

    def from_json(self, raw: Any) -> date | None:
        """Take the ISO form."""
        if raw is None:
            return None
        try:
            return date.fromisoformat(expect(raw, str, "ngày dạng 2026-02-05"))
        except ValueError:
            raise RecordError("Cần ngày dạng 2026-02-05", str(raw)) from None


@dataclass(frozen=True)
class YesNo(Kind):
    """Yes, no, or (when ``three``) not told."""

    empty: bool | None = False

    def parse(self, text: str) -> bool | None:
        """Read có / không, x."""
        key = search_key(text)
        if key in {"co", "x", "1", "true", "yes", "dung"}:
            return True
        if key in {"khong", "0", "false", "no", "sai"}:
            return False
        if not key:
            return self.empty
        raise RecordError("Cần “có” hoặc “không”", text)

    def show(self, value: Any) -> str:
        """Give có or không."""
        return "" if value is None else "có" if value else "không"

    def from_json(self, raw: Any) -> bool | None:
        """Take true or false."""
        return self.empty if raw is None else bool(expect(raw, bool, "true hoặc false"))


@dataclass(frozen=True)
class Choice(Kind):
    """One of the words of an enumeration; ``words`` gives the Vietnamese for each code."""

    enum: type[StrEnum] = StrEnum
    words: Mapping[Any, str] = field(default_factory=dict)

    def parse(self, text: str) -> StrEnum | None:
        """Read the Vietnamese word or the code."""
        key = search_key(clean_line(text).rstrip("."))
        if not key:
            return self.empty if self.empty is None else self.enum(self.empty)
        for code in self.enum:
            if key in (search_key(self.words.get(code, "")), code.value):
                return code
        expected = ", ".join(self.words.get(code, code.value) for code in self.enum)
        raise RecordError(f"Cần một trong các từ: {expected}", text)

    def show(self, value: Any) -> str:
        """Give the Vietnamese word."""
        return "" if value is None else self.words.get(value, str(value))

    def to_json(self, value: Any) -> str | None:
        """Give the code."""
        return None if value is None else str(value.value)

    def from_json(self, raw: Any) -> StrEnum | None:
        """Take the code."""
        if raw is None:
            return self.empty if self.empty is None else self.enum(self.empty)
        try:
            return self.enum(expect(raw, str, "một mã"))
        except ValueError:
            raise RecordError("Không có mã này", str(raw)) from None


@dataclass(frozen=True)
class Ref(Text):
    """The uid of another record; ``types`` are the record types it may name (empty: any)."""

    types: tuple[str, ...] = ()

    def parse(self, text: str) -> str:
        """Take the uid as it is."""
        return text.strip()


@dataclass(frozen=True)
class Texts(Kind):
    """A list of short texts: agencies as written, lines of a letterhead."""

    empty: tuple[str, ...] = ()

    def parse(self, text: str) -> tuple[str, ...]:
        """Read a JSON list, else "a; b" or one a line."""
        if _JSON_LIST.match(text):
            return self.from_json(typed_json(text))
        parts = clean_text(text).replace("\n", ";").split(";")
        return tuple(part for part in (clean_line(p) for p in parts) if part)

    def show(self, value: Any) -> str:
        """Join with semicolons; a list that such a text would not give back stands as JSON."""
        joined = "; ".join(value)
        plain = not _JSON_LIST.match(joined) and self.parse(joined) == tuple(value)
        return joined if plain else json.dumps(list(value), ensure_ascii=False)

    def to_json(self, value: Any) -> list[str]:
        """Give a list."""
        return list(value)

    def from_json(self, raw: Any) -> tuple[str, ...]:
        """Take a list of texts."""
        if raw is None:
            return ()
        if not isinstance(raw, list) or not all(isinstance(part, str) for part in raw):
            raise RecordError("Cần một danh sách chữ", str(raw))
        return tuple(clean_text(part) for part in raw)


@dataclass(frozen=True)
class Agencies(Texts):
    """Names of agencies as written; those known are offered while they are typed."""


@dataclass(frozen=True)
class TextMap(Kind):
    """A mapping text → text: extras of a source, wording by year, dates by milestone."""

    empty: Mapping[str, str] = field(default_factory=dict)

    def parse(self, text: str) -> Mapping[str, str]:
        """Read a JSON object, else "key: text" with semicolons or line breaks between."""
        if text.lstrip().startswith("{"):
            return self.from_json(typed_json(text))
        pairs = _PAIR.split(clean_text(text).strip())
        if pairs[0].strip(" ;"):
            raise RecordError("Cần viết dạng “tên: nội dung; tên: nội dung”", text[:60])
        return {clean_line(key): words.strip() for key, words in zip(pairs[1::2], pairs[2::2], strict=True)}

    def show(self, value: Any) -> str:
        """Give "key: text" joined with semicolons; a mapping that such a text would not give back stands as JSON."""
        joined = "; ".join(f"{key}: {text}" for key, text in value.items())
        try:
            plain = self.parse(joined) == dict(value)
        except RecordError:
            plain = False
        return joined if plain else json.dumps(self.to_json(value), ensure_ascii=False)

    def to_json(self, value: Any) -> dict[str, str]:
        """Give an object with its keys in order."""
        return {key: value[key] for key in sorted(value)}

    def from_json(self, raw: Any) -> Mapping[str, str]:
        """Take an object of texts."""
        if raw is None:
            return {}
        if not isinstance(raw, dict) or not all(isinstance(text, str) for text in raw.values()):
            raise RecordError("Cần một bảng chữ → chữ", str(raw))
        return {clean_line(key): clean_text(text) for key, text in raw.items()}


@dataclass(frozen=True)
class Data(Kind):
    """Free JSON data: the annexes of a report, a frozen snapshot, files with their hashes."""

    def parse(self, text: str) -> Any:
        """Read JSON."""
        return self.from_json(typed_json(text)) if text.strip() else self.empty

    def show(self, value: Any) -> str:
        """Give the JSON text."""
        return "" if value == self.empty else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def from_json(self, raw: Any) -> Any:
        """Take JSON as it is, its texts cleaned."""
        return cleaned(raw)
