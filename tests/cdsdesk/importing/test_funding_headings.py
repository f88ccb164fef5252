"""Headings of money and of periods, in whatever order their levels stand."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.importing.funding_headings import funding_path
from cdsdesk.importing.kinds_of_sheet import meaning_of
from cdsdesk.importing.period_headings import period_path

_SOURCES = {
    "all": ("Tổng số", "Tổng cộng", "TỔNG", "Cộng"),
    "central": ("Ngân sách Trung ương", "NSTW", "NS TW", "Trung ương", "Vốn TW"),
    "province": ("Ngân sách tỉnh", "NS tỉnh", "Ngân sách cấp tỉnh"),
    "local": ("Ngân sách địa phương", "NSĐP", "NS địa phương", "Ngân sách xã", "Địa phương"),
    "other": ("Nguồn khác", "Xã hội hóa", "Nguồn hợp pháp khác"),
}
_KINDS = {
    "requested": ("Nhu cầu", "Nhu cầu kinh phí", "Kinh phí đề nghị"),
    "granted": ("Đã cấp", "Kinh phí đã cấp", "KP đã cấp", "Kinh phí được giao"),
    "supplement": ("Xem xét bổ sung", "Xem xét cấp bổ sung", "Kinh phí đề nghị bổ sung"),
    "planned": ("Kinh phí", "Dự toán", "Kinh phí thực hiện", "Kế hoạch vốn"),
    "disbursed": ("Giải ngân", "Đã giải ngân"),
}
_YEARS = ("{}", "Năm {}", "năm {}")


def one_of(words: dict[str, tuple[str, ...]]) -> st.SearchStrategy[tuple[str, str]]:
    return st.sampled_from([(name, text) for name, texts in words.items() for text in texts])


@settings(max_examples=120, deadline=None)
@given(one_of(_SOURCES), one_of(_KINDS), st.integers(2020, 2035), st.sampled_from(_YEARS))
def test_every_order_of_year_source_and_kind_is_one_path(
    source: tuple[str, str], kind: tuple[str, str], year: int, words: str
) -> None:
    for parts in permutations((source[1], kind[1], words.format(year))):
        found = funding_path(parts)
        assert found is not None
        assert found[0] == f"funding.{year}.{source[0]}.{kind[0]}"


@settings(max_examples=60, deadline=None)
@given(one_of(_SOURCES), one_of(_KINDS))
def test_two_levels_in_either_order(source: tuple[str, str], kind: tuple[str, str]) -> None:
    for parts in permutations((source[1], kind[1])):
        found = funding_path(parts)
        assert found is not None
        assert found[0] == f"funding.any.{source[0]}.{kind[0]}"


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        (("Kinh phí thực hiện trong năm 2022 (Nghìn đồng)", "Tổng số"), "funding.2022.all.planned"),
        (("Kinh phí", "2024"), "funding.2024.all.planned"),
        (("Năm 2024",), "funding.2024.all.planned"),
        (("2024", "Tổng"), "funding.2024.all.planned"),
        (("Năm 2024", "NSTW"), "funding.2024.central.planned"),
        (("NSTW năm 2024",), "funding.2024.central.planned"),
        (("Nhu cầu kinh phí năm 2025 từ NSĐP",), "funding.2025.local.requested"),
        (("Kinh phí giai đoạn 2021 - 2025",), "funding.any.all.planned"),
        (("Giai đoạn 2021-2025", "Kinh phí", "Trung ương"), "funding.any.central.planned"),
        (("Tổng mức đầu tư",), "funding.any.all.total"),
        (("Lũy kế giải ngân đến 31/12/2024",), "funding.2024.all.disbursed"),
        (("Kinh phí", "Vốn vay"), "funding.any.unknown.planned"),
        (("KINH PHÍ (triệu đồng)", "NGUỒN KHÁC"), "funding.any.other.planned"),
    ],
)
def test_headings_of_money(parts: tuple[str, ...], path: str) -> None:
    found = funding_path(parts)
    assert found is not None
    assert found[0] == path


@pytest.mark.parametrize(
    "heading", ["Đơn vị chủ trì", "Thời gian", "Kết quả", "Cơ quan phối hợp", "Ghi chú", "Nội dung"]
)
def test_what_is_no_money(heading: str) -> None:
    assert funding_path((heading,)) is None


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (("Tháng 3/2025",), "2025-M03"),
        (("Tháng 3",), "M03"),
        (("T12",), "M12"),
        (("T.3/2025",), "2025-M03"),
        (("Năm 2025", "Quý I", "Tháng 2"), "2025-M02"),
        (("Năm 2025", "Tháng", "11"), "2025-M11"),
        (("01/2025",), "2025-M01"),
        (("01/02/2025",), "2025-M02"),
        (("Quý IV năm 2025",), "2025-Q4"),
        (("QUÝ III",), "Q3"),
        (("Q2/2025",), "2025-Q2"),
        (("6 tháng đầu năm 2025",), "2025-H1"),
        (("6 tháng cuối năm",), "H2"),
        (("9 tháng",), "9M"),
        (("Tuần 7/2025",), "2025-W07"),
        (("Năm 2025",), "2025"),
        (("March 2025",), "2025-M03"),
        (("Ghi chú",), None),
        (("Tổng số",), None),
        (("Số tháng báo cáo",), None),
    ],
)
def test_headings_of_periods(parts: tuple[str, ...], code: str | None) -> None:
    assert period_path(parts) == code


def test_results_of_a_part_of_a_year_belong_to_that_part() -> None:
    meaning = meaning_of(["TT", "Chỉ tiêu", "Kế hoạch năm 2025", "Thực hiện 6 tháng đầu năm 2025", "Ước TH năm 2025"])
    assert meaning is not None
    assert meaning.fields[2:] == ("targets.2025", "measurements.2025-H1", "measurements.2025")


@pytest.mark.parametrize("heading", ["Kế hoạch 2026", "KH 2026", "Kế hoạch năm 2026", "Năm 2026 › Kế hoạch"])
def test_the_plan_of_a_year_beside_projects_is_money_where_figures_stand_below(heading: str) -> None:
    assert (funding_path(heading.split(" › ")) or ("",))[0] == "funding.2026.all.planned"
    headers = ["STT", "Tên dự án", "Tổng mức đầu tư", heading]
    figures = [["1", "Lắp camera an ninh", "1000", "600"], ["2", "Mua máy chủ", "500", "500"]]
    of_figures = meaning_of(headers, "projects", figures)
    assert of_figures is not None
    assert of_figures.fields[3] == "funding.2026.all.planned"
    words = [[*row[:3], f"Khảo sát hiện trạng, lập hồ sơ mời thầu và thi công gói {row[0]}"] for row in figures]
    of_words = meaning_of(headers, "projects", words)
    assert of_words is not None
    assert of_words.fields[3] != "funding.2026.all.planned"
