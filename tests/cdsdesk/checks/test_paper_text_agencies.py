import pytest

from cdsdesk.checks.paper_text_agencies import agency_ways
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import heading, paper, table, text


def found(*words: str) -> list[Finding]:
    return list(agency_ways(paper([text(one) for one in words])))


@pytest.mark.parametrize(
    ("words", "odd", "usual"),
    [
        (
            (
                "Phòng Giáo dục và Đào tạo chủ trì.",
                "Phòng Giáo dục và Đào tạo báo cáo.",
                "Phòng Giáo dục - Đào tạo gửi.",
            ),
            "Phòng Giáo dục - Đào tạo",
            "Phòng Giáo dục và Đào tạo",
        ),
        (
            ("Trung tâm Văn hóa, Thể thao và Truyền thông", "giao Trung tâm Văn hóa thể thao và Truyền thông đăng tin"),
            "Trung tâm Văn hóa thể thao và Truyền thông",
            "Trung tâm Văn hóa, Thể thao và Truyền thông",
        ),
        (
            (
                "Sở Khoa học và Công nghệ",
                "Sở Khoa học và Công nghệ; Sở Khoa học – Công nghệ",
            ),
            "Sở Khoa học – Công nghệ",
            "Sở Khoa học và Công nghệ",
        ),
        (
            ("Phòng Văn hóa - Xã hội phường", "Phòng Văn hóa - Xã hội", "Phòng Văn hóa và Xã hội phường"),
            "Phòng Văn hóa và Xã hội",
            "Phòng Văn hóa - Xã hội",
        ),
    ],
)
def test_a_body_whose_name_is_written_in_two_ways(words: tuple[str, ...], odd: str, usual: str) -> None:
    (finding,) = found(*words)
    assert (finding.severity, finding.found, finding.expected) == (Severity.NOTE, odd, usual)
    assert finding.place is not None
    assert finding.place.quote == odd


def test_many_ways_are_told_once_with_all_of_them() -> None:
    (finding,) = found(
        "Phòng Giáo dục và Đào tạo",
        "Phòng Giáo dục và Đào tạo",
        "Phòng Giáo dục - Đào tạo",
        "Phòng Giáo dục, Đào tạo",
    )
    assert "“Phòng Giáo dục, Đào tạo”" in finding.message
    assert "“Phòng Giáo dục - Đào tạo”" in finding.message


@pytest.mark.parametrize(
    "words",
    [
        ("Phòng Giáo dục và Đào tạo", "Sở Giáo dục - Đào tạo"),
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa – Xã hội", "Phòng Văn hóa-Xã hội"),
        ("Phòng Văn hóa và Thông tin", "Phòng Văn hoá và Thông tin"),
        ("Phòng Giáo dục và Đào tạo", "PHÒNG GIÁO DỤC - ĐÀO TẠO"),
        ("Phòng Giáo dục và Đào tạo", "Phòng GD&ĐT", "Phòng GDĐT"),
        ("Phòng Văn hóa và Thông tin", "Phòng Văn hóa - Thông tin và Thể thao"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế và Hạ tầng"),
        ("Sở Nội vụ, Tài chính", "Sở Nội vụ và Tài chính"),
        ("Phòng Văn hóa - Xã hội và Phòng Kinh tế", "Phòng Văn hóa - Xã hội, Phòng Kinh tế"),
        ("lĩnh vực giáo dục và đào tạo", "giáo dục - đào tạo"),
    ],
)
def test_names_of_other_bodies_and_signs_that_say_the_same(words: tuple[str, ...]) -> None:
    assert not found(*words)


def test_the_official_name_is_the_one_to_keep() -> None:
    cells = table(("STT", "Chủ trì"), [("1", "Phòng Giáo dục - Đào tạo"), ("2", "Phòng Giáo dục - Đào tạo")])
    body = [heading("I.", "PHÒNG GIÁO DỤC, ĐÀO TẠO"), text("Phòng Giáo dục và Đào tạo đã xong."), cells]
    (finding,) = agency_ways(paper(body))
    assert (finding.found, finding.expected) == ("Phòng Giáo dục - Đào tạo", "Phòng Giáo dục và Đào tạo")
