"""The canonical JSON text of a record, put together field by field: history and digests need it of every record."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from itertools import repeat
from json.encoder import encode_basestring
from typing import Any

from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Choice, Date, Integer, Kind, Money, Text, TextMap, Texts
from cdsdesk.model.registry import BY_TYPE
from db.rows import dumped, list_text, pairs_text

_Form = tuple[str, str, Any, Callable[[Any], str]]


def texts_of(records: Sequence[Record | None]) -> list[str]:
    """Return the canonical JSON text of each record's fields that are not empty, as ``dumped(field_values(…))`` is.

    A text is empty where there is no record. Made a column at a time: most fields of a large step are empty throughout.
    """
    found = [""] * len(records)
    places: dict[str, list[int]] = {}
    for at, record in enumerate(records):
        if record is not None:
            places.setdefault(record.TYPE, []).append(at)
    for type_name, at_places in places.items():
        rows = [records[at].__dict__ for at in at_places]
        columns = [column for form in _forms(type_name) if (column := _column(form, rows))]
        parts = map(",".join, map(partial(filter, None), zip(*columns, strict=True))) if columns else repeat("")
        for at, text in zip(at_places, parts, strict=False):
            found[at] = f"{{{text}}}"
    return found


def text_of(record: Record) -> str:
    """Return the canonical JSON text of a record's fields that are not empty."""
    return texts_of([record])[0]


def text_of_fields(record: Record, names: Iterable[str]) -> str:
    """Return the canonical JSON text of some fields of a record; what is empty is null, but a position is a number."""
    told, forms = record.__dict__, _forms_by_name(record.TYPE)
    parts = [
        key + ("null" if told[name] == empty and name != "position" else written(told[name]))
        for name, key, empty, written in map(forms.__getitem__, sorted(names))
    ]
    return f"{{{','.join(parts)}}}"


def _column(form: _Form, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return key and value of a field in each row, "" where it is empty; nothing when it is empty in all."""
    name, key, empty, written = form
    values = [row[name] for row in rows]
    if values.count(empty) == len(values):
        return []
    return ["" if value is empty or value == empty else key + written(value) for value in values]


@cache
def _forms(type_name: str) -> tuple[_Form, ...]:
    """Return name, key as text, empty value and writer of each field, by name as JSON puts them in order."""
    forms = {name: (spec.kind.empty, _writer(spec.kind)) for name, spec in specs(BY_TYPE[type_name]).items()}
    forms["position"] = (0, str)
    return tuple((name, f'"{name}":', *forms[name]) for name in sorted(forms))


@cache
def _forms_by_name(type_name: str) -> Mapping[str, _Form]:
    return {form[0]: form for form in _forms(type_name)}


def _writer(kind: Kind) -> Callable[[Any], str]:
    match kind:
        case Text():
            return encode_basestring
        case Integer() | Money():
            return str
        case Date():
            return _day
        case Choice():
            return {code: f'"{code.value}"' for code in kind.enum}.__getitem__
        case Texts():
            return list_text
        case TextMap():
            return pairs_text
        case _:
            return lambda value: dumped(kind.to_json(value))


def _day(day: date) -> str:
    return f'"{day.isoformat()}"'
