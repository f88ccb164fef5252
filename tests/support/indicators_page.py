"""Sets of indicators of a small office, and keys on their list."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measure, Measurement, Target
from cdsdesk.model.tasks import Section
from cdsdesk.model.understanding import understood
from tests.support.small_office import ABOVE
from ui.places.indicators import IndicatorsPlace
from ui.tables.record_table import RecordTable

PERIOD = "2022-Q2"
SET = Document(
    uid="set",
    type="Kế hoạch",
    number="145",
    symbol="KH-UBND",
    date=date(2022, 1, 15),
    issuer="UBND tỉnh Khánh Hòa",
    subject="chỉ tiêu chuyển đổi số",
)
OTHER = Document(uid="other", type="Kế hoạch", number="36", symbol="KH-UBND", date=date(2022, 2, 1))
SECTIONS = (
    Section(uid="s1", plan="set", number="I", title="Chính quyền số", position=1),
    Section(uid="s2", plan="set", number="II", title="Kinh tế số", position=2),
)


def row(uid: str, code: str, section: str, position: int, **fields: Any) -> Indicator:
    made = {"name": f"Tỷ lệ số {code}", "plan": "set", "unit_text": "%", **fields}
    return Indicator(uid=uid, code=code, section=section, position=position, **made)


ROWS = (
    row("i1", "1", "s1", 1),
    row("i2", "2", "s1", 2),
    row("i2a", "2", "s1", 1, parent="i2", scope="Tại tỉnh", name="Tỷ lệ số 2"),
    row("i2b", "2", "s1", 2, parent="i2", scope="Tại cấp xã", name="Tỷ lệ số 2"),
    row("i3", "1", "s2", 3),
    row("i4", "2", "s2", 4, measure=Measure.COUNT, unit_text="tổ"),
    row("o1", "1", "", 5, plan="other"),
)
AIMS = {"i1": "96%", "i2a": "ít nhất 90", "i2b": "80%", "i3": "30%", "i4": "137", "o1": "50%"}


def told(indicator: str, period: str, text: str) -> Measurement:
    made = Measurement(uid=f"{indicator}-{period}", unit="office", indicator=indicator, period=period, text=text)
    return understood(made, {"text"})


def records() -> list[Record]:
    aims = [
        understood(Target(uid=f"aim-{uid}", indicator=uid, year=2022, document="set", text=text), {"text"})
        for uid, text in AIMS.items()
    ]
    values = [
        told("i1", PERIOD, "10829/10829"),
        told("i3", "2022-Q1", "62,6%"),
        told("i3", "2021-Q2", "50%"),
        told("i4", PERIOD, "chưa rõ"),
    ]
    return [ABOVE, SET, OTHER, *SECTIONS, *ROWS, *aims, *values]


def editor(table: RecordTable, kind: type[QWidget] = QLineEdit) -> QWidget:
    found = [one for one in table.viewport().findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def cell(page: IndicatorsPlace, uid: str, key: str) -> str:
    place = [one.key for one in page.model.columns].index(key)
    return page.model.text(page.model.line_of(uid), place)


def value(page: IndicatorsPlace, uid: str, period: str = PERIOD) -> Measurement | None:
    rows = page.desk.everything().where(Measurement, "indicator", uid)
    return next((one for one in rows if one.period == period), None)


def type_in(qtbot: QtBot, page: IndicatorsPlace, uid: str, key: str, text: str) -> None:
    page.table.show_uid(uid, key)
    qtbot.keyClick(page.table, text[0])
    box = editor(page.table)
    qtbot.keyClicks(box, text[1:])
    qtbot.keyClick(box, Qt.Key.Key_Return)


def paste(qtbot: QtBot, page: IndicatorsPlace, uid: str, key: str, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    page.table.show_uid(uid, key)
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
