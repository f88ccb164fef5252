"""A document that somebody hands over, read from a file, as a Paper: what cannot be told stays a passage."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cdsdesk.checks.formal_reading import (
    Ending,
    addressees_in,
    is_grid_of_letterhead,
    kind_in,
    letterhead,
    recipients_of,
)
from cdsdesk.checks.marks import Mark, Outline, kind_of, read_mark
from cdsdesk.checks.paper import Formal, Origin, Paper, PaperAnnex, PaperBlock, Passage, PassageKind
from cdsdesk.checks.pieces import Grid, Line, Piece, pieces_of
from cdsdesk.checks.table_reading import TableDraft
from cdsdesk.model.findings import Place
from cdsdesk.readers.raw import Form, RawBook
from cdsdesk.vietnamese.text import clean_line

_ANNEX = re.compile(
    r"(?P<label>phụ\s+lục(?:\s+số)?(?:\s*:?\s*(?:[IVXL]{1,6}|[0-9]{1,2}[a-zđ]?|[A-HĐ])(?![\w/]))?)\s*(?P<stop>[.:–-]?)\s*"
    r"(?P<rest>.*)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\(?\s*(?:ban hành\s+)?kèm\s+theo\b", re.IGNORECASE)
_REFERENCE_INSIDE = re.compile(r"\s(?P<reference>\(\s*(?:ban hành\s+)?kèm\s+theo\b.*\))$", re.IGNORECASE)
_ADDRESSEES = re.compile(r"kính\s+gửi\b", re.IGNORECASE)
_UNIT = re.compile(r"\(?\s*(?:ĐVT|Đơn vị tính|Đơn vị|ĐV tính)\s*:\s*[^.;]{1,60}\)?", re.IGNORECASE)
_SUMMED_UP = re.compile(r"\(?(?:số liệu\s+)?(?:lũy|luỹ) kế[^.;:]{0,60}\)?", re.IGNORECASE)
_NOTE = re.compile(r"ghi chú\b|chú thích\b|\([-–*+0-9]{1,3}\)\s|\*|[⁽¹²³⁴⁵]", re.IGNORECASE)
_OPENS_TEXT = re.compile(r"(?:căn cứ|thực hiện|theo|xét)\s", re.IGNORECASE)
_MOST_HEAD, _MOST_TITLE, _LONGEST_TITLE = 30, 8, 250


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """A paper, and for each row of the sheet (from 1) that stands in it the place where."""

    paper: Paper
    places: Mapping[int, Place]


def paper_of_book(book: RawBook, name: str) -> Paper:
    """Return the document in a book of running text (``reader.read_running_text``); ``name`` is that of its file."""
    return read_paper(book, name).paper


def read_paper(book: RawBook, name: str) -> ReadPaper:
    """Return the document in a book, and where in it each row of the book stands."""
    walk = _Walk(book.form)
    pieces = [piece for sheet in book.sheets for piece in pieces_of(sheet, book.form)]
    return walk.read(pieces, clean_line(name))


class _Walk:
    """Goes through the pieces of a document once: head, text, ending, annexes."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._count = 0
        self._places: dict[int, Place] = {}
        self._pieces: Sequence[Piece] = ()
        self._at = 0

    def read(self, pieces: Sequence[Piece], name: str) -> ReadPaper:
        """Return the whole document."""
        self._pieces = pieces
        formal = self._head()
        ending = Ending()
        body = self._blocks(Outline(), ending)
        annexes = []
        while self._at < len(pieces):
            annexes.append(self._annex(ending))
        whole = replace(
            formal,
            signature=tuple(ending.signature),
            signatory=ending.signatory,
            recipients=recipients_of(ending),
        )
        return ReadPaper(Paper(Origin.FILE, whole, body, tuple(annexes), name), self._places)

    def _head(self) -> Formal:
        """Read everything above the text; a document without a head begins with its text."""
        for number, piece in enumerate(self._pieces[:_MOST_HEAD]):
            if isinstance(piece, Grid):
                if not is_grid_of_letterhead(piece):
                    break
                continue
            if (kind := kind_in(piece)) is not None:
                self._at = number + 1
                title = [kind[1]] if kind[1] else []
                title += self._title_lines(None if kind[1] else 1)
                formal = letterhead(self._pieces[:number])
                return replace(formal, kind=kind[0], title=" ".join(title), addressees=self._addressees())
            if _ADDRESSEES.match(piece.text):
                self._at = number
                return replace(letterhead(self._pieces[:number]), addressees=self._addressees())
            if read_mark(piece.text).style in ("roman", "phần", "number"):
                break
        return Formal()

    def _title_lines(self, least: int | None) -> list[str]:
        """Take the lines of a title; without knowing what is bold, those that stand together."""
        found: list[str] = []
        while len(found) < _MOST_TITLE and (line := self._line()) is not None:
            begins_text = read_mark(line.text).style or (found and _OPENS_TEXT.match(line.text))
            if begins_text or _ADDRESSEES.match(line.text) or _REFERENCE.match(line.text) or _UNIT.fullmatch(line.text):
                break
            if len(line.text) > _LONGEST_TITLE:
                break
            first = len(found) < (least or 0) and not line.text.endswith(".")
            together = self._form is Form.LINES and not line.apart
            if not (line.bold or first or together):
                break
            found.append(line.text)
            self._at += 1
        return found

    def _addressees(self) -> tuple[str, ...]:
        line = self._line()
        if line is None or not _ADDRESSEES.match(line.text):
            return ()
        self._at += 1
        lines = list(line.lines)
        while (line := self._line()) is not None and not lines[-1].endswith(".") and read_mark(line.text).text == "-":
            lines += line.lines
            self._at += 1
        return addressees_in(lines)

    def _line(self) -> Line | None:
        piece = self._pieces[self._at] if self._at < len(self._pieces) else None
        return piece if isinstance(piece, Line) else None

    def _blocks(self, outline: Outline, ending: Ending) -> tuple[PaperBlock, ...]:
        """Read text and tables up to the next annex; the ending of the document goes aside."""
        blocks: list[PaperBlock] = []
        ended = False
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            if isinstance(piece, Line) and self._annex_label(piece) is not None:
                break
            if not ended and Ending.begins(piece):
                self._take_ending(ending)
                ended = True
            elif isinstance(piece, Grid):
                blocks.append(self._table(piece, "", outline))
            elif _stands_over(piece) and isinstance(self._following(), Grid):
                self._at += 1
                grid = self._pieces[self._at]
                assert isinstance(grid, Grid)
                blocks.append(self._table(grid, piece.text, outline))
            else:
                self._at += 1
                blocks.append(self._passage(piece, outline, below_table=bool(blocks) and _is_table(blocks[-1])))
        return tuple(blocks)

    def _following(self) -> Piece | None:
        return self._pieces[self._at + 1] if self._at + 1 < len(self._pieces) else None

    def _take_ending(self, ending: Ending) -> None:
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            if isinstance(piece, Line) and self._annex_label(piece) is not None:
                return
            if not ending.take(piece):
                return
            self._at += 1

    def _table(self, grid: Grid, unit_line: str, outline: Outline) -> PaperBlock:
        draft = TableDraft(grid, unit_line)
        self._at += 1
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            if not isinstance(piece, Grid) or Ending.begins(piece) or not draft.take(piece):
                break
            self._at += 1
        return draft.table(outline, self._placed)

    def _passage(self, line: Line, outline: Outline, *, below_table: bool) -> Passage:
        mark = read_mark(line.text)
        text = line.text[mark.end :]
        kind = kind_of(mark, text, bold=line.bold)
        if below_table and _NOTE.match(line.text):
            mark, text, kind = Mark(), line.text, PassageKind.NOTE
        if kind is PassageKind.HEADING and not text:
            text = " ".join(self._title_lines(1))
        level = outline.level_of(mark) if kind is PassageKind.HEADING else 0
        place = self._placed(Place(outline.section, line.page, line=self._number(line.rows[0]), quote=text), line.rows)
        return Passage(kind, text, place, mark.text, level, line.raw)

    def _annex_label(self, line: Line) -> re.Match[str] | None:
        """Return the parts of a line that heads an annex, and that no sentence begins with ("Phụ lục II nêu …")."""
        found = _ANNEX.fullmatch(line.lines[0])
        if found is None:
            return None
        rest = found["rest"]
        heads = not rest or found["stop"] in (":", ".") or rest.isupper()
        return found if heads and (len(line.text) <= _LONGEST_TITLE) and not rest.endswith((";", ".")) else None

    def _annex(self, ending: Ending) -> PaperAnnex:
        line = self._line()
        found = self._annex_label(line) if line is not None else None
        assert line is not None
        assert found is not None
        label = clean_line(found["label"])
        self._at += 1
        place = self._placed(Place(label, line.page, line=self._number(line.rows[0]), quote=label), line.rows)
        title = [text for text in (found["rest"], *line.lines[1:]) if text]
        reference = [text for text in title if _REFERENCE.match(text)]
        title = [text for text in title if text not in reference]
        title += self._title_lines(0 if title else 1)
        reference += self._reference() if not reference else []
        blocks = self._blocks(Outline(label), ending)
        whole = " ".join(title)
        if not reference and (inside := _REFERENCE_INSIDE.search(whole)) is not None:
            whole, reference = whole[: inside.start()], [inside["reference"]]
        return PaperAnnex(label, whole, " ".join(reference), blocks, place)

    def _reference(self) -> list[str]:
        """Take "(Kèm theo …)" with the lines that it goes on over."""
        found: list[str] = []
        while (line := self._line()) is not None and len(found) < _MOST_TITLE:
            if not found and not _REFERENCE.match(line.text):
                break
            found.append(line.text)
            self._at += 1
            if " ".join(found).count("(") <= " ".join(found).count(")"):
                break
        return found

    def _number(self, row: int) -> int | None:
        """Return the line of a plain text, as an editor numbers it."""
        return row + 1 if self._form is Form.LINES else None

    def _placed(self, place: Place, rows: Sequence[int]) -> Place:
        """Count a place, and remember it for its rows of the sheet."""
        self._count += 1
        line = place.line or self._number(rows[0])
        placed = replace(place, paragraph=self._count, line=line)
        for row in rows:
            self._places.setdefault(row + 1, placed)
        return placed


def _stands_over(line: Line) -> bool:
    """Say whether a line above a table tells of its figures: in what unit, or that they are summed up."""
    return bool(_UNIT.fullmatch(line.text) or (_SUMMED_UP.fullmatch(line.text) and not line.text.isupper()))


def _is_table(block: PaperBlock) -> bool:
    return not isinstance(block, Passage) or block.kind is PassageKind.NOTE
