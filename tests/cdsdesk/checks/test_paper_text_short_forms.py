import pytest

from cdsdesk.checks.paper_text_short_forms import short_form, short_form_meaning
from cdsdesk.model.findings import Severity
from tests.support.papers import heading, paper, text

RIGHT = "Công nghệ thông tin (CNTT) được ứng dụng; hạ tầng CNTT được UBND phường nâng cấp."


def found(*words):
    made = paper([text(RIGHT), *map(text, words)])
    return [(finding.found, finding.expected) for finding in short_form(made)]


@pytest.mark.parametrize(
    ("words", "written", "right"),
    [
        ("hạ tầng Cntt được nâng cấp", "Cntt", "CNTT"),
        ("Kiến thức chung về cntt;", "cntt", "CNTT"),
        ("ứng dụng C.N.T.T trong", "C.N.T.T", "CNTT"),
        ("hạ tầng CNNT được nâng cấp", "CNNT", "CNTT"),
        ("hạ tầng CN TT được nâng cấp", "CN TT", "CNTT"),
        ("hạ tầng CNTTTT", "", ""),
        ("Thành viên BCĐ CDS thành phố", "CDS", "CĐS"),
        ("Các thành viên BCD và Tổ giúp việc", "BCD", "BCĐ"),
        ("hoạt động của Phòng GDDT", "GDDT", "GDĐT"),
        ("HDND và UBDN phường", "HDND", "HĐND"),
        ("Văn phòng HỖND-UBND phường", "HỖND", "HĐND"),
    ],
)
def test_an_odd_form_is_found(words, written, right):
    assert ((written, right) in found(words)) is bool(written)


@pytest.mark.parametrize(
    "words",
    [
        "UBND, HĐND, BCĐ CĐS; CSDL về dân cư và CSDLQG; TTHC, DVCTT, CBCC, CBCCVC",
        "BIỂN ĐẢO, ĐỀÁN, UBND Phường, HĐND-UBND, Ủy ban ỦBAN",
        "quý III và quý 3, TP. Nha Trang, TT. Cam Đức, Th.S Nguyễn A. B. Cường",
        "Quyết định số 12/QĐ-BCĐCDS; ubnd@khanhhoa.gov.vn; https://cntt.gov.vn/ubnd",
        "THCS, TH&THCS, STTTT, TTTT, GIS, VNPT, OCOP, IOC",
        "HOẠT ĐỘNG CỦA BAN CHỈ ĐẠO CDS",
    ],
)
def test_right_forms_stay_silent(words):
    assert found(words) == []


def test_with_and_without_the_sign_is_noted_once():
    made = paper([text("Sở TT&TT, Sở TT&TT"), text("Sở TTTT"), text("Sở TTTT và Sở TT&TT")])
    (finding,) = short_form(made)
    assert (finding.found, finding.expected, finding.severity) == ("TTTT", "TT&TT", Severity.NOTE)


def meanings(*words):
    return [
        (finding.found, finding.expected)
        for finding in short_form_meaning(paper([heading("I.", "A"), *map(text, words)]))
    ]


def test_one_abbreviation_of_two_things_is_found():
    told = meanings("Cán bộ quản lý (CBQL) và giáo viên", "hệ thống chợ bán quần lụa (CBQL)")
    assert told == [("(CBQL)", "Cán bộ quản lý")]


@pytest.mark.parametrize(
    "words",
    [
        ("Ủy ban nhân dân (UBND) tỉnh", "Uỷ ban Nhân dân (viết tắt là UBND)"),
        ("Khoa học và Công nghệ (KHCN)", "Khoa học Công nghệ (KHCN)"),
        ("Tổ công nghệ số cộng đồng (sau đây gọi tắt là Tổ CNSCĐ)", "(CNSCĐ) và (ABC)"),
        ("đạt 100% (VBĐT)", "Các cơ quan (VBĐT)"),
    ],
)
def test_one_meaning_stays_silent(words):
    assert meanings(*words) == []
