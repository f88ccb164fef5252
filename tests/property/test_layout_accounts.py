"""Whatever stands in a sheet, each of its rows is accounted for once, and what is imported is what stood there."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.importing.accounts import Role
from cdsdesk.readers.raw import RawSheet
from tests.support.raw_sheets import layout, raw_sheet

HEAD = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện", "Kinh phí (triệu đồng)", "Ghi chú"]
SUBHEAD = ["", "", "", "", "Năm 2022", ""]
NUMBERS = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
WORDS = st.sampled_from(
    [
        "Số hóa hồ sơ",
        "máy chủ",
        "Sở Nội vụ",
        "Quý I",
        "x",
        "1",
        "1.10",
        "12,5",
        "Hoàn thành",
        "- Có 02 cơ sở.",
        "(1)",
        "…",
    ]
)
TITLES = st.sampled_from(
    [
        *("PHỤ LỤC I", "Danh mục nhiệm vụ năm 2022", "ĐVT: triệu đồng", "I. CHÍNH QUYỀN SỐ", "Tổng cộng", "Ghi chú: x"),
        *("(1) Khi đề án được duyệt.", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "3", "Nhóm hạ tầng", "", "Trang 2/3"),
    ]
)
LINES = st.one_of(
    st.just([]),
    st.just(HEAD),
    st.just(NUMBERS),
    st.just(SUBHEAD),
    TITLES.map(lambda text: [text]),
    TITLES.map(lambda text: ["", text]),
    st.lists(st.one_of(WORDS, st.just("")), min_size=1, max_size=8),
    st.tuples(st.sampled_from(["1", "2", "1.1", "I", "A", "a)", ""]), WORDS, WORDS, WORDS, WORDS, st.just("")).map(
        list
    ),
)


@st.composite
def sheets(draw: st.DrawFn) -> RawSheet:
    rows = [*draw(st.lists(LINES, max_size=4)), HEAD, *draw(st.lists(LINES, max_size=14))]
    places = st.integers(0, len(rows) - 1)
    merges = [
        (row, column, min(row + tall, len(rows) - 1), min(column + wide, 5))
        for row, column, tall, wide in draw(
            st.lists(st.tuples(places, st.integers(0, 5), st.integers(0, 2), st.integers(0, 5)), max_size=3)
        )
    ]
    bold = [(row, column) for row in draw(st.sets(places, max_size=3)) for column in range(6)]
    return raw_sheet(rows, merges, bold=bold, seams=draw(st.one_of(st.just(set()), st.sets(places, max_size=4))))


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_every_row_is_accounted_for_once(sheet: RawSheet) -> None:
    read = layout(sheet)
    accounts = read.told.accounts()
    counted = Counter((account.row, account.table if _is_beside(read, account.table) else 0) for account in accounts)
    assert max(counted.values(), default=1) == 1
    filled = {number for number, cells in enumerate(sheet.rows, 1) if any(str(cell).strip() for cell in cells)}
    assert {account.row for account in accounts} == filled


def _is_beside(read, number: int) -> bool:
    return any(table.window is not None for each, table, _ in read.told.tables if each == number)


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_rows_that_are_read_are_the_rows_told_and_lose_no_word(sheet: RawSheet) -> None:
    read = layout(sheet)
    told = {(account.table, account.row) for account in read.told.accounts() if account.role is Role.ROW}
    assert {(table.number, number) for table in read.tables for row in table.rows for number in row.rows} == told
    for table in read.tables:
        for row in table.rows:
            written = "".join(str(cell) for number in row.rows for cell in sheet.rows[number - 1])
            kept = "".join((*row.cells, *row.footnotes, *(str(value) for value in row.numbers.values())))
            missing = set("".join(written.split())) - set("".join(kept.split())) - set("().,…*")
            assert not missing, (row, missing)


@settings(max_examples=40, deadline=None)
@given(sheets())
def test_rows_of_no_table_are_said(sheet: RawSheet) -> None:
    read = layout(sheet)
    outside = {account.row for account in read.told.accounts() if account.role is Role.OUTSIDE}
    said = {row for table in read.tables for repair in table.repairs for row in repair.rows}
    assert not read.tables or outside <= said
