"""Pages one behind the other are made when somebody asks for them, or one at a time ahead of that."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.pages import Pages


@pytest.fixture
def pages(qtbot: QtBot) -> Pages:
    """Three pages, none of them made."""
    made = Pages({key: partial(QLabel, key) for key in ("one", "two", "three")})
    qtbot.addWidget(made)
    return made


def texts(pages: Pages) -> list[str]:
    return sorted(one.text() for one in pages.findChildren(QLabel))


def test_a_page_is_made_when_it_is_shown(pages: Pages) -> None:
    assert (pages.current(), texts(pages)) == ("", [])
    pages.show_page("two")
    assert (pages.current(), texts(pages), pages.made("two"), pages.made("one")) == ("two", ["two"], True, False)
    assert isinstance(pages.page("two"), QWidget)
    assert texts(pages) == ["two"]
    with pytest.raises(KeyError):
        pages.show_page("four")


def test_pages_are_made_ahead_one_at_a_time_and_the_one_in_front_stays(pages: Pages) -> None:
    pages.show_page("three")
    assert [pages.complete() for _ in range(3)] == [True, True, False]
    assert (pages.current(), texts(pages)) == ("three", ["one", "three", "two"])
