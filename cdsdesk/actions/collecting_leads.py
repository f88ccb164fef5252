"""Who of those that lead something gets a form unless a person says otherwise."""

import re
from collections.abc import Callable, Iterator

from cdsdesk.importing.agency_book import AgencyBook
from cdsdesk.importing.agency_names import is_group
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import clean_text

_RANKS = {Level.COMMUNE: 1, Level.DISTRICT: 2, Level.PROVINCE: 3}
_CENTRAL = 4
_PLACES = {"tỉnh": 3, "thành phố": 2, "huyện": 2, "quận": 2, "thị xã": 2}
_PLACE = re.compile(r"\b(tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|đặc khu|xã(?! hội))\b")
_COMMITTEE = re.compile(r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân) ")
_DEPARTMENT_OF_PROVINCE = re.compile(r"sở ")
_MINISTRY = re.compile(r"bộ (?!phận )")


def asked_by_default(snapshot: Snapshot) -> Callable[[str], bool]:
    """Return what says of a name whether it is the office's to ask: no group, no office above or beside it."""
    book, office = AgencyBook(snapshot), snapshot.unit()
    own = _RANKS.get(office.level, 0) if office.level is not None else 0

    def asked(name: str) -> bool:
        if is_group(name):
            return False
        unit = book.read(name).unit
        return _unit_is_ours(snapshot, unit, own) if unit is not None else _name_is_ours(name, own)

    return asked


def _unit_is_ours(snapshot: Snapshot, unit: Unit, own: int) -> bool:
    if unit.uid == snapshot.office:
        return False
    above = tuple(_above(snapshot, unit))
    if any(each.uid == snapshot.office for each in above):
        return True
    ranks = [_RANKS[each.level] for each in (unit, *above[:1]) if each.level in _RANKS]
    return _name_is_ours(unit.name, own) and all(rank < own for rank in ranks)


def _above(snapshot: Snapshot, unit: Unit) -> Iterator[Unit]:
    seen = {unit.uid}
    found = snapshot.find(Unit, unit.parent)
    while found is not None and found.uid not in seen:
        yield found
        seen.add(found.uid)
        found = snapshot.find(Unit, found.parent)


def _name_is_ours(name: str, own: int) -> bool:
    """Judge by the name alone; an office of no level asks everybody."""
    rank = _rank(clean_text(name).lower())
    beside = _COMMITTEE.match(clean_text(name).lower()) is not None and rank == own
    return not own or (rank <= own and not beside)


def _rank(name: str) -> int:
    if _MINISTRY.match(name):
        return _CENTRAL
    if _DEPARTMENT_OF_PROVINCE.match(name):
        return _RANKS[Level.PROVINCE]
    place = _PLACE.search(name)
    return _PLACES.get(place[1], 1) if place else 0
