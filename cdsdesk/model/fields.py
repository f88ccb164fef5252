"""FieldSpec: what a field is called, how it is read, what it means; tables, forms, import and export follow it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, TypeVar

from cdsdesk.model.kinds import Kind, Ref, TextMap


@dataclass(frozen=True)
class FieldSpec:
    """One field of a record: name in code, label for people, kind, one line of help, an example."""

    name: str
    label: str
    kind: Kind
    help: str = ""
    example: str = ""


def spec(kind: Kind, label: str, help: str = "", example: str = "") -> Any:  # noqa: A002
    """Declare a field of a record with its FieldSpec; the default is the kind's empty value."""
    metadata = {"spec": (label, kind, help, example)}
    if isinstance(kind.empty, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=kind.empty, metadata=metadata)


def own_unit() -> Any:
    """Declare the ``unit`` field of an own record: the uid of the office whose doing it records."""
    return spec(Ref(types=("unit",)), "Đơn vị", "Đơn vị thực hiện")


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has: identity, order among its siblings, and texts of a source that have no field."""

    TYPE: ClassVar[str] = ""
    PLURAL: ClassVar[str] = ""
    LABEL: ClassVar[str] = ""

    uid: str = ""
    position: int = 0
    extras: Mapping[str, str] = spec(TextMap(), "Thông tin thêm", "Các cột của tệp nguồn không có ô riêng")


R = TypeVar("R", bound=Record)
_MAKERS: dict[str, Callable[[dict[str, Any]], Any]] = {}


def maker(kind: type[R], /, **shared: Any) -> Callable[[dict[str, Any]], R]:
    """Return what makes records of one type that share some values, from the uid and the other values of each.

    What is told of neither is empty; for tens of thousands at once.
    """
    common = vars(kind()) | shared

    def make(values: dict[str, Any]) -> R:
        record = object.__new__(kind)
        # a frozen dataclass sets its fields one by one, which takes half of the time of a large import
        object.__setattr__(record, "__dict__", common | values)
        return record

    return make


def new_record(kind: type[R], uid: str, /, **values: Any) -> R:
    """Return a record of these values, the others empty, faster than its class does; for many at once."""
    make = _MAKERS.get(kind.TYPE)
    if make is None:
        make = _MAKERS[kind.TYPE] = maker(kind)
    made: R = make({"uid": uid, **values})
    return made


def altered(record: R, /, **values: Any) -> R:
    """Return the record with these values, itself when it has them all, faster than ``replace``; for many at once."""
    told = record.__dict__
    if values.items() <= told.items():
        return record
    made = object.__new__(type(record))
    object.__setattr__(made, "__dict__", told | values)
    return made


_SPECS: dict[str, Mapping[str, FieldSpec]] = {}


def specs(record: type[Record]) -> Mapping[str, FieldSpec]:
    """Return the FieldSpecs of a record type by field name, in order; uid and position have none."""
    if record.TYPE in _SPECS:
        return _SPECS[record.TYPE]
    found = {}
    for item in fields(record):
        if "spec" in item.metadata:
            label, kind, help_text, example = item.metadata["spec"]
            found[item.name] = FieldSpec(item.name, label, kind, help_text, example)
    _SPECS[record.TYPE] = found
    return found
