"""Which unit of ours an office is that a package names, and for whom it may speak."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from cdsdesk.exchange.manifest import Sender
from cdsdesk.exchange.passed_on import passed_on
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import fold

_RANKS = {Level.PROVINCE.value: 3, Level.DISTRICT.value: 2, Level.COMMUNE.value: 1}


class Senders:
    """The units that may send to this office: by what was said of a sender, its uid, its code, its name and level."""

    def __init__(self, snapshot: Snapshot, said: Mapping[str, str]) -> None:
        self._office = snapshot.office
        units = [unit for unit in snapshot.all(Unit) if unit.uid != snapshot.office]
        self._by_uid = {unit.uid: unit for unit in units}
        self._by_code = {unit.identifier_code: unit for unit in units if unit.identifier_code}
        self._said = said

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], Unit]:
        """The units by name and level, without those that share both."""
        found: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        for unit in self._by_uid.values():
            found[fold(unit.name), unit.level.value if unit.level else ""].append(unit)
        return {key: same[0] for key, same in found.items() if len(same) == 1}

    def find(self, sender: Sender) -> Unit | None:
        """Return the unit that a sender is; None when that is not clear."""
        if sender.uid in self._said:
            return self._by_uid.get(self._said[sender.uid])
        found = self._by_uid.get(sender.uid)
        if found is None and sender.code:
            found = self._by_code.get(sender.code)
        return found or self._by_name.get((fold(sender.name), sender.level))

    def stranger(self, sender: Sender, figures: Mapping[str, Any]) -> str:
        """Return the name of an office that a sender passes on though it is not one below it; "" when there is none."""
        speaker = self.find(sender)
        for one in passed_on(figures, sender.uid):
            if not self._is_below(one.office, sender, speaker):
                return one.office.name or one.office.uid
        return ""

    def _is_below(self, office: Sender, sender: Sender, speaker: Unit | None) -> bool:
        """Whether our list says so; where it does not, a higher level speaks for a lower one."""
        unit = self.find(office)
        if {self._office, sender.uid} & {office.uid, unit.uid if unit else ""} or (unit and unit == speaker):
            return False
        if unit is not None and unit.parent not in ("", self._office):
            return speaker is not None and speaker.uid in self._above(unit)
        return _rank(unit, office) < _rank(speaker, sender)

    def _above(self, unit: Unit) -> Iterator[str]:
        seen: set[str] = set()
        while unit.parent and unit.parent not in seen:
            seen.add(unit.parent)
            yield unit.parent
            unit = self._by_uid.get(unit.parent, Unit())


def _rank(unit: Unit | None, told: Sender) -> int:
    """Return how high an office stands, by our list or else as it is told."""
    level = unit.level.value if unit is not None and unit.level is not None else told.level
    return _RANKS.get(level, 0)
