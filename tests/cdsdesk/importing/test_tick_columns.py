"""Tables of which each row ticks one of several columns."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.indicators import Measurement
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import InfoSystem, SystemState
from cdsdesk.model.tasks import Progress, Task
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
TITLE = ["TIẾN ĐỘ NHIỆM VỤ NĂM 2026"]
WORK = [["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"], ["1", "Số hóa hồ sơ", "Văn phòng", "30/6/2026"]]
SECOND = ["2", "Lắp wifi công cộng", "Công an phường", "30/9/2026"]
THIRD = ["3", "Mua máy quét", "Văn phòng", "30/9/2026"]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def stored(plan: ImportPlan, kind: type[Any]) -> Sequence[Any]:
    return plan.work.snapshot.with_changes(plan.changes("Nhập")).all(kind)


def work_rows(top: Sequence[str], below: Sequence[str], *ticks: Sequence[str]) -> list[list[str]]:
    heads = [[*WORK[0], *top], ["", "", "", "", *below]] if below else [[*WORK[0], *top]]
    return [TITLE, *heads, *([*row, *cells] for row, cells in zip((WORK[1], SECOND, THIRD), ticks, strict=True))]


@pytest.mark.parametrize(
    ("top", "below", "words"),
    [
        (
            ["Tiến độ", "", ""],
            ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện"],
            ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện"],
        ),
        (
            ["Kết quả", "", ""],
            ["Đã HT", "Đang TH", "Chưa TH"],
            ["Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện"],
        ),
        (
            ["Hoàn thành đúng hạn", "Hoàn thành trễ hạn", "Tạm dừng"],
            [],
            ["Hoàn thành đúng hạn", "Hoàn thành trễ hạn", "Tạm dừng"],
        ),
    ],
)
def test_the_ticked_column_tells_the_state(
    book: Make, empty: Snapshot, top: list[str], below: list[str], words: list[str]
) -> None:
    rows = work_rows(top, below, ["x", "", ""], ["", "X", ""], ["", "", "✓"])
    plan = planned(book(rows, merges=["E2:G2"] if below else []), empty)
    told = stored(plan, Progress)
    assert sorted(each.status_text for each in told) == sorted(words)
    assert {each.result for each in told} == {""}
    assert not any(each.extras for each in stored(plan, Task))
    assert any("đánh dấu" in repair.message for repair in plan.tables[0].table.repairs)
    assert not any(row.problems for row in plan.tables[0].rows)


def test_two_ticks_in_a_row_are_told_and_words_beside_a_tick_are_kept(book: Make, empty: Snapshot) -> None:
    below = ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện"]
    rows = work_rows(["Tiến độ", "", ""], below, ["x", "x", ""], ["", "50%", ""], ["", "", "x"])
    plan = planned(book(rows, merges=["E2:G2"]), empty)
    texts = {row.row.code: row.row.cells[4] for row in plan.tables[0].rows}
    assert texts == {"1": "Hoàn thành; Đang thực hiện", "2": "Đang thực hiện (50%)", "3": "Chưa thực hiện"}
    assert "Đánh dấu ở 2 cột: Hoàn thành; Đang thực hiện" in [each.message for each in plan.tables[0].rows[0].problems]


def test_columns_of_words_below_states_are_no_ticks(book: Make, empty: Snapshot) -> None:
    below = ["Đã thực hiện", "Chưa thực hiện", ""]
    cells = ["Đã lắp 5/12 điểm", "Còn 7 điểm", ""], ["Đã họp dân", "", ""], ["", "Chờ kinh phí", ""]
    plan = planned(book(work_rows(["Kết quả", "", ""], below, *cells), merges=["E2:F2"]), empty)
    assert not any("đánh dấu" in repair.message for repair in plan.tables[0].table.repairs)


def test_a_person_goes_before_ticks(book: Make, empty: Snapshot) -> None:
    below = ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện"]
    rows = work_rows(["Tiến độ", "", ""], below, ["x", "", ""], ["", "x", ""], ["", "", "x"])
    plan = planned(book(rows, merges=["E2:G2"]), empty, fields={("Trang 1", 1, 4): "note"})
    assert [each.note for each in stored(plan, Task)] == ["x", "", ""]


def test_the_level_of_a_system_is_the_ticked_one(book: Make, empty: Snapshot) -> None:
    rows = [
        ["TT", "Tên HTTT", "Đơn vị chủ quản", "Đơn vị vận hành", "Cấp độ đề xuất", "", "", "Tình trạng", ""],
        ["", "", "", "", "1", "2", "3", "Đã phê duyệt", "Chưa lập"],
        ["1", "Trang TTĐT phường", "UBND phường", "Văn phòng", "", "x", "", "x", ""],
        ["2", "Mạng LAN", "UBND phường", "Công an phường", "x", "", "", "", "x"],
    ]
    merges = ["E1:G1", "H1:I1", *(f"{letter}1:{letter}2" for letter in "ABCD")]
    plan = planned(book(rows, merges=merges), empty, period="2026")
    systems = stored(plan, InfoSystem)
    assert [(each.level, each.operator) for each in systems] == [(2, "Văn phòng"), (1, "Công an phường")]
    assert [each.state.value for each in stored(plan, SystemState)] == ["approved", "not_made"]
    assert [each.extras for each in systems] == [{"Đơn vị chủ quản": "UBND phường"}] * 2


def test_who_owns_a_system_operates_it_where_nobody_else_is_told(book: Make, empty: Snapshot) -> None:
    rows = [["TT", "Tên HTTT", "Đơn vị chủ quản", "Cấp độ"], ["1", "Trang TTĐT phường", "UBND phường", "2"]]
    assert [each.operator for each in stored(planned(book(rows), empty), InfoSystem)] == ["UBND phường"]


def test_the_evaluation_is_the_ticked_one(book: Make, empty: Snapshot) -> None:
    rows = [
        ["CHỈ TIÊU NĂM 2026"],
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Kết quả", "Đánh giá", ""],
        ["", "", "", "", "", "Đạt", "Chưa đạt"],
        ["1", "Tỷ lệ hồ sơ trực tuyến", "%", "80", "85", "x", ""],
        ["2", "Số lớp tập huấn", "lớp", "4", "3", "", "x"],
    ]
    merges = ["F2:G2", *(f"{letter}2:{letter}3" for letter in "ABCDE")]
    plan = planned(book(rows, merges=merges), empty)
    told = {each.text: each.evaluation_text for each in stored(plan, Measurement)}
    assert told == {"85": "Đạt", "3": "Chưa đạt"}
