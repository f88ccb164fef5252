"""Running text as items: what a bullet, a numbered line, a sentence or the part up to a semicolon says by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cdsdesk.vietnamese.document_numbers import TYPES
from cdsdesk.vietnamese.text import clean_text

# What leads from a text to a document that it carries out, so that the document is named and not listed.
CARRIES_OUT = re.compile(
    r"(?:thực hiện|thi hành|theo|căn cứ|tại|triển khai|quán triệt|kèm theo|phê duyệt|sửa đổi|bổ sung|thay thế|bãi bỏ"
    r"|hướng dẫn|cụ thể hóa|cụ thể hoá|tham mưu|góp ý|của|về|với|từ|trong|như|đến)$",
    re.IGNORECASE,
)
_CELL = "\u241f"
_MARKER = re.compile(
    r"\s*(?:[-–—+*•▪●○◦■□✓✔►§·]\s*(?=[^\W\d])|[-–—+*•▪●○◦■□✓✔►§·]\s+"
    r"|\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]\s+|[0-9]{1,3}(?:\.[0-9]{1,3})+\s+|[a-zđ]\)\s*|[IVX]{1,5}[.)]\s+)"
)
_ORDINAL_CELL = re.compile(rf"\s*[0-9]{{0,4}}\.?\s*{_CELL}\s*")
_DASH_IN_SPAN = re.compile(r"\s*[-–—]\s+[0-9]")
_TYPE = "|".join(name.replace(" ", r"\s+") for name in TYPES)
_OPENS = re.compile(rf"(?i:{_TYPE}|văn\s+bản)\s+(?:số\s|[0-9]+[a-z]?\s?[/-])|[0-9]{{1,6}}[a-z]?/[A-ZĐ]")
_PROTECTED = re.compile(r"“[^”]{0,600}”|\"[^\"]{0,600}\"|\([^()]{0,600}\)")
_CUT = re.compile(r";\s*|(?<=[^\W_]|[)”\"%])\./?\.?\s+(?=[A-ZĐƯÂÊÔĂÁÀẢÃẠÉÈÍÌÓÒÚÙÝ“\"])")
_SHORT_FORM = re.compile(r"(?:\b(?:TP|Tp|tp|TT|TX|Tx|Q|P|H|ThS|TS|BS|KS|đ/c|St|Nxb)|\b[A-ZĐ])$")


@dataclass(frozen=True)
class Passage:
    """One item of a text on one line, its mark left out; ``marked`` tells that it had one."""

    text: str
    marked: bool = False


def passages(text: str) -> tuple[Passage, ...]:
    """Return the items of a text in order; lines that the page broke are one again, nothing but marks is left out.

    A line of cells (with tabs between) is an item, without the ordinal that it begins with.
    """
    return tuple(part for whole in _paragraphs(clean_text(text.replace("\t", _CELL))) for part in _parts(whole))


def _paragraphs(text: str) -> Iterator[Passage]:
    lines: list[str] = []
    marked = False
    for line in text.split("\n"):
        marker = _ORDINAL_CELL.match(line) or _MARKER.match(line)
        if not lines or not line.strip() or _begins(line, lines[-1], marked=marker is not None):
            if lines:
                yield Passage(_joined(lines), marked)
            lines, marked = [], marker is not None
            line = line[marker.end() :] if marker else line
        if line.strip():
            lines.append(" ".join(line.split()))
    if lines:
        yield Passage(_joined(lines), marked)


def _joined(lines: list[str]) -> str:
    return " ".join(" ".join(lines).replace(_CELL, " ").split())


def _begins(line: str, before: str, *, marked: bool) -> bool:
    """Whether a line begins an item of its own, and is not the rest of one that the page broke."""
    if marked:
        return not (_DASH_IN_SPAN.match(line) and before[-1:].isdigit())
    if before.endswith((".", ";", ":")) or _CELL in line or _CELL in before:
        return True
    return bool(_OPENS.match(line.lstrip())) and not before.endswith(",") and not CARRIES_OUT.search(before)


def _parts(whole: Passage) -> Iterator[Passage]:
    """Cut a paragraph at semicolons and ends of sentences, never inside quotation marks or brackets."""
    kept = [found.span() for found in _PROTECTED.finditer(whole.text)]
    place = 0
    for cut in _CUT.finditer(whole.text):
        inside = any(first < cut.start() < last - 1 for first, last in kept)
        if inside or _SHORT_FORM.search(whole.text[: cut.start()]):
            continue
        if whole.text[place : cut.start()].strip():
            yield Passage(whole.text[place : cut.start()].strip(), whole.marked)
        place = cut.end()
    if whole.text[place:].strip():
        yield Passage(whole.text[place:].strip(), whole.marked)
