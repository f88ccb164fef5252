"""Command remarks: wrong words are refused, a list tells what is left to do."""

import json
from pathlib import Path

import pytest

from cdsdesk.model.office import Level, Unit
from cdsdesk.model.systems import Remark
from db.store import Store
from ui.commands.run import run_command

WARD = Unit(uid="phuong", name="UBND phường Vạn Thạnh", level=Level.COMMUNE)
REMARK = Remark(uid="r", unit="phuong", period="2026-Q1", text="Ghi rõ số văn bản", sender="UBND tỉnh Khánh Hòa")


@pytest.fixture
def data_file(tmp_path: Path) -> Path:
    path = tmp_path / "phuong.cds"
    Store.create_from(path, (WARD, REMARK), "phuong").close()
    return path


def test_what_is_left_is_listed_until_it_is_done(data_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["remarks", str(data_file)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "  Chưa sửa: Cả báo cáo: Ghi rõ số văn bản",
        "1 yêu cầu, 1 yêu cầu gửi đến chưa xử lý.",
    ]
    assert run_command(["set", str(data_file), "remark", "r", "done=có"]) == 0
    capsys.readouterr()
    assert run_command(["remarks", str(data_file), "--period", "2026-Q1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["remarks"][0]["done"] is True
    assert run_command(["remarks", str(data_file), "--period", "2026-Q2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"remarks": []}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["goi.cdsz"], "Không thấy gói"),
        (["goi.cdsz", "--unit", "x"], "Mỗi lần chỉ nhận hoặc lập"),
        (["-o", "ra.cdsz"], "Chưa chọn kỳ và đơn vị"),
        (["-o", "ra.cdsz", "--period", "2026-Q1", "--unit", "x"], "Không có đơn vị này"),
    ],
)
def test_wrong_words_are_refused(
    data_file: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    before = data_file.read_bytes()
    assert run_command(["remarks", str(data_file), *words]) == 2
    assert told in capsys.readouterr().err
    assert data_file.read_bytes() == before
