"""Hands that type Vietnamese: keys of a typing aid (backspace and letters) and events of an input method.

Events go where the system would send them: to the widget that has the focus at that moment.
"""

import json
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

_FILE = Path(__file__).parents[1] / "data" / "typing" / "telex.json"
_BREAKER = "\u202f"
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Sentence:
    """A text, and for each word what stands in the field after each key."""

    text: str
    words: tuple[tuple[str, ...], ...]


def sentences() -> list[Sentence]:
    """Read the recorded sentences."""
    told = json.loads(_FILE.read_text("utf-8"))["sentences"]
    return [Sentence(one["text"], tuple(tuple(word) for word in one["words"])) for one in told]


def press(key: int, text: str = "", modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Press and let go of a key: first the window is asked for a shortcut, then the key goes to the focus."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        target = QApplication.focusWidget()
        assert target is not None
        QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))


def letter(char: str) -> None:
    """Type one letter, as a keyboard does or as a typing aid sends it."""
    key = ord(char.upper()) if char.isascii() else 0
    press(key, char, _SHIFT if char.isupper() else _NONE)


def backspace() -> None:
    press(int(Qt.Key.Key_Backspace), "\b")


def compose(preedit: str = "", commit: str = "", start: int = 0, length: int = 0) -> None:
    """Send what an input method sends: letters under way, letters that are settled and what they stand in place of."""
    event = QInputMethodEvent(preedit, [])
    if commit or length:
        event.setCommitString(commit, start, length)
    target = QGuiApplication.focusObject()
    assert target is not None
    QCoreApplication.sendEvent(target, event)


def typed_states(word: str) -> tuple[str, ...]:
    """Return what stands in the field after each key of a word: the plain letter first, then its marks one by one."""
    states, before = [""], ""
    for char in word:
        base, *marks = unicodedata.normalize("NFD", {"đ": "d", "Đ": "D"}.get(char, char))
        states.append(before + base)
        states += [before + unicodedata.normalize("NFC", base + "".join(marks[: n + 1])) for n in range(len(marks))]
        before += char
        if states[-1] != before:
            states.append(before)
    return tuple(states[1:])


def _steps(states: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield how many letters each key takes back, and which it puts in their place."""
    before = ""
    for after in states:
        same = 0
        while same < min(len(before), len(after)) and before[same] == after[same]:
            same += 1
        yield len(before) - same, after[same:]
        before = after


def _by_backspace(states: tuple[str, ...]) -> None:
    for back, letters in _steps(states):
        for _ in range(back):
            backspace()
        for char in letters:
            letter(char)


def _by_breaker(states: tuple[str, ...]) -> None:
    """Some aids type an odd space first, so that a completion that marks letters lets go of them."""
    for back, letters in _steps(states):
        if back:
            letter(_BREAKER)
            for _ in range(back + 1):
                backspace()
        for char in letters:
            letter(char)


def _by_selection(states: tuple[str, ...]) -> None:
    for back, letters in _steps(states):
        for _ in range(back):
            press(int(Qt.Key.Key_Left), "", _SHIFT)
        for char in letters:
            letter(char)


def _by_clipboard(states: tuple[str, ...]) -> None:
    for back, letters in _steps(states):
        for _ in range(back):
            backspace()
        if back:
            QGuiApplication.clipboard().setText(letters)
            press(int(Qt.Key.Key_Insert), "", _SHIFT)
        else:
            for char in letters:
                letter(char)


def _by_combining(states: tuple[str, ...]) -> None:
    for char in unicodedata.normalize("NFD", states[-1]):
        letter(char)


def _by_preedit(states: tuple[str, ...]) -> None:
    for state in states:
        compose(state)
    compose(commit=states[-1])


def _by_replacing(states: tuple[str, ...]) -> None:
    for back, letters in _steps(states):
        compose(commit=letters, start=-back, length=back)


HANDS: dict[str, Callable[[tuple[str, ...]], None]] = {
    "backspace": _by_backspace,
    "breaker": _by_breaker,
    "selection": _by_selection,
    "clipboard": _by_clipboard,
    "combining": _by_combining,
    "preedit": _by_preedit,
    "replacing": _by_replacing,
}


def type_sentence(sentence: Sentence, hand: str) -> None:
    """Type a sentence word by word, a space between."""
    for place, word in enumerate(sentence.words):
        if place:
            letter(" ")
        HANDS[hand](word)
