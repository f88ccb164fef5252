"""What was left to be filled in: dots, "xx", brackets with instructions, codes of a template."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from cdsdesk.checks.paper import Paper, PaperBlock, PaperTable, Passage
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.citations import find_citations
from cdsdesk.facts.nouns import known_noun
from cdsdesk.model.findings import Place, Severity

_ASKS = "ghi rõ|nêu rõ|nêu cụ thể|ghi cụ thể|điền|nhập số"
_NAMES = "số liệu|tên|họ tên|chức vụ|cơ quan|đơn vị|ngày|nội dung|lý do|số|bổ sung|cập nhật"
_DATE = (
    r"ngày\s*[.…_]+\s*tháng(?:\s*[.…_]+)?(?:\s*năm(?:\s*[.…_]+)?)?|tháng\s*[.…_]+\s*năm"
    r"|[.…_]+\s?/\s?[.…_]+\s?/\s?(?:20|[.…_])"
)
_BLANKS = re.compile(
    rf"(?P<date>{_DATE})"
    r"|(?P<number>(?<!\w)[Ss]ố\s*[.…_]+\s*/)"
    r"|(?P<dots>(?<![^\W_])(?:[.…]{4,}|…\s?…+)|[.…]{6,}|_{3,})"
    r"|(?P<gap>(?:(?<=[^\s,;:.(–-]\s)|(?<=\()|^)(?:…|\.{3})(?=\s?[^\W\d_]|\s?%))"
    r"|(?P<letters>(?<![\w./@-])(?:x{2,}|XXX+)(?![\w./@-]))"
    rf"|(?P<asked>\(\s?(?:{_ASKS})(?:\s[^\[\]()]{{0,60}})?\))"
    rf"|(?P<bracket>\[\s*(?:[.…_]+|(?:{_ASKS}|{_NAMES})(?:\s[^\[\]()]{{0,60}})?)\s*\])"
    r"|(?P<code>\{\{?[^{}]{1,60}\}?\}|<<[^<>]{1,60}>>|«[A-Za-z_0-9]{1,40}»)"
    r"|(?P<todo>(?<!\w)(?:TODO|TBD|FIXME|Lorem ipsum)(?!\w)|\?{2,})"
)
_FORM = re.compile(r"(?<!\w)(?:biểu\s+)?mẫu(?!\w)|đề cương|phiếu|đơn (?:đề nghị|đăng ký)", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*[0-9]{1,3}\s*$")
_NEAR = 300
_MOST = 3
# What every blank has, to be looked for first: most lines have none.
_MAY_BE = re.compile(r"[…_\[{«?]|\.\.|xx|XXX|<<|\(\s?(?:ghi|nêu|điền|nhập)|TODO|TBD|FIXME|Lorem")
# Before Roman numbers of congresses, centuries and parts.
_ROMAN_BEFORE = re.compile(
    r"(?:khóa|khoá|thứ|kỳ|thế kỷ|Đại hội|nhiệm kỳ|Phụ lục|mục|Mục|Chương|Phần)\s+$", re.IGNORECASE
)
_OPEN_QUOTE = re.compile(r"“[^”]*$")


@paper_rule("formal.placeholder", Severity.WARNING, "Còn chỗ để trống chưa điền")
def placeholder(paper: Paper) -> Iterator[Issue]:
    """The letterhead's own blanks for number and day are right; anything else was forgotten."""
    formal = paper.formal
    yield from _in_line(formal.title, Place("Tên văn bản", quote=formal.title))
    for block in _written(paper):
        yield from _in_line(block.text, block.place) if isinstance(block, Passage) else _in_table(block)
    for line in formal.recipients:
        yield from _in_line(line, Place("Nơi nhận", quote=line))
    for line in formal.addressees:
        yield from _in_line(line, Place("Kính gửi", quote=line))


def _written(paper: Paper) -> Iterator[PaperBlock]:
    """Yield what is written to be read: not the forms that an annex gives to be filled in by others."""
    yield from paper.body
    for annex in paper.annexes:
        if not _FORM.search(annex.title):
            yield from annex.blocks


def _in_table(table: PaperTable) -> Iterator[Issue]:
    for row in table.rows:
        for cell in row.cells:
            # A cell of dots alone is a form to be filled in by hand.
            if cell.text.strip(" .…_"):
                yield from _in_line(cell.text, row.place)


def _in_line(text: str, place: Place) -> Iterator[Issue]:
    if _MAY_BE.search(text) is None or not text.strip(" .…_-*"):
        return  # a line that was drawn with signs
    for found in islice(_blanks(text), _MOST):
        words = _around(text, found)
        # A plan may ask its readers for a reason in just these words.
        doubtful = bool(found["asked"]) and "báo cáo" in text.lower()
        unsure = " (cần xem lại)" if doubtful else ""
        yield Issue(
            f"Còn chỗ chưa điền: “{words}”{unsure}",
            found=found[0],
            facts=(words,),
            place=replace(place, quote=words),
            doubtful=doubtful,
        )


def _blanks(text: str) -> Iterator[re.Match[str]]:
    """Yield the blanks of a line, of a document's number and date only the first."""
    told: set[int] = set()
    cited = find_citations(text)
    for found in _BLANKS.finditer(text):
        around = next((one.start for one in cited if one.start <= found.start() < one.end), None)
        if around in told or _is_meant(text, found):
            continue
        yield found
        if around is not None:
            told.add(around)


def _is_meant(text: str, found: re.Match[str]) -> bool:
    """Whether dots or letters stand there on purpose: of a Roman number, a list, a table of contents, a quotation."""
    before = text[max(0, found.start() - _NEAR) : found.start()]
    if found["letters"]:
        return found["letters"].isupper() and _ROMAN_BEFORE.search(before) is not None
    if found["gap"]:
        rest = text[found.end() : found.end() + _NEAR].lstrip()
        return _OPEN_QUOTE.search(before) is not None or not (rest.startswith("%") or known_noun(rest, 0))
    if found["dots"] and _PAGE_NUMBER.match(text, found.end()):
        return True
    return bool(found["bracket"]) and _OPEN_QUOTE.search(before) is not None


def _around(text: str, found: re.Match[str]) -> str:
    """Return the blank with a word or two on each side."""
    behind, ahead = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + _NEAR]
    before, after = " ".join(behind.split()[-2:]), " ".join(ahead.split()[:2])
    left, right = " " * behind.endswith(" "), " " * ahead.startswith(" ")
    return f"{before}{left}{found[0]}{right}{after}".strip()
