from datetime import date

import pytest

from cdsdesk.importing.titles import period_in, read_title
from cdsdesk.vietnamese.numbers import MoneyUnit


def test_the_plan_is_cited_over_several_lines_and_its_year_is_not_the_period() -> None:
    title = read_title(
        [
            "PHỤ LỤC I",
            "Tình hình thực hiện các nhiệm vụ tại Kế hoạch số",
            "5312/KH-BCĐCĐS ngày 13/6/2022 về hoạt động của Ban Chỉ đạo",
            "chuyển đổi số tỉnh Khánh Hòa trên địa bàn thành phố",
        ]
    )
    assert title.plan is not None
    assert (title.annex, title.plan.number, title.plan.symbol) == ("I", "5312", "KH-BCĐCĐS")
    assert title.plan.date == date(2022, 6, 13)
    assert title.plan.issuer == "Ban Chỉ đạo chuyển đổi số tỉnh Khánh Hòa"
    assert title.period is None
    assert title.key == "Phụ lục I"


def test_an_attached_annex_belongs_to_the_document_it_is_attached_to() -> None:
    title = read_title(
        [
            "ỦY BAN NHÂN DÂN THÀNH PHỐ",
            "Phụ lục 02",
            "DANH MỤC CÁC NHIỆM VỤ TRỌNG TÂM NĂM 2023",
            "(Kèm theo Kế hoạch số      /KH-UBND ngày    /  /2022 của UBND thành phố Đồng Hới)",
            "ĐVT: Triệu đồng",
        ]
    )
    assert title.plan is not None
    assert (title.annex, title.text, title.period) == ("02", "DANH MỤC CÁC NHIỆM VỤ TRỌNG TÂM NĂM 2023", "2023")
    assert (title.plan.number, title.plan.symbol, title.plan_year) == ("", "KH-UBND", 2022)
    assert title.plan.issuer == "UBND thành phố Đồng Hới"
    assert title.unit is MoneyUnit.TRIEU


def test_a_report_that_carries_the_annex_is_no_plan() -> None:
    title = read_title(
        ["Phụ lục: Kết quả năm 2022", "(Kèm theo Báo cáo số 12/BC-UBND ngày 05/01/2023 của UBND phường)"]
    )
    assert title.plan is None
    assert (title.annex, title.text) == ("", "Kết quả năm 2022")


def test_the_subject_of_the_plan_is_read_behind_its_number() -> None:
    title = read_title(
        ["Các chỉ tiêu đề ra tại Kế hoạch số 145/KH-UBND ngày 15/4/2022 về thực hiện chuyển đổi số năm 2022 như sau:"]
    )
    assert title.plan_subject == "Thực hiện chuyển đổi số năm 2022"
    assert title.period == "2022"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tình hình thực hiện năm 2022", "2022"),
        ("Kết quả quý I năm 2026", "2026-Q1"),
        ("Kết quả Quý IV/2025", "2025-Q4"),
        ("Kết quả 6 tháng đầu năm 2026", "2026-H1"),
        ("Kết quả 9 tháng năm 2026", "2026-9M"),
        ("Kết quả 10 tháng năm 2023", "2023-10M"),
        ("Kết quả tháng 3/2026", "2026-M03"),
        ("Bộ chỉ tiêu giai đoạn 2022 - 2024", None),
        ("So sánh năm 2021 với năm 2022", None),
        ("Theo Quyết định số 146/QĐ-TTg ngày 28/01/2022, số liệu năm 2023", "2023"),
    ],
)
def test_the_period_of_a_title(text: str, code: str | None) -> None:
    assert period_in(text) == code


@pytest.mark.parametrize("place", ["TỈNH KHÁNH HÒA", "PHƯỜNG VĨNH HẢI", "THÀNH PHỐ NHA TRANG", "PHƯỜNG 5"])
def test_the_place_below_a_body_is_no_title_of_the_annex(place: str) -> None:
    heads = ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", place, "Độc lập - Tự do - Hạnh phúc", "PHỤ LỤC I"]
    assert read_title(heads).text == ""
    titled = read_title([*heads, "NHIỆM VỤ CHUYỂN ĐỔI SỐ", place])
    assert (titled.annex, titled.text) == ("I", f"NHIỆM VỤ CHUYỂN ĐỔI SỐ {place}")


@pytest.mark.parametrize(
    "title", ["XÃ HỘI SỐ", "Xã Vĩnh Ngọc", "QUẢN LÝ VĂN BẢN", "THÀNH PHỐ THÔNG MINH", "XÃ VĨNH NGỌC NĂM 2026"]
)
def test_a_title_that_begins_like_a_place_stays(title: str) -> None:
    assert read_title([title]).text == title


@pytest.mark.parametrize(
    ("line", "annex"),
    [("Phụ lục kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2022", ""), ("Phụ lục A", "A"), ("PHỤ LỤC I.2: x", "I.2")],
)
def test_the_number_of_an_annex_is_a_word_of_its_own(line: str, annex: str) -> None:
    title = read_title([line])
    assert title.annex == annex
    assert (title.plan is not None, title.text) == ("Kế hoạch" in line, "x" if "x" in line else "")


def test_a_line_that_tells_only_the_period_is_no_part_of_the_title() -> None:
    title = read_title(["BẢNG THEO DÕI NHIỆM VỤ", "Kỳ số liệu: quý II năm 2026"])
    assert (title.text, title.period) == ("BẢNG THEO DÕI NHIỆM VỤ", "2026-Q2")


def test_what_a_result_file_says_above_its_table_is_no_title() -> None:
    lines = ["Kết quả nhập tệp “a.xlsx”", "Trang “Sheet1”, bảng 1: nhiệm vụ", "Đọc 3 dòng = 3 thêm mới", "KẾ HOẠCH NĂM"]
    assert read_title(lines).text == "KẾ HOẠCH NĂM"
