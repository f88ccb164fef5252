"""A journey: the documents that a report lists in running text are entered in the register."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from cdsdesk.model.register import entries
from tests.support.journeys_page import journeys
from tests.support.officer import Officer
from tests.support.spreadsheet import copy_from_word
from ui.desk import open_file
from ui.dialogs.paste_documents import PasteDocumentsDialog
from ui.session import Session

NAME = "Register documents from pasted text"
TEXT = (
    "Trong kỳ, Ủy ban nhân dân phường đã ban hành các văn bản sau:",
    "- Quyết định số 12/QĐ-UBND ngày 20/5/2022 về việc kiện toàn Ban Chỉ đạo chuyển đổi số phường;",
    "- Kế hoạch số 31/KH-UBND ngày 15/7/2022 triển khai Tổ công nghệ số cộng đồng năm 2022;",
    "- Công văn số 205/UBND-VX ngày 02/8/2022 về việc rà soát hạ tầng số;",
    "- Thông báo số 40/TB-UBND ngày 01/3/2022 về lịch trực;",
    "- Quyết định số 27/QĐ-UBND ngày 12/8/2022 về việc thành lập Tổ công nghệ số cộng đồng;",
    "- Báo cáo số 98/BC-UBND ngày 30/9/2022 về kết quả chuyển đổi số 9 tháng đầu năm 2022.",
)


def test_documents_of_a_text(
    officer: Officer, opened: Callable[[Path], Session], close: Callable[[Session], None], flawed_file: Path
) -> None:
    session = opened(flawed_file)
    copy_from_word(TEXT)
    officer.begins("Go to the register")
    officer.goes_to(session, "documents")

    def inside(dialog: PasteDocumentsDialog) -> None:
        assert dialog.summary.text() == "Hiểu 6 văn bản: 5 ghi mới, 1 đã có trong sổ"
        officer.begins("See what is new and what is known already, and write")
        officer.press("Return")

    officer.begins("Paste the text")
    officer.in_dialog(PasteDocumentsDialog, lambda: officer.press("Ctrl+V"), inside)
    close(session)
    with open_file(flawed_file, "an", write=False) as store:
        found = [document for _, document in entries(store.snapshot())]
        label = store.history(1)[0].label
    assert label == "Ghi 5 văn bản đi vào sổ"
    written = [(one.number, one.symbol, one.date) for one in found if one.uid not in ("d1", "d2")]
    assert written == [
        ("12", "QĐ-UBND", date(2022, 5, 20)),
        ("31", "KH-UBND", date(2022, 7, 15)),
        ("205", "UBND-VX", date(2022, 8, 2)),
        ("27", "QĐ-UBND", date(2022, 8, 12)),
        ("98", "BC-UBND", date(2022, 9, 30)),
    ]
    assert found[-1].subject == "kết quả chuyển đổi số 9 tháng đầu năm 2022"
    assert officer.steps == journeys()[NAME].here()
