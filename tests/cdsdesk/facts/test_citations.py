from datetime import date

import pytest

from cdsdesk.facts.citations import find_citations
from cdsdesk.vietnamese.document_numbers import document_number, split_document_number


def only(text):
    (found,) = find_citations(text)
    return found.type, found.number, found.symbol, found.date, found.issuer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thực hiện Kế hoạch số 4458/KH-UBND ngày 30/6/2022 của UBND thành phố về nhân lực số",
            ("Kế hoạch", "4458", "KH-UBND", date(2022, 6, 30), "UBND thành phố"),
        ),
        ("Quyết định 526/QĐ-UBND ngày 25/5/2022;", ("Quyết định", "526", "QĐ-UBND", date(2022, 5, 25), "")),
        ("Công văn số 2049 /UBND-VHTT", ("Công văn", "2049", "UBND-VHTT", None, "")),
        (
            "Kế hoạch số 3060/KH-\nUBND ngày 06/4/2022 của UBND tỉnh thực hiện",
            ("Kế hoạch", "3060", "KH-UBND", date(2022, 4, 6), "UBND tỉnh"),
        ),
        ("kế hoạch\u00a0số 4355/KH-UBND", ("Kế hoạch", "4355", "KH-UBND", None, "")),
        ("Báo cáo số\n2531/BCSTTTT về kết quả", ("Báo cáo", "2531", "BCSTTTT", None, "")),
        (
            "Nghị quyết số 07-NQ/TU ngày 31/3/2022 của Ban Chấp hành Đảng bộ tỉnh Quảng Bình, Kế hoạch",
            ("Nghị quyết", "07", "NQ/TU", date(2022, 3, 31), "Ban Chấp hành Đảng bộ tỉnh Quảng Bình"),
        ),
        ("Nghị quyết số 07-NQ/TU của Tỉnh ủy và Kế hoạch năm", ("Nghị quyết", "07", "NQ/TU", None, "Tỉnh ủy")),
        ("chương trình hành động số 10-CTr/TU", ("Chương trình", "10", "CTr/TU", None, "")),
        ("Công văn 321–CV/TU", ("Công văn", "321", "CV/TU", None, "")),
        (
            "Nghị định số 107/2021 /NĐ-CP ngày 06/12/2021.",
            ("Nghị định", "107", "2021/NĐ-CP", date(2021, 12, 6), ""),
        ),
        (
            "Thông tư số 01/2022/TT-BTP ngày 04/01/2022 của Bộ Tư pháp quy định chi tiết",
            ("Thông tư", "01", "2022/TT-BTP", date(2022, 1, 4), "Bộ Tư pháp"),
        ),
        (
            "Quyết định số 1726/QĐ-UBND của UBND tỉnh Khánh Hòa ngày 24 tháng 7 năm 2023",
            ("Quyết định", "1726", "QĐ-UBND", date(2023, 7, 24), "UBND tỉnh Khánh Hòa"),
        ),
        (
            "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025",
            ("Luật", "72", "2025/QH15", date(2025, 6, 16), ""),
        ),
        ("Văn bản 793/BTTTT-THH (05/3/2022)", ("", "793", "BTTTT-THH", date(2022, 3, 5), "")),
        ("(Quyết định số 1512/QĐ-UBND Ngày 28/4/2022)", ("Quyết định", "1512", "QĐ-UBND", date(2022, 4, 28), "")),
        ("Số: 838/BC-BCĐCĐS", ("", "838", "BC-BCĐCĐS", None, "")),
        ("Quyết định số 12/QĐ-UBND ngày 31/02/2022", ("Quyết định", "12", "QĐ-UBND", None, "")),
    ],
)
def test_citations_are_read(text, expected):
    assert only(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "(Kèm theo Báo cáo số      /BC-UBND ngày   tháng   năm 2022 của UBND phường)",
        "(Kèm theo Báo cáo số /BC-UBND ngày / /2022 của UBND phường)",
        "Báo cáo số ..../BC-UBND ngày ... tháng ... năm 2022 của UBND phường",
    ],
)
def test_blank_numbers_and_dates_are_found_as_blank(text):
    (found,) = find_citations(text)
    assert (found.type, found.number, found.symbol, found.date) == ("Báo cáo", "", "BC-UBND", None)
    assert found.issuer == "UBND phường"
    assert found.as_written.startswith("Báo cáo số")
    assert found.as_written.endswith("2022")


def test_the_place_covers_type_number_and_date():
    text = "Đã ban hành Tờ trình số 7597/TTr-UBND ngày 18/10/2022 và Công văn 8102/UBND-TCKH."
    assert [(text[c.start : c.end], c.as_written) for c in find_citations(text)] == [
        ("Tờ trình số 7597/TTr-UBND ngày 18/10/2022",) * 2,
        ("Công văn 8102/UBND-TCKH",) * 2,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "đạt 953/3.089 hồ sơ, 15/15 xã, 39,3% (67/107)",
        "trung bình 1 tuần/02 lượt, 30 phút/lượt, 408 CBCC/447 máy",
        "Đề án 06/CP và đề án số 06 trên địa bàn",
        "Văn phòng HĐND-UBND, TCVN 6909:2001, ISO/IEC 27001",
        "https://example.vn/12/KH-UBND",
        "Ngày Chuyển đổi số quốc gia 10/10",
    ],
)
def test_other_numbers_are_no_citations(text):
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    ("written", "number", "symbol", "printed"),
    [
        ("4458/KH-UBND", "4458", "KH-UBND", "4458/KH-UBND"),
        ("Số: 05 /BC-UBND", "05", "BC-UBND", "05/BC-UBND"),
        ("07-NQ/TU", "07", "NQ/TU", "07-NQ/TU"),
        ("87/2020/NĐ-CP", "87", "2020/NĐ-CP", "87/2020/NĐ-CP"),
        ("Kế hoạch số 145/KH-UBND ngày 15/4/2022", "145", "KH-UBND", "145/KH-UBND"),
        ("/KH-UBND", "", "KH-UBND", "/KH-UBND"),
        ("-NQ/TU", "", "NQ/TU", "-NQ/TU"),
        ("145", "145", "", "145"),
        ("chưa có số", "", "chưa có số", "chưa có số"),
        ("145/KH-UBND và 146/KH-UBND", "", "145/KH-UBND và 146/KH-UBND", "145/KH-UBND và 146/KH-UBND"),
        ("", "", "", ""),
    ],
)
def test_numbers_are_split_and_joined(written, number, symbol, printed):
    assert split_document_number(written) == (number, symbol)
    assert document_number(number, symbol) == printed


def test_an_issuer_whose_name_ends_in_so_is_read_whole() -> None:
    (found,) = find_citations("Kế hoạch số 5312/KH-BCĐCĐS ngày 13/6/2022 của Ban Chỉ đạo chuyển đổi số tỉnh Khánh Hòa")
    assert found.issuer == "Ban Chỉ đạo chuyển đổi số tỉnh Khánh Hòa"
