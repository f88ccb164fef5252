"""Whether records stand exactly as their JSON form reads back: asked of thousands at once, a column at a time."""

from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Any, TypeVar

from cdsdesk.errors import RecordError
from cdsdesk.model.codec import FURTHEST
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Agencies, Agency, Data, Kind, LongText, Ref, Text, TextMap, Texts
from cdsdesk.vietnamese.text import is_clean

R = TypeVar("R", bound=Record)
# A letter of nobody's that stands between two texts: white space beside it is at an end of one.
_BETWEEN = "\ue000"
_AT_AN_END = (f" {_BETWEEN}", f"{_BETWEEN} ", f"\n{_BETWEEN}", f"{_BETWEEN}\n")


def settled(records: Sequence[R]) -> list[R] | None:
    """Return records of one type as their JSON form reads back; None where that must be asked of each by itself.

    Texts would be cleaned, and numbers and codes refused, by reading them: None says that one of them may be.
    """
    kind = type(records[0])
    rows = [record.__dict__ for record in records]
    if any(type(record) is not kind for record in records) or not _are_placed(rows):
        return None
    unordered: list[str] = []
    for name, spec in specs(kind).items():
        column = list(map(itemgetter(name), rows))
        if not _stand(spec.kind, column):
            return None
        if isinstance(spec.kind, TextMap) and any(len(each) > 1 for each in column):
            unordered.append(name)
    return [_ordered(record, unordered) for record in records] if unordered else list(records)


def _are_placed(rows: Sequence[dict[str, Any]]) -> bool:
    places = list(map(itemgetter("position"), rows))
    return set(map(type, places)) == {int} and max(map(abs, places)) <= FURTHEST


def _stand(kind: Kind, column: Sequence[Any]) -> bool:
    """Whether every value of a column is what reading its JSON form gives."""
    if isinstance(kind, TextMap):
        if set(map(type, column)) != {dict}:
            return False
        pairs = [pair for each in column for pair in each.items()]
        return _are_texts([key for key, _ in pairs], line=True) and _are_texts([text for _, text in pairs])
    if type(kind) in (Texts, Agencies):
        plain = set(map(type, column)) == {tuple}
        return plain and _are_texts([text for each in column for text in each])
    if isinstance(kind, Data):
        return all(each is kind.empty for each in column)
    if type(kind) is Ref:
        return set(map(type, column)) == {str} and all(each == each.strip() for each in set(column))
    if type(kind) in (Text, Agency, LongText):
        return _are_texts(column, line=type(kind) is not LongText)
    return _read_back(kind, column)


def _are_texts(texts: Collection[Any], *, line: bool = False) -> bool:
    """Whether all are clean texts without white space at their ends; with ``line`` of one line each."""
    if not texts:
        return True
    if set(map(type, texts)) != {str}:
        return False
    joined = f"{_BETWEEN}{_BETWEEN.join(set(texts))}{_BETWEEN}"
    if line and ("\n" in joined or "  " in joined):
        return False
    return is_clean(joined) and not any(end in joined for end in _AT_AN_END)


def _read_back(kind: Kind, column: Iterable[Any]) -> bool:
    types = set(map(type, column)) - {type(None)}
    if len(types) > 1:
        return False
    try:
        for value in set(column):
            again = kind.empty if value == kind.empty else kind.from_json(kind.to_json(value))
            if again != value or type(again) is not type(value):
                return False
    except (AttributeError, RecordError, TypeError, ValueError):
        return False
    return True


def _ordered(record: R, names: Sequence[str]) -> R:
    """Return a record with the keys of some of its mappings in order."""
    told = record.__dict__
    loose = {name: pairs for name in names if len(pairs := told[name]) > 1 and list(pairs) != sorted(pairs)}
    if not loose:
        return record
    made = object.__new__(type(record))
    made.__dict__.update(told, **{name: dict(sorted(pairs.items())) for name, pairs in loose.items()})
    return made
