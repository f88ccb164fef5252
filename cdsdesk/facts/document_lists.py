"""Lists of documents in running text: "Quyết định số 27/QĐ-UBND ngày 12/8/2025 về việc …; Kế hoạch số …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from cdsdesk.facts.citations import CitationFound, find_citations
from cdsdesk.facts.passages import CARRIES_OUT, Passage, passages
from cdsdesk.vietnamese.dates import find_dates, read_date
from cdsdesk.vietnamese.document_numbers import CAPITAL, DATE, TYPES
from cdsdesk.vietnamese.document_types import type_of_symbol
from cdsdesk.vietnamese.text import clean_line


@dataclass(frozen=True)
class ListedDocument:
    """A document of a list, empty where the text tells nothing; ``as_written`` is all that was said of it.

    ``date_text`` is what stands for a day that could not be read. A document that is only ``mentioned`` is named
    inside what is said of another, or as what something carries out.
    """

    as_written: str
    type: str = ""
    number: str = ""
    symbol: str = ""
    day: date | None = None
    date_text: str = ""
    issuer: str = ""
    subject: str = ""
    mentioned: bool = False


@dataclass(frozen=True)
class DocumentList:
    """All of a text: its documents, the words that lead to a list ("… đã ban hành:"), and what names no document."""

    documents: tuple[ListedDocument, ...] = ()
    lead_ins: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


_NAMELESS = frozenset(TYPES) - {"Luật", "Bộ luật", "Pháp lệnh", "Dự án", "Hợp đồng", "Quy định", "Phương án"}
_NAMED = re.compile(rf"({'|'.join(sorted(_NAMELESS, key=len, reverse=True))})\s+(?=[^\W\d])", re.IGNORECASE)
_VERB = r"(?:ban hành|phát hành|ký|trình|gửi|có|ra|nhận được|tiếp nhận)"
_MORE = r"(?:\s+(?:các|một số|những|thêm)(?:\s+[^\W\d]+){1,3})?\s*:?"
_ISSUES = re.compile(rf"(?:(?:^|[,.:])[^,.:]*?|\bđã\s[^,.:]*?)(?<!\w){_VERB}{_MORE}\s*$", re.IGNORECASE)
_BY_WHOM = re.compile(
    rf"(?P<whom>{CAPITAL}[^,;:.()]{{2,90}}?)\s+(?:(?:đã|vừa|mới)\s+)?(?:ký\s+)?(?<!\w){_VERB}{_MORE}\s*$"
)
_JOINS = re.compile(r"(?:[,;]|(?<!\w)(?:và|cùng))\s*$", re.IGNORECASE)
_AND = re.compile(r"^(?:và|cùng)\s+", re.IGNORECASE)
_ADVISED = re.compile(r"^(?:Tham mưu|Đề nghị|Phối hợp)\s+(?:cho\s+)?")
_ABOUT = re.compile(r"^[\s,:)–-]*(?:(?:về\s+việc|v\s?/\s?v|về)(?!\w)[\s:]*)?", re.IGNORECASE)
_PLAIN_DATE = re.compile(r"\s*,?\s*(?P<day>[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?[0-9]{4})(?![0-9])")
_BASIS = "căn cứ"


def read_document_list(text: str, year: int | None = None) -> DocumentList:
    """Return the documents that a text lists, in order; ``year`` completes dates that have none."""
    documents: list[ListedDocument] = []
    lead_ins: list[str] = []
    unread: list[str] = []
    for passage in passages(text):
        found = tuple(_Reader(passage.text, year).documents()) or _nameless(passage)
        if found:
            documents.extend(found)
        else:
            (lead_ins if passage.text.endswith(":") else unread).append(passage.text)
    return DocumentList(tuple(documents), tuple(lead_ins), tuple(unread))


def _nameless(passage: Passage) -> tuple[ListedDocument, ...]:
    """Read a line of a list that names a document without a number: "- Kế hoạch chuyển đổi số năm 2026"."""
    named = _NAMED.match(passage.text) if passage.marked else None
    if named is None or passage.text.endswith(":"):
        return ()
    kind = next(name for name in TYPES if clean_line(named[1]).lower() == name.lower())
    return (ListedDocument(passage.text, kind, subject=_subject(passage.text[named.end() :])),)


@dataclass
class _Reader:
    """Reads one passage: where each document begins and ends, which are listed and which only named."""

    text: str
    year: int | None
    cited: tuple[CitationFound, ...] = field(init=False)
    mentioned: tuple[bool, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.cited = find_citations(self.text)
        self.mentioned = tuple(self._mentions())

    def documents(self) -> Iterator[ListedDocument]:
        """Yield the documents of the passage."""
        for place, found in enumerate(self.cited):
            written, end = self._date(place)
            day = found.date or read_date(written, self.year) or self._day_before(place)
            subject = self._upto(place, same=self.mentioned[place])[end:]
            yield ListedDocument(
                self._piece(place),
                found.type or type_of_symbol(found.symbol),
                found.number,
                found.symbol,
                day,
                "" if day is not None else written,
                found.issuer or self._whom(place),
                _subject(subject),
                self.mentioned[place],
            )

    def _between(self, place: int) -> str:
        """Return the words before a citation: from the one before it, else from the beginning."""
        begin = self._end(place - 1) if place else 0
        return self.text[begin : self.cited[place].start]

    def _end(self, place: int) -> int:
        """Return where a citation with its issuer ends."""
        found = self.cited[place]
        issuer = self.text.find(found.issuer, found.start) if found.issuer else -1
        return max(found.end, issuer + len(found.issuer))

    def _mentions(self) -> Iterator[bool]:
        last = False
        for place in range(len(self.cited)):
            words = self._between(place)
            if place == 0:
                plain = words.strip(' (“"')
                last = bool(CARRIES_OUT.search(plain)) and plain.lower() != _BASIS and not _ISSUES.search(words)
            elif not _JOINS.search(words):
                last = not _ISSUES.search(words)
            yield last

    def _upto(self, place: int, *, same: bool) -> str:
        """Return the text up to the next document: of a mentioned one the next of any kind, else the next listed."""
        for later in range(place + 1, len(self.cited)):
            if not same and self.mentioned[later]:
                continue
            words, begin = self._between(later), self._end(later - 1)
            joined = _JOINS.search(words)
            if joined is not None:
                return self.text[: begin + joined.start()]
            cut = max(words.rfind(mark) for mark in ",.:") if _ISSUES.search(words) else len(words)
            return self.text[: begin + max(cut, 0)]
        return self.text

    def _piece(self, place: int) -> str:
        """Return everything that is said of a listed document, with the words that lead to it.

        A passage that lists none goes whole with the first that it mentions.
        """
        if self.mentioned[place]:
            return self.text if place == 0 and all(self.mentioned) else self.cited[place].as_written
        before = [other for other in range(place) if not self.mentioned[other]]
        begin = len(self._upto(before[-1], same=False)) if before else 0
        piece = self.text[begin : len(self._upto(place, same=False))]
        return _AND.sub("", piece.strip(" ,;")) if begin else piece.strip()

    def _date(self, place: int) -> tuple[str, int]:
        """Return the date as written where it was not read, and where the citation ends with it."""
        found, end = self.cited[place], self._end(place)
        if found.date is not None:
            return "", end
        written = DATE.search(found.as_written)
        if written is not None:
            return clean_line(written[0]).strip(" ,()"), end
        plain = _PLAIN_DATE.match(self.text, end)
        return (plain["day"], plain.end()) if plain else ("", end)

    def _day_before(self, place: int) -> date | None:
        """Return the day that a sentence begins with: "Ngày 31/8/2022, UBND phường đã ban hành …"."""
        words = self._between(place)
        days = find_dates(words) if _ISSUES.search(words) and not self.mentioned[place] else []
        return days[-1][2] if days else None

    def _whom(self, place: int) -> str:
        issuer = _BY_WHOM.search(self._between(place)) if not self.mentioned[place] else None
        return _ADVISED.sub("", clean_line(issuer["whom"])) if issuer else ""


def _subject(words: str) -> str:
    """Return what a document is about, without "về việc" before it and stops behind it."""
    plain = _ABOUT.sub("", words.strip(), count=1).strip()
    plain = re.sub(r"\s*(?:\./\.|[;,.:\s])+$", "", plain)
    return plain.removesuffix(")").rstrip() if plain.count(")") > plain.count("(") else plain
