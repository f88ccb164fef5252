"""Projects numbered I, II, III in capitals with nothing but money beside them are rows where none stand below."""

from collections.abc import Sequence
from typing import Any

import pytest

from cdsdesk.importing.plan import ImportPlan
from cdsdesk.readers.raw import RawBook, RawSheet
from tests.support.messy.reading import planned

TITLE = ["Danh mục dự án năm 2025", "", "", ""]
HEAD = ["STT", "Danh mục dự án", "Tổng mức đầu tư (triệu đồng)", "Nhu cầu năm 2025 (triệu đồng)"]
PROJECTS: list[list[Any]] = [
    ["I", "XÂY DỰNG TRUNG TÂM ĐIỀU HÀNH", "12.000", 5000],
    ["II", "MUA SẮM MÁY TÍNH", "800", 800],
    ["III", "SỐ HÓA HỒ SƠ", "3.500", 1000],
]


def read(rows: Sequence[Sequence[Any]], head: Sequence[str] = HEAD) -> ImportPlan:
    lines = [[*line, *[""] * (len(head) - len(line))] for line in (TITLE, head, *rows)]
    plan = planned(RawBook((RawSheet("Trang 1", True, (0, 0), lines, ()),)))
    assert plan is not None
    return plan


def told(plan: ImportPlan) -> list[tuple[str, str, list[str], bool]]:
    """Return of each row its number, its name, its sections and whether something of it is doubtful."""
    shown: list[dict[str, Any]] = plan.to_json()["tables"][0]["rows"]
    return [(row["values"]["code"], row["values"]["title"], row["section"], bool(row["problems"])) for row in shown]


def losses(plan: ImportPlan) -> list[str]:
    return [note.message for note in plan.tables[0].table.repairs if note.is_loss]


@pytest.mark.parametrize("is_capital", [True, False])
@pytest.mark.parametrize("numbers", [("I", "II", "III"), ("A", "B", "C")])
@pytest.mark.parametrize("head", [HEAD, ["STT", "Nhiệm vụ", *HEAD[2:]]])
def test_they_are_rows_with_their_money(numbers: Sequence[str], is_capital: bool, head: Sequence[str]) -> None:
    rows: list[list[Any]] = [
        [number, name if is_capital else name.capitalize(), *rest]
        for number, (_, name, *rest) in zip(numbers, PROJECTS, strict=True)
    ]
    plan = read(rows, head)
    assert told(plan) == [(row[0], row[1], [], False) for row in rows]
    assert not losses(plan)
    amounts = [list(row["values"].values())[-2:] for row in plan.to_json()["tables"][0]["rows"]]
    assert amounts == [[12_000_000_000, 5_000_000_000], [800_000_000, 800_000_000], [3_500_000_000, 1_000_000_000]]


def test_a_total_above_or_below_is_held_against_them() -> None:
    total = ["", "TỔNG CỘNG", "16.300", "6.800"]
    for rows in ([total, *PROJECTS], [*PROJECTS, total]):
        plan = read(rows)
        assert len(told(plan)) == 3
        assert not [note for note in plan.tables[0].table.repairs if "khác" in note.message]
    wrong = read([*PROJECTS, ["", "TỔNG CỘNG", "17.300", "6.800"]])
    assert [note for note in wrong.tables[0].table.repairs if "17.300" in note.message]


def test_sections_with_rows_stay_sections() -> None:
    rows = [
        ["I", "HẠ TẦNG SỐ", "12.000", "5.000"],
        ["1", "Mua máy", "12.000", "5.000"],
        ["II", "DỮ LIỆU SỐ", "3.500", "1.000"],
        ["1", "Số hóa hồ sơ", "3.500", "1.000"],
    ]
    assert told(read(rows)) == [("1", "Mua máy", ["I"], False), ("1", "Số hóa hồ sơ", ["II"], False)]


def test_one_among_sections_with_rows_stays_a_section_and_is_a_loss() -> None:
    rows = [
        ["I", "HẠ TẦNG SỐ", "12.000", "5.000"],
        ["1", "Mua máy", "12.000", "5.000"],
        ["II", "DỮ LIỆU SỐ", "3.500", "1.000"],
        ["III", "AN TOÀN THÔNG TIN", "100", "100"],
        ["1", "Mua thiết bị", "100", "100"],
    ]
    plan = read(rows)
    assert told(plan) == [("1", "Mua máy", ["I"], False), ("1", "Mua thiết bị", ["III"], False)]
    assert losses(plan) == ["Mục “II. DỮ LIỆU SỐ” không có dòng nào"]


def test_they_stand_in_the_section_above_them() -> None:
    rows: list[list[Any]] = [
        ["A", "DỰ ÁN CHUYỂN TIẾP", "12.800", "5.800"],
        *PROJECTS[:2],
        ["B", "DỰ ÁN MỚI", "3.500", "1.000"],
        ["I", *PROJECTS[2][1:]],
    ]
    assert told(read(rows)) == [
        ("I", "XÂY DỰNG TRUNG TÂM ĐIỀU HÀNH", ["A"], False),
        ("II", "MUA SẮM MÁY TÍNH", ["A"], False),
        ("I", "SỐ HÓA HỒ SƠ", ["B"], False),
    ]


def test_an_empty_section_without_money_stays_one() -> None:
    plan = read([["I", "HẠ TẦNG SỐ", "", ""], ["1", "Mua máy", "12.000", "5.000"], ["II", "DỮ LIỆU SỐ", "", ""]])
    assert [row[0] for row in told(plan)] == ["1"]
