"""How the window looks: light or dark, bigger letters; and the name that stands in the history."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from ui.desk import Desk
from ui.places.office_sections import Section
from ui.remember import Memory
from ui.theme.theme import DARK_SCHEME, LIGHT_SCHEME, SYSTEM_SCHEME, theme
from ui.widgets.label import Label
from ui.widgets.layouts import row

SCHEME, LETTERS = "scheme", "letters"
SCHEMES = ((SYSTEM_SCHEME, "Theo máy tính"), (LIGHT_SCHEME, "Sáng"), (DARK_SCHEME, "Tối"))
SIZES = (("100", "Bình thường"), ("115", "Lớn"), ("130", "Rất lớn"))


class LookSection(Section):
    """Each choice is put on at once and remembered for the next time."""

    def __init__(self, desk: Desk, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Giao diện", "Áp dụng ngay và nhớ cho lần sau, riêng trên máy này.", parent)
        self._memory = memory
        self.schemes = self._choices("Màu nền", SCHEMES, memory.choice(SCHEME) or SYSTEM_SCHEME, self.put_scheme)
        self.sizes = self._choices("Cỡ chữ", SIZES, memory.choice(LETTERS) or "100", self.put_size)
        self.whole.addSpacing(8)
        self.whole.addWidget(Label("Tên ghi trong lịch sử", "heading"))
        self.whole.addWidget(Label(f"{desk.who or 'chưa rõ'} (tên đăng nhập máy tính này)", wrap=True))
        self.whole.addStretch(1)

    def _choices(
        self, title: str, offers: tuple[tuple[str, str], ...], chosen: str, put: Callable[[str], object]
    ) -> dict[str, QRadioButton]:
        self.whole.addSpacing(8)
        self.whole.addWidget(Label(title, "heading"))
        line: QHBoxLayout = row(spacing=16)
        group = QButtonGroup(self)
        made: dict[str, QRadioButton] = {}
        for key, words in offers:
            one = QRadioButton(words)
            one.setAccessibleName(f"{title}: {words}")
            one.setChecked(key == chosen)
            one.clicked.connect(lambda _checked=False, key=key: put(key))
            group.addButton(one)
            line.addWidget(one)
            made[key] = one
        line.addStretch(1)
        self.whole.addLayout(line)
        return made

    def put_scheme(self, key: str) -> None:
        """Put light or dark on, or follow the system."""
        self._memory.set_choice(SCHEME, key)
        theme().choose(key)

    def put_size(self, key: str) -> None:
        """Make the letters bigger or smaller."""
        self._memory.set_choice(LETTERS, key)
        theme().enlarge(int(key))


def put_on_remembered(memory: Memory) -> None:
    """Put on what was chosen the last time."""
    theme().choose(memory.choice(SCHEME) or SYSTEM_SCHEME)
    theme().enlarge(int(memory.choice(LETTERS) or "100"))
