import pytest

from cdsdesk.facts.announced import count_of, following_list
from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import ListFound, NumberFound


def lists(text):
    return [found for found in find_facts(text) if isinstance(found, ListFound)]


def numbers(text):
    return [found for found in find_facts(text) if isinstance(found, NumberFound)]


@pytest.mark.parametrize(
    ("text", "count", "noun", "listed"),
    [
        (
            "đã ban hành 03 văn bản: Quyết định số 12/QĐ-UBND; Kế hoạch số 13/KH-UBND; Công văn số 14/UBND-VX.",
            3,
            "văn bản",
            ("Quyết định số 12/QĐ-UBND", "Kế hoạch số 13/KH-UBND", "Công văn số 14/UBND-VX"),
        ),
        ("đã ban hành 07 văn bản, gồm 05 quyết định, 02 kế hoạch.", 7, "văn bản", ("05 quyết định", "02 kế hoạch")),
        (
            "ban hành 07 văn bản, gồm 05 quyết định, 02 kế hoạch, bảo đảm đúng quy định.",
            7,
            "văn bản",
            ("05 quyết định", "02 kế hoạch"),
        ),
        (
            "tại 04 xã, phường, gồm: Vĩnh Thạnh, Vĩnh Phương, Phước Tân và Phước Long. Sau đó",
            4,
            "xã, phường",
            ("Vĩnh Thạnh", "Vĩnh Phương", "Phước Tân", "Phước Long"),
        ),
        (
            "ban hành 03 văn bản: Kế hoạch số 15-KH/ĐU, ngày 12/02/2026 và Công văn số 40-CV/ĐU, ngày 20/4/2026.",
            3,
            "văn bản",
            ("Kế hoạch số 15-KH/ĐU, ngày 12/02/2026", "Công văn số 40-CV/ĐU, ngày 20/4/2026"),
        ),
        (
            "sắp xếp 03 xã: Khánh Thành, Khánh Phú và thị trấn Khánh Vĩnh.",
            3,
            "xã",
            ("Khánh Thành", "Khánh Phú", "thị trấn Khánh Vĩnh"),
        ),
        (
            "do 3 đơn vị: Phòng Nội vụ, Phòng Tư pháp và Phòng Văn hóa và Thông tin",
            3,
            "đơn vị",
            ("Phòng Nội vụ", "Phòng Tư pháp", "Phòng Văn hóa và Thông tin"),
        ),
        ("tại 3 phường (Tân Lập, Phước Hải, Vạn Thạnh)", 3, "phường", ("Tân Lập", "Phước Hải", "Vạn Thạnh")),
        ("thuộc 3 lĩnh vực: đất đai, hộ tịch, xây dựng", 3, "lĩnh vực", ("đất đai", "hộ tịch", "xây dựng")),
        (
            "thuộc 3 lĩnh vực: đất đai, hộ tịch, xây dựng; đồng thời triển khai số hóa",
            3,
            "lĩnh vực",
            ("đất đai", "hộ tịch", "xây dựng"),
        ),
        (
            "cho 4 nhóm: hộ nghèo, hộ cận nghèo, gia đình chính sách và người khuyết tật",
            4,
            "nhóm",
            ("hộ nghèo", "hộ cận nghèo", "gia đình chính sách", "người khuyết tật"),
        ),
        (
            "ban hành 03 văn bản: Quyết định số 1/QĐ-UBND; Kế hoạch số 2/KH-UBND và Công văn số 3/UBND-VX.",
            3,
            "văn bản",
            ("Quyết định số 1/QĐ-UBND", "Kế hoạch số 2/KH-UBND", "Công văn số 3/UBND-VX"),
        ),
        (
            "ban hành 04 văn bản: Quyết định số 1/QĐ-UBND; Kế hoạch số 2/KH-UBND; Công văn số 3/UBND-VX.",
            4,
            "văn bản",
            ("Quyết định số 1/QĐ-UBND", "Kế hoạch số 2/KH-UBND", "Công văn số 3/UBND-VX"),
        ),
        (
            "Tổng số nhiệm vụ: 21, trong đó: hoàn thành 6; đang thực hiện 15.",
            21,
            "nhiệm vụ",
            ("hoàn thành 6", "đang thực hiện 15"),
        ),
    ],
)
def test_a_count_and_its_list_are_read(text, count, noun, listed):
    (found,) = lists(text)
    assert (found.count, found.noun, found.listed) == (count, noun, listed)
    assert text[found.start : found.end] == found.as_written


@pytest.mark.parametrize(
    "text",
    [
        "107 trường học (tiểu học, THCS) đã lắp đặt",
        "Toàn thành phố có 12 cơ quan chuyên môn; 9 đơn vị sự nghiệp; 27 UBND xã, phường",
        "12 hồ sơ đã giải quyết: 10; còn 2",
        "phối hợp 5 đơn vị, gồm Phòng Văn hóa, Thể thao và Du lịch, các phòng liên quan",
        "cấp 3 loại thiết bị, gồm máy tính, máy in,…",
        "thuộc 3 lĩnh vực: đất đai, hộ tịch, xây dựng, y tế; đồng thời triển khai số hóa",
        "cho 5 nhóm: hộ nghèo, hộ cận nghèo, gia đình chính sách và người khuyết tật",
        "tại 3 đơn vị: trường học; UBND phường tiếp tục chỉ đạo",
        "trong 03 tháng: tháng 5, tháng 6",
        "đã có 148 học viên đăng ký tham gia",
        "tiếp nhận 18 kiến nghị, đã giải quyết: 10. UBND các xã, phường",
        "15/15 xã, phường: Vĩnh Thạnh, Vĩnh Thái",
    ],
)
def test_what_only_looks_like_a_list_is_none(text):
    assert lists(text) == []


def test_the_lines_below_are_the_list():
    text = "Tổng số nhiệm vụ: 21, trong đó:"
    found = following_list(text, numbers(text), ["+ Hoàn thành, đúng hạn: 6 (Phụ lục I 5.1);", "+ Đang thực hiện: 15."])
    assert (found.count, found.noun, found.lead) == (21, "nhiệm vụ", "trong đó")
    assert found.listed == ("Hoàn thành, đúng hạn: 6 (Phụ lục I 5.1);", "Đang thực hiện: 15.")
    assert sum(map(count_of, found.listed)) == 21


def test_documents_below_are_counted_one_by_one():
    text = "UBND phường đã ban hành 12 văn bản chỉ đạo:"
    lines = [f"- Công văn số {number}/UBND-VX ngày 05/3/2026 về chuyển đổi số;" for number in range(12)]
    found = following_list(text, numbers(text), lines)
    assert (found.count, len(found.listed), set(map(count_of, found.listed))) == (12, 12, {None})


@pytest.mark.parametrize(
    "text",
    [
        "UBND thành phố đã ban hành các văn bản:",
        "Phường có 12 khu phố, đã ban hành các văn bản:",
        "Trong 6 tháng:",
        "Đã ban hành 12 văn bản.",
        "Đến nay 15 tổ đã thực hiện:",
    ],
)
def test_a_line_without_a_count_announces_nothing(text):
    assert following_list(text, numbers(text), ["- một", "- hai"]) is None


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("05 quyết định", 5),
        ("Hoàn thành, đúng hạn: 6 (Phụ lục I 5.1)", 6),
        ("Chưa đến hạn: 1.205 nhiệm vụ;", 1205),
        ("Vạn Thạnh 66 hồ sơ", 66),
        ("Bộ phận Một cửa của UBND thành phố 2.277 hồ sơ trực tuyến;", 2277),
        ("Kế hoạch tổ chức 5 lớp tập huấn", None),
        ("Tổ dân phố 5 phường Tân Lập", None),
        ("Tập huấn dịch vụ công mức độ 4 cho người dân", None),
        ("Tỷ lệ: 5,6%", None),
        ("Kết quả: 5/7 đơn vị", None),
        ("Quyết định số 12/QĐ-UBND", None),
    ],
)
def test_what_an_item_counts_of_itself(line, count):
    assert count_of(line) == count
