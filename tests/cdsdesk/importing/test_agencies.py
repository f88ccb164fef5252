import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.importing.agencies import agencies

ONE = [
    "Văn phòng",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Phòng Văn hóa và Thông tin",
    "Phòng Kinh tế, Hạ tầng và Đô thị phường Vạn Thạnh",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Lao động – Thương binh và Xã hội",
    "Trung tâm văn hóa – thông tin và thể thao",
    "Văn phòng HĐND và UBND thành phố",
    "Văn phòng HĐND-UBND thành phố Đồng Hới",
    "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
    "HĐND và UBND các xã",
    "UBND các xã, phường, thị trấn",
    "các sở, ban, ngành",
    "Các Sở, Ban, Ngành, Đoàn thể",
    "các phòng, ban chuyên môn thuộc thành phố",
    "Các cơ quan, đơn vị thành phố liên quan",
    "Phòng Giáo dục-Đào tạo",
    "Ông Nguyễn Văn A, bà Trần Thị B",
    "Công an TP.",
]
LISTS = [
    ("Sở TT&TT, các sở, ban, ngành; UBND các xã, phường", ["Sở TT&TT", "các sở, ban, ngành", "UBND các xã, phường"]),
    (
        "Sở Nội vụ, Sở Tài chính; các sở, ban, ngành; UBND cấp huyện; các cơ quan, đơn vị liên quan",
        ["Sở Nội vụ", "Sở Tài chính", "các sở, ban, ngành", "UBND cấp huyện", "các cơ quan, đơn vị liên quan"],
    ),
    ("Các sở, ban, ngành, UBND cấp huyện", ["Các sở, ban, ngành", "UBND cấp huyện"]),
    ("Sở Nội vụ, Sở TT&TT, Văn phòng UBND tỉnh", ["Sở Nội vụ", "Sở TT&TT", "Văn phòng UBND tỉnh"]),
    ("Các cơ quan, đơn vị, UBND các xã phường", ["Các cơ quan, đơn vị", "UBND các xã phường"]),
    ("Phòng Nội vụ, VH TT, UBND cấp xã.", ["Phòng Nội vụ", "VH TT", "UBND cấp xã"]),
    ("Văn phòng HĐND, UBND thành phố, UBND cấp xã", ["Văn phòng HĐND, UBND thành phố", "UBND cấp xã"]),
    ("VP HĐND-UBND TP. UBND cấp xã", ["VP HĐND-UBND TP", "UBND cấp xã"]),
    ("Phòng Nội vụ và Công an tỉnh", ["Phòng Nội vụ", "Công an tỉnh"]),
    ("Sở Tài chính và các sở, ban, ngành", ["Sở Tài chính", "các sở, ban, ngành"]),
    (
        "Phòng Tư pháp, công an phường và các đơn vị liên quan",
        ["Phòng Tư pháp", "công an phường", "các đơn vị liên quan"],
    ),
    ("Phòng Tư pháp, đơn vị liên quan", ["Phòng Tư pháp", "đơn vị liên quan"]),
    ("Đảng ủy, HĐND, UBND, UBMTTQVN phường", ["Đảng ủy", "HĐND", "UBND", "UBMTTQVN phường"]),
    ("Sở TT&TT/Sở Nội vụ", ["Sở TT&TT", "Sở Nội vụ"]),
    ("Sở Nội vụ-., Công an TP.", ["Sở Nội vụ", "Công an TP."]),
    ("Trường THCS Võ Văn Ký, Trường Tiểu học 1", ["Trường THCS Võ Văn Ký", "Trường Tiểu học 1"]),
]


@pytest.mark.parametrize("name", ONE)
def test_one_name_is_never_cut(name: str) -> None:
    assert agencies(name) == (name,)


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_lists_are_divided_where_the_next_name_begins(text: str, names: list[str]) -> None:
    assert agencies(text) == tuple(names)


def test_names_behind_one_word_get_it_each() -> None:
    text = "Các Sở: Kế hoạch và Đầu tư, Nội vụ, Văn hóa, Thể thao và Du lịch và Thông tin và Truyền thông"
    assert agencies(text) == (
        *("Sở Kế hoạch và Đầu tư", "Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch", "Sở Thông tin và Truyền thông"),
    )
    assert agencies("Sở Nội vụ, Tài chính") == ("Sở Nội vụ", "Sở Tài chính")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Nội vụ\nSở Tài chính\n", ["Sở Nội vụ", "Sở Tài chính"]),
        ("- Sở Nội vụ;\n- Công an tỉnh.", ["Sở Nội vụ", "Công an tỉnh"]),
        ("1. Phòng Nội vụ\n2. các phòng, ban", ["Phòng Nội vụ", "các phòng, ban"]),
        (
            "Sở Thông\ntin và Truyền\nthông; các\nsở, ban,\nngành",
            ["Sở Thông tin và Truyền thông", "các sở, ban, ngành"],
        ),
        ("Sở Văn hóa và\nThể thao", ["Sở Văn hóa và Thể thao"]),
        ("Công an tỉnh\ncác sở, ban, ngành", ["Công an tỉnh", "các sở, ban, ngành"]),
        (" ;\n", []),
    ],
)
def test_lines_are_names_or_the_rest_of_a_name(text: str, names: list[str]) -> None:
    assert agencies(text) == tuple(names)


def test_running_text_is_no_list_of_agencies() -> None:
    text = "Phòng Nội vụ, Phòng Tư pháp, " * 100
    assert len(agencies(text)) == 1


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(ONE), min_size=1, max_size=5), st.sampled_from(["; ", ";\n", "\n- "]))
def test_every_list_comes_back(names: list[str], between: str) -> None:
    assert agencies(("- " if between == "\n- " else "") + between.join(names)) == tuple(names)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="SởPhòng UBND các và,;.\n-:/ban ngành", max_size=60))
def test_no_word_is_lost_and_dividing_again_changes_nothing(text: str) -> None:
    found = agencies(text)
    assert all(word in text for name in found for word in name.split())
    assert agencies("; ".join(found)) == found or ":" in text


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="SởUBND các và cùng .,*-\n\xa0", max_size=30))
def test_a_mark_with_nothing_behind_it_changes_no_name(text: str) -> None:
    assert agencies(text) == agencies(f"{text} ;")


@pytest.mark.parametrize(("text", "names"), [("  Sở\xa0 Nội vụ ", ("Sở Nội vụ",)), (" ", ()), ("", ())])
def test_a_name_alone_is_that_name_without_needless_spaces(text: str, names: tuple[str, ...]) -> None:
    assert agencies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phòng\nVăn hóa - Xã hội", ["Phòng Văn hóa - Xã hội"]),
        ("Phòng Văn hóa\n- Xã hội", ["Phòng Văn hóa - Xã hội"]),
        ("Phòng Kinh tế\nHạ tầng và Đô thị", ["Phòng Kinh tế Hạ tầng và Đô thị"]),
        ("Văn phòng\nHĐND và UBND", ["Văn phòng HĐND và UBND"]),
        ("Văn phòng\nUBND tỉnh", ["Văn phòng UBND tỉnh"]),
        ("Sở\nCông Thương\nSở\nTài chính", ["Sở Công Thương", "Sở Tài chính"]),
        ("Ủy ban\nMTTQ Việt Nam phường", ["Ủy ban MTTQ Việt Nam phường"]),
        ("Trường Tiểu học\nVĩnh Hải 1\nCông an phường", ["Trường Tiểu học Vĩnh Hải 1", "Công an phường"]),
        ("- Phòng\nVăn hóa - Xã hội\n- Công an phường", ["Phòng Văn hóa - Xã hội", "Công an phường"]),
        ("Văn phòng\nCông an phường", ["Văn phòng", "Công an phường"]),
        ("Công an phường\nTDP Đường Đệ", ["Công an phường", "TDP Đường Đệ"]),
        ("- Văn phòng\n- Phòng Nội vụ", ["Văn phòng", "Phòng Nội vụ"]),
        ("Đoàn\nCác hội", ["Đoàn", "Các hội"]),
    ],
)
def test_a_line_break_inside_a_name_does_not_divide_it(text: str, names: list[str]) -> None:
    assert list(agencies(text)) == names
