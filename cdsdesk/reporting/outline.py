"""The outline of a report: its sections, their order and what fills them, read from resources."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cdsdesk.model.periods import Window, next_period, period_words
from cdsdesk.model.tasks import State
from cdsdesk.paths import resource


@dataclass(frozen=True)
class OutlineSection:
    """One section: key (own words are kept under it), level 1 or 2, title with placeholders, what fills it."""

    key: str
    level: int
    title: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """A whole outline; ``states`` names each state in running text."""

    id: str
    version: str
    kind: str
    subject: str
    closing: str
    sections: tuple[OutlineSection, ...]
    states: Mapping[State, str]


@cache
def outline(name: str) -> Outline:
    """Read an outline of the program by its name ("bao-cao")."""
    with resource(f"outlines/{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    sections = tuple(
        OutlineSection(item["key"], item["level"], item["title"], tuple(item["parts"])) for item in data["section"]
    )
    states = {State(code): words for code, words in data["states"].items()}
    return Outline(data["id"], data["version"], data["kind"], data["subject"], data["closing"], sections, states)


def filled(template: str, period: Window, office: str, place: str, subject: str = "") -> str:
    """Put the period, office, place and subject into a title or sentence."""
    following = period_words(next_period(period.code))
    return template.format(
        period=period_words(period.code),
        next=following,
        NEXT=following.upper(),
        office=office,
        place=place,
        subject=subject[:1].lower() + subject[1:],
    )
