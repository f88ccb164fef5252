"""A question about a row says of each item that it may be where that stands in the plan."""

from cdsdesk.actions.importing import Preview, preview, reading_of, write
from cdsdesk.importing.options import NEW, SKIP, ImportOptions
from cdsdesk.readers.raw import RawBook, RawSheet
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE

HEAD = (
    ["PHỤ LỤC I", "", ""],
    ["(Kèm theo Kế hoạch số 145/KH-UBND ngày 15/01/2026)", "", ""],
    ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì"],
)
FIRST, SECOND = ["I", "Thể chế số", ""], ["II", "Hạ tầng số", ""]


def look(store: MemoryStore, *rows: list[str]) -> Preview:
    reading = reading_of("bảng.xlsx", RawBook((RawSheet("PL I", True, (0, 0), [*HEAD, *rows]),)))
    return preview(reading, ImportOptions(period="2026"), store.snapshot(), store.office())


def test_a_row_that_moved_is_asked_about_with_the_items_of_its_section_and_where_they_stand() -> None:
    store = MemoryStore(OFFICE)
    wifi, scanners = ["1", "Lắp đặt wifi công cộng", "Phòng C"], ["3", "Trang bị máy quét", "Phòng D"]
    body, rules = ["2", "Kiện toàn Ban Chỉ đạo", "Văn phòng"], ["3", "Ban hành quy chế mạng", "Công an"]
    store.apply(write(look(store, FIRST, ["1", "Ban hành kế hoạch", "Phòng A"], body, rules, SECOND, wifi, scanners)))
    moved = ["3", *body[1:]]
    shown = look(store, FIRST, ["1", "Ban hành kế hoạch", "Phòng A"], moved, SECOND, wifi, scanners)
    (table,) = shown.tables
    row = table.rows[1]
    assert [one.words for one in row.candidates if one.answer not in (NEW, SKIP)] == [
        "Là Nhiệm vụ “Kiện toàn Ban Chỉ đạo” (STT 2, mục I)",
        "Là Nhiệm vụ “Ban hành quy chế mạng” (STT 3, mục I)",
    ]
