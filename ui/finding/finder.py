"""Finds everything that answers what was typed: periods, commands, places, settings, records, help."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cdsdesk.errors import CdsError
from cdsdesk.model.typed_periods import typed_period
from cdsdesk.vietnamese.finding import Rank, rank
from ui.desk import Desk
from ui.finding.commands import (
    SETTINGS_PLACE,
    action_entries,
    period_entries,
    period_entry,
    place_entries,
    setting_entries,
    table_entries,
)
from ui.finding.entry import Answer, Entry, Group
from ui.finding.records import LIMIT, record_groups
from ui.places.names import PlaceName
from ui.remember import Memory

NOTHING = "Không tìm thấy; thử ít chữ hơn."
HINT = "Gõ tên nhiệm vụ, số văn bản, tên người, lệnh, thiết lập hoặc kỳ như “quý 1 2026”; không dấu cũng được."
_MOST = 5
_MOST_RECENT = 7
_BEGUN = ("place:tasks", "place:report", "act:import", "act:help")


@dataclass(frozen=True)
class Doors:
    """What the finder opens: a record at a field, a place, a part of a place; what stands in the window now."""

    open_record: Callable[[str, str], object]
    go: Callable[[str], object]
    show: Callable[[str, str], object]
    places: Sequence[PlaceName]
    page: Callable[[], QWidget | None]
    actions: Mapping[str, QAction]
    help: Callable[[str], Iterable[Entry]]


class Finder:
    """Answers the search box while a data file is open."""

    def __init__(self, desk: Desk, doors: Doors, memory: Memory) -> None:
        self._desk, self._doors, self._memory = desk, doors, memory

    def find(self, typed: str) -> Answer:
        """Return everything that answers; without words, what was used last."""
        if not typed:
            return self._recent()
        groups = [
            _ranked("Kỳ báo cáo", period_entries(self._desk, typed), typed, Rank.SAME),
            _ranked("Lệnh", self._commands(), typed),
            _ranked("Trang", place_entries(self._doors.places, self._doors.go), typed),
            _ranked("Thiết lập", self._settings(), typed),
        ]
        found = 0
        try:
            records, found = record_groups(self._desk, typed, self._doors.open_record)
            groups += records
        except CdsError as error:
            self._desk.failed.emit(error)
        groups.append(_ranked("Trợ giúp", self._doors.help(typed), typed))
        shown = sorted((group for group in groups if group.entries), key=_order)
        return Answer(tuple(shown), _note(shown, found))

    def used(self, entry: Entry) -> None:
        """Remember what was opened."""
        if entry.key:
            self._memory.set_recent([entry.key, *(key for key in self._memory.recent() if key != entry.key)])

    def _commands(self) -> list[Entry]:
        lock = self._desk.lock
        return [*action_entries(self._doors.actions, lock), *table_entries(self._doors.page(), lock)]

    def _settings(self) -> list[Entry]:
        there = any(place.key == SETTINGS_PLACE for place in self._doors.places)
        return setting_entries(self._doors.show) if there else []

    def _recent(self) -> Answer:
        known = {entry.key: entry for entry in (*self._lasting(), *self._periods()) if not entry.why}
        used = [known[key] for key in self._memory.recent() if key in known]
        begun = [known[key] for key in _BEGUN if key in known and known[key] not in used]
        groups = (Group("Vừa dùng", tuple(used[:_MOST_RECENT])), Group("Hay dùng", tuple(begun)))
        return Answer(tuple(group for group in groups if group.entries), HINT)

    def _lasting(self) -> list[Entry]:
        doors = self._doors
        return [
            *action_entries(doors.actions, self._desk.lock),
            *place_entries(doors.places, doors.go),
            *self._settings(),
        ]

    def _periods(self) -> list[Entry]:
        codes = (key.partition(":")[2] for key in self._memory.recent() if key.startswith("period:"))
        year = self._desk.period.year
        return [period_entry(self._desk, code) for code in codes if typed_period(code, year) == code]


def _ranked(heading: str, entries: Iterable[Entry], typed: str, given: Rank | None = None) -> Group:
    """Return the entries that answer, the best first; what cannot be asked for now comes last."""
    answers = [(given if given is not None else rank(entry.text, typed, entry.more), entry) for entry in entries]
    ranked = [(found, entry) for found, entry in answers if found is not None]
    ranked.sort(key=lambda one: (bool(one[1].why), one[0]))
    best = tuple(entry for _rank, entry in ranked[:_MOST])
    return Group(heading, best, ranked[0][0] if ranked else Rank.BESIDE, max(len(ranked) - _MOST, 0))


def _order(group: Group) -> tuple[int, int]:
    """Order groups by their best line; what is typed like a verb goes before records, loose words after them."""
    of_window = group.heading in ("Kỳ báo cáo", "Lệnh", "Trang", "Thiết lập")
    if group.heading == "Trợ giúp":
        return 2 * len(Rank), 0
    if of_window:
        return 2 * group.rank + (0 if group.rank <= Rank.BEGINS else 2), 0
    return 2 * group.rank + 1, 0


def _note(groups: Sequence[Group], found: int) -> str:
    shown = sum(len(group.entries) for group in groups)
    left = sum(group.left_out for group in groups)
    if not shown:
        return NOTHING
    if found >= LIMIT:
        return f"Hiện {shown} trong hơn {LIMIT} kết quả; gõ thêm chữ để thu hẹp"
    if left:
        return f"Hiện {shown} trong {shown + left} kết quả; gõ thêm chữ để thu hẹp"
    return f"{shown} kết quả · Enter để mở"
