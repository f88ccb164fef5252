"""Which plan a table belongs to when a year is told, and the years that a plan covers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cdsdesk.errors import UsageError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.documents import Document
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
HEAD = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện"]
TASK = ["1", "Số hóa hồ sơ", "Văn phòng", "Quý I"]
CITED = ["Nhiệm vụ tại Kế hoạch số 77/KH-UBND ngày 03/3/2026 của UBND tỉnh Khánh Hòa"]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


def years(data: Snapshot) -> list[tuple[int | None, int | None]]:
    return [(each.year_from, each.year_to) for each in data.all(Document)]


def with_documents(data: Snapshot, *documents: Document) -> Snapshot:
    return replace(data, records={**data.records, **{each.uid: each for each in documents}})


def test_a_plan_without_date_gets_its_year_from_the_flag(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([HEAD, TASK]), empty, plan="12/KH-UBND", plan_year=2025))
    assert years(data) == [(2025, 2025)]


def test_a_plan_with_a_date_gets_that_year(book: Make, empty: Snapshot) -> None:
    assert years(after(planned(book([CITED, HEAD, TASK]), empty))) == [(2026, 2026)]


def test_a_plan_without_date_gets_the_years_of_title_or_headings(book: Make, empty: Snapshot) -> None:
    assert years(after(planned(book([["Nhiệm vụ quý I năm 2026"], HEAD, TASK]), empty))) == [(2026, 2026)]
    assert years(after(planned(book([["Nhiệm vụ giai đoạn 2026 - 2028"], HEAD, TASK]), empty))) == [(2026, 2028)]
    money = [[*HEAD, "Kinh phí 2026", "Kinh phí 2027"], [*TASK, "", ""]]
    assert years(after(planned(book(money), empty, plan="12/KH-UBND"))) == [(2026, 2027)]
    aims = [["STT", "Chỉ tiêu", "Năm 2021 (Đã đạt)", "Năm 2022", "Năm 2025"], ["1", "Tỷ lệ", "1%", "2%", "5%"]]
    assert years(after(planned(book(aims), empty, plan="12/KH-UBND"))) == [(2022, 2025)]


def test_a_table_that_tells_no_year_gives_its_plan_the_period_of_the_import(book: Make, empty: Snapshot) -> None:
    assert years(after(planned(book([HEAD, TASK]), empty, plan="12/KH-UBND", period="2024-Q3"))) == [(2024, 2024)]


def test_a_stored_plan_without_year_is_completed(book: Make, empty: Snapshot) -> None:
    known = Document(uid="p", number="12", symbol="KH-UBND", assigns_work=True)
    data = after(planned(book([["Nhiệm vụ năm 2026"], HEAD, TASK]), with_documents(empty, known), plan="12/KH-UBND"))
    assert years(data) == [(2026, 2026)]


def test_a_second_annex_for_another_year_widens_the_plan(book: Make, empty: Snapshot) -> None:
    cited = "(Kèm theo Kế hoạch số 88/KH-UBND ngày 20/12/2022 của UBND tỉnh Khánh Hòa)"
    first = [["Phụ lục I"], ["NHIỆM VỤ NĂM 2022"], [cited], HEAD, TASK]
    second = [["Phụ lục II"], ["NHIỆM VỤ NĂM 2023"], [cited], HEAD, TASK]
    assert years(after(planned(book(first, second), empty))) == [(2022, 2023)]
    one = after(planned(book(first), empty))
    assert years(one) == [(2022, 2022)]
    both = after(planned(book(second), one))
    assert years(both) == [(2022, 2023)]
    assert years(after(planned(book(first), both))) == [(2022, 2023)]
    assert planned(book(second), both).changes("Nhập lại").changes == ()


def test_years_that_a_person_wrote_are_never_narrowed(book: Make, empty: Snapshot) -> None:
    wide = Document(uid="p", number="12", symbol="KH-UBND", assigns_work=True, year_from=2020, year_to=2030)
    rows = [["Nhiệm vụ năm 2026"], HEAD, TASK]
    assert years(after(planned(book(rows), with_documents(empty, wide), plan="12/KH-UBND"))) == [(2020, 2030)]


def test_a_year_before_the_told_one_does_not_make_an_undated_plan_another(book: Make, empty: Snapshot) -> None:
    rows = [["So với năm 2021"], HEAD, TASK]
    data = after(planned(book(rows), empty, plan="12/KH-UBND", plan_year=2022))
    assert years(data) == [(2022, 2022)]
    assert planned(book(rows), data, plan="12/KH-UBND", plan_year=2022).changes("Nhập lại").changes == ()


def test_the_told_year_goes_before_a_title_that_names_the_same_number(book: Make, empty: Snapshot) -> None:
    rows = [CITED, HEAD, TASK]
    old = Document(uid="old", number="77", symbol="KH-UBND", date=date(2025, 2, 1), assigns_work=True)
    known = with_documents(empty, old)
    assert planned(book(rows), known, plan="77/KH-UBND", plan_year=2025).tables[0].plan == "old"
    made = after(planned(book(rows), known, plan="77/KH-UBND", plan_year=2024))
    new = next(each for each in made.all(Document) if each.uid != "old")
    assert (new.number, new.symbol, new.date, new.issuer, new.year_from) == ("77", "KH-UBND", None, "", 2024)
    assert planned(book(rows), made, plan="77/KH-UBND", plan_year=2024).changes("Nhập lại").changes == ()


def test_a_told_year_that_agrees_with_the_title_keeps_its_date(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([CITED, HEAD, TASK]), empty, plan="77/KH-UBND", plan_year=2026))
    (plan,) = data.all(Document)
    assert (plan.date, plan.issuer) == (date(2026, 3, 3), "UBND tỉnh Khánh Hòa")


def test_a_plan_may_be_told_by_its_uid(book: Make, empty: Snapshot) -> None:
    uid = "8a8da3aa-06ec-5427-a88f-0901ce6ec1ef"
    known = Document(uid=uid, number="5", symbol="KH-UBND", date=date(2026, 1, 9), assigns_work=True)
    plan = planned(book([CITED, HEAD, TASK]), with_documents(empty, known), plan=uid)
    assert plan.tables[0].plan == uid
    (kept,) = after(plan).all(Document)
    assert (kept.number, kept.date, kept.issuer) == ("5", date(2026, 1, 9), "")


def test_a_flag_that_contradicts_the_date_told_with_it_is_refused(book: Make, empty: Snapshot) -> None:
    with pytest.raises(UsageError, match="--plan-year"):
        planned(book([HEAD, TASK]), empty, plan="Kế hoạch số 5/KH-UBND ngày 03/3/2026", plan_year=2025)
