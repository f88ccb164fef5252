"""The office itself and how its documents begin: name, place, code; the lines of the letterhead, seen at once."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cdsdesk.actions.setting_up import set_setting, setting
from cdsdesk.model.names import full_name, letterhead_lines
from cdsdesk.model.office import Unit
from ui.desk import Desk
from ui.forms.editors import TextEditor
from ui.places.office_sections import Section
from ui.places.place import Typing
from ui.places.record_rows import RecordRow
from ui.places.row_form import RowForm, record_binding
from ui.widgets.boxes import Card, scroll
from ui.widgets.label import Label
from ui.widgets.layouts import column

_FIELDS = ("name", "short_name", "level", "parent", "symbol", "place", "identifier_code", "valid_from", "valid_to")
_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
BODY, ABOVE = "letterhead.body", "letterhead.parent"


class UnitForm(RowForm):
    """The fields of the own office."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        bindings = [record_binding(Unit, name) for name in _FIELDS]
        super().__init__(desk, bindings, "Thông tin đơn vị", parent=parent)

    def heading(self, row: Any) -> str:
        """Return the full name of the office."""
        return full_name(row.record)


class UnitSection(Section):
    """The own office."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Thông tin đơn vị", "Tên, địa danh và chữ viết tắt được in trên mọi báo cáo.", parent)
        self.form = UnitForm(desk, self)
        self.form.setMaximumWidth(560)
        self.whole.addWidget(self.form, 1)
        self.show_anew()

    def show_anew(self) -> None:
        """Show the office as it is now, with what was found about it; what a report lacks is mended elsewhere."""
        unit = self.desk.everything().unit()
        found = self.desk.findings_of(unit.uid)
        self.form.show_row(RecordRow(unit, tuple(one for one in found if one.field in ("", *_FIELDS))))

    def commit(self) -> bool:
        """Write what is being typed."""
        return self.form.commit()

    def drafts(self) -> list[Typing]:
        """Return what is typed and not written."""
        return self.form.drafts()

    def open_record(self, uid: str, field: str) -> bool:
        """Put the cursor into a field of the own office."""
        if uid != self.desk.everything().office:
            return False
        self.form.focus_field(field or "name")
        return True

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put a text in progress back."""
        binder = self.form.binders.get(field)
        if binder is None or uid != self.desk.everything().office:
            return False
        binder.put(text)
        return True


class HeadPreview(Card):
    """The head of a document as it will be printed (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 and II.2)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setAccessibleName("Phần đầu văn bản sẽ in")
        self.above, self.body = Label("", wrap=True), Label("", "strong", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        left, right = column(spacing=2), column(spacing=2)
        for label in (self.above, self.body):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            left.addWidget(label)
        left.addStretch(1)
        for text in _MOTTO:
            label = Label(text, "strong", wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            right.addWidget(label)
        right.addStretch(1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        self.column.addLayout(grid)

    def show_anew(self) -> None:
        """Show the lines as they are printed now."""
        everything = self.desk.everything()
        above, body = letterhead_lines(everything, everything.unit())
        self.above.setText("\n".join(above))
        self.above.setVisible(bool(above))
        self.body.setText("\n".join(body))


class LetterheadSection(Section):
    """The lines above the number of a document, where the office prints others than its name gives."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        teach = "Bỏ trống thì in theo tên đơn vị. Chỉ ghi khi văn bản do ban chỉ đạo, phòng chuyên môn ban hành."
        super().__init__(desk, "Phần đầu văn bản", teach, parent)
        self.preview = HeadPreview(desk)
        inner = QWidget()
        inside = column(inner)
        self.whole.addWidget(scroll(inner), 1)
        inside.addWidget(self.preview)
        self.editors: dict[str, TextEditor] = {}
        for key, words in ((ABOVE, "Cơ quan chủ quản (mỗi dòng in một dòng)"), (BODY, "Cơ quan ban hành")):
            editor = TextEditor()
            editor.setAccessibleName(words)
            editor.setMaximumWidth(560)
            editor.left.connect(self.commit)
            editor.given_up.connect(self.show_anew)
            label = Label(words, "small")
            label.setBuddy(editor)
            inside.addWidget(label)
            inside.addWidget(editor)
            self.editors[key] = editor
        inside.addStretch(1)
        self.show_anew()

    def show_anew(self) -> None:
        """Show what is set; what is being typed stays."""
        for key, editor in self.editors.items():
            if not editor.hasFocus() or not self._dirty(key):
                editor.show_text(setting(self.desk.everything(), key))
            editor.setEnabled(not self.desk.lock)
        self.preview.show_anew()

    def _dirty(self, key: str) -> bool:
        return self.editors[key].text().strip() != setting(self.desk.everything(), key)

    def commit(self) -> bool:
        """Write the lines that were changed."""
        written = [self._write(key, editor.text()) for key, editor in self.editors.items() if self._dirty(key)]
        return all(written)

    def _write(self, key: str, text: str) -> bool:
        return self.desk.edit(lambda snapshot, who: set_setting(snapshot, key, text, "Sửa phần đầu văn bản", who))

    def drafts(self) -> list[Typing]:
        """Return the lines that are typed and not written, under the office."""
        office = self.desk.everything().office
        return [(office, key, editor.text()) for key, editor in self.editors.items() if self._dirty(key)]

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put lines in progress back."""
        if field not in self.editors:
            return False
        self.editors[field].show_text(text)
        return True
