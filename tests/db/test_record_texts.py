"""The text of a record that history keeps is the canonical JSON of its values."""

from hypothesis import given

from cdsdesk.model.codec import field_values, json_value
from cdsdesk.model.fields import Record, new_record, specs
from db.rows import dumped
from db.texts import text_of, text_of_fields
from tests.support.random_records import records


@given(record=records())
def test_the_text_of_a_record_is_its_canonical_json(record: Record) -> None:
    assert text_of(record) == dumped(field_values(record))


@given(record=records())
def test_the_text_of_some_fields_is_their_canonical_json_with_null_for_what_is_empty(record: Record) -> None:
    kind, names = type(record), ("position", *specs(type(record)))
    for told in (record, new_record(kind, record.uid)):
        values = {name: json_value(kind, name, getattr(told, name)) for name in names}
        assert text_of_fields(told, names) == dumped(values)
        assert text_of_fields(told, names[1:3]) == dumped({name: values[name] for name in names[1:3]})
