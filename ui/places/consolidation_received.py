"""What became of the files that came in, and what a person can do about those that were not taken."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cdsdesk.actions.receiving import TAKEN, VERDICT_WORDS, Arrived, Verdict
from cdsdesk.model.office import Unit
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import natural_key
from ui.places.consolidation_lines import RECEIVED, arrived_cells, arrived_note
from ui.tables.lines import LinesTable
from ui.widgets.boxes import button, link
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.composing import Line
from ui.widgets.flow import Flow
from ui.widgets.label import Label
from ui.widgets.layouts import column

_FIRST = (
    Verdict.UNKNOWN_SENDER,
    Verdict.CLOSED,
    Verdict.DAMAGED,
    Verdict.NOT_A_PACKAGE,
    Verdict.WRONG_PERIOD,
    Verdict.OWN,
    Verdict.RESENT,
    Verdict.NEW,
    Verdict.SAME,
)
# A wrong password and a changed package look the same.
_SHUT = frozenset({Verdict.CLOSED, Verdict.DAMAGED})
_KEPT = TAKEN | {Verdict.SAME}


class ReceivedPage(QWidget):
    """``opened`` gives files and a password, ``matched`` files, the uid that they tell and the unit that it is.

    ``added`` gives files whose senders are to be put into the list of units, ``looked_at`` a unit and a period.
    """

    opened = Signal(object, str)
    matched = Signal(object, str, str)
    added = Signal(object)
    looked_at = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Mapping[str, str] = {}
        self.arrived: dict[Path, Arrived] = {}
        self._closed: set[Path] = set()
        self.summary = Label("", "strong", wrap=True)
        self.table = LinesTable("Các tệp vừa nhận", RECEIVED, lambda one: arrived_cells(self._names)(one), parent=self)
        self.note = Label("", wrap=True)
        self.unit = ChoiceBox()
        self.unit.setAccessibleName("Nơi gửi là đơn vị nào")
        self.unit.setMinimumContentsLength(20)
        self.match_button = button("Nhận là đơn vị này", self.match)
        self.add_button = button("Thêm vào danh sách đơn vị", self.add)
        self.add_all_button = button("", self.add_all)
        self.see_link = link("Xem các lần gửi của đơn vị…", self._see)
        self.password = Line()
        self.password.setAccessibleName("Mật khẩu của gói")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.open_button = button("Mở gói", self.open_closed)
        self.match_line, self.open_line = QWidget(self), QWidget(self)
        for held, words, editor, acts in (
            (self.match_line, "Nơi gửi là", self.unit, (self.match_button, self.add_button, self.add_all_button)),
            (self.open_line, "Mật khẩu", self.password, (self.open_button,)),
        ):
            line = Flow(held)
            label = Label(words, "small")
            label.setBuddy(editor)
            for part in (label, editor, *acts):
                line.addWidget(part)
        inside = column(self)
        inside.addWidget(self.summary)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.note)
        inside.addWidget(self.see_link)
        inside.addWidget(self.match_line)
        inside.addWidget(self.open_line)
        self.table.reached.connect(lambda _row: self._show_way())
        self.password.returnPressed.connect(self.open_closed)

    def show_arrived(self, arrived: Sequence[Arrived], units: Sequence[Unit]) -> None:
        """Show more files; one that is judged again takes its old line's place."""
        self._names = {unit.uid: unit.name for unit in units}
        self._closed |= {one.path for one in arrived if one.verdict is Verdict.CLOSED}
        self.arrived |= {one.path: one for one in arrived}
        self._show(units)

    def forget(self, paths: Sequence[Path]) -> None:
        """Leave out files that turned out to be for something else."""
        if not paths:
            return
        self.arrived = {path: one for path, one in self.arrived.items() if path not in paths}
        self._show_list()

    def follow(self, kept: Collection[str]) -> None:
        """Leave out packages that were taken back; ``kept`` are the SHA-256 of those that count or did."""
        self.forget([path for path, one in self.arrived.items() if one.verdict in _KEPT and one.sha256 not in kept])

    def _show(self, units: Sequence[Unit]) -> None:
        self.unit.clear()
        self.unit.addItem("Chọn đơn vị…", "")
        unknown = self._unknown()
        for unit in units if unknown else ():
            self.unit.addItem(unit.name, unit.uid)
        senders = len({one.sender.uid for one in unknown})
        self.add_all_button.setText(f"Thêm cả {format_number(senders)} đơn vị chưa có")
        self.add_all_button.setVisible(senders > 1)
        self._show_list()

    def _show_list(self) -> None:
        told = sorted(self.arrived.values(), key=_place)
        counts = Counter(one.verdict for one in told)
        words = ", ".join(
            f"{VERDICT_WORDS[one].lower()} {format_number(counts[one])}" for one in Verdict if counts[one]
        )
        differing = sum(one.differs for one in told)
        words += f"; PDF khác số liệu {format_number(differing)}" if differing else ""
        taken = sum(counts[one] for one in TAKEN)
        self.summary.setText(f"Đã nhận {format_number(taken)} gói trong {format_number(len(told))} tệp: {words}.")
        self.table.show_rows(told)
        self._show_way()

    def set_writable(self, *, writable: bool) -> None:
        """Let files be taken, or not while the file is only read."""
        for one in (self.match_button, self.add_button, self.add_all_button, self.open_button):
            one.setEnabled(writable)

    def current(self) -> Arrived | None:
        """Return the file with the cursor."""
        found = self.table.current()
        return found if isinstance(found, Arrived) else None

    def _show_way(self) -> None:
        one = self.current()
        self.note.setText(arrived_note(one) if one else "")
        self.note.setVisible(bool(self.note.text()))
        kept = one is not None and one.verdict in _KEPT
        self.see_link.setVisible(kept)
        self.match_line.setVisible(one is not None and one.verdict is Verdict.UNKNOWN_SENDER)
        self.open_line.setVisible(one is not None and one.verdict in _SHUT and one.path in self._closed)

    def _unknown(self) -> list[Arrived]:
        return [one for one in self.arrived.values() if one.verdict is Verdict.UNKNOWN_SENDER]

    def _see(self) -> None:
        one = self.current()
        if one is not None and one.verdict in _KEPT:
            self.looked_at.emit(one.unit, one.period)

    def add(self) -> None:
        """Put the sender into the list of units."""
        one = self.current()
        if one is not None and one.verdict is Verdict.UNKNOWN_SENDER:
            self.added.emit([other for other in self._unknown() if other.sender.uid == one.sender.uid])

    def add_all(self) -> None:
        """Put all senders that are not known into the list of units."""
        self.added.emit(self._unknown())

    def match(self) -> None:
        """Say which unit the sender is; all files of the same sender are meant."""
        one, unit = self.current(), str(self.unit.currentData() or "")
        if one is not None and unit:
            same = [path for path, other in self.arrived.items() if _unknown_from(other, one.sender.uid)]
            self.matched.emit(same, one.sender.uid, unit)

    def open_closed(self) -> None:
        """Open the package with what was typed."""
        one, typed = self.current(), self.password.text()
        if one is not None and one.path in self._closed and typed:
            self.password.clear()
            self.opened.emit([one.path], typed)


def _unknown_from(one: Arrived, sender: str) -> bool:
    return one.verdict is Verdict.UNKNOWN_SENDER and one.sender.uid == sender


def _place(one: Arrived) -> tuple[int, object, str]:
    """Return where a file stands in the list: what a person has to look at comes first."""
    verdict = Verdict.WRONG_PERIOD if one.differs else one.verdict
    return _FIRST.index(verdict), natural_key(one.sender.name), one.period
