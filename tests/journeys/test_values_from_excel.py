"""A journey: twenty values of indicators, copied in Excel, are looked at and pasted."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cdsdesk.model.indicators import Measurement
from tests.support.journey_office import INDICATORS
from tests.support.journeys_page import journeys
from tests.support.officer import Officer
from tests.support.places import place
from tests.support.spreadsheet import copy_as_text, copy_from_excel
from ui.desk import open_file
from ui.dialogs.paste_preview import PastePreview
from ui.places.indicators import IndicatorsPlace
from ui.session import Session

NAME = "Paste twenty indicator values from Excel"
VALUES = tuple(f"{60 + number},5%" for number in range(1, 21))


@pytest.mark.parametrize("copy", [copy_from_excel, copy_as_text])
def test_twenty_values(
    officer: Officer,
    opened: Callable[[Path], Session],
    close: Callable[[Session], None],
    office_file: Path,
    copy: Callable[[Sequence[Sequence[str]]], None],
) -> None:
    session = opened(office_file)
    copy([[value] for value in VALUES])
    officer.begins("Go to the list, to the column of results")
    officer.goes_to(session, "indicators")
    officer.press("Right")
    officer.begins("Paste; what is written over is shown")
    officer.press("Ctrl+V")
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PastePreview)
    assert preview.counts.text() == "20 ô: 18 ô ghi mới, 2 ô ghi đè"
    officer.begins("Look, and write")
    officer.press("Return")
    officer.wait(session)
    assert session.tools.notice.text() == "Đã dán 20 ô."
    officer.does_beforehand()
    officer.press("Down")
    assert place(session, "indicators", IndicatorsPlace).table.current_uid() == INDICATORS[1], "the cursor is back"
    close(session)
    with open_file(office_file, "an", write=False) as store:
        snapshot = store.snapshot()
        steps = [step.label for step in store.history(50)]
    told = {row.indicator: row for row in snapshot.all(Measurement)}
    assert [told[uid].text for uid in INDICATORS] == list(VALUES)
    assert [told[uid].value for uid in INDICATORS] == [Decimal(f"{60 + n}.5") for n in range(1, 21)]
    assert steps[0] == "Dán từ bảng tính"
    assert len(steps) == 2
    assert officer.steps == journeys()[NAME].here()
