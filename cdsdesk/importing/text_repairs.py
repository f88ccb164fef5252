"""Repairs of letters and spaces in the cells of a sheet, each kind with its count and examples before and after."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cdsdesk.importing.old_codes import Place, old_codes
from cdsdesk.importing.wording import shortened
from cdsdesk.vietnamese.legacy import OldCode, convert
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.soundness import SUSPECT
from cdsdesk.vietnamese.text import Blemish, blemishes, clean_text

_MOST_EXAMPLES = 3
_WORDS = 5
_LONGEST = 60
_DONE = {
    Blemish.APART: "Đã ghép dấu viết rời vào chữ ở {cells} ô, như ở “{after}”",
    Blemish.OI: "Đã sửa chữ “ƣ” thành “ư” ở {cells} ô, như “{before}” → “{after}”",
    Blemish.LOOK_ALIKE: "Đã thay chữ chỉ trông giống “Đ” bằng “Đ” ở {cells} ô, như ở “{after}”",
    Blemish.SPACE: "Đã thay khoảng trắng lạ bằng dấu cách thường ở {cells} ô, như ở “{after}”",
    Blemish.INVISIBLE: "Đã bỏ ký tự không nhìn thấy ở {cells} ô, như ở “{after}”",
}
_CONVERTED = "Đã đổi mã {code} → Unicode ở {cells} ô, như “{before}” → “{after}”"


@dataclass(frozen=True, slots=True)
class TextRepair:
    """One kind of repair: the rows of the grid where it was made, and examples before and after."""

    message: str
    rows: tuple[int, ...]
    examples: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Kind:
    cells: int = 0
    rows: dict[int, None] = field(default_factory=dict)
    examples: dict[tuple[str, str], None] = field(default_factory=dict)

    def add(self, row: int, before: str, after: str) -> None:
        self.cells += 1
        self.rows[row] = None
        if len(self.examples) < _MOST_EXAMPLES:
            self.examples[_example(before, after)] = None


class TextMender:
    """Mends the cells of a sheet; afterwards tells what it did, and what stood in each cell that it changed."""

    def __init__(self, fonts: Mapping[Place, str]) -> None:
        self._fonts = fonts
        self._kinds: dict[OldCode | Blemish, _Kind] = {}
        self.written: dict[Place, str] = {}

    def mend(self, texts: Sequence[Sequence[str]]) -> list[list[str]]:
        """Return the cells clean, in NFC, without spaces at their ends."""
        joined = "\n".join(["\n".join(row) for row in texts])
        is_suspect = SUSPECT.search(joined) is not None
        # most sheets are clean already: looking at all cells at once is ten times cheaper than at each
        if not self._fonts and not is_suspect and " \n" not in joined and unicodedata.is_normalized("NFC", joined):
            return [[cell.strip() for cell in row] for row in texts]
        codes = old_codes(texts, self._fonts) if is_suspect or self._fonts else {}
        return [
            [self._mend((row, column), cell, codes.get((row, column))) for column, cell in enumerate(cells)]
            for row, cells in enumerate(texts)
        ]

    def repairs(self) -> tuple[TextRepair, ...]:
        """Return what was done, kind by kind."""
        return tuple(
            TextRepair(_message(what, kind), tuple(kind.rows), tuple(kind.examples))
            for what, kind in self._kinds.items()
        )

    def _mend(self, place: Place, cell: str, code: OldCode | None) -> str:
        if code is None and not SUSPECT.search(cell) and unicodedata.is_normalized("NFC", cell):
            return clean_text(cell).strip() if " \n" in cell else cell.strip()
        text = convert(cell, code) if code is not None else cell
        after = clean_text(text).strip()
        if code is not None and text != cell:
            self._note(code, place, cell, after)
        for blemish in blemishes(text):
            self._note(blemish, place, cell, after)
        return after

    def _note(self, what: OldCode | Blemish, place: Place, before: str, after: str) -> None:
        self.written[place] = before
        self._kinds.setdefault(what, _Kind()).add(place[0], before, after)


def _message(what: OldCode | Blemish, kind: _Kind) -> str:
    before, after = (shortened(words, _LONGEST) for words in next(iter(kind.examples)))
    words = _CONVERTED if isinstance(what, OldCode) else _DONE[what]
    code = what.value if isinstance(what, OldCode) else ""
    return words.format(code=code, cells=format_number(kind.cells), before=before, after=after)


def _example(before: str, after: str) -> tuple[str, str]:
    """Return the first words that differ, else the first words."""
    old, new = before.split(), after.split()
    first = next((place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0)
    return " ".join(old[first : first + _WORDS]), " ".join(new[first : first + _WORDS])
