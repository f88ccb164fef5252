"""Names that a field offers while it is typed: agencies of the catalogue and of the file, records to refer to."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cdsdesk.importing.agency_book import AgencyBook
from cdsdesk.model.calling import named, title_of
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Agencies, Agency
from cdsdesk.model.office import Unit, UnitAlias
from cdsdesk.model.registry import BY_TYPE
from cdsdesk.model.snapshot import Snapshot, asked_once
from cdsdesk.vietnamese.text import fold, sort_text


@asked_once
def agencies_of(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the agencies that may be meant: those written most often first, then units and their other names."""
    names, _ = _most_written(snapshot)
    units = [unit.name for unit in snapshot.all(Unit)]
    units += [alias.alias for alias in snapshot.all(UnitAlias)]
    found: dict[str, str] = {}
    for name in (*names, *sorted(units, key=sort_text)):
        found.setdefault(fold(name), name)
    found.pop("", None)
    return tuple(found.values())


@dataclass(frozen=True)
class NamedAgency:
    """An agency as written, how often, and the unit that is meant; None while nothing says which."""

    words: str
    times: int
    unit: Unit | None


def named_agencies(snapshot: Snapshot) -> tuple[NamedAgency, ...]:
    """Return the agencies that the file names, those written most often first, with the units that they mean."""
    book = AgencyBook(snapshot, snapshot.period.calendar_to if snapshot.period else None)
    names, used = _most_written(snapshot)
    return tuple(NamedAgency(name, used[name], book.read(name).unit) for name in names)


@asked_once
def references_of(snapshot: Snapshot, types: tuple[str, ...]) -> Mapping[str, str]:
    """Return uid and name of the records that a reference may mean, each name once; no types mean every record."""
    kinds = [BY_TYPE[name] for name in types] if types else list(BY_TYPE.values())
    records = [record for kind in kinds for record in snapshot.all(kind)]
    plain = {record.uid: title_of(record) or named(record, snapshot.get) for record in records}
    times = Counter(plain.values())
    found: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for record in records:
        name = plain[record.uid]
        if times[name] > 1:
            name = named(record, snapshot.get)
            taken[name] += 1
            name += f" ({taken[name]})" if taken[name] > 1 else ""
        found[record.uid] = name
    return found


def _most_written(snapshot: Snapshot) -> tuple[Sequence[str], Mapping[str, int]]:
    """Return the names of agencies, those written most often first, and how often each is."""
    used = Counter(_written(snapshot))
    return sorted(used, key=lambda name: (-used[name], sort_text(name))), used


def _written(snapshot: Snapshot) -> Iterator[str]:
    for kind in BY_TYPE.values():
        for field in specs(kind).values():
            if isinstance(field.kind, Agency):
                yield from (text for record in snapshot.all(kind) if (text := _text(record, field.name)))
            elif isinstance(field.kind, Agencies):
                for record in snapshot.all(kind):
                    yield from getattr(record, field.name)


def _text(record: Record, name: str) -> str:
    return str(getattr(record, name))
