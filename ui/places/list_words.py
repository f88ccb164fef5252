"""What a list is called on its page."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ListWords:
    """What a list is called: the page ("Văn bản"), one row ("văn bản"), and what its empty page says.

    ``fields`` names the form's field for a column with another key; ``first`` is the column that is chosen when the
    page opens, ``written`` the one that a new row begins with.
    """

    title: str
    noun: str
    empty: str
    teach: str
    first: str = ""
    written: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
