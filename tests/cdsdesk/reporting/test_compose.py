from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cdsdesk.document.blocks import DataRow, IssuedDocument, SectionRow, Table
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Comparator, Indicator, Measurement, Pillar, Target
from cdsdesk.model.office import Unit
from cdsdesk.model.reports import Narrative, Report
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Funding, State, Task, TaskKind
from cdsdesk.reporting.compose import compose
from tests.support.issued_texts import texts
from tests.support.nha_trang import everything


def year(*more: Record) -> Snapshot:
    base = everything()
    records = dict(base.records) | {record.uid: record for record in more}
    return select(replace(base, records=records), "2022", changed=None)


def report(**fields: object) -> Report:
    return Report(uid="report", unit="office", period="2022", **fields)  # type: ignore[arg-type]


def table(document: IssuedDocument, annex: int) -> Table:
    (found,) = document.annexes[annex].blocks
    assert isinstance(found, Table)
    return found


def own_plan(snapshot: Snapshot) -> str:
    return next(d.uid for d in snapshot.all(Document) if d.number == "3536")


def test_two_annexes_print_28_and_17_rows_in_order() -> None:
    document = compose(year(), report())
    codes = [[row.cells[0].text for row in table(document, index).rows if isinstance(row, DataRow)] for index in (0, 1)]
    assert [annex.label for annex in document.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert [len(one) for one in codes] == [28, 17]
    assert codes[0][:11] == [f"1.{n}" for n in range(1, 12)]
    assert codes[1] == [*(f"1.{n}" for n in range(1, 14)), "2.1", "2.2", "2.3", "3.1"]
    assert [len(table(document, index).columns) for index in (0, 1)] == [7, 9]


def test_summary_of_a_plan_counts_its_tasks_and_names_their_places() -> None:
    snapshot = year()
    lines = texts(compose(snapshot, report(summary_plan=own_plan(snapshot))))
    start = lines.index("Tổng số nhiệm vụ: 21, trong đó:")
    assert lines[start + 1 : start + 6] == [
        "Tổng số nhiệm vụ đã hoàn thành, đúng hạn: 6 (Phụ lục I 5.1; Phụ lục II 1.6, 2.1, 2.2, 2.3, 3.1);",
        "Tổng số nhiệm vụ đã hoàn thành, trễ hạn: 0;",
        (
            "Tổng số nhiệm vụ đang tiếp tục thực hiện theo tiến độ: 8 "
            "(Phụ lục I 2.8, 6.2; Phụ lục II 1.1, 1.2, 1.3, 1.4, 1.7, 1.8);"
        ),
        "Tổng số nhiệm vụ đang thực hiện, trễ hạn: 2 (Phụ lục I 6.1; Phụ lục II 1.13);",
        "Tổng số nhiệm vụ chưa thực hiện, trễ hạn: 5 (Phụ lục II 1.5, 1.9, 1.10, 1.11, 1.12).",
    ]


def test_without_a_chosen_plan_every_plan_of_the_year_is_summed_up() -> None:
    lines = texts(compose(year(), report()))
    assert [line for line in lines if line.startswith("Tổng số nhiệm vụ: ")] == [
        "Tổng số nhiệm vụ: 28, trong đó:",
        "Tổng số nhiệm vụ: 21, trong đó:",
    ]


def test_a_suspended_task_is_counted_on_a_line_of_its_own() -> None:
    base = everything()
    told = base.get("told-II-1.5")
    assert told is not None
    snapshot = year(replace(told, status_written=State.SUSPENDED))  # type: ignore[call-arg]
    lines = texts(compose(snapshot, report(summary_plan=own_plan(snapshot))))
    assert "Tổng số nhiệm vụ tạm hoãn: 1 (Phụ lục II 1.5)." in lines


def test_sections_stand_above_their_rows_once() -> None:
    rows = table(compose(year(), report()), 0).rows
    assert [row.number for row in rows if isinstance(row, SectionRow)] == ["1", "2", "3", "4", "5", "6"]
    assert isinstance(rows[0], SectionRow)


def test_documents_are_counted_by_type_and_listed_by_date() -> None:
    later = Document(
        uid="d2", type="Công văn", number="12", symbol="UBND-VHXH", date=date(2022, 4, 15), subject="về việc tập huấn"
    )
    first = Document(
        uid="d1", type="Quyết định", number="8", symbol="QĐ-UBND", date=date(2022, 2, 3), subject="Ban hành quy chế"
    )
    other_year = replace(first, uid="d3", date=date(2021, 2, 3))
    entries = [DocumentEntry(uid=f"e{n}", unit="office", document=f"d{n}") for n in (1, 2, 3)]
    lines = texts(compose(year(later, first, other_year, *entries), report()))
    at = next(index for index, line in enumerate(lines) if "văn bản, gồm" in line)
    assert "02 văn bản, gồm 01 công văn, 01 quyết định:" in lines[at]
    assert lines[at + 1 : at + 3] == [
        "Quyết định số 8/QĐ-UBND ngày 03/02/2022 về việc ban hành quy chế;",
        "Công văn số 12/UBND-VHXH ngày 15/4/2022 về việc tập huấn.",
    ]


def indicator_records(numerator: str, denominator: str, target: str) -> list[Record]:
    return [
        Indicator(uid="i", name="Trường học thu học phí không dùng tiền mặt", pillar=Pillar.ECONOMY, unit_text="%"),
        Target(
            uid="t", indicator="i", year=2022, comparator=Comparator.AT_LEAST, value=Decimal(target), text=f"{target}%"
        ),
        Measurement(
            uid="m",
            unit="office",
            indicator="i",
            period="2022",
            numerator=Decimal(numerator),
            denominator=Decimal(denominator),
        ),
    ]


def test_a_share_is_told_with_its_counts_target_and_evaluation() -> None:
    lines = texts(compose(year(*indicator_records("67", "107", "60")), report()))
    assert "Trường học thu học phí không dùng tiền mặt đạt 62,6% (67/107), vượt mục tiêu năm 2022 (60%)." in lines


@pytest.mark.parametrize(
    ("numerator", "denominator", "target", "printed"),
    [("79996", "100000", "80", "79,996% (79.996/100.000)"), ("4", "5", "80", "80% (4/5)")],
)
def test_rounding_never_hides_a_missed_target(numerator: str, denominator: str, target: str, printed: str) -> None:
    lines = texts(compose(year(*indicator_records(numerator, denominator, target)), report()))
    assert any(printed in line for line in lines)


def test_indicators_get_an_annex_after_the_plans() -> None:
    document = compose(year(*indicator_records("67", "107", "60")), report())
    assert [annex.label for annex in document.annexes] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    (row,) = [row for row in table(document, 2).rows if isinstance(row, DataRow)]
    assert [cell.text for cell in row.cells] == [
        "",
        "Trường học thu học phí không dùng tiền mặt",
        "%",
        "60%",
        "62,6% (67/107)",
        "Vượt",
        "",
    ]


def test_nothing_is_said_about_nothing_and_numbers_close_up() -> None:
    lines = texts(compose(year(), report()))
    assert not any("KHÓ KHĂN" in line for line in lines)
    words = Narrative(
        uid="n", unit="office", period="2022", section_key="kho_khan", own_text="Thiếu người.\n- Thiếu tiền"
    )
    lines = texts(compose(year(words), report()))
    at = lines.index("II. KHÓ KHĂN, VƯỚNG MẮC")
    assert lines[at + 1 : at + 3] == ["Thiếu người.", "Thiếu tiền"]
    assert lines[0] == "I. TÌNH HÌNH TRIỂN KHAI CHUYỂN ĐỔI SỐ VÀ KẾT QUẢ"
    assert lines[1].startswith("1. Tiến độ")


def test_letterhead_of_a_committee_stands_on_two_lines_and_numbers_stay_blank() -> None:
    document = compose(year(), report())
    assert document.letterhead.body_lines == ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ NHA TRANG")
    assert document.letterhead.parent_lines == ()
    assert (document.letterhead.number, document.letterhead.date) == ("", None)
    assert document.letterhead.symbol == "BC-UBND"
    assert document.annexes[0].reference.issuer == "Ủy ban nhân dân thành phố Nha Trang"


def test_number_and_date_are_filled_in_everywhere_when_given() -> None:
    document = compose(year(), report(number="5", date=date(2023, 1, 5)))
    assert (document.letterhead.number, document.letterhead.year) == ("5", 2023)
    assert {(annex.reference.number, annex.reference.date) for annex in document.annexes} == {("5", date(2023, 1, 5))}


def test_a_former_unit_issues_the_report_of_its_year() -> None:
    old = Unit(uid="old", name="UBND phường Vĩnh Hải", symbol="UBND", place="Vĩnh Hải")
    document = compose(year(old), report(issuing_body="UBND phường Vĩnh Hải"))
    assert document.letterhead.body_lines == ("ỦY BAN NHÂN DÂN", "PHƯỜNG VĨNH HẢI")
    assert document.letterhead.place == "Vĩnh Hải"
    assert document.signature.name == ""


def project(**money: object) -> list[Record]:
    task = Task(uid="p", title="Máy chủ", kind=TaskKind.PROJECT)
    return [task, Funding(uid="f", unit="office", task="p", **money)]  # type: ignore[arg-type]


def test_money_is_printed_in_one_unit_or_as_written() -> None:
    known = table(compose(year(*project(amount=5_894_000_000, amount_text="5 894")), report()), 2)
    assert known.unit_line == "ĐVT: Triệu đồng"
    assert [row.cells[6].text for row in known.rows if isinstance(row, DataRow)] == ["5.894"]
    unknown = table(compose(year(*project(amount_text="5 894")), report()), 2)
    assert unknown.unit_line == ""
    assert [row.cells[6].text for row in unknown.rows if isinstance(row, DataRow)] == ["5 894"]


def test_projects_of_no_plan_follow_in_an_annex_with_their_footnotes() -> None:
    note = "⁽¹⁾ Kinh phí xác định khi đề án được duyệt."
    document = compose(year(*project(amount_text="(-) ⁽¹⁾", footnote=note)), report())
    assert document.annexes[2].title == "TÌNH HÌNH THỰC HIỆN CÁC DỰ ÁN KHÁC"
    found = table(document, 2)
    (row,) = [row for row in found.rows if isinstance(row, DataRow)]
    assert (row.cells[0].text, row.cells[6].text) == ("1", "(-) ⁽¹⁾")
    assert found.footnotes == (note,)


def test_the_levels_of_a_row_follow_it() -> None:
    row, target, measurement = indicator_records("67", "107", "60")
    levels = [
        Indicator(uid=f"level{n}", parent="i", name="Trường học", scope=scope, position=0)
        for n, scope in enumerate(("Tại phường", "Tại tổ dân phố"))
    ]
    told = [replace(measurement, uid=f"m{n}", indicator=f"level{n}") for n in (0, 1)]  # type: ignore[call-arg]
    found = table(compose(year(replace(row, position=5), target, *levels, *told), report()), 2)
    names = [line.cells[1].text for line in found.rows if isinstance(line, DataRow)]
    assert names == ["Trường học thu học phí không dùng tiền mặt", "- Tại phường", "- Tại tổ dân phố"]


def test_every_data_cell_names_its_record() -> None:
    document = compose(year(*indicator_records("67", "107", "60")), report())
    for index in range(3):
        for row in table(document, index).rows:
            if isinstance(row, DataRow):
                assert all(cell.refs for cell in row.cells if cell.text)


def test_amounts_that_are_not_all_understood_are_printed_as_written_without_a_unit() -> None:
    more = [
        Task(uid="q", title="Phần mềm", kind=TaskKind.PROJECT, position=1),
        Funding(uid="g", unit="office", task="q", amount_text="5000000"),
        Task(uid="r", title="Đề án", kind=TaskKind.PROJECT, position=2),
        Funding(uid="h", unit="office", task="r", amount_text="(-)"),
    ]
    found = table(compose(year(*project(amount=5_000_000_000, amount_text="5 tỷ"), *more), report()), 2)
    assert found.unit_line == ""
    assert [row.cells[6].text for row in found.rows if isinstance(row, DataRow)] == ["5 tỷ", "5000000", "(-)"]
    known = table(compose(year(*project(amount=5_000_000_000, amount_text="5 tỷ"), *more[2:]), report()), 2)
    assert known.unit_line == "ĐVT: Triệu đồng"


def test_a_plan_without_a_number_is_named_by_what_is_known_of_it() -> None:
    base = everything()
    plan = next(d for d in base.all(Document) if d.number == "5312")
    blank = replace(plan, number="", symbol="KH-UBND", subject="")
    lines = texts(compose(year(blank), report(summary_plan=plan.uid)))
    assert "Đánh giá tiến độ triển khai các nhiệm vụ theo Kế hoạch:" in lines
    named = replace(blank, type="", subject="Danh mục nhiệm vụ năm 2022")
    document = compose(year(named), report(summary_plan=plan.uid))
    assert "Đánh giá tiến độ triển khai các nhiệm vụ theo biểu “Danh mục nhiệm vụ năm 2022”:" in texts(document)
    assert document.annexes[0].title == "TÌNH HÌNH THỰC HIỆN DANH MỤC NHIỆM VỤ NĂM 2022"


def test_an_office_with_nobody_above_writes_to_nobody() -> None:
    base = everything()
    records = {uid: record for uid, record in base.records.items() if uid != "recipients"}
    document = compose(select(replace(base, records=records), "2022", changed=None), report())
    assert document.addressees is None
    assert document.recipients.lines == ("Lưu: VT",)


def test_the_unit_of_that_name_that_stood_then_issues_the_report() -> None:
    now = Unit(uid="now", name="UBND phường Mẫu", place="Nay", valid_from=date(2025, 7, 1))
    old = Unit(uid="old", name="UBND phường Mẫu", place="Xưa", valid_to=date(2025, 6, 30))
    assert compose(year(now, old), report(issuing_body="UBND phường Mẫu")).letterhead.place == "Xưa"
