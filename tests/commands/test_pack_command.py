"""Command pack makes what verify finds whole; a password closes it; a changed byte is refused in one sentence."""

import json
from pathlib import Path

import pytest

from cdsdesk.exchange.manifest import Manifest, Purpose, Sender
from cdsdesk.exchange.package import DATA, Part, canonical_json, pack, read_package
from cdsdesk.model.documents import Document
from db.store import Store
from tests.support.nha_trang import everything
from ui.commands.run import run_command


@pytest.fixture
def data_file(tmp_path: Path) -> Path:
    base = everything()
    path = tmp_path / "ho-so.cds"
    Store.create_from(path, tuple(base.records.values()), base.office).close()
    return path


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_what_was_packed_is_whole(data_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "goi.cdsz"
    assert run_command(["pack", str(data_file), "--period", "2022", "-o", str(out), "--by", "an", "--json"]) in (0, 1)
    packed = told(capsys)
    assert (packed["revision"], packed["personal"], packed["signed"]) == (1, False, False)
    assert run_command(["verify", str(out), "--json"]) == 0
    found = told(capsys)
    assert (found["whole"], found["period"], found["purpose"]) == (True, "2022", "report")
    assert found["records"]["tasks"] == packed["records"]["task"]  # type: ignore[index]
    assert run_command(["history", str(data_file), "--json"]) == 0
    assert told(capsys)["steps"][0]["label"] == "Lập gói gửi báo cáo năm 2022"  # type: ignore[index]


def test_a_closed_package_asks_for_its_password(
    data_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, secret, wrong = tmp_path / "goi.cdsz", tmp_path / "mk.txt", tmp_path / "sai.txt"
    secret.write_text("Một mật khẩu dài\n", "utf-8")
    wrong.write_text("khác", "utf-8")
    words = ["pack", str(data_file), "--period", "2022", "-o", str(out), "--password-file", str(secret), "--no-record"]
    assert run_command(words) in (0, 1)
    assert run_command(["verify", str(out)]) == 2
    assert "Gói có mật khẩu" in capsys.readouterr().err
    assert run_command(["verify", str(out), "--password-file", str(wrong)]) == 2
    assert run_command(["verify", str(out), "--password-file", str(secret)]) == 0


def test_a_changed_package_is_refused(data_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "goi.cdsz"
    run_command(["pack", str(data_file), "--period", "2022", "-o", str(out), "--no-record"])
    whole = out.read_bytes()
    out.write_bytes(whole[:-200])
    assert run_command(["verify", str(out)]) == 2
    refusal = capsys.readouterr().err.strip().splitlines()
    assert len(refusal) == 1
    assert "goi.cdsz" in refusal[0]


def test_what_a_ward_packed_is_taken_by_the_office_above(
    data_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goi = tmp_path / "goi.cdsz"
    run_command(["pack", str(data_file), "--period", "2022", "-o", str(goi), "--no-record"])
    above = tmp_path / "tinh.cds"
    run_command(["new", str(above), "--office", "UBND tỉnh Khánh Hòa", "--level", "province"])
    capsys.readouterr()
    assert run_command(["merge", str(above), str(goi)]) == 1
    sender = read_package(goi).manifest.sender
    words = capsys.readouterr().out
    assert "Chưa có đơn vị" in words
    assert f"--sender {sender.uid}=" in words
    run_command(["add", str(above), "unit", f"name={sender.name}", f"level={sender.level}", "--json"])
    capsys.readouterr()
    assert run_command(["merge", str(above), str(goi), "--json"]) == 0
    assert told(capsys)["counts"]["new"] == 1  # type: ignore[index]
    assert run_command(["merge", str(above), str(goi)]) == 0
    assert capsys.readouterr().out.strip().endswith("Đã có: 1.")
    broken = tmp_path / "hong.cdsz"
    broken.write_bytes(goi.read_bytes()[:999])
    assert run_command(["merge", str(above), str(broken)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_template_goes_down(data_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = next(one for one in everything().all(Document) if one.assigns_work)
    out, ward = tmp_path / "mau.cdsz", tmp_path / "phuong.cds"
    words = ["pack", str(data_file), "--template", "--plan", plan.uid, "-o", str(out), "--by", "an", "--json"]
    assert run_command(words) == 0
    packed = told(capsys)
    assert run_command(["verify", str(out), "--json"]) == 0
    assert told(capsys)["purpose"] == "template"
    run_command(["new", str(ward), "--office", "UBND phường Phước Hải", "--level", "commune"])
    capsys.readouterr()
    assert run_command(["import", str(ward), str(out), "--json"]) in (0, 1)
    capsys.readouterr()
    assert run_command(["list", str(ward), "task", "--json"]) == 0
    assert len(told(capsys)["records"]) == packed["records"]["task"]  # type: ignore[arg-type, index]


@pytest.mark.parametrize("more", [["--template", "--period", "2022"], [], ["--template", "--password-file", "mk.txt"]])
def test_pack_is_of_one_kind(
    data_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    assert run_command(["pack", str(data_file), "-o", str(tmp_path / "goi.cdsz"), *more]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize("period", ["", "2026-Q9"])
@pytest.mark.parametrize("purpose", list(Purpose))
def test_verify_tells_of_packages_without_a_period_that_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], purpose: Purpose, period: str
) -> None:
    path = tmp_path / "goi.cdsz"
    data = Part(DATA, "data", canonical_json({"format": "cdsdesk", "version": 1, "office": "x"}))
    path.write_bytes(pack(Manifest(purpose, Sender("x", "UBND xã X"), period=period), (data,)))
    assert run_command(["verify", str(path)]) == 0
    words = capsys.readouterr().out
    assert "UBND xã X" in words
    assert period in words
    assert run_command(["verify", str(path), "--json"]) == 0
    assert told(capsys)["period"] == period


def test_pack_says_why_it_needs_a_person(data_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run_command(["pack", str(data_file), "--period", "2022", "-o", str(tmp_path / "g.cdsz"), "--no-record"])
    words = capsys.readouterr().out
    assert code == 1
    assert "xem bằng lệnh check" in words


def test_a_package_is_called_as_a_folder_of_them_finds_it(
    data_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["pack", str(data_file), "--period", "2022", "-o", str(tmp_path / "a.zip"), "--no-record"]) == 2
    assert "phải có đuôi .cdsz" in capsys.readouterr().err


def test_the_offices_own_package_and_a_file_that_is_not_there_are_called_so(
    data_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "goi.cdsz"
    run_command(["pack", str(data_file), "--period", "2022", "-o", str(out), "--no-record"])
    capsys.readouterr()
    assert run_command(["merge", str(data_file), str(out), str(tmp_path / "khong-co.cdsz"), "--json"]) == 1
    verdicts = {one["verdict"]: one["words"] for one in told(capsys)["packages"]}  # type: ignore[attr-defined]
    assert verdicts["own"].endswith("do chính đơn vị này lập.")
    assert verdicts["not_a_package"] == "Không thấy tệp khong-co.cdsz."
