"""The outline of a document: its sections, their order, what fills them and its sentences, read from TOML."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from cdsdesk.model.office import PeriodKind
from cdsdesk.model.report_parts import LAST, OWN, PART_WORDS, TEXT
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.tasks import State
from cdsdesk.paths import resource
from cdsdesk.reporting.outline_reading import OutlineError, Reading

PART = 0
"""The level of a part of the document: "Phần I"."""
_LARGEST = 200_000
_MOST_SECTIONS = 200
_LEVELS = range(3)
# The parser tells in English what is wrong, and where.
_PLACE = re.compile(r"at line (\d+), column (\d+)")


@dataclass(frozen=True)
class OutlineSection:
    """One section: key (own words are kept under it), level, title with blanks, what fills it.

    Level 0 is a part ("Phần I"), 1 is "I.", 2 is "1."; without a title it has no heading. ``periods`` are the kinds of
    period that have the section, none means all; ``text`` holds the words of its part "text".
    """

    key: str
    level: int
    title: str
    parts: tuple[str, ...]
    periods: frozenset[PeriodKind] = frozenset()
    text: str = ""


@dataclass(frozen=True)
class Basis:
    """A legal basis that is cited in documents of the years from ``since`` to ``until``; None has no end."""

    text: str
    since: int | None = None
    until: int | None = None

    def holds(self, year: int) -> bool:
        """Whether a document of a year cites it."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True)
class Outline:
    """A whole outline; ``states`` names each state in running text, ``sentences`` holds a template by its key."""

    id: str
    version: str
    name: str
    document: ReportKind
    kind: str
    symbol: str
    subject: str
    closing: str
    sections: tuple[OutlineSection, ...]
    states: Mapping[State, str]
    sentences: Mapping[str, str]
    basis: tuple[Basis, ...] = ()

    def has(self, part: str, kind: PeriodKind) -> bool:
        """Whether a document over a period of this kind has a part anywhere."""
        return any(part in section.parts for section in self.of(kind))

    def of(self, kind: PeriodKind) -> tuple[OutlineSection, ...]:
        """Return the sections of a document over a period of this kind."""
        return tuple(section for section in self.sections if not section.periods or kind in section.periods)


@cache
def outline(name: str) -> Outline:
    """Read an outline of the program by its name ("bao-cao")."""
    return read_outline(_text(name))


@lru_cache(maxsize=32)
def read_outline(text: str) -> Outline:
    """Read an outline as written in TOML; what it leaves out of sentences and states is the program's.

    Raises OutlineError with one Vietnamese sentence for each mistake.
    """
    reading = Reading(_loaded(text))
    sections = tuple(_section(one) for one in reading.tables("section", "mục", _MOST_SECTIONS))
    common = tomllib.loads(_text("cau-mau"))
    told = reading.states({state.value for state in State})
    kinds = {kind.value for kind in ReportKind}
    document = ReportKind(reading.choice("document", kinds, ReportKind.BAO_CAO.value))
    has_title = document is not ReportKind.CONG_VAN
    made = Outline(
        id=reading.text("id", needed=True),
        version=reading.text("version"),
        name=reading.text("name"),
        document=document,
        kind=reading.text("kind", needed=has_title),
        symbol=reading.text("symbol", needed=has_title),
        subject=reading.phrase("subject", needed=True),
        closing=reading.phrase("closing"),
        sections=sections,
        states={state: told.get(state.value, common["states"][state.value]) for state in State},
        sentences=common["sentences"] | reading.sentences(),
        basis=tuple(_basis(one) for one in reading.tables("basis", "căn cứ", _MOST_SECTIONS)),
    )
    reading.refuse_unknown()
    reading.refuse_twins([section.key for section in sections])
    if not sections:
        reading.mistake("Đề cương chưa có mục nào")
    reading.check()
    return made


def outline_text(name: str) -> str:
    """Return an outline of the program as it is written, to be changed by an office."""
    return _text(name)


def _text(name: str) -> str:
    return resource(f"outlines/{name}.toml").read_text("utf-8")


def _loaded(text: str) -> Mapping[str, object]:
    if len(text) > _LARGEST:
        raise OutlineError((f"Đề cương dài quá {_LARGEST} ký tự",))
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        at = f" ở dòng {place[1]}, cột {place[2]}" if place else " ở cuối tệp"
        raise OutlineError((f"Tệp đề cương viết chưa đúng dạng TOML{at}",)) from None


def _section(reading: Reading) -> OutlineSection:
    parts = reading.texts("parts", {*PART_WORDS, *(f"{LAST}{part}" for part in PART_WORDS if part not in (OWN, TEXT))})
    periods = reading.texts("periods", {kind.value for kind in PeriodKind})
    made = OutlineSection(
        key=reading.key("key"),
        level=reading.number("level", _LEVELS, 1),
        title=reading.phrase("title"),
        parts=parts,
        periods=frozenset(PeriodKind(one) for one in periods),
        text=reading.phrase("text", needed=TEXT in parts),
    )
    reading.refuse_unknown()
    return made


def _basis(reading: Reading) -> Basis:
    years = range(1945, 2200)
    made = Basis(reading.phrase("text", needed=True), reading.year("since", years), reading.year("until", years))
    reading.refuse_unknown()
    return made
