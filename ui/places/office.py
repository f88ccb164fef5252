"""Đơn vị & thiết lập: its parts on the left, the chosen one on the right."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from cdsdesk.model.changes import ChangeSet
from ui.desk import Desk
from ui.places.child_list import ChildList
from ui.places.office_backups import BackupSection
from ui.places.office_lists import (
    NUMBERS,
    RECIPIENTS,
    SIGNATORIES,
    HolidaySection,
    PeriodSection,
    SignatureForm,
    UnitsSection,
)
from ui.places.office_look import LookSection
from ui.places.office_names import NamesSection
from ui.places.office_sections import ListSection, Section
from ui.places.office_unit import LetterheadSection, UnitSection
from ui.places.place import Place, Typing
from ui.remember import Memory
from ui.widgets.boxes import Card
from ui.widgets.layouts import row

_LIST_WIDTH = 190
SECTIONS = (
    ("office", "Thông tin đơn vị"),
    ("letterhead", "Phần đầu văn bản"),
    ("signatories", "Người ký"),
    ("recipients", "Nơi nhận"),
    ("numbers", "Dãy số văn bản"),
    ("periods", "Kỳ báo cáo"),
    ("holidays", "Ngày nghỉ"),
    ("units", "Các đơn vị"),
    ("catalogues", "Danh mục tên gọi"),
    ("backups", "Bản sao lưu"),
    ("appearance", "Giao diện"),
)
# Fields by which a check names what a report lacks, and the part in which it is mended.
_LACKING = {"signatory": "signatories", "recipients": "recipients"}


class OfficePlace(Place):
    """The page; a part is made when it is first opened. ``restore_asked`` gives a copy to go back to."""

    restore_asked = Signal(object)

    def __init__(
        self,
        desk: Desk,
        today: Callable[[], date],
        act: Callable[[str], object],
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._today, self._act, self._memory = today, act, memory
        self.sections: dict[str, Section] = {}
        self.list = QListWidget()
        self.list.setObjectName("sections")
        self.list.setAccessibleName("Các phần thiết lập")
        # Rows measured before the style sheet reached the list would stay too low for it.
        self.list.ensurePolished()
        self.list.setFixedWidth(_LIST_WIDTH)
        for _key, title in SECTIONS:
            self.list.addItem(QListWidgetItem(title))
        self.stack = QStackedWidget()
        self.card = Card()
        self.card.column.addWidget(self.stack)
        whole = row(self, spacing=12)
        whole.addWidget(self.list)
        whole.addWidget(self.card, 1)
        self.list.currentRowChanged.connect(self._turn)
        desk.changed.connect(self._follow)
        desk.findings_changed.connect(self._show_anew)
        desk.lock_changed.connect(self._show_anew)
        desk.period_changed.connect(self._show_anew)
        self.list.setCurrentRow(0)

    def section(self, key: str) -> Section:
        """Return a part, made now when nobody opened it before."""
        if key not in self.sections:
            made = self._made(key)
            self.sections[key] = made
            self.stack.addWidget(made)
            for part in made.findChildren(ChildList):
                part.said.connect(self.said)
        return self.sections[key]

    def _made(self, key: str) -> Section:
        desk = self.desk
        makers: dict[str, Callable[[], Section]] = {
            "office": lambda: UnitSection(desk, self.stack),
            "letterhead": lambda: LetterheadSection(desk, self.stack),
            "signatories": lambda: ListSection(desk, SIGNATORIES, SignatureForm(desk), parent=self.stack),
            "recipients": lambda: ListSection(desk, RECIPIENTS, parent=self.stack),
            "numbers": lambda: ListSection(desk, NUMBERS, new=lambda: self._first_series(), parent=self.stack),
            "periods": lambda: PeriodSection(desk, lambda: self._act("new_period")),
            "holidays": lambda: HolidaySection(desk, self._today),
            "units": lambda: UnitsSection(desk),
            "catalogues": lambda: NamesSection(desk),
            "backups": self._backups,
            "appearance": lambda: LookSection(desk, self._memory),
        }
        return makers[key]()

    def _first_series(self) -> dict[str, str]:
        return {**NUMBERS.new, "issuing_body": self.desk.everything().unit().name}

    def _backups(self) -> Section:
        made = BackupSection(self.desk, self._today, lambda: self._act("backup"))
        made.restore_asked.connect(self.restore_asked)
        return made

    def _turn(self, number: int) -> None:
        for one in self.sections.values():
            one.commit()
        section = self.section(SECTIONS[number][0])
        section.show_anew()
        self.stack.setCurrentWidget(section)

    def _follow(self, _changes: ChangeSet) -> None:
        self._show_anew()

    def _show_anew(self) -> None:
        section = self.stack.currentWidget()
        if isinstance(section, Section):
            section.show_anew()

    # What is asked of the place

    def show_what(self, what: str) -> None:
        """Open a part by its key, else a record."""
        keys = [key for key, _ in SECTIONS]
        if what in keys:
            self.list.setCurrentRow(keys.index(what))
        elif what:
            self.open_record(what)

    def open_record(self, uid: str, field: str = "") -> bool:
        """Open the part in which a record stands, with the cursor in a field; what a report lacks has its own part."""
        if uid == self.desk.everything().office and field in _LACKING:
            self.show_what(_LACKING[field])
            self.section(_LACKING[field]).take_focus()
            return True
        for number, (key, _title) in enumerate(SECTIONS):
            if self.section(key).open_record(uid, field):
                self.list.setCurrentRow(number)
                self.section(key).open_record(uid, field)
                return True
        return False

    def take_focus(self) -> None:
        """Put the cursor into the list of parts."""
        self.list.setFocus()

    def areas(self) -> Sequence[QWidget]:
        """Return the list of parts and the chosen part."""
        return (self.list, self.card)

    def commit(self) -> bool:
        """Write what is being typed in any part."""
        written = [section.commit() for section in self.sections.values()]
        return all(written)

    def drafts(self) -> list[Typing]:
        """Return what is typed and not written in any part."""
        return [typing for section in self.sections.values() for typing in section.drafts()]

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put a text in progress back into the part that it was typed in."""
        for number, (key, _title) in enumerate(SECTIONS):
            if self.section(key).put_draft(uid, field, text):
                self.list.setCurrentRow(number)
                return True
        return False
