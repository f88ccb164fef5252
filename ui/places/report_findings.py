"""What was found before signing, on the right of the report: by weight and rule, each with the ways to mend it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cdsdesk.actions.mending import grouped, open_and_kept
from cdsdesk.model.findings import SEVERITY_WORDS, Finding, Severity
from cdsdesk.vietnamese.numbers import format_number
from ui.places.report_finding_box import FindingActs, FindingFrame
from ui.widgets.boxes import Card, clear, link, scroll
from ui.widgets.chips import Chip, Chips
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pause import pause

_ALL = ""
_MOST = 60
_AT_FIRST, _AT_ONCE = 7, 2
_DRAFT = "Còn lỗi chưa xử lý nên chỉ xuất được bản DỰ THẢO."


@dataclass(frozen=True)
class _Line:
    """One line of the list: a finding, or the words above some of them."""

    words: str = ""
    role: str = ""
    finding: Finding | None = None


class _Boxes:
    """Fills a layout line by line, some in each turn of the window: many boxes in one go would hold it up."""

    def __init__(self, layout: QVBoxLayout, make: Callable[[_Line], QWidget], parent: QWidget) -> None:
        self.layout, self._make = layout, make
        self._waiting: Sequence[_Line] = ()
        self._count = 0
        self._next = pause(parent, 0, self._show_more)

    def fill(self, lines: Sequence[_Line], *below: QWidget) -> None:
        """Show lines, with widgets below them, in place of what stands there."""
        clear(self.layout)
        self._waiting, self._count = lines, 0
        self._show_more(_AT_FIRST)
        for widget in below:
            self.layout.addWidget(widget)

    def _show_more(self, most: int = _AT_ONCE) -> None:
        shown, self._waiting = self._waiting[:most], self._waiting[most:]
        for one in shown:
            box = self._make(one)
            self.layout.insertWidget(self._count, box)
            box.show()
            self._count += 1
        self._measure()
        if self._waiting:
            self._next.start()

    def _measure(self) -> None:
        """Let the page around know how high it is now: Qt would ask what it remembers from before, and cut each box."""
        page = self.layout.parentWidget()
        around = page.layout() if page is not None else None
        if around is not None:
            around.activate()


class FindingList(Card):
    """``acts`` are what can be done about a finding, ``titles`` what the rules look for, by their names."""

    def __init__(self, acts: FindingActs, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0)
        self.setAccessibleName("Soát trước khi ký")
        self._acts, self.titles = acts, dict(titles)
        self._shown: tuple[Finding, ...] | None = None
        self._most = _MOST
        inner = QWidget()
        inside = column(inner, 12, 8)
        head = row(spacing=6)
        head.addWidget(Label("Soát trước khi ký", "heading"))
        head.addStretch(1)
        inside.addLayout(head)
        self.chips = Chips("Mức của điều soát được")
        self.chips.chosen.connect(lambda _key: self._fill())
        inside.addWidget(self.chips)
        self.draft = Label(_DRAFT, "wrong", wrap=True)
        inside.addWidget(self.draft)
        self._boxes = _Boxes(column(spacing=8), self._made, self)
        inside.addLayout(self._boxes.layout)
        self.kept = Fold("Được giữ, có ghi lý do")
        self.kept.heading.clicked.connect(lambda _checked=False: self._show_kept())
        # Boxes within the fold would be cut: Qt asks only the layout of the scrolled widget how high its texts are.
        self._kept_boxes = _Boxes(column(spacing=8), self._made, self)
        inside.addWidget(self.kept)
        inside.addLayout(self._kept_boxes.layout)
        inside.addStretch(1)
        self._area = scroll(inner)
        self.column.addWidget(self._area)
        self._show_head([], [])

    def show_findings(self, findings: Sequence[Finding], *, ready: bool) -> None:
        """Show what is open, and folded what was kept with a reason; not ``ready`` while the check runs."""
        if not ready:
            self._shown = None
            self._show_head([], [])
            self._boxes.fill((), Label("Đang soát…", "muted"))
        elif tuple(findings) != self._shown:
            self._shown = tuple(findings)
            self._fill()

    # Filling

    def _fill(self) -> None:
        """Show the findings of the chosen weight."""
        self._stay()
        still_open, kept = open_and_kept(self._shown or ())
        self._show_head(still_open, kept)
        chosen = self.chips.current()
        through = [one for one in still_open if chosen in (_ALL, one.severity.value)]
        below: list[QWidget] = []
        if len(through) > self._most:
            below.append(Label(f"… và {format_number(len(through) - self._most)} điều nữa.", "muted"))
            below.append(link("Xem thêm", self._ask_for_more))
        if not still_open:
            below.append(Label("Không còn điều gì phải soát.", "muted", wrap=True))
        self._boxes.fill(tuple(self._lines(through[: self._most])), *below)

    def _lines(self, findings: Sequence[Finding]) -> Iterator[_Line]:
        """Yield the findings with words above each weight, and above a rule that found several things."""
        last: Severity | None = None
        for group in grouped(findings):
            if group.severity is not last:
                last = group.severity
                yield _Line(SEVERITY_WORDS[last].upper(), "group")
            title = self.titles.get(group.rule, "")
            if title and len(group.findings) > 1:
                yield _Line(f"{title} ({format_number(len(group.findings))})", "small")
            yield from (_Line(finding=finding) for finding in group.findings)

    def _made(self, line: _Line) -> QWidget:
        return FindingFrame(line.finding, self._acts) if line.finding else Label(line.words, line.role, wrap=True)

    def _ask_for_more(self) -> None:
        self._most += _MOST
        self._fill()

    def _show_head(self, still_open: Sequence[Finding], kept: Sequence[Finding]) -> None:
        counts = {one: sum(finding.severity is one for finding in still_open) for one in Severity}
        chips = [Chip(one.value, SEVERITY_WORDS[one], count) for one, count in counts.items() if count]
        everything = [Chip(_ALL, "Tất cả", len(still_open))] if len(chips) > 1 else []
        before = self.chips.current()
        self.chips.show_chips([*everything, *chips])
        known = {chip.key for chip in (*everything, *chips)}
        self.chips.choose(before if before in known else next(iter((*everything, *chips)), Chip("", "", 0)).key)
        self.chips.setVisible(bool(chips))
        self.draft.setVisible(counts[Severity.ERROR] > 0)
        self.kept.show_count(len(kept))
        self.kept.setVisible(bool(kept))
        self._show_kept()

    def _show_kept(self) -> None:
        """Fill the fold of what is kept once it is open."""
        kept = open_and_kept(self._shown or ())[1] if self.kept.opened else []
        more = [Label(f"… và {format_number(len(kept) - _MOST)} điều nữa.", "muted")] if len(kept) > _MOST else []
        self._kept_boxes.fill([_Line(finding=finding) for finding in kept[:_MOST]], *more)

    def _stay(self) -> None:
        """Keep what is in view when the links are made anew; else the cursor of one that goes pulls to the end."""
        focus = QApplication.focusWidget() or self.window().focusWidget()  # that of a window behind a dialog
        if focus is not None and self.isAncestorOf(focus) and not self.chips.isAncestorOf(focus):
            self.setFocus()
        bar = self._area.verticalScrollBar()
        QTimer.singleShot(0, self, partial(bar.setValue, bar.value()))
