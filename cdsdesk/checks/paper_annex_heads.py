"""The line "(Kèm theo …)" below the title of an annex against the letterhead, and those lines among each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cdsdesk.checks.body_names import disagree
from cdsdesk.checks.paper import Origin, Paper, PaperAnnex
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.citations import CitationFound, find_citations
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.document_numbers import TYPES
from cdsdesk.vietnamese.text import clean_line, fold, raw_key

_TYPE = "|".join(name.replace(" ", r"\s+") for name in TYPES)
_KIND = re.compile(rf"(?:kèm theo|của)\s+(?P<kind>{_TYPE})(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s+|/)(?P<year>20[0-9]{2})(?![0-9])")
_BLANK = re.compile(r"\bsố\s*[.…_]*\s*/|\bngày\s*[.…_]*\s*(?:/|tháng)|/\s*[.…_]*\s*/\s*20|\btháng\s*[.…_]*\s*năm", re.I)
_BLANK_DAY = re.compile(r"\bngày[\s0-9./…_]*[0-9]", re.I)
_ISSUER = re.compile(r"\scủa\s+(?P<issuer>[^,;()]+?)\s*\)?\.?$")


@dataclass(frozen=True, slots=True)
class _Disagreement:
    """One thing that the line says and what it should be."""

    what: str
    found: str
    expected: str
    doubtful: bool = False


@paper_rule("annexes.heading", Severity.WARNING, "Dòng “Kèm theo …” của phụ lục không khớp với văn bản")
def heading(paper: Paper) -> Iterator[Issue]:
    """Kind, number, symbol, date and issuer are those of the document; number and date may be left blank."""
    for annex in paper.annexes:
        for one in _disagreements(paper, annex):
            unsure = " (cần xem lại)" if one.doubtful else ""
            yield Issue(
                f"{annex.label} ghi kèm theo văn bản có {one.what} {one.found}, văn bản này là {one.expected}{unsure}",
                found=one.found,
                expected=one.expected,
                facts=(one.what, annex.label),
                place=replace(annex.place, quote=annex.reference),
                doubtful=one.doubtful,
            )


def _disagreements(paper: Paper, annex: PaperAnnex) -> Iterator[_Disagreement]:
    formal, line = paper.formal, clean_line(annex.reference)
    named = _KIND.search(line)
    if named and formal.kind and fold(named["kind"]) != fold(formal.kind):
        yield _Disagreement("tên loại", named["kind"], formal.kind.capitalize())
    cited = next(iter(find_citations(line)), None)
    if cited is not None:
        yield from _number_and_date(paper, cited, line)
    issuer = (cited.issuer if cited else "") or _issuer(line)
    if issuer and formal.issuer and disagree(issuer, formal.issuer, formal.parent, formal.place_name):
        yield _Disagreement("cơ quan ban hành", issuer, formal.issuer)


def _number_and_date(paper: Paper, cited: CitationFound, line: str) -> Iterator[_Disagreement]:
    formal = paper.formal
    if cited.symbol and formal.symbol and raw_key(cited.symbol) != raw_key(formal.symbol):
        yield _Disagreement("ký hiệu", cited.symbol, formal.symbol)
    elif cited.number and formal.number and cited.number.lstrip("0") != formal.number.lstrip("0"):
        yield _Disagreement("số", cited.number, formal.number)
    elif cited.number and formal.symbol and not formal.number:
        # The letterhead of a file may bear its number as a stamp, which is no text.
        yield _Disagreement("số", cited.number, "số để trống", doubtful=paper.origin is Origin.FILE)
    if formal.date is None:
        return
    if cited.date is not None and cited.date != formal.date:
        yield _Disagreement("ngày", format_date(cited.date), format_date(formal.date))
    elif cited.date is None and (year := _YEAR.search(line)) and int(year["year"]) != formal.date.year:
        yield _Disagreement("năm", year["year"], str(formal.date.year))


def _issuer(line: str) -> str:
    found = _ISSUER.search(line)
    return found["issuer"] if found else ""


@paper_rule("annexes.headings-differ", Severity.WARNING, "Các phụ lục ghi kèm theo những văn bản khác nhau")
def headings_differ(paper: Paper) -> Iterator[Issue]:
    """Annexes of one document name one document; told where the letterhead itself was not found."""
    if paper.formal.symbol:
        return
    first: tuple[PaperAnnex, CitationFound] | None = None
    for annex in paper.annexes:
        cited = next(iter(find_citations(clean_line(annex.reference))), None)
        if cited is None:
            continue
        if first is None:
            first = annex, cited
        elif _key(cited) != _key(first[1]):
            yield Issue(
                f"{annex.label} ghi kèm theo “{cited.as_written}”, {first[0].label} ghi “{first[1].as_written}”",
                found=cited.as_written,
                expected=first[1].as_written,
                place=replace(annex.place, quote=annex.reference),
            )


def _key(cited: CitationFound) -> tuple[str, str, str]:
    return cited.type, cited.number, raw_key(cited.symbol)


@paper_rule("annexes.without-reference", Severity.NOTE, "Phụ lục thiếu dòng “(Kèm theo …)”")
def without_reference(paper: Paper) -> Iterator[Issue]:
    """Every annex says below its title which document it belongs to (NĐ 30/2020, Phụ lục I, III.1)."""
    for annex in paper.annexes:
        if not annex.reference.strip():
            unsure = " (cần xem lại, có thể do cách đọc tệp)" if paper.origin is Origin.FILE else ""
            yield Issue(
                f"{annex.label} không có dòng “(Kèm theo …)” ghi văn bản mà phụ lục đi kèm{unsure}",
                found=annex.label,
                facts=(annex.title,),
                place=replace(annex.place, quote=annex.label),
            )


@paper_rule("annexes.heading-blank", Severity.NOTE, "Dòng “Kèm theo …” của phụ lục còn để trống số hoặc ngày")
def heading_blank(paper: Paper) -> Iterator[Issue]:
    """Right only while the letterhead itself waits for its number and day."""
    formal = paper.formal
    if formal.symbol and not (formal.number and formal.date):
        return
    days: list[str] = []
    for annex in paper.annexes:
        line = clean_line(annex.reference)
        if not _BLANK.search(line):
            continue
        day = found[0] if (found := _BLANK_DAY.search(line)) else ""
        other = f"; phụ lục trước ghi “{days[0]}”" if day and days and days[0] != day else ""
        days += [day] if day else []
        yield Issue(
            f"{annex.label} còn để trống số hoặc ngày: “{line}”{other}",
            found=line,
            place=replace(annex.place, quote=annex.reference),
        )
