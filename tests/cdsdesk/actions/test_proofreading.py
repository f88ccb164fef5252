from pathlib import Path

import pytest

from cdsdesk.actions.proofreading import proofread
from cdsdesk.errors import InputError
from cdsdesk.model.findings import Severity
from cdsdesk.progress import Cancelled

HEAD = "BÁO CÁO\nKết quả chuyển đổi số năm 2025\n\nI. KẾT QUẢ\n\n"
TARGETS = (
    "Tình hình thực hiện các chỉ tiêu năm 2025:\n\n"
    "STT\tChỉ tiêu\tĐơn vị tính\tMục tiêu\tKết quả\tĐánh giá\n"
    "1\tTỷ lệ hồ sơ trực tuyến\t%\t80%\t85%\tChưa đạt\n"
    "2\tTỷ lệ thanh toán trực tuyến\t%\t50%\t60%\tVượt\n"
)


def _file(folder: Path, text: str) -> Path:
    path = folder / "bao cao.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_period_that_runs_backwards_is_found_where_it_stands(tmp_path: Path) -> None:
    path = _file(tmp_path, f"{HEAD}- Từ ngày 15/12/2025 đến ngày 14/12/2024, tiếp nhận 20 hồ sơ.\n")
    result = proofread(path)
    (finding,) = (one for one in result.findings if one.severity is Severity.ERROR)
    assert finding.place is not None
    assert (finding.place.line, finding.place.section) == (6, "mục I")
    assert finding.place.quote == "Từ ngày 15/12/2025 đến ngày 14/12/2024"
    assert result.counts["error"] == 1
    assert result.open


def test_the_evaluation_of_an_indicator_in_a_table_is_held_against_its_target(tmp_path: Path) -> None:
    result = proofread(_file(tmp_path, HEAD + TARGETS))
    (finding,) = (one for one in result.findings if one.rule.endswith(".against-target"))
    assert finding.place is not None
    assert finding.place.line == 9
    assert finding.record is None
    assert "Chưa đạt" in finding.message


def test_what_was_read_is_told_with_its_places(tmp_path: Path) -> None:
    result = proofread(_file(tmp_path, f"{HEAD}Đã tiếp nhận 1.290 hồ sơ, đạt 46,3% (597/1.290).\n"))
    told = result.to_json(facts=True)
    assert told["document"] == "bao cao.txt"
    assert {fact["kind"] for fact in told["facts"]} >= {"number", "percent", "fraction"}
    percent = next(fact for fact in told["facts"] if fact["kind"] == "percent")
    assert (percent["as_written"], percent["value"], percent["place"]["line"]) == ("46,3%", "46.3", 6)
    assert "facts" not in result.to_json()


def test_a_file_that_is_no_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00")
    with pytest.raises(InputError):
        proofread(path)
    with pytest.raises(InputError, match="Không tìm thấy"):
        proofread(tmp_path / "none.docx")


def test_proofreading_can_be_stopped(tmp_path: Path) -> None:
    class Stopped:
        def report(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        proofread(_file(tmp_path, HEAD), Stopped())
