"""Proofreading a document on the command line."""

from pathlib import Path

import pytest

from cdsdesk.checks.paper import PaperTable
from cdsdesk.checks.paper_of_file import paper_of_book
from cdsdesk.readers.any_text import read_text
from tests.support.cli import run

TEXT = (
    "BÁO CÁO\nKết quả chuyển đổi số năm 2025\n\nI. KẾT QUẢ\n\n"
    "- Từ ngày 15/12/2025 đến ngày 14/12/2024, Ủy ban nhân dân phường đã tiếp nhận 20 hồ sơ.\n"
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_is_found_is_told_with_its_place(document: Path) -> None:
    ran = run("proofread", document)
    assert ran.code == 1
    assert "Lỗi: Mục I, dòng 6: Khoảng thời gian" in ran.out
    assert ran.out.splitlines()[-1].startswith("bao-cao.txt: 1 lỗi")


def test_json_tells_place_and_counts_and_facts_only_when_asked(document: Path) -> None:
    told = run("proofread", document, "--json").json
    (error,) = (one for one in told["findings"] if one["severity"] == "error")
    assert error["place"]["line"] == 6
    assert error["record"] is None
    assert told["counts"]["error"] == 1
    assert "facts" not in told
    assert "files" not in told
    kinds = [fact["kind"] for fact in run("proofread", document, "--json", "--facts").json["facts"]]
    assert "span" in kinds
    assert "“Từ ngày 15/12/2025 đến ngày 14/12/2024” (span" in run("proofread", document, "--facts").out


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_the_list_for_the_sender_reads_back(document: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"danh-sach{suffix}"
    assert run("proofread", document, "-o", out, "--json").json["files"] == [str(out)]
    (table,) = (one for one in paper_of_book(read_text(out), out.name).blocks if isinstance(one, PaperTable))
    assert table.header == ("STT", "Vị trí", "Trích dẫn", "Nội dung", "Mức độ")
    first = [cell.text for cell in table.rows[0].cells]
    assert first[:3] == ["1", "Mục I, dòng 6", "Từ ngày 15/12/2025 đến ngày 14/12/2024"]
    assert first[4] == "Lỗi"


def test_a_document_without_a_slip_ends_with_nothing_to_do(tmp_path: Path) -> None:
    path = tmp_path / "loi-noi.txt"
    path.write_text("Kính thưa các đồng chí, hôm nay chúng ta bàn về chuyển đổi số.\n", encoding="utf-8")
    ran = run("proofread", path, "-o", tmp_path / "ds.docx")
    assert ran.code == 0, ran.out
    assert (tmp_path / "ds.docx").is_file()


def test_a_picture_or_a_missing_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00")
    assert run("proofread", path).code == 2
    assert run("proofread", tmp_path / "khong-co.docx").code == 2


@pytest.mark.parametrize("name", ["ds.txt", "ds", "bao-cao.txt"])
def test_a_list_of_another_kind_is_refused_before_anything_is_read(document: Path, tmp_path: Path, name: str) -> None:
    ran = run("proofread", tmp_path / "khong-co.docx", "-o", tmp_path / name)
    assert ran.code == 2
    assert ".docx hoặc .pdf" in ran.err
    assert document.read_text(encoding="utf-8") == TEXT


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    ran = run("proofread", tmp_path)
    assert ran.code == 2
    assert "thư mục, không phải tệp" in ran.err
    assert "Không tìm thấy" not in ran.err
