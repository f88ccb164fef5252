"""Opening the help: at a page, at the field that is being typed into, at what the search found in it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from cdsdesk.model.registry import RECORD_TYPES
from ui.dialogs.help_window import HelpWindow
from ui.finding.entry import Entry
from ui.forms.field_help import FIELD
from ui.helping.pages import BY_NAME, BY_PLACE, FIRST, field_anchor, page_of_type, topics_with
from ui.tables.record_table import RecordTable

KEYS_PAGE = "phim-tat"
RULES_PAGE = "soat-loi"
_OF_DIALOGS = {
    "FileHistory": "hoan-tac",
    "RecordHistory": "hoan-tac",
    "Conflicts": "hoan-tac",
    "NewPeriod": "ky-bao-cao",
    "CorrectionDialog": "bao-cao",
    "PastePreview": "bang",
    "EditRows": "bang",
    "ColumnsDialog": "bang",
    "PrintDialog": "in",
    "CollectingDialog": "thu-so-lieu",
    "WaiveDialog": RULES_PAGE,
}


def open_help(parent: QWidget, page: str = FIRST, anchor: str = "") -> HelpWindow:
    """Open the help beside a window, or bring it to the front, at a page and one of its headings or fields."""
    over = parent.window()
    found = over.findChild(HelpWindow)
    shown = found if isinstance(found, HelpWindow) else HelpWindow(over)
    shown.show_page(page, anchor)
    shown.setWindowState(shown.windowState() & ~Qt.WindowState.WindowMinimized)
    shown.show()
    shown.activateWindow()
    return shown


def page_of_place(key: str) -> str:
    """Return the page that explains a place; the first page for a place that has none."""
    page = BY_PLACE.get(key)
    return page.name if page is not None else FIRST


def open_help_of(parent: QWidget, page: str) -> HelpWindow:
    """Open the help at a page, at the field that has the focus when the page explains it; in a finding at its rule."""
    rule = _rule_of(QApplication.focusWidget())
    if rule:
        return open_help(parent, RULES_PAGE, rule)
    return open_help(parent, page, anchor_of(QApplication.focusWidget(), page))


def _rule_of(focus: QWidget | None) -> str:
    """Return the rule of the finding that somebody stands in; empty outside one."""
    while focus is not None and not focus.property("rule"):
        focus = focus.parentWidget()
    return str(focus.property("rule")) if focus is not None else ""


def anchor_of(focus: QWidget | None, page: str) -> str:
    """Return where a page explains the field or column that somebody stands in; empty when it does not."""
    table = focus
    while table is not None and not isinstance(table, RecordTable):
        table = table.parentWidget()
    if isinstance(table, RecordTable):
        place = table.currentIndex().column()
        if 0 <= place < len(table.records.columns):
            column = table.records.columns[place]
            return field_anchor(page, column.key, column.title, column.spec.help if column.spec is not None else "")
        return ""
    if focus is None:
        return ""
    told = focus.whatsThis().partition("\n")[0]
    return field_anchor(page, str(focus.property(FIELD) or ""), focus.accessibleName(), told)


def page_of_dialog(dialog: QWidget) -> str:
    """Return the page that explains a dialog; empty for one that is no matter of its own.

    A record on a card carries its kind as the title of the window.
    """
    kinds = (kind.TYPE for kind in RECORD_TYPES if dialog.windowTitle() == kind.LABEL)
    return _OF_DIALOGS.get(type(dialog).__name__) or next(map(page_of_type, kinds), "")


def help_entries(parent: QWidget, typed: str) -> Iterable[Entry]:
    """Yield what the help says about the typed words, for the search box."""
    for topic in topics_with(typed):
        page = BY_NAME[topic.page].title
        inner = f"các ô, trang {page}" if "." in topic.anchor and page_of_type(topic.anchor.partition(".")[0]) else page
        where = f"Trợ giúp · {inner}" if topic.anchor else "Trợ giúp"
        yield Entry(
            topic.title,
            where,
            lambda topic=topic: open_help(parent, topic.page, topic.anchor),  # type: ignore[misc]
            more=topic.text if not topic.anchor or "." in topic.anchor else "",
        )
