import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.repair import clean_sheet
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook, RawSheet
from tests.support.legacy_codes import to_1258_read_as_1252, to_tcvn3, to_vni

HEAD = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Ghi chú"]
ROWS = [
    ["1", "Xây dựng kho dữ liệu dùng chung", "Phòng Văn hóa và Thông tin", "Lê Thanh Tân"],
    ["2", "Tập huấn tổ công nghệ số cộng đồng", "Ủy ban nhân dân các xã, phường", "Hà Công Thành"],
    ["3", "Số hóa hồ sơ thủ tục hành chính", "Văn phòng HĐND và UBND", "VNPT®, 3m×4m, §5"],
    ["4", "Triển khai phần mềm quản lý văn bản", "Các cơ quan, đơn vị", "40×60, ±5°C"],
]
SYLLABLES = [
    *[
        "ủy",
        "ban",
        "nhân",
        "dân",
        "phường",
        "đường",
        "hòa",
        "hoà",
        "khỏe",
        "thuỷ",
        "Lê",
        "Hà",
        "Công",
        "án",
        "có",
        "cá",
    ],
    *["toán", "báo", "cáo", "quý", "giòn", "Đắk", "nghiêng"],
]
SYMBOLS = ["©", "®", "§", "×", "±", "½", "m²", "·", "«", "»", "µm", "ª", "Ø21", "café", "Müller", "12/2022", "–", "¹"]


def sheet(rows: list[list[str]], fonts: dict[tuple[int, int], str] | None = None) -> RawSheet:
    return RawSheet("A", True, (0, 0), [list(row) for row in rows], fonts=fonts or {})


def written(rows: list[list[str]], columns: set[int], write: Callable[[str], str]) -> list[list[str]]:
    return [[write(cell) if column in columns else cell for column, cell in enumerate(row)] for row in rows]


@pytest.mark.parametrize("write", [to_tcvn3, to_vni, to_1258_read_as_1252])
def test_a_whole_sheet_of_an_old_code_page_is_converted(write: Callable[[str], str]) -> None:
    rows = [[cell.lower() for cell in row[:3]] for row in (HEAD, *ROWS)]
    assert clean_sheet(sheet(written(rows, {0, 1, 2}, write))).texts == rows


def test_a_column_in_tcvn3_stands_beside_clean_ones() -> None:
    rows = [[row[0], row[1][:1].lower() + row[1][1:], *row[2:]] for row in ROWS]
    assert clean_sheet(sheet([HEAD, *written(rows, {1}, to_tcvn3)])).texts == [HEAD, *rows]


@pytest.mark.parametrize("write", [to_tcvn3, to_vni])
def test_a_line_in_unicode_above_leaves_short_columns_of_an_old_code_page(write: Callable[[str], str]) -> None:
    rows = [[cell.lower() for cell in (*row[:3], "Đơn vị" if row is HEAD else "15")] for row in (HEAD, *ROWS, *ROWS)]
    top = ["Trang chủ", "", "", ""]
    assert clean_sheet(sheet([top, *written(rows, {0, 1, 2, 3}, write)])).texts == [top, *rows]


def test_a_font_tells_the_code_page_of_a_single_cell() -> None:
    rows = [["Bé", to_tcvn3("nhân dân"), to_tcvn3("cộng hòa", capitals=True), to_vni("Đã làm"), "Đã làm"]]
    fonts = {(0, 1): ".VnTime", (0, 2): ".VnTimeH", (0, 3): "VNI-Times", (0, 4): ".VnTime", (9, 9): ".VnTime"}
    assert clean_sheet(sheet(rows, fonts)).texts == [["Bé", "nhân dân", "CỘNG HÒA", "Đã làm", "Đã làm"]]


def test_fonts_count_from_the_corner_of_the_sheet() -> None:
    raw = RawSheet("A", True, (4, 2), [["x", to_tcvn3("nhân dân")]], fonts={(4, 3): ".VnTime"})
    grid = clean_sheet(raw)
    assert grid.texts == [["x", "nhân dân"]]
    assert grid.written == {(0, 1): "nh©n d©n"}
    assert grid.repairs[0].rows == (5,)


def test_every_repair_is_told_with_what_stood_there() -> None:
    rows = [
        ["đƣờng Lê Lợi", "HÐND xã", "20\u00a0triệu"],
        [unicodedata.normalize("NFD", "Hòa Bình"), "chuyển đổi\u00ad số", "đƣợc"],
        ["một  hai", "hết \n rồi", "\u200e\ufeff3"],
    ]
    grid = clean_sheet(sheet(rows))
    assert grid.texts == [
        ["đường Lê Lợi", "HĐND xã", "20 triệu"],
        ["Hòa Bình", "chuyển đổi số", "được"],
        ["một  hai", "hết\n rồi", "3"],
    ]
    assert [(repair.rows, repair.message) for repair in grid.repairs] == [
        ((1, 2), "Đã sửa chữ “ƣ” thành “ư” ở 2 ô, như “đƣờng Lê Lợi” → “đường Lê Lợi”"),
        ((1,), "Đã thay chữ chỉ trông giống “Đ” bằng “Đ” ở 1 ô, như ở “HĐND xã”"),
        ((1,), "Đã thay khoảng trắng lạ bằng dấu cách thường ở 1 ô, như ở “20 triệu”"),
        ((2,), "Đã ghép dấu viết rời vào chữ ở 1 ô, như ở “Hòa Bình”"),
        ((2, 3), "Đã bỏ ký tự không nhìn thấy ở 2 ô, như ở “đổi số”"),
    ]
    assert grid.repairs[0].examples == (("đƣờng Lê Lợi", "đường Lê Lợi"), ("đƣợc", "được"))
    assert grid.written[1, 1] == "chuyển đổi\u00ad số"
    assert (2, 0) not in grid.written
    assert (2, 1) not in grid.written


def test_a_conversion_is_told_with_words_before_and_after() -> None:
    rows = [[to_tcvn3(text)] for text in ("Uỷ ban nhân dân phường Vĩnh Phước", "kế hoạch", "đã duyệt")]
    told = clean_sheet(sheet(rows)).repairs
    assert [repair.message for repair in told] == [
        "Đã đổi mã TCVN3 → Unicode ở 3 ô, như “Uû ban nh©n d©n ph\u00adêng” → “Uỷ ban nhân dân phường”"
    ]


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.lists(
            st.lists(st.sampled_from([*SYLLABLES, *SYMBOLS, "KH-UBND", "plan", "5"]), max_size=6).map(" ".join),
            min_size=3,
            max_size=3,
        ),
        max_size=12,
    )
)
def test_clean_unicode_stays_letter_by_letter(rows: list[list[str]]) -> None:
    grid = clean_sheet(sheet(rows))
    assert grid.texts == rows
    assert grid.repairs == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*ROWS, HEAD]), min_size=1), st.sampled_from([".VnTime", ".VnTimeH", "VNI-Times"]))
def test_clean_unicode_in_an_old_font_stays(rows: list[list[str]], font: str) -> None:
    fonts = {(row, column): font for row in range(len(rows)) for column in (1, 2)}
    assert [row[1:3] for row in clean_sheet(sheet(rows, fonts)).texts] == [row[1:3] for row in rows]


def test_a_plan_tells_what_stood_in_mended_cells(book: Callable[..., RawBook], empty: Snapshot) -> None:
    rows = [
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"],
        ["1", "Xây dựng đƣờng truyền số", "Sở Nội vụ", "Năm 2022"],
        ["2", "Tập huấn cán bộ xã", "Sở Nội vụ", "Năm 2022"],
    ]
    options = ImportOptions(plan="145/KH-UBND", plan_year=2022)
    plan = plan_import(read_tables(book(rows), options), empty, options, empty.office)
    table = plan.to_json()["tables"][0]
    assert table["repairs"][0]["examples"] == [{"before": "đƣờng truyền số", "after": "đường truyền số"}]
    assert [row.get("written") for row in table["rows"]] == [{"Nhiệm vụ": "Xây dựng đƣờng truyền số"}, None]
    assert table["rows"][0]["cells"]["Nhiệm vụ"] == "Xây dựng đường truyền số"
