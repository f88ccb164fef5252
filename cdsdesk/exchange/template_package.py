"""A package of purpose "template": a plan with its tasks and indicators as records, from the office that issues it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from cdsdesk.errors import InputError
from cdsdesk.exchange.dump import load
from cdsdesk.exchange.manifest import Purpose
from cdsdesk.exchange.opening import open_package
from cdsdesk.exchange.package import Package
from cdsdesk.exchange.report_package import with_named
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Target
from cdsdesk.model.office import Unit, UnitAlias, UnitSuccession
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Milestone, PlanItem, Section, Task

OUTLINE, PROFILE = "outline", "profile"
_LONGEST = 100_000


@dataclass(frozen=True)
class TemplatePackage:
    """What a template package holds: who sent it, which revision it is, its records, the texts of its outlines.

    ``profile`` says which rules are off or how weighty they are.
    """

    sender: str
    revision: int
    records: tuple[Record, ...]
    outlines: tuple[str, ...] = ()
    profile: str = ""


def read_template(path: Path, password: str = "") -> TemplatePackage:
    """Read a template package, every part held against the size and SHA-256 that its manifest tells.

    Raises InputError for a package that is broken, changed, of another purpose or of a newer version,
    PasswordNeededError, WrongPasswordError, RecordError.
    """
    package = open_package(path, password)
    if package.manifest.purpose is not Purpose.TEMPLATE:
        raise InputError("Gói này không phải gói mẫu", path.name, "hãy chọn gói mẫu do cấp trên gửi")
    sender, records = load(package.json())
    outlines, profiles = (_texts(package, role, path) for role in (OUTLINE, PROFILE))
    return TemplatePackage(sender, package.manifest.revision, records, outlines, "\n".join(profiles)[:_LONGEST])


def _texts(package: Package, role: str, path: Path) -> tuple[str, ...]:
    names = [name for name, mark in sorted(package.manifest.parts.items()) if mark.role == role]
    try:
        return tuple(package.parts[name].decode() for name in names)
    except UnicodeDecodeError as error:
        what = "hãy xin nơi gửi gửi lại gói"
        raise InputError("Phần chữ trong gói không phải là UTF-8", f"{path.name}: {', '.join(names)}", what) from error


def template_records(snapshot: Snapshot, plans: Collection[str]) -> tuple[Record, ...]:
    """Return what plans define and the units below the office; nothing that an office did or told."""
    of_plans = _Defined(snapshot, plans)
    return with_named(snapshot, (record for record in snapshot.records.values() if of_plans.holds(record)))


class _Defined:
    """The tasks and indicators of some plans and the units below the office, by uid."""

    def __init__(self, snapshot: Snapshot, plans: Collection[str]) -> None:
        self._plans = frozenset(plans)
        items = [item for plan in plans for item in snapshot.where(PlanItem, "plan", plan)]
        self._tasks = {item.task for item in items}
        self._indicators = {one.uid for plan in plans for one in snapshot.where(Indicator, "plan", plan)}
        self._units = {snapshot.office, *_below(snapshot, snapshot.office)}

    def holds(self, record: Record) -> bool:
        """Whether a record is one that the plans define, or a unit of the list."""
        match record:
            case Document() | Indicator():
                return record.uid in self._plans | self._indicators
            case Section(plan=uid) | PlanItem(plan=uid):
                return uid in self._plans
            case Task(uid=uid) | Milestone(task=uid):
                return uid in self._tasks
            case Target(indicator=uid):
                return uid in self._indicators
            case Unit(uid=uid) | UnitAlias(target=uid) | UnitSuccession(new=uid):
                return uid in self._units
            case _:
                return False


def _below(snapshot: Snapshot, office: str) -> Iterator[str]:
    seen, waiting = {office}, [office]
    while waiting:
        for unit in snapshot.where(Unit, "parent", waiting.pop()):
            if unit.uid not in seen:
                seen.add(unit.uid)
                waiting.append(unit.uid)
                yield unit.uid
