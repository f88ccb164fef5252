"""Builds the actions into shortcuts and a menu."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import Action
from ui.theme.icons import icon
from ui.widgets.label import tip


def built(parent: QWidget, actions: Sequence[Action]) -> Mapping[str, QAction]:
    """Return Qt's actions by key, with their shortcuts working in the whole window, none of them enabled yet."""
    made: dict[str, QAction] = {}
    for action in actions:
        one = QAction(action.text, parent)
        one.setObjectName(action.key)
        if action.keys:
            one.setShortcut(QKeySequence(action.keys))
        if action.picture:
            one.setIcon(icon(action.picture))
        one.setToolTip(tip(action.help))
        one.setEnabled(False)
        parent.addAction(one)
        made[action.key] = one
    return made


def menu(parent: QWidget, actions: Sequence[Action], made: Mapping[str, QAction]) -> QMenu:
    """Return the menu with a line between groups."""
    built_menu = QMenu(parent)
    group = actions[0].group
    for action in actions:
        if action.group != group:
            built_menu.addSeparator()
            group = action.group
        built_menu.addAction(made[action.key])
    return built_menu
