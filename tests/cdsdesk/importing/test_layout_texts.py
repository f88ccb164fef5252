"""Tables in a text document: one sheet of paragraphs with tables between, where another page or table is a seam."""

import pytest

from cdsdesk.importing.accounts import Role
from tests.support.raw_sheets import layout, raw_sheet

HEAD = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Kết quả thực hiện"]
LETTERHEAD = [
    ["UBND THÀNH PHỐ\nVĂN PHÒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
    ["Số: 15/KH-VP", "Nha Trang, ngày 05 tháng 01 năm 2023"],
]
SIGNED = [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]]


class Text:
    """Puts a document together as the reader of Word files does."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.seams: set[int] = set()
        self.merges: list[tuple[int, int, int, int]] = []

    def lines(self, *texts: str) -> "Text":
        self.rows += [[text] for text in texts]
        return self

    def table(self, rows: list[list[str]]) -> "Text":
        self.seams.add(len(self.rows))
        wide = max(map(len, rows))
        self.merges += [
            (len(self.rows) + at, 0, len(self.rows) + at, wide - 1) for at, row in enumerate(rows) if len(row) == 1
        ]
        self.rows += rows
        self.seams.add(len(self.rows))
        return self

    def read(self):
        return layout(raw_sheet(self.rows, self.merges, seams=[seam for seam in self.seams if seam < len(self.rows)]))


def kinds(read) -> dict[int, str]:
    return {account.row: account.role.value for account in read.told.accounts()}


def test_a_plan_with_letterhead_text_annexes_and_signatures() -> None:
    text = Text().table(LETTERHEAD).lines("KẾ HOẠCH", "Thực hiện chuyển đổi số năm 2023", "- Nâng cao nhận thức;")
    text.lines(
        "Phụ lục 01",
        "DANH MỤC NHIỆM VỤ NĂM 2023",
        "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05/01/2023 của UBND thành phố)",
    )
    text.table([HEAD, ["1", "Số hóa hồ sơ", "Văn phòng", "Quý I/2023", ""]]).lines("Ghi chú: không có.").table(SIGNED)
    read = text.read()
    (table,) = read.tables
    assert (table.title.annex, table.title.text) == ("01", "DANH MỤC NHIỆM VỤ NĂM 2023")
    assert table.title.plan is not None
    assert table.title.plan.number == "15"
    assert [row.cells[1] for row in table.rows] == ["Số hóa hồ sơ"]
    assert [kinds(read)[row] for row in (1, 2, 3, 5, 6, 9, 12)] == [*["outside"] * 4, "title", "header", "outside"]


def test_a_table_cut_into_several_without_headings() -> None:
    text = Text().lines("Nhiệm vụ năm 2023").table([HEAD, ["1", "Số hóa hồ", "Văn", "Quý I", "Đang thực"]]).lines("")
    text.table([["", "sơ cũ", "phòng", "", "hiện"], ["2", "Camera", "Công an", "Quý II", ""]]).lines("2")
    text.table([["II. Nhóm hai"], ["3", "Chữ ký số", "Văn phòng", "Quý III", ""]]).table(SIGNED)
    read = text.read()
    (table,) = read.tables
    assert [(row.rows, row.code) for row in table.rows] == [((3, 5), "1"), ((6,), "2"), ((9,), "3")]
    assert table.rows[0].cells[1:3] == ("Số hóa hồ sơ cũ", "Văn phòng")
    assert [section.number for section in table.sections] == ["II"]
    assert kinds(read)[7] == kinds(read)[10] == "outside"


def test_the_same_headings_below_a_page_edge_and_below_another_title() -> None:
    text = (
        Text()
        .lines("1. Chính quyền số")
        .table([["Mục tiêu", "Mục tiêu đề ra", "Kết quả"], ["Tỷ lệ hồ sơ số", "80%", "70%"]])
    )
    text.lines("", "2").table([["Mục tiêu", "Mục tiêu đề ra", "Kết quả"], ["Tỷ lệ chữ ký số", "50%", "60%"]])
    (table,) = text.read().tables
    assert len(table.rows) == 2
    text.lines("Mục tiêu kinh tế số năm 2023 như sau").table(
        [["Mục tiêu", "Mục tiêu đề ra", "Kết quả"], ["Tỷ lệ bán hàng số", "5%", "6%"]]
    )
    first, second = text.read().tables
    assert (len(first.rows), len(second.rows)) == (2, 1)
    assert second.title.period == "2023"


def test_a_table_of_another_shape_is_no_part_of_the_one_above() -> None:
    text = Text().table([HEAD, ["1", "Số hóa hồ sơ", "Văn phòng", "Quý I", ""]])
    text.table([["Khổ giấy", "Số bản"], ["A4", "Hai bản"]]).table(SIGNED)
    read = text.read()
    (table,) = read.tables
    assert len(table.rows) == 1
    assert {kinds(read)[row] for row in (3, 4, 5)} == {Role.OUTSIDE.value}
    assert any(repair.rows == (3, 4, 5) for repair in table.repairs)


def test_a_page_with_a_heading_of_a_section_at_its_foot() -> None:
    rows = [
        HEAD,
        ["1.1", "Số hóa", "Văn phòng", "", ""],
        ["2. Ban hành kế hoạch"],
        ["- 3 -"],
        HEAD,
        ["2.1", "Camera", "Công an", "", ""],
    ]
    read = layout(raw_sheet(rows, [(2, 0, 2, 4)], seams=[0, 4]))
    (table,) = read.tables
    assert [row.code for row in table.rows] == ["1.1", "2.1"]
    assert [(section.number, section.title) for section in table.sections] == [("2", "Ban hành kế hoạch")]
    assert kinds(read)[4] == "outside"


def test_a_note_at_the_end_of_the_document_explains_a_mark() -> None:
    text = (
        Text()
        .table([HEAD, ["1", "Số hóa hồ sơ¹", "Văn phòng", "Quý I", ""]])
        .lines("Kết thúc báo cáo./.", "¹ Chỉ hồ sơ còn hiệu lực.")
    )
    (table,) = text.read().tables
    assert table.rows[0].cells[1] == "Số hóa hồ sơ"
    assert table.rows[0].footnotes == ("¹ Chỉ hồ sơ còn hiệu lực.",)


def test_the_rest_of_one_cell_on_a_page_of_its_own() -> None:
    text = (
        Text()
        .table([HEAD, ["1", "Số hóa hồ sơ", "Văn phòng", "Quý I", "Đang thực"]])
        .table([["", "", "", "", "hiện theo tiến độ"]])
    )
    (table,) = text.lines("Kết thúc.").read().tables
    assert [row.rows for row in table.rows] == [(2, 3)]
    assert table.rows[0].cells[4] == "Đang thực hiện theo tiến độ"


def test_a_row_that_goes_on_behind_a_repeated_head_is_no_head() -> None:
    text = Text().table([HEAD, ["1", "Thí điểm xây dựng", "UBND xã", "Quý I", "Ban hành kế hoạch"]])
    text.table(
        [
            HEAD,
            ["", "khu dân cư điện tử", "cơ quan, đơn vị", "", "ngày 27/6"],
            ["2", "Kế hoạch năm", "Sở Nội vụ", "", ""],
        ]
    )
    (table,) = text.read().tables
    assert [row.code for row in table.rows] == ["1", "2"]
    assert table.rows[0].cells[1] == "Thí điểm xây dựng khu dân cư điện tử"


def test_a_head_that_a_page_cuts_through() -> None:
    rows = [
        ["Stt", "Tên dự án/", "Đơn vị chủ", "Thời gian", "Tiến độ thực"],
        ["", "nhiệm vụ", "trì", "triển khai", "hiện"],
    ]
    rows += [["1", "Máy chủ", "Văn phòng", "2022", "Đã xong"]]
    (table,) = layout(raw_sheet(rows, seams=[1])).tables
    assert table.headers == (
        "Stt",
        "Tên dự án/nhiệm vụ",
        "Đơn vị chủ trì",
        "Thời gian triển khai",
        "Tiến độ thực hiện",
    )
    assert [row.code for row in table.rows] == ["1"]


def test_signatures_below_the_last_rows_on_the_same_page() -> None:
    rows = [
        HEAD,
        ["1", "Số hóa", "Văn phòng", "", ""],
        ["2", "Camera", "Công an xã", "Quý I", "x"],
        ["", "", "", "Nha Trang, ngày 5 tháng 1 năm 2024"],
    ]
    rows += [["Nơi nhận:", "", "", "TM. ỦY BAN NHÂN DÂN"], ["- Lưu: VT.", "", "", "CHỦ TỊCH"]]
    (table,) = layout(raw_sheet(rows, seams=[2])).tables
    assert [row.code for row in table.rows] == ["1", "2"]


@pytest.mark.parametrize("note", ["1 Theo thiết kế của đơn vị tư vấn.", "(1) Theo thiết kế.", "¹ Theo thiết kế."])
def test_a_note_right_below_a_table_explains_a_raised_mark(note: str) -> None:
    text = Text().table([HEAD, ["1", "Lắp đặt wifi công cộng¹", "Văn phòng", "Quý I", ""]]).lines(note, "Nơi nhận:")
    read = text.read()
    (table,) = read.tables
    assert table.rows[0].cells[1] == "Lắp đặt wifi công cộng"
    assert table.rows[0].footnotes == table.footnotes == (note,)
    assert list(kinds(read).values())[-2:] == ["footnote", "outside"]


def test_a_note_in_brackets_explains_a_mark_in_brackets() -> None:
    rows = [HEAD, ["1", "Tỷ lệ hồ sơ trực tuyến(1)", "Văn phòng", "Quý I", ""], ["2", "Thu phí²", "Văn phòng", "", ""]]
    (table,) = Text().table(rows).lines("(1) Theo QĐ 06.", "2 Tính trên tổng số hồ sơ.").read().tables
    assert [row.cells[1] for row in table.rows] == ["Tỷ lệ hồ sơ trực tuyến", "Thu phí"]
    assert [row.footnotes for row in table.rows] == [("(1) Theo QĐ 06.",), ("2 Tính trên tổng số hồ sơ.",)]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Lắp đặt wifi công cộng¹", "1. Kết quả thực hiện"),
        ("Lắp đặt wifi công cộng¹", "2 Theo thiết kế."),
        ("Lắp đặt wifi công cộng (1)", "1 Theo thiết kế."),
        ("Sửa nhà văn hóa 500 m²", "2 Theo thiết kế."),
        ("Lắp đặt wifi công cộng", "1 Theo thiết kế."),
    ],
)
def test_what_explains_no_mark_is_no_note(title: str, line: str) -> None:
    (table,) = Text().table([HEAD, ["1", title, "Văn phòng", "Quý I", ""]]).lines(line).read().tables
    assert (table.rows[0].cells[1], table.rows[0].footnotes) == (title, ())
