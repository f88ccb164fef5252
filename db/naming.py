"""How a record is called in a list of hits."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache

from cdsdesk.model.calling import shortened
from cdsdesk.model.fields import specs
from cdsdesk.model.registry import BY_TYPE
from db.records import pieces

_NAMING = (
    "title", "name", "subject", "text", "code", "alias", "key", "as_written", "result", "rule", "period",
    "own_text", "generated_text", "topic", "amount_text", "file_name",
)  # fmt: skip


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


@cache
def _naming(type_name: str) -> tuple[str, ...]:
    fields = specs(BY_TYPE[type_name])
    if type_name == "document":
        return ("subject", "number", "symbol")
    return tuple(name for name in _NAMING if name in fields)


def _title(type_name: str, values: Sequence[str]) -> str:
    if type_name == "document" and values[2]:
        return shortened(f"{values[1]}/{values[2]} {values[0]}")
    for value in values:
        if value:
            return shortened(value)
    return ""
