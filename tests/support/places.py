"""The places of an open session, by their own type."""

from typing import TypeVar

import pypdfium2
from PySide6.QtWidgets import QPushButton

from ui.frame import Frame
from ui.places.overview import OverviewPlace
from ui.places.place import Place
from ui.places.report import ReportPlace
from ui.places.tasks import TasksPlace
from ui.session import Session

P = TypeVar("P", bound=Place)


def place(session: Session, key: str, kind: type[P]) -> P:
    """Return a place of the session, made now when nobody opened it before."""
    found = session.shelf.get(key)
    assert isinstance(found, kind)
    return found


def tasks_of(session: Session) -> TasksPlace:
    return place(session, "tasks", TasksPlace)


def overview_of(session: Session) -> OverviewPlace:
    return place(session, "overview", OverviewPlace)


def report_of(session: Session) -> ReportPlace:
    return place(session, "report", ReportPlace)


def page_words(place: ReportPlace) -> str:
    """Return all words of the pages that are shown, on one line."""
    assert place.preview is not None
    file = pypdfium2.PdfDocument(place.preview.pages.data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in file).split())


def notice_button(session: Session, words: str) -> QPushButton:
    """Return the button of the note that stands last under the page."""
    found = [one for one in session.tools.notice.findChildren(QPushButton) if one.accessibleName() == words]
    return found[-1]


def put_away(frame: Frame) -> None:
    """Close a window at the end of a test without asking about what is typed in it."""
    frame.may_close = lambda: True
    session = frame.findChild(Session)
    if isinstance(session, Session):
        session.leave()
