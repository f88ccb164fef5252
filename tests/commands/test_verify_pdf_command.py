"""What the signatures of a PDF prove, on the command line."""

from pathlib import Path

import pytest

from cdsdesk.readers.signatures import FoundSignature
from tests.support import signing
from tests.support.cli import ok, run
from tests.support.laid_pdf import rendered
from tests.support.sample_document import sample_document


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    path = tmp_path / "b.pdf"
    path.write_bytes(rendered(sample_document()))
    return path


def test_who_signed_when_and_what_is_proven(exported: Path, tmp_path: Path) -> None:
    path, root = tmp_path / "ky.pdf", tmp_path / "goc.pem"
    path.write_bytes(signing.both_signed(exported.read_bytes()))
    root.write_bytes(signing.root_pem())
    ran = run("verify", path)
    assert ran.code == 0, ran.err
    assert "1. Ký bởi: Nguyễn Văn A, Cơ quan Mẫu (ô ChuKyLanhDao)" in ran.out
    assert "2. Ký bởi: UBND phường Mẫu, Cơ quan Mẫu (ô ChuKyCoQuan)" in ran.out
    assert "Nội dung: nguyên vẹn, gồm toàn bộ tệp; chưa kiểm tra thu hồi" in ran.out
    assert "chưa kiểm tra nơi cấp" in ran.out
    assert "Không đọc được đủ số và ngày trên trang đầu." in ran.out
    told = run("verify", path, "--root", root, "--json").json
    assert (told["signed"], told["since_first"], told["empty_fields"]) == (True, "signatures", [])
    assert [one["trust"] for one in told["signatures"]] == ["to_root", "to_root"]
    assert set(told["signatures"][0]) == {*FoundSignature.__dataclass_fields__, "sound"}


def test_what_needs_a_look_ends_with_1(exported: Path) -> None:
    assert run("verify", exported).code == 1
    exported.write_bytes(signing.with_more_text(signing.signed(exported.read_bytes())))
    ran = run("verify", exported)
    assert ran.code == 1
    assert "sau khi ký tệp bị thêm, sửa nội dung khác" in ran.out


def test_it_is_held_against_what_a_data_file_exported(exported: Path, tmp_path: Path) -> None:
    data = tmp_path / "p.cds"
    ok("new", data, "--office", "UBND phường Mẫu", "--level", "commune")
    ok("report", data, "--period", "2026", "--pdf", tmp_path / "bc.pdf", "--draft")
    path = tmp_path / "ky.pdf"
    path.write_bytes(signing.signed((tmp_path / "bc.pdf").read_bytes()))
    ours = run("verify", path, "--data", data, "--json")
    assert (ours.code, ours.json["exported_bytes"]) == (0, True)
    exported.write_bytes(signing.signed(exported.read_bytes()))
    strange = run("verify", exported, "--data", data, "--json")
    assert (strange.code, strange.json["exported_bytes"]) == (1, False)


def test_number_and_day_on_the_first_page_are_told(tmp_path: Path) -> None:
    data, path = tmp_path / "p.cds", tmp_path / "bc.pdf"
    ok("new", data, "--office", "UBND phường Mẫu", "--level", "commune")
    ok("report", data, "--period", "2026", "--pdf", path, "--draft", "--number", "57", "--date", "16/12/2026")
    path.write_bytes(signing.signed(path.read_bytes()))
    assert "Trang đầu ghi số 57, ngày 16/12/2026." in run("verify", path).out


def test_what_only_fits_a_pdf_is_refused_for_a_data_file(tmp_path: Path) -> None:
    data = tmp_path / "p.cds"
    ok("new", data, "--office", "UBND phường Mẫu", "--level", "commune")
    ran = run("verify", data, "--data", data)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "chỉ dùng với tệp PDF" in ran.err
