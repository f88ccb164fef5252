"""The canonical JSON text of a record, put together field by field: history and digests need it of every record."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Choice, Date, Integer, Kind, Money, Text, TextMap, Texts
from cdsdesk.model.registry import BY_TYPE
from db.rows import dumped

_Form = tuple[str, str, Any, Callable[[Any], str]]


def text_of(record: Record) -> str:
    """Return the canonical JSON text of a record's fields that are not empty, as ``dumped(field_values(…))`` is."""
    told = record.__dict__
    parts: list[str] = []
    for name, key, empty, written in _forms(record.TYPE):
        value = told[name]
        if value is not empty and value != empty:
            parts.append(key + written(value))
    return f"{{{','.join(parts)}}}"


@cache
def _forms(type_name: str) -> tuple[_Form, ...]:
    """Return name, key as text, empty value and writer of each field, by name as JSON puts them in order."""
    forms = {name: (spec.kind.empty, _writer(spec.kind)) for name, spec in specs(BY_TYPE[type_name]).items()}
    forms["position"] = (0, str)
    return tuple((name, f'"{name}":', *forms[name]) for name in sorted(forms))


def _writer(kind: Kind) -> Callable[[Any], str]:
    match kind:
        case Text():
            return encode_basestring
        case Integer() | Money():
            return str
        case Date():
            return _day
        case Choice():
            return _code
        case Texts():
            return _list
        case TextMap():
            return _pairs
        case _:
            return lambda value: dumped(kind.to_json(value))


def _day(day: date) -> str:
    return f'"{day.isoformat()}"'


def _code(code: StrEnum) -> str:
    return f'"{code.value}"'


def _list(texts: tuple[str, ...]) -> str:
    return f"[{','.join(map(encode_basestring, texts))}]"


def _pairs(pairs: Mapping[str, str]) -> str:
    return f"{{{','.join(f'{encode_basestring(key)}:{encode_basestring(pairs[key])}' for key in sorted(pairs))}}}"
