import pytest

from cdsdesk.checks.paper_values import denominators, difference, text_against_table, two_values
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, heading, paper, table, text

TEAMS = table(
    ("STT", "Địa bàn", "Số tổ", "Số thành viên"),
    [("1", "Thôn Đông", "4", "60"), ("2", "Thôn Tây", "6", "64"), ("total:", "Tổng cộng", "10", "124")],
)
MONEY = table(
    ("STT", "Nội dung", "Nhu cầu", "Đã bố trí", "Còn thiếu"),
    [("1", "A", "600", "400", "200"), ("2", "B", "400", "100", "300"), ("total:", "Tổng cộng", "1.000", "500", "500")],
    "ĐVT: Triệu đồng",
)
NEED = "Tổng nhu cầu kinh phí là {} triệu đồng; đã được bố trí {} triệu đồng, còn thiếu {} triệu đồng."


def wholes(*words: str) -> list[Finding]:
    return list(denominators(paper([text(one) for one in words])))


def test_need_without_grant_in_a_sentence() -> None:
    assert not list(difference(paper([text(NEED.format("1.000", "500", "500"))])))
    (finding,) = difference(paper([text(NEED.format("1.000", "500", "550"))]))
    assert finding.severity is Severity.WARNING
    assert finding.found == "550 triệu đồng"


def test_less_asked_for_is_doubtful_and_other_amounts_stay_silent() -> None:
    less = "Nhu cầu 1.000 triệu đồng, đã cấp 500 triệu đồng, đề nghị bổ sung 300 triệu đồng."
    (finding,) = difference(paper([text(less)]))
    assert finding.severity is Severity.NOTE
    body = [
        text("Nhu cầu 1.000 triệu đồng, đã cấp 500 triệu đồng."),
        text("Đã giải ngân 300 triệu đồng, còn thiếu vốn."),
    ]
    assert not list(difference(paper(body)))


def test_two_wholes_of_one_thing_are_doubtful() -> None:
    (finding,) = wholes("Có 200/305 hộ kinh doanh sử dụng hóa đơn", "đã có 142/307 hộ kinh doanh ký với ngân hàng")
    assert finding.severity is Severity.NOTE
    assert (finding.expected, finding.found) == ("305", "307")


def test_a_count_and_a_share_of_all() -> None:
    set_up = "đã thành lập 57 Tổ công nghệ số cộng đồng với 934 thành viên."
    assert wholes(set_up, "Các Tổ công nghệ số cộng đồng (58/58 tổ, đạt tỷ lệ 100%) đều có nhóm Zalo.")
    assert not wholes(set_up, "Các Tổ công nghệ số cộng đồng (57/57 tổ, đạt tỷ lệ 100%) đều có nhóm Zalo.")


@pytest.mark.parametrize(
    "words",
    [
        ("100% (39/39) trường học có website", "100% (63/63) trường học trên địa bàn", "32/63 trường học thực hiện"),
        ("953/3.089 hồ sơ", "1.757/105.351 hồ sơ", "238/857 hồ sơ"),
        ("thành lập 15/15 tổ công tác cấp xã", "137/137 tổ công tác cấp thôn"),
        ("67/107 trường học, tăng so với năm 2025 (57/105 trường học)", "67/107 trường học"),
        ("67/107 trường học (tiểu học, THCS)", "12/15 trường học"),
        ("đã thành lập 57 Tổ công nghệ số cộng đồng", "trong kỳ thành lập 02 Tổ công nghệ số cộng đồng"),
    ],
)
def test_wholes_of_other_things(words: tuple[str, ...]) -> None:
    assert not wholes(*words)


@pytest.mark.parametrize("apart", [True, False])
def test_counts_in_the_text_against_the_total_of_their_table(apart: bool) -> None:
    def told(words: str) -> list[Finding]:
        about = "TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"
        body = [heading("1.", "Tổ công nghệ số cộng đồng", 2), text(words), *([] if apart else [TEAMS])]
        return list(text_against_table(paper(body, [annex("Phụ lục", about, blocks=[TEAMS])] if apart else [])))

    (finding,) = told("Đã thành lập 10 Tổ công nghệ số cộng đồng với 142 thành viên.")
    assert finding.severity is Severity.WARNING
    assert (finding.expected, finding.found) == ("124", "142")
    assert not told("Đã thành lập 10 Tổ công nghệ số cộng đồng với 124 thành viên.")
    assert not told("Tổ công nghệ số cộng đồng phường bên có 12 tổ với 130 thành viên.")
    assert not told("Đã thành lập 9 tổ công tác với 130 thành viên.")


def test_money_in_the_text_against_the_total_of_its_table() -> None:
    def told(*amounts: str) -> list[Finding]:
        return list(
            text_against_table(paper([text(NEED.format(*amounts))], [annex("Phụ lục", "KINH PHÍ", blocks=[MONEY])]))
        )

    (finding,) = told("1.000", "500", "550")
    assert (finding.expected, finding.found) == ("500", "550 triệu đồng")
    assert not told("1.000", "500", "500")
    assert not told("9.000", "8.000", "1.000")


def test_the_sums_of_a_group_are_not_those_of_its_table() -> None:
    rows = [("total:I", "Chi đầu tư", "600", "400", "200"), ("1", "A", "600", "400", "200")]
    rows += [("total:II", "Chi khác", "400", "100", "300"), ("1", "B", "400", "100", "300")]
    grouped = table(MONEY.header, [*rows, ("total:", "Tổng cộng", "1.000", "500", "500")], MONEY.unit_line)
    told = [
        list(text_against_table(paper([text(NEED.format("1.000", "500", lacking)), grouped])))
        for lacking in ("500", "550")
    ]
    assert [[finding.found for finding in found] for found in told] == [[], ["550 triệu đồng"]]


SCHOOLS = "trường học{} trên địa bàn thành phố sử dụng các phương thức thanh toán không dùng tiền mặt để thu học phí"


def test_one_share_with_two_values_is_doubtful() -> None:
    def told(*words: str) -> list[Finding]:
        return list(two_values(paper([text(one) for one in words])))

    (finding,) = told(f"100% {SCHOOLS.format('')}.", f"60% {SCHOOLS.format(', cơ sở giáo dục')}.")
    assert finding.severity is Severity.NOTE
    assert (finding.expected, finding.found) == ("100%", "60%")
    assert not told(f"100% {SCHOOLS.format('')}.", f"100% {SCHOOLS.format('')}.")
    assert not told("100% trường học có website.", "60% trường học có phòng máy tính.")
    assert not told(
        "80% cán bộ, công chức cấp xã được tập huấn kỹ năng số và an toàn thông tin mạng trong năm",
        "60% hộ gia đình trên địa bàn có đường truyền Internet băng rộng cáp quang và tài khoản định danh",
    )
