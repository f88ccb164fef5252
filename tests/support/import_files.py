"""Workbooks that offices send, made by the test itself: what is new, changed, the same, and what must be asked."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

TITLE = "PHỤ LỤC: NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2022"
CITED = "(Kèm theo Kế hoạch số 3536/KH-UBND ngày 25/5/2022 của UBND thành phố)"
HEADINGS = ("STT", "Nội dung, nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện", "Lưu ý riêng")
LEAD = "Phòng Văn hóa - Xã hội"
REVISED = (
    ("2", "Tham mưu ban hành các văn bản chỉ đạo", "", "", ""),
    ("2.1", "Quyết định ban hành Kiến trúc chính quyền điện tử", LEAD, "Tháng 9/2022", ""),
    ("2.2", "Kế hoạch thực hiện Quyết định 146/QĐ-TTg", LEAD, "Tháng 5/2022", ""),
    ("6", "Tổ chức triển khai các nhiệm vụ trọng tâm", "", "", ""),
    ("6.4", "Xây dựng bản đồ số của phường", LEAD, "Sau Tết", "gấp"),
    ("6.1", "Chuyển đổi đài truyền thanh ứng dụng công nghệ thông tin", LEAD, "Từ tháng 5/2022", ""),
)


def make_workbook(
    path: Path,
    rows: Sequence[Sequence[str]] = REVISED,
    headings: Sequence[str] = HEADINGS,
    titles: Sequence[str] = (TITLE, CITED),
) -> Path:
    """Write a template, of the plan 3536/KH-UBND unless its titles say otherwise: titles, headings, rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Phu luc I"
    for line in titles:
        sheet.append([line])
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
