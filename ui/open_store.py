"""What the window needs of an open data file beside what actions need."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.ports import Store
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress


class Typed(Protocol):
    """A text that was being typed when the program last ended."""

    @property
    def uid(self) -> str:
        """The record that it was typed for."""

    @property
    def field(self) -> str:
        """The field that it was typed in."""

    @property
    def text(self) -> str:
        """The text."""


class OpenStore(Store, Protocol):
    """What the window needs of a store beside what actions need."""

    def put_draft(self, type_name: str, uid: str, field: str, text: str) -> None:
        """Keep a text that is still being typed."""

    def drop_draft(self, uid: str = "", field: str = "") -> None:
        """Forget kept texts."""

    def drafts(self) -> Sequence[Typed]:
        """Return the texts that were being typed."""

    def state_counts(self, period: str, plan: str = "", kind: str = "") -> Mapping[str, int]:
        """Return how many tasks of a plan and kind, of all with none, stand in each printed state."""

    def settle(self) -> int:
        """Bring the search index a little further up to a large step; return how many records still wait."""

    def undo_size(self, number: int | None = None) -> int:
        """Return how many records taking back the last step, or one by its number, would touch. Raises RecordError."""

    def redo_size(self) -> int:
        """Return how many records doing again what was taken back last would touch. Raises RecordError."""

    def make_ready(self, changes: ChangeSet, progress: Progress | None = None) -> ChangeSet:
        """Return a large step with its rows made ready, so that writing it is short; nothing is written.

        Raises ConflictError, RecordError, Cancelled.
        """

    def look(self, whole: Snapshot) -> "OpenStore":
        """Open the file once more, only to be looked at; ``whole`` are its records. Raises DataFileError."""

    def close(self) -> None:
        """Close the file."""
