import pytest

from cdsdesk.actions.import_words import field_words
from cdsdesk.importing.synonyms import COLUMNS


@pytest.mark.parametrize("kind", COLUMNS)
def test_every_field_of_a_kind_has_a_name_for_the_officer(kind: str) -> None:
    assert not [path for path in COLUMNS[kind] if field_words(kind, path) == path]
