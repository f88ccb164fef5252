import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cdsdesk.errors import InputError
from cdsdesk.progress import Cancelled, NoProgress
from cdsdesk.readers import any_file, reader, worker
from cdsdesk.readers.reader import DocumentReader, read_document

ROOT = Path(reader.__file__).parents[2]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Nhiệm vụ", 1.5])
    workbook.save(tmp_path / "mẫu giao.xlsx")
    return tmp_path / "mẫu giao.xlsx"


def test_the_child_is_kept_warm_over_refusals(book: Path, tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_text("<html><body>không phải sổ tính</body></html>")
    with DocumentReader() as files:
        assert files.read(book, NoProgress()).sheets[0].rows == [["Nhiệm vụ", 1.5]]
        child = files._child
        with pytest.raises(InputError, match="trang web"):
            files.read(tmp_path / "b.xlsx", NoProgress())
        assert files.read(book, NoProgress()).sheets[0].rows == [["Nhiệm vụ", 1.5]]
        assert files._child is child
    assert child is not None
    assert child.poll() is not None


def test_any_folder_may_be_the_current_one(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert read_document(Path(book.name), NoProgress()).sheets[0].rows == [["Nhiệm vụ", 1.5]]


def test_a_dead_child_is_one_sentence_and_the_next_file_has_a_new_one(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with DocumentReader() as files:
        with monkeypatch.context() as broken:
            broken.setattr(reader, "_command", lambda: [sys.executable, "-c", "import os; os.abort()"])
            with pytest.raises(InputError, match="Không đọc được tệp, nội dung quá lớn hoặc hỏng") as caught:
                files.read(book, NoProgress())
        assert caught.value.sentence().count(".") == len(["", "xlsx", "x"]) - 1
        assert files.read(book, NoProgress()).sheets[0].rows == [["Nhiệm vụ", 1.5]]


def test_a_child_that_takes_too_long_is_ended(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    with DocumentReader(seconds=0.2) as files:
        with pytest.raises(InputError, match=r"Đọc tệp quá 0\.2 giây nên đã dừng"):
            files.read(book, NoProgress())
        assert files._child is None


def test_cancelling_ends_the_child(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stop:
        def report(self, done: int, total: int, text: str = "") -> None:
            assert "mẫu giao.xlsx" in text
            raise Cancelled

    with DocumentReader() as files:
        with pytest.raises(Cancelled):
            files.read(book, Stop())
        assert files._child is None


def test_a_missing_file_needs_no_child(tmp_path: Path) -> None:
    with DocumentReader() as files:
        with pytest.raises(InputError, match="Không tìm thấy tệp"):
            files.read(tmp_path / "không có.xlsx", NoProgress())
        assert files._child is None


@pytest.mark.skipif(os.name != "posix", reason="the memory limit needs the resource module")
def test_a_workbook_that_wants_too_much_memory_kills_only_the_child(book: Path, tmp_path: Path) -> None:
    hungry = tmp_path / "hungry.xlsx"
    far = b'<row r="99999"><c r="ZZ99999" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(hungry, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</sheetData>", far))
    with DocumentReader() as files:
        with pytest.raises(InputError, match="nội dung quá lớn hoặc hỏng"):
            files.read(hungry, NoProgress())
        assert files.read(book, NoProgress()).sheets[0].rows == [["Nhiệm vụ", 1.5]]


def test_a_document_is_begun_ahead_and_read_once(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("Báo cáo quý.")
    second.write_text("Kế hoạch năm.")
    with DocumentReader() as files:
        files.begin_text(first)
        child = files._child
        assert files.read_text(first, NoProgress()).sheets[0].rows == [["Báo cáo quý."]]
        assert files.read_text(second, NoProgress()).sheets[0].rows == [["Kế hoạch năm."]]
        assert files._child is child


def test_what_was_begun_is_given_up_when_something_else_is_asked_for(book: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Báo cáo quý.")
    with DocumentReader() as files:
        files.begin_text(text)
        assert files.read(book, NoProgress()).sheets[0].rows == [["Nhiệm vụ", 1.5]]
        assert files.read_text(text, NoProgress()).sheets[0].rows == [["Báo cáo quý."]]


def test_a_missing_document_is_refused_when_it_is_read_not_when_it_is_begun(tmp_path: Path) -> None:
    with DocumentReader() as files:
        files.begin_text(tmp_path / "none.txt")
        with pytest.raises(InputError, match="Không tìm thấy tệp"):
            files.read_text(tmp_path / "none.txt", NoProgress())


def test_serve_answers_each_line_and_ends_after_a_panic(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"path": str(book)}).encode() + b"\n"
    answers = io.BytesIO()
    worker.serve(io.BytesIO(line * 2), answers)
    assert answers.getvalue().count(b"\n") == 2

    def panic(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(any_file, "read_any", panic)
    silent = io.BytesIO()
    worker.serve(io.BytesIO(line * 2), silent)
    assert silent.getvalue() == b""


def test_a_packed_program_starts_itself_with_the_hidden_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader._command() == [sys.executable, "--doc-worker"]


def test_the_parent_never_loads_the_reading_library() -> None:
    code = (
        "import sys, cdsdesk.readers.reader as r; print([m for m in sys.modules if 'calamine' in m or 'PySide' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
