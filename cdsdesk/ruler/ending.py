"""The end of the main text: recipients on the left, signature on the right (ô 7 to 9b)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cdsdesk.document.layout_rules import MM
from cdsdesk.ruler.body import Placed
from cdsdesk.ruler.rows import SINGLE, Row, Sheet

LABEL = re.compile(r"^Nơi\s+nhận\s*:?", re.IGNORECASE)
_CLOSE = 2.2
_LEVEL = 4.0
_COLUMN_GAP = 6.0


@dataclass(frozen=True)
class Ending:
    """Recipients and signature; the parts of the signature are those above and below the free room.

    ``apart`` is what stands of the signature on a later page.
    """

    sheet: Sheet
    label: Row | None
    recipients: tuple[Row, ...]
    authority: tuple[Row, ...]
    position: tuple[Row, ...]
    name: Row | None
    start: float
    apart: tuple[Placed, ...] = ()

    @property
    def box(self) -> tuple[float, float] | None:
        """The upper and lower edge of the room between position and name."""
        below = (*self.position, self.name) if self.name is not None else self.position
        if not self.authority or not below or below[0] is None:
            return None
        return self.authority[-1].foot, below[0].top

    @property
    def signing(self) -> tuple[Row, ...]:
        """All rows of the signature."""
        return (*self.authority, *self.position, *([self.name] if self.name is not None else []))


def find_ending(rows: Sequence[Placed], left: float, right: float) -> Ending | None:
    """Find the recipients and what stands beside them; None when nothing says "Nơi nhận" or is signed for."""
    start = next((at for at, one in enumerate(rows) if LABEL.match(one.row.text)), None)
    if start is None:
        return None
    sheet, row = rows[start].sheet, rows[start].row
    found = LABEL.match(row.text)
    label = row.part(0, found.end()) if found else None
    middle = (left + right) / 2
    signing: list[Row] = []
    apart: list[Placed] = []
    recipients: list[Row] = []
    for one in _following(rows, start):
        for piece in one.row.pieces(_COLUMN_GAP):
            if piece.middle > middle and one.sheet is sheet:
                signing.append(piece)
            elif piece.middle > middle:
                apart.append(Placed(one.sheet, piece))
            elif not LABEL.match(piece.text):
                recipients.append(piece)
    authority, below = _parted(signing)
    name = below[-1] if below and not below[-1].capitals else None
    position = tuple(below[:-1] if name is not None else below)
    return Ending(sheet, label, tuple(recipients), authority, position, name, row.baseline, tuple(apart))


def _following(rows: Sequence[Placed], start: int) -> Iterator[Placed]:
    """Yield what stands level with the label or below; the signature may begin a little above it."""
    label = rows[start]
    for one in rows[:start]:
        if one.sheet is label.sheet and label.row.baseline - one.row.baseline < _LEVEL:
            yield one
    yield from rows[start:]


def _parted(signing: list[Row]) -> tuple[tuple[Row, ...], list[Row]]:
    """Divide the rows of a signature where the room for it is."""
    for at, (before, row) in enumerate(pairwise(signing), 1):
        if (row.baseline - before.baseline) * MM > _CLOSE * SINGLE * before.size:
            return tuple(signing[:at]), signing[at:]
    return tuple(signing), []
