"""A wide sheet printed over several pages: columns that stand apart are named in one remark."""

from cdsdesk.importing.table_read import TableRead
from tests.support.raw_sheets import layout, raw_sheet

HEAD = ["STT", "Nội dung, nhiệm vụ", "Chủ trì"]
ROWS = [[str(number), f"Rà soát nội dung thứ {number}", "Văn phòng"] for number in range(1, 5)]
APART = [["Phối hợp", "Bắt đầu", "Hoàn thành"], *[["Các phòng", "", "Năm 2022"] for _ in range(4)]]
RESULTS = [["Kết quả thực hiện\n(ghi rõ số văn bản)", "Đánh giá tiến độ", ""], *[["Đã xong", "Đúng hạn", ""]] * 4]


def read(*parts: list[list[str]], seams: tuple[int, ...]) -> TableRead:
    rows = [row for part in parts for row in part]
    return layout(raw_sheet(rows, seams=seams)).tables[0]


def test_columns_on_pages_of_their_own_are_named() -> None:
    table = read([HEAD, *ROWS], [["PHỤ LỤC I", "", ""]], APART, RESULTS, seams=(0, 5, 6, 11))
    assert [row.cells[1] for row in table.rows] == [row[1] for row in ROWS]
    (remark,) = (repair for repair in table.repairs if "trang riêng" in repair.message)
    assert remark.message.startswith(
        "Các cột “Phối hợp”, “Bắt đầu”, “Hoàn thành”, “Kết quả thực hiện”, “Đánh giá tiến độ” nằm ở trang riêng"
    )
    assert (remark.rows, remark.is_loss) == ((7, 12), True)


def test_signatures_and_remarks_below_a_table_are_no_columns() -> None:
    below = [["Nơi nhận", "", "CHỦ TỊCH"], ["- Như trên", "", ""], ["", "", "Nguyễn Văn A"], ["- Lưu", "", "x"]]
    table = read([HEAD, *ROWS], below, seams=(0, 5))
    assert not any("trang riêng" in repair.message for repair in table.repairs)
