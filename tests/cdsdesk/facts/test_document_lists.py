"""Documents listed in running text: what is understood of each, and that nothing of the text is passed over."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.facts.document_lists import read_document_list
from cdsdesk.facts.passages import passages
from cdsdesk.vietnamese.dates import format_date

REPORT = """
UBND phường đã ban hành các văn bản:

+ Quyết định số 168/QĐ-UBND ngày 14/4/2026 về việc giao chỉ tiêu hồ sơ trực tuyến cho các cơ quan, đơn vị năm 2026;

+ Công văn số 39/UBND-VHXH ngày 15/4/2026 về việc khảo sát phục vụ lập Đề án “Đô thị thông minh; giai đoạn 1”;
+ Kế hoạch số 445/KH-UBND ngày 30/6/2026 triển khai thực hiện Quyết định số 146/QĐ-TTg của Thủ tướng
Chính phủ phê duyệt Đề án nâng cao nhận thức;

+ Tờ trình số 759/TTr-UBND ngày 18/10/2026 Quyết định chủ trương đầu tư dự án (07 tổ dân phố)
+ Kế hoạch 34/KH-UBND ngày 30/8/2026 về triển khai phát triển kinh tế số.

2. Kết quả triển khai thực hiện
"""
PROSE = (
    "UBND phường ban hành Kế hoạch số 37/KH-UBND ngày 30/9/2026 truyền thông về Ngày Chuyển đổi số; Công văn số"
    " 170/UBND-VHXH ngày 05/10/2026 về việc hướng dẫn tuyên truyền. Trưởng Ban Chỉ đạo đã ban hành Quyết định số"
    " 02/QĐ-BCĐ ngày 24/6/2026 về Quy chế hoạt động, Quyết định số 03/QĐ-BCĐ ngày 29/6/2026 về việc thành lập Tổ giúp"
    " việc. Tổ chức quán triệt thực hiện Nghị quyết số 07-NQ/TU ngày 31/3/2022 của Tỉnh ủy, Kế hoạch 163/KH-UBND ngày"
    " 09/02/2026 của UBND tỉnh về chuyển đổi số. Đến nay có 15/15 tổ dân phố đã có Tổ công nghệ số, đạt 100%."
)


def read(text: str, year: int | None = 2026):
    return read_document_list(text, year).documents


def numbers(text: str) -> list[str]:
    return [f"{one.number}/{one.symbol}" for one in read(text) if not one.mentioned]


def test_a_bulleted_list_of_a_report():
    found = read_document_list(REPORT)
    listed = [one for one in found.documents if not one.mentioned]
    assert [(one.type, one.number, one.day) for one in listed] == [
        ("Quyết định", "168", date(2026, 4, 14)),
        ("Công văn", "39", date(2026, 4, 15)),
        ("Kế hoạch", "445", date(2026, 6, 30)),
        ("Tờ trình", "759", date(2026, 10, 18)),
        ("Kế hoạch", "34", date(2026, 8, 30)),
    ]
    assert [one.subject for one in listed] == [
        "giao chỉ tiêu hồ sơ trực tuyến cho các cơ quan, đơn vị năm 2026",
        "khảo sát phục vụ lập Đề án “Đô thị thông minh; giai đoạn 1”",
        "triển khai thực hiện Quyết định số 146/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Đề án nâng cao nhận thức",
        "Quyết định chủ trương đầu tư dự án (07 tổ dân phố)",
        "triển khai phát triển kinh tế số",
    ]
    assert [(one.number, one.issuer) for one in found.documents if one.mentioned] == [("146", "Thủ tướng Chính phủ")]
    assert found.lead_ins == ("UBND phường đã ban hành các văn bản:",)
    assert found.unread == ("Kết quả triển khai thực hiện",)


def test_running_prose():
    found = read_document_list(PROSE)
    assert [(one.number, one.issuer, one.mentioned) for one in found.documents] == [
        ("37", "UBND phường", False),
        ("170", "", False),
        ("02", "Trưởng Ban Chỉ đạo", False),
        ("03", "", False),
        ("07", "Tỉnh ủy", True),
        ("163", "UBND tỉnh", True),
    ]
    assert found.documents[2].subject == "Quy chế hoạt động"
    assert found.unread == ("Đến nay có 15/15 tổ dân phố đã có Tổ công nghệ số, đạt 100%.",)


@pytest.mark.parametrize(
    ("text", "day", "written"),
    [
        ("Công văn số 12/UBND-VHXH ngày 05 tháng 3 năm 2026 V/v rà soát", date(2026, 3, 5), ""),
        ("Công văn số 12/UBND-VHXH ngày 5/3 V/v rà soát", date(2026, 3, 5), ""),
        ("Công văn số 12/UBND-VHXH V/v rà soát", None, ""),
        ("Công văn số 12/UBND-VHXH ngày 31/02/2026 V/v rà soát", None, "ngày 31/02/2026"),
        ("Công văn số    /UBND-VHXH ngày    tháng 3 năm 2026 V/v rà soát", None, "ngày tháng 3 năm 2026"),
        ("12/UBND-VHXH\t05/3/2026\tV/v rà soát", date(2026, 3, 5), ""),
        ("Ngày 05/3/2026, UBND phường đã ban hành Công văn số 12/UBND-VHXH về việc rà soát", date(2026, 3, 5), ""),
    ],
)
def test_dates(text, day, written):
    (found,) = read(text)
    assert (found.type, found.day, found.date_text, found.subject) == ("Công văn", day, written, "rà soát")


@pytest.mark.parametrize(
    "mark", ["- ", "-", "+ ", "* ", "• ", "– ", "1. ", "1) ", "(1) ", "a) ", "2.1. ", "IV. ", "\t", "7\t", ""]
)
def test_marks_of_items_are_left_out(mark):
    (found,) = read(f"{mark}Kế hoạch số 12/KH-UBND ngày 05/3/2026 về chuyển đổi số;")
    assert (found.number, found.subject) == ("12", "chuyển đổi số")
    assert found.as_written == "Kế hoạch số 12/KH-UBND ngày 05/3/2026 về chuyển đổi số"


def test_lines_that_the_page_broke_are_one_item():
    text = (
        "1. Kế hoạch số 306/KH-\nUBND ngày 06/4/2026 của UBND phường thực hiện Quyết\nđịnh số 1968/QĐ-TTg"
        " về thương mại điện tử giai đoạn 2021\n- 2030 trên địa bàn;\n2. Công văn số 15/UBND-\nVHXH"
    )
    assert numbers(text) == ["306/KH-UBND", "15/UBND-VHXH"]
    assert read(text)[0].subject.endswith("giai đoạn 2021 - 2030 trên địa bàn")


def test_plain_lines_without_marks_and_stops_are_items():
    text = "Kế hoạch số 1/KH-UBND về A\nKế hoạch số 2/KH-UBND về B\n3/QĐ-UBND về C\ntheo\nQuyết định số 4/QĐ-TTg"
    assert numbers(text) == ["1/KH-UBND", "2/KH-UBND", "3/QĐ-UBND"]
    assert [one.number for one in read(text) if one.mentioned] == ["4"]


def test_decomposed_text_is_read_like_any_other():
    text = "- Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND phường Vạn Thạnh về việc tập huấn"
    assert read(unicodedata.normalize("NFD", text)) == read(text)


def test_a_basis_is_a_list_of_its_own():
    text = "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;\nCăn cứ Kế hoạch số 5/KH-UBND;"
    assert numbers(text) == ["57/NQ/TW", "5/KH-UBND"]


def test_a_line_of_a_list_may_name_a_document_that_has_no_number_yet():
    (found,) = read("- Kế hoạch chuyển đổi số năm 2026;")
    assert (found.type, found.number, found.symbol, found.subject) == ("Kế hoạch", "", "", "chuyển đổi số năm 2026")
    assert read("Kế hoạch chuyển đổi số đã hoàn thành.") == ()
    assert read("1. Kế hoạch triển khai:") == ()


def test_the_kind_is_told_by_the_symbol_where_no_word_tells_it():
    assert [one.type for one in read("145/KH-UBND; 12/UBND-VHXH; số 07-NQ/TU")] == [
        "Kế hoạch",
        "Công văn",
        "Nghị quyết",
    ]


@pytest.mark.parametrize("text", ["", "  \n\n", "Đạt tỷ lệ 15/15 và 39/39 (100%)", "- ", "họp ngày 10/10"])
def test_a_text_without_documents(text):
    assert read(text) == ()


def test_semicolons_in_quotation_marks_and_brackets_cut_nothing():
    assert [one.text for one in passages("Một “hai; ba” (bốn; năm). Sáu; bảy")] == [
        "Một “hai; ba” (bốn; năm)",
        "Sáu",
        "bảy",
    ]
    assert [one.text for one in passages("Tại TP. Nha Trang. Ngày mai")] == ["Tại TP. Nha Trang", "Ngày mai"]


_SUBJECTS = st.sampled_from(
    ["chuyển đổi số năm 2026", "tập huấn kỹ năng số, an toàn thông tin", "kiện toàn Tổ công nghệ số"]
)
_LINES = st.tuples(
    st.sampled_from(["Kế hoạch", "Quyết định", "Công văn", "Thông báo"]),
    st.integers(1, 9999),
    st.sampled_from(["KH-UBND", "QĐ-UBND", "UBND-VHXH", "TB-BCĐCĐS"]),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    _SUBJECTS,
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_LINES, min_size=1, max_size=8),
    st.sampled_from(["- ", "+ ", "1. ", ""]),
    st.sampled_from(["", ";", "."]),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_every_line_of_a_list_comes_back(lines, mark, stop, ending):
    text = ending.join(
        f"{mark}{kind} số {number}/{symbol} ngày {format_date(day)} về {subject}{stop}"
        for kind, number, symbol, day, subject in lines
    )
    found = read_document_list(text)
    assert [(one.type, int(one.number), one.symbol, one.day, one.subject) for one in found.documents] == lines
    assert (found.lead_ins, found.unread) == ((), ())


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.sampled_from([*REPORT.split(" "), *PROSE.split(" "), "\n- ", "\n", "; ", ", ", "và", "(", "“"]), max_size=80
    )
)
def test_no_word_of_any_text_is_passed_over(words):
    for passage in passages(" ".join(words)):
        found = read_document_list(passage.text)
        told = " ".join([*(one.as_written for one in found.documents), *found.lead_ins, *found.unread])
        assert [word for word in passage.text.split() if word.strip(" ,;") not in f"{told} và cùng"] == []
