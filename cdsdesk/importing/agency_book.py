"""Names of agencies against the units of a data file: by name, short name, alias and catalogue, and who took over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cdsdesk.importing.agency_names import Agency, agency_key, bare_key, is_group, known_agency, spelt_key
from cdsdesk.model.bodies import in_place_of, last_day, stood
from cdsdesk.model.names import place_of
from cdsdesk.model.office import Level, Unit, UnitAlias
from cdsdesk.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class AgencyRead:
    """What a name means: the full ``name``, the ``unit`` of the file, and ``now`` who stands in its place; else None.

    ``now`` is a name, ``now_unit`` its unit; both tell nothing while the agency itself stands. A group has no unit.
    """

    text: str
    name: str
    unit: Unit | None
    is_group: bool
    now: str = ""
    now_unit: Unit | None = None


class AgencyBook:
    """The agencies of a data file as they are on a day; without a day nobody is said to have taken over."""

    def __init__(self, snapshot: Snapshot, on: date | None = None) -> None:
        self._snapshot, self._on = snapshot, on
        self._units: dict[str, dict[str, Unit]] = {}
        for unit in snapshot.all(Unit):
            for key in filter(None, _keys(snapshot, unit)):
                self._units.setdefault(key, {})[unit.uid] = unit
        for alias in snapshot.all(UnitAlias):
            target = snapshot.find(Unit, alias.target)
            if target is not None:
                self._units[agency_key(alias.alias)] = {target.uid: target}

    def read(self, text: str) -> AgencyRead:
        """Say what an agency as written means; an unknown one means itself."""
        known = known_agency(text)
        unit = self._unit(agency_key(text)) or self._unit(spelt_key(text))
        if unit is not None:
            return self._with_successor(text, unit)
        name = known.name if known else text
        now = known.now if known and self._is_over(known) else ""
        return AgencyRead(text, name, None, is_group(text), now, self._unit(agency_key(now)))

    def _unit(self, key: str) -> Unit | None:
        """Return the one unit of a name; of several the office's own, then the one that stood on the day or stands."""
        found = list(self._units.get(key, {}).values())
        for fits in (self._is_own, self._stood):
            if len(found) > 1:
                found = [unit for unit in found if fits(unit)] or found
        return found[0] if len(found) == 1 else None

    def _is_own(self, unit: Unit) -> bool:
        return unit.parent == self._snapshot.office

    def _stood(self, unit: Unit) -> bool:
        if self._on is None:
            return last_day(self._snapshot, unit) is None
        return stood(self._snapshot, unit, self._on, self._on)

    def _with_successor(self, text: str, unit: Unit) -> AgencyRead:
        day = self._on
        if day is None or self._stood(unit):
            return AgencyRead(text, unit.name, unit, is_group=False)
        others = in_place_of(self._snapshot, unit, day, day)
        only = others[0] if len(others) == 1 else None
        return AgencyRead(text, unit.name, unit, False, "; ".join(other.name for other in others), only)

    def _is_over(self, agency: Agency) -> bool:
        return self._on is not None and agency.until is not None and agency.until < self._on


def _keys(snapshot: Snapshot, unit: Unit) -> Iterator[str]:
    """Give the keys of a unit; a department is also named without the place, or with it where its name has none."""
    key = agency_key(unit.name)
    yield key
    yield agency_key(unit.short_name)
    if unit.level in (Level.DEPARTMENT, Level.OTHER):
        above = snapshot.find(Unit, unit.parent)
        yield bare_key(key)
        if above is not None:
            yield f"{bare_key(key)} {agency_key(place_of(above))}"
