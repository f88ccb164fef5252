import pytest

from cdsdesk.checks import paper_lists as rules
from cdsdesk.checks.paper import Origin, Paper, PaperBlock
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, heading, item, paper, table, text

ALL = (rules.list_count, rules.annex_count)


def found(one: Paper, *chosen: PaperRule) -> list[Finding]:
    return [finding for rule in chosen or ALL for finding in rule(one)]


def listed(lead: str, *items: str, mark: str = "-") -> Paper:
    return paper([text(lead), *(item(mark, words) for words in items), heading("II.", "NHIỆM VỤ")])


PAPERS = ("Kế hoạch số 12/KH-UBND ngày 05/3/2026;", "Quyết định số 15/QĐ-UBND;", "Công văn số 20/UBND-VHXH.")


@pytest.mark.parametrize(
    ("lead", "items"),
    [
        ("UBND phường đã ban hành 03 văn bản:", PAPERS),
        ("UBND phường đã ban hành các văn bản:", PAPERS),
        ("UBND phường đã ban hành 03 văn bản, gồm 01 công văn, 02 kế hoạch:", PAPERS),
        ("Trong quý I năm 2026, UBND phường đã ban hành:", PAPERS),
        ("Ngày 20/3/2026, UBND phường tổ chức hội nghị:", PAPERS),
        ("Tổng số nhiệm vụ: 21, trong đó:", ("Hoàn thành đúng hạn: 6;", "Đang thực hiện: 15.")),
        ("Đã cấp 12 tài khoản, gồm:", ("07 tài khoản cơ quan;", "05 tài khoản cá nhân.")),
        ("Tỷ lệ đạt 95% với các kết quả:", PAPERS),
        ("Đã tổ chức tập huấn, trong đó có 42 lượt thành viên tham gia:", PAPERS),
        ("Đã tiếp nhận 120 hồ sơ:", PAPERS),
    ],
)
def test_lists_that_agree(lead: str, items: tuple[str, ...]) -> None:
    assert found(listed(lead, *items)) == []


@pytest.mark.parametrize(
    ("lead", "count"),
    [
        ("UBND phường đã ban hành 04 văn bản:", "4"),
        ("Triển khai 02 mô hình sau:", "2"),
        ("UBND phường đã ban hành 05 văn bản, gồm 02 công văn, 03 kế hoạch:", "5"),
        ("Quý I năm 2026 triển khai 05 nhiệm vụ, cụ thể:", "5"),
    ],
)
def test_another_number_of_lines(lead: str, count: str) -> None:
    [finding] = found(listed(lead, *PAPERS))
    assert (finding.rule, finding.found, finding.expected) == ("structure.list-count", count, "3")


def test_lists_inside_lists() -> None:
    blocks: list[PaperBlock] = [
        item("-", "Triển khai tại 02 thôn:"),
        item("+", "Thôn Đông;"),
        item("+", "Thôn Tây."),
        item("-", "Tập huấn cho công chức."),
        item("+", "Một lớp."),
    ]
    assert found(paper(blocks)) == []
    blocks[0] = item("-", "Triển khai tại 03 thôn:")
    [finding] = found(paper(blocks))
    assert (finding.found, finding.expected, finding.severity) == ("3", "2", Severity.WARNING)


def test_a_list_with_the_mark_of_its_lead_is_doubtful() -> None:
    lines = [item("-", "Triển khai tại 02 thôn:"), *(item("-", f"Thôn {name}") for name in ("Đông", "Tây", "Trung"))]
    [finding] = found(paper(lines))
    assert finding.severity is Severity.NOTE
    closed = [item("-", "Triển khai tại 02 thôn:"), item("-", "Thôn Đông;"), item("-", "Thôn Tây."), item("-", "Khác.")]
    assert found(paper(closed)) == []


def test_a_list_that_the_page_cut() -> None:
    lines = [text("Ban hành 03 văn bản:"), item("-", "Kế hoạch số 12/KH-UBND;"), text("về chuyển đổi số;")]
    whole = [*lines, item("-", "Quyết định số 15/QĐ-UBND;"), item("-", "Công văn số 20/UBND.")]
    assert found(paper(whole, origin=Origin.FILE)) == []
    short = [*lines, item("-", "Quyết định số 15/QĐ-UBND.")]
    assert [one.severity for one in found(paper(short, origin=Origin.FILE))] == [Severity.NOTE]


def test_a_dash_inside_an_item_at_which_the_line_broke() -> None:
    lines = [text("Ban hành 02 văn bản:"), item("-", "Kế hoạch ứng dụng công nghệ thông tin"), item("-", "viễn thông;")]
    assert found(paper([*lines, item("-", "Quyết định số 15/QĐ-UBND.")], origin=Origin.FILE)) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Triển khai tại 04 xã, phường, gồm: Vĩnh Thạnh, Vĩnh Phương, Phước Tân.", "4"),
        ("Có 02 nhóm giải pháp, gồm: tuyên truyền; đào tạo; kiểm tra.", "2"),
    ],
)
def test_a_list_in_a_sentence(words: str, count: str) -> None:
    [finding] = found(paper([text(words)]))
    assert (finding.found, finding.expected) == (count, "3")


@pytest.mark.parametrize(
    "words",
    [
        "Triển khai tại 05 xã, phường, gồm: Vĩnh Thạnh, Vĩnh Phương, Vĩnh Thái, Phước Tân, Phước Hòa.",
        "Cấp 620 tài khoản (bao gồm 110 tài khoản cơ quan và 510 tài khoản cá nhân).",
        "Có 12 cơ quan chuyên môn; 9 đơn vị sự nghiệp; 27 xã, phường sử dụng phần mềm.",
        "Tổ chức 3 lớp tập huấn, hội thảo và hội nghị.",
    ],
)
def test_sentences_that_are_right(words: str) -> None:
    assert found(paper([text(words)])) == []


ROWS = table(("TT", "Nhiệm vụ"), [("I", "Văn bản"), ("1", "a"), ("2", "b"), ("II", "Nhân lực"), ("1", "c")])


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("Phụ lục I gồm 03 nhiệm vụ.", False),
        ("Danh mục 3 nhiệm vụ tại Phụ lục I kèm theo.", False),
        ("Còn 2 nhiệm vụ chậm (Phụ lục I).", False),
        ("Phụ lục I có 2 trang.", False),
        ("Phụ lục I gồm 05 nhiệm vụ.", True),
        ("Danh mục 4 nhiệm vụ (chi tiết tại Phụ lục I).", True),
    ],
)
def test_the_rows_of_an_annex(words: str, is_wrong: bool) -> None:
    one = paper([text(words)], [annex("Phụ lục I", blocks=[ROWS])])
    assert [finding.rule for finding in found(one)] == ["structure.annex-count"] * is_wrong
