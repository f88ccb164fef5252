"""Layouts with their margins and gaps given in one word."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

L = TypeVar("L", bound=QBoxLayout)


def column(parent: QWidget | None = None, margin: int = 0, spacing: int = 8) -> QVBoxLayout:
    """Return a vertical layout, set on ``parent`` when there is one."""
    return _plain(QVBoxLayout(parent) if parent else QVBoxLayout(), margin, spacing)


def row(parent: QWidget | None = None, margin: int = 0, spacing: int = 8) -> QHBoxLayout:
    """Return a horizontal layout, set on ``parent`` when there is one."""
    return _plain(QHBoxLayout(parent) if parent else QHBoxLayout(), margin, spacing)


def _plain(layout: L, margin: int, spacing: int) -> L:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout
