import pytest

from cdsdesk.checks.paper import PaperBlock
from cdsdesk.checks.paper_worded_numbers import words_against_figures
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import paper, table, text


def found(*blocks: PaperBlock) -> list[Finding]:
    return list(words_against_figures(paper(blocks)))


@pytest.mark.parametrize(
    ("words", "said", "right"),
    [
        (
            "Kinh phí 412.560.000 đồng (bốn trăm mười triệu năm trăm sáu mươi nghìn đồng).",
            "bốn trăm mười triệu năm trăm sáu mươi nghìn đồng",
            "bốn trăm mười hai triệu năm trăm sáu mươi nghìn đồng",
        ),
        (
            "Tổng số tiền: 5.000.000 đồng. (Bằng chữ: Năm mươi triệu đồng chẵn./.)",
            "Năm mươi triệu đồng",
            "năm triệu đồng",
        ),
        ("Số tiền: 5.000.000 đồng; số tiền viết bằng chữ: Bốn triệu đồng.", "Bốn triệu đồng", "năm triệu đồng"),
        ("1,5 tỷ đồng (một tỷ năm mươi triệu đồng)", "một tỷ năm mươi triệu đồng", "một tỷ năm trăm triệu đồng"),
        ("gửi trong 05 (sáu) ngày làm việc", "sáu", "năm"),
        ("đạt 20% (hai mươi lăm phần trăm)", "hai mươi lăm phần trăm", "hai mươi phần trăm"),
        ("hỗ trợ 2.000.000 (hai triệu một trăm nghìn) đồng", "hai triệu một trăm nghìn", "hai triệu"),
    ],
)
def test_words_that_say_another_number(words: str, said: str, right: str) -> None:
    (finding,) = found(text(words))
    assert (finding.severity, finding.found, finding.expected) == (Severity.WARNING, said, right)
    assert finding.place is not None
    assert finding.place.quote == said


@pytest.mark.parametrize(
    "words",
    [
        "Kinh phí 412.560.000 đồng (bốn trăm mười hai triệu năm trăm sáu mươi nghìn đồng).",
        "Tổng số tiền: 5.000.000 đồng. (Bằng chữ: Năm triệu đồng chẵn./.)",
        "412,56 triệu đồng (bốn trăm mười hai triệu năm trăm sáu mươi nghìn đồng)",
        "412,56 (bốn trăm mười hai phẩy năm mươi sáu) triệu đồng",
        "1,2 triệu đồng (một triệu hai)",
        "từ 03 (ba) đến 05 (năm) ngày; 15 (mười lăm) ngày; 21 (hai mươi mốt) tổ",
        "năm 2022 (năm đầu), 07 (bảy) xã, phường, 100% (một trăm phần trăm)",
        "Phương án 2 (hai phương án), 12 nhiệm vụ (ba đạt)",
        "Thời gian thực hiện 2022 (năm)",
        "được cấp 10 triệu đồng (năm trước 8 triệu đồng)",
    ],
)
def test_words_that_say_the_same_or_something_else(words: str) -> None:
    assert not found(text(words))


def test_words_that_make_up_no_number_are_doubtful() -> None:
    (finding,) = found(text("Số tiền 560.000 đồng (Bằng chữ: năm trăm sáu sáu mươi nghìn đồng)."))
    assert finding.severity is Severity.NOTE
    assert finding.expected == "năm trăm sáu mươi nghìn đồng"


def test_a_line_in_words_is_held_against_the_line_above() -> None:
    above = text("Tổng kinh phí đề nghị: 25.500.000 đồng.")
    assert not found(above, text("(Bằng chữ: Hai mươi lăm triệu năm trăm nghìn đồng)."))
    (finding,) = found(above, text("(Bằng chữ: Hai mươi năm triệu ba trăm nghìn đồng)."))
    assert finding.expected == "hai mươi lăm triệu năm trăm nghìn đồng"


def test_a_line_in_words_below_a_table_is_held_against_its_total() -> None:
    sums = table(
        ("STT", "Nội dung", "Kinh phí"),
        [("1", "Máy vi tính", "15.000"), ("2", "Máy in", "10.500"), ("total:", "Tổng cộng", "25.500")],
        unit_line="Đơn vị tính: nghìn đồng",
    )
    assert not found(sums, text("Bằng chữ: Hai mươi lăm triệu năm trăm nghìn đồng./."))
    (finding,) = found(sums, text("Bằng chữ: Hai mươi lăm triệu đồng./."))
    assert (finding.severity, finding.expected) == (Severity.NOTE, "25.500")
