import datetime
from pathlib import Path
from typing import Any

import pytest

from cdsdesk.checks import paper_annex_heads as heads
from cdsdesk.checks import paper_annexes as rules
from cdsdesk.checks.annex_mentions import annex_key, annex_mentions
from cdsdesk.checks.paper import Origin, Paper
from cdsdesk.checks.paper_of_file import paper_of_book
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.readers.text_lines import read_lines
from tests.support.papers import RIGHT, Annex, annex, paper, table, text

ALL = (
    rules.absent,
    rules.unmentioned,
    rules.numbering,
    rules.period,
    heads.heading,
    heads.headings_differ,
    heads.without_reference,
)
REFERENCE = "(Kèm theo Báo cáo số 45/BC-UBND ngày 20 tháng 3 năm 2026 của UBND phường Bình An)"


def found(one: Paper, *chosen: PaperRule) -> list[Finding]:
    return [finding for rule in chosen or ALL for finding in rule(one)]


def told(one: Paper, *chosen: PaperRule) -> list[tuple[str, str]]:
    return [(finding.rule, finding.found) for finding in found(one, *chosen)]


def with_annexes(*labels: str) -> list[Annex]:
    return [annex(label, f"NỘI DUNG {place}", REFERENCE) for place, label in enumerate(labels)]


@pytest.mark.parametrize(
    ("label", "key"),
    [("Phụ lục II", "2"), ("PHỤ LỤC 02", "2"), ("Phụ lục số 2", "2"), ("Phụ lục", ""), ("Phụ lục 1a", "1A")],
)
def test_annexes_are_known_however_numbered(label: str, key: str) -> None:
    assert annex_key(label) == key


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("(chi tiết tại Phụ lục I đính kèm)", [("1",)]),
        ("Phụ lục I 5.1; Phụ lục II 1.6, 2.1", [("1",), ("2",)]),
        ("các Phụ lục I, II và III kèm theo", [("1", "2", "3")]),
        ("từ Phụ lục I đến Phụ lục IV", [("1", "2", "3", "4")]),
        ("Số liệu tại Phụ lục 02.", [("2",)]),
        ("Phụ lục 1, 2 nhiệm vụ chưa thực hiện", [("1",)]),
        ("(Có phụ lục kèm theo)", [()]),
        ("lập phụ lục hợp đồng", []),
    ],
)
def test_mentions(words: str, keys: list[tuple[str, ...]]) -> None:
    assert [mention.keys for mention in annex_mentions(words, RIGHT)] == keys


@pytest.mark.parametrize(
    ("words", "another"),
    [
        ("Phụ lục III Nghị định số 30/2020/NĐ-CP", True),
        ("mục 1.4 Phụ lục 1 Kế hoạch số 53/KH-UBND ngày 05/01/2026", True),
        ("Phụ lục II ban hành kèm theo Quyết định số 12/QĐ-UBND", True),
        ("Phụ lục II kèm theo Báo cáo này", False),
        ("Phụ lục II kèm theo Báo cáo số 45/BC-UBND", False),
        ("Phụ lục II kèm theo Báo cáo số 31/BC-UBND", True),
        ("Phụ lục II kèm theo.", False),
    ],
)
def test_annexes_of_other_documents(words: str, another: bool) -> None:
    assert [mention.of_another for mention in annex_mentions(words, RIGHT)] == [another]


RIGHT_TEXTS = [
    (["Chi tiết tại Phụ lục I, Phụ lục II kèm theo."], ["Phụ lục I", "Phụ lục II"]),
    (["Chi tiết tại các Phụ lục kèm theo."], ["Phụ lục I", "Phụ lục II"]),
    (["Chi tiết tại Phụ lục 1.", "Xem thêm PL 2."], ["PHỤ LỤC I", "PHỤ LỤC II"]),
    (["Theo Phụ lục V Quyết định số 12/QĐ-UBND ngày 05/01/2026."], []),
    (["Không có phụ lục."], []),
]


@pytest.mark.parametrize(("texts", "labels"), RIGHT_TEXTS)
def test_annexes_that_agree_with_the_text(texts: list[str], labels: list[str]) -> None:
    for origin in Origin:
        assert told(paper([text(one) for one in texts], with_annexes(*labels), origin)) == []


def test_a_single_annex_needs_no_number() -> None:
    assert told(paper([text("Chi tiết tại Phụ lục I kèm theo.")], with_annexes("Phụ lục")), rules.absent) == []


def test_an_annex_that_is_absent() -> None:
    one = paper([text("Xem Phụ lục I."), text("Xem Phụ lục III kèm theo.")], with_annexes("Phụ lục I"))
    [finding] = found(one)
    assert finding.rule == "annexes.absent"
    assert finding.message == "Văn bản nhắc đến “Phụ lục III” nhưng văn bản chỉ có Phụ lục I"
    assert finding.place is not None
    assert (finding.place.paragraph, finding.place.quote) == (2, "Phụ lục III")


def test_an_annex_of_a_file_may_be_a_file_of_its_own() -> None:
    one = paper([text("Xem Phụ lục I."), text("Xem Phụ lục I.")], origin=Origin.FILE)
    assert [finding.severity for finding in found(one)] == [Severity.NOTE]
    own = paper([text("Có Phụ lục kèm theo.")])
    assert [finding.severity for finding in found(own)] == [Severity.WARNING]


def test_an_annex_behind_another_document_is_doubtful() -> None:
    words = "Nhiệm vụ giao tại Kế hoạch số 53/KH-UBND ngày 05/01/2026 (Phụ lục V)."
    one = paper([text(words), text("Xem Phụ lục I.")], with_annexes("Phụ lục I"))
    assert [finding.severity for finding in found(one)] == [Severity.NOTE]


def test_annexes_without_numbers_in_a_file_are_doubtful() -> None:
    one = paper([text("Xem Phụ lục II.")], with_annexes("PHỤ LỤC", "PHỤ LỤC"), origin=Origin.FILE)
    assert [finding.severity for finding in found(one, rules.absent)] == [Severity.NOTE]


def test_an_annex_that_is_never_named() -> None:
    one = paper([text("Xem Phụ lục I.")], with_annexes("Phụ lục I", "Phụ lục II"))
    assert told(one) == [("annexes.unmentioned", "Phụ lục II")]
    named = paper(
        [text("Xem Phụ lục I."), table(("TT", "Số liệu"), [["1", "Phụ lục II"]])],
        with_annexes("Phụ lục I", "Phụ lục II"),
    )
    assert told(named) == []


@pytest.mark.parametrize(
    ("labels", "number"),
    [
        (("Phụ lục I", "Phụ lục I"), "Phụ lục I"),
        (("Phụ lục I", "Phụ lục III"), "Phụ lục III"),
        (("Phụ lục II", "Phụ lục I"), "Phụ lục I"),
        (("Phụ lục 01", "Phụ lục 02", "Phụ lục 02"), "Phụ lục 02"),
    ],
)
def test_annexes_numbered_wrongly(labels: tuple[str, ...], number: str) -> None:
    assert told(paper(annexes=with_annexes(*labels)), rules.numbering) == [("annexes.numbering", number)]


def titled(title: str, *body: str, report: str = RIGHT.title) -> Paper:
    return paper([text(one) for one in body], [annex("Phụ lục", title, REFERENCE)], title=report)


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Tình hình thực hiện nhiệm vụ quý IV năm 2026", Severity.WARNING),
        ("Tình hình thực hiện nhiệm vụ quý I năm 2025", Severity.WARNING),
        ("Kinh phí năm 2025", Severity.NOTE),
        ("Số liệu tháng 2 năm 2026", Severity.NOTE),
    ],
)
def test_an_annex_of_another_period(title: str, severity: Severity) -> None:
    [finding] = found(titled(title, "Có Phụ lục kèm theo."))
    assert (finding.rule, finding.severity) == ("annexes.period", severity)


@pytest.mark.parametrize(
    ("title", "body", "report"),
    [
        ("Tình hình thực hiện nhiệm vụ quý I năm 2026", "Có Phụ lục kèm theo.", RIGHT.title),
        ("Nhiệm vụ năm 2026", "Có Phụ lục kèm theo.", RIGHT.title),
        ("Nhiệm vụ theo Kế hoạch chuyển đổi số năm 2025", "Có Phụ lục kèm theo.", RIGHT.title),
        ("Nhiệm vụ giai đoạn 2021 - 2025", "Có Phụ lục kèm theo.", RIGHT.title),
        ("Số liệu quý III năm 2026", "Có Phụ lục kèm theo.", "Tình hình chuyển đổi số 9 tháng đầu năm 2026"),
        ("Kinh phí năm 2025", "Kinh phí năm 2025 tại Phụ lục kèm theo.", "Kế hoạch chuyển đổi số năm 2026"),
    ],
)
def test_periods_of_annexes_that_are_right(title: str, body: str, report: str) -> None:
    assert found(titled(title, body, report=report)) == []


def referred(reference: str, **formal: Any) -> Paper:
    return paper([text("Có Phụ lục kèm theo.")], [annex("Phụ lục", "SỐ LIỆU", reference)], **formal)


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("Báo cáo", "Kế hoạch", "Kế hoạch"),
        ("45/", "54/", "54"),
        ("BC-UBND", "BC-BCĐ", "BC-BCĐ"),
        ("20 tháng 3 năm 2026", "20 tháng 3 năm 2025", "20/3/2025"),
        ("Bình An", "Bình Minh", "UBND phường Bình Minh"),
        ("UBND phường", "HĐND phường", "HĐND phường Bình An"),
    ],
)
def test_a_reference_that_disagrees(old: str, new: str, number: str) -> None:
    assert told(referred(REFERENCE.replace(old, new))) == [("annexes.heading", number)]


@pytest.mark.parametrize(
    "reference",
    [
        REFERENCE,
        "(Kèm theo Báo cáo số /BC-UBND ngày tháng năm 2026 của UBND phường Bình An)",
        "(Kèm theo Báo cáo số       /BC-UBND ngày    /3/2026 của Ủy ban nhân dân phường Bình An)",
        "(Ban hành kèm theo Báo cáo số 45/BC-UBND ngày 20/3/2026 của UBND phường)",
        "(Kèm theo Báo cáo của UBND phường Bình An)",
        "(Kèm theo Báo cáo này)",
    ],
)
def test_references_that_are_right(reference: str) -> None:
    assert told(referred(reference)) == []


def test_a_letterhead_left_blank() -> None:
    [finding] = found(referred(REFERENCE, number="", date=None))
    assert (finding.rule, finding.found, finding.expected) == ("annexes.heading", "45", "số để trống")
    blank = REFERENCE.replace("số 45/", "số /").replace("20 tháng 3", "tháng")
    assert told(referred(blank, number="", date=None)) == []
    assert told(referred(REFERENCE.replace("2026", "2025"), number="", date=datetime.date(2026, 3, 20))) != []


def test_annexes_of_two_documents() -> None:
    lines = (REFERENCE, REFERENCE.replace("45", "46"))
    several = [annex(f"Phụ lục {place}", "SỐ LIỆU", line) for place, line in enumerate(lines, start=1)]
    one = paper([text("Các Phụ lục kèm theo.")], several, symbol="", number="", date=None)
    assert told(one) == [("annexes.headings-differ", "Báo cáo số 46/BC-UBND ngày 20 tháng 3 năm 2026")]


def test_an_annex_without_reference() -> None:
    assert told(referred("")) == [("annexes.without-reference", "Phụ lục")]


def test_a_reference_in_one_line_with_the_title(tmp_path: Path) -> None:
    lines = ("BÁO CÁO", "Tình hình chuyển đổi số", "Có Phụ lục kèm theo./.", "Phụ lục", f"SỐ LIỆU QUÝ I {REFERENCE}")
    path = tmp_path / "bao-cao.txt"
    path.write_text("\n\n".join(lines), "utf-8")
    [read] = paper_of_book(read_lines(path), path.name).annexes
    assert (read.title, read.reference) == ("SỐ LIỆU QUÝ I", REFERENCE)


def test_a_reference_left_blank_below_a_letterhead_that_is_filled_in() -> None:
    blank = annex("Phụ lục I", "DANH MỤC", "(Kèm theo Báo cáo số /BC-UBND ngày /3/2026 của UBND phường)")
    other = annex("Phụ lục II", "KINH PHÍ", "(Kèm theo Báo cáo số    /BC-UBND ngày / /2026 của UBND phường)")
    first, second = heads.heading_blank(paper(annexes=[blank, other]))
    assert first.severity is Severity.NOTE
    assert second.message.endswith("phụ lục trước ghi “ngày /3/2026”")
    assert found(paper(annexes=[blank], symbol="", number="", date=None), heads.heading_blank)
    assert not found(paper(annexes=[blank], number="", date=None), heads.heading_blank)
    right = annex("Phụ lục I", "DANH MỤC", "(Kèm theo Báo cáo số 45/BC-UBND ngày 20/3/2026 của UBND phường)")
    assert not found(paper(annexes=[right]), heads.heading_blank)


def test_a_single_annex_is_named_without_a_number() -> None:
    words = "Nhiệm vụ trễ hạn là nhiệm vụ số 3 Phụ lục (do thiếu kinh phí)."
    assert not list(rules.unmentioned(paper([text(words)], [annex("Phụ lục", "NHIỆM VỤ")])))
    of_another = "Theo Phụ lục của Thông tư số 01/2022/TT-BTP."
    assert list(rules.unmentioned(paper([text(of_another)], [annex("Phụ lục", "NHIỆM VỤ")])))
