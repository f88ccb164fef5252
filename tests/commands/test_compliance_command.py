"""Command compliance: prints who has reported, writes the annex and the list of who is missing, changes nothing."""

import json
from datetime import date
from pathlib import Path

import pytest

from cdsdesk.model.office import Level, Unit
from cdsdesk.model.systems import ComplianceEntry
from db.store import Store
from ui.commands.run import run_command

PROVINCE = Unit(uid="tinh", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE)
WARDS = tuple(
    Unit(uid=uid, name=f"UBND xã {name}", level=Level.COMMUNE, parent="tinh", position=at)
    for at, (uid, name) in enumerate([("a", "Vĩnh Lương"), ("b", "Diên Khánh")])
)
ENTRY = ComplianceEntry(uid="e", unit="a", period="2025-Q1", topic="", reported=True, on=date(2025, 3, 14))


@pytest.fixture
def data_file(tmp_path: Path) -> Path:
    path = tmp_path / "tinh.cds"
    Store.create_from(path, (PROVINCE, *WARDS, ENTRY), "tinh").close()
    return path


def test_the_matrix_is_printed(data_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = data_file.read_bytes()
    assert run_command(["compliance", str(data_file), "--year", "2025"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["Đơn", "vị", "Quý", "I", "Quý", "II", "Quý", "III", "Quý", "IV", "Đã", "báo", "cáo"]
    assert lines[1].split("  ")[0] == "UBND xã Vĩnh Lương"
    assert lines[-1] == "Năm 2025: đúng hạn: 1, trễ: 0, thiếu: 7, chưa đến hạn: 0, không phải báo cáo: 0."
    assert data_file.read_bytes() == before


def test_scripts_get_the_same_with_files(data_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = data_file.with_name("a.xlsx")
    words = ["compliance", str(data_file), "--year", "2025", "--kind", "nine-months", "--xlsx", str(out), "--json"]
    assert run_command(words) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["files"]) == ("nine_months", [str(out)])
    assert [unit["cells"] for unit in told["units"]] == [["missing"], ["missing"]]
    assert out.is_file()


def test_who_is_missing_with_reminders(data_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = data_file.with_name("thieu.txt")
    words = ["compliance", str(data_file), "--year", "2025", "--missing", "2025-Q1", "--to", str(out)]
    assert run_command([*words, "--json"]) == 1
    (one,) = json.loads(capsys.readouterr().out)["missing"]
    assert one["uid"] == "b"
    assert one["reminder"] in out.read_text("utf-8-sig")
    assert run_command(words) == 1
    assert one["reminder"] in capsys.readouterr().out


def test_with_nobody_missing_it_ends_with_0(data_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["compliance", str(data_file), "--year", "2199", "--missing", "2199-Q4"]
    assert run_command(words) == 0
    assert capsys.readouterr().out == "Không có đơn vị nào thiếu báo cáo quý IV năm 2199.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--to", "a.txt"], "Chưa chọn kỳ"),
        (["--missing", "2024-Q1"], "Kỳ không thuộc năm đang xem"),
        (["--missing", "2025-Q1", "--kind", "month"], "Kỳ không thuộc loại kỳ đang xem"),
        (["--missing", "2025-W03"], "Không lập bảng theo loại kỳ này"),
        (["--topic", "An toàn"], "không theo dõi nội dung này"),
        (["--pdf", "a.txt"], "Tên tệp phải có đuôi .pdf"),
        (["--pdf", "không-có/a.pdf"], "Không có thư mục"),
    ],
)
def test_wrong_words_are_refused_in_one_sentence(
    data_file: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert run_command(["compliance", str(data_file), "--year", "2025", *words]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
