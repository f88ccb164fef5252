"""What a crash leaves behind for support."""

import subprocess
import sys
from pathlib import Path

from tests.support.source import ROOT
from ui.crash_note import CrashNotes, note_of


def raised() -> Exception:
    try:
        raise ValueError("Nguyễn Thị Hoa, 0905 123 456")
    except ValueError as error:
        return error


def test_the_note_tells_the_place_and_no_word_of_the_data() -> None:
    error = raised()
    note = note_of(type(error), error.__traceback__)
    assert "ValueError" in note
    assert "test_crash_note.py" in note
    assert "Hoa" not in note
    assert str(Path(__file__).parent) not in note


def test_the_note_lies_beside_the_data_file(tmp_path: Path) -> None:
    notes = CrashNotes()
    notes.data_file = tmp_path / "phuong.cds"
    assert notes.write(ValueError, None) == tmp_path / "phuong.su-co.txt"
    assert (tmp_path / "phuong.su-co.txt").read_text(encoding="utf-8").count("\n") >= 3


def test_without_a_place_to_write_nothing_more_breaks(tmp_path: Path) -> None:
    notes = CrashNotes()
    (tmp_path / "tep").write_text("x", encoding="utf-8")
    notes.data_file = tmp_path / "tep" / "phuong.cds"
    assert notes.write(ValueError, None) is None


_CRASH = """
import sys
sys.path.insert(0, sys.argv[1])
from ui.crash_note import CrashNotes
notes = CrashNotes()
notes.catch_native()
import faulthandler
faulthandler._sigsegv()
"""


def test_a_crash_below_python_leaves_its_trace(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CRASH, str(ROOT)],
        capture_output=True,
        env={"CDSDESK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        timeout=30,
    )
    assert done.returncode != 0
    (trace,) = tmp_path.rglob("loi-nang.txt")
    assert "Segmentation fault" in trace.read_text(encoding="utf-8")
