"""Đọc soát: a document is dropped, its slips stand marked beside their list, keys lead through them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cdsdesk.checks.paper import Paper
from cdsdesk.errors import InputError
from cdsdesk.model.findings import Finding, Place, Severity
from cdsdesk.progress import Progress
from tests.support.importing_page import drop
from tests.support.papers import annex, heading, item, paper, table, text
from tests.support.places import place
from tests.support.screen import cut, faint, nameless, strangers
from ui import later
from ui.dialogs.help_window import HelpWindow
from ui.places.importing import ImportingPlace
from ui.places.proofreading import FOUND, REFUSED, START, ProofreadPlace
from ui.places.proofreading_found import FoundPage
from ui.places.proofreading_lines import Stretch, Written, widths
from ui.session import Session
from ui.theme.colours import DARK, Tone
from ui.theme.theme import DARK_SCHEME, SYSTEM_SCHEME, theme

SPAN, TWICE, STATE = "từ ngày 15/12/2022 đến ngày 14/12/2022", "5622", "Hoàn thành, đúng hạn"
PAPER = paper(
    [
        heading("I.", "KẾT QUẢ"),
        item("-", f"Số liệu {SPAN}."),
        text("Kế hoạch số 5622 được kể hai lần."),
    ],
    [
        annex(
            "PHỤ LỤC I",
            "Nhiệm vụ",
            blocks=[table(("Số", "Nhiệm vụ", "Tiến độ"), [("1.1", "Bản đồ số", STATE), ("1.2", "Tổ số", STATE)])],
        )
    ],
)


@dataclass(frozen=True)
class Result:
    paper: Paper
    findings: Sequence[Finding]


def finding(severity: Severity, where: Place, quote: str, message: str) -> Finding:
    narrowed = Place(where.section, where.page, where.paragraph, where.line, quote)
    return Finding("dates.reversed", severity, message, place=narrowed)


def result() -> Result:
    rows, lines = PAPER.tables[0].rows, PAPER.passages
    return Result(
        PAPER,
        (
            finding(Severity.WARNING, rows[1].place, STATE, "Tiến độ trái với thời hạn."),
            finding(Severity.ERROR, lines[1].place, SPAN, "Khoảng ngày bị đảo ngược."),
            finding(Severity.NOTE, lines[2].place, TWICE, "Văn bản thiếu ký hiệu."),
        ),
    )


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Read every document as the same paper; an old one is refused. Returns the names of those that were read."""
    names: list[str] = []

    def proofread(path: Path, progress: Progress) -> Result:
        names.append(path.name)
        progress.report(1, 2, "Đọc trang 1")
        if path.suffix == ".doc":
            raise InputError(f"Tệp {path.name} là Word đời cũ", "", "mở bằng Word, lưu thành .docx")
        return result() if path.stem != "sach" else Result(PAPER, ())

    monkeypatch.setattr(later, "proofread", proofread)
    return names


@pytest.fixture
def proofreading(session: Session, read: list[str]) -> ProofreadPlace:
    session.go("proofread")
    return place(session, "proofread", ProofreadPlace)


@pytest.fixture
def found(proofreading: ProofreadPlace) -> FoundPage:
    proofreading.read(Path("bao-cao.docx"))
    return proofreading.found


def marked(found: FoundPage) -> str:
    """Return the words that are marked as the ones looked at."""
    return marked_as(found, found.text.current)


def marked_as(found: FoundPage, number: int) -> str:
    stretches = found.text.stretches[number]
    cursor = QTextCursor(found.text.document())
    words = []
    for stretch in stretches:
        cursor.setPosition(stretch.start)
        cursor.setPosition(stretch.end, QTextCursor.MoveMode.KeepAnchor)
        words.append(cursor.selectedText())
    return " | ".join(words)


def every_mark(found: FoundPage) -> list[str]:
    """Return the words that are marked for each finding in turn."""
    return [marked_as(found, number) for number in range(len(found.findings))]


def messages(found: FoundPage) -> list[str]:
    return [found.list.item(line).text() for line in range(found.list.count())]


def made(tmp_path: Path, name: str) -> Path:
    path = tmp_path / name
    path.write_text("Báo cáo", "utf-8")
    return path


def test_documents_dropped_on_the_page_are_proofread_one_after_the_other(
    session: Session, proofreading: ProofreadPlace, read: list[str], tmp_path: Path
) -> None:
    drop(session, made(tmp_path, "mot.docx"), made(tmp_path, "hai.txt"))
    assert read == ["mot.docx"]
    proofreading.found.next_button.click()
    assert (read, proofreading.found.next_button.isVisible()) == (["mot.docx", "hai.txt"], False)
    assert session.desk is not None
    assert session.desk.store.undo_label() == ""


def test_a_table_dropped_there_is_imported_and_a_document_elsewhere_too(
    session: Session, proofreading: ProofreadPlace, read: list[str], tmp_path: Path
) -> None:
    drop(session, made(tmp_path, "bang.csv"))
    assert session.window.pages.currentWidget() is place(session, "importing", ImportingPlace)
    session.go("tasks")
    drop(session, made(tmp_path, "mot.docx"))
    assert read == []


def test_keys_lead_through_what_was_found_in_the_order_of_the_text(qtbot: QtBot, found: FoundPage) -> None:
    assert messages(found) == ["Khoảng ngày bị đảo ngược.", "Văn bản thiếu ký hiệu.", "Tiến độ trái với thời hạn."]
    seen = [marked(found)]
    for _ in range(3):
        qtbot.keyClick(found.text, Qt.Key.Key_F4)
        seen.append(marked(found))
    assert seen == [SPAN, TWICE, STATE, SPAN]
    qtbot.keyClick(found.list, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert marked(found) == STATE
    qtbot.keyClick(found.list, Qt.Key.Key_Up)
    assert marked(found) == TWICE


def test_the_row_of_the_finding_is_marked_not_a_like_one(found: FoundPage) -> None:
    before = found.text.toPlainText()[: found.text.stretches[2][0].start]
    assert before.count(STATE) == 1


def test_a_click_on_marked_words_chooses_their_finding(qtbot: QtBot, found: FoundPage) -> None:
    qtbot.mouseClick(found.chips.button("error"), Qt.MouseButton.LeftButton)
    assert messages(found) == ["Khoảng ngày bị đảo ngược."]
    cursor = QTextCursor(found.text.document())
    cursor.setPosition(found.text.stretches[1][0].start + 1)
    spot = found.text.cursorRect(cursor).center() + QPoint(1, 0)
    qtbot.mouseClick(found.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (marked(found), found.list.number(), len(messages(found))) == (TWICE, 1, 3)


def test_help_explains_the_rule_of_the_finding(qtbot: QtBot, session: Session, found: FoundPage) -> None:
    found.list.setFocus()
    qtbot.keyClick(found.list, Qt.Key.Key_F1)
    shown = session.window.frame.findChild(HelpWindow)
    assert isinstance(shown, HelpWindow)
    assert shown.browser.page == "soat-loi"
    assert "điểm đầu sau điểm cuối" in shown.browser.textCursor().block().text()


def test_in_other_colours_the_same_words_stay_marked_and_listed(found: FoundPage) -> None:
    found.chips.button("warning").click()
    found.step(1)
    before = marked(found), messages(found), found.text.toPlainText()
    try:
        theme().choose(DARK_SCHEME)
        assert (marked(found), messages(found), found.text.toPlainText()) == before
        grounds = {one.format.background().color().name() for one in found.text.extraSelections()}
        assert DARK.tones[Tone.AMBER].ink in grounds
    finally:
        theme().choose(SYSTEM_SCHEME)


def test_the_filter_takes_words_without_marks_and_copying_takes_the_whole_sentence(
    qtbot: QtBot, session: Session, found: FoundPage
) -> None:
    qtbot.keyClick(found.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "tien do")
    assert messages(found) == ["Tiến độ trái với thời hạn."]
    found.list.setFocus()
    qtbot.keyClick(found.list, Qt.Key.Key_Down)
    qtbot.keyClick(found.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == f"Cảnh báo – PHỤ LỤC I – “{STATE}”: Tiến độ trái với thời hạn."


def test_a_refused_document_is_no_dead_end_for_those_that_wait(
    qtbot: QtBot, session: Session, proofreading: ProofreadPlace, read: list[str], tmp_path: Path
) -> None:
    drop(session, *(made(tmp_path, name) for name in ("mot.docx", "cu.doc", "ba.txt", "bon.txt")))
    proofreading.found.next_button.click()
    assert (proofreading.stack.currentIndex(), read) == (REFUSED, ["mot.docx", "cu.doc"])
    offered = proofreading.refused.next_button
    assert (offered.words, offered.isVisible()) == ("Soát tiếp ba.txt", True)
    assert QApplication.focusWidget() is offered
    qtbot.keyClick(offered, Qt.Key.Key_Space)
    assert (proofreading.stack.currentIndex(), read[-1]) == (FOUND, "ba.txt")
    proofreading.show_start()
    assert (proofreading.next_button.words, proofreading.next_button.isVisible()) == ("Soát tiếp bon.txt", True)
    proofreading.next_button.click()
    assert (proofreading.stack.currentIndex(), read[-1]) == (FOUND, "bon.txt")
    proofreading.read(Path("cu.doc"))
    assert not proofreading.refused.next_button.isVisible()
    proofreading.show_start()
    assert not proofreading.next_button.isVisible()


def test_a_document_that_cannot_be_read_is_told_with_the_way_out(proofreading: ProofreadPlace) -> None:
    proofreading.read(Path("cu.doc"))
    assert proofreading.stack.currentIndex() == REFUSED
    assert "lưu thành .docx" in proofreading.refused.sentence.text()
    assert QApplication.focusWidget() is proofreading.refused.buttons[0]


def test_reading_can_be_stopped(qtbot: QtBot, proofreading: ProofreadPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    def proofread(_path: Path, progress: Progress) -> Result:
        qtbot.keyClick(proofreading.reading.cancel_button, Qt.Key.Key_Return)
        progress.report(1, 2)
        return result()

    monkeypatch.setattr(later, "proofread", proofread)
    proofreading.read(Path("bao-cao.docx"))
    assert proofreading.stack.currentIndex() == START


def in_each_state(proofreading: ProofreadPlace) -> Iterator[str]:
    """Bring the page into one state after the other."""
    yield "empty"
    proofreading.read(Path("cu.doc"))
    yield "refused"
    proofreading.read(Path("bao-cao.docx"))
    yield "found"
    proofreading.found.filter.setText("không có")
    yield "filtered"
    proofreading.read(Path("sach.docx"))
    yield "clean"


@pytest.mark.parametrize("size", [(1366, 768), (910, 512)])
def test_each_state_is_whole_vietnamese_named_and_readable(
    qtbot: QtBot, session: Session, proofreading: ProofreadPlace, size: tuple[int, int]
) -> None:
    session.window.frame.setMinimumSize(*size)
    session.window.frame.resize(*size)
    found = []
    for state in in_each_state(proofreading):
        for _ in range(40):
            qtbot.wait(50)
            if not cut(session.window):
                break
        for walk in (strangers, nameless, cut, faint):
            found += [(state, one) for one in walk(session.window)]
    assert found == []
    assert proofreading.stack.currentIndex() == FOUND


def test_a_real_document_is_read_and_its_list_is_saved(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    report = tmp_path / "bao-cao.txt"
    report.write_text(f"BÁO CÁO\nTình hình chuyển đổi số\n\nI. KẾT QUẢ\n\nSố liệu {SPAN}.\n", "utf-8")
    session.go("proofread")
    proofreading = place(session, "proofread", ProofreadPlace)
    proofreading.read(report)
    assert any(SPAN in words for words in every_mark(proofreading.found))
    asked: list[str] = []

    def choose(name: str) -> str:
        asked.append(name)
        return str(tmp_path / "danh sach.pdf")

    proofreading.choose_list = choose
    qtbot.keyClick(proofreading.found.list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Doc soat - bao-cao.docx"]
    assert (tmp_path / "danh sach.pdf").read_bytes().startswith(b"%PDF")
    assert "Đã lưu danh sach.pdf" in session.tools.notice.text()


def test_words_are_found_where_they_stand_also_behind_letters_that_count_twice() -> None:
    written = Written()
    here, other = Place("I", paragraph=1), Place("I", paragraph=2)
    written.add(here, 10, "𝐀 số 12 và 12")
    written.add(other, 40, "số 12")
    assert written.find(Place("I", paragraph=1, quote="số 12")) == (Stretch(13, 18),)
    assert written.find(Place("I", paragraph=2, quote="khác hẳn")) == (Stretch(40, 45),)
    assert written.find(Place("II", paragraph=9, quote="và 12")) == (Stretch(19, 24),)
    assert written.find(Place("II", paragraph=9, quote="không có")) == ()
    assert written.find(None) == ()


def test_a_quote_over_several_lines_of_the_signature_is_found_in_each() -> None:
    written = Written()
    for start, line in ((5, "TM. ỦY BAN NHÂN DÂN"), (30, "CHỦ TỊCH"), (50, "Nguyễn Văn An")):
        written.add(None, start, line)
    found = written.find(Place("Chữ ký", quote="TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"))
    assert found == (Stretch(5, 24), Stretch(30, 38))


def test_a_table_gives_each_column_its_longest_word_and_the_rest_to_long_texts() -> None:
    assert widths([20, 50, 30], [0, 3, 1], 180) == [20, 110, 50]
    assert widths([20, 50], [1, 1], 40) == [20, 50]
