from cdsdesk.checks import paper_annex_plans as rules
from cdsdesk.checks.paper import Origin, Paper
from cdsdesk.model.findings import Severity
from tests.support.papers import annex, item, paper, text

LEAD = "Đánh giá tiến độ các nhiệm vụ theo Kế hoạch số 36/KH-UBND ngày 25/5/2025:"


def listed(title: str, origin: Origin = Origin.FILE, lead: str = LEAD) -> Paper:
    lines = ("Hoàn thành, đúng hạn: 1 (Phụ lục I 5.1);", "Hoàn thành, trễ hạn: 0.")
    body = [text(lead), text("Tổng số nhiệm vụ: 1, trong đó:"), *(item("+", line) for line in lines)]
    return paper(body, [annex("PHỤ LỤC I", title)], origin)


def test_an_annex_of_another_plan() -> None:
    [finding] = rules.other_plan(listed("Nhiệm vụ tại Kế hoạch số 53/KH-BCĐCĐS ngày 13/6/2025"))
    assert (finding.severity, finding.expected) == (Severity.NOTE, "Kế hoạch 36/KH-UBND")
    assert "PHỤ LỤC I, tên phụ lục này lại ghi Kế hoạch 53/KH-BCĐCĐS" in finding.message


def test_plans_that_agree_or_are_not_told() -> None:
    assert list(rules.other_plan(listed("Nhiệm vụ tại Kế hoạch số 36/KH-UBND"))) == []
    assert list(rules.other_plan(listed("Nhiệm vụ theo Quyết định số 53/QĐ-UBND"))) == []
    assert list(rules.other_plan(listed("Tình hình thực hiện nhiệm vụ"))) == []
    assert list(rules.other_plan(listed("Nhiệm vụ tại Kế hoạch số 53/KH-UBND", lead="Kết quả:"))) == []


def test_our_own_lists_are_made_for_their_plans() -> None:
    assert list(rules.other_plan(listed("Nhiệm vụ tại Kế hoạch số 53/KH-UBND", Origin.OWN))) == []
