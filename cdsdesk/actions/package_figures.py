"""Whether what a report package tells is its sender's, and of a form that can be added up."""

import json
from collections.abc import Mapping
from typing import Any

from cdsdesk.exchange.package import Package
from cdsdesk.exchange.passed_on import BELOW, FIGURES
from cdsdesk.exchange.summary import PART, VERSION


def is_of_sender(package: Package) -> bool:
    """Whether the records of a package are of the office that it names as its sender, and of nobody else's."""
    told, sender = package.json(), package.manifest.sender.uid
    if not isinstance(told, dict) or told.get("office") != sender or not sender:
        return False
    for rows in told.values():
        for row in rows if isinstance(rows, list) else ():
            if not isinstance(row, dict) or row.get("unit", sender) != sender:
                return False
    return True


def figures_of(package: Package) -> Mapping[str, Any] | None:
    """Return the figures that a package tells; None when they have no form that we know."""
    try:
        told = json.loads(package.parts.get(PART, b"").decode())
    except (ValueError, RecursionError):
        return None
    return told if _are_figures(told) and _are_told_below(told.get(BELOW, [])) else None


def _are_figures(told: object) -> bool:
    if not isinstance(told, dict) or not isinstance(told.get("version"), int) or told["version"] > VERSION:
        return False
    return all(_is_told_once(told.get(key, [])) for key in ("tasks", "indicators"))


def _are_told_below(rows: object) -> bool:
    """Whether each office that is passed on stands there once, with figures of a form that we know or none."""
    return _is_told_once(rows) and all(_are_figures(row[FIGURES]) for row in rows if FIGURES in row)  # type: ignore[attr-defined]


def _is_told_once(rows: object) -> bool:
    """Whether rows name what they are of, each another thing: nothing is added up twice."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return False
    names = [row.get("uid") for row in rows]
    return all(isinstance(name, str) and name for name in names) and len(set(names)) == len(names)
