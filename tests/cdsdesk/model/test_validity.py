"""What is wrong in a record by itself is told in a sentence; what is merely odd passes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cdsdesk.model.activities import Activity, Attendance
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.office import Holiday, Period, Setting, Unit, UnitAlias, UnitSuccession
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.reports import Report, ReportState, SameAs, Waiver, is_final
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import InfoSystem
from cdsdesk.model.tasks import Funding, Milestone, PlanItem, Progress, Section, Task
from cdsdesk.model.teams import Member, Team
from cdsdesk.model.validity import problems

D = date
UNIT = Unit(uid="w", name="UBND phường Vạn Thạnh")
PROGRESS = Progress(uid="g", unit="w", task="t", period="2022")
KINDS = (
    *("tasks", "projects", "budget", "budget_by_source", "assigned", "status", "indicators", "indicator_years"),
    *("documents", "systems", "compliance", "teams"),
)
REPORT = Report(uid="r", unit="w", period="2022")
PLAN = Document(uid="plan", type="Kế hoạch", number="145", symbol="KH-UBND")

WRONG: list[tuple[Record, tuple[str, ...]]] = [
    (Task(uid="t"), ("Nhiệm vụ chưa có “Nội dung, nhiệm vụ”",)),
    (Task(uid="t", title=" \n"), ("Nhiệm vụ chưa có “Nội dung, nhiệm vụ”",)),
    (Unit(uid="u"), ("Đơn vị chưa có “Tên đơn vị”",)),
    (UnitAlias(uid="a", alias="P. VHXH"), ("Tên gọi khác của đơn vị chưa có “Là đơn vị”",)),
    (Period(uid="p"), ("Kỳ báo cáo chưa có “Mã kỳ”",)),
    (Holiday(uid="h", name="Quốc khánh"), ("Ngày nghỉ chưa có “Ngày”",)),
    (Setting(uid="s", value="x"), ("Thiết lập chưa có “Tên thiết lập”",)),
    (
        Document(uid="d"),
        ("Văn bản chưa có “Số” hoặc “Số, ký hiệu như đã viết” hoặc “Ký hiệu” hoặc “Trích yếu” hoặc “Loại văn bản”",),
    ),
    (DocumentEntry(uid="e"), ("Dòng sổ văn bản chưa có “Văn bản”",)),
    (Section(uid="s", plan="plan"), ("Mục chưa có “Số mục” hoặc “Tên mục”",)),
    (PlanItem(uid="i"), ("Mục trong kế hoạch chưa có “Kế hoạch”", "Mục trong kế hoạch chưa có “Nhiệm vụ”")),
    (Milestone(uid="m", task="t"), ("Giai đoạn chưa có “Việc của giai đoạn” hoặc “Thời hạn (như văn bản)”",)),
    (replace(PROGRESS, task=""), ("Kết quả thực hiện chưa có “Nhiệm vụ”",)),
    (replace(PROGRESS, period=""), ("Kết quả thực hiện chưa có “Kỳ”",)),
    (Funding(uid="f"), ("Kinh phí chưa có “Nhiệm vụ”",)),
    (Indicator(uid="n", scope="Tại cấp xã"), ("Chỉ tiêu chưa có “Chỉ tiêu”",)),
    (Target(uid="a", indicator="n"), ("Mục tiêu chưa có “Năm”",)),
    (Measurement(uid="m", period="2022"), ("Kết quả chỉ tiêu chưa có “Chỉ tiêu”",)),
    (Team(uid="t"), ("Tổ công nghệ số chưa có “Thôn, tổ dân phố” hoặc “Tên tổ”",)),
    (Member(uid="m", team="t"), ("Thành viên tổ chưa có “Họ và tên” hoặc “Đã lược thông tin cá nhân”",)),
    (Activity(uid="a"), ("Hoạt động chưa có “Nội dung”",)),
    (Attendance(uid="a", activity="x"), ("Tham dự chưa có “Thành viên”",)),
    (InfoSystem(uid="s"), ("Hệ thống thông tin chưa có “Tên hệ thống”",)),
    (Waiver(uid="w", period="2022"), ("Lý do giữ nguyên chưa có “Quy tắc”",)),
    (Report(uid="r"), ("Báo cáo chưa có “Kỳ”",)),
    (SameAs(uid="s", old="x", kept="x"), ("Hai mã của một bản ghi phải khác nhau",)),
    (UnitSuccession(uid="s", old="x", new="x"), ("Đơn vị không kế thừa chính nó",)),
    (
        replace(UNIT, valid_from=D(2025, 7, 1), valid_to=D(2025, 6, 30)),
        ("Đơn vị hoạt động đến 30/6/2025, trước ngày bắt đầu 01/7/2025",),
    ),
    (replace(UNIT, parent="w"), ("Đơn vị không thể thuộc chính nó",)),
    (Section(uid="s", plan="p", title="x", parent="s"), ("Mục không thể thuộc chính nó",)),
    (replace(PROGRESS, percent=Decimal("100.1")), ("Tỷ lệ hoàn thành phải từ 0 đến 100, không phải 100,1",)),
    (replace(PROGRESS, percent=Decimal(-1)), ("Tỷ lệ hoàn thành phải từ 0 đến 100, không phải -1",)),
    (
        replace(REPORT, number="5/BC-UBND"),
        ("Số báo cáo chỉ ghi phần số như “5” hoặc “05a”, không phải “5/BC-UBND”",),
    ),
    (replace(REPORT, number="năm"), ("Số báo cáo chỉ ghi phần số như “5” hoặc “05a”, không phải “năm”",)),
    (replace(REPORT, annexes="tất cả"), ("Các phụ lục phải là một danh sách",)),
    (
        replace(REPORT, annexes=["tasks"]),
        ("Phụ lục thứ 1: phải là một nhóm gồm các khoá kind, plan, annex, title, unit, ask",),
    ),
    (
        replace(REPORT, annexes=[{"kind": "indicators"}, {"kind": "bảng"}]),
        (f"Phụ lục thứ 2: kind phải là một trong {', '.join(KINDS)}",),
    ),
    (replace(REPORT, annexes=[{"kind": "tasks"}]), ("Phụ lục thứ 1: thiếu plan, mã uid của kế hoạch",)),
    (replace(REPORT, annexes=[{"kind": "indicators", "title": 5}]), ("Phụ lục thứ 1: title phải là chữ",)),
    (
        replace(REPORT, annexes=[{"kind": "indicators", "cột": "x"}]),
        ("Phụ lục thứ 1: không có khoá cột; các khoá có: kind, plan, annex, title, unit, ask",),
    ),
]

RIGHT: list[Record] = [
    UNIT,
    replace(UNIT, valid_from=D(2025, 7, 1), valid_to=D(2025, 7, 1), parent="x"),
    Task(uid="t", title="Việc", deadline_from=D(2022, 6, 1), deadline_to=D(2022, 5, 1)),
    PROGRESS,
    replace(PROGRESS, percent=Decimal(0)),
    replace(PROGRESS, percent=Decimal(100)),
    Member(uid="m", team="t", withheld=True),
    Team(uid="t", hamlet="Tổ dân phố 5"),
    Document(uid="d", subject="Bảng nhiệm vụ"),
    Section(uid="s", plan="plan", number="I"),
    Target(uid="a", indicator="n", year=2022),
    SameAs(uid="s", old="x", kept="y"),
    REPORT,
    *(replace(REPORT, number=number) for number in ("5", "05a", "1234")),
    replace(REPORT, annexes=[]),
    replace(REPORT, annexes=[{"kind": "tasks", "plan": "plan", "annex": "I", "title": "Các nhiệm vụ"}]),
]


@pytest.mark.parametrize(("record", "words"), WRONG)
def test_what_is_wrong_is_told(record: Record, words: tuple[str, ...]) -> None:
    assert problems(record) == words


@pytest.mark.parametrize("record", RIGHT)
def test_what_is_whole_passes(record: Record) -> None:
    assert problems(record) == ()


def test_every_type_can_be_asked() -> None:
    assert all(isinstance(problems(record(uid="x")), tuple) for record in RECORD_TYPES)


def test_a_record_that_stands_under_itself_is_told() -> None:
    city, ward = Unit(uid="c", name="Thành phố", parent="w"), replace(UNIT, parent="c")
    above = Snapshot("w", {"c": city, "w": UNIT})
    assert problems(ward, above) == ("Đơn vị không thể thuộc một bản ghi nằm dưới nó",)
    assert problems(ward, Snapshot("w", {"c": replace(city, parent="")})) == ()
    assert problems(ward) == (), "what stands above is only known from the others"


def test_a_ring_above_a_record_does_not_hold_up() -> None:
    ring = Snapshot("w", {"a": Unit(uid="a", name="A", parent="b"), "b": Unit(uid="b", name="B", parent="a")})
    assert problems(replace(UNIT, parent="a"), ring) == ()


def test_an_annex_names_a_plan_that_is_there() -> None:
    report = replace(REPORT, annexes=[{"kind": "tasks", "plan": "plan"}])
    assert problems(report, Snapshot("w", {"plan": PLAN})) == ()
    assert problems(report, Snapshot("w", {})) == ("Phụ lục thứ 1: không có kế hoạch plan",)


@pytest.mark.parametrize("state", list(ReportState))
def test_what_is_signed_sent_or_replaced_is_final(state: ReportState) -> None:
    assert is_final(replace(REPORT, state=state)) is (state not in (ReportState.DRAFT, ReportState.EXPORTED))
