"""Commands pack --peer and merge: clashes are listed with both values and authors, then decided."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cdsdesk.exchange.manifest import Manifest, Purpose, Sender
from cdsdesk.exchange.package import DATA, Part, pack
from db.store import Store
from tests.support.small_office import OFFICE, small_records
from ui.commands.run import run_command


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    an, binh = tmp_path / "an.cds", tmp_path / "binh.cds"
    Store.create(an, OFFICE, small_records(), who="An").close()
    shutil.copy(an, binh)
    return an, binh


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, Any]:
    capsys.readouterr()
    code = run_command([*map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_two_files_of_one_office(files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    an, binh = files
    secret = tmp_path / "mk.txt"
    secret.write_text("một mật khẩu dài", "utf-8")
    run(capsys, "set", an, "task", "t21", "title=Một", "--by", "An")
    run(capsys, "set", binh, "task", "t21", "title=Hai", "note=Ghi", "--by", "Bình")
    from_an, from_binh = tmp_path / "an.cdsz", tmp_path / "binh.cdsz"
    assert run(capsys, "pack", an, "--peer", "-o", from_an, "--by", "An")[0] == 0
    assert run(capsys, "pack", binh, "--peer", "-o", from_binh, "--by", "Bình", "--password-file", secret)[0] == 0
    assert run_command(["merge", str(an), str(from_binh), "--password-file", str(secret)]) == 1
    told = capsys.readouterr().out
    assert "t21.title: Nhiệm vụ" in told
    assert "của mình: Một (An, " in told
    assert "gói gửi:  Hai (Bình, " in told
    assert "chưa ghi gì" in told
    words: list[str | Path] = ["merge", an, from_binh, "--password-file", secret]
    code, merged = run(capsys, *words, "--take", "t21.title", "--by", "An")
    assert (code, merged["updated"], [one["values"] for one in merged["decided"]]) == (0, {"task": 1}, [["Một", "Hai"]])
    assert run(capsys, *words)[1]["known"]
    assert run(capsys, "merge", binh, from_an, "--keep", "all", "--by", "Bình")[0] == 0
    assert run(capsys, "dump", an)[1] == run(capsys, "dump", binh)[1]
    assert run(capsys, "verify", an)[0] == 0
    assert run(capsys, "verify", from_an)[1]["purpose"] == "peer"


def test_what_cannot_be_meant_is_refused(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    an, binh = files
    out = tmp_path / "binh.cdsz"
    run(capsys, "pack", binh, "--peer", "-o", out)
    before = an.read_bytes()
    for words in (
        ["merge", an, out, "--take", "t99"],
        ["merge", an, out, "--take", "t21", "--keep", "t21"],
        ["merge", an, tmp_path, "--take", "t21"],
        ["pack", an, "--peer", "--no-record", "-o", tmp_path / "x.cdsz"],
    ):
        assert run_command([str(word) for word in words]) == 2
        assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert an.read_bytes() == before
    above = tmp_path / "tinh.cds"
    run(capsys, "new", above, "--office", "UBND tỉnh Khánh Hòa", "--level", "province")
    assert run_command(["merge", str(above), str(out)]) == 2
    assert "cơ quan khác" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("purpose", "words"), [(Purpose.TEMPLATE, "mẫu"), (Purpose.PEER, "hồ sơ"), (Purpose.REMARKS, "chỉnh sửa")]
)
def test_a_package_without_a_period_is_told(
    purpose: Purpose, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "goi.cdsz"
    path.write_bytes(pack(Manifest(purpose, Sender("a", "UBND xã A")), (Part(DATA, "data", b"{}"),)))
    assert run_command(["verify", str(path)]) == 0
    told = capsys.readouterr().out
    assert words in told.split("nguyên vẹn: ")[1]
    assert "của UBND xã A, lần 1" in told
