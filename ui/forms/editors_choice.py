"""Names completed while they are typed: agencies, other known words, records to refer to."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cdsdesk.vietnamese.completion import is_literal, matching
from ui.forms.editors import LineEditor
from ui.widgets.word_list import WordList

_MOST = 30
_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_DIVIDER = ";"


class CompletingEditor(LineEditor):
    """Offers ``words`` that fit what is typed, in a list below; ``several`` are divided by semicolons.

    The typed text is never written into: a word is put in place of it when it is accepted, by Enter, Tab or a click.
    A short form marks the best word at once; a text that may be meant as it stands marks none.
    """

    def __init__(
        self,
        words: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
        *,
        several: bool = False,
        example: str = "",
    ) -> None:
        super().__init__(parent, example=example)
        self._words = words
        self._several = several
        self._list: WordList | None = None
        self.textEdited.connect(lambda _text: self._look())
        self.composing_changed.connect(self._look)

    @property
    def word_list(self) -> WordList:
        """The list below the field, made when it is first needed."""
        if self._list is None:
            self._list = WordList(self)
            self._list.chosen.connect(self.accept_word)
        return self._list

    def offered(self) -> list[str]:
        """Return the words that are shown."""
        return self._list.words() if self._list is not None else []

    def accept_word(self, word: str) -> None:
        """Put a word in the place of what was typed for it."""
        self.close_list()
        self.settle()
        begin, end = self._bounds()
        text = QLineEdit.text(self)
        lead = " " if begin and not text[begin:end].startswith(" ") else ""
        kept = len(text[begin:end]) - len(text[begin:end].lstrip())
        self.setSelection(begin + kept, end - begin - kept)
        self.insert(lead + word)
        self.typed.emit()

    def close_list(self) -> None:
        """Hide the list."""
        if self._list is not None:
            self._list.hide()

    def offer_all(self) -> None:
        """Show every word, as Alt+Down asks for."""
        self.word_list.offer(tuple(self._words())[:_MOST], marked=False)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is for the open list: arrows and Esc always, Enter and Tab when a word is marked."""
        if not self.offered() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in _ACCEPT:
            return bool(self.word_list.current())
        return event.key() in _STEPS or event.key() == Qt.Key.Key_Escape

    def event(self, event: QEvent) -> bool:
        """Take Tab for a marked word before it leads to the next field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.takes(event):
            self._steer(event)
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Alt+Down offers everything."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.offer_all()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving closes the list."""
        self.close_list()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Hiding closes the list."""
        self.close_list()
        super().hideEvent(event)

    def _steer(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.word_list.step(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.close_list()
        else:
            self.accept_word(self.word_list.current())

    def _look(self) -> None:
        """Offer what fits the letters typed up to the cursor."""
        typed = self._typed_word()
        found = matching(typed, self._words(), _MOST) if typed else ()
        if found and " ".join(typed.lower().split()) in (word.lower() for word in found):
            found = ()
        if found or self._list is not None:
            self.word_list.offer(found, marked=bool(found) and not is_literal(typed, found[0]))

    def _typed_word(self) -> str:
        begin, _ = self._bounds()
        place = self.cursorPosition() + len(self.composed)
        return self.whole_text()[begin:place].strip()

    def _bounds(self) -> tuple[int, int]:
        """Return where the word at the cursor begins and ends."""
        text, place = QLineEdit.text(self), self.cursorPosition()
        if not self._several:
            return 0, len(text)
        end = text.find(_DIVIDER, place)
        return text.rfind(_DIVIDER, 0, place) + 1, end if end >= 0 else len(text)


class RefEditor(CompletingEditor):
    """Another record, picked by its name; its text is the uid. ``names`` gives uid and name of those to pick from."""

    def __init__(self, names: Callable[[], Mapping[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(lambda: tuple(names().values()), parent)
        self._names = names
        self.setPlaceholderText("gõ vài chữ để tìm")

    def text(self) -> str:
        """Return the uid of the record that is named; a name of none stays as it was typed."""
        words = QLineEdit.text(self).strip()
        named = {name: uid for uid, name in self._names().items()}
        return named.get(words, words)

    def show_text(self, text: str) -> None:
        """Show the name of a uid."""
        words = self._names().get(text, text)
        if words != QLineEdit.text(self):
            self.setText(words)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def finish(self) -> None:
        """Take a name that was typed without accents or by its initials where just one record fits."""
        self.settle()
        typed = QLineEdit.text(self).strip()
        if typed and typed not in self._names().values():
            found = matching(typed, self._words(), 2)
            if len(found) == 1:
                self.setText(found[0])
