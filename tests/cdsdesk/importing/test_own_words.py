"""The words just above the cells go before those of their group; figures are kept once and held apart from others."""

from collections.abc import Callable
from typing import Any

import pytest

from cdsdesk.importing.kinds_of_sheet import meaning_of
from cdsdesk.importing.memory import Memory, form_of
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.office import Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
BESIDE = ["STT", "Chỉ tiêu", "Mục tiêu năm 2025"]
CELLS = ["1", "Tỷ lệ hồ sơ nộp trực tuyến", "80%"]


def fields(headers: list[str], cells: list[str], kind: str = "indicators") -> tuple[str | None, ...]:
    meaning = meaning_of(headers, "auto", [cells])
    assert meaning is not None
    assert meaning.kind == kind
    return meaning.fields


@pytest.mark.parametrize(
    ("headings", "cells", "found"),
    [
        (
            ["Kết quả thực hiện › Tử số", "Kết quả thực hiện › Mẫu số", "Kết quả thực hiện › Tỷ lệ (%)"],
            ["2.345", "3.120", "75,16%"],
            ("numerator", "denominator", "result"),
        ),
        (
            [
                "Kết quả năm 2025 › Số hồ sơ trực tuyến",
                "Kết quả năm 2025 › Tổng số hồ sơ",
                "Kết quả năm 2025 › Tỷ lệ %",
            ],
            ["2345", "3120", "75,16%"],
            ("numerator", "denominator", "measurements.2025"),
        ),
        (
            ["Số liệu › Tử số", "Số liệu › Mẫu số", "Kết quả"],
            ["2345", "3120", "75,16%"],
            ("numerator", "denominator", "result"),
        ),
        (["Kết quả › Thực hiện", "Kết quả › Đánh giá"], ["75,16%", "Chưa đạt"], ("result", "evaluation_text")),
        (["Kết quả › Số lượng", "Kết quả › Tỷ lệ (%)"], ["31", "100%"], ("result", None)),
        (["Kết quả thực hiện", "Đơn vị báo cáo"], ["75,16%", "Văn phòng"], ("result", "lead")),
    ],
)
def test_parts_of_a_result(headings: list[str], cells: list[str], found: tuple[str | None, ...]) -> None:
    assert fields([*BESIDE, *headings], [*CELLS, *cells])[3:] == found


def test_the_state_of_a_file_beside_its_number() -> None:
    group = "Hồ sơ đề xuất cấp độ"
    headers = ["TT", "Tên hệ thống thông tin", "Đơn vị vận hành", "Cấp độ", f"{group} › Số QĐ phê duyệt"]
    cells = ["1", "Trang thông tin điện tử", "Văn phòng", "2", "45/QĐ-UBND ngày 05/3/2025", "Đã phê duyệt"]
    assert fields([*headers, f"{group} › Tình trạng"], cells, "systems")[4:] == ("document", "state")


def test_two_columns_of_a_group_that_mean_the_same_go_by_their_order() -> None:
    headers = ["STT", "Nhiệm vụ", "Đơn vị chủ trì › Tên đơn vị", "Đơn vị chủ trì › Người phụ trách", "Thời hạn"]
    cells = ["1", "Xây dựng kế hoạch", "Phòng Văn hóa - Xã hội", "Nguyễn Văn An", "30/6/2025"]
    assert fields(headers, cells, "tasks")[2:4] == ("lead", None)


@pytest.mark.parametrize(
    "heading",
    [
        "So với kế hoạch",
        "So với năm 2024 (%)",
        "% so KH năm",
        "Tăng/giảm",
        "Tăng, giảm so với cùng kỳ",
        "Tỷ lệ đạt so với KH",
        "Tỷ lệ hoàn thành kế hoạch (%)",
        "% thực hiện/kế hoạch",
        "TH/KH (%)",
    ],
)
def test_a_figure_held_against_another_is_nobodys(heading: str) -> None:
    headers = [*BESIDE, "Kết quả năm 2025", heading]
    assert fields(headers, [*CELLS, "75,16%", "93,95%"])[2:] == ("targets.2025", "measurements.2025", None)


@pytest.mark.parametrize("heading", ["Số kế hoạch", "Kế hoạch giao", "Kết quả thực hiện kế hoạch"])
def test_words_that_only_sound_like_it_are_figures(heading: str) -> None:
    assert fields(["STT", "Chỉ tiêu", heading], ["1", "Tỷ lệ hồ sơ", "80%"])[2] in ("targets", "result")


def planned(read: RawBook, office: Unit, empty: Snapshot, options: ImportOptions | None = None) -> ImportPlan:
    told = options or ImportOptions()
    return plan_import(read_tables(read, told), empty, told, office.uid, "bieu.xlsx")


DOUBLE: list[list[Any]] = [
    ["Kết quả năm 2025"],
    ["STT", "Chỉ tiêu", "Kế hoạch", "Mục tiêu năm 2025", "Kết quả", "Kết quả năm 2025"],
    ["1", "Tỷ lệ hồ sơ nộp trực tuyến", "90%", "80%", "60%", "75%"],
]
LOST = "nhường ô cho cột “{}”: chữ của nó giữ trong thông tin thêm"


def test_two_columns_never_fill_the_same_figure(book: Make, office: Unit, empty: Snapshot) -> None:
    (table,) = planned(book(DOUBLE), office, empty).tables
    (row,) = table.rows
    row.made()
    told = row.tell()
    assert (told["targets.2025"], told["measurements.2025"]) == ("80", "75")
    assert not {"targets", "result"} & set(told)
    extras = next(record.extras for record in row.records if hasattr(record, "pillar"))
    assert extras == {"Kế hoạch": "90%", "Kết quả": "60%"}
    notes = [note for note in table.table.repairs if note.is_loss]
    assert [note.message for note in notes] == [
        f"Cột “Kế hoạch” {LOST.format('Mục tiêu năm 2025')}",
        f"Cột “Kết quả” {LOST.format('Kết quả năm 2025')}",
    ]


def test_the_column_that_a_person_chose_keeps_the_figure(book: Make, office: Unit, empty: Snapshot) -> None:
    told = ImportOptions(fields={("Trang 1", 1, 2): "targets"})
    (table,) = planned(book(DOUBLE), office, empty, told).tables
    table.rows[0].made()
    assert table.rows[0].tell()["targets.2025"] == "90"
    assert table.table.meaning.fields[3] is None


def test_columns_of_other_years_and_periods_stay(book: Make, office: Unit, empty: Snapshot) -> None:
    head = ["STT", "Chỉ tiêu", "Kế hoạch", "Mục tiêu năm 2026", "Kết quả", "Kết quả năm 2024"]
    (table,) = planned(book([DOUBLE[0], head, DOUBLE[2]]), office, empty).tables
    assert table.table.meaning.fields[2:] == ("targets", "targets.2026", "result", "measurements.2024")
    assert table.table.meaning.lost == {}


PARTS: list[list[Any]] = [
    ["Đánh giá thực hiện chỉ tiêu 6 tháng đầu năm 2025"],
    ["STT", "Chỉ tiêu", "Kế hoạch năm", "Thực hiện quý I", "Lũy kế 6 tháng", "% so KH năm"],
    ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "70%", "75%", "93,75%"],
]


def test_results_of_parts_of_a_year_go_to_their_periods(book: Make, office: Unit, empty: Snapshot) -> None:
    (table,) = planned(book(PARTS), office, empty).tables
    assert table.period == "2025-H1"
    assert table.table.meaning.fields[2:] == ("targets", "measurements.2025-Q1", "measurements.2025-H1", None)


def test_a_form_with_parts_of_a_year_is_known_again_next_year(book: Make, office: Unit, empty: Snapshot) -> None:
    (table,) = planned(book(PARTS), office, empty).tables
    memory = Memory((form_of(table.table),))
    next_year = [["Đánh giá thực hiện chỉ tiêu 6 tháng đầu năm 2026"], *PARTS[1:]]
    told = ImportOptions()
    plan = plan_import(read_tables(book(next_year), told, memory), empty, told, office.uid, "bieu.xlsx")
    assert plan.tables[0].table.meaning.fields[3:5] == ("measurements.2026-Q1", "measurements.2026-H1")


def test_a_heading_with_part_and_year_is_known_again_next_year(book: Make, office: Unit, empty: Snapshot) -> None:
    def rows(year: int) -> list[list[Any]]:
        head = ["STT", "Chỉ tiêu", f"Kế hoạch năm {year}", f"Kết quả 6 tháng đầu năm {year}"]
        return [[f"Chỉ tiêu năm {year}"], head, ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "70%"]]

    (table,) = planned(book(rows(2025)), office, empty).tables
    memory, told = Memory((form_of(table.table),)), ImportOptions()
    plan = plan_import(read_tables(book(rows(2026)), told, memory), empty, told, office.uid, "bieu.xlsx")
    assert plan.tables[0].table.meaning.fields[2:] == ("targets.2026", "measurements.2026-H1")


@pytest.mark.parametrize("kind", ["auto", "indicators"])
def test_figures_are_never_names(kind: str) -> None:
    headers = ["STT", "Đơn vị", "Chỉ tiêu: HSTT › Giao", "Chỉ tiêu: HSTT › Đạt", "Chỉ tiêu: Số hóa › Giao"]
    rows = [["1", "Phường A", "80%", "75%", "60%"], ["2", "Phường B", "80%", "85%", "60%"]]
    meaning = meaning_of(headers, kind, rows)
    assert meaning is None or meaning.column("name") != 4
