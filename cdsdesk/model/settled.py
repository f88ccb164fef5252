"""Whether records stand exactly as their JSON form reads back: asked of thousands at once, a column at a time."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, TypeVar

from cdsdesk.errors import RecordError
from cdsdesk.model.codec import FURTHEST
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Agencies, Agency, Data, Kind, LongText, Ref, Text, TextMap, Texts
from cdsdesk.vietnamese.text import is_clean

R = TypeVar("R", bound=Record)
# A sign that goes together with nothing beside it.
_BETWEEN = "⁘"


def settled(records: Sequence[R]) -> list[R] | None:
    """Return records of one type as their JSON form reads back; None where that must be asked of each by itself.

    Texts would be cleaned, and numbers and codes refused, by reading them: None says that one of them may be.
    """
    kind = type(records[0])
    if any(type(record) is not kind for record in records):
        return None
    names = ("position", *specs(kind))
    places, *columns = zip(*map(itemgetter(*names), [record.__dict__ for record in records]), strict=True)
    if not _are_placed(places):
        return None
    unordered: list[str] = []
    for (name, spec), column in zip(specs(kind).items(), columns, strict=True):
        if not _stand(spec.kind, column):
            return None
        if isinstance(spec.kind, TextMap) and any(list(keys) != sorted(keys) for keys in set(map(tuple, column))):
            unordered.append(name)
    return [_ordered(record, unordered) for record in records] if unordered else list(records)


def _are_placed(places: Sequence[Any]) -> bool:
    return set(map(type, places)) == {int} and max(map(abs, places)) <= FURTHEST


def _stand(kind: Kind, column: Sequence[Any]) -> bool:
    """Whether every value of a column is what reading its JSON form gives."""
    if isinstance(kind, TextMap):
        if set(map(type, column)) != {dict}:
            return False
        keys = [key for each in set(map(tuple, column)) for key in each]
        return _are_texts(keys, line=True) and _are_texts([text for each in column for text in each.values()])
    if type(kind) in (Texts, Agencies):
        plain = set(map(type, column)) == {tuple}
        return plain and _are_texts([text for each in column for text in each])
    if isinstance(kind, Data):
        return all(each is kind.empty for each in column)
    if type(kind) is Ref:
        return set(map(type, column)) == {str} and _have_bare_ends(column)
    if type(kind) in (Text, Agency, LongText):
        return _are_texts(column, line=type(kind) is not LongText)
    return _read_back(kind, column)


def _are_texts(texts: Sequence[Any], *, line: bool = False) -> bool:
    """Whether all are clean texts without white space at their ends; with ``line`` of one line each."""
    if not texts:
        return True
    if set(map(type, texts)) != {str}:
        return False
    joined = _BETWEEN.join(set(texts))
    if line and ("\n" in joined or "  " in joined):
        return False
    return is_clean(joined) and _have_bare_ends(texts)


def _have_bare_ends(texts: Sequence[str]) -> bool:
    """Whether no text has white space at its ends."""
    return list(map(str.strip, texts)) == list(texts)


def _read_back(kind: Kind, column: Sequence[Any]) -> bool:
    types = set(map(type, column)) - {type(None)}
    if len(types) > 1:
        return False
    values = set(column)
    if types == {int}:  # what may be said of two whole numbers may be said of all between
        values = {pick(values - {None}) for pick in (min, max)}
    try:
        for value in values:
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
