from datetime import date
from pathlib import Path

import pytest
from docx import Document

from cdsdesk.checks.paper import Origin, Paper, PaperTable, Passage, PassageKind, RowKind
from cdsdesk.checks.paper_of_file import paper_of_book, read_paper
from cdsdesk.readers.any_text import read_text
from tests.support.legacy_codes import to_1258, to_tcvn3

HEAD = """ỦY BAN NHÂN DÂN
THÀNH PHỐ BIỂN XANH
PHÒNG VĂN HÓA VÀ THÔNG TIN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/BC-VHTT
Biển Xanh, ngày 20 tháng 3 năm 2026

BÁO CÁO
Kết quả chuyển đổi số quý I năm 2026

Kính gửi:
- Ủy ban nhân dân thành phố;
- Sở Khoa học và Công nghệ.
"""
BROKEN = (
    "Phòng đã tham mưu Ủy ban nhân dân thành phố ban hành các văn bản chỉ đạo, điều hành về chuyển đổi số theo kế "
    "hoạch, gồm:"
)
TEXT = """
Phần I
ĐÁNH GIÁ KẾT QUẢ

I. CÔNG TÁC CHỈ ĐẠO

1. Văn bản đã ban hành

Phòng đã tham mưu Ủy ban nhân dân thành phố ban hành các văn bản chỉ đạo, điều hành về chuyển
đổi số theo kế hoạch, gồm:

+ Kế hoạch số 12/KH-UBND ngày 05/02/2026;

a) Kinh tế số

1.1. Giao các xã, phường báo cáo trước ngày 25 hằng tháng;

Mục 1 Phụ lục II nêu các nhiệm vụ còn chậm.

Nơi nhận:
- Như trên;
- Các xã, phường trên địa bàn thành phố
(b/c);
- Lưu: VT.

KT. TRƯỞNG PHÒNG
PHÓ TRƯỞNG PHÒNG

Nguyễn Thị Bình
"""
TABLES = """
PHỤ LỤC I
Tình hình thực hiện nhiệm vụ
năm 2026
(Kèm theo Báo cáo số 45/BC-VHTT ngày 20/3/2026
của Phòng Văn hóa và Thông tin)

ĐVT: triệu đồng
STT\tNhiệm vụ\tKinh phí\t\tTiến độ
\t\tNhu cầu\tĐược cấp\t
(1)\t(2)\t(3)\t(4)\t(5)
I\tHạ tầng số\t\t\t
1.1\tNâng cấp máy chủ\t300\t200\tĐang thực
12

STT\tNhiệm vụ\tKinh phí\t\tTiến độ
\t\tNhu cầu\tĐược cấp\t
\tcủa thành phố\t\t\thiện, trễ hạn
1.2\tMua máy tính\t100\t100\tHoàn thành, đúng hạn
\tTổng cộng\t400\t300\t
Ghi chú: số liệu đến ngày 15/3/2026.
"""


def _paper(tmp_path: Path, text: str, name: str = "a.txt") -> Paper:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return paper_of_book(read_text(path), name)


def _lines(paper: Paper) -> list[tuple[str, str, str, int]]:
    return [(one.kind.value, one.mark, one.text, one.level) for one in paper.passages]


def test_the_formal_parts_of_a_plain_text_are_told(tmp_path: Path) -> None:
    formal = _paper(tmp_path, HEAD + TEXT).formal
    assert (formal.parent, formal.issuer) == (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ BIỂN XANH",
        "PHÒNG VĂN HÓA VÀ THÔNG TIN",
    )
    assert (formal.number, formal.symbol, formal.place_name) == ("45", "BC-VHTT", "Biển Xanh")
    assert formal.date == date(2026, 3, 20)
    assert (formal.kind, formal.title) == ("BÁO CÁO", "Kết quả chuyển đổi số quý I năm 2026")
    assert formal.addressees == ("Ủy ban nhân dân thành phố", "Sở Khoa học và Công nghệ")
    assert formal.recipients == ("Như trên", "Các xã, phường trên địa bàn thành phố (b/c)", "Lưu: VT")
    assert formal.signature == ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", "Nguyễn Thị Bình")
    assert formal.signatory == "Nguyễn Thị Bình"


def test_headings_items_and_broken_lines_of_a_plain_text(tmp_path: Path) -> None:
    paper = _paper(tmp_path, HEAD + TEXT)
    assert paper.origin is Origin.FILE
    assert _lines(paper) == [
        ("heading", "Phần I", "ĐÁNH GIÁ KẾT QUẢ", 1),
        ("heading", "I.", "CÔNG TÁC CHỈ ĐẠO", 2),
        ("heading", "1.", "Văn bản đã ban hành", 3),
        (
            "text",
            "",
            BROKEN,
            0,
        ),
        ("item", "+", "Kế hoạch số 12/KH-UBND ngày 05/02/2026;", 0),
        ("heading", "a)", "Kinh tế số", 4),
        ("item", "1.1.", "Giao các xã, phường báo cáo trước ngày 25 hằng tháng;", 0),
        ("text", "", "Mục 1 Phụ lục II nêu các nhiệm vụ còn chậm.", 0),
    ]
    heading = paper.passages[2]
    assert (heading.place.section, heading.place.line) == ("Phần I, mục I.1", 21)


def test_a_table_over_two_pages_of_a_plain_text_is_one(tmp_path: Path) -> None:
    paper = _paper(tmp_path, HEAD + TEXT + TABLES)
    (annex,) = paper.annexes
    assert (annex.label, annex.title) == ("PHỤ LỤC I", "Tình hình thực hiện nhiệm vụ năm 2026")
    assert annex.reference == "(Kèm theo Báo cáo số 45/BC-VHTT ngày 20/3/2026 của Phòng Văn hóa và Thông tin)"
    table, note = annex.blocks
    assert isinstance(table, PaperTable)
    assert isinstance(note, Passage)
    assert table.unit_line == "ĐVT: triệu đồng"
    assert table.header == ("STT", "Nhiệm vụ", "Kinh phí / Nhu cầu", "Kinh phí / Được cấp", "Tiến độ")
    assert [(row.kind, [cell.text for cell in row.cells]) for row in table.rows] == [
        (RowKind.SECTION, ["I. Hạ tầng số", "", "", "", ""]),
        (RowKind.DATA, ["1.1", "Nâng cấp máy chủ của thành phố", "300", "200", "Đang thực hiện, trễ hạn"]),
        (RowKind.DATA, ["1.2", "Mua máy tính", "100", "100", "Hoàn thành, đúng hạn"]),
        (RowKind.TOTAL, ["", "Tổng cộng", "400", "300", ""]),
    ]
    assert table.rows[1].cells[1].raw == "Nâng cấp máy chủ\fcủa thành phố"
    assert note.kind is PassageKind.NOTE
    assert table.rows[1].place.section == "PHỤ LỤC I, mục 1.1"


def test_rows_of_the_sheet_lead_to_their_places(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(HEAD + TEXT + TABLES, encoding="utf-8")
    read = read_paper(read_text(path), "a.txt")
    numbers = {place.section: row for row, place in read.places.items() if row == place.line}
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[numbers["PHỤ LỤC I, mục 1.2"] - 1].startswith("1.2\t")


def test_subtotals_beside_the_title_of_a_group_are_totals(tmp_path: Path) -> None:
    rows = "STT\tNội dung\tSố tiền\nI\tĐầu tư công\t500\n1\tMáy chủ\t500\nII\tChi thường xuyên\t20\n1\tTập huấn\t20\n"
    (table,) = _paper(tmp_path, f"Bảng kinh phí:\n{rows}Tổng cộng: I+II\t\t520\n").tables
    assert [row.kind.value for row in table.rows] == ["total", "data", "total", "data", "total"]


def test_a_text_without_any_formal_part_is_passages(tmp_path: Path) -> None:
    paper = _paper(tmp_path, "Kính thưa các đồng chí,\n\nHôm nay chúng ta bàn về chuyển đổi số.\n")
    assert [one.text for one in paper.passages] == [
        "Kính thưa các đồng chí,",
        "Hôm nay chúng ta bàn về chuyển đổi số.",
    ]
    assert paper.formal.kind == ""


def test_a_table_whose_cells_are_broken_lines_stays_passages(tmp_path: Path) -> None:
    text = "STT Nội dung Số tiền\n1 Máy chủ\n500\n2 Máy tính\n300\n"
    paper = _paper(tmp_path, text)
    assert paper.tables == ()
    assert " ".join(f"{one.mark} {one.text}".strip() for one in paper.passages) == " ".join(text.split())


def test_a_text_in_windows_1258_is_the_same_paper(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_bytes(to_1258(HEAD + TEXT + TABLES))
    assert _lines(paper_of_book(read_text(path), "b.txt")) == _lines(_paper(tmp_path, HEAD + TEXT + TABLES))


def test_a_letter_made_in_word_tells_its_subject_and_signature(tmp_path: Path) -> None:
    word = Document()
    head = word.add_table(2, 2)
    head.cell(0, 0).text = "UBND TỈNH MẪU\nSỞ TÀI CHÍNH"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc"
    head.cell(1, 0).text = "Số: 12/STC-VP\nV/v báo cáo kinh phí"
    head.cell(1, 1).text = "Mẫu, ngày      tháng 5 năm 2026"
    word.add_paragraph("Kính gửi: Ủy ban nhân dân tỉnh.")
    word.add_paragraph("Sở Tài chính báo cáo như sau:")
    end = word.add_table(1, 2)
    end.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    end.cell(0, 1).text = "GIÁM ĐỐC\n\n\nLê Văn Cường"
    path = tmp_path / "a.docx"
    word.save(str(path))
    formal = paper_of_book(read_text(path), "a.docx").formal
    assert (formal.parent, formal.issuer, formal.symbol) == ("UBND TỈNH MẪU", "SỞ TÀI CHÍNH", "STC-VP")
    assert (formal.title, formal.date, formal.date_written) == ("V/v báo cáo kinh phí", None, "ngày tháng 5 năm 2026")
    assert (formal.addressees, formal.recipients) == (("Ủy ban nhân dân tỉnh",), ("Như trên", "Lưu: VT"))
    assert (formal.signature, formal.signatory) == (("GIÁM ĐỐC", "Lê Văn Cường"), "Lê Văn Cường")


def test_lines_of_two_halves_of_a_page_are_parted(tmp_path: Path) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nPHƯỜNG NINH ĐA\nPHÒNG VĂN HÓA - XÃ HỘI Ninh Đa, ngày 05 tháng 02 năm 2026\n"
        "Số: 7/BC-VHXH\n\nBÁO CÁO\nKết quả tháng 1\n\nI. KẾT QUẢ\n\nĐã xong.\n\n"
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH\n- Như trên; PHÓ CHỦ TỊCH\n"
        "- Các cơ quan, đơn vị liên quan; Phạm Thanh Khánh\n- Lưu: VT.\n"
    )
    formal = _paper(tmp_path, text).formal
    assert (formal.parent, formal.issuer) == ("ỦY BAN NHÂN DÂN PHƯỜNG NINH ĐA", "PHÒNG VĂN HÓA - XÃ HỘI")
    assert formal.place_name == "Ninh Đa"
    assert formal.signature == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Thanh Khánh")
    assert formal.signatory == "Phạm Thanh Khánh"
    assert formal.recipients == ("Như trên", "Các cơ quan, đơn vị liên quan", "Lưu: VT")


@pytest.mark.parametrize(
    "bodies",
    [
        "UBND TỈNH KHÁNH HÒA        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nUBND PHƯỜNG TÂN LẬP        NAM",
        "UBND TỈNH KHÁNH HÒA        CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nUBND PHƯỜNG TÂN LẬP        VIỆT NAM",
        "UBND TỈNH KHÁNH HÒA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT UBND PHƯỜNG TÂN LẬP NAM",
        "UBND TỈNH KHÁNH HÒA    CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nUBND PHƯỜNG TÂN LẬP",
    ],
)
def test_the_name_of_the_nation_broken_beside_the_bodies_is_none_of_them(tmp_path: Path, bodies: str) -> None:
    head = f"{bodies}\n                 Độc lập - Tự do - Hạnh phúc\nSố: 127/BC-UBND\n\nBÁO CÁO\nKết quả tháng 1\n"
    formal = _paper(tmp_path, head + TEXT).formal
    assert (formal.parent, formal.issuer) == ("UBND TỈNH KHÁNH HÒA", "UBND PHƯỜNG TÂN LẬP")


def test_a_body_named_like_the_end_of_the_nation_keeps_its_name(tmp_path: Path) -> None:
    head = "ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nTỈNH QUẢNG NAM        NAM\nSố: 1/BC-UBND\n\n"
    assert _paper(tmp_path, f"{head}BÁO CÁO\n{TEXT}").formal.issuer == "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM"


def test_addressees_right_below_a_long_title_are_none_of_it(tmp_path: Path) -> None:
    title = "Kết quả thực hiện chuyển đổi số năm 2025, phương hướng, nhiệm vụ năm 2026"
    to = "      Kính gửi:\n  - Sở Nội vụ;\n  - Văn phòng UBND tỉnh.\n"
    head = f"UBND XÃ KHÁNH VĨNH\nSố: 145/BC-UBND\n\nBÁO CÁO\n{title}\n{to}"
    formal = _paper(tmp_path, head + TEXT).formal
    assert (formal.title, formal.addressees) == (title, ("Sở Nội vụ", "Văn phòng UBND tỉnh"))


def test_what_stands_over_a_table_belongs_to_it_and_a_title_in_capitals_does_not(tmp_path: Path) -> None:
    rows = "STT\tNội dung\t3 tháng\t6 tháng\n1\tHồ sơ\t30\t60\n"
    paper = _paper(tmp_path, f"Phụ lục 3\n\nSỐ LIỆU LŨY KẾ\n\n(Số liệu lũy kế từ đầu năm)\n{rows}")
    assert (paper.annexes[0].title, paper.tables[0].unit_line) == ("SỐ LIỆU LŨY KẾ", "(Số liệu lũy kế từ đầu năm)")


def test_text_in_a_font_of_an_old_code_page_is_read_as_it_looks(tmp_path: Path) -> None:
    word = Document()
    heading = "1. Kết quả thực hiện chuyển đổi số"
    run = word.add_paragraph().add_run(to_tcvn3(heading))
    run.font.name = ".VnTime"
    word.add_paragraph("Đã tiếp nhận 20 hồ sơ.")
    path = tmp_path / "cu.docx"
    word.save(str(path))
    paper = paper_of_book(read_text(path), "cu.docx")
    assert [f"{one.mark} {one.text}".strip() for one in paper.passages] == [heading, "Đã tiếp nhận 20 hồ sơ."]
