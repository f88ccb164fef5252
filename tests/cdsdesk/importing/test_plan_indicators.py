"""Indicators and registers of documents against what is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cdsdesk.errors import UsageError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.changes import ChangeSet, updated
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.identity import uid_for
from cdsdesk.model.indicators import (
    Better,
    Comparator,
    Evaluation,
    Indicator,
    Measure,
    Measurement,
    Origin,
    Pillar,
    Target,
)
from cdsdesk.model.office import Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
TITLE = ["Bộ chỉ tiêu giai đoạn 2022 - 2025 (tại Kế hoạch số 2875/KH-UBND ngày 29/3/2022 của UBND tỉnh Khánh Hòa)"]
YEARS: list[list[Any]] = [
    TITLE,
    ["STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2021 (Đã đạt)", "Năm 2022", "Năm 2025", "Cơ quan chủ trì", "Ghi chú"],
    ["I", "CHÍNH QUYỀN SỐ"],
    ["1", "Tỷ lệ hồ sơ trực tuyến", "%", "12,5%", 0.4, "tối thiểu 80%", "Văn phòng", ""],
    ["2", "Tỷ lệ hồ sơ trễ hạn", "%", "5%", "không quá 3%", "~1%", "Văn phòng", "Càng thấp càng tốt"],
    ["II", "KINH TẾ SỐ"],
    ["3", "Số sản phẩm OCOP trên sàn", "Sản phẩm", "10", 12, "Bắt đầu", "Phòng Kinh tế", ""],
    ["4", "Tỷ lệ xử lý trên mạng:\n- Tại thành phố\n- Tại cấp xã", "%", "", "74%\n52%", "90%\n80%", "Văn phòng", ""],
]
RESULTS: list[list[Any]] = [
    ["Kết quả năm 2022", "", ""],
    ["(tại Kế hoạch số 2875/KH-UBND ngày 29/3/2022 của UBND tỉnh Khánh Hòa)"],
    ["STT", "Chỉ tiêu", "Mục tiêu đề ra", "Tử số", "Mẫu số", "Kết quả", "Đánh giá"],
    ["1", "Tỷ lệ hồ sơ trực tuyến", "40%", 5179, "13.178", "39,3%", "Chưa đạt"],
    ["3", "Số sản phẩm OCOP trên sàn", "12", "", "", 14, "Vượt"],
    [
        "4",
        "Tỷ lệ xử lý trên mạng: - Tại thành phố - Tại cấp xã",
        "74% 52%",
        "10.593 24.696",
        "10.700 25.200",
        "99% 98%",
        "Vượt Vượt",
    ],
]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def actions(plan: ImportPlan) -> list[str]:
    return [row.action for table in plan.tables for row in table.rows]


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập chỉ tiêu"))


def test_targets_of_years_and_a_year_that_is_past(book: Make, empty: Snapshot) -> None:
    plan = planned(book(YEARS, formats={"E4": "0%"}), empty)
    assert actions(plan) == ["insert"] * 4
    assert not plan.needs_person()
    data = after(plan)
    (document,) = data.all(Document)
    assert (document.year_from, document.year_to) == (2022, 2025)
    online, late, products, both = (each for each in data.all(Indicator) if not each.parent)
    assert [each.pillar for each in (online, products)] == [Pillar.GOVERNMENT, Pillar.ECONOMY]
    assert [each.measure for each in (online, products)] == [Measure.RATIO, Measure.COUNT]
    assert (online.better, late.better, online.lead) == (Better.HIGHER, Better.LOWER, ("Văn phòng",))
    targets = {(each.indicator, each.year): each for each in data.all(Target)}
    assert (targets[online.uid, 2022].text, targets[online.uid, 2022].value) == ("40%", Decimal(40))
    assert targets[online.uid, 2025].comparator is Comparator.AT_LEAST
    assert targets[late.uid, 2022].comparator is Comparator.AT_MOST
    assert (targets[products.uid, 2025].text, targets[products.uid, 2025].comparator) == ("Bắt đầu", Comparator.TEXT)
    assert {each.document for each in targets.values()} == {document.uid}
    assert {each.origin for each in targets.values()} == {Origin.PROVINCE}
    past = {each.indicator: each for each in data.all(Measurement)}
    assert {each.period for each in past.values()} == {"2021"}
    assert past[online.uid].value == Decimal("12.5")
    children = data.where(Indicator, "parent", both.uid)
    assert [(each.scope, targets[each.uid, 2022].text) for each in children] == [
        *(("Tại thành phố", "74%"), ("Tại cấp xã", "52%")),
    ]
    assert (both.uid, 2022) not in targets


def test_importing_indicators_again_changes_nothing(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(YEARS), empty))
    again = planned(book(YEARS), data)
    assert actions(again) == ["same"] * 4
    assert again.changes("Nhập lại").changes == ()


def test_results_join_the_targets_that_are_there(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(YEARS), empty))
    data = edited_target(data)
    plan = planned(book(RESULTS), data)
    assert actions(plan) == ["ask", "update", "update"]
    assert plan.tables[0].rows[0].problems[0].message == "Cột “Mục tiêu đề ra”: đã có “45%”, tệp ghi “40%”"
    assert [each.title for each in plan.tables[0].gone] == ["Tỷ lệ hồ sơ trễ hạn"]
    new = after(plan)
    results = {(each.indicator, each.period): each for each in new.all(Measurement)}
    products = next(each for each in new.all(Indicator) if "OCOP" in each.name)
    assert (results[products.uid, "2022"].value, results[products.uid, "2022"].evaluation_written) == (
        Decimal(14),
        Evaluation.EXCEEDED,
    )
    towns = next(each for each in new.all(Indicator) if each.scope == "Tại cấp xã")
    measured = results[towns.uid, "2022"]
    assert (measured.numerator, measured.denominator, measured.text) == (Decimal(24696), Decimal(25200), "98%")


def edited_target(data: Snapshot) -> Snapshot:
    target = next(each for each in data.all(Target) if each.year == 2022 and each.value == Decimal("0.4"))
    change = updated(target, replace(target, text="45%", value=Decimal(45)))
    assert change is not None
    return data.with_changes(ChangeSet("Sửa", (change,)))


def test_the_offices_own_plan_sets_its_own_targets(book: Make, empty: Snapshot) -> None:
    title = ["Chỉ tiêu tại Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND phường Vạn Thạnh"]
    data = after(planned(book([title, ["STT", "Chỉ tiêu", "Năm 2026"], ["1", "Tỷ lệ số hóa", "100%"]]), empty))
    assert [each.origin for each in data.all(Target)] == [Origin.OWN]


def test_targets_without_a_year_name_the_flag(book: Make, empty: Snapshot) -> None:
    rows = [["Mục tiêu", "Mục tiêu đề ra", "Kết quả", "Đánh giá"], ["Tỷ lệ hồ sơ", "40%", "39,3%", "Gần đạt"]]
    with pytest.raises(UsageError, match="--period"):
        planned(book(rows), empty)
    plan = planned(book(rows), empty, period="2022")
    assert [problem.field for problem in plan.tables[0].rows[0].problems] == ["evaluation_text"]
    values = plan.to_json()["tables"][0]["rows"][0]["values"]
    assert values["targets.2022"] == "40"


REGISTER: list[list[Any]] = [
    ["DANH MỤC VĂN BẢN ĐÃ BAN HÀNH NĂM 2022"],
    ["STT", "Loại văn bản", "Số ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu"],
    [1, "Kế hoạch", "4597/KH-UBND", date(2022, 7, 6), "UBND thành phố Nha Trang", "Tuyên truyền về chuyển đổi số"],
    [2, "", "2390/UBND-VHTT", "15/4/2022", "UBND thành phố Nha Trang", "Khảo sát hiện trạng"],
    [3, "Kế hoạch", "4597/KH-UBND", date(2022, 7, 6), "UBND thành phố Nha Trang", "Tuyên truyền về chuyển đổi số"],
    [4, "Nghị quyết", "07-NQ/TU", "ngày nào đó", "Tỉnh ủy", "Chuyển đổi số tỉnh"],
    [5, "", "", "", "", ""],
]


def test_a_register_makes_documents_and_one_entry_a_line(book: Make, empty: Snapshot) -> None:
    plan = planned(book(REGISTER), empty)
    assert actions(plan) == ["insert", "insert", "insert", "insert", "refuse"]
    data = after(plan)
    found = {(each.number, each.symbol): each for each in data.all(Document)}
    assert found["2390", "UBND-VHTT"].type == "Công văn"
    assert found["07", "NQ/TU"].date_text == "ngày nào đó"
    twice = found["4597", "KH-UBND"]
    assert (twice.date, twice.uid) == (date(2022, 7, 6), uid_for(twice))
    assert len(data.where(DocumentEntry, "document", twice.uid)) == 2
    assert {each.direction for each in data.all(DocumentEntry)} == {Direction.ISSUED}
    again = planned(book(REGISTER), data)
    assert actions(again) == ["same", "same", "same", "same", "refuse"]
    assert again.changes("Nhập lại").changes == ()


def test_a_register_completes_a_plan_that_was_only_named(book: Make, empty: Snapshot, office: Unit) -> None:
    plan = Document(uid="plan", number="4597", symbol="KH-UBND", assigns_work=True, year_from=2022)
    data = replace(empty, records={**empty.records, "plan": plan})
    new = after(planned(book([*REGISTER[:3]]), data))
    (document,) = new.all(Document)
    assert (document.uid, document.date, document.issuer) == ("plan", date(2022, 7, 6), "UBND thành phố Nha Trang")
    assert new.all(DocumentEntry)[0].unit == office.uid


def test_a_register_of_what_came_in(book: Make, empty: Snapshot) -> None:
    rows = [
        ["Sổ văn bản đến năm 2026"],
        ["STT", "Số, ký hiệu", "Ngày tháng", "Nơi gửi", "Trích yếu"],
        [1, "9/UBND-VX", "02/3/2026", "UBND tỉnh", "x"],
    ]
    assert after(planned(book(rows), empty)).all(DocumentEntry)[0].direction is Direction.INCOMING
