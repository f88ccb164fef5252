from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cdsdesk.actions.report import ReportRequest, export, last_period, preview, report_of
from cdsdesk.document.blocks import DataRow, Heading, IssuedDocument, SectionRow, Table, TotalRow
from cdsdesk.errors import UsageError
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Measurement
from cdsdesk.model.reports import Report, ReportKind
from cdsdesk.model.tasks import AmountKind, Funding, PlanItem, Section, Source, Task
from tests.support.issued_texts import texts
from tests.support.memory_store import MemoryStore
from tests.support.sample_office import sample_store
from tests.support.shares import share
from tests.support.small_office import OFFICE, small_records

_PLANNED = AmountKind.PLANNED
ASKED = ReportRequest("2023", kind=ReportKind.KE_HOACH)


def plan(*more: Record) -> IssuedDocument:
    store = MemoryStore(OFFICE, [*small_records(), *more])
    snapshot = store.snapshot("2023")
    return preview(snapshot, ASKED, last_period(store, snapshot, ReportKind.KE_HOACH))


def of_2023() -> list[Record]:
    return [
        Document(
            uid="p23",
            type="Kế hoạch",
            number="12",
            symbol="KH-UBND",
            date=date(2023, 1, 20),
            issuer="UBND tỉnh A",
            subject="Về chuyển đổi số năm 2023",
            assigns_work=True,
            year_from=2023,
        ),
        Task(
            uid="new", title="Phủ sóng wifi", lead=("Phòng A",), coordinators=("Phòng B",), deadline_text="Quý I/2023"
        ),
        PlanItem(uid="i-new", plan="p23", task="new", code="1.1"),
    ]


def test_a_plan_without_a_year_before_has_no_parts() -> None:
    words = texts(plan(*of_2023(), *[]))
    assert words[0].startswith("Phần I\nĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2022")
    store = MemoryStore(OFFICE, of_2023())
    bare = texts(preview(store.snapshot("2023"), ASKED))
    assert not any(line.startswith("Phần") for line in bare)
    assert bare[:3] == [
        "I. Căn cứ lập kế hoạch",
        (
            "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi số quốc "
            "gia đến năm 2025, định hướng đến năm 2030;"
        ),
        "Kế hoạch số 12/KH-UBND ngày 20/01/2023 của UBND tỉnh A về chuyển đổi số năm 2023.",
    ]


def test_results_of_the_year_before_stand_in_a_table_with_their_evaluation() -> None:
    document = plan(*share("k", 60, 80, "80%"), *share("l", 9, 10, "80%"))
    (table,) = [block for block in document.body if isinstance(block, Table)]
    assert [cell.text for cell in table.header[0]] == ["Mục tiêu", "Mục tiêu đề ra", "Kết quả", "Đánh giá"]  # type: ignore[union-attr]
    rows = [[cell.text for cell in row.cells] for row in table.rows if isinstance(row, DataRow)]
    assert rows == [["Tỷ lệ k", "80%", "75% (60/80)", "Chưa đạt"], ["Tỷ lệ l", "80%", "90% (9/10)", "Vượt"]]


def test_aims_of_the_year_stand_beside_the_result_before() -> None:
    indicator, target, told = share("k", 60, 80, "80%")
    aimed = replace(target, uid="t23", year=2023, text="tối thiểu 85%")  # type: ignore[call-arg]
    assert "Tỷ lệ k đạt tối thiểu 85%; kết quả năm 2022: 75% (60/80)." in texts(plan(indicator, target, told, aimed))


@pytest.mark.parametrize(
    ("text", "printed"),
    [("85", "85%"), ("≥ 85", "≥ 85%"), ("Tối thiểu 60", "Tối thiểu 60%"), ("70 - 80", "70 - 80%"), ("80%", "80%")],
)
def test_a_target_without_its_unit_is_given_it(text: str, printed: str) -> None:
    indicator, target, told = share("k", 60, 80, "80%")
    aimed = replace(target, uid="t23", year=2023, text=text)  # type: ignore[call-arg]
    assert any(f"đạt {printed}; kết quả" in line for line in texts(plan(indicator, target, told, aimed)))


def test_tasks_are_numbered_through_and_unfinished_ones_are_carried_over() -> None:
    document = plan(*of_2023())
    (table,) = document.annexes[0].blocks
    assert isinstance(table, Table)
    assert document.annexes[0].title == "DANH MỤC NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2023"
    codes = [row.cells[0].text for row in table.rows if isinstance(row, DataRow)]
    assert codes == ["1", "2", "3", "4", "5"]
    assert [row.text for row in table.rows if isinstance(row, SectionRow)] == ["Nhiệm vụ chuyển tiếp từ năm 2022"]
    assert "Phòng A: chủ trì 01 nhiệm vụ (số 1 tại Phụ lục);" in texts(document)
    assert "Phòng Văn hóa - Xã hội: chủ trì 04 nhiệm vụ (số 2 - 5 tại Phụ lục)." in texts(document)


def test_a_list_of_the_office_itself_keeps_its_codes_and_carried_tasks_follow_it() -> None:
    own = [
        Document(
            uid="own",
            type="Kế hoạch",
            symbol="KH-UBND",
            issuer="UBND phường Vạn Thạnh",
            assigns_work=True,
            year_from=2023,
        ),
        Section(uid="s1", plan="own", number="I", title="Hạ tầng số", position=1),
        Section(uid="s2", plan="own", number="II", title="Chính quyền số", position=2),
        Task(uid="t1", title="Phủ sóng wifi", lead=("Phòng A",)),
        Task(uid="t2", title="Cấp chữ ký số", lead=("Phòng A",)),
        PlanItem(uid="i1", plan="own", task="t1", section="s1", code="1.1"),
        PlanItem(uid="i2", plan="own", task="t2", section="s2", code="2.1"),
    ]
    document = plan(*own)
    (table,) = document.annexes[0].blocks
    assert isinstance(table, Table)
    codes = [row.cells[0].text for row in table.rows if isinstance(row, DataRow)]
    assert codes == ["1.1", "2.1", "3.1", "3.2", "3.3", "3.4"]
    headings = [(row.number, row.text) for row in table.rows if isinstance(row, SectionRow)]
    assert headings[-1] == ("III", "Nhiệm vụ chuyển tiếp từ năm 2022")
    assert "Phòng A: chủ trì 02 nhiệm vụ (số 1.1, 2.1 tại Phụ lục);" in texts(document)


def test_plain_numbers_of_the_office_itself_go_on_with_carried_tasks() -> None:
    own = [
        Document(
            uid="own",
            type="Kế hoạch",
            symbol="KH-UBND",
            issuer="UBND phường Vạn Thạnh",
            assigns_work=True,
            year_from=2023,
        ),
        Task(uid="t1", title="Phủ sóng wifi", lead=("Phòng A",)),
        PlanItem(uid="i1", plan="own", task="t1", code="7"),
    ]
    (table,) = plan(*own).annexes[0].blocks
    assert isinstance(table, Table)
    assert [row.cells[0].text for row in table.rows if isinstance(row, DataRow)] == ["7", "8", "9", "10", "11"]


def test_a_deadline_that_is_over_before_the_year_is_no_time_to_do_a_task_in() -> None:
    document = plan(*of_2023())
    words = texts(document)
    assert "Đề án thí điểm mô hình đô thị thông minh, do Phòng Văn hóa - Xã hội chủ trì;" in words
    assert any(line.startswith("Phủ sóng wifi") and "thời gian thực hiện: quý I/2023" in line for line in words)
    (table,) = document.annexes[0].blocks
    assert isinstance(table, Table)
    times = {row.cells[1].text: row.cells[-1].text for row in table.rows if isinstance(row, DataRow)}
    assert times["Đề án thí điểm mô hình đô thị thông minh"] == ""
    assert times["Phủ sóng wifi"] == "Quý I/2023"
    assert times["Số hóa dữ liệu hoạt động của các cơ quan"] == "Thường xuyên"


def test_results_that_stand_from_an_earlier_period_of_the_year_say_so() -> None:
    both = [*share("k", 60, 80, "80%"), *share("m", 90, 100, "80%")]
    earlier = [replace(row, period="2022-9M") if isinstance(row, Measurement) else row for row in both]
    assert any("đã có kết quả, có 0" in line for line in texts(plan(*both)))
    assert any("đã có kết quả (số liệu 9 tháng đầu năm 2022), có 0" in line for line in texts(plan(*earlier)))


def test_a_plan_tells_of_no_day_of_the_year_before_that_is_still_to_come() -> None:
    entry = DocumentEntry(uid="e", unit="office", document="d")
    issued = Document(uid="d", type="Quyết định", number="9", symbol="QĐ-UBND", date=date(2022, 3, 1), subject="A")
    store = MemoryStore(OFFICE, [*small_records(), issued, entry])

    def told(**day: date) -> list[str]:
        snapshot = store.snapshot("2023")
        asked = ReportRequest("2023", kind=ReportKind.KE_HOACH, **day)  # type: ignore[arg-type]
        return texts(preview(snapshot, asked, last_period(store, snapshot, ReportKind.KE_HOACH)))

    undated, early, late = told(), told(issued_on=date(2022, 11, 22)), told(issued_on=date(2023, 1, 5))
    assert "Trong năm 2022, Ủy ban nhân dân phường Vạn Thạnh đã ban hành 01 quyết định:" in undated
    assert any(line.startswith("Có 02 nhiệm vụ trễ hạn:") for line in undated)
    assert not any("14/12/2022" in line for line in undated)
    assert any("(tính đến ngày 22/11/2022)" in line for line in early)
    assert any("(tính đến ngày 14/12/2022)" in line for line in late)


def test_stages_of_a_deadline_stand_within_a_sentence() -> None:
    stages = "- Lập hồ sơ: Tháng 6/2023.\n- Phê duyệt: Quý IV/2023."
    task = Task(uid="new", title="Phê duyệt cấp độ", lead=("Phòng A",), deadline_text=stages)
    words = texts(plan(*(record for record in of_2023() if record.uid != "new"), task))
    found = next(line for line in words if line.startswith("Phê duyệt cấp độ"))
    assert "thời gian thực hiện: lập hồ sơ: tháng 6/2023; phê duyệt: quý IV/2023" in found


def test_the_budget_has_a_merged_header_and_its_sum() -> None:
    money = [
        Funding(
            uid=f"f{at}",
            unit="office",
            task="new",
            year=2023,
            source=source,
            amount_kind=AmountKind.PLANNED,
            amount=amount * 1_000_000,
        )
        for at, (source, amount) in enumerate([(Source.PROVINCE, 700), (Source.LOCAL, 300)])
    ]
    document = plan(*of_2023(), *money)
    (table,) = document.annexes[1].blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.header[1]] == ["Tổng số", "Ngân sách tỉnh", "Ngân sách địa phương"]
    (total,) = [row for row in table.rows if isinstance(row, TotalRow)]
    assert [cell.value for cell in total.cells[-3:]] == [1000, 700, 300]
    assert (
        "Kinh phí thực hiện năm 2023: kế hoạch 1.000 triệu đồng (ngân sách tỉnh 700 triệu đồng, "
        "ngân sách địa phương 300 triệu đồng)."
    ) in texts(document)


def test_a_plan_names_its_annexes_and_tells_the_money_of_the_year_before() -> None:
    spent = [
        Funding(
            uid="f1", unit="office", task="t21", year=2022, source=Source.LOCAL, amount=5_000_000, amount_kind=_PLANNED
        ),
        Funding(
            uid="f2", unit="office", task="t61", year=2022, source=Source.LOCAL, amount=7_000_000, amount_kind=_PLANNED
        ),
    ]
    chosen = [
        {"kind": "budget_by_source", "plan": "plan", "title": "Tổng hợp kinh phí năm 2022", "unit": "dong"},
        {"kind": "assigned", "title": "Danh mục các nhiệm vụ, dự án trọng tâm năm 2023"},
    ]
    report = Report(uid="r", unit="office", kind=ReportKind.KE_HOACH, period="2023", annexes=chosen)
    document = plan(*of_2023(), *spent, report)
    assert [(annex.number, annex.title) for annex in document.annexes] == [
        ("I", "TỔNG HỢP KINH PHÍ NĂM 2022"),
        ("II", "DANH MỤC CÁC NHIỆM VỤ, DỰ ÁN TRỌNG TÂM NĂM 2023"),
    ]
    money, work = (annex.blocks[0] for annex in document.annexes)
    assert isinstance(money, Table)
    assert isinstance(work, Table)
    assert money.unit_line == "ĐVT: Đồng"
    sums = [[cell.text for cell in row.cells[-2:]] for row in money.rows if isinstance(row, TotalRow)]
    assert sums == [["5.000.000"] * 2, ["7.000.000"] * 2, ["12.000.000"] * 2]
    assert sum(isinstance(row, DataRow) for row in work.rows) == 5
    assert {annex.reference.year for annex in document.annexes} == {2023}


def test_a_plan_is_addressed_to_nobody_and_sent_to_those_above() -> None:
    store = sample_store()
    document = preview(store.snapshot("2026"), ReportRequest("2026", kind=ReportKind.KE_HOACH))
    assert document.addressees is None
    assert document.recipients.lines[0] == "Sở Khoa học và Công nghệ (b/c)"
    assert "Như trên" not in document.recipients.lines
    assert document.letterhead.symbol == "KH-UBND"
    assert {annex.reference.kind for annex in document.annexes} == {"Kế hoạch"}


def test_a_plan_is_made_for_a_whole_year() -> None:
    store = sample_store()
    with pytest.raises(UsageError, match="Kế hoạch lập cho cả năm"):
        report_of(store.snapshot("2026-Q1"), ReportRequest("2026-Q1", kind=ReportKind.KE_HOACH))


def test_a_plan_goes_to_pdf_and_workbook(tmp_path: Path) -> None:
    store = sample_store()
    made = export(
        store, ReportRequest("2024", kind=ReportKind.KE_HOACH, pdf=tmp_path / "k.pdf", xlsx=tmp_path / "k.xlsx")
    )
    assert [path.stat().st_size > 1000 for path in made.files] == [True, True]
    parts = [
        block
        for block in preview(store.snapshot("2024"), replace(ASKED, period="2024")).body
        if isinstance(block, Heading) and block.centered
    ]
    assert [part.text.split("\n")[0] for part in parts] == ["Phần I", "Phần II"]
