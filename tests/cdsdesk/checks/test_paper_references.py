import pytest

from cdsdesk.checks import paper_references as rules
from cdsdesk.checks.paper import Origin, Paper
from cdsdesk.checks.registry import PaperRule
from cdsdesk.checks.said_states import read_said
from cdsdesk.model.findings import Finding
from cdsdesk.model.states import DONE
from cdsdesk.model.tasks import STATE_WORDS, State
from tests.support.papers import annex, heading, paper, table, text

ALL = (rules.reference_absent, rules.reference_otherwise, rules.reference_count)
DONE_WORDS, LATE_WORDS = "Hoàn thành, đúng hạn", "Đang thực hiện, trễ hạn"
FIRST = table(
    ("STT", "Nhiệm vụ", "Kết quả", "Đánh giá"),
    [
        ("section:1. Văn bản", "", "", ""),
        ("1.1", "Ban hành kế hoạch", "Đã ban hành", DONE_WORDS),
        ("1.2", "Ban hành quy chế", "Đang dự thảo", LATE_WORDS),
        ("section:2. Nhân lực", "", "", ""),
        ("2.1", "Tập huấn", "Đã tổ chức", "Hoàn thành, trễ hạn"),
        ("2.10", "Kiện toàn", "", "Đang thực hiện theo tiến độ"),
    ],
)
SECOND = table(
    ("TT", "Dự án"), [("I", "Đầu tư"), ("1", "Máy chủ"), ("2", "Máy quét"), ("II", "Sự nghiệp"), ("1", "Loa")]
)


def report(*words: str) -> Paper:
    body = [heading("I.", "KẾT QUẢ"), heading("1.", "Văn bản", 2), heading("II.", "NHIỆM VỤ"), *map(text, words)]
    return paper(body, [annex("Phụ lục I", blocks=[FIRST]), annex("Phụ lục II", blocks=[SECOND])], Origin.FILE)


def found(one: Paper, *chosen: PaperRule) -> list[Finding]:
    return [finding for rule in chosen or ALL for finding in rule(one)]


@pytest.mark.parametrize(
    "words",
    [
        "Hoàn thành, đúng hạn: 1 (Phụ lục I 1.1).",
        "Nhiệm vụ hoàn thành, trễ hạn: 1 (Phụ lục I: 2.1); đang thực hiện theo tiến độ: 1 (Phụ lục I: 2.10).",
        "Đã hoàn thành 02 nhiệm vụ (mục 1.1, 2.1 Phụ lục I).",
        "Chưa hoàn thành nhiệm vụ tại mục 1.2 Phụ lục I.",
        "Kinh phí mua máy quét (mục 2 Phụ lục II), loa (mục II.1 Phụ lục II).",
        "Như đã nêu tại mục I nêu trên và mục I.1 của Báo cáo này.",
        "Thực hiện mục 7.9 Phụ lục I Kế hoạch số 53/KH-UBND ngày 05/01/2026.",
        "Thực hiện mục 7.9 của Kế hoạch số 53/KH-UBND.",
        "Nội dung tại mục 3 và mục 7.",
        "Phấn đấu hoàn thành nhiệm vụ tại mục 1.2 Phụ lục I trong quý II.",
        "Chi tiết 12 nhiệm vụ (Phụ lục I).",
        "Khẩn trương hoàn thành nhiệm vụ trễ hạn (mục 1.2 Phụ lục I).",
        "Tiếp tục thực hiện các nhiệm vụ năm 2026 (Phụ lục I 1.2, 2.10).",
        "Kiến trúc chính quyền điện tử phiên bản 2.0 (Phụ lục I 1.2), do Sở chủ trì.",
        "Chương trình đến năm 2025, định hướng đến 2030 (Phụ lục I 1.2).",
    ],
)
def test_right_references_are_silent(words: str) -> None:
    assert found(report(words)) == []


@pytest.mark.parametrize(
    ("words", "rule", "number"),
    [
        ("Chi tiết tại mục 1.4 Phụ lục I.", "structure.reference-absent", "1.4"),
        ("Chi tiết tại mục III.1 Phụ lục II.", "structure.reference-absent", "III.1"),
        ("Như đã nêu tại mục III nêu trên.", "structure.reference-absent", "III"),
        ("Hoàn thành, đúng hạn: 1 (Phụ lục I 1.2).", "structure.reference-otherwise", "1.2"),
        ("Nhiệm vụ tại mục 2.10 Phụ lục I đã hoàn thành.", "structure.reference-otherwise", "2.10"),
        ("Đã hoàn thành nhiệm vụ tại mục 1.2 Phụ lục I.", "structure.reference-otherwise", "1.2"),
        ("Đang thực hiện, trễ hạn: 1 (Phụ lục I: 2.10).", "structure.reference-otherwise", "2.10"),
        ("Hoàn thành, đúng hạn: 2 (Phụ lục I 1.1).", "structure.reference-count", "2"),
        ("Có 3 nhiệm vụ (mục 1.1, 2.1 Phụ lục I) đang theo dõi.", "structure.reference-count", "3"),
    ],
)
def test_a_wrong_reference(words: str, rule: str, number: str) -> None:
    [finding] = found(report(words))
    assert (finding.rule, finding.found) == (rule, number)
    assert finding.place is not None
    assert finding.place.paragraph == 4


def test_the_message_tells_both() -> None:
    [finding] = found(report("Hoàn thành, đúng hạn: 1 (Phụ lục I 1.2)."))
    assert finding.message == (
        "Lời văn ghi mục 1.2 Phụ lục I là “Hoàn thành, đúng hạn”, phụ lục ghi “Đang thực hiện, trễ hạn”"
    )


def test_items_with_one_slip_are_told_together() -> None:
    [absent, otherwise] = found(report("Chưa thực hiện, trễ hạn: 3 (Phụ lục I 1.2, 1.5, 1.6)."))
    assert absent.message == "Không có mục 1.5, 1.6 trong Phụ lục I"
    assert otherwise.found == "1.2"


def test_an_annex_without_numbers_is_not_judged() -> None:
    one = paper([text("Xem mục 1.4 Phụ lục I.")], [annex("Phụ lục I", blocks=[text("Thuyết minh.")])])
    assert found(one) == []


@pytest.mark.parametrize(
    ("clause", "states"),
    [
        ("+ Tổng số nhiệm vụ đã hoàn thành, đúng hạn: 6 ", {State.DONE_ON_TIME}),
        ("Tổng số nhiệm vụ đang tiếp tục thực hiện theo tiến độ: 8", {State.ON_TRACK}),
        ("chưa thực hiện, trễ hạn: 5", {State.NOT_STARTED_LATE}),
        ("Đến nay đã hoàn thành ", DONE),
    ],
)
def test_states_are_read_in_sentences(clause: str, states: set[State]) -> None:
    said = read_said(clause)
    assert said is not None
    assert said.states == states


@pytest.mark.parametrize(("state", "words"), STATE_WORDS.items())
def test_every_official_word_is_read(state: State, words: str) -> None:
    said = read_said(f"Số nhiệm vụ {words.lower()}: 2")
    assert said is not None
    assert said.exact is state


@pytest.mark.parametrize(
    "clause", ["chưa hoàn thành ", "phấn đấu hoàn thành ", "tỷ lệ hoàn thành ", "sớm hoàn thành ", "thuộc kế hoạch"]
)
def test_wishes_say_nothing(clause: str) -> None:
    assert read_said(clause) is None
