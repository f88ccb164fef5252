"""What an import wrote, in words and with the way to it; the imports that stand in the history."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdsdesk.actions.import_words import kind_words
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.ports import Step, Store
from cdsdesk.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from cdsdesk.actions.importing import Preview

_LABEL = "Nhập "
_LOOKED_THROUGH, _MOST = 400, 12
_PLACES = {
    "tasks": "tasks",
    "projects": "projects",
    "indicators": "indicators",
    "documents": "documents",
    "systems": "systems",
    "teams": "teams",
    "members": "teams",
    "activities": "activities",
    "units": "office",
}


@dataclass(frozen=True)
class Written:
    """An import that was written: what was shown of it, its step, and how many rows went in of each kind."""

    shown: "Preview"
    changes: ChangeSet
    number: int
    counts: tuple[tuple[str, int], ...]

    def words(self) -> str:
        """Return "Đã nhập 28 nhiệm vụ, 5 chỉ tiêu từ Phu luc.xlsx"."""
        told = ", ".join(f"{format_number(count)} {kind_words(kind).lower()}" for kind, count in self.counts)
        return f"Đã nhập {told} từ {self.shown.reading.source}"

    def places(self) -> tuple[tuple[str, str], ...]:
        """Return what was imported and the key of the place that shows it."""
        return tuple((kind_words(kind), _PLACES[kind]) for kind, _ in self.counts if kind in _PLACES)


def written(shown: "Preview", changes: ChangeSet, number: int) -> Written:
    """Return what an import wrote; ``number`` is that of its step."""
    counts: Counter[str] = Counter()
    for table in shown.tables:
        counts[table.kind] += table.counts["insert"] + table.counts["update"]
    return Written(shown, changes, number, tuple((kind, count) for kind, count in counts.items() if count))


def earlier_imports(store: Store) -> Sequence[Step]:
    """Return the latest imports of a data file, newest first; what takes one back is none."""
    steps = store.history(_LOOKED_THROUGH)
    return [step for step in steps if step.label.startswith(_LABEL) and step.undoes is None and step.redoes is None][
        :_MOST
    ]
