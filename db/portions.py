"""A step in portions of one kind, each with what its rows hold: the records' tables and history are written from it."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from cdsdesk.model.own_keys import OWN_KEYS
from db.integrity import Edit
from db.rows import Columns, Table, table

_AT_ONCE = 2000


class Portion:
    """Edits of one type that come to one thing: records made, removed, or changed in the same fields.

    ``places`` are those of the edits in their step.
    """

    def __init__(self, of: Table, names: tuple[str, ...], *, comes: bool, goes: bool) -> None:
        self.of, self.names, self.comes, self.goes = of, names, comes, goes
        self.places: list[int] = []
        self.edits: list[Edit] = []

    @property
    def rekeys(self) -> bool:
        """Whether the records stay, under another own key."""
        return not self.comes and not self.goes and not set(OWN_KEYS.get(self.of.type, ())).isdisjoint(self.names)

    @cached_property
    def uids(self) -> list[str]:
        """The uids of the records."""
        return [edit.uid for edit in self.edits]

    @cached_property
    def old(self) -> Columns:
        """What the rows hold before; nothing for records that come."""
        return {} if self.comes else self.of.columns([edit.old for edit in self.edits if edit.old is not None])

    @cached_property
    def new(self) -> Columns:
        """What the rows hold afterwards; nothing for records that go."""
        if self.goes:
            return {}
        news = [edit.new for edit in self.edits if edit.new is not None]
        return self.of.columns(news) if self.comes else {**self.old, **self.of.columns(news, self.names)}


def portions(edits: Sequence[Edit]) -> Iterator[list[Portion]]:
    """Cut a step into pieces that follow each other, each of them into portions of one kind."""
    for start in range(0, len(edits), _AT_ONCE):
        found: dict[tuple[object, ...], Portion] = {}
        for place, edit in enumerate(edits[start : start + _AT_ONCE], start):
            comes, goes = edit.old is None, edit.new is None
            type_name, names = edit.record.TYPE, () if comes or goes else edit.changed
            kind = type_name, comes, goes, names
            if kind not in found:
                found[kind] = Portion(table(type_name), names, comes=comes, goes=goes)
            found[kind].places.append(place)
            found[kind].edits.append(edit)
        yield list(found.values())
