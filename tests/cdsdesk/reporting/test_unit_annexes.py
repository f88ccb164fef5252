"""The report of an office above without an outline of its own: totals of the offices below, annexes over them all."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from cdsdesk.actions.import_file import ImportRequest, import_file
from cdsdesk.actions.own_tables import printed_now
from cdsdesk.actions.receiving import ReceiveRequest, receive
from cdsdesk.actions.report import ReportRequest, export, preview
from cdsdesk.actions.report_snapshot import report_snapshot
from cdsdesk.actions.word_return import compare_returned, read_returned
from cdsdesk.document.blocks import (
    DataRow,
    Heading,
    IssuedDocument,
    ListItem,
    Paragraph,
    SectionRow,
    Table,
    TotalRow,
    plain,
)
from cdsdesk.errors import InputError
from cdsdesk.exchange.summary import summary
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import named_uid
from cdsdesk.model.indicators import Indicator, Target
from cdsdesk.model.reports import Report
from cdsdesk.model.tasks import PlanItem, Progress, Section, State, Task
from cdsdesk.progress import NoProgress
from cdsdesk.reporting.own_outline import ABOVE, outline_in
from tests.support.memory_store import MemoryStore
from tests.support.province import OFFICE, PERIOD, Province, sums

PROVINCE = Province(communes=3, tasks=20, people=0)
IN_TIME = datetime(2026, 9, 14, 8, 0).astimezone()


def shared() -> list[Record]:
    """Return the plan with its tasks and indicators as the province keeps them."""
    plan = Document(uid="kh", type="Kế hoạch", number="145", symbol="KH-UBND", assigns_work=True, year_from=2026)
    made: list[Record] = [plan]
    for at in range(PROVINCE.tasks):
        uid = named_uid("task", str(at))
        made.append(Task(uid=uid, title=f"Nhiệm vụ {at + 1}", deadline_text="Tháng 6/2026", position=at))
        made.append(PlanItem(uid=f"muc{at}", plan="kh", annex="I", task=uid, code=f"{at + 1}", position=at))
    share = named_uid("indicator", "0")
    return [*made, Indicator(uid=share, plan="kh", code="1", name="Tỷ lệ"), Target(uid="t", indicator=share, year=2026)]


@pytest.fixture
def held(tmp_path: Path) -> MemoryStore:
    store = MemoryStore(OFFICE, [*PROVINCE.units()[1:], *shared()])
    PROVINCE.write(tmp_path, numbers=(0, 1))
    receive(store, ReceiveRequest([tmp_path], now=IN_TIME))
    return store


def composed(held: MemoryStore) -> IssuedDocument:
    return preview(report_snapshot(held, PERIOD), ReportRequest(PERIOD))


def test_an_office_with_reports_from_below_has_an_outline_that_tells_of_them(held: MemoryStore) -> None:
    assert outline_in(held.snapshot(PERIOD), ReportRequest(PERIOD).kind).id == ABOVE
    assert outline_in(held.snapshot("2026-Q2"), ReportRequest(PERIOD).kind).id == "bao-cao"
    body = composed(held).body
    titles = [block.text for block in body if isinstance(block, Heading)]
    assert titles[0] == "I. TỔNG HỢP KẾT QUẢ CỦA CÁC ĐƠN VỊ", "the office told nothing of its own"
    assert len(titles) == 5
    words = [plain(block.runs) for block in body if isinstance(block, Paragraph)]
    assert words[0] == "Đến ngày 14/9/2026, có 02/03 đơn vị gửi báo cáo."
    assert any("Phụ lục I" in one for one in words)
    told = sums(PROVINCE.figures(at) for at in range(2))
    assert f"Tổng hợp trạng thái {40} lượt nhiệm vụ của 02 đơn vị đã báo cáo:" in words
    lines = [plain(block.runs) for block in body if isinstance(block, ListItem)]
    counts = told.counts["documents"]
    assert lines[0].startswith(f"Văn bản ban hành: {sum(counts.values())} văn bản (")
    assert f"{counts['Kế hoạch']:02} kế hoạch" in lines[0]
    assert all(
        run.refs for block in body if isinstance(block, ListItem) for run in block.runs if run.text[-1] not in ";."
    )


def test_what_only_offices_below_told_is_never_told_as_undone_by_the_office(held: MemoryStore) -> None:
    body = composed(held).body
    assert not any("nhiệm vụ trễ hạn:" in plain(block.runs) for block in body if isinstance(block, Paragraph))
    assert summary(report_snapshot(held, PERIOD))["tasks"] == []
    own = Progress(
        uid="kq", unit=OFFICE.uid, task=named_uid("task", "3"), period=PERIOD, status_written=State.DONE_LATE
    )
    with_own = MemoryStore(OFFICE, [*PROVINCE.units()[1:], *shared(), own])
    with_own.packages = held.packages
    rows = [row for row in held.snapshot().records.values() if row.TYPE == "submission"]
    shown = report_snapshot(MemoryStore(OFFICE, []), PERIOD)
    assert shown.lower is None
    for row in rows:
        with_own._records[row.uid] = row
    (task,) = summary(report_snapshot(with_own, PERIOD))["tasks"]
    assert task["uid"] == named_uid("task", "3")


def test_annexes_show_every_office_by_tasks_and_by_indicators(held: MemoryStore) -> None:
    states, results = (annex for annex in composed(held).annexes if "ĐƠN VỊ" in annex.title)
    assert (states.landscape, states.number, results.number) == (True, "I", "II")
    tables = [block for block in states.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [22, 2, 2], "a heading for the plan, a total"
    told = sums(PROVINCE.figures(at) for at in range(2))
    all_states = Counter[str]()
    for one in told.states.values():
        all_states.update(one)
    total = tables[0].rows[-1]
    assert isinstance(total, TotalRow)
    assert sum(int(cell.value or 0) for cell in total.cells[3:]) == 40 - all_states[""]  # type: ignore[arg-type]
    marks = [
        cell.text for table in tables[1:] for row in table.rows if isinstance(row, DataRow) for cell in row.cells[2:]
    ]
    assert len(marks) == 40
    assert Counter(marks)["HT"] == all_states["done_on_time"]
    assert "HT: Hoàn thành, đúng hạn" in tables[1].footnotes[0]
    shares = [block for block in results.blocks if isinstance(block, Table)]
    assert sum(len(table.columns) - 2 for table in shares) == len(report_indicators(held))
    rows = [(table, row) for table in (*tables, *shares) for row in table.rows if not isinstance(row, SectionRow)]
    assert all(len(row.cells) == len(table.columns) for table, row in rows)


def report_indicators(held: MemoryStore) -> list[str]:
    lower = report_snapshot(held, PERIOD).lower
    assert lower is not None
    return [one.key for one in lower.indicators if one.added]


def test_all_files_are_written_and_come_back_without_a_change(held: MemoryStore, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    out.mkdir()
    made = export(held, ReportRequest(PERIOD, folder=out))
    assert {path.suffix for path in made.files} >= {".pdf", ".docx", ".xlsx"}
    assert not made.empty
    workbook = next(path for path in made.files if path.suffix == ".xlsx")
    with pytest.raises(InputError, match="chỉ có số liệu của các đơn vị gửi lên"):
        import_file(held, ImportRequest(workbook))
    word = next(path for path in made.files if path.suffix == ".docx")
    compared = compare_returned(held, PERIOD, read_returned(word, NoProgress())).comparison
    assert compared.differences == ()
    assert compared.same > 100
    own = Progress(uid="kq", unit=OFFICE.uid, task=named_uid("task", "3"), period=PERIOD, result="Đã làm")
    held._records["kq"] = own
    made = export(held, ReportRequest(PERIOD, folder=out))
    done = import_file(held, ImportRequest(next(path for path in made.files if path.suffix == ".xlsx")))
    assert [table.table.sheet for table in done.plan.tables] == ["Phụ lục I"]
    assert {row.action for table in done.plan.tables for row in table.rows} == {"same"}
    assert printed_now(held.snapshot(), PERIOD)


@pytest.mark.parametrize("kind", ["unit_states", "unit_indicators"])
def test_a_report_may_choose_them(held: MemoryStore, kind: str) -> None:
    chosen = Report(uid="b", unit=OFFICE.uid, period=PERIOD, annexes=[{"kind": kind, "title": "Bảng chung"}])
    held._records["b"] = chosen
    (annex,) = composed(held).annexes
    assert annex.title == "BẢNG CHUNG"
    assert preview(held.snapshot(PERIOD), ReportRequest(PERIOD)).annexes == (), "nothing is known of those below"


def test_tasks_stand_as_in_the_plan_with_the_numbers_of_their_headings(tmp_path: Path) -> None:
    records: list[Record] = [
        Section(uid="s1", plan="kh", annex="I", number="I", title="Nhận thức số", position=0),
        Section(uid="s2", plan="kh", annex="I", number="II.", title="Thể chế số", position=1),
    ]
    for record in shared():
        if isinstance(record, PlanItem):
            half, at = divmod(record.position, PROVINCE.tasks // 2)
            record = replace(record, section=("s1", "s2")[half], code=str(at + 1))
        records.append(record)
    store = MemoryStore(OFFICE, [*PROVINCE.units()[1:], *records])
    PROVINCE.write(tmp_path, numbers=(0,))
    receive(store, ReceiveRequest([tmp_path], now=IN_TIME))
    states = next(annex for annex in composed(store).annexes if "ĐƠN VỊ" in annex.title)
    table = next(block for block in states.blocks if isinstance(block, Table))
    rows = [row for row in table.rows if isinstance(row, DataRow)]
    half = PROVINCE.tasks // 2
    numbers = [f"{heading}.{at}" for heading in ("I", "II") for at in range(1, half + 1)]
    assert [row.cells[1].text for row in rows] == numbers
    assert [row.cells[0].text for row in rows] == [str(at) for at in range(1, PROVINCE.tasks + 1)]
    assert sum(isinstance(row, SectionRow) for row in table.rows) == 1
