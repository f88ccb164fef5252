import pytest

from cdsdesk.checks.paper_document_issuers import two_issuers, unnumbered
from cdsdesk.model.findings import Severity
from tests.support.papers import paper, text

DECISION = "Quyết định số 734/QĐ-UBND ngày 17/3/2026 của"


def issuers(*names):
    return list(two_issuers(paper([text(f"Thực hiện {DECISION} {name} về việc ban hành đề án.") for name in names])))


def test_the_committee_and_its_chairman_are_two():
    (finding,) = issuers("UBND tỉnh", "Chủ tịch UBND tỉnh")
    assert (finding.severity, finding.found) == (Severity.NOTE, "Chủ tịch UBND tỉnh")
    assert len(issuers("UBND tỉnh", "UBND thành phố")) == 1


def test_one_body_however_it_is_called():
    assert issuers("UBND tỉnh", "Ủy ban nhân dân tỉnh", "UBND tỉnh Khánh Hòa") == []
    assert issuers("Bộ Nội vụ", "UBND tỉnh") == []


def test_a_day_of_issue_without_a_number():
    words = "Ngày 07/10/2026, HĐND phường ban hành Nghị Quyết thông qua danh mục dự án."
    (finding,) = unnumbered(paper([text(words)]))
    assert (finding.severity, finding.found) == (Severity.NOTE, "ban hành Nghị Quyết")


@pytest.mark.parametrize(
    "words",
    [
        "Ngày 07/10/2026, HĐND phường ban hành Nghị quyết số 12/NQ-HĐND thông qua danh mục.",
        "Ngày 07/10/2026, UBND phường tổ chức hội nghị; tham mưu ban hành Kế hoạch chuyển đổi số.",
        "UBND phường ban hành Kế hoạch chuyển đổi số năm 2026.",
        "Quyết định số 4/QĐ-UBND ngày 07/10/2026 của UBND tỉnh về việc ban hành Kế hoạch chuyển đổi số",
        "Ngày 07/10/2026, UBND phường ban hành Kế hoạch chuyển đổi số (Kế hoạch số 12/KH-UBND).",
    ],
)
def test_what_needs_no_number_there(words):
    assert list(unnumbered(paper([text(words)]))) == []
