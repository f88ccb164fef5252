"""Uids made of names follow the standard, for offices that never met must come to the same one."""

import uuid

from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.model.identity import NAMESPACE, named_uid

WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=4)


@given(WORDS)
@settings(max_examples=200, deadline=None)
def test_a_named_uid_is_the_uuid_of_version_5(parts: list[str]) -> None:
    assert named_uid(*parts) == str(uuid.uuid5(NAMESPACE, "\x1f".join(parts)))
