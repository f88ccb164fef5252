"""Rows of the list of information systems: each with its security file's state in the period and how late it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.system_states import SystemStanding, standing_of
from cdsdesk.model.systems import LEVEL_STATE_WORDS, InfoSystem, LevelState, SystemState
from ui.places.record_rows import ALL, RecordRow, RecordRows
from ui.theme.colours import Tone
from ui.widgets.chips import Chip

LATE = "late"
NOT_TOLD = "Chưa ghi"
STATE_TONES: Mapping[LevelState, Tone] = {
    LevelState.APPROVED: Tone.GREEN,
    LevelState.SUBMITTED: Tone.BLUE,
    LevelState.REJECTED: Tone.ORANGE,
    LevelState.NOT_MADE: Tone.GREY,
}
_ALWAYS = frozenset({ALL, LevelState.APPROVED, LevelState.SUBMITTED, LevelState.NOT_MADE, LATE})


@dataclass(frozen=True)
class SystemRow(RecordRow):
    """One system."""

    standing: SystemStanding = field(default_factory=lambda: SystemStanding(None))

    @property
    def state_words(self) -> str:
        """The state in words; "Chưa ghi" where nobody told."""
        return LEVEL_STATE_WORDS[self.standing.state] if self.standing.state is not None else NOT_TOLD


@dataclass
class SystemRows(RecordRows):
    """The systems that the office runs; a state is counted as it stands at the end of the period."""

    kind: type[Record] = InfoSystem
    belongs: Mapping[str, str] = field(default_factory=lambda: {SystemState.TYPE: "system"})

    def listed(self, snapshot: Snapshot) -> Iterable[Record]:
        """Return the office's own systems."""
        return snapshot.where(InfoSystem, "unit", snapshot.office)

    def chip_names(self) -> Sequence[tuple[str, str]]:
        """Name the states and what is late."""
        return (*((state.value, word) for state, word in LEVEL_STATE_WORDS.items()), (LATE, "Trễ hạn"))

    def chips(self) -> Sequence[Chip]:
        """Leave out what is seldom and not there."""
        return [one for one in super().chips() if one.count or one.key in _ALWAYS or one.key == self.chip]

    def chip_keys(self, record: Record) -> Iterable[str]:
        """Return the state, and whether the file is late."""
        standing = self._standing(record)
        if standing.state is not None:
            yield standing.state.value
        if standing.late:
            yield LATE

    def make_row(self, record: Record, found: tuple[Finding, ...]) -> SystemRow:
        """Return a system as it stands."""
        return SystemRow(record, found, self._standing(record))

    def _standing(self, record: Record) -> SystemStanding:
        if not isinstance(record, InfoSystem):
            return SystemStanding(None)
        return standing_of(self.desk.snapshot(), record, self.desk.period)
