"""The canonical JSON texts of records, put together from what their rows hold: history and digests need one of each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from json.encoder import encode_basestring
from typing import Any

from cdsdesk.model.fields import specs
from cdsdesk.model.kinds import Choice, Data, Date, Integer, Kind, Money, Number, TextMap, Texts, YesNo
from cdsdesk.model.registry import BY_TYPE
from db.rows import Columns, Table, table

_ESCAPED = bytes(range(32)) + b'"\\'
_Form = tuple[Any, Callable[[Any], str]]
_Parts = tuple[Iterable[bytes], ...]


def texts_of(of: Table, columns: Columns) -> list[bytes]:
    """Return the canonical JSON text of each record's fields that are not empty, as ``dumped(field_values(…))`` is.

    In UTF-8, and made a column at a time: most fields of a large step are empty throughout.
    """
    return _joined(_parts_of(of, columns, ()), len(columns["uid"]))


def texts_of_both(of: Table, old: Columns, new: Columns, names: Sequence[str]) -> tuple[list[bytes], list[bytes]]:
    """Return ``texts_of`` records before and after some fields of them changed; the others are written once."""
    parts, count = _parts_of(of, old, ()), len(old["uid"])
    return _joined(parts, count), _joined(parts | _parts_of(of, new, names), count)


def texts_of_fields(of: Table, columns: Columns, names: Sequence[str]) -> list[bytes]:
    """Return the canonical JSON text of some fields of each record; what is empty is null, but a place is a number."""
    return _joined(_parts_of(of, columns, names, nothing=b"null"), len(columns["uid"]))


def _joined(parts: Mapping[str, _Parts], count: int) -> list[bytes]:
    flat = [part for name in sorted(parts) for part in parts[name]]
    if not flat:
        return [b"{}"] * count
    return [b"{%b}" % text[:-1] for text in map(b"".join, zip(*flat, strict=False))]


def _parts_of(of: Table, columns: Columns, names: Sequence[str], nothing: bytes = b"") -> dict[str, _Parts]:
    forms = _forms(of.type)
    return {name: _parts(name, forms[name], columns[name], nothing) for name in names or of.names[1:]}


def _parts(name: str, form: _Form, column: Sequence[Any], nothing: bytes) -> _Parts:
    """Return the pieces of key, value and comma of a field; ``nothing`` is what an empty value is written as."""
    empty, written = form
    missing = column.count(empty)
    if missing == len(column) and not nothing:
        return ()
    if written is encode_basestring and not missing:
        return repeat(f'"{name}":"'.encode()), in_quotes(column), repeat(b'",')
    made = {value: f'"{name}":{written(value)},'.encode() for value in set(column)}
    if not nothing:
        made[empty] = b""
    elif name != "position":
        made[empty] = b'"%b":%b,' % (name.encode(), nothing)
    return ([made[value] for value in column],)


def in_quotes(column: Sequence[str]) -> Sequence[bytes]:
    """Return texts as they stand between the quotes of JSON; hardly ever does one hold what is escaped there."""
    plain = [text.encode() for text in column]
    together = b"".join(plain)
    if len(together.translate(None, _ESCAPED)) == len(together):
        return plain
    return [encode_basestring(text)[1:-1].encode() for text in column]


@cache
def _forms(type_name: str) -> Mapping[str, _Form]:
    """Return the empty stored value and the writer of each field by name."""
    of = table(type_name)
    forms = {
        name: (of.value(name, spec.kind.empty), _writer(spec.kind)) for name, spec in specs(BY_TYPE[type_name]).items()
    }
    return {"position": (0, str), **forms}


def _writer(kind: Kind) -> Callable[[Any], str]:
    """Return what writes a stored value as JSON; lists, pairs and data are stored as such."""
    match kind:
        case Integer() | Money() | Texts() | TextMap() | Data():
            return str
        case YesNo():
            return {None: "null", 0: "false", 1: "true"}.__getitem__
        case Date() | Choice() | Number():
            return '"{}"'.format
        case _:
            return encode_basestring
