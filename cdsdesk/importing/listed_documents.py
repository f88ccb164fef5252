"""Documents listed in running text, "Quyết định số 12/QĐ-UBND ngày 03/02/2025 về …", as the rows of a register."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cdsdesk.facts.document_lists import DocumentList, ListedDocument, read_document_list
from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.repair import Grid, Repair
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.titles import Title, read_title
from cdsdesk.vietnamese.dates import format_date_table
from cdsdesk.vietnamese.document_numbers import document_number

_FIELDS = ("type", "number", "date", "issuer", "subject", "as_written")
_HEADERS = ("Loại văn bản", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu", "Nguyên văn")
_NAMES_ONE = re.compile(r"\d[a-z]?\s?/\s?(?:\d{4}\s?/\s?)?[A-ZĐ]|\d-[A-ZĐ]{2}")
_LONGEST = 1_000_000
_MOST_TITLE_LINES = 6
_OTHER_WORDS = 3
_FEWEST_BESIDE, _UNSURE = 2, 60
_NO_LIST = re.compile(r"\s*(?:[-+•]\s*)?căn\s+cứ\b|\s*số\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """The documents of a text as rows with the columns of ``meaning``, and what was set aside."""

    meaning: Meaning
    headers: tuple[str, ...]
    title: Title
    rows: tuple[RowRead, ...]
    repairs: tuple[Repair, ...]


def read_listed(grid: Grid, kind: str = "auto") -> Listed | None:
    """Return the documents that the rows of a sheet without tables list; None when it lists none.

    Unless ``kind`` says that they are documents, a text that is mostly about other things lists none.
    """
    lines = ["\t".join(filter(None, cells)) for cells in grid.texts]
    return _listed(grid, lines, kind, most=100) if kind in ("auto", "documents") else None


def read_listed_beside(grid: Grid, rows: Iterable[int], kind: str = "auto") -> Listed | None:
    """Return the documents that a text lists beside its tables, in ``rows`` (from 0) of none; never sure without kind.

    Its own number and what it is based on ("Căn cứ …") are no list; neither is a document alone.
    """
    if kind not in ("auto", "documents"):
        return None
    lines = [""] * len(grid.texts)
    for row in rows:
        filled = [cell for cell in grid.texts[row] if cell]
        # several cells are a row of a table that was not understood, not a paragraph
        if len(filled) == 1 and not _NO_LIST.match(filled[0]):
            lines[row] = filled[0]
    naming = [place for place, line in enumerate(lines) if _NAMES_ONE.search(line)]
    if len(naming) < _FEWEST_BESIDE:
        return None
    inside = range(max(naming[0] - 1, 0), naming[-1] + 1)
    found = _listed(grid, [line if place in inside else "" for place, line in enumerate(lines)], kind, most=_UNSURE)
    return found if found is not None and len(found.rows) >= _FEWEST_BESIDE else None


def _listed(grid: Grid, lines: Sequence[str], kind: str, most: int) -> Listed | None:
    if sum(map(len, lines)) > _LONGEST or not any(_NAMES_ONE.search(line) for line in lines):
        return None
    first = next(place for place, line in enumerate(lines) if _NAMES_ONE.search(line))
    title = read_title(line for line in lines[max(first - _MOST_TITLE_LINES, 0) : first] if line)
    found = read_document_list("\n".join(lines), int(title.period[:4]) if title.period else None)
    told = [document for document in found.documents if not document.mentioned]
    if not told or (kind == "auto" and len(found.unread) > _OTHER_WORDS * len(told)):
        return None
    places = _Places(grid, lines)
    rows = tuple(_row(document, places.of(document.as_written)) for document in told)
    certainty = 100 if kind != "auto" else min(most, 100 * len(told) // (len(told) + len(found.unread)))
    meaning = Meaning("documents", _FIELDS, {}, (), certainty=certainty)
    return Listed(meaning, _HEADERS, title, rows, tuple(_repairs(found, places)))


def _row(document: ListedDocument, rows: tuple[int, ...]) -> RowRead:
    day = format_date_table(document.day) if document.day is not None else document.date_text
    number = document_number(document.number, document.symbol)
    cells = (document.type, number, day, document.issuer, document.subject, document.as_written)
    return RowRead(rows, "", cells)


def _repairs(found: DocumentList, places: "_Places") -> Iterable[Repair]:
    mentioned = [document.as_written for document in found.documents if document.mentioned]
    for texts, words in (
        (mentioned, "{} văn bản chỉ được nhắc đến, không nhập"),
        (found.lead_ins, "{} đoạn dẫn vào danh sách văn bản, không nhập"),
        (found.unread, "{} đoạn không nêu văn bản nào, không nhập"),
    ):
        if texts:
            rows = sorted({row for text in texts for row in places.of(text, again=True)})
            yield Repair(tuple(rows), words.format(len(texts)))


class _Places:
    """Finds the rows on which a piece of the text stands, whatever spaces and marks were left out of it."""

    def __init__(self, grid: Grid, lines: Sequence[str]) -> None:
        self._numbers = [grid.number(row) for row in range(len(lines))]
        self._starts: list[int] = []
        joined: list[str] = []
        length = 0
        for line in lines:
            self._starts.append(length)
            bare = _bare(line)
            joined.append(bare)
            length += len(bare)
        self._text = "".join(joined)
        self._from = 0

    def of(self, piece: str, *, again: bool = False) -> tuple[int, ...]:
        """Return the row numbers of a piece, searched behind the one before; ``again`` searches from the top."""
        bare = _bare(piece)
        start = self._text.find(bare, 0 if again else self._from)
        start = self._text.find(bare) if start < 0 else start
        if start < 0 or not bare:
            return (self._numbers[0],)
        if not again:
            self._from = start + len(bare)
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, start + len(bare) - 1) - 1
        return tuple(self._numbers[row] for row in range(first, last + 1) if self._filled(row) or first == last)

    def _filled(self, row: int) -> bool:
        end = self._starts[row + 1] if row + 1 < len(self._starts) else len(self._text)
        return end > self._starts[row]


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum() or char == "/").lower()
