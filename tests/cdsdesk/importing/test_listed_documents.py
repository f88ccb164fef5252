"""Documents that running text lists, row by row as paragraphs come, and cells that hold a whole citation."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cdsdesk.errors import InputError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import Form, RawBook, RawSheet

Make = Callable[..., RawBook]
FIRST = "- Quyết định số 12/QĐ-UBND ngày 03/02/2026 của UBND phường Vạn Thạnh về kiện toàn Ban Chỉ đạo chuyển đổi số;"
SECOND = "- Kế hoạch số 45/KH-UBND ngày 05/3/2026 về chuyển đổi số năm 2026."
SENTENCE = (
    "UBND phường đã ban hành Công văn số 88/UBND-VHXH ngày 10/3/2026 về việc tuyên truyền; "
    "Thông báo số 9/TB-UBND ngày 12/3/2026 về lịch tập huấn."
)


def text(*paragraphs: str) -> RawBook:
    rows: list[list[Any]] = [[paragraph] for paragraph in paragraphs]
    return RawBook((RawSheet("Văn bản Word", True, (0, 0), rows),), Form.TEXT)


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


def test_bullets_and_sentences_become_lines_of_the_register(empty: Snapshot) -> None:
    book = text("I. VĂN BẢN CHỈ ĐẠO", "UBND phường đã ban hành các văn bản:", FIRST, SECOND, "", SENTENCE)
    plan = planned(book, empty)
    (table,) = plan.tables
    assert [row.row.rows for row in table.rows] == [(3,), (4,), (6,), (6,)]
    assert [row.action for row in table.rows] == ["insert"] * 4
    data = after(plan)
    found = [(each.type, each.number, each.symbol, each.date) for each in data.all(Document)]
    assert sorted(found, key=lambda each: str(each[3])) == [
        ("Quyết định", "12", "QĐ-UBND", date(2026, 2, 3)),
        ("Kế hoạch", "45", "KH-UBND", date(2026, 3, 5)),
        ("Công văn", "88", "UBND-VHXH", date(2026, 3, 10)),
        ("Thông báo", "9", "TB-UBND", date(2026, 3, 12)),
    ]
    entries = {each.document: each for each in data.all(DocumentEntry)}
    (decision,) = data.where(Document, "number", "12")
    assert decision.subject == "kiện toàn Ban Chỉ đạo chuyển đổi số"
    assert entries[decision.uid].as_written == FIRST.strip("- ;")
    assert {each.direction for each in entries.values()} == {Direction.ISSUED}
    again = planned(book, data)
    assert [row.action for row in again.tables[0].rows] == ["same"] * 4
    assert again.changes("Nhập lại").changes == ()


def test_what_a_text_says_besides_is_told(empty: Snapshot) -> None:
    mention = "Quyết định số 13/QĐ-UBND ngày 04/02/2026 phê duyệt danh mục theo Nghị quyết số 57-NQ/TW ngày 22/12/2024."
    plan = planned(
        text("Trong kỳ có nhiều văn bản được ban hành:", mention, "Phong trào được nhân dân hưởng ứng"), empty
    )
    assert [row.row.cells[1] for row in plan.tables[0].rows] == ["13/QĐ-UBND"]
    told = {repair.message: repair.rows for repair in plan.tables[0].table.repairs}
    assert told["1 văn bản chỉ được nhắc đến, không nhập"] == (2,)
    assert told["1 đoạn không nêu văn bản nào, không nhập"] == (3,)


def test_a_text_about_other_things_is_no_register_unless_told(empty: Snapshot) -> None:
    others = [f"Nội dung thứ {name} nói về công việc của phường." for name in ("nhất", "hai", "ba", "tư")]
    with pytest.raises(InputError):
        planned(text(*others, SECOND), empty)
    assert len(planned(text(*others, SECOND), empty, kind="documents").tables[0].rows) == 1


def test_a_paragraph_of_two_lines_keeps_both_row_numbers(empty: Snapshot) -> None:
    first, second = "Quyết định số 12/QĐ-UBND ngày 03/02/2026 về kiện toàn", "ban chỉ đạo chuyển đổi số phường."
    (row,) = planned(text(first, second), empty).tables[0].rows
    assert row.row.rows == (1, 2)
    assert row.row.cells[4] == "kiện toàn ban chỉ đạo chuyển đổi số phường"


def test_one_cell_that_holds_number_and_day(book: Make, empty: Snapshot) -> None:
    rows = [
        ["STT", "Số, ký hiệu, ngày tháng năm văn bản", "Trích yếu"],
        [1, "Quyết định số 12/QĐ-UBND ngày 03/02/2026", "Kiện toàn ban chỉ đạo"],
    ]
    (document,) = after(planned(book(rows), empty)).all(Document)
    assert (document.type, document.number, document.date) == ("Quyết định", "12", date(2026, 2, 3))


def test_one_cell_that_holds_all_of_a_document(book: Make, empty: Snapshot) -> None:
    rows = [
        ["STT", "Tên văn bản", "Ngày ban hành"],
        [1, SECOND.strip("- "), ""],
        [2, "Đề án đô thị thông minh", "2/4/2026"],
    ]
    found = {(each.number, each.symbol, each.subject) for each in after(planned(book(rows), empty)).all(Document)}
    assert found == {("45", "KH-UBND", "chuyển đổi số năm 2026"), ("", "", "Đề án đô thị thông minh")}


TASKS: list[list[Any]] = [
    ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"],
    ["1", "Số hóa hồ sơ", "Văn phòng", "Quý II/2026"],
    ["2", "Tập huấn kỹ năng số", "Phòng Văn hóa", "Tháng 5/2026"],
]


def with_table(*around: str, below: tuple[str, ...] = ()) -> RawBook:
    rows = [*([line, "", "", ""] for line in around), *TASKS, *([line, "", "", ""] for line in below)]
    seams = frozenset({len(around), len(around) + len(TASKS)})
    return RawBook((RawSheet("Văn bản", True, (0, 0), rows, seams=seams),), Form.TEXT)


def test_a_list_beside_a_table_is_a_table_of_its_own(empty: Snapshot) -> None:
    book = with_table(
        "Số: 15/BC-UBND",
        "Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;",
        "UBND phường đã ban hành các văn bản:",
        FIRST,
        SECOND,
        "Các nhiệm vụ như sau:",
        below=("Nơi nhận:", "- Như trên;"),
    )
    plan = planned(book, empty)
    tasks, documents = plan.tables
    assert (tasks.table.kind, len(tasks.rows), documents.table.number) == ("tasks", 2, 2)
    assert [row.row.rows for row in documents.rows] == [(4,), (5,)]
    assert not documents.table.meaning.is_sure
    assert {each.number for each in after(plan).all(Document)} >= {"12", "45"}
    assert not {"749", "15"} & {each.number for each in after(plan).all(Document)}
    outside = [repair.rows for repair in tasks.table.repairs if "đứng ngoài các bảng" in repair.message]
    assert not {4, 5} & set(outside[0])
    again = planned(book, after(plan))
    assert [row.action for table in again.tables for row in table.rows] == ["same"] * 4


@pytest.mark.parametrize(
    "around",
    [
        ("Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 về a;", "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026 về b;"),
        ("UBND phường đã ban hành:", FIRST),
        (FIRST, *(f"Đoạn văn thứ {number} không nêu văn bản nào." for number in range(9)), SECOND),
    ],
)
def test_what_is_no_list_beside_a_table_stays_outside(empty: Snapshot, around: tuple[str, ...]) -> None:
    (table,) = planned(with_table(*around), empty).tables
    assert table.table.kind == "tasks"
