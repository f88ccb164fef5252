"""Section rows wherever their title stands, and rows that only look like sections."""

import pytest

from cdsdesk.importing.table_read import TableRead
from tests.support.raw_sheets import layout, raw_sheet

DOCUMENTS = ["TT", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu"]
RESOLUTION = ["1", "57-NQ/TW", "22/12/2024", "Bộ Chính trị", "Đột phá phát triển khoa học, công nghệ"]
PLAN = ["2", "1205/KH-UBND", "20/11/2023", "UBND tỉnh", "Kế hoạch chuyển đổi số"]
ACTIVITIES = ["TT", "Ngày", "Nội dung", "Địa điểm", "Số người tham dự"]
TRAINING = ["1", "10/3/2025", "Tập huấn kỹ năng số", "Hội trường", "45"]
LEAFLETS = ["2", "11/4/2025", "Phát tờ rơi tuyên truyền", "Tổ dân phố 3", "100"]


def read(rows, merges=(), **marks) -> TableRead:
    (table,) = layout(raw_sheet(rows, merges, **marks)).tables
    return table


def sections_of(table: TableRead) -> list[str]:
    """Return for each row the title of its section."""
    return [table.sections[row.section].title if row.section is not None else "" for row in table.rows]


@pytest.mark.parametrize("merges", [(), ((1, 1, 1, 4), (3, 1, 3, 4))], ids=["plain", "merged"])
@pytest.mark.parametrize("numbers", [("I", "II"), ("A", "B")])
@pytest.mark.parametrize(
    ("head", "first", "second", "titles"),
    [
        (DOCUMENTS, RESOLUTION, PLAN, ("Văn bản của Trung ương", "VĂN BẢN CỦA TỈNH")),
        (ACTIVITIES, TRAINING, LEAFLETS, ("Hoạt động tập huấn", "Tuyên truyền")),
    ],
)
def test_a_title_in_the_second_column(head, first, second, titles, numbers, merges) -> None:
    rows = [head, [numbers[0], titles[0]], first, [numbers[1], titles[1]], second]
    table = read(rows, merges)
    assert sections_of(table) == list(titles)
    assert [row.code for row in table.rows] == ["1", "2"]


@pytest.mark.parametrize("text", ["12/KH-UBND", "Công văn hỏa tốc", "Số 45/QĐ-UBND ngày 05/3/2025", "UBND-VHXH"])
def test_a_document_of_which_only_its_number_is_known_is_a_row(text: str) -> None:
    table = read([DOCUMENTS, RESOLUTION, ["2", text], ["3", *PLAN[1:]]])
    assert [row.code for row in table.rows] == ["1", "2", "3"]
    assert table.sections == ()


PROJECTS = ["STT", "Dự án", "Kinh phí 2025 (triệu đồng)"]


def test_projects_called_in_capitals_are_rows() -> None:
    table = read([PROJECTS, ["1", "LGSP", "200"], ["2", "Camera", "100"], ["3", "WIFI CÔNG CỘNG", "50"]])
    assert [row.cells[1] for row in table.rows] == ["LGSP", "Camera", "WIFI CÔNG CỘNG"]
    assert table.sections == ()


def test_projects_called_in_capitals_below_sections_with_sums() -> None:
    rows = [
        PROJECTS,
        ["I", "Dự án chuyển tiếp", "4000"],
        ["1", "IOC", "2500"],
        ["2", "LGSP", "1500"],
        ["II", "DỰ ÁN MỚI", "800"],
        ["1", "CAMERA", "800"],
    ]
    table = read(rows)
    assert [row.cells[1] for row in table.rows] == ["IOC", "LGSP", "CAMERA"]
    assert sections_of(table) == ["Dự án chuyển tiếp", "Dự án chuyển tiếp", "DỰ ÁN MỚI"]
    assert table.repairs == ()


def test_a_project_called_in_capitals_above_a_section_without_number_is_a_row() -> None:
    rows = [PROJECTS, ["", "DỰ ÁN CŨ", "300"], ["1", "LGSP", "300"], ["", "DỰ ÁN MỚI", "50"], ["1", "CAMERA", "50"]]
    table = read(rows)
    assert [row.cells[1] for row in table.rows] == ["LGSP", "CAMERA"]
    assert sections_of(table) == ["DỰ ÁN CŨ", "DỰ ÁN MỚI"]


def test_numbered_sections_in_capitals_with_sums_stay_sections() -> None:
    rows = [
        PROJECTS,
        ["1", "DỰ ÁN CHUYỂN TIẾP", "4000"],
        ["1.1", "Trung tâm điều hành", "2500"],
        ["1.2", "Trục liên thông", "1500"],
        ["2", "DỰ ÁN MỚI", "800"],
        ["2.1", "Camera", "800"],
    ]
    assert sections_of(read(rows)) == ["DỰ ÁN CHUYỂN TIẾP", "DỰ ÁN CHUYỂN TIẾP", "DỰ ÁN MỚI"]


def test_sections_without_rows_are_told() -> None:
    rows = [PROJECTS, ["I", "DỰ ÁN CHUYỂN TIẾP"], ["1", "Camera", "100"], ["II", "DỰ ÁN MỚI", "50"]]
    (note,) = (each for each in read(rows).repairs if "không có dòng nào" in each.message)
    assert note.message == "Mục “II. DỰ ÁN MỚI” không có dòng nào"
    assert note.is_loss


TASKS = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]
WORK = ["1", "Kết nối văn bản chỉ đạo", "Văn phòng", "30/6/2025"]


def test_a_plain_title_between_numbered_rows_is_a_section() -> None:
    rows = [TASKS, WORK, ["", "Phát triển hạ tầng số"], ["2", "Nâng cấp mạng", "Công an phường", "Năm 2025"]]
    assert sections_of(read(rows)) == ["", "Phát triển hạ tầng số"]


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Kiện toàn Ban Chỉ đạo của", "Ủy ban nhân dân phường"),
        ("Kiện toàn Ban Chỉ đạo,", "Tổ công nghệ số"),
        ("Kiện toàn Ban Chỉ đạo", "và Tổ công nghệ số"),
    ],
)
def test_the_rest_of_a_title_is_no_section(title: str, rest: str) -> None:
    last = ["2", "Nâng cấp mạng", "Công an phường", "Năm 2025"]
    table = read([TASKS, ["1", title, "Văn phòng", "30/6/2025"], ["", rest], last])
    assert [row.cells[1] for row in table.rows] == [f"{title} {rest}", "Nâng cấp mạng"]
    assert table.sections == ()
