"""The main job on the sample: workbooks in, a report out, its summary item by item as the original has it."""

import re
from pathlib import Path

import pdfplumber
import pytest

from cdsdesk.paths import resource
from tests.support.cli import ok, run

PLAN = "3536/KH-UBND"
SUMMARY = {
    "đã hoàn thành, đúng hạn": (6, "Phụ lục I 5.1; Phụ lục II 1.6, 2.1, 2.2, 2.3, 3.1"),
    "đã hoàn thành, trễ hạn": (0, ""),
    "đang tiếp tục thực hiện theo tiến độ": (8, "Phụ lục I 2.8, 6.2; Phụ lục II 1.1, 1.2, 1.3, 1.4, 1.7, 1.8"),
    "đang thực hiện, trễ hạn": (2, "Phụ lục I 6.1; Phụ lục II 1.13"),
    "chưa thực hiện, trễ hạn": (5, "Phụ lục II 1.5, 1.9, 1.10, 1.11, 1.12"),
}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an office, import both annexes, put four tasks into their second plan."""
    file = tmp_path_factory.mktemp("year") / "mau.cds"
    ok("new", file, "--office", "UBND thành phố Nha Trang", "--level", "district", "--place", "Nha Trang")
    upper = ok("import", file, resource("sample/nhiem-vu-2022.xlsx"), "--json").json["tables"][0]
    assert upper["counts"] == {"read": 28, "insert": 28, "update": 0, "same": 0, "refuse": 0, "ask": 0}
    lower = ok("import", file, resource("sample/du-an-2022.xlsx"), "--plan", PLAN, "--json").json["tables"][0]
    assert lower["counts"] == {"read": 17, "insert": 17, "update": 0, "same": 0, "refuse": 0, "ask": 0}
    (own,) = [d for d in ok("list", file, "document", "--json").json["records"] if d.get("number") == "3536"]
    for code in ("2.8", "5.1", "6.1", "6.2"):
        (task,) = ok("list", file, "task", f"code={code}", f"plan={upper['plan']['uid']}", "--json").json["records"]
        assert run("set", file, "task", task["uid"], f"plan+={own['uid']}").code == 0
    return file


def test_the_printed_summary_has_the_counts_and_places_of_the_original(year: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "bao-cao.pdf"
    ok("report", year, "--period", "2022", "--plan", PLAN, "--pdf", pdf, "--no-record")
    with pdfplumber.open(pdf) as pages:
        text = " ".join(" ".join(page.extract_text() for page in pages.pages).split())
    assert "Tổng số nhiệm vụ: 21, trong đó:" in text
    for words, (count, places) in SUMMARY.items():
        found = re.search(rf"Tổng số nhiệm vụ {words}: (\d+)(?: \(([^)]*)\))?[;.]", text)
        assert found is not None, words
        assert (int(found[1]), found[2] or "") == (count, places)


def test_both_annexes_are_printed_row_by_row(year: Path, tmp_path: Path) -> None:
    told = ok("report", year, "--period", "2022", "--pdf", tmp_path / "a.pdf", "--no-record", "--json").json
    assert [(annex["number"], annex["rows"]) for annex in told["annexes"]] == [("Phụ lục I", 28), ("Phụ lục II", 17)]


def test_importing_again_changes_nothing(year: Path) -> None:
    before = year.read_bytes()
    again = ok("import", year, resource("sample/nhiem-vu-2022.xlsx"), "--json").json["tables"][0]
    assert again["counts"] == {"read": 28, "insert": 0, "update": 0, "same": 28, "refuse": 0, "ask": 0}
    assert year.read_bytes() == before


def test_same_data_gives_the_same_pdf(year: Path, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        ok("report", year, "--period", "2022", "--pdf", tmp_path / name, "--no-record")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_two_offices_that_import_one_template_hold_the_same_uids(year: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac.cds"
    ok("new", other, "--office", "UBND phường Khác", "--level", "commune")
    ok("import", other, resource("sample/nhiem-vu-2022.xlsx"))
    for kind in ("task", "section", "plan_item"):
        here = {row["uid"] for row in ok("list", year, kind, "--json").json["records"]}
        there = {row["uid"] for row in ok("list", other, kind, "--json").json["records"]}
        assert there
        assert there <= here


def test_undoing_an_import_after_later_edits_lists_the_conflicts(tmp_path: Path) -> None:
    file = tmp_path / "a.cds"
    ok("new", file, "--office", "UBND phường Mẫu", "--level", "commune")
    ok("import", file, resource("sample/nhiem-vu-2022.xlsx"))
    task = ok("list", file, "task", "--json").json["records"][0]
    step = ok("history", file, "--json").json["steps"][0]["number"]
    ok("set", file, "task", task["uid"], "note=Đã đổi")
    before = file.read_bytes()
    refused = run("undo", file, str(step))
    assert refused.code == 1
    assert "  - " in refused.out
    assert file.read_bytes() == before
    ok("undo", file)
    assert run("undo", file).code == 0
    assert ok("list", file, "task", "--json").json["records"] == []
