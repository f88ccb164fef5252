"""Whatever stands in the cells of a list, every row is accounted for and importing it again changes nothing."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.validity import problems
from cdsdesk.readers.raw import RawBook, RawSheet, RawValue

HEADS = {
    "systems": "STT|Tên hệ thống|Đơn vị vận hành|Cấp độ|Thời hạn phê duyệt|Tình trạng|Văn bản phê duyệt|Ghi chú",
    "teams": "STT|Thôn, tổ dân phố|Tên tổ|Quyết định thành lập|Ngày thành lập|Tổ trưởng|Tổ phó|Số điện thoại|Nhóm Zalo",
    "members": "STT|Tổ dân phố|Họ và tên|Vai trò|Chức vụ|Đơn vị công tác|Số điện thoại|Email|Năm sinh|Giới tính|CCCD",
    "activities": "STT|Nội dung hoạt động|Loại hình|Ngày tổ chức|Địa điểm|Số người tham dự|Thời lượng|Văn bản",
    "units": "STT|Tên đơn vị|Tên viết tắt|Cấp|Trực thuộc|Mã đơn vị|Ghi chú",
    "compliance": "STT|Đơn vị|Nội dung báo cáo|Tháng 1|Tháng 2|Quý II|Năm 2025",
    "documents": "STT|Loại văn bản|Số, ký hiệu|Ngày ban hành|Cơ quan ban hành|Trích yếu",
}
CELLS = st.sampled_from(
    [
        *("", "x", "X (trễ)", "-", "0", "5", "2,5", "45/50", "1.250 lượt", "12/3/2026", "31/02/2026", "Quý I/2026"),
        *("Tổ dân phố 5", "TDP số 05", "Thôn Đông", "UBND phường Vạn Thạnh", "P. Vạn Thạnh", "Sở KH&CN", "III"),
        *("Nguyễn Văn An", "NGUYỄN VĂN AN", "Bà Lê Thị Cúc", "0905 123 456", "máy 12", "an@x.vn", "Tổ trưởng"),
        *("Đã phê duyệt tại QĐ số 12/QĐ-UBND", "chưa lập", "Tập huấn kỹ năng số", "Họp", "4 giờ", "12/QĐ-UBND", "nữ"),
        *("Quyết định số 12/QĐ-UBND ngày 03/02/2026 về kiện toàn", "không rõ\nxuống dòng", "  hai  khoảng ", "1975"),
        *("Xã Vĩnh Ngọc", "056080012345", "Nam"),
    ]
)
OFFICE = Unit(uid="office", name="UBND phường Vạn Thạnh", level=Level.COMMUNE)


@pytest.mark.parametrize("kind", HEADS)
@settings(max_examples=25, deadline=None)
@given(st.data())
def test_odd_cells(kind: str, data: st.DataObject) -> None:
    head = HEADS[kind].split("|")
    filled = st.lists(CELLS, min_size=len(head) - 1, max_size=len(head) - 1)
    accounted_for(kind, data.draw(st.lists(filled, min_size=1, max_size=6)))


def test_two_units_each_under_the_other() -> None:
    """The second row leaves the first where it was told to stand, and keeps what it says itself."""
    accounted_for("units", [["x", "", "", "Xã Đông", "", ""], ["Xã Đông", "", "", "x", "", ""]])


def accounted_for(kind: str, filled: list[list[str]]) -> None:
    """Import rows of a kind and import them again: each is counted, nothing invalid is made, nothing changes."""
    head = HEADS[kind].split("|")
    rows = [[str(place), *cells] for place, cells in enumerate(filled, 1)]
    lines: list[list[RawValue]] = [list(line) for line in (head, *rows)]
    book = RawBook((RawSheet("Tổ dân phố 3", True, (0, 0), lines),))
    options = ImportOptions(kind=kind, period="2026")
    tables = read_tables(book, options)
    before = Snapshot(office="office", records={"office": OFFICE})
    plan = plan_import(tables, before, options, "office")
    counts = plan.tables[0].counts()
    assert counts["read"] == sum(counts.values()) - counts["read"] == len(tables[0].rows)
    json.dumps(plan.to_json())
    after = before.with_changes(plan.changes("Nhập"))
    assert [found for record in after.records.values() for found in problems(record, after)] == []
    again = plan_import(tables, after, options, "office")
    assert again.changes("Nhập lại").changes == ()
