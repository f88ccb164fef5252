"""The items of annexes and headings as references call them, with the state that the row of each bears."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cdsdesk.checks.annex_mentions import annex_key
from cdsdesk.checks.once import once_per_paper
from cdsdesk.checks.paper import Paper, PaperAnnex, PaperRow, PaperTable, Passage, RowKind
from cdsdesk.checks.structure_ordinals import Ordinal, read_ordinal
from cdsdesk.checks.structure_runs import number_column, row_ordinal
from cdsdesk.model.states import read_state
from cdsdesk.model.tasks import State
from cdsdesk.vietnamese.text import read_roman

_STOPS = " .,)(/:"


@dataclass(frozen=True, slots=True)
class Item:
    """A row with a number; the state is the last official word in its cells."""

    code: str
    state: State | None
    row: PaperRow | None = None


@dataclass(frozen=True)
class Items:
    """What one annex or the body holds, by the keys under which references may name it."""

    label: str
    by_key: dict[str, list[Item]] = field(default_factory=dict)

    def find(self, code: str) -> list[Item]:
        """Return the items with a number."""
        return self.by_key.get(item_key(code), [])

    @property
    def rows(self) -> list[Item]:
        """All rows that bear a state, each once."""
        seen = {id(item): item for items in self.by_key.values() for item in items if item.state is not None}
        return list(seen.values())


def item_key(code: str) -> str:
    """Return the key of an item's number: "2.10" for "2.10." and "02.10", "III" stays Roman."""
    parts = re.split(r"\s?[.,]\s?", code.strip(_STOPS))
    return ".".join(str(int(part)) if part.isdecimal() else part for part in parts)


@once_per_paper
def items_of_annexes(paper: Paper) -> Mapping[str, Items]:
    """Return the items of each annex by the annex's key; two annexes with one number give none.

    Kept, for several rules ask for them.
    """
    found: dict[str, Items] = {}
    twice: set[str] = set()
    for annex in paper.annexes:
        key = annex_key(annex.label)
        if key in found:
            twice.add(key)
        found[key] = _items_of(annex)
    return {key: items for key, items in found.items() if key not in twice}


def _items_of(annex: PaperAnnex) -> Items:
    items = Items(annex.label)
    for block in annex.blocks:
        if isinstance(block, PaperTable):
            _take_table(items, block)
    _take_headings(items, (block for block in annex.blocks if isinstance(block, Passage)))
    return items


def items_of_body(paper: Paper) -> Items:
    """Return the numbered headings and items of the body."""
    items = Items("")
    _take_headings(items, (block for block in paper.body if isinstance(block, Passage)))
    return items


def _take_table(items: Items, table: PaperTable) -> None:
    column = number_column(table)
    if column is None:
        return
    above: list[Ordinal] = []
    for row in table.rows:
        ordinal = row_ordinal(row, column)
        if ordinal is None:
            continue
        heads = row.kind is not RowKind.DATA or read_roman(ordinal.written) is not None
        item = Item(ordinal.written, _state(row), row)
        _put(items, item, _names(above, ordinal))
        if heads:
            above = [*(one for one in above if one.style != ordinal.style and one.depth <= ordinal.depth), ordinal]


def _take_headings(items: Items, passages: Iterable[Passage]) -> None:
    above: list[tuple[int, Ordinal]] = []
    for passage in passages:
        ordinal = read_ordinal(passage.mark) if passage.mark else None
        if ordinal is None:
            continue
        level = passage.level or len(above) + 1
        above = [(depth, one) for depth, one in above if depth < level]
        _put(items, Item(ordinal.written, None), _names([one for _, one in above], ordinal))
        if passage.level:
            above.append((level, ordinal))


def _names(above: list[Ordinal], ordinal: Ordinal) -> Iterator[str]:
    """Yield the ways to name an item: its number alone, and behind the numbers of the headings above it."""
    name = ordinal.written
    yield name
    for one in reversed(above):
        if not name.startswith(f"{one.written}."):
            name = f"{one.written}.{name}"
            yield name


def _put(items: Items, item: Item, names: Iterable[str]) -> None:
    for name in names:
        items.by_key.setdefault(item_key(name), []).append(item)


def _state(row: PaperRow) -> State | None:
    states = [state for cell in row.cells if (state := read_state(cell.text)) is not None]
    return states[-1] if states else None
