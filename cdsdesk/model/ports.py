"""What actions need of a store; db.store.Store fits it, and so does a store in memory."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cdsdesk.model.changes import Change, ChangeSet
from cdsdesk.model.fields import Record
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress


@dataclass(frozen=True)
class Step:
    """One step of history as a list shows it; ``number`` grows by one, ``folded`` counts steps shown as one."""

    number: int
    label: str
    who: str
    when: str
    undoes: int | None = None
    redoes: int | None = None
    undone_by: int | None = None
    records: int = 0
    folded: int = 1


@dataclass(frozen=True)
class StepChange:
    """One record's change in a step, for the history of a record."""

    step: Step
    change: Change


@dataclass(frozen=True)
class Hit:
    """One record that a search found; ``text`` is what to show."""

    type: str
    uid: str
    text: str


class Found(list[str]):
    """Uids chosen from a longer list, with their ``places`` in that list ``among``, both in its order."""

    def __init__(self, among: Sequence[str], places: Sequence[int]) -> None:
        super().__init__(map(among.__getitem__, places))
        self.among = among
        self.places = places


@dataclass(frozen=True)
class ListQuery:
    """Which records a list holds: type, words to find, plan, kind, states, order.

    ``order`` holds column names, a leading "-" for downwards. ``states`` filters tasks by printed state in ``period``.
    Columns of a task are also "code", "state" and the fields of its progress in ``period`` ("result").
    With ``most`` the first so many are enough, unless ``kept`` is among the others; 0 asks for all.
    """

    type: str
    words: str = ""
    plan: str = ""
    kind: str = ""
    states: frozenset[str] = frozenset()
    period: str = ""
    order: tuple[str, ...] = ()
    most: int = 0
    kept: str = ""


@dataclass(frozen=True)
class KeptPackage:
    """A package to be kept: its SHA-256, its bytes and its figures as JSON."""

    sha256: str
    data: bytes
    summary: str


class PackageShelf(Protocol):
    """The packages of other offices that a data file keeps, whole and once each."""

    def keep(self, packages: Iterable[KeptPackage]) -> None:
        """Keep packages, all or none; one that is there already stays."""

    def data(self, digest: str) -> bytes | None:
        """Return the bytes of a package; None when it is not kept."""

    def known(self) -> frozenset[str]:
        """Return the SHA-256 of all packages that are kept."""

    def summaries(self, digests: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield SHA-256 and figures as JSON of the packages that are asked for, in no order."""


class Store(Protocol):
    """The data file of one office: one way in (apply), one way out (snapshot, and ids in an order)."""

    def office(self) -> str:
        """Return the uid of the office whose file this is."""

    def apply(self, changes: ChangeSet, progress: Progress | None = None) -> Step:
        """Write a step with its history, or nothing.

        Raises ConflictError, RecordError, WriteError, DataFileError, Cancelled.
        """

    def snapshot(self, period: str | None = None, unit: str | None = None, *, tree: bool = False) -> Snapshot:
        """Return the records of an office for a period; None: everything there is."""

    def get(self, uid: str) -> Record | None:
        """Return one record as it is now."""

    def ids(self, query: ListQuery) -> Sequence[str]:
        """Return the uids that a table shows, in order."""

    def counts(self) -> Mapping[str, int]:
        """Return how many records of each type there are."""

    def undo(self, step: int | None = None, who: str = "", progress: Progress | None = None) -> Step:
        """Take back the last step, or any one step by itself.

        Raises RecordError without such a step, ConflictError, Cancelled.
        """

    def redo(self, who: str = "", progress: Progress | None = None) -> Step:
        """Do again what was undone last. Raises RecordError when nothing was, ConflictError, Cancelled."""

    def history(self, limit: int = 1000, before: int | None = None) -> Sequence[Step]:
        """Return the steps, newest first; those before a step when one is named."""

    def record_history(self, uid: str) -> Sequence[StepChange]:
        """Return the changes of one record, newest first."""

    def step_changes(self, number: int, limit: int = 1000) -> Sequence[Change]:
        """Return the first changes of a step as a list shows it. Raises RecordError without such a step."""

    def removed_with(self, uid: str) -> Sequence[str]:
        """Return the uids of records that were removed and named this one."""

    def removing_steps(self) -> frozenset[int]:
        """Return the numbers of the steps that removed records."""

    def undo_label(self) -> str:
        """Return the label of the step that undo would take back; empty when there is none."""

    def redo_label(self) -> str:
        """Return the label of the step that redo would do again; empty when there is none."""

    def search(self, words: str, limit: int = 200) -> Sequence[Hit]:
        """Return the records that hold all words, blind to diacritics and case."""

    @property
    def packages(self) -> PackageShelf:
        """The packages of other offices that are kept."""
