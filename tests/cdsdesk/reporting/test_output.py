"""A file counts as exported only after it was read back; a signed one is never touched."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from cdsdesk import files
from cdsdesk.errors import WriteError
from cdsdesk.reporting import output
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.output import (
    PDF,
    XLSX,
    PreparedFile,
    count_pages,
    file_name,
    prepare_pdf,
    prepare_xlsx,
    written,
)
from cdsdesk.reporting.render_xlsx import document as workbook
from cdsdesk.reporting.styles import load_profile
from tests.support.sample_document import filled_document, sample_document


def test_names_tell_number_period_and_subject() -> None:
    title = "Báo cáo Tình hình chuyển đổi số 9 tháng đầu năm 2026"
    assert file_name(sample_document(), "2026-9M", PDF) == f"BC-UBND 2026-9M {title}.pdf"
    assert file_name(filled_document(), "2026-9M", XLSX) == f"05-BC-UBND 2026-9M {title}.xlsx"
    draft = replace(sample_document(), draft=True)
    assert file_name(draft, "2026-9M", PDF) == f"BC-UBND 2026-9M {title} (dự thảo).pdf"


def test_long_subjects_and_signs_make_a_safe_name() -> None:
    document = sample_document()
    odd = replace(document, title=replace(document.title, subject_lines=('a/b:c"' + "dài " * 200,)))
    name = file_name(odd, "2026", PDF)
    assert len(name.encode()) < 200
    assert name.endswith(".pdf")
    assert not set(name) & set('/:"')


def save_pdf(path: Path) -> PreparedFile:
    file = prepare_pdf(sample_document(), path, load_profile(), find_fonts())
    with written([file]):
        return file


def save_xlsx(path: Path) -> PreparedFile:
    file = prepare_xlsx(sample_document(), path, load_profile(), find_fonts())
    with written([file]):
        return file


def test_a_saved_pdf_is_whole_and_known(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    saved = save_pdf(path)
    data = path.read_bytes()
    assert (saved.path, saved.data, saved.sha256) == (path, data, hashlib.sha256(data).hexdigest())
    assert saved.pages == count_pages(data) == 6
    assert list(tmp_path.iterdir()) == [path]


def test_a_saved_workbook_is_whole_and_known(tmp_path: Path) -> None:
    path = tmp_path / "annex.xlsx"
    saved = save_xlsx(path)
    assert (len(saved.data), saved.pages) == (path.stat().st_size, 0)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("cut", [10, 100, 5000])
def test_a_torn_pdf_has_no_pages(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "report.pdf"
    save_pdf(path)
    assert count_pages(path.read_bytes()[:-cut]) == 0


def test_a_signed_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    signed = b"%PDF-1.7 /ByteRange [0 1 2 3] %%EOF"
    path.write_bytes(signed)
    with pytest.raises(WriteError, match="ký số"):
        save_pdf(path)
    assert path.read_bytes() == signed


def test_an_unsigned_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    save_pdf(path)
    assert count_pages(path.read_bytes()) == 6


def test_what_cannot_be_read_back_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "annex.xlsx"
    path.write_bytes(b"old")
    real = workbook.render_xlsx

    def torn(*args: object, **kwargs: object) -> workbook.RenderedWorkbook:
        whole = real(*args, **kwargs)  # type: ignore[arg-type]
        return replace(whole, data=whole.data[:-200])

    monkeypatch.setattr(output, "render_xlsx", torn)
    with pytest.raises(WriteError, match="đọc lại"):
        save_xlsx(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_workbook_with_fewer_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = workbook.render_xlsx

    def poorer(*args: object, **kwargs: object) -> workbook.RenderedWorkbook:
        whole = real(*args, **kwargs)  # type: ignore[arg-type]
        return replace(whole, cells={name: (*texts, "thêm") for name, texts in whole.cells.items()})

    monkeypatch.setattr(output, "render_xlsx", poorer)
    with pytest.raises(WriteError, match="thiếu dữ liệu"):
        save_xlsx(tmp_path / "annex.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_torn_pdf_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "render_pdf", lambda *_, **_options: b"%PDF-1.7 nothing")
    with pytest.raises(WriteError, match="đọc lại"):
        save_pdf(tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("save", "name"), [(save_pdf, "file.pdf"), (save_xlsx, "file.xlsx")])
def test_without_room_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, save: object, name: str
) -> None:
    monkeypatch.setattr(files, "free_space", lambda folder: 1000)
    with pytest.raises(WriteError, match="chỗ trống"):
        save(tmp_path / name)  # type: ignore[operator]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("save", "name"), [(save_pdf, "ho-so.cds"), (save_pdf, "b.xlsx"), (save_xlsx, "b.pdf")])
def test_a_file_of_another_kind_is_never_replaced(tmp_path: Path, save: object, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"other")
    with pytest.raises(WriteError, match="đuôi"):
        save(path)  # type: ignore[operator]
    assert path.read_bytes() == b"other"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="thư mục"):
        save_pdf(tmp_path / "none" / "b.pdf")


def test_files_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    pdf = prepare_pdf(sample_document(), tmp_path / "b.pdf", load_profile(), find_fonts())
    torn = replace(prepare_xlsx(sample_document(), tmp_path / "b.xlsx", load_profile(), find_fonts()), data=b"torn")
    pdf.path.write_bytes(b"old")
    with pytest.raises(WriteError, match="đọc lại"), written([pdf, torn]):
        pass
    assert pdf.path.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]


def test_files_are_taken_back_when_the_report_cannot_be_kept(tmp_path: Path) -> None:
    file = prepare_pdf(sample_document(), tmp_path / "b.pdf", load_profile(), find_fonts())
    with pytest.raises(RuntimeError), written([file]):
        raise RuntimeError("no room in the data file")
    assert list(tmp_path.iterdir()) == []
