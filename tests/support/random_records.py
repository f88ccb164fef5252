"""Random records of any type: each field by its kind, as clean as values come through the doors."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import (
    Choice,
    Data,
    Date,
    Integer,
    Kind,
    LongText,
    Money,
    Number,
    Phone,
    Ref,
    Text,
    TextMap,
    Texts,
    YesNo,
)
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.vietnamese.text import clean_line, clean_text

LETTERS = 'aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạếềểễệộốồổỗứừửữựAĂÂĐÊÔƠƯ 0123456789/.,;:-–()“”%\n[{"'

texts = st.text(alphabet=LETTERS, max_size=24) | st.text(max_size=12)
lines = texts.map(clean_line)
long_texts = texts.map(lambda text: clean_text(text).strip())
uids = st.uuids().map(str)
dates = st.dates(date(1990, 1, 1), date(2099, 12, 31))
numbers = st.decimals(-(10**9), 10**9, places=3) | st.integers(0, 10**7).map(Decimal)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | long_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(lines, inner, max_size=3),
    max_leaves=6,
)


def values(kind: Kind) -> st.SearchStrategy[Any]:
    """Values of a kind of field, the empty one among them."""
    match kind:
        case Ref():
            filled: st.SearchStrategy[Any] = uids
        case Phone():
            filled = lines.map(kind.parse)
        case LongText():
            filled = long_texts
        case Text():
            filled = lines
        case Integer():
            filled = st.integers(kind.low, min(kind.high, 10**9))
        case Money():
            filled = st.integers(-(10**15), 10**15)
        case Number():
            filled = numbers
        case Date():
            filled = dates
        case YesNo():
            filled = st.booleans()
        case Choice():
            filled = st.sampled_from(list(kind.enum))
        case Texts():
            filled = st.lists(lines.filter(bool), max_size=3).map(tuple)
        case TextMap():
            filled = st.dictionaries(lines.filter(bool), long_texts, max_size=3)
        case Data():
            filled = json_values
        case _:
            raise AssertionError(f"no values for {kind}")
    return st.just(kind.empty) | filled


@st.composite
def records(draw: st.DrawFn, types: tuple[type[Record], ...] = RECORD_TYPES) -> Record:
    """A record of one of the types with any of its fields filled."""
    kind = draw(st.sampled_from(types))
    fields = {name: draw(values(field.kind)) for name, field in specs(kind).items()}
    return kind(uid=draw(uids), position=draw(st.integers(-5, 10**6)), **fields)
