"""Importing for a page: a source read once, previewed as often as something is said, written as one step."""

from collections.abc import Sequence
from dataclasses import replace

from cdsdesk.actions.import_saying import say_plan
from cdsdesk.actions.import_shown import Verdict
from cdsdesk.actions.importing import Preview, Reading, answered, preview, reading_of, write
from cdsdesk.importing.options import ABOVE, KEEP, NEW, SKIP, TAKE, ImportOptions, TableSaid
from cdsdesk.model.documents import Document
from cdsdesk.model.tasks import Progress, Task
from cdsdesk.readers.raw import RawBook, RawSheet, RawValue
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE

SHEET = "Phụ lục I"
TITLE = "Phụ lục I. Nhiệm vụ chuyển đổi số tại Kế hoạch số 145/KH-UBND ngày 15/4/2022"
HEADER = ("STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện")
ROWS = (
    ("1", "Xây dựng cổng dữ liệu mở", "Phòng Văn hóa", "Tháng 5/2022"),
    ("2", "Tập huấn kỹ năng số cho cán bộ", "Phòng Nội vụ", "Quý III/2022"),
    ("3", "Số hóa hồ sơ lưu trữ", "Văn phòng", "Thg năm"),
)


def book(
    rows: Sequence[Sequence[str]], *, hidden_rows: Sequence[int] = (), hidden_columns: Sequence[int] = ()
) -> RawBook:
    width = max(map(len, rows))
    cells: list[list[RawValue]] = [[*row, *[""] * (width - len(row))] for row in rows]
    sheet = RawSheet(
        SHEET, True, (0, 0), cells, hidden_rows=frozenset(hidden_rows), hidden_columns=frozenset(hidden_columns)
    )
    return RawBook((sheet,))


def template(*rows: Sequence[str], header: Sequence[str] = HEADER) -> Reading:
    return reading_of("mẫu.xlsx", book([(TITLE,), header, *(rows or ROWS)]))


def look(store: MemoryStore, reading: Reading, options: ImportOptions | None = None) -> Preview:
    return preview(reading, options or ImportOptions(), store.snapshot(), store.office())


def filled_store(*rows: Sequence[str], header: Sequence[str] = HEADER) -> MemoryStore:
    store = MemoryStore(OFFICE)
    store.apply(write(look(store, template(*rows, header=header)), "An"))
    return store


def task(store: MemoryStore, title: str) -> Task:
    return next(each for each in store.snapshot().all(Task) if each.title == title)


def test_a_table_is_shown_with_its_place_columns_plan_and_rows() -> None:
    table = look(MemoryStore(OFFICE), template()).tables[0]
    assert (table.sheet, table.number, table.kind, table.header_rows, table.places) == (
        SHEET,
        1,
        "tasks",
        (2, 2),
        (3, 5),
    )
    assert [(one.letters, one.heading, one.path) for one in table.columns] == [
        ("A", "STT", "code"),
        ("B", "Nội dung, nhiệm vụ", "title"),
        ("C", "Đơn vị chủ trì", "lead"),
        ("D", "Thời gian thực hiện", "deadline_text"),
    ]
    assert table.facts[:2] == ("Tìm thấy bảng ở dòng 2–5", "3 nhiệm vụ")
    assert "145/KH-UBND" in table.plan_words
    assert table.plan_is_new
    assert table.verdicts == (Verdict.NEW,) * 3
    assert table.to_see == {2}
    assert table.rows[2].troubles[0].place == 3
    assert "Thg năm" in table.rows[2].troubles[0].message
    assert table.rows[0].understood == {3: "Hiểu là: đến hết 31/5/2022"} or table.rows[0].understood[3].startswith(
        "Hiểu là"
    )
    assert ("coordinators", "Cơ quan phối hợp") in table.choices()


def test_writing_is_one_step_that_one_undo_takes_back() -> None:
    store = MemoryStore(OFFICE)
    before = dict(store.snapshot().records)
    step = store.apply(write(look(store, template()), "An"))
    assert (step.label, step.who) == ("Nhập mẫu.xlsx", "An")
    assert len(store.snapshot().all(Task)) == 3
    store.undo(step.number)
    assert dict(store.snapshot().records) == before


def test_a_revised_template_shows_new_changed_same_and_gone() -> None:
    store = filled_store()
    revised = template(ROWS[0], (*ROWS[1][:3], "Quý IV/2022"), ("4", "Lắp camera an ninh", "Công an", "Năm 2022"))
    shown = look(store, revised)
    table = shown.tables[0]
    assert table.verdicts == (Verdict.SAME, Verdict.CHANGED, Verdict.NEW)
    assert [(one.label, one.before, one.after) for one in table.rows[1].changes] == [
        ("Thời hạn", "Quý III/2022", "Quý IV/2022")
    ]
    assert [one.title for one in table.gone] == ["Số hóa hồ sơ lưu trữ"]
    assert shown.to_write() == 2
    step = store.apply(write(shown))
    assert task(store, "Tập huấn kỹ năng số cho cán bộ").deadline_text == "Quý IV/2022"
    assert task(store, "Số hóa hồ sơ lưu trữ")
    store.undo(step.number)
    assert task(store, "Tập huấn kỹ năng số cho cán bộ").deadline_text == "Quý III/2022"


RESULTS = (*HEADER, "Kết quả thực hiện")


def with_result(text: str) -> Reading:
    return template(*((*row, text if row[0] == "1" else "") for row in ROWS), header=RESULTS)


def test_a_result_of_ours_is_never_overwritten_unless_a_person_says_so() -> None:
    store = filled_store()
    store.apply(write(look(store, with_result("Đã khai trương"), ImportOptions(period="2022"))))
    shown = look(store, with_result("Chưa làm"), ImportOptions(period="2022"))
    row = shown.tables[0].rows[0]
    assert row.verdict is Verdict.ASKED
    assert [one.answer for one in row.candidates] == [KEEP, TAKE, SKIP]
    assert "Đã khai trương" in row.candidates[0].words
    assert "Chưa làm" in row.candidates[1].words
    assert not write(shown)
    kept = look(store, shown.reading, answered(shown.options, SHEET, 3, KEEP))
    assert kept.tables[0].rows[0].verdict is Verdict.SAME
    taken = look(store, shown.reading, answered(shown.options, SHEET, 3, TAKE))
    assert taken.tables[0].rows[0].verdict is Verdict.CHANGED
    assert [(one.before, one.after) for one in taken.tables[0].rows[0].changes] == [("Đã khai trương", "Chưa làm")]
    store.apply(write(taken))
    assert [one.result for one in store.snapshot().all(Progress)] == ["Chưa làm"]


def test_a_question_is_answered_with_one_of_ours_with_new_or_left_out() -> None:
    store = filled_store()
    # the title of 1 moves onto number 2, whose holder is not in the file any more
    reading = template(("2", ROWS[0][1], "Phòng Văn hóa", "Tháng 5/2022"))
    shown = look(store, reading)
    row = shown.tables[0].rows[0]
    assert (row.verdict, shown.open_questions(), write(shown).changes) == (Verdict.ASKED, 1, ())
    old, other = task(store, ROWS[0][1]), task(store, ROWS[1][1])
    assert [one.answer for one in row.candidates] == [old.uid, other.uid, NEW, SKIP]
    moved = look(store, reading, answered(shown.options, SHEET, 3, old.uid))
    assert moved.tables[0].rows[0].changes[0].after == "2"
    assert [change.after for change in write(moved).changes] == [{"code": "2"}]
    new = look(store, reading, answered(shown.options, SHEET, 3, NEW))
    assert new.tables[0].verdicts == (Verdict.NEW,)
    out = look(store, reading, answered(shown.options, SHEET, 3, SKIP))
    assert out.tables[0].verdicts == (Verdict.SKIPPED,)
    assert out.tables[0].counts["refuse"] == 1
    assert not write(out)
    assert out.plan is not None
    assert not out.plan.needs_person()
    assert answered(out.options, SHEET, 3, "") == ImportOptions()


def test_a_column_means_what_a_person_says() -> None:
    reading = template(*((*row, "Sở KH&CN") for row in ROWS), header=(*HEADER, "Ai làm cùng"))
    shown = look(MemoryStore(OFFICE), reading)
    assert shown.tables[0].columns[4].path == ""
    said = replace(shown.options, fields={(SHEET, 1, 4): "coordinators", (SHEET, 1, 2): ""})
    store = MemoryStore(OFFICE)
    store.apply(write(look(store, reading, said)))
    found = task(store, ROWS[0][1])
    assert (found.coordinators, found.lead, found.extras) == (("Sở KH&CN",), (), {"Đơn vị chủ trì": "Phòng Văn hóa"})


def test_header_rows_are_where_a_person_marks_them() -> None:
    rows = [("Danh mục",), ("Số", "Việc phải làm của năm", "Ai"), ("1", "Xây dựng cổng dữ liệu mở", "Phòng Văn hóa")]
    reading = reading_of("mẫu.xlsx", book(rows))
    store = MemoryStore(OFFICE)
    shown = look(store, reading)
    assert shown.tables == ()
    assert shown.refusal
    assert reading.lines(SHEET)[1] == (2, ("Số", "Việc phải làm của năm", "Ai"))
    marked = ImportOptions(headers={(SHEET, 1): (2, 2)})
    shown = look(store, reading, marked)
    need = shown.tables[0].need
    assert need is not None
    assert need.what == "title"
    assert shown.tables[0].rows[:] == ()
    said = replace(marked, fields={(SHEET, 1, 0): "code", (SHEET, 1, 1): "title", (SHEET, 1, 2): "lead"})
    store.apply(write(look(store, reading, said)))
    assert task(store, "Xây dựng cổng dữ liệu mở").lead == ("Phòng Văn hóa",)


def test_a_cell_is_mended_before_it_goes_in() -> None:
    reading, store = template(), MemoryStore(OFFICE)
    said = ImportOptions(cells={(SHEET, 5, 3): "Tháng 5/2022", (SHEET, 5, 1): "Số hóa toàn bộ hồ sơ"})
    shown = look(store, reading, said)
    assert shown.tables[0].to_see == frozenset()
    store.apply(write(shown))
    assert task(store, "Số hóa toàn bộ hồ sơ").deadline_text == "Tháng 5/2022"


def test_a_period_that_is_missing_is_a_question_of_its_table() -> None:
    title = ("Danh mục nhiệm vụ của phường",)
    rows = [title, RESULTS, (*ROWS[0], "Đã khai trương")]
    reading, store = reading_of("mẫu.xlsx", book(rows)), MemoryStore(OFFICE)
    shown = look(store, reading)
    need = shown.tables[0].need
    assert need is not None
    assert need.what == "period"
    assert "--" not in need.message
    assert not write(shown)
    said = ImportOptions(tables={(SHEET, 1): TableSaid(period="2022")})
    shown = look(store, reading, said)
    assert (shown.tables[0].need, shown.tables[0].period) == (None, "2022")
    store.apply(write(shown))
    assert [one.period for one in store.snapshot().all(Progress)] == ["2022"]


def test_several_plans_of_one_number_are_offered() -> None:
    store = filled_store()
    plan = store.snapshot().all(Document)[0]
    other = replace(plan, uid="other", date=None, year_from=2023, year_to=2023)
    twin = MemoryStore(OFFICE, [plan, other])
    rows = [("Nhiệm vụ tại Kế hoạch số 145/KH-UBND",), HEADER, *ROWS]
    shown = look(twin, reading_of("mẫu.xlsx", book(rows)))
    need = shown.tables[0].need
    assert need is not None
    assert need.what == "plan"
    assert [one.answer for one in shown.tables[0].plan_choices] == [plan.uid, "other"]
    said = ImportOptions(tables={(SHEET, 1): TableSaid(plan="other")})
    assert look(twin, shown.reading, said).tables[0].plan == "other"


def test_a_table_may_be_left_out_or_be_of_another_kind() -> None:
    store, reading = MemoryStore(OFFICE), template()
    left = look(store, reading, ImportOptions(tables={(SHEET, 1): TableSaid(leave=True)}))
    assert left.tables == ()
    other = look(store, reading, ImportOptions(tables={(SHEET, 1): TableSaid(kind="projects")}))
    assert other.tables[0].kind == "projects"


def test_what_a_sheet_hides_is_left_out_and_said_until_it_is_wanted() -> None:
    rows = [(TITLE,), HEADER, *ROWS]
    reading = reading_of("mẫu.xlsx", book(rows, hidden_rows=[3], hidden_columns=[2]))
    store = MemoryStore(OFFICE)
    shown = look(store, reading)
    assert [row.cells[:3] for row in shown.tables[0].rows] == [("1", ROWS[0][1], ""), ("3", ROWS[2][1], "")]
    said = [repair.message for repair in shown.tables[0].repairs]
    assert "1 dòng ẩn (4) có dữ liệu, không nhập" in said
    assert "1 cột ẩn (C) có dữ liệu, không nhập" in said
    wanted = look(store, reading, ImportOptions(hidden=True))
    assert len(wanted.tables[0].rows) == 3
    assert wanted.tables[0].rows[1].cells[2] == "Phòng Nội vụ"


def test_a_sheet_is_cleaned_once_and_read_anew_only_when_its_reading_is_told_otherwise() -> None:
    reading, store = template(), MemoryStore(OFFICE)
    first = look(store, reading).tables[0]
    again = look(store, reading, ImportOptions(period="2022", cells={(SHEET, 5, 3): "Năm 2022"})).tables[0]
    grid = reading.tables.grid(reading.book.sheets[0])
    assert first.plan is not None
    look(store, reading, ImportOptions(fields={(SHEET, 1, 2): "note"}))
    assert reading.tables.grid(reading.book.sheets[0]) is grid
    assert again.columns == first.columns


def test_a_table_without_a_plan_may_go_with_the_one_before() -> None:
    sheets: list[tuple[str, list[Sequence[str]]]] = [
        ("Phụ lục I", [(TITLE,), HEADER, *ROWS]),
        ("Bổ sung", [HEADER, ("1", "Mua máy chủ", "Văn phòng", "Năm 2022")]),
    ]
    raw = tuple(RawSheet(name, True, (0, 0), [[*row, *[""] * (4 - len(row))] for row in rows]) for name, rows in sheets)
    store, reading = MemoryStore(OFFICE), reading_of("mẫu.xlsx", RawBook(raw))
    first, second = look(store, reading).tables
    assert second.made_up
    assert [(each.words, each.answer) for each in second.plan_choices] == [("Cùng kế hoạch với bảng trước", ABOVE)]
    assert not first.plan_choices
    options = say_plan(ImportOptions(), ("Bổ sung", 1), ABOVE)
    first, second = look(store, reading, options).tables
    assert (second.plan, second.made_up) == (first.plan, "")
    store.apply(write(look(store, reading, options)))
    first, second = look(store, reading).tables
    assert second.plan == first.plan
    assert not [note for note in second.repairs if note.is_loss]
