"""What the command proofread loads: nothing that prints, reads or keeps records, unless it is asked for."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_CODE = """
import sys
from ui.commands.run import run_command
run_command(["proofread", sys.argv[1], "--json"])
heavy = ("cdsdesk.reporting", "cdsdesk.importing", "db", "docx", "openpyxl", "reportlab", "pypdfium2", "PySide6")
print("loaded", sorted(name for name in sys.modules if name.startswith(heavy)))
"""


def test_only_what_judges_a_document_is_loaded(tmp_path: Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text("BÁO CÁO\nKết quả chuyển đổi số năm 2025\n\nĐã tiếp nhận 20 hồ sơ.\n", encoding="utf-8")
    command = [sys.executable, "-c", _CODE, str(document)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "loaded []"
