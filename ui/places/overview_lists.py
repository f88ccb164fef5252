"""The two lists of the first page: tasks that are due soon, and what is left to do, with marks for what is done."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cdsdesk.actions.overview import Due
from cdsdesk.actions.todo import Todo
from ui.theme.colours import Tone
from ui.widgets.boxes import clear, link
from ui.widgets.label import Label
from ui.widgets.layouts import row
from ui.widgets.pill import Pill

DONE, OPEN = "☑", "☐"
_NEAR_DAYS = 7
_MOST = 7


def show_due(lines: QVBoxLayout, due: Sequence[Due], go: Callable[[Due], object]) -> None:
    """Show the tasks that are due soon, each leading to its row."""
    clear(lines)
    for one in due:
        line = row(spacing=8)
        line.addWidget(Label(f"{one.day:%d/%m}"))
        line.addWidget(link(" ".join(one.task.title.split()), partial(go, one)))
        line.addWidget(Pill(days_words(one.days), _tone(one.days)))
        line.addStretch(1)
        lines.addLayout(line)
    if not due:
        lines.addWidget(Label("Không có nhiệm vụ nào đến hạn trong 45 ngày tới.", "muted", wrap=True))


def days_words(days: int) -> str:
    """Return how many days are left; negative: how many passed."""
    if days < 0:
        return f"quá hạn {-days} ngày"
    return f"còn {days} ngày" if days else "đến hạn hôm nay"


def _tone(days: int) -> Tone:
    if days < 0:
        return Tone.RED
    return Tone.ORANGE if days <= _NEAR_DAYS else Tone.BLUE


def show_todo(lines: QVBoxLayout, steps: Sequence[Todo], go: Callable[[Todo], object]) -> None:
    """Show what is left to do, each leading to its field, and what is done."""
    clear(lines)
    shown = steps[:_MOST]
    for step in shown:
        said = Label(step.words, "muted", elide=True) if step.done else link(step.words, partial(go, step))
        lines.addLayout(_marked(step, said))
    rest = [step for step in steps[_MOST:] if not step.done]
    if rest:
        lines.addWidget(Label(f"và {len(rest)} việc nữa", "muted"))


def _marked(step: Todo, said: QWidget) -> QHBoxLayout:
    line = row(spacing=8)
    mark = Label(DONE if step.done else OPEN, "muted")
    mark.setAccessibleName("Đã xong" if step.done else "Chưa xong")
    line.addWidget(mark)
    line.addWidget(said)
    line.addStretch(1)
    return line
