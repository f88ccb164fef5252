"""The list of indicators under real keys: values typed and pasted, sets, chips, levels, targets, earlier values."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cdsdesk.model.indicators import Evaluation, Indicator, Target
from tests.support.indicators_page import PERIOD, ROWS, cell, editor, paste, records, type_in, value
from tests.support.places import place
from tests.support.small_office import OFFICE
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.dialogs.levels import LevelsDialog
from ui.places.indicators import IndicatorsPlace
from ui.session import Session


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
