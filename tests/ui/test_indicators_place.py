"""The list of indicators under real keys: values typed and pasted, sets, chips, levels, targets, earlier values."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Evaluation, Indicator, Measure, Measurement, Target
from cdsdesk.model.tasks import Section
from cdsdesk.model.understanding import understood
from tests.support.places import place
from tests.support.small_office import ABOVE, OFFICE
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.dialogs.levels import LevelsDialog
from ui.places.indicators import IndicatorsPlace
from ui.session import Session
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


@pytest.fixture
def session(look: None, qtbot: QtBot, tmp_path: Path) -> Session:
    path = tmp_path / "chi-tieu.cds"
    make_file(path, OFFICE, records(), "an").close()
    made = open_session(qtbot, path)
    assert made.desk is not None
    made.desk.set_period(PERIOD)
    made.go("indicators")
    return made


@pytest.fixture
def page(session: Session) -> IndicatorsPlace:
    return place(session, "indicators", IndicatorsPlace)


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


def test_the_set_of_the_period_is_shown_under_its_sections(page: IndicatorsPlace) -> None:
    assert page.sets.currentData() == "set"
    assert page.model.uids() == ["i1", "i2", "i2a", "i2b", "i3", "i4"]
    headings = [page.model.heading(number) for number in page.model.heading_lines()]
    assert [one.text for one in headings if one] == ["I. Chính quyền số", "II. Kinh tế số"]
    assert [cell(page, "i1", key) for key in ("counts", "text", "target", "evaluation")] == [
        "10.829 / 10.829",
        "100",
        "96%",
        "Vượt",
    ]
    assert cell(page, "i2a", "name").strip() == "– Tại tỉnh"
    page.choose_set("")
    assert page.model.uids()[-1] == "o1"


def test_chips_count_evaluations_and_filter_with_the_row_above(page: IndicatorsPlace) -> None:
    counts = {chip.key: chip.count for chip in page.rows.chips()}
    assert counts == {"all": 5, "exceeded": 2, "met": 0, "missed": 0, "no_data": 3, "review": 2}
    page.show_what(Evaluation.NO_DATA.value)
    assert page.model.uids() == ["i2", "i2a", "i2b", "i4", "o1"]


def test_counts_typed_in_a_cell_give_result_bar_and_evaluation(
    qtbot: QtBot, session: Session, page: IndicatorsPlace
) -> None:
    type_in(qtbot, page, "i2b", "counts", "953/3.089")
    found = value(page, "i2b")
    assert found is not None
    assert (found.numerator, found.denominator) == (953, 3089)
    assert [cell(page, "i2b", key) for key in ("counts", "text", "evaluation")] == ["953 / 3.089", "30,9", "Chưa đạt"]
    assert page.table.current_uid() == "i3"
    session.undo()
    assert [cell(page, "i2b", key) for key in ("counts", "text", "evaluation")] == ["", "", "Chưa có số liệu"]


def test_words_in_a_result_stay_with_a_question(qtbot: QtBot, page: IndicatorsPlace) -> None:
    type_in(qtbot, page, "i1", "text", "co")
    assert cell(page, "i1", "text") == "co"
    page.table.show_uid("i1", "text")
    assert page.form.binders["text"].understood.text().startswith("Đã ghi “co”, không phải số")
    type_in(qtbot, page, "i2a", "text", "~100")
    assert cell(page, "i2a", "text") == "~100"
    page.choose_chip("review")
    assert page.model.uids() == ["i2", "i2a", "i3", "i4"]


def test_a_result_against_its_counts_is_seen_and_asked_about(qtbot: QtBot, page: IndicatorsPlace) -> None:
    paste(qtbot, page, "i1", "text", "80,5%")
    assert (cell(page, "i1", "counts"), cell(page, "i1", "text")) == ("10.829 / 10.829", "80,5%")
    column = next(one for one in page.model.columns if one.key == "text")
    assert column.hint is not None
    assert "tử số chia mẫu số là 100,00%" in column.hint(page.model.row_of("i1"))


def test_a_slip_in_counts_stays_in_its_cell_and_takes_nothing_away(qtbot: QtBot, page: IndicatorsPlace) -> None:
    type_in(qtbot, page, "i1", "counts", "16/20x")
    found = value(page, "i1")
    assert found is not None
    assert (found.numerator, found.denominator, found.text) == (10829, 10829, "10829/10829")
    assert (cell(page, "i1", "counts"), cell(page, "i1", "text")) == ("16/20x", "100")
    type_in(qtbot, page, "i1", "counts", "16/20")
    assert (cell(page, "i1", "counts"), cell(page, "i1", "text")) == ("16 / 20", "80")


def paste(qtbot: QtBot, page: IndicatorsPlace, uid: str, key: str, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    page.table.show_uid(uid, key)
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_counts_from_a_workbook_are_pasted_as_one_step(qtbot: QtBot, session: Session, page: IndicatorsPlace) -> None:
    paste(qtbot, page, "i2a", "counts", "11662/11900\n26.880 / 28.000\n953/3089\n137 / 137\n")
    shown = [(cell(page, uid, "counts"), cell(page, uid, "text")) for uid in ("i2a", "i2b", "i3", "i4")]
    assert shown == [
        ("11.662 / 11.900", "98"),
        ("26.880 / 28.000", "96"),
        ("953 / 3.089", "30,9"),
        ("137 / 137", "137"),
    ]
    assert cell(page, "i4", "evaluation") == "Đạt"
    session.undo()
    assert cell(page, "i2a", "counts") == ""


def test_results_pasted_beside_counts_show_what_was_pasted_and_what_is_asked(
    qtbot: QtBot, session: Session, page: IndicatorsPlace
) -> None:
    said: list[str] = []
    page.table.said.connect(said.append)
    type_in(qtbot, page, "i2a", "counts", "16/20")
    paste(qtbot, page, "i2a", "text", "52%\n77,85%\n")
    asked = "Đã ghi 52% nhưng tử số chia mẫu số là 80,00%; báo cáo in theo tử số, mẫu số"
    assert said == [f"Đã dán 2 ô, 1 ô cần xem lại: {asked}."]
    assert [cell(page, "i2a", key) for key in ("counts", "text", "evaluation")] == ["16 / 20", "52%", "Chưa đạt"]
    assert cell(page, "i2b", "text") == "77,85"
    paste(qtbot, page, "i2a", "text", "80\n")
    assert (cell(page, "i2a", "counts"), cell(page, "i2a", "text"), len(said)) == ("16 / 20", "80", 1)


def test_a_share_does_not_take_the_place_of_counts(qtbot: QtBot, page: IndicatorsPlace) -> None:
    type_in(qtbot, page, "i1", "counts", "95,5")
    assert page.model.pending == {("i1", "counts"): "95,5"}
    found = value(page, "i1")
    assert found is not None
    assert (found.numerator, found.denominator) == (10829, 10829)


def test_results_from_a_workbook_are_pasted_past_a_row_with_levels(qtbot: QtBot, page: IndicatorsPlace) -> None:
    page.desk.set_period("2022-M01")
    paste(qtbot, page, "i1", "text", "77,85%\n\n98\nchưa đo\n")
    assert [cell(page, uid, "text") for uid in ("i1", "i2", "i2a", "i2b")] == ["77,85", "", "98", "chưa đo"]
    assert [cell(page, uid, "evaluation") for uid in ("i1", "i2a", "i2b")] == ["Chưa đạt", "Vượt", "Chưa có số liệu"]


def test_a_value_from_earlier_is_dim_until_it_is_taken_over(session: Session, page: IndicatorsPlace) -> None:
    shown = page.model.row_of("i3")
    column = next(one for one in page.model.columns if one.key == "text")
    assert column.dim is not None
    assert column.hint is not None
    assert column.dim(shown)
    assert column.hint(shown).startswith("Số của quý I năm 2022")
    page.table.show_uid("i3", "name")
    assert page.form.carried.text() == "Số dưới đây là của quý I năm 2022."
    assert page.form.moved.text().endswith("đến nay +12,6 điểm %.")
    page.take_earlier()
    assert session.tools.notice.text() == "Đã lấy số kỳ trước của 1 chỉ tiêu."
    assert value(page, "i3") is not None
    assert not page.model.row_of("i3").judged.carried
    session.undo()
    assert value(page, "i3") is None
    assert page.model.row_of("i3").judged.carried


def test_columns_of_earlier_periods_are_headed_by_them(page: IndicatorsPlace) -> None:
    titles = {one.key: one.title for one in page.model.columns}
    assert (titles["past1"], titles["past2"]) == ("Quý I năm 2022", "Quý II năm 2021")
    assert [cell(page, "i3", key) for key in ("before", "last_year", "past1")] == ["62,6", "50", "62,6"]
    page.desk.set_period("2022-Q1")
    assert {one.key: one.title for one in page.model.columns}["past1"] == "Quý II năm 2021"


def test_ins_adds_below_the_same_heading_and_opens_the_name(qtbot: QtBot, page: IndicatorsPlace) -> None:
    page.table.show_uid("i1", "counts")
    qtbot.keyClick(page.table, Qt.Key.Key_Insert)
    uid = page.table.current_uid()
    box = editor(page.table, QPlainTextEdit)
    qtbot.keyClicks(box, "Ty le moi")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    made = page.desk.everything().find(Indicator, uid)
    assert made is not None
    assert (made.name, made.plan, made.section) == ("Ty le moi", "set", "s1")
    assert page.model.uids().index(uid) == 4
    type_in(qtbot, page, uid, "target", "90")
    assert cell(page, uid, "evaluation") == "Chưa có số liệu"


def test_rows_are_removed_with_what_belongs_to_them_and_come_back(
    qtbot: QtBot, session: Session, page: IndicatorsPlace
) -> None:
    page.table.show_uid("i2", "name")
    qtbot.keyClick(page.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert page.model.uids() == ["i1", "i3", "i4"]
    assert session.tools.notice.text() == "Đã xoá 1 chỉ tiêu và 4 bản ghi kèm theo."
    session.undo()
    assert page.model.uids() == ["i1", "i2", "i2a", "i2b", "i3", "i4"]


def test_a_row_is_divided_into_two_levels(qtbot: QtBot, page: IndicatorsPlace) -> None:
    page.table.show_uid("i1", "name")
    dialog = LevelsDialog(page.desk, ROWS[0], ("Tại tỉnh", "Tại cấp xã"))
    qtbot.addWidget(dialog)
    dialog.divide()
    assert page.model.row_of("i1").judged.levels
    levels = page.model.uids()[1:3]
    assert [cell(page, uid, "name").strip() for uid in levels] == ["– Tại tỉnh", "– Tại cấp xã"]
    assert cell(page, levels[0], "counts") == "10.829 / 10.829"
    assert page.form.levels.isVisible()
    assert not page.form.targets.isVisible()


def test_the_form_writes_value_evaluation_and_its_reason(qtbot: QtBot, page: IndicatorsPlace) -> None:
    page.table.show_uid("i3", "name")
    box = page.form.binders["numerator"].editor
    box.setFocus()
    qtbot.keyClicks(box, "1.020")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.form.binders["denominator"].editor, "3089")
    assert page.commit()
    found = value(page, "i3")
    assert found is not None
    assert (found.numerator, found.denominator) == (1020, 3089)
    chosen = page.form.binders["evaluation"]
    chosen.editor.show_text("Chưa đạt")
    assert chosen.commit()
    assert chosen.understood.text() == "Theo số liệu: Vượt"
    assert page.form.binders["reason"].editor.isVisible()


def test_findings_lead_to_their_fields(page: IndicatorsPlace) -> None:
    assert page.open_record("i4", "value")
    assert page.form.binders["text"].editor.hasFocus()
    assert page.open_record("aim-o1")
    assert page.sets.currentData() == ""
    assert page.form.targets.table.hasFocus()
    assert page.open_record("i1", "better")
    assert page.form.fold.opened
    assert page.form.binders["better"].editor.hasFocus()
    assert not page.open_record("set")


def test_a_target_is_typed_in_the_list_of_the_form(qtbot: QtBot, page: IndicatorsPlace) -> None:
    page.table.show_uid("i1", "name")
    page.form.targets.add_row()
    made = [one for one in page.desk.everything().where(Target, "indicator", "i1") if one.year == 2023]
    assert len(made) == 1
    targets = page.form.targets.table
    targets.show_uid(made[0].uid, "text")
    qtbot.keyClick(targets, "t")
    qtbot.keyClicks(editor(targets), "ren 80")
    qtbot.keyClick(editor(targets), Qt.Key.Key_Return)
    place = [one.key for one in page.form.targets.model.columns].index("understood")
    assert page.form.targets.model.text(page.form.targets.model.line_of(made[0].uid), place) == "trên 80"


def test_texts_in_progress_come_back_where_they_were_typed(page: IndicatorsPlace) -> None:
    for uid, field, text in (("i3", "counts", "1/"), ("i3", "note", "ghi chú"), ("aim-i3", "text", "tối thiểu")):
        assert page.put_draft(uid, field, text)
        assert (uid, field, text) in page.drafts()
    assert not page.put_draft("i3", "nowhere", "x")


def test_a_locked_file_is_only_looked_at(session: Session, page: IndicatorsPlace) -> None:
    assert session.desk is not None
    session.desk.set_lock("Đang kiểm tra hồ sơ")
    assert not page.take_button.isEnabled()
    assert not page.add_button.isEnabled()
    assert not page.form.split_link.isVisible()


def test_rows_sort_by_how_much_is_reached_and_levels_stay_below_their_row(page: IndicatorsPlace) -> None:
    keys = [one.key for one in page.model.columns]
    page.table.sortByColumn(keys.index("evaluation"), Qt.SortOrder.DescendingOrder)
    assert page.model.uids() == ["i2", "i2a", "i2b", "i4", "i1", "i3"]
    page.table.sortByColumn(keys.index("reached"), Qt.SortOrder.AscendingOrder)
    assert page.model.uids()[-2:] == ["i1", "i3"]
    page.table.sortByColumn(keys.index("name"), Qt.SortOrder.AscendingOrder)
    assert page.model.uids().index("i2a") == page.model.uids().index("i2") + 1


def test_the_row_above_its_levels_takes_no_value(qtbot: QtBot, page: IndicatorsPlace) -> None:
    page.table.show_uid("i2", "counts")
    qtbot.keyClick(page.table, "5")
    assert not [box for box in page.table.viewport().findChildren(QLineEdit) if box.isVisible()]
    page.table.show_uid("i2", "name")
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    box = editor(page.table, QPlainTextEdit)
    qtbot.keyClicks(box, " va 3")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    names = {one.name for one in page.desk.everything().all(Indicator) if one.code == "2" and one.section == "s1"}
    assert names == {"Tỷ lệ số 2 va 3"}


def test_a_year_without_indicators_says_how_many_there_are(page: IndicatorsPlace) -> None:
    page.desk.set_period("2024")
    assert page.model.uids() == []
    assert page.empty.sentence.text().startswith("Hồ sơ có 6 chỉ tiêu thuộc thời gian khác")
    assert not page.chips.isVisible()
