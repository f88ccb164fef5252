"""The text of a record that history keeps is the canonical JSON of its values."""

from hypothesis import given

from cdsdesk.model.codec import field_values
from cdsdesk.model.fields import Record
from db.rows import dumped
from db.texts import text_of
from tests.support.random_records import records


@given(record=records())
def test_the_text_of_a_record_is_its_canonical_json(record: Record) -> None:
    assert text_of(record) == dumped(field_values(record))
