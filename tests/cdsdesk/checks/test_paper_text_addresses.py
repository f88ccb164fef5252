import pytest

from cdsdesk.checks.paper_text_addresses import draft_name, inside_address
from tests.support.papers import paper, text

WEB = "http"
# Written in parts, so that no committed line names a folder or an address of its own.
DISK = "C:\\Us" + "ers\\An\\Desktop\\bao cao.docx"


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        (f"xem tại {WEB}://192.168.1.15/baocao.", f"{WEB}://192.168.1.15/baocao"),
        (f"(xem tại {WEB}://localhost:8080/tonghop)", f"{WEB}://localhost:8080/tonghop"),
        (f"truy cập {WEB}s://10.0.4.21/ioc;", f"{WEB}s://10.0.4.21/ioc"),
        ("địa chỉ máy chủ 10.1.2.3 của phường", "10.1.2.3"),
        ("dữ liệu trên 172.16.0.9:8443", "172.16.0.9:8443"),
        (r"lưu tại \\maychu\chung\baocao", r"\\maychu\chung\baocao"),
        (f"tệp {DISK}", DISK),
        (f"trang {WEB}://noibo/thongke", f"{WEB}://noibo/thongke"),
        (f"trang {WEB}://thongke.phuong.local/a", f"{WEB}://thongke.phuong.local/a"),
    ],
)
def test_addresses_inside_an_office_are_found(words, quote):
    assert [finding.found for finding in inside_address(paper([text(words)]))] == [quote]


@pytest.mark.parametrize(
    "words",
    [
        "https://nhatrang.khanhhoa.gov.vn/chuyen-doi-so và https://t63.mic.gov.vn.",
        "mục 10.1.2.1 Phụ lục I; 10.1.2.3. Kết quả",
        "tỷ lệ a:b, điểm C: 5 và/hoặc; phiên bản 1.2.3.4",
        "thư điện tử ubnd@khanhhoa.gov.vn, máy chủ đặt tại tỉnh",
        "kinh phí 192.168.000 đồng",
        "địa chỉ IP công cộng 203.113.131.1",
    ],
)
def test_public_addresses_and_numbers_stay_silent(words):
    assert list(inside_address(paper([text(words)]))) == []


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("(kèm tệp bao_cao_final.docx)", "bao_cao_final.docx"),
        ("theo tệp Báo cáo dự thảo lần 2.docx", "dự thảo lần 2.docx"),
        ("Book1.xlsx", "Book1.xlsx"),
        ("xem BC_CDS_v3.docx", "BC_CDS_v3.docx"),
    ],
)
def test_names_of_drafts_are_found(words, quote):
    (finding,) = draft_name(paper([text(words)]))
    assert finding.found.endswith(quote)


@pytest.mark.parametrize(
    "words",
    [
        "theo mẫu Phu luc 1.xlsx trên Cổng thông tin điện tử",
        "tệp Bieu mau thong ke.docx, danh_sach.xlsx",
        "nhập số liệu vào phần mềm; dự thảo Nghị quyết. Ngày",
    ],
)
def test_names_of_forms_stay_silent(words):
    assert list(draft_name(paper([text(words)]))) == []
