"""Messy headings and the cells below them: what a table holds, and which column is which."""

from collections.abc import Sequence

import pytest

from cdsdesk.importing.kinds_of_sheet import Meaning, is_heading, meaning_of

Rows = Sequence[Sequence[str]]
TASKS: Rows = [
    ["1", "Xây dựng kế hoạch chuyển đổi số năm 2026", "Phòng VHXH", "Quý I/2026", "Đã ban hành"],
    ["2", "Rà soát thủ tục hành chính đủ điều kiện", "Văn phòng", "Tháng 5/2026", ""],
]
PEOPLE: Rows = [
    ["1", "Nguyễn Văn An", "Tổ trưởng", "0905 123 456", "Đoàn Thanh niên"],
    ["2", "TRẦN THỊ BÌNH", "Thành viên", "0905.111.222", "Hội Phụ nữ"],
]
PAPERS: Rows = [
    ["1", "V/v triển khai chuyển đổi số", "12/UBND-VX", "01/02/2026"],
    ["2", "Kế hoạch tập huấn kỹ năng số", "13/KH-UBND", "03/02/2026"],
]
EVENTS: Rows = [
    ["1", "Tập huấn kỹ năng số cộng đồng", "05/3/2026", "Hội trường UBND", "45"],
    ["2", "Hội nghị sơ kết 6 tháng", "06/7/2026", "UBND phường", "30 người"],
]
SYSTEMS: Rows = [["1", "Cổng thông tin điện tử", "Văn phòng", "2"], ["2", "Phần mềm một cửa", "Văn phòng", "3"]]
WARDS: Rows = [["1", "Phường Vạn Thạnh", "22333"], ["2", "Xã Vĩnh Ngọc", "22345"]]
MARKS: Rows = [["1", "Phường A", "x", "X", ""], ["2", "Xã B", "", "x", "đúng hạn"], ["3", "Xã C", "05/3/2026", "x", ""]]
RATES: Rows = [
    ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "75%", "Chưa đạt"],
    ["2", "Số điểm Wi-Fi công cộng", "12", "14", "Vượt"],
]
NUMBERS: Rows = [["1", "Phường A", "12", "15", "30"], ["2", "Xã B", "5", "60", "7"]]

CASES: list[tuple[str | None, str, Rows, str]] = [
    ("tasks", "STT|ND công việc|ĐV chủ trì|TG thực hiện|KQ", TASKS, "code title lead deadline_text result"),
    ("tasks", "No.|Task|Owner|Deadline|Progress", TASKS, "code title lead deadline_text result"),
    ("tasks", "TT|NHIỆM VỤ / TASK|ĐƠN VỊ\nCHỦ TRÌ|THỜI HẠN|KẾT QUẢ", TASKS, "code title lead deadline_text result"),
    ("tasks", "TT|Nội dung|Đơn vị|Thời gian|Ghi chú", TASKS, "code title lead deadline_text note"),
    ("tasks", "Số TT|Nhiệm vụ, giải phap|Đ/v chủ trì|Hạn hoàn thành|Tiến độ", TASKS,
     "code title lead deadline_text result"),
    ("tasks", "|Nội dung thực hiện, nhiệm vụ|Chủ trì|Thời hạn|Kết qủa", TASKS,
     "code title lead deadline_text result"),
    ("members", "TT|Họ và tên|Chức vụ|SĐT|Đơn vị", PEOPLE, "code name role phone organisation"),
    ("members", "STT|HỌ, TÊN|CHỨC DANH|Đ.THOẠI|TỔ CHỨC", PEOPLE, "code name role phone organisation"),
    ("members", "No|Full name|Role|Phone|Organisation", PEOPLE, "code name role phone organisation"),
    ("members", "STT|Danh sách|Vai trò|Liên lạc|Thành phần", PEOPLE, "code name role phone organisation"),
    ("members", "STT|Tên|Nhiệm vụ trong tổ|Số máy|Nơi công tác", PEOPLE, "code name role phone organisation"),
    ("documents", "TT|Nội dung|Số|Ngày", PAPERS, "code subject number date"),
    ("documents", "STT|TRÍCH YẾU NỘI DUNG|SỐ KÝ HIỆU|NGÀY BAN HÀNH", PAPERS, "code subject number date"),
    ("documents", "STT|Tên văn bản|Số VB|Ngày, tháng", PAPERS, "code subject number date"),
    ("documents", "STT|Nội dung VB|Số/KH|Ngày BH", PAPERS, "code subject number date"),
    ("activities", "TT|Nội dung|Thời gian|Địa điểm|SL", EVENTS, "code title date place attendees"),
    ("activities", "STT|Tên lớp tập huấn|Ngày tổ chức|Nơi tổ chức|Số học viên", EVENTS,
     "code title date place attendees"),
    ("activities", "No|Activity|Date|Venue|Participants", EVENTS, "code title date place attendees"),
    ("systems", "STT|Tên HTTT|ĐV vận hành|Cấp độ", SYSTEMS, "code name operator level"),
    ("systems", "STT|Tên|Đơn vị|Cấp độ", SYSTEMS, "code name operator level"),
    ("systems", "TT|PHẦN MỀM|CHỦ QUẢN|CẤP ĐỘ ATTT", SYSTEMS, "code name operator level"),
    ("systems", "TT|Hệ thống thông tn|Đơn vị vận hành|Level", SYSTEMS, "code name operator level"),
    ("units", "STT|Đơn vị|Mã", WARDS, "order name code"),
    ("units", "TT|XÃ, PHƯỜNG|Mã ĐVHC", WARDS, "order name code"),
    ("units", "STT|Tên|Code", WARDS, "order name code"),
    ("compliance", "STT|Đơn vị|T1|T2|T3", MARKS, "code unit reported.M01 reported.M02 reported.M03"),
    ("compliance", "STT|Xã, phường|Quý I/2026|Quý II/2026|Quý III/2026", MARKS,
     "code unit reported.2026-Q1 reported.2026-Q2 reported.2026-Q3"),
    ("compliance", "TT|Đơn vị|Tháng › 1|Tháng › 2|Tháng › 3", MARKS,
     "code unit reported.M01 reported.M02 reported.M03"),
    ("compliance", "TT|Đơn vị|Năm 2025 › T12|Năm 2026 › T1|Năm 2026 › T2", MARKS,
     "code unit reported.2025-M12 reported.2026-M01 reported.2026-M02"),
    ("compliance", "No|Unit|Jan 2026|Feb 2026|Mar 2026", MARKS,
     "code unit reported.2026-M01 reported.2026-M02 reported.2026-M03"),
    ("indicators", "TT|Chỉ tiêu|KH 2026|TH 2026|Đánh giá", RATES,
     "code name targets.2026 measurements.2026 evaluation_text"),
    ("indicators", "STT|Nội dung|Chỉ tiêu năm 2026|KQ đạt được|Đánh giá", RATES,
     "code name targets.2026 result evaluation_text"),
    ("indicators", "No|KPI|Target 2026|Actual 2026|Evaluation", RATES, "code name targets.2026 measurements.2026 -"),
    ("indicators", "TT|CÁC CHỈ TIÊU|NĂM 2025 (ĐÃ ĐẠT)|NĂM 2026|GHI CHÚ", RATES,
     "code name measurements.2025 targets.2026 note"),
    (None, "STT|Đơn vị|T1|T2|T3", NUMBERS, ""),
    (None, "STT|Đơn vị|Số hồ sơ|Trực tuyến|Trễ hạn", NUMBERS, ""),
    (None, "STT|Họ và tên|Năm sinh|Điểm|Xếp loại", [["1", "Nguyễn Văn An", "1990", "9", "Giỏi"]], ""),
]  # fmt: skip


def understood(headings: str, rows: Rows, kind: str = "auto") -> Meaning | None:
    return meaning_of(headings.split("|"), kind, rows)


@pytest.mark.parametrize(
    ("kind", "headings", "rows", "fields"), CASES, ids=[f"{kind} {text!r}" for kind, text, *_ in CASES]
)
def test_a_messy_table_is_recognised(kind: str | None, headings: str, rows: Rows, fields: str) -> None:
    meaning = understood(headings, rows)
    assert (meaning.kind if meaning else None) == kind
    if meaning is not None:
        assert [path or "-" for path in meaning.fields] == fields.split()


def test_ambiguous_headings_are_settled_by_what_stands_below() -> None:
    kinds = {kind: understood("STT|Nội dung|Thời gian|Ghi chú", rows) for kind, rows in
             {"tasks": TASKS, "documents": PAPERS, "activities": EVENTS}.items()}  # fmt: skip
    assert all(kinds.values())
    plain = understood("STT|Nội dung|Thời gian|Ghi chú", [])
    assert plain is not None
    assert plain.kind == "tasks"
    assert "documents" in plain.kinds


def test_a_narrow_lead_is_told_and_others_are_named() -> None:
    unsure = understood("STT|Nội dung|Đơn vị|Thời gian", [])
    sure = understood("STT|Nhiệm vụ|Cơ quan chủ trì|Thời hạn hoàn thành|Kết quả thực hiện", TASKS)
    assert unsure is not None
    assert sure is not None
    assert sure.is_sure
    assert unsure.certainty < sure.certainty
    assert unsure.kinds


def test_what_the_officer_says_goes_before() -> None:
    said = understood("STT|Nội dung|Đơn vị|Thời gian", TASKS, "activities")
    assert said is not None
    assert (said.kind, said.certainty) == ("activities", 100)


def test_a_column_that_may_be_two_things_names_the_other() -> None:
    meaning = understood("STT|Họ và tên|Chức vụ|Số điện thoại", [])
    assert meaning is not None
    assert {meaning.fields[2], *meaning.others[2]} == {"role", "job_title"}


def test_first_headings() -> None:
    assert all(is_heading(text) for text in ("No.", "ĐV", "Họ và tên", "Tên HTTT", "Xã, phường"))
    assert not any(is_heading(text) for text in ("", "Phường Vạn Thạnh", "Nguyễn Văn An", "x"))


@pytest.mark.parametrize("heading", ["TH", "Thực hiện", "Thực hiện năm 2026"])
@pytest.mark.parametrize("name", ["Nội dung công việc", "ND công việc", "Nhiệm vụ"])
def test_pieces_of_work_that_no_figure_tells_of_are_tasks(name: str, heading: str) -> None:
    said = [["1", "Lắp đặt wifi công cộng", "đang làm"], ["2", "Nâng cấp mạng LAN", "đã làm 50%"]]
    meaning = understood(f"STT|{name}|{heading}", said)
    assert meaning is not None
    assert (meaning.kind, meaning.fields) == ("tasks", ("code", "title", "result"))
    assert meaning.is_sure


def test_indicators_told_in_words_or_not_yet_told_stay_indicators() -> None:
    words = [["1", "Tỷ lệ hồ sơ trực tuyến", "Vượt", "đang làm"], ["2", "Chỉ số DTI", "Đạt", "chưa có"]]
    for headings, rows in (
        ("STT|Chỉ tiêu|KH 2026|TH 2026", words),
        ("STT|Nội dung công việc|KH 2026|TH 2026", RATES),
        ("STT|Nội dung công việc|KH 2026|TH 2026", [["1", "Tỷ lệ hồ sơ trực tuyến", "80%", ""]]),
        ("STT|Nội dung chỉ tiêu|KH 2026|TH 2026", []),
    ):
        meaning = understood(headings, rows)
        assert meaning is not None
        assert meaning.kind == "indicators", headings


def test_agencies_below_the_words_for_what_was_done_are_no_results() -> None:
    carried_out = [["1", "Lắp đặt wifi công cộng", "Phòng Kinh tế"], ["2", "Nâng cấp mạng LAN", "Văn phòng"]]
    meaning = understood("STT|Nhiệm vụ|Thực hiện|Hạn hoàn thành", carried_out)
    assert meaning is not None
    assert meaning.fields == ("code", "title", None, "deadline_text")


def test_telephone_numbers_are_kept_with_members_only() -> None:
    meaning = understood("STT|Nhiệm vụ|Chủ trì|Thời hạn|SĐT", TASKS)
    assert meaning is not None
    assert meaning.fields == ("code", "title", "lead", "deadline_text", "omitted.4")
