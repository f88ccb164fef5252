"""Forms for collecting figures: who is asked, what a form shows, what of a returned one goes into the file."""

import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cdsdesk.actions.collecting import asked, make_form, remember_made, without_lead, without_lead_words
from cdsdesk.actions.collecting_files import read_forms, write_forms
from cdsdesk.actions.collecting_taking import emptied_words, form_words, received_words, take, unread_words
from cdsdesk.actions.edit import set_progress
from cdsdesk.actions.importing import read_file
from cdsdesk.document.collecting_form import FORM_SHEET, ReturnedForm
from cdsdesk.errors import InputError, UsageError, WriteError
from cdsdesk.model.indicators import Indicator, Measure, Measurement, Target
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.tasks import PlanItem, Progress, State, Task
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records
from tests.support.tools import needs_tool

TODAY, LATER = date(2022, 12, 1), date(2022, 12, 9)
PERIOD = "2022"
SCHOOL = "Trường THCS Lê Lợi"
POLICE = "Công an phường"
SHARE = Indicator(uid="share", name="Tỷ lệ hồ sơ trực tuyến", code="1", unit_text="%", lead=(POLICE,))
COUNT = Indicator(uid="count", name="Số lớp tập huấn", code="2", measure=Measure.COUNT, unit_text="lớp", lead=(SCHOOL,))
TARGETS = (
    Target(uid="ts", indicator="share", year=2022, text="80%"),
    Target(uid="tc", indicator="count", year=2022, text="5"),
)


def office() -> MemoryStore:
    records = [
        replace(record, lead=(SCHOOL,)) if record.uid in ("t62", "t63") and isinstance(record, Task) else record
        for record in small_records()
    ]
    return MemoryStore(OFFICE, [*records, SHARE, COUNT, *TARGETS])


def sheet_of(path: Path, name: str) -> Worksheet:
    found = load_workbook(path)[name]
    assert isinstance(found, Worksheet)
    return found


def filled(path: Path, cells: Mapping[tuple[str, str], object]) -> Path:
    """Fill cells of a form as an officer does in a spreadsheet."""
    book = load_workbook(path)
    for (sheet, place), value in cells.items():
        book[sheet][place] = value
    book.save(path)
    return path


def made(store: MemoryStore, folder: Path, *names: str) -> tuple[Path, ...]:
    snapshot = store.snapshot(PERIOD)
    forms = [make_form(snapshot, one, TODAY) for one in asked(snapshot) if one.name in names]
    store.apply(remember_made(snapshot, names, TODAY, "an"))
    return write_forms(forms, folder)


def returned(path: Path) -> ReturnedForm:
    forms, refused = read_forms([path])
    assert not refused
    return forms[0]


def told(store: MemoryStore, task: str) -> Progress:
    rows = [row for row in store.snapshot(PERIOD).where(Progress, "task", task) if row.period == PERIOD]
    assert len(rows) == 1
    return rows[0]


def test_each_unit_that_leads_something_is_asked_for_what_it_leads() -> None:
    found = {one.name: (one.tasks, one.indicators) for one in asked(office().snapshot(PERIOD))}
    assert found[SCHOOL] == (("t62", "t63"), ("count",))
    assert found[POLICE] == ((), ("share",))
    assert set(found) == {SCHOOL, POLICE, "Phòng Văn hóa - Xã hội"}


def test_what_nobody_leads_is_told() -> None:
    nobody = [
        Indicator(uid="none", name="Tỷ lệ thanh toán trực tuyến", code="3"),
        Target(uid="tn", indicator="none", year=2022, text="60%"),
        Indicator(uid="row", name="Tỷ lệ số hóa", code="4", lead=(POLICE,)),
        Indicator(uid="level", name="Tỷ lệ số hóa", scope="Tại phường", parent="row"),
        Target(uid="tl", indicator="level", year=2022, text="60%"),
        Task(uid="loose", title="Việc không ai chủ trì"),
        PlanItem(uid="i-loose", plan="plan", task="loose"),
    ]
    snapshot = MemoryStore(OFFICE, [*office().snapshot(PERIOD).records.values(), *nobody]).snapshot(PERIOD)
    found = without_lead(snapshot)
    assert [one.uid for one in found] == ["loose", "none"]
    assert without_lead_words(found) == (
        "Chưa hỏi ai về 1 nhiệm vụ, 1 chỉ tiêu chưa ghi cơ quan chủ trì: "
        "“Việc không ai chủ trì”; “Tỷ lệ thanh toán trực tuyến”."
    )
    assert without_lead_words(()) == ""
    assert "level" in next(one for one in asked(snapshot) if one.name == POLICE).indicators


def test_a_form_shows_the_last_values_and_lets_only_the_cells_to_fill_be_changed(tmp_path: Path) -> None:
    store = office()
    path = made(store, tmp_path, SCHOOL)[0]
    assert path.name == f"Phiếu thu số liệu {PERIOD} {SCHOOL}.xlsx"
    tasks = sheet_of(path, "Nhiệm vụ")
    assert [tasks.cell(5, column).value for column in (1, 2, 3, 6)] == [
        "6.2",
        "Chuyển đổi đài truyền thanh ứng dụng công nghệ thông tin",
        "3536/KH-UBND",
        "Đã đấu thầu qua mạng",
    ]
    assert tasks.protection.sheet
    assert tasks["F5"].protection.locked is False
    assert tasks["B5"].protection.locked is True
    rules = tasks.data_validations.dataValidation
    assert [str(rule.sqref) for rule in rules] == ["G5:G6"]
    indicators = sheet_of(path, "Chỉ tiêu")
    assert [indicators.cell(5, column).value for column in (2, 3, 4)] == ["Số lớp tập huấn", "lớp", "5"]
    assert indicators["F5"].protection.locked is True, "a count has no numerator"
    assert indicators["H5"].protection.locked is False
    assert load_workbook(path)[FORM_SHEET].sheet_state == "veryHidden"


def test_what_was_filled_in_goes_into_the_file_as_one_step(tmp_path: Path) -> None:
    store = office()
    school, police = made(store, tmp_path, SCHOOL, POLICE)[::-1]
    filled(
        school,
        {
            ("Nhiệm vụ", "F6"): "Đã số hóa 1.250 hồ sơ",
            ("Nhiệm vụ", "G6"): "Đang thực hiện theo tiến độ",
            ("Chỉ tiêu", "H5"): 7,
        },
    )
    filled(police, {("Chỉ tiêu", "F5"): 953, ("Chỉ tiêu", "G5"): "1.089"})
    found = take(store.snapshot(PERIOD), [returned(school), returned(police)], LATER)
    assert (found.written, found.same, found.differing, found.unread) == (5, 0, (), ())
    assert found.changes.label == "Nhận 2 phiếu thu số liệu"
    store.apply(found.changes)
    assert told(store, "t63").result == "Đã số hóa 1.250 hồ sơ"
    assert told(store, "t63").status_written is State.ON_TRACK
    values = {row.indicator: row for row in store.snapshot(PERIOD).all(Measurement)}
    assert (values["share"].numerator, values["share"].denominator) == (953, 1089)
    assert values["count"].value == 7
    who = {one.name: (one.made_on, one.answered_on, one.filled) for one in asked(store.snapshot(PERIOD))}
    assert who[SCHOOL] == (TODAY, LATER, 3)
    assert who["Phòng Văn hóa - Xã hội"] == (None, None, 0)
    store.undo()
    assert [row.answered_on for row in asked(store.snapshot(PERIOD))] == [None, None, None]


def test_a_form_that_came_back_untouched_changes_no_record(tmp_path: Path) -> None:
    store = office()
    path = made(store, tmp_path, SCHOOL)[0]
    found = take(store.snapshot(PERIOD), [returned(path)], LATER)
    assert (found.written, found.same) == (0, 0)
    assert {change.type for change in found.changes.changes} == {"setting"}


def test_what_the_office_wrote_meanwhile_stays_until_a_person_says_otherwise(tmp_path: Path) -> None:
    store = office()
    path = filled(made(store, tmp_path, SCHOOL)[0], {("Nhiệm vụ", "F5"): "Đã ký hợp đồng"})
    store.apply(set_progress(store.snapshot(PERIOD), "t62", PERIOD, {"result": "Đang lắp đặt"}, "an"))
    form = returned(path)
    found = take(store.snapshot(PERIOD), [form], LATER)
    assert (found.written, [(one.ours, one.answer.text) for one in found.differing]) == (
        0,
        [("Đang lắp đặt", "Đã ký hợp đồng")],
    )
    chosen = take(store.snapshot(PERIOD), [form], LATER, theirs=[found.differing[0].answer])
    store.apply(chosen.changes)
    assert told(store, "t62").result == "Đã ký hợp đồng"


def test_two_forms_of_one_unit_add_to_each_other_and_where_they_differ_a_person_says(tmp_path: Path) -> None:
    store = office()
    first = filled(made(store, tmp_path / "một", SCHOOL)[0], {("Nhiệm vụ", "F5"): "Lần 1"})
    second = filled(
        made(store, tmp_path / "hai", SCHOOL)[0],
        {("Nhiệm vụ", "F5"): "Lần 2", ("Nhiệm vụ", "F6"): "Đang đấu thầu"},
    )
    second = second.rename(second.with_name("hai.xlsx"))
    forms, refused = read_forms([first, second])
    assert (len(forms), refused) == (2, ())
    found = take(store.snapshot(PERIOD), forms, LATER)
    assert found.changes.label == f"Nhận 2 phiếu của {SCHOOL}"
    assert (found.written, [(one.ours, one.answer.text) for one in found.differing]) == (2, [("Lần 1", "Lần 2")])
    assert form_words(found.differing[0]) == f"hai.xlsx ({SCHOOL}; {first.name} đã ghi trước)"
    assert received_words(forms) == f"{SCHOOL} (2 phiếu)"
    store.apply(found.changes)
    assert (told(store, "t62").result, told(store, "t63").result) == ("Lần 1", "Đang đấu thầu")
    (one,) = [each for each in asked(store.snapshot(PERIOD)) if each.name == SCHOOL]
    assert (one.answered_on, one.filled) == (LATER, 2)
    chosen = take(store.snapshot(PERIOD), forms, LATER, theirs=[found.differing[0].answer])
    store.apply(chosen.changes)
    assert told(store, "t62").result == "Lần 2"


def test_a_word_that_is_no_official_state_is_kept_and_told(tmp_path: Path) -> None:
    store = office()
    cells = {("Nhiệm vụ", "G5"): "gần xong", ("Nhiệm vụ", "F5"): "Đã ký hợp đồng"}
    path = filled(made(store, tmp_path, SCHOOL)[0], cells)
    found = take(store.snapshot(PERIOD), [returned(path)], LATER)
    assert found.written == 2
    assert [one.answer.text for one in found.unread] == ["gần xong"]
    words = unread_words(found.unread[0])
    assert words.startswith(f"“gần xong” ({path.name}, Nhiệm vụ, dòng 5): Đã ghi chữ này; từ quy định là một trong: ")
    store.apply(found.changes)
    assert (told(store, "t62").status_text, told(store, "t62").status_written) == ("gần xong", None)
    again = take(store.snapshot(PERIOD), [returned(path)], LATER)
    assert (again.written, again.same, again.differing) == (0, 2, ())


def test_a_cell_that_cannot_be_read_is_told_with_its_file_and_the_others_go_in(tmp_path: Path) -> None:
    store = office()
    school, police = made(store, tmp_path, SCHOOL, POLICE)[::-1]
    filled(police, {("Chỉ tiêu", "F5"): "nhiều", ("Chỉ tiêu", "G5"): 100})
    filled(school, {("Chỉ tiêu", "H5"): 7})
    found = take(store.snapshot(PERIOD), [returned(school), returned(police)], LATER)
    assert found.written == 2
    (one,) = found.unread
    assert unread_words(one).startswith(f"“nhiều” ({police.name}, Chỉ tiêu, dòng 5): Chưa ghi.")


def test_rows_are_known_again_wherever_they_stand_now(tmp_path: Path) -> None:
    store = office()
    path = filled(made(store, tmp_path, SCHOOL)[0], {("Nhiệm vụ", "F6"): "Đã số hóa 1.250 hồ sơ"})
    book = load_workbook(path)
    book["Nhiệm vụ"].insert_rows(5)
    book["Nhiệm vụ"]["B5"] = "Một dòng của trường"
    book["Nhiệm vụ"]["F5"] = "Không hỏi"
    book.save(path)
    found = take(store.snapshot(PERIOD), [returned(path)], LATER)
    store.apply(found.changes)
    assert (found.written, found.lost) == (1, ())
    assert told(store, "t63").result == "Đã số hóa 1.250 hồ sơ"
    book["Nhiệm vụ"]["B7"] = book["Nhiệm vụ"]["B6"].value
    book.save(path)
    lost = take(store.snapshot(PERIOD), [returned(path)], LATER).lost
    assert {title for _, title in lost} == {
        "Chuyển đổi đài truyền thanh ứng dụng công nghệ thông tin",
        "Số hóa dữ liệu hoạt động của các cơ quan",
    }


def test_a_figure_that_is_not_understood_is_told(tmp_path: Path) -> None:
    store = office()
    school, police = made(store, tmp_path, SCHOOL, POLICE)[::-1]
    filled(school, {("Chỉ tiêu", "H5"): "hai mươi"})
    filled(police, {("Chỉ tiêu", "F5"): 70.5, ("Chỉ tiêu", "G5"): 100})
    found = take(store.snapshot(PERIOD), [returned(school), returned(police)], LATER)
    told_of = [(one.answer.text, one.why) for one in found.unread]
    assert ("hai mươi", "Đã ghi chữ này nhưng chưa hiểu là số nào.") in told_of
    assert any(text == "70,5" for text, _ in told_of)


def test_emptied_cells_are_told_and_what_stood_there_stays(tmp_path: Path) -> None:
    store = office()
    path = filled(made(store, tmp_path, SCHOOL)[0], {("Nhiệm vụ", "F5"): None, ("Nhiệm vụ", "G5"): None})
    found = take(store.snapshot(PERIOD), [returned(path)], LATER)
    assert (found.written, found.emptied) == (0, 2)
    assert emptied_words(found.emptied) == "2 ô để trống, giữ số cũ."
    assert emptied_words(0) == ""
    store.apply(found.changes)
    assert told(store, "t62").result == "Đã đấu thầu qua mạng"


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    store = office()
    (path,) = made(store, tmp_path / "gửi đi" / "tháng 12", SCHOOL)
    assert path.parent == tmp_path / "gửi đi" / "tháng 12"


def test_a_folder_that_cannot_be_made_is_told_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "ghi chú").write_bytes(b"")
    with pytest.raises(WriteError, match=r"^Không lập được thư mục để lưu phiếu \(.*ghi chú/tháng 12\): ") as told_why:
        made(office(), tmp_path / "ghi chú" / "tháng 12", SCHOOL)
    assert "Phiếu thu" not in str(told_why.value)


def test_groups_and_offices_above_are_not_asked_by_default() -> None:
    leads = {
        "Các sở, ban, ngành": False,
        "UBND cấp huyện": False,
        "Sở Thông tin và Truyền thông": False,
        "Bộ Công an": False,
        "UBND tỉnh Khánh Hòa": False,
        "Công an thành phố": False,
        "UBND xã Vĩnh Ngọc": False,
        "UBND phường Vạn Thạnh": False,
        "Bộ phận Một cửa": True,
        "Phòng Văn hóa - Xã hội": True,
        "Bảo hiểm xã hội": True,
        "Công an phường": True,
        "Tổ dân phố số 3": True,
        "Trường THCS Lê Lợi": True,
    }
    tasks = [Task(uid=f"l{place}", title=f"Việc {place}", lead=(name,)) for place, name in enumerate(leads)]
    links = [PlanItem(uid=f"i-{task.uid}", plan="plan", task=task.uid) for task in tasks]
    found = asked(MemoryStore(OFFICE, [*small_records(), *tasks, *links]).snapshot(PERIOD))
    assert {one.name: one.by_default for one in found} == leads


def test_units_of_the_file_are_asked_when_they_stand_under_the_office() -> None:
    units = [
        Unit(uid="d", name="Sở Thông tin phường", level=Level.DEPARTMENT, parent="office"),
        Unit(uid="p", name="Phòng Tổng hợp", level=Level.DEPARTMENT, parent="above"),
        Unit(uid="s", name="Trường THCS Lê Lợi", level=Level.OTHER, parent=""),
    ]
    tasks = [Task(uid=f"l{unit.uid}", title=unit.name, lead=(unit.name,)) for unit in units]
    links = [PlanItem(uid=f"i-{task.uid}", plan="plan", task=task.uid) for task in tasks]
    found = asked(MemoryStore(OFFICE, [*small_records(), *units, *tasks, *links]).snapshot(PERIOD))
    assert {one.name for one in found if not one.by_default} == {"Phòng Tổng hợp"}


def test_a_form_is_no_table_to_import(tmp_path: Path) -> None:
    path = made(office(), tmp_path, SCHOOL)[0]
    with pytest.raises(InputError, match="phiếu thu số liệu"):
        read_file(path)


def test_forms_of_others_are_refused_with_a_sentence(tmp_path: Path) -> None:
    store = office()
    path = made(store, tmp_path, SCHOOL)[0]
    form = returned(path)
    with pytest.raises(UsageError, match="đơn vị khác"):
        take(store.snapshot(PERIOD), [replace(form, office_uid="else")], LATER)
    with pytest.raises(UsageError, match="thuộc năm 2022"):
        take(store.snapshot("2023"), [form], LATER)
    plain = tmp_path / "khac.xlsx"
    book = load_workbook(path)
    del book[FORM_SHEET]
    book["Nhiệm vụ"]["A2"] = book["Chỉ tiêu"]["A2"] = "Nơi điền: Trường"
    book.save(plain)
    forms, refused = read_forms([plain, tmp_path / "thieu.xlsx", path])
    assert [name for name, _ in refused] == ["khac.xlsx", "thieu.xlsx"]
    assert len(forms) == 1


def copied(path: Path) -> Path:
    """Copy the cells of a form into a new workbook, as an officer does who cannot write into a locked one."""
    book = Workbook()
    for sheet in load_workbook(path):
        if sheet.title != FORM_SHEET:
            made_sheet = book.create_sheet(sheet.title)
            for cells in sheet.iter_rows(values_only=True):
                made_sheet.append(list(cells))
    del book["Sheet"]
    book.save(path.with_name("chép.xlsx"))
    return path.with_name("chép.xlsx")


def test_a_form_copied_into_another_workbook_is_known_by_its_words(tmp_path: Path) -> None:
    store = office()
    path = filled(
        made(store, tmp_path, SCHOOL)[0],
        {("Nhiệm vụ", "F5"): "Đã ký hợp đồng", ("Nhiệm vụ", "F6"): "Đã số hóa", ("Chỉ tiêu", "H5"): 7},
    )
    copy = copied(path)
    with pytest.raises(InputError, match="phiếu thu số liệu"):
        read_file(copy)
    form = returned(copy)
    assert (form.recipient, form.made_on, form.asked) == (SCHOOL, TODAY, 10)
    found = take(store.snapshot(PERIOD), [form], LATER)
    assert found.written == 2, "what the office has already is asked about"
    assert [(one.ours, one.answer.text) for one in found.differing] == [("Đã đấu thầu qua mạng", "Đã ký hợp đồng")]
    assert found.lost == ()
    store.apply(found.changes)
    assert told(store, "t63").result == "Đã số hóa"
    assert [row.value for row in store.snapshot(PERIOD).all(Measurement)] == [7]
    with pytest.raises(UsageError, match="không thuộc năm 2023"):
        take(store.snapshot("2023"), [form], LATER)
    with pytest.raises(UsageError, match="đơn vị khác"):
        take(store.snapshot(PERIOD), [replace(form, office="UBND xã khác")], LATER)


def test_a_form_saved_by_libreoffice_is_read_as_well(tmp_path: Path) -> None:
    office_program = needs_tool("soffice")
    store = office()
    path = filled(made(store, tmp_path, SCHOOL)[0], {("Nhiệm vụ", "F5"): "Đã ký hợp đồng"})
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    line = [office_program, home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(line, check=True, capture_output=True, timeout=120)
    form = returned(tmp_path / "out" / path.name)
    assert [answer.text for answer in form.answers] == ["Đã ký hợp đồng"]
