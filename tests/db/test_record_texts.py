"""The texts of records that history keeps are the canonical JSON of their values."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cdsdesk.model.codec import field_values, json_value
from cdsdesk.model.fields import Record, new_record, specs
from cdsdesk.model.registry import RECORD_TYPES
from db.rows import Columns, Table, dumped, table
from db.texts import texts_of, texts_of_both, texts_of_fields
from tests.support.random_records import records

ALIKE = st.sampled_from(RECORD_TYPES).flatmap(lambda kind: st.lists(records((kind,)), min_size=1, max_size=3))


def rows(alike: Sequence[Record]) -> tuple[Table, Columns]:
    of = table(alike[0].TYPE)
    return of, of.columns(alike)


def canonical(record: Record) -> bytes:
    return dumped(field_values(record)).encode()


@given(alike=ALIKE)
def test_the_texts_of_records_are_their_canonical_json(alike: list[Record]) -> None:
    for told in (alike, [*alike, new_record(type(alike[0]), "empty")]):
        assert texts_of(*rows(told)) == list(map(canonical, told))


@given(alike=ALIKE, data=st.data())
def test_the_texts_before_and_after_some_fields_changed_are_those_of_both(
    alike: list[Record], data: st.DataObject
) -> None:
    others = [data.draw(records((type(alike[0]),))) for _ in alike]
    names = data.draw(st.lists(st.sampled_from(sorted(specs(type(alike[0])))), min_size=1, unique=True))
    changed = [
        replace(old, **{name: vars(new)[name] for name in names}) for old, new in zip(alike, others, strict=True)
    ]
    of, old_rows = rows(alike)
    new_rows = {**old_rows, **of.columns(changed, names)}
    assert texts_of_both(of, old_rows, new_rows, names) == (list(map(canonical, alike)), list(map(canonical, changed)))


@given(alike=ALIKE)
def test_the_texts_of_some_fields_are_their_canonical_json_with_null_for_what_is_empty(alike: list[Record]) -> None:
    kind = type(alike[0])
    names = ("position", *specs(kind))
    for told in (alike, [*alike, new_record(kind, "empty")]):
        values = [{name: json_value(kind, name, getattr(record, name)) for name in names} for record in told]
        assert texts_of_fields(*rows(told), names) == [dumped(each).encode() for each in values]
        some = [{name: each[name] for name in names[1:3]} for each in values]
        assert texts_of_fields(*rows(told), names[1:3]) == [dumped(each).encode() for each in some]
