"""The end of the main text: recipients on the left, signature on the right (ô 7 to 9b)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cdsdesk.document.layout_rules import MM
from cdsdesk.ruler.body import Placed
from cdsdesk.ruler.rows import SINGLE, Row, Sheet

LABEL = re.compile(r"^Nơi\s+nhận\s*:?", re.IGNORECASE)
_CLOSE = 2.2
_LEVEL = 4.0


@dataclass(frozen=True)
class Ending:
    """Recipients and signature; the parts of the signature are those above and below the free room."""

    sheet: Sheet
    label: Row | None
    recipients: tuple[Row, ...]
    authority: tuple[Row, ...]
    position: tuple[Row, ...]
    name: Row | None
    start: float

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
    recipients: list[Row] = []
    level = [one for one in rows if one.sheet is sheet and abs(one.row.baseline - row.baseline) < _LEVEL]
    for one in [*level, *(one for one in rows[start + 1 :] if one not in level)]:
        own = one.sheet is sheet
        beside = one.row.only(lambda letter: letter.face.bold and letter.size > 12.5) if own else None
        if beside is not None and beside.middle > middle - 5.0:
            signing.append(beside)
        listed = one.row.only(lambda letter: not letter.face.bold and letter.size < 12.5)
        if listed is not None and one is not rows[start]:
            recipients.append(listed)
    authority, below = _parted(signing)
    name = below[-1] if below and not below[-1].capitals else None
    position = tuple(below[:-1] if name is not None else below)
    return Ending(sheet, label, tuple(recipients), authority, position, name, row.baseline)


def _parted(signing: list[Row]) -> tuple[tuple[Row, ...], list[Row]]:
    """Divide the rows of a signature where the room for it is."""
    for at, (before, row) in enumerate(pairwise(signing), 1):
        if (row.baseline - before.baseline) * MM > _CLOSE * SINGLE * before.size:
            return tuple(signing[:at]), signing[at:]
    return tuple(signing), []
