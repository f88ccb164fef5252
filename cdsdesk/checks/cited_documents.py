"""The documents that a text names or lists, one by one, with where each stands and what list it belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cdsdesk.checks.document_series import loose_serial, loose_symbol
from cdsdesk.checks.once import once_per_paper
from cdsdesk.checks.paper import Paper, PaperTable, Passage, PassageKind, RowKind
from cdsdesk.checks.paper_lines import Line
from cdsdesk.facts.citations import CitationFound
from cdsdesk.model.bodies import name_key
from cdsdesk.model.findings import Place
from cdsdesk.vietnamese.dates import format_date, read_date
from cdsdesk.vietnamese.document_numbers import document_number, split_document_number
from cdsdesk.vietnamese.text import fold, search_key

_LEADS = re.compile(r"(?:(?:UBND|Ủy ban nhân dân)[^,;:.]{0,60} )?(?:Đã |đã )?(?:Ban hành|ban hành|Có|có) $|^$")
_ABOUT = re.compile(r"[\s,:)–-]*(?:(?:về việc|v/v|về)(?!\w))?\s*", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    r"(?:^|[.;:,] )[-+* ]*(?:vào |đến )?ngày [0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?,? [^.;]*$", re.IGNORECASE
)
_DAY_WITHIN = re.compile(r"ngày [0-9]{1,2}(?:[/.-]| tháng )[0-9]{1,2}(?:[/.-]|,? năm )[0-9]{4}", re.IGNORECASE)
_WINDOW = 160
_SUBJECT = 6
# What an annex belongs to, where a page was read so that the line stands among the others.
_REFERENCE = re.compile(r"\((?:Ban hành )?[Kk]èm theo ")
# Bodies that are the only ones of their name: whoever cites them need not tell the issuer.
_LOCAL = re.compile(r"(?<![^\W_])(?:UBND|HĐND|UBMTTQ|BCĐ\w*|TCT|VP\w*|S[A-ZĐ]\w+|P?VH\w*)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Cited:
    """A document as it is cited; ``list`` numbers the list that it is an entry of, 0 where it is only mentioned.

    ``day_apart`` says that a day stands beside it all the same: its sentence begins with one ("Ngày 05/3/2026, UBND
    phường có Tờ trình số 12/TTr-UBND"), or the one within it is in no calendar ("ngày 30/02/2026").
    """

    kind: str
    number: str
    symbol: str
    day: date | None
    issuer: str
    subject: str
    written: str
    place: Place
    list: int = 0
    day_apart: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What all spellings of its number and symbol share; empty strings where there is no number."""
        serial = loose_serial(self.number)
        return (serial, loose_symbol(self.symbol)) if serial else ("", "")

    @property
    def words(self) -> str:
        """How a sentence names it: "Kế hoạch số 45/KH-UBND ngày 05/3/2026"."""
        day = f" ngày {format_date(self.day)}" if self.day else ""
        return f"{self.kind or 'Văn bản'} số {document_number(self.number, self.symbol)}{day}"


@once_per_paper
def cited_documents(paper: Paper) -> tuple[Cited, ...]:
    """Return every document of a paper in reading order."""
    return tuple(_walk(paper))


def _walk(paper: Paper) -> Iterator[Cited]:
    current = 1
    for block in paper.blocks:
        if isinstance(block, Passage) and _REFERENCE.match(block.text):
            continue
        if isinstance(block, Passage):
            current += block.kind is PassageKind.HEADING
            yield from _of_line(Line(block.text, block.place), current if block.kind is PassageKind.ITEM else 0)
            continue
        current += 1
        register = _register_columns(block)
        if register is not None:
            yield from _of_register(block, register, current)
            current += 1
            continue
        for row in block.rows:
            for cell in row.cells:
                if "/" in cell.text:
                    yield from _of_line(Line(cell.text, row.place), 0)


def _of_line(line: Line, current: int) -> Iterator[Cited]:
    for fact in line.facts:
        if isinstance(fact, CitationFound):
            listed = current if current and _LEADS.fullmatch(line.text[: fact.start]) else 0
            yield Cited(
                fact.type,
                fact.number,
                fact.symbol,
                fact.date,
                fact.issuer,
                _subject(line.text[fact.end :]),
                fact.as_written,
                line.at(fact.start, fact.end),
                listed,
                _day_apart(line.text, fact),
            )


def _day_apart(text: str, fact: CitationFound) -> bool:
    before = _DAY_BEFORE.search(text, max(0, fact.start - _WINDOW), fact.start)
    return before is not None or _DAY_WITHIN.search(fact.as_written) is not None


def _subject(after: str) -> str:
    words = fold(_ABOUT.sub("", after, count=1)).split()
    return " ".join(words[:_SUBJECT])


@dataclass(frozen=True, slots=True)
class _Register:
    """The columns of a table that lists documents; kind and issuer may have none."""

    number: int
    day: int
    kind: int | None
    issuer: int | None


def _register_columns(table: PaperTable) -> _Register | None:
    """Return the columns of a table that lists documents; None for any other table."""
    keys = [search_key(heading) for heading in table.header]
    number = _column(keys, r"so,? (?:va )?ky hieu(?: van ban)?|so van ban|so hieu(?: van ban)?")
    day = _column(keys, r"ngay(?: ,?thang(?:,? nam)?)?(?: ban hanh| van ban| ky)?")
    if number is None or day is None:
        return None
    kind = _column(keys, r"(?:ten )?loai(?: van ban)?")
    return _Register(number, day, kind, _column(keys, r"(?:co quan|don vi|noi) (?:ban hanh|phat hanh)"))


def _column(keys: Sequence[str], words: str) -> int | None:
    return next((place for place, key in enumerate(keys) if re.fullmatch(words, key)), None)


def _of_register(table: PaperTable, columns: _Register, current: int) -> Iterator[Cited]:
    for row in table.rows:
        texts = [cell.text for cell in row.cells]
        if row.kind is not RowKind.DATA or len(texts) <= max(columns.number, columns.day) or not texts[columns.number]:
            continue
        written = texts[columns.number]
        number, symbol = split_document_number(written)
        kind, issuer = (
            texts[at] if at is not None and at < len(texts) else "" for at in (columns.kind, columns.issuer)
        )
        place = replace(row.place, quote=written)
        yield Cited(kind, number, symbol, read_date(texts[columns.day]), issuer, "", written, place, current)


def same_issuer(paper: Paper, one: Cited, other: Cited) -> bool:
    """Whether two citations may name one body: the same, one a part of the other, or a symbol of one body only."""
    if not _LOCAL.search(one.symbol):
        return True
    first, second = (name_key(cited.issuer or paper.formal.issuer) for cited in (one, other))
    if not one.issuer and not other.issuer:
        return True
    return bool(first and second) and (first in second or second in first)
