"""Vietnamese typing in every editor: keys of typing aids and events of input methods lose and double no letter."""

import unicodedata
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.kinds import Number
from tests.support.typing_hands import HANDS, sentences, type_sentence
from ui.forms.editors import LineEditor, TextEditor
from ui.forms.editors_choice import CompletingEditor, RefEditor
from ui.forms.editors_date import DateEditor
from ui.forms.editors_masked import MaskedEditor
from ui.forms.editors_number import MoneyEditor, NumberEditor
from ui.widgets.layouts import column
from ui.widgets.search_box import SearchBox

WORDS = ("tiếng Việt thực hành", "đường phố đã lắp đèn", "Quyết định số 27/QĐ-UBND", "nghiêng ngả", "tiêng", "Công an")
TEXT_EDITORS: dict[str, Callable[[], QWidget]] = {
    "line": LineEditor,
    "long": TextEditor,
    "completing": lambda: CompletingEditor(lambda: WORDS),
    "several": lambda: CompletingEditor(lambda: WORDS, several=True),
    "reference": lambda: RefEditor(lambda: {str(place): word for place, word in enumerate(WORDS)}),
    "date": DateEditor,
    "number": lambda: NumberEditor(Number()),
    "money": MoneyEditor,
    "masked": MaskedEditor,
    "search": SearchBox,
}
SENTENCES = sentences()


def text_in(editor: QWidget) -> str:
    if isinstance(editor, TextEditor):
        return editor.toPlainText()
    assert isinstance(editor, LineEditor | SearchBox)
    return str(LineEditor.whole_text(editor)) if isinstance(editor, LineEditor) else editor.text()


class Page(QWidget):
    """A window with an editor under test and another one to go to."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self.editor, self.other = editor, LineEditor()
        inside = column(self)
        inside.addWidget(editor)
        inside.addWidget(self.other)
        self.resize(500, 400)
        self.show()
        editor.setFocus()


@pytest.fixture
def page(qtbot: QtBot, look: None, kind: str) -> Page:
    made = Page(TEXT_EDITORS[kind]())
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("kind", TEXT_EDITORS)
def test_no_letter_is_lost_or_doubled(page: Page, kind: str, hand: str) -> None:
    for sentence in SENTENCES:
        page.editor.clear()  # type: ignore[attr-defined]
        type_sentence(sentence, hand)
        assert unicodedata.normalize("NFC", text_in(page.editor)) == sentence.text
