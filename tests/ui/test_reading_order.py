"""Tab goes through a form as one reads it: from the top down, in every place that has a form."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ui.places.catalogue import CATALOGUE
from ui.places.list_place import ListPlace
from ui.places.row_form import RowForm
from ui.session import Session
from ui.widgets.fold import Fold


def tab_order(form: RowForm) -> list[QWidget]:
    """Return the editors of a form in the order in which Tab reaches them."""
    editors = [binder.editor for binder in form.binders.values()]
    found: list[QWidget] = []
    widget = form.nextInFocusChain()
    while widget is not form:
        if widget in editors and widget.isVisibleTo(form):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def place_in(form: RowForm, editor: QWidget) -> tuple[int, int]:
    corner = editor.mapTo(form.area.widget(), editor.rect().topLeft())
    return corner.y(), corner.x()


@pytest.mark.parametrize("opened", [False, True], ids=["folded", "unfolded"])
@pytest.mark.parametrize("key", list(CATALOGUE))
def test_tab_order_is_reading_order(session: Session, key: str, opened: bool) -> None:
    place = session.shelf.get(key)
    while place.complete():
        pass
    forms = place.findChildren(RowForm)
    assert forms or not isinstance(place, ListPlace)
    for form in forms:
        for fold in form.findChildren(Fold):
            fold.show_inside(shown=opened or fold.opened)
        form.resize(320, 700)
        form.ensurePolished()
        QApplication.processEvents()
        layout = form.area.widget().layout()
        assert layout is not None
        layout.activate()
        order = tab_order(form)
        assert order
        assert order == sorted(order, key=lambda editor: place_in(form, editor))
