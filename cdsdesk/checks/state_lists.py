"""Lists that tell by state which items there are: "Hoàn thành, đúng hạn: 6 (Phụ lục I 5.1; Phụ lục II 1.6)"."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from cdsdesk.checks.paper import Paper, Passage, PassageKind
from cdsdesk.checks.said_states import read_said
from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import ItemsFound
from cdsdesk.model.tasks import State

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class StateLine:
    """A line of such a list: its state and the items of annexes that it names."""

    passage: Passage
    state: State
    found: tuple[ItemsFound, ...]


def state_lists(paper: Paper) -> Iterator[list[StateLine]]:
    """Yield the lists of the body with at least two lines that name one state each."""
    for is_item, group in groupby(paper.body, _is_item):
        lines = [line for block in group if isinstance(block, Passage) and (line := _line(block)) is not None]
        if is_item and len(lines) >= _FEWEST:
            yield lines


def _is_item(block: object) -> bool:
    return isinstance(block, Passage) and block.kind is PassageKind.ITEM


def _line(passage: Passage) -> StateLine | None:
    said = read_said(passage.text.split("(")[0])
    if said is None or said.exact is None:
        return None
    found = tuple(one for one in find_facts(passage.text) if isinstance(one, ItemsFound) and one.annex and one.items)
    return StateLine(passage, said.exact, found)
