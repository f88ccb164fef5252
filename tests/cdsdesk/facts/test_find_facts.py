from itertools import pairwise
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import (
    AgencyFound,
    DateFound,
    FractionFound,
    ItemsFound,
    MoneyFound,
    NumberFound,
    PercentFound,
    SpanFound,
)


def told(text, *kinds):
    """The facts of some kinds as they would be said in few letters."""
    return [_said(found) for found in find_facts(text) if isinstance(found, kinds)]


def _said(found):
    match found:
        case NumberFound():
            return f"{found.value:f} {found.noun}".strip()
        case FractionFound():
            return f"{found.numerator:f}/{found.denominator:f} {found.noun}".strip()
        case PercentFound():
            return f"{found.value}%"
        case MoneyFound():
            return f"{found.dong} đ"
        case DateFound() | SpanFound():
            return f"{found.first}..{found.last}"
        case ItemsFound():
            return f"{found.annex or found.of}: {' '.join(found.items)}".strip()
        case AgencyFound():
            return found.name


QUANTITIES = (NumberFound, FractionFound, PercentFound, MoneyFound)
TIMES = (DateFound, SpanFound)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đã giải quyết 1.234 hồ sơ, còn 08 nhiệm vụ", ["1234 hồ sơ", "8 nhiệm vụ"]),
        ("Tổng số nhiệm vụ: 21, trong đó:", ["21"]),
        ("700 triệu đồng chi thường xuyên, 05 đồng chi bộ", ["700000000 đ", "5 đồng chi bộ"]),
        ("+ Tổng số nhiệm vụ đã hoàn thành, trễ hạn: 0.", ["0"]),
        ("UBND thành phố đã tiếp nhận 5.179 hồ sơ trực tuyến, đạt tỷ lệ 39,3%", ["5179 hồ sơ", "39.3%"]),
        ("62,6% (67/107) trường học và 100% (35/35) cơ sở y tế", ["62.6%", "67/107 trường học", "100%", "35/35 cơ sở"]),
        ("đạt 991,08/1050 điểm, xếp loại Tốt", ["991.08/1050 điểm"]),
        ("15/15 xã, phường (đạt 100%); 137/137 tổ", ["15/15 xã, phường", "100%", "137/137 tổ"]),
        ("hồ sơ trực tuyến là 953/3.089, đạt 30,85%", ["953/3089", "30.85%"]),
        ("02/9 đơn vị chưa gửi báo cáo", ["2/9 đơn vị"]),
        ("đạt 9/12 (75%)", ["9/12", "75%"]),
        ("tăng từ 5% đến 10%", ["5%", "10%"]),
        ("tăng 5-10%, giảm -3,25%", ["5%", "10%", "-3.25%"]),
        ("trên 80% người dân, không dưới 20 phần trăm", ["80%", "20%"]),
        ("tổng kinh phí 274.805 triệu đồng (ngân sách tỉnh 212.000 triệu đồng)", ["274805000000 đ", "212000000000 đ"]),
        ("tổng số tiền 133.200.000 đồng; 1 tỷ 500 triệu đồng; 1,2 tỷ", ["133200000 đ", "1500000000 đ", "1200000000 đ"]),
        ("từ 5 đến 10 triệu đồng/năm", ["5000000 đ", "10000000 đ"]),
        ("mức 500.000đ/tháng, 20 trđ", ["500000 đ", "20000000 đ"]),
        ("22 nghìn lượt người, 3,7 triệu lượt truy cập", ["22000 lượt người", "3700000 lượt truy cập"]),
        ("đạt 4,5 điểm và 989,58 điểm", ["4.5 điểm", "989.58 điểm"]),
        ("12 đồng chí, 1.788 tài khoản, 2,469 thành viên", ["12 đồng chí", "1788 tài khoản", "2469 thành viên"]),
        ("đã cấp 144 chứng thư số cá nhân (đã được cấp 97)", ["144 chứng thư số", "97"]),
        ("408 CBCC/447 máy vi tính", ["408 cbcc", "447 máy vi tính"]),
        ("(42 CTS tổ chức, 142 CTS cá nhân)", ["42 cts tổ chức", "142 cts cá nhân"]),
        ("liên thông 3 cấp; mỗi tuần 3 buổi", ["3 cấp", "3 buổi"]),
        ("mỗi tháng 2 lần; UBND thành phố 2.277 hồ sơ", ["2 lần", "2277 hồ sơ"]),
        ("trung bình 1 tuần phát 02 lượt, khoảng 30 phút/lượt", ["1 tuần", "2 lượt", "30 phút"]),
        ("trong số 45 đơn vị, tổng số 12 hồ sơ", ["45 đơn vị", "12 hồ sơ"]),
        ("cung cấp 79 thủ tục hành chính mức độ 3,4", ["79 thủ tục hành chính"]),
        ("giảm còn 02 ngày; 6 - 8 tháng; 85 - 90%", ["2 ngày", "6 tháng", "8 tháng", "85%", "90%"]),
        ("đạt 0,7512; 88,05; 8.5 điểm; 0 hồ sơ trễ hạn", ["0.7512", "88.05", "8.5 điểm", "0 hồ sơ"]),
        ("500 nghìn đồng/hộ; 12 tỉ 300 triệu; mức phí 0 đồng", ["500000 đ", "12300000000 đ", "0 đ"]),
        ("kinh phí 5 894 nghìn đồng và 20 481 hộ", ["5894000 đ", "20481 hộ"]),
    ],
)
def test_quantities_are_read(text, expected):
    assert told(text, *QUANTITIES) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết 57, Đề án 06, Đề án số 06, Chỉ thị 18 và Kế hoạch 2023",
        "Tổ công tác Đề án 06 xã, phường",
        "dịch vụ công mức độ 3, 4; mức độ 3 và 4; mức độ 3,4",
        "theo tiêu chuẩn TCVN 6909:2001, TCVN ISO 9001: 2015, ISO/IEC 27001:2013, QCVN 102:2016/BTTTT",
        "trực 24/7, hoạt động 24/24, 24/24 giờ",
        "kỷ niệm ngày 3/2, lễ 30/4, Ngày Chuyển đổi số quốc gia 10/10 và các ngày khác",
        "trong ngày 02/9, đường 2/4, nghỉ 30/4, 01/5",
        "điện thoại 0258 3822 222, 0905.123.456, (0258) 3.822.222, 1900 1234",
        "đợt dịch Covid-19, mạng 5G, IPv6, T63, K12, số 3A",
        "chợ 4.0, cách mạng công nghiệp 4.0, phiên bản 2.0, Kiến trúc 3.1",
        "tại số 56 Đông Đa, tổ dân phố 5 phường Tân Lập, thôn 3, quận 1, khu phố 2",
        "khoản 1 Điều 5, điểm 2, bảng 3, Biểu số 02, trang 15",
        "lúc 16h30, 07:45, 8 giờ 30 phút, lúc 14 giờ",
        "đứng thứ 2/8 huyện, lần thứ 3, hạng 1, hạng 2 và hạng 3",
        "bản đồ tỷ lệ 1/500, 1/2.000",
        "1.1. Kết quả; a) một; 2) hai; (1) ba",
        "2.3 Kết quả thực hiện",
        "năm học 2022-2023 và năm 2022",
        "hơn 1/2 số hộ",
        "địa chỉ 192.168.1.10, phiên bản 1.2.3",
        "trong tháng 10 và quý III",
        "email abc123@gmail.com, https://dichvucong.gov.vn/p?id=123, www.thi-tran5.vn/5 hồ sơ",
        "doanh thu 3.500 tỷ đồng hoặc 14,755 triệu đồng, tỷ lệ 14.755%, khoảng 2 triệu",
        "trước ngày 25 hằng tháng; hạn chót 17h00; ổ cứng A4, A3; cấp 1, cấp 2; kỳ họp thứ 10",
    ],
)
def test_digits_that_count_nothing_are_no_quantities(text):
    assert told(text, *QUANTITIES) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Từ ngày 15/12/2021 đến ngày 14/6/2022, UBND", ["2021-12-15..2022-06-14"]),
        ("Từ ngày 15/12/2022 đến hết ngày 14/12/2022", ["2022-12-15..2022-12-14"]),
        ("giai đoạn 2022 – 2025, tầm nhìn đến năm 2030", ["2022-01-01..2025-12-31", "2030-01-01..2030-12-31"]),
        ("đến năm 2025, định hướng đến 2030", ["2025-01-01..2025-12-31", "2030-01-01..2030-12-31"]),
        ("từ tháng 3 đến tháng 6 năm 2022", ["2022-03-01..2022-06-30"]),
        ("từ 15 đến 20/4/2022; 15-20/4/2022", ["2022-04-15..2022-04-20", "2022-04-15..2022-04-20"]),
        ("từ 15/12 đến ngày 20/12/2022", ["2022-12-15..2022-12-20"]),
        ("quý IV/2022, 6 tháng đầu năm 2022", ["2022-10-01..2022-12-31", "2022-01-01..2022-06-30"]),
        ("trong 10 tháng năm 2022", ["2022-01-01..2022-10-31"]),
        ("tháng 5/2022, Tháng 1 năm 2023", ["2022-05-01..2022-05-31", "2023-01-01..2023-01-31"]),
        ("ngày 30 tháng 6 năm 2022", ["2022-06-30..2022-06-30"]),
        ("Đến ngày 30/10/2022, 100% học viên", ["2022-10-30..2022-10-30"]),
        ("từ năm 2023 đến năm 2025", ["2023-01-01..2025-12-31"]),
        ("ngày 31/02/2022, tháng 13/2022", []),
        ("từ 2000 hồ sơ lên 2500 hồ sơ", []),
        ("năm học 2022-2023", []),
    ],
)
def test_times_are_read(text, expected):
    assert told(text, *TIMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mục 1.4, 1.5 Phụ lục 1", ["Phụ lục 1: 1.4 1.5"]),
        ("(nhiệm vụ 2.1, 2.3 tại Phụ lục I)", ["Phụ lục I: 2.1 2.3"]),
        ("mục 2.1 của kế hoạch", ["kế hoạch: 2.1"]),
        ("6 (Phụ lục I 5.1; Phụ lục II 1.6, 2.1)", ["Phụ lục I: 5.1", "Phụ lục II: 1.6 2.1"]),
        ("tại khoản 1 Mục III Đề án ban hành kèm theo", ["Đề án: III"]),
        ("các mục 1.4 - 1.7 Phụ lục II", ["Phụ lục II: 1.4 1.5 1.6 1.7"]),
        ("tại Phụ lục 01 kèm theo", ["Phụ lục 01:"]),
        ("2 nhiệm vụ quá hạn (nhiệm vụ số 5, 7 Phụ lục I)", ["Phụ lục I: 5 7"]),
        ("(mục 2.4; 2.5 và 3.1 Phụ lục II kèm theo)", ["Phụ lục II: 2.4 2.5 3.1"]),
        ("chuyên mục 5 tin, mục tiêu 2 năm, nhiệm vụ 12 tháng", []),
    ],
)
def test_references_to_items_are_read(text, expected):
    assert told(text, ItemsFound) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND phường Tân Lập trình UBND tỉnh Khánh Hòa xem xét", ["UBND phường Tân Lập", "UBND tỉnh Khánh Hòa"]),
        (
            "Sở Khoa học và Công nghệ tổng hợp, Phòng Văn hóa - Xã hội",
            ["Sở Khoa học và Công nghệ", "Phòng Văn hóa - Xã hội"],
        ),
        ("Văn phòng HĐND và UBND thành phố là đầu mối", ["Văn phòng HĐND và UBND thành phố"]),
        ("các cơ quan, đơn vị; Kế hoạch số 12/KH-UBND", []),
    ],
)
def test_bodies_are_read(text, expected):
    assert told(text, AgencyFound) == expected


def test_a_citation_keeps_its_own_date_and_numbers():
    found = find_facts("Kế hoạch số 4458/KH-UBND ngày 30/6/2022 của UBND thành phố giao 12 nhiệm vụ")
    assert [type(each).__name__ for each in found] == ["CitationFound", "AgencyFound", "NumberFound"]


WORDS = st.sampled_from(
    ["12", "1.234", "5/7", "02/9", "năm 2022", "từ", "đến", "ngày 1/1/2022", "%", "đồng", "triệu", "hồ sơ", "mục 1.1",
     "Phụ lục II", ",", ";", ":", "(", ")", "gồm", "văn bản", "UBND tỉnh Khánh Hòa", "số 12/KH-UBND", "-", "–",
     "quý", "I", "/", "0905"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text("0123456789.,/%-– :;()năđồgtIVaA", max_size=80)))
def test_a_fact_is_what_stands_at_its_place(text):
    found = find_facts(text)
    assert all(text[each.start : each.end] == each.as_written != "" for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
    single = [each for each in found if isinstance(each, (*QUANTITIES, *TIMES, ItemsFound))]
    assert all(one.end <= other.start for one, other in pairwise(single))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["hồ sơ", "nhiệm vụ", "người dân", "văn bản"]))
def test_a_count_is_read_as_it_is_printed(count, noun):
    printed = f"{count:,}".replace(",", ".")
    assert told(f"đã có {printed} {noun}, đúng hạn", NumberFound) == [f"{count} {noun}"]


PIECES = [
    *["1", "1.", "1 ", "1/", "1-", "(1)", "năm 2022 - ", "2022-", "ngày 1/1/2022 đến ", "mục 1.1, ", "1 tỷ ", "của A "],
    *["12 văn bản: a, ", "12 văn bản (", "số ", "1/A-", "mức độ 3, ", "0905 ", "UBND tỉnh A", "tổng số a: 21 ", "("],
    *[" ", "quý I/2022 - "],
]


def seconds(text):
    begin = process_time()
    find_facts.__wrapped__(text)
    return process_time() - begin


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_takes_no_more_than_its_length_allows(piece):
    assert seconds(piece * (40_000 // len(piece))) < 20 * max(seconds(piece * (4_000 // len(piece))), 0.02) + 1


def test_much_hostile_text_is_read():
    mixed = Random(6)
    text = "".join(mixed.choice(PIECES) for _ in range(60_000))[:200_000]
    assert len(text) == 200_000
    assert seconds(text) < 30


def test_a_long_report_is_read_in_less_than_half_a_second():
    line = (
        "Từ ngày 15/12/2021 đến ngày 14/12/2022, UBND phường Tân Lập đã ban hành 12 văn bản, tiếp nhận 5.179 hồ sơ "
        "trực tuyến, đạt 39,3% (67/107) theo Kế hoạch số 4458/KH-UBND ngày 30/6/2022, kinh phí 274.805 triệu đồng; "
        "nâng cao nhận thức, phổ cập kỹ năng và phát triển nguồn nhân lực chuyển đổi số trên địa bàn phường năm tới. "
    )
    assert min(sum(seconds(f"{line}{number}") for number in range(100_000 // len(line))) for _ in range(3)) < 0.5
