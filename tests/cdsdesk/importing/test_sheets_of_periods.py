"""The same list on a sheet for each month: one plan, each thing once, results of several periods."""

from collections.abc import Sequence

from cdsdesk.importing.options import ImportOptions, TableSaid
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.documents import Document
from cdsdesk.model.indicators import Indicator, Measurement
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress, Task
from cdsdesk.readers.raw import RawBook, RawSheet
from tests.support.messy.reading import planned

Rows = Sequence[Sequence[str]]
NAMES = ("Số hồ sơ trực tuyến", "Tỷ lệ thanh toán số", "Số điểm phát wifi")
WORK = ("Lắp đặt wifi công cộng", "Nâng cấp mạng LAN", "Số hóa hồ sơ hộ tịch")
SAID = "ghi lại các mục của trang “Trang 1” cho kỳ khác"


def sheet(title: str, figure: int, names: Sequence[str] = NAMES) -> Rows:
    lines = [[str(at), name, "số", str(figure + at)] for at, name in enumerate(names, 1)]
    return [[title, "", "", ""], ["STT", "Chỉ tiêu", "ĐVT", "Kết quả"], *lines]


def of_work(title: str, result: str) -> Rows:
    lines = [[str(at), name, "Văn phòng", f"{result} {at}"] for at, name in enumerate(WORK, 1)]
    return [[title, "", "", ""], ["STT", "Nhiệm vụ", "Chủ trì", "Kết quả thực hiện"], *lines]


def read(*sheets: Rows, options: ImportOptions | None = None) -> ImportPlan:
    named = [(f"Trang {number}", lines) for number, lines in enumerate(sheets, 1)]
    book = tuple(RawSheet(name, True, (0, 0), [list(line) for line in lines], ()) for name, lines in named)
    plan = planned(RawBook(book), options or ImportOptions())
    assert plan is not None
    return plan


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


def notes(plan: ImportPlan) -> str:
    return "\n".join(note.message for table in plan.tables for note in table.table.repairs)


def test_three_months_are_one_plan_with_each_indicator_once() -> None:
    plan = read(*(sheet(f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU THÁNG {month}/2026", 100 * month) for month in (1, 2, 3)))
    data = after(plan)
    assert [each.name for each in data.all(Indicator)] == [*NAMES]
    assert len({table.plan for table in plan.tables}) == 1
    found = sorted((each.period, each.text) for each in data.all(Measurement))
    assert found == [(f"2026-M0{month}", f"{100 * month + at}") for month in (1, 2, 3) for at in (1, 2, 3)]
    assert notes(plan).count(SAID) == 2


def test_quarters_of_the_same_tasks_are_one_plan_too() -> None:
    plan = read(of_work("TIẾN ĐỘ NHIỆM VỤ QUÝ I NĂM 2026", "đã làm"), of_work("TIẾN ĐỘ NHIỆM VỤ QUÝ II/2026", "xong"))
    data = after(plan)
    assert [each.title for each in data.all(Task)] == [*WORK]
    assert sorted(each.period for each in data.all(Progress)) == ["2026-Q1"] * 3 + ["2026-Q2"] * 3
    assert notes(plan).count(SAID) == 1


def test_other_lists_titles_and_years_stay_apart() -> None:
    first = sheet("KẾT QUẢ CHỈ TIÊU THÁNG 1/2026", 100)
    for other in (
        sheet("KẾT QUẢ CHỈ TIÊU THÁNG 1/2025", 100),
        sheet("KẾT QUẢ CHỈ TIÊU Y TẾ THÁNG 2/2026", 100),
        sheet("KẾT QUẢ CHỈ TIÊU THÁNG 2/2026", 100, ("Số hộ nghèo", "Số lớp tập huấn", "Số điểm phát wifi")),
    ):
        plan = read(first, other)
        assert len({table.plan for table in plan.tables}) == 2
        assert SAID not in notes(plan)
        assert len(after(plan).all(Document)) == 2


def test_a_plan_that_a_person_chose_goes_before() -> None:
    told = ImportOptions(tables={("Trang 2", 1): TableSaid(plan="145/KH-UBND", plan_year=2026)})
    sheets = (sheet("KẾT QUẢ CHỈ TIÊU THÁNG 1/2026", 1), sheet("KẾT QUẢ CHỈ TIÊU THÁNG 2/2026", 2))
    plan = read(*sheets, options=told)
    assert len({table.plan for table in plan.tables}) == 2
    assert SAID not in notes(plan)
