import datetime

import pytest

from cdsdesk.checks.paper_documents import listed_twice, order, spelling, two_dates, two_symbols
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, heading, item, paper, table, text

PLAN = "Kế hoạch số 4597/KH-UBND ngày 06/7/2022 tuyên truyền về chuyển đổi số;"
LETTER = "Công văn số 4602/UBND-VHTT ngày 06/7/2022 về việc cung cấp thông tin;"


def found(rule: PaperRule, *entries: str) -> list[Finding]:
    return list(rule(paper([item("+", entry) for entry in entries])))


def of_text(rule: PaperRule, *words: str) -> list[Finding]:
    return list(rule(paper([text(one) for one in words])))


def test_a_document_listed_twice() -> None:
    (finding,) = found(listed_twice, PLAN, LETTER, PLAN)
    assert finding.severity is Severity.WARNING
    assert finding.message == "Kế hoạch số 4597/KH-UBND ngày 06/7/2022 được liệt kê nhiều lần"
    assert finding.place is not None
    assert finding.place.paragraph == 3


def test_naming_a_document_again_is_not_listing_it() -> None:
    body = [
        heading("1.", "Chỉ đạo"),
        item("+", PLAN),
        item("+", "Quyết định số 5/QĐ-UBND ngày 01/7/2022 thực hiện Kế hoạch số 4597/KH-UBND ngày 06/7/2022"),
        text("Thực hiện Kế hoạch số 4597/KH-UBND ngày 06/7/2022, UBND phường đã triển khai."),
        heading("2.", "Kết quả"),
        item("+", PLAN),
    ]
    assert not list(listed_twice(paper(body)))


def test_a_number_of_two_issuers_is_listed_twice_rightly() -> None:
    own = "Kế hoạch số 12/KH-UBND về chuyển đổi số;"
    assert not found(listed_twice, own, "Kế hoạch số 12/KH-UBND của UBND tỉnh Khánh Hòa về chuyển đổi số;")


def test_rows_of_a_register_are_a_list() -> None:
    header = ("STT", "Loại văn bản", "Số, ký hiệu", "Ngày ban hành", "Trích yếu")
    rows = [
        ("1", "Kế hoạch", "12/KH-UBND", "05/3/2026", "Về chuyển đổi số"),
        ("2", "Quyết định", "12/QĐ-UBND", "06/3/2026", "Thành lập tổ"),
        ("3", "Kế hoạch", "12/KH-UBND", "05/3/2026", "Về chuyển đổi số"),
    ]
    (finding,) = listed_twice(paper(annexes=[annex("Phụ lục", blocks=[table(header, rows)])]))
    assert finding.place is not None
    assert finding.place.line == 3


def test_a_register_tells_issuers_apart() -> None:
    header = ("STT", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành")
    rows = [("1", "12/KH-UBND", "05/3/2026", "UBND tỉnh"), ("2", "12/KH-UBND", "05/3/2026", "UBND phường Bình An")]
    made = paper(annexes=[annex("Phụ lục", blocks=[table(header, rows)])])
    assert not list(listed_twice(made))
    assert not list(two_dates(made))


def test_a_task_table_may_cite_a_document_in_many_rows() -> None:
    header = ("STT", "Nhiệm vụ", "Kết quả")
    cited = "Quyết định 526/QĐ-UBND ngày 25/5/2022 về việc ban hành Kế hoạch"
    assert not list(listed_twice(paper([table(header, [("1.4", "A", cited), ("3.1", "B", cited)])])))


def test_one_number_with_two_dates() -> None:
    (finding,) = of_text(
        two_dates,
        "Kế hoạch số 45/KH-UBND ngày 05/3/2022 về chuyển đổi số",
        "Thực hiện Kế hoạch số 45/KH-UBND ngày 08/3/2022, đã triển khai",
    )
    assert finding.severity is Severity.WARNING
    assert (finding.expected, finding.found) == ("05/3/2022", "08/3/2022")


def test_a_year_that_differs_alone_is_doubtful() -> None:
    one, other = "Kế hoạch số 45/KH-UBND ngày 05/3/2022", "Kế hoạch số 45/KH-UBND ngày 05/3/2021"
    (finding,) = of_text(two_dates, one, one, other)
    assert finding.severity is Severity.NOTE
    assert finding.found == "05/3/2021"


@pytest.mark.parametrize(
    "words",
    [
        (
            "Chỉ thị số 14/CT-TTg ngày 25/5/2018 của Thủ tướng Chính phủ",
            "Chỉ thị số 14/CT-TTg ngày 07/6/2019 của Thủ tướng Chính phủ",
        ),
        ("Kế hoạch số 12/KH-UBND ngày 05/3/2022", "Kế hoạch số 12/KH-UBND ngày 09/3/2022 của UBND tỉnh Khánh Hòa"),
        ("Kế hoạch số 12/KH-UBND ngày 05/3/2022", "Kế hoạch số 12/KH-UBND"),
        ("Nghị quyết số 12/NQ-HĐND ngày 08/12/2021", "Kế hoạch số 12/KH-UBND ngày 05/3/2022"),
    ],
)
def test_two_documents_with_one_number(words: tuple[str, ...]) -> None:
    assert not of_text(two_dates, *words)


def test_a_document_with_two_symbols() -> None:
    (finding,) = of_text(two_symbols, PLAN, "Kế hoạch số 4597/UBND-VHTT ngày 06/7/2022 tuyên truyền")
    assert (finding.expected, finding.found) == ("KH-UBND", "UBND-VHTT")
    small = "số 12/{} ngày 05/3/2022 về việc thành lập Tổ chuyển đổi số phường"
    assert of_text(two_symbols, f"Quyết định {small.format('QĐ-UBND')}", f"Kế hoạch {small.format('KH-UBND')}")


def test_two_documents_that_share_number_and_day() -> None:
    assert not of_text(
        two_symbols,
        "Quyết định số 12/QĐ-UBND ngày 05/3/2022 về việc thành lập Tổ",
        "Kế hoạch số 12/KH-UBND ngày 05/3/2022 về chuyển đổi số",
        "Quyết định số 12/QĐ-BCĐ ngày 05/3/2022 ban hành Quy chế",
    )


def test_spellings_of_one_number() -> None:
    (finding,) = of_text(spelling, "Kế hoạch số 45/KH-UBND ngày 05/3/2022", "Kế hoạch số 45/KHUBND ngày 05/3/2022")
    assert finding.severity is Severity.WARNING
    assert (finding.expected, finding.found) == ("45/KH-UBND", "45/KHUBND")
    (finding,) = of_text(spelling, "Nghị quyết số 07-NQ/TU ngày 31/3/2022", "Nghị quyết số 7-NQ/TU ngày 31/3/2022")
    assert finding.severity is Severity.NOTE
    assert not of_text(spelling, "Kế hoạch số 45/KH-UBND ngày 05/3/2022", "Quyết định số 45/QĐ-UBND ngày 05/3/2022")


def _entries(*told: tuple[int, int]) -> list[str]:
    return [
        f"Công văn số {number}/UBND-VHXH ngày {day:%d/%m/%Y} về việc số {number}"
        for number, days in told
        for day in [datetime.date(2022, 1, 1) + datetime.timedelta(days)]
    ]


def test_one_number_against_the_order_of_days() -> None:
    (finding,) = found(
        order, *_entries((108, 20), (336, 73), (570, 110), (765, 142), (2419, 157), (894, 158), (919, 163))
    )
    assert finding.severity is Severity.WARNING
    assert finding.found.startswith("Công văn số 2419/UBND-VHXH")
    (finding,) = found(order, *_entries((45, 60), (50, 40)))
    assert finding.severity is Severity.NOTE


def test_two_numbers_that_changed_places_are_doubtful() -> None:
    (finding,) = found(order, *_entries((155, 21), (104, 62), (121, 142), (49, 166)))
    assert finding.severity is Severity.NOTE
    assert "49/UBND-VHXH" in finding.message
    assert "155/UBND-VHXH" in finding.message


def test_lists_in_no_order_and_two_series_stay_silent() -> None:
    assert not found(order, *_entries((336, 73), (108, 20), (570, 110), (765, 142)))
    assert not found(order, *_entries((1682, 104), (1856, 108), (526, 145), (1779, 229), (2100, 243)))
    assert not found(order, *_entries((45, 60), (50, 60), (51, 70)))


def test_a_few_days_off_are_doubtful() -> None:
    (finding,) = found(order, *_entries((45, 60), (50, 58), (51, 70), (52, 80), (53, 90)))
    assert finding.severity is Severity.NOTE
