"""What an officer reads about single cells: the column by name, once, with whole words."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.importing.wording import in_column, shortened
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Funding
from cdsdesk.readers.raw import RawBook
from cdsdesk.vietnamese.numbers import MoneyUnit

Make = Callable[..., RawBook]
CITED = ["Dự án năm 2026 tại Kế hoạch số 77/KH-UBND ngày 03/3/2026 của UBND tỉnh Khánh Hòa"]
PROJECTS = ["STT", "Tên dự án", "Tổng mức đầu tư", "Kinh phí đã cấp", "Tiến độ thực hiện"]
IN_UNIT = [*PROJECTS[:2], "Tổng mức đầu tư (triệu đồng)", "Kinh phí đã cấp (triệu đồng)", PROJECTS[4]]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


def problems(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(each.field, each.message) for table in plan.tables for row in table.rows for each in row.problems]


def test_money_that_is_not_understood_names_its_column(book: Make, empty: Snapshot) -> None:
    plan = planned(book([CITED, PROJECTS, ["1", "Máy chủ", "5 894", "5 894", ""]]), empty)
    assert problems(plan) == [
        ("funding.any.all.total", "Cột “Tổng mức đầu tư”: số tiền “5 894” chưa có đơn vị tính"),
        ("funding.any.all.granted", "Cột “Kinh phí đã cấp”: số tiền “5 894” chưa có đơn vị tính"),
    ]


def test_a_clash_names_its_column_and_is_told_once(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([CITED, IN_UNIT, ["1", "Máy chủ", "5 894", "12", "Đang đấu thầu"]]), empty))
    plan = planned(book([CITED, IN_UNIT, ["1", "Máy chủ", "6 000", "12", "Đã đấu thầu"]]), data)
    assert problems(plan) == [
        ("result", "Cột “Tiến độ thực hiện”: đã có “Đang đấu thầu”, tệp ghi “Đã đấu thầu”"),
        ("funding.any.all.total", "Cột “Tổng mức đầu tư (triệu đồng)”: đã có “5 894”, tệp ghi “6 000”"),
    ]
    assert [row.action for row in plan.tables[0].rows] == ["ask"]


def test_a_unit_flag_that_contradicts_a_written_unit_is_used_and_told_once(book: Make, empty: Snapshot) -> None:
    rows = [CITED, IN_UNIT, ["1", "Máy chủ", "5 894", "", ""], ["2", "Camera", "7 000", "3", ""]]
    plan = planned(book(rows), empty, unit=MoneyUnit.NGHIN)
    assert problems(plan) == [
        (
            "funding.any.all.total",
            "Cột “Tổng mức đầu tư (triệu đồng)”: tệp ghi Triệu đồng, --unit là Nghìn đồng; đã tính theo Nghìn đồng",
        ),
        (
            "funding.any.all.granted",
            "Cột “Kinh phí đã cấp (triệu đồng)”: tệp ghi Triệu đồng, --unit là Nghìn đồng; đã tính theo Nghìn đồng",
        ),
    ]
    assert sorted(each.amount or 0 for each in after(plan).all(Funding)) == [3_000, 5_894_000, 7_000_000]


@pytest.mark.parametrize("unit", [MoneyUnit.TRIEU, None])
def test_a_written_unit_counts_when_no_flag_differs(book: Make, empty: Snapshot, unit: MoneyUnit | None) -> None:
    plan = planned(book([CITED, ["ĐVT: Triệu đồng"], PROJECTS, ["1", "Máy chủ", "5 894", "", ""]]), empty, unit=unit)
    assert problems(plan) == []
    assert [each.amount for each in after(plan).all(Funding)] == [5_894_000_000]


def test_a_footnote_is_told_with_whole_words(book: Make, empty: Snapshot) -> None:
    note = "⁽¹⁾ Kinh phí được xác định khi đề án hoặc chủ trương đầu tư được cấp có thẩm quyền phê duyệt."
    plan = planned(book([CITED, IN_UNIT, ["1", "Máy chủ", "5 894", "", "Xong"], [note]]), empty)
    assert [repair.message for repair in plan.tables[0].table.repairs] == [
        "Ghi nhận chú thích cuối bảng: “⁽¹⁾ Kinh phí được xác định khi đề án hoặc chủ trương đầu tư được cấp có thẩm…”"
    ]
    assert plan.tables[0].table.footnotes == (note,)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab c\n,", max_size=40), st.integers(2, 30))
def test_a_shortened_text_is_short_and_cuts_no_word(text: str, limit: int) -> None:
    line = " ".join(text.split())
    short = shortened(text, limit)
    assert len(short) <= limit
    if len(line) <= limit:
        assert short == line
    else:
        kept = short.removesuffix("…")
        assert short.endswith("…")
        assert line.startswith(kept)
        assert line[len(kept)] == " " or " " not in line[:limit]


def test_a_column_stands_before_the_message() -> None:
    assert in_column("Kết quả\nnăm 2026", "Chưa hiểu số") == "Cột “Kết quả năm 2026”: chưa hiểu số"
    two = in_column("Kinh phí thực hiện trong năm 2022 (Nghìn đồng) › Ngân sách địa phương", "Chưa rõ")
    assert two == "Cột “Kinh phí thực hiện trong năm… › Ngân sách địa phương”: chưa rõ"
    assert in_column("", "Chưa hiểu số") == "Chưa hiểu số"
    assert in_column("Kinh phí", "“x” không phải là số tiền") == "Cột “Kinh phí”: “x” không phải là số tiền"
