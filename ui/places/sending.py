"""Gửi đi: what to look at before a period is sent up, the package with its covering letter, what was sent."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from cdsdesk.errors import CdsError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.periods import period_words
from cdsdesk.model.ports import Step
from cdsdesk.progress import Progress
from ui import later_packages, periods
from ui.desk import Desk, OpenStore
from ui.dialogs.exported import ExportedDialog
from ui.lending import Large
from ui.places.place import Place
from ui.places.sending_form import WAITING, SendingForm
from ui.places.sending_lines import SentPanel, told_words
from ui.tasks import Job
from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from cdsdesk.actions.sending import Readiness, Sent


class SendingPlace(Place):
    """The page; ``act`` does what the window offers under a key, ``choose_folder`` asks where the package goes."""

    def __init__(self, desk: Desk, act: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._act = act
        self.folder = desk.path.resolve().parent
        self.ready: Readiness | None = None
        self.told: ExportedDialog | None = None
        self._stale = True
        self.choose_folder: Callable[[], str] = self._ask_folder
        self.title = Label("", "title", elide=True)
        self.template_button = button("Lập gói mẫu cho cấp dưới…", lambda: self._act("template"))
        self.exchange_button = button("Trao đổi với máy khác…", lambda: self._act("exchange"))
        self.form = SendingForm(lambda key: self.asked.emit(key, ""), self.choose, self.send)
        self.record = SentPanel()
        self._build()
        self.form.changed.connect(self._show_people)
        self.desk.changed.connect(self._changed)
        self.desk.period_changed.connect(self._begin_anew)
        self.desk.findings_changed.connect(self._outdate)
        self.desk.lock_changed.connect(self._unlock)
        self._begin_anew()

    def _build(self) -> None:
        whole = column(self, spacing=10)
        whole.addLayout(self._head())
        line = row(spacing=12)
        whole.addLayout(line, 1)
        line.addWidget(self.form, 4)
        line.addWidget(self.record, 5)

    def _head(self) -> QHBoxLayout:
        head = row(spacing=8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.template_button)
        head.addWidget(self.exchange_button)
        return head

    # Showing

    def _changed(self, _changes: ChangeSet) -> None:
        self._outdate()

    def _begin_anew(self) -> None:
        """Of another period nothing is known before it was looked at."""
        self.ready = None
        self.form.show_waiting()
        self.record.show_waiting(WAITING)
        self._show_people()
        self._outdate()

    def _outdate(self) -> None:
        self._stale = True
        if self.isVisible():
            self.look_again()

    def _unlock(self) -> None:
        self._show_people()
        if self._stale and self.isVisible():
            self.look_again()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what changed while the page was not looked at."""
        super().showEvent(event)
        self.look_again()

    def look_again(self) -> None:
        """Look in the worker how ready the period is, when something changed."""
        if not self._stale or self.desk.writing:
            return
        self._stale = False
        self.title.setText(f"Gửi báo cáo {period_words(self.desk.period.code)}")
        self.form.show_folder(self.folder)
        snapshot, everything, folders = self.desk.snapshot(), self.desk.everything(), self._folders()

        def work(_progress: Progress) -> "Readiness":
            return later_packages.readiness(snapshot, everything, folders)

        failed = self.desk.failed.emit
        self.desk.runner.run(Job("Xem lại trước khi gửi", work, self._show, failed, lane="ready", quiet=True))

    def _folders(self) -> tuple[Path, ...]:
        return tuple(dict.fromkeys((self.desk.path.resolve().parent, self.folder)))

    def _show(self, found: "Readiness") -> None:
        self.ready = found
        self.form.show_ready(found, periods.standing(self.desk.everything(), self.desk.period.code))
        self.record.show_sent(found.sent)
        self._show_people()

    def _show_people(self) -> None:
        self.form.show_people(self.desk.lock)
        for one in (self.template_button, self.exchange_button):
            one.setEnabled(not self.desk.lock)

    # Sending

    def choose(self) -> None:
        """Ask for the folder that the package goes into."""
        if chosen := self.choose_folder():
            self.folder = Path(chosen)
            self._outdate()

    def _ask_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, "Chọn thư mục để gói gửi đi", str(self.folder))

    def send(self) -> None:
        """Make the package and the letter in the worker, keep that they were made, show the files."""
        made: list[Sent] = []
        form = self.form
        asked = later_packages.send_request(
            self.desk.period.code,
            self.folder,
            form.to.name(),
            reason=form.reason.whole_text() if form.people.isChecked() else None,
            password=form.password.whole_text(),
            letter=form.letter.isChecked(),
            folders=self._folders(),
            who=self.desk.who,
        )

        def write(store: OpenStore, progress: Progress) -> Step:
            made.append(later_packages.send(store, asked, progress))
            return store.history(1)[0]

        def left(error: CdsError | None) -> None:
            if error is not None:
                self.desk.failed.emit(error)

        self.desk.lending.borrow(Large("Lập gói gửi đi", write, lambda _written: self._tell(made[0]), left))

    def _tell(self, sent: "Sent") -> None:
        self.form.begin_anew()
        self.told = ExportedDialog(
            sent.files, draft=sent.package.draft, parent=self, title="Đã lập gói gửi đi", words=told_words(sent)
        )
        self.told.open()

    # The place in the window

    def take_focus(self) -> None:
        """Put the cursor on what makes the package; while nothing is known of the period yet, above it."""
        (self.form.send_button if self.form.send_button.isEnabled() else self.form.to).setFocus()

    def areas(self) -> Sequence[QWidget]:
        """Return what is asked and what was sent."""
        return self.form, self.record
