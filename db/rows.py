"""Record ↔ row: the only converter. What a row holds was cleaned before it was written and is not cleaned again."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from itertools import repeat
from json.encoder import encode_basestring
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Choice, Data, Date, Kind, Number, Ref, TextMap, Texts, YesNo
from cdsdesk.model.registry import BY_TYPE, RECORD_TYPES, record_type
from db.errors import damaged
from db.ordering import code_order, person_order, text_order

# The same few agencies lead thousands of tasks.
_REMEMBERED = 4096
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)
_DECODER = json.JSONDecoder()
_NOT_READ = (ArithmeticError, KeyError, TypeError, ValueError)
Coder = Callable[[Any], Any]
Columns = Mapping[str, Sequence[Any]]
"""What rows hold, by the names of the fields."""

SORTED: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "unit": {"name": text_order},
    "document": {"subject": text_order},
    "task": {"title": text_order},
    "plan_item": {"code": code_order},
    "indicator": {"code": code_order, "name": text_order},
    "team": {"name": text_order},
    "member": {"name": person_order},
    "activity": {"title": text_order},
    "info_system": {"name": text_order},
}


class Table:
    """How one record type lies in its table."""

    def __init__(self, kind: type[Record]) -> None:
        self.kind = kind
        self.type = kind.TYPE
        self.names = ("uid", "position", *specs(kind))
        self.sorted = SORTED.get(kind.TYPE, {})
        self.stored = (*self.names, *(f"{name}_sort" for name in self.sorted), "step")
        coders = {name: _coder(spec.kind) for name, spec in specs(kind).items()}
        self._encoders = {name: encode for name, (encode, _) in coders.items() if encode is not None}
        self._decoders = [(at, d) for at, name in enumerate(self.names) if (d := coders.get(name, (None, None))[1])]
        listed = ", ".join(f'"{name}"' for name in self.names)
        self.select = f'SELECT {listed} FROM "{self.type}"'  # noqa: S608 - names come from the model, never from input
        self.delete = f'DELETE FROM "{self.type}" WHERE uid = ?'  # noqa: S608

    def columns(self, records: Sequence[Record], names: Iterable[str] = ()) -> Columns:
        """Return what the rows of records hold, of some fields or of all; each goes its way through all by itself."""
        wanted = tuple(names or self.names)
        # with the uid there are always several names, for which one look at each record is enough
        told = map(itemgetter("uid", *wanted), [record.__dict__ for record in records])
        read = tuple(zip(*told, strict=True))[1:] or ((),) * len(wanted)
        return {name: self._encoded(name, values) for name, values in zip(wanted, read, strict=True)}

    def insertion(self, columns: Columns, step: int) -> tuple[str, Iterator[tuple[Any, ...]]]:
        """Return the statement that adds rows, and their values."""
        orders = {f"{name}_sort": list(map(order, columns[name])) for name, order in self.sorted.items()}
        return insertion(self.type, {**columns, **orders, "step": [step] * len(columns["uid"])})

    def update(self, names: Sequence[str]) -> str:
        """Return the statement that sets some fields of a row."""
        orders = (f"{name}_sort" for name in self.sorted if name in names)
        listed = ", ".join(f'"{name}" = ?' for name in (*names, *orders, "step"))
        return f'UPDATE "{self.type}" SET {listed} WHERE uid = ?'  # noqa: S608

    def updated(self, columns: Columns, names: Sequence[str], step: int) -> Iterator[tuple[Any, ...]]:
        """Return the values that set some fields of rows."""
        orders = [map(order, columns[name]) for name, order in self.sorted.items() if name in names]
        uids = columns["uid"]
        return zip(*[columns[name] for name in names], *orders, repeat(step, len(uids)), uids, strict=True)

    def records(self, rows: Sequence[Sequence[Any]]) -> list[Record]:
        """Return the records of rows that were read with ``select``. Raises DataFileError when a value cannot be."""
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        try:
            for at, decode in self._decoders if rows else ():
                columns[at] = list(map(decode, columns[at]))
        except _NOT_READ as error:
            raise damaged(f"{self.kind.LABEL} {next(filter(self._is_damaged, rows))[0]}") from error
        made: list[Record] = []
        for values in zip(*columns, strict=True):
            # A frozen dataclass sets its fields one by one; on whole tables that is half of the reading time.
            record = object.__new__(self.kind)
            record.__dict__.update(zip(self.names, values, strict=True))
            made.append(record)
        return made

    def _is_damaged(self, row: Sequence[Any]) -> bool:
        try:
            for at, decode in self._decoders:
                decode(row[at])
        except _NOT_READ:
            return True
        return False

    def value(self, name: str, value: Any) -> Any:
        """Return the stored form of a field's value, or of a value that is in its stored form already."""
        encode = self._encoders.get(name)
        if encode is None or value is None:
            return value
        return value if isinstance(value, str) and not isinstance(value, tuple | list) else encode(value)

    def _encoded(self, name: str, values: Sequence[Any]) -> Sequence[Any]:
        encode = self._encoders.get(name)
        return values if encode is None else list(map(encode, values))


def insertion(
    into: str, columns: Mapping[str, Sequence[Any]], taken: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, Iterator[tuple[Any, ...]]]:
    """Return the statement that adds rows to a table, and their values; ``taken`` is the SQL for some, "?" for others.

    A column without any value is left out: sqlite3 takes twice as long over None as over a text.
    """
    told = {name: values for name, values in columns.items() if any(value is not None for value in values)}
    listed = ", ".join(f'"{name}"' for name in told)
    marks = ", ".join(taken.get(name, "?") for name in told)
    return f'INSERT INTO "{into}" ({listed}) VALUES ({marks})', zip(*told.values(), strict=True)  # noqa: S608


@cache
def table(type_name: str) -> Table:
    """Return the table of a record type. Raises RecordError for an unknown one."""
    return Table(record_type(type_name))


@cache
def tables() -> tuple[Table, ...]:
    """Return all tables, in the order of the dump."""
    return tuple(table(kind.TYPE) for kind in RECORD_TYPES)


@cache
def references(type_name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the fields of a type that name other records, with the types they may name (empty: any)."""
    return tuple(
        (name, spec.kind.types) for name, spec in specs(BY_TYPE[type_name]).items() if isinstance(spec.kind, Ref)
    )


def dumped(value: Any) -> str:
    """Return the canonical JSON text of the model; made here because it is made several times in each step."""
    return _ENCODER.encode(value)


def list_text(texts: Iterable[str]) -> str:
    """Return ``dumped`` of texts."""
    return f"[{','.join(map(encode_basestring, texts))}]"


def pairs_text(pairs: Mapping[str, str]) -> str:
    """Return ``dumped`` of texts by name."""
    if not pairs:
        return "{}"
    return f"{{{','.join([f'{encode_basestring(key)}:{encode_basestring(pairs[key])}' for key in sorted(pairs)])}}}"


def _coder(kind: Kind) -> tuple[Coder | None, Coder | None]:
    match kind:
        case Date():
            return _or_none(date.isoformat), lru_cache(_REMEMBERED)(_or_none(date.fromisoformat))
        case Number():
            return _or_none(lambda number: format(number, "f")), lru_cache(_REMEMBERED)(_or_none(Decimal))
        case YesNo():
            return _or_none(int), _or_none(bool)
        case Choice():
            codes: dict[Any, str | None] = {None: None, **{code: code.value for code in kind.enum}}
            return codes.__getitem__, {value: code for code, value in codes.items()}.__getitem__
        case Texts():
            return list_text, _texts
        case TextMap():
            return pairs_text, lambda raw: {} if raw == "{}" else _pairs(raw)
        case Data():
            return _or_none(dumped), _or_none(_read)
        case _:
            return None, None


def _or_none(code: Coder) -> Coder:
    return lambda value: None if value is None else code(value)


@lru_cache(maxsize=_REMEMBERED)
def _texts(raw: str) -> tuple[str, ...]:
    return tuple(_read(raw))


def _pairs(raw: str) -> dict[str, str]:
    return dict(_read(raw))


def _read(raw: str) -> Any:
    """Return what a stored JSON text says, faster than ``json.loads``: none of ours stands among white space."""
    value, end = _DECODER.raw_decode(raw)
    if end != len(raw):
        raise ValueError(raw)
    return value
