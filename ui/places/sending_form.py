"""What is asked before a period is sent: what to look at, whom it goes to, what is in the package, where it goes."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from cdsdesk.vietnamese.numbers import format_number
from ui.theme.colours import Tone
from ui.widgets.boxes import Card, button, link, scroll
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.composing import Line
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pill import Pill

if TYPE_CHECKING:
    from cdsdesk.actions.sending import Readiness

WAITING = "Đang xem hồ sơ…"
_PEOPLE = "Mặc định chỉ gửi số lượng. Chỉ kèm họ tên, điện thoại khi cấp trên yêu cầu; việc kèm và lý do được ghi lại."
_NO_PEOPLE = "Hồ sơ chưa có thành viên nào, không có gì để kèm."
_LETTER = "Công văn bằng PDF và Word, kính gửi nơi nhận ở trên."
_PASSWORD = "Báo mật khẩu cho nơi nhận bằng đường khác với đường gửi gói."
_RECIPIENT = "Chọn trong danh sách hoặc gõ tên cơ quan khác (nhiều nơi: cách nhau bằng dấu “;”)."
_UNKNOWN = "Hồ sơ chưa ghi cơ quan cấp trên: hãy gõ nơi nhận, hoặc ghi cơ quan cấp trên một lần cho mọi kỳ."


class CheckLine(QWidget):
    """One thing to look at: how it stands, what that means, a way to mend it."""

    def __init__(self, way: str = "", act: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.state, self.words = Pill(), Label("", wrap=True)
        line = row(self, spacing=8)
        line.addWidget(self.state)
        line.addWidget(self.words, 1)
        self.link = link(way, act) if act is not None else None
        if self.link is not None:
            line.addWidget(self.link)

    def show_state(self, state: str, tone: Tone, words: str, *, way: bool = True) -> None:
        """Show how it stands."""
        self.state.show_text(state, tone)
        self.words.setText(words)
        if self.link is not None:
            self.link.setVisible(way)


class RecipientBox(ChoiceBox):
    """Whom the package goes to: one of those that are known, or whatever is typed; ``usual`` is whom it mostly does."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = Line()
        self.usual = ""
        self.setEditable(True)
        self.setLineEdit(self.typed)
        self.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        # What is typed is a name of its own; completing it would put another office in its place.
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.typed.setPlaceholderText("Tên cơ quan nhận")
        for part in (self, self.typed):
            part.setAccessibleName("Nơi nhận")

    def offer(self, names: Sequence[str]) -> None:
        """Offer other names, the usual one first; what somebody chose or typed stays."""
        kept = self.typed.whole_text()
        fresh = kept in ("", self.usual)
        self.usual = names[0]
        self.clear()
        self.addItems([name for name in names if name])
        self.setEditText(self.usual if fresh else kept)

    def name(self) -> str:
        """Return whom it goes to, also what is being composed."""
        return " ".join(self.typed.whole_text().split())

    def take_usual(self) -> None:
        """Go back to the usual one."""
        self.setEditText(self.usual)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page: turning it must not change whom a package goes to."""
        event.ignore()


class SendingForm(Card):
    """``changed`` tells that somebody chose or typed something; ``ask`` leads to another place."""

    changed = Signal()

    def __init__(self, ask: Callable[[str], object], choose: Callable[[], object], send: Callable[[], object]) -> None:
        super().__init__(margin=0)
        self._members: int | None = None
        self.waiting = Label(WAITING, "muted", wrap=True)
        self.recipient = CheckLine("Chọn cơ quan cấp trên", lambda: ask("office"))
        self.errors = CheckLine("Mở danh sách soát", lambda: ask("report"))
        self.signed = CheckLine("Mở báo cáo", lambda: ask("report"))
        self.before = CheckLine()
        self.to = RecipientBox()
        self.people = QCheckBox("Kèm họ tên, điện thoại")
        self.people_words = Label(_PEOPLE, "small", wrap=True)
        self.reason, self.password, self.place = Line(), Line(), Line()
        self.reason_label = Label("Lý do kèm thông tin cá nhân", "small")
        self.letter = QCheckBox("Lập công văn gửi kèm")
        self.letter.setChecked(True)
        self.place.setReadOnly(True)
        self.place.setAccessibleName("Thư mục để gói gửi đi")
        self.folder_button = button("Chọn thư mục…", choose)
        self.send_button = button("Lập gói gửi đi", send, main=True)
        self._build()
        self.people.toggled.connect(lambda _on: self.changed.emit())
        self.reason.textChanged.connect(lambda _text: self.changed.emit())
        self.to.editTextChanged.connect(lambda _text: self._show_recipient())

    # Layout

    def _build(self) -> None:
        inner = QWidget()
        inner.setLayout(self._asking())
        self.column.addWidget(scroll(inner), 1)
        foot = row()
        foot.setContentsMargins(14, 6, 14, 12)
        foot.addStretch(1)
        foot.addWidget(self.send_button)
        self.column.addLayout(foot)

    def _asking(self) -> QVBoxLayout:
        inside = column(spacing=8)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.addWidget(Label("Trước khi gửi", "heading"))
        for part in (self.waiting, self.errors, self.signed, self.before):
            inside.addWidget(part)
        inside.addSpacing(6)
        inside.addWidget(Label("Nơi nhận", "heading"))
        inside.addWidget(self.to)
        inside.addWidget(self.recipient)
        inside.addSpacing(6)
        inside.addWidget(Label("Trong gói", "heading"))
        inside.addWidget(self.people)
        inside.addWidget(self.people_words)
        self._add_field(inside, self.reason_label, self.reason)
        self._add_field(inside, Label("Mật khẩu (bỏ trống: không đặt)", "small"), self.password)
        inside.addWidget(Label(_PASSWORD, "small", wrap=True))
        inside.addWidget(self.letter)
        inside.addWidget(Label(_LETTER, "small", wrap=True))
        inside.addSpacing(6)
        inside.addWidget(Label("Nơi để tệp", "heading"))
        inside.addWidget(self.place)
        line = row()
        line.addWidget(self.folder_button)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addStretch(1)
        return inside

    def _add_field(self, inside: QVBoxLayout, label: Label, editor: QLineEdit) -> None:
        editor.setAccessibleName(label.text())
        label.setBuddy(editor)
        inside.addWidget(label)
        inside.addWidget(editor)

    # Showing

    def show_waiting(self) -> None:
        """Say that the period is looked at; nothing of it is known yet."""
        self._members = None
        self._show_known(known=False)

    def _show_known(self, *, known: bool) -> None:
        self.waiting.setVisible(not known)
        for part in (self.errors, self.signed, self.before, self.recipient):
            part.setVisible(known)

    def show_ready(self, found: "Readiness", standing: str) -> None:
        """Show how ready the period is; ``standing`` says how far its report is."""
        self._members = found.members
        self._show_known(known=True)
        self.to.offer(found.recipients)
        self._show_recipient()
        if found.errors:
            words = f"Còn {format_number(found.errors)} lỗi chưa xử lý: báo cáo trong gói sẽ là bản dự thảo."
            self.errors.show_state("Soát lỗi", Tone.AMBER, words)
        else:
            self.errors.show_state("Soát lỗi", Tone.GREEN, "Không còn lỗi nào chưa xử lý.", way=False)
        if found.signed is None:
            self.signed.show_state("Chưa ký", Tone.AMBER, f"Báo cáo {standing}: gói không có bản đã ký.")
        elif found.signed:
            self.signed.show_state("Đã ký", Tone.GREEN, f"Gói mang bản đã ký {found.signed}.", way=False)
        else:
            words = "Không thấy tệp đã ký: hãy để tệp đó cạnh hồ sơ hoặc trong thư mục chọn dưới đây."
            self.signed.show_state("Thiếu tệp", Tone.RED, words)
        if found.revision > 1:
            words = f"Kỳ này đã gửi {format_number(found.revision - 1)} lần; gói mới thay gói trước ở nơi nhận."
            self.before.show_state(f"Lần {found.revision}", Tone.BLUE, words)
        else:
            self.before.show_state("Lần 1", Tone.GREY, "Kỳ này chưa gửi lần nào.")

    def _show_recipient(self) -> None:
        known = bool(self.to.name() or self.to.usual)
        words = _RECIPIENT if self.to.name() else f"Bỏ trống thì gửi {self.to.usual} như mọi khi."
        self.recipient.show_state("Chưa rõ", Tone.AMBER, words if known else _UNKNOWN, way=not known)
        self.recipient.state.setVisible(not known)
        self.recipient.words.set_role("small" if known else "")

    def show_people(self, lock: str) -> None:
        """Show what can be asked of data of people, and whether the package can be made."""
        wanted, known = self.people.isChecked(), self._members is not None
        self.people.setEnabled(bool(self._members) or wanted)
        self.people_words.setText(_PEOPLE if self._members or wanted or not known else _NO_PEOPLE)
        for part in (self.reason, self.reason_label):
            part.setVisible(wanted)
        told = not wanted or bool(self.reason.whole_text().strip())
        self.send_button.setEnabled(known and told and not lock)

    def show_folder(self, folder: Path) -> None:
        """Show where the files go."""
        self.place.setText(str(folder))

    def begin_anew(self) -> None:
        """Forget what was told for the package that is made now."""
        self.password.clear()
        self.people.setChecked(False)
        self.reason.clear()
        self.to.take_usual()
