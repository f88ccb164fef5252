"""What was found in a file is shown part by part: no turn of the window is long, and the last file asked for counts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tests.support.import_files import HEADINGS, REVISED, TITLE, make_workbook
from tests.support.places import place
from ui.places.importing import START, ImportingPlace
from ui.places.importing_found import FoundPage
from ui.session import Session

COLUMNS = tuple(f"Cột riêng {number}" for number in range(12))


class Turns:
    """Keeps what is to be done in later turns until it is asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, runner: object) -> None:
        self.waiting: list[Callable[[], object]] = []
        monkeypatch.setattr(runner, "soon", self.soon)

    def soon(self, _owner: QObject, act: Callable[[], object]) -> None:
        self.waiting.append(act)

    def pass_all(self) -> int:
        count = 0
        while self.waiting:
            self.waiting.pop(0)()
            count += 1
        return count


@pytest.fixture
def importing(session: Session) -> ImportingPlace:
    session.go("importing")
    return place(session, "importing", ImportingPlace)


@pytest.fixture
def turns(session: Session, importing: ImportingPlace, monkeypatch: pytest.MonkeyPatch) -> Turns:
    assert session.desk is not None
    return Turns(monkeypatch, session.desk.runner)


def wide(folder: Path) -> Path:
    rows = [(*row, *COLUMNS) for row in REVISED]
    return make_workbook(folder / "Rộng.xlsx", rows, (*HEADINGS, *COLUMNS))


def shown(page: FoundPage) -> tuple[str, int, int, bool]:
    return page.head.name.text(), len(page.strip.boxes), len(page.model.uids()), page.head.write_button.isEnabled()


def test_a_file_is_shown_in_turns_and_can_be_written_after_the_last(
    importing: ImportingPlace, turns: Turns, tmp_path: Path
) -> None:
    importing.read(wide(tmp_path))
    page = importing.found
    assert "Rộng.xlsx" in shown(page)[0]
    assert shown(page)[1:] == (0, 0, False)
    assert turns.pass_all() > 6, "the columns take several"
    assert shown(page)[1:] == (len(HEADINGS) + len(COLUMNS), len(REVISED), True)
    assert page.table.current_uid() == "0"
    assert page.strip.updatesEnabled()


def test_the_last_file_that_was_asked_for_counts(importing: ImportingPlace, turns: Turns, tmp_path: Path) -> None:
    importing.read(wide(tmp_path))
    for _ in range(4):
        turns.waiting.pop(0)()
    importing.read(make_workbook(tmp_path / "Hẹp.xlsx", titles=(TITLE,)))
    turns.pass_all()
    page = importing.found
    assert "Hẹp.xlsx" in shown(page)[0]
    assert len(page.strip.boxes) == len(HEADINGS)
    assert page.strip.updatesEnabled()


def test_who_goes_back_meanwhile_is_not_shown_the_rest(importing: ImportingPlace, turns: Turns, tmp_path: Path) -> None:
    importing.read(wide(tmp_path))
    importing.back()
    turns.pass_all()
    assert importing.stack.currentIndex() == START
    assert importing.found.shown is None
    assert not has_focus(importing.found)


def has_focus(page: QWidget) -> bool:
    focused = page.window().focusWidget()
    return focused is not None and page.isAncestorOf(focused)
