"""How a record is called in a message and in a list of hits."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache

from cdsdesk.model.fields import Record, specs
from cdsdesk.model.registry import BY_TYPE
from db.records import pieces

_NAMING = (
    "title", "name", "subject", "text", "code", "alias", "key", "as_written", "result", "rule", "period",
    "own_text", "generated_text", "topic", "amount_text", "file_name",
)  # fmt: skip
_LONGEST = 70


def title_of(record: Record) -> str:
    """Return the words by which a record is known, shortened; may be empty."""
    return _title(record.TYPE, [getattr(record, name) for name in _naming(record.TYPE)])


def titles(connection: sqlite3.Connection, type_name: str, uids: Iterable[str]) -> dict[str, str]:
    """Return the titles of records of one type, without reading the rest of them."""
    names = ("uid", *_naming(type_name))
    columns = ", ".join(f'"{name}"' for name in names)
    found: dict[str, str] = {}
    for piece, marks in pieces(uids):
        statement = f'SELECT {columns} FROM "{type_name}" WHERE uid IN ({marks})'  # noqa: S608
        for row in connection.execute(statement, piece):
            found[row[0]] = _title(type_name, row[1:])
    return found


def named(record: Record) -> str:
    """Return the type and the name of a record: Nhiệm vụ “Xây dựng …”."""
    title = title_of(record)
    return f"{record.LABEL} “{title}”" if title else f"{record.LABEL} {record.uid}"


def field_label(record: type[Record], name: str) -> str:
    """Return what a field is called."""
    spec = specs(record).get(name)
    return spec.label if spec is not None else "Thứ tự"


def shown(record: type[Record], name: str, value: object) -> str:
    """Return a field's value as an officer reads it, shortened."""
    spec = specs(record).get(name)
    return _shortened(spec.kind.show(value) if spec is not None else str(value))


@cache
def _naming(type_name: str) -> tuple[str, ...]:
    fields = specs(BY_TYPE[type_name])
    if type_name == "document":
        return ("subject", "number", "symbol")
    return tuple(name for name in _NAMING if name in fields)


def _title(type_name: str, values: Sequence[str]) -> str:
    if type_name == "document" and values[2]:
        return _shortened(f"{values[1]}/{values[2]} {values[0]}")
    for value in values:
        if value:
            return _shortened(value)
    return ""


def _shortened(text: str) -> str:
    text = " ".join(text[: 2 * _LONGEST].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
