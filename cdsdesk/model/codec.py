"""Records as plain JSON values: the one form that dump, history and packages share."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cdsdesk.errors import RecordError
from cdsdesk.model.fields import Record, new_record, specs
from cdsdesk.model.kinds import Kind

FURTHEST = 10**15


def to_json(record: Record) -> dict[str, Any]:
    """Give a record as an object of its uid and every field that is not empty."""
    return {"uid": record.uid} | field_values(record)


def field_values(record: Record) -> dict[str, Any]:
    """Give the fields that are not empty in their JSON form; position counts when it is not 0."""
    values: dict[str, Any] = {}
    if record.position:
        values["position"] = record.position
    told = vars(record)
    for name, empty, as_json in _forms(type(record)):
        value = told[name]
        if value is not empty and value != empty:
            values[name] = value if as_json is None else as_json(value)
    return values


class RecordValues(Mapping[str, Any]):
    """What ``field_values`` gives of a record, worked out only when somebody looks; of thousands most never are."""

    __slots__ = ("_values", "record")

    def __init__(self, record: Record) -> None:
        self.record = record
        self._values: dict[str, Any] | None = None

    def __getitem__(self, name: str) -> Any:
        return self._told()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told())

    def __len__(self) -> int:
        return len(self._told())

    def __repr__(self) -> str:
        return repr(self._told())

    def _told(self) -> dict[str, Any]:
        if self._values is None:
            self._values = field_values(self.record)
        return self._values


_Form = tuple[str, Any, Callable[[Any], Any] | None]
_FORMS: dict[str, tuple[_Form, ...]] = {}
_READERS: dict[str, Mapping[str, Callable[[Any], Any]]] = {}


def _forms(record: type[Record]) -> tuple[_Form, ...]:
    """Return name, empty value and converter of each field; None where the JSON form is the value itself."""
    if record.TYPE not in _FORMS:
        _FORMS[record.TYPE] = tuple(
            (name, each.kind.empty, None if type(each.kind).to_json is Kind.to_json else each.kind.to_json)
            for name, each in specs(record).items()
        )
    return _FORMS[record.TYPE]


def _readers(record: type[Record]) -> Mapping[str, Callable[[Any], Any]]:
    if record.TYPE not in _READERS:
        of_fields = {name: each.kind.from_json for name, each in specs(record).items()}
        _READERS[record.TYPE] = {"position": _position, **of_fields}
    return _READERS[record.TYPE]


def from_json(record: type[Record], data: Mapping[str, Any]) -> Record:
    """Build a record; a missing key is empty. Raises RecordError for an unknown key or a wrong value."""
    uid = data.get("uid")
    if not isinstance(uid, str) or not uid:
        raise RecordError("Bản ghi thiếu mã uid", record.LABEL)
    return with_values(new_record(record, uid), {key: value for key, value in data.items() if key != "uid"})


def with_values(record: Record, values: Mapping[str, Any]) -> Record:
    """Set fields from their JSON form; null empties. Raises RecordError for an unknown field or a wrong value."""
    kind = type(record)
    readers = _readers(kind)
    fields = dict(vars(record))
    for name, raw in values.items():
        read = readers.get(name)
        if read is None:
            raise RecordError("Không có ô này", f"{kind.LABEL}: {name}", f"các ô có: {', '.join(specs(kind))}")
        fields[name] = read(raw)
    # A frozen dataclass sets its fields one by one; over the records of a large import that is half of the time.
    made = object.__new__(kind)
    made.__dict__.update(fields)
    return made


def json_value(record: type[Record], name: str, value: Any) -> Any:
    """Give the JSON form of one field's value; an empty value is null."""
    if name == "position":
        return int(value)
    kind = specs(record)[name].kind
    return None if value == kind.empty else kind.to_json(value)


def canonical(value: Any) -> str:
    """Give JSON text with one spelling for one value: keys in order, no spaces, NFC letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _position(raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int | None) or abs(raw or 0) > FURTHEST:
        raise RecordError("Thứ tự phải là số nguyên", str(raw))
    return raw or 0
