from time import process_time

import pytest

from cdsdesk.checks.paper import Origin
from cdsdesk.checks.paper_text_marks import open_bracket, open_quote
from cdsdesk.model.findings import Severity
from tests.support.papers import heading, item, paper, table, text


def rules(made):
    return [(finding.rule, finding.place.quote) for rule in (open_quote, open_bracket) for finding in rule(made)]


@pytest.mark.parametrize(
    ("words", "rule", "quote"),
    [
        ("thực hiện Đề án “Phổ cập kỹ năng số giai đoạn 2026;", "text.open-quote", "“Phổ cập kỹ năng số"),
        (
            'thực hiện Đề án "Đẩy mạnh ứng dụng giai đoạn 2022 - 2030;',
            "text.open-quote",
            '"Đẩy mạnh ứng dụng giai',
        ),
        ("chuyên trang Chuyển đổi số” tại địa chỉ", "text.open-quote", "chuyên trang Chuyển đổi số”"),
        ("nhóm “một” và “hai", "text.open-quote", "“hai"),
        ("(tiểu học, THCS và 100% cơ sở y tế", "text.open-bracket", "(tiểu học, THCS và 100%"),
        ("đạt 62,6% 67/107) trường học", "text.open-bracket", "đạt 62,6% 67/107)"),
        ("hoàn thành, đúng hạn: 1 Phụ lục 3: 1.1).", "text.open-bracket", "1 Phụ lục 3: 1.1)"),
        ("Văn phòng (sau đây gọi là [cơ quan chủ trì)", "text.open-bracket", "(sau đây gọi là [cơ"),
    ],
)
def test_a_mark_without_its_partner_is_found(words, rule, quote):
    assert (rule, quote) in rules(paper([text(words)]))


@pytest.mark.parametrize(
    "words",
    [
        "Đề án “Nâng cao nhận thức” và 'Tổ' (viết tắt: \"Tổ CNS\") [1]",
        "a) Kết quả; b) Tồn tại; 1) Nguyên nhân; 2) Giải pháp; iv) khác",
        "gồm: a) chuẩn bị (hạ tầng, nhân lực); b) triển khai",
        'màn hình 55" và máy tính bảng 10" cho bộ phận một cửa',
        'Đề án “Phổ cập kỹ năng số" đã hoàn thành',
        "cảm ơn :) rất nhiều",
        "62,6% (67/107) trường học (tiểu học, THCS)",
        "theo điểm c) khoản 1 và mục 1.2) của kế hoạch",
    ],
)
def test_marks_in_pairs_and_of_lists_stay_silent(words):
    assert rules(paper([text(words)])) == []


def test_a_quotation_over_paragraphs_stays_silent():
    made = paper(
        [
            text("Quyết nghị: “Điều 1. Thông qua;"),
            item("-", "Điều 2. Giao (theo phân công"),
            text("các sở) thực hiện”."),
        ]
    )
    assert rules(made) == []


def test_a_bracket_that_is_closed_chapters_later_is_found():
    between = [text(f"Đoạn {number}") for number in range(6)]
    made = paper([text("Kết quả (tính đến nay"), *between, heading("II.", "Khó khăn) khác")])
    assert [quote for _, quote in rules(made)] == ["(tính đến nay", "Khó khăn)"]


def test_a_cell_of_a_file_is_only_noted():
    cells = table(["STT", "Nội dung"], [["1", "Tập huấn (trực tuyến"]])
    own, foreign = paper([cells]), paper([cells], origin=Origin.FILE)
    assert [finding.severity for finding in open_bracket(own)] == [Severity.WARNING]
    (doubtful,) = open_bracket(foreign)
    assert (doubtful.severity, "cần xem lại" in doubtful.message) == (Severity.NOTE, True)


def test_recipients_and_title_are_read():
    made = paper([], title="Tình hình “chuyển đổi số", recipients=("Sở KH&CN (b/c;", "Lưu: VT"))
    assert [finding.place.section for rule in (open_quote, open_bracket) for finding in rule(made)] == [
        "Tên văn bản",
        "Nơi nhận",
    ]


@pytest.mark.parametrize("sign", [")", "(", "“", "”", '"', "( ", "a) "])
def test_very_many_marks_take_little_time(sign):
    made = paper([text(sign * 50_000)])
    begin = process_time()
    assert len(rules(made)) <= 2
    assert process_time() - begin < 3


def test_a_bracket_closed_in_a_line_that_was_read_as_a_row() -> None:
    row = table(("chí", "Lê", "Thị", "Na"), [("vhxh@khanhvinh.gov.vn).", "", "", "")])
    body = [text("Danh sách gửi trước ngày 15/4/2026 (qua đồng"), row]
    assert not list(open_bracket(paper(body, origin=Origin.FILE)))
    whole = [text("Danh sách gửi trước ngày 15/4/2026 (qua đồng chí."), row]
    assert len(list(open_bracket(paper(whole, origin=Origin.FILE)))) == 2
