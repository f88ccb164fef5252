"""Captions of tables and pictures ("Bảng 1. …", "Hình 2.1: …"): their numbers, and what the text says of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.once import once_per_paper
from cdsdesk.checks.paper import Paper, PaperBlock, Passage
from cdsdesk.checks.paper_lines import Line, passage_lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.model.findings import Place, Severity

_KIND = r"(?P<kind>(?i:Bảng|Biểu đồ|Hình|Ảnh|Sơ đồ|Đồ thị))(?: số)?"
_NUMBER = r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2}){0,2})"
_BEHIND = r"(?:(?P<mark> ?[.:–—-])(?= |$)|$|(?= [A-ZĐÀ-Ỹ(“]))"
_CAPTION = re.compile(rf"{_KIND} {_NUMBER}{_BEHIND}")
_GOES_ON = re.compile(r"tiếp|(?:trang|phần) [0-9]", re.IGNORECASE)
_MENTION = re.compile(rf"(?<!\w){_KIND} {_NUMBER}(?![\w/%]|\.[0-9])")
_SENDS = re.compile(r"(?:tại|ở|trong|theo|xem|nêu|và|,|\() ?(?:các )?$", re.IGNORECASE)
# Tables and pictures of other documents, and of forms that come with them.
_OF_ANOTHER = re.compile(
    r"[^.;:()]{0,40}?(?<!\w)(?:của|kèm theo|ban hành|phụ lục|thông tư|nghị định|quyết định|tcvn|qcvn|mẫu)(?!\w)",
    re.IGNORECASE,
)
_LONGEST = 220
_WINDOW = 16


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption: what it is of, its number as a path, and the words behind."""

    kind: str
    path: tuple[int, ...]
    written: str
    title: str
    place: Place


@paper_rule("structure.caption-number", Severity.WARNING, "Số của bảng, hình trùng, thiếu hoặc không theo thứ tự")
def caption_number(paper: Paper) -> Iterator[Issue]:
    """Tables and pictures count by themselves, in an annex anew or on from the text."""
    for run in _runs(paper):
        first = run[0]
        if first.path[-1] > 1 and len(run) > 1 and not _is_inside(paper, first, 1):
            yield _issue(first, f"bắt đầu từ {first.written}", _named(first, 1), doubtful=True)
        for place, caption in enumerate(run[1:], start=1):
            yield from _after(paper, run[:place], caption)


def _after(paper: Paper, before: list[Caption], caption: Caption) -> Iterator[Issue]:
    """Tell of a caption that does not count on from those before it."""
    last, number = before[-1], caption.path[-1]
    same = next((one for one in before if one.path == caption.path), None)
    if same is not None:
        if same.title != caption.title and not _GOES_ON.search(caption.title):
            message = f"{caption.written} có hai lần: {quoted(same.title)} và {quoted(caption.title)}"
            yield _issue(caption, message, "", whole=True)
    elif number < last.path[-1]:
        yield _issue(caption, f"{caption.written} đứng sau {last.written}", "", whole=True)
    else:
        missing = [one for one in range(last.path[-1] + 1, number) if not _is_inside(paper, caption, one)]
        if missing:
            words = ", ".join(_named(caption, one) for one in missing)
            yield _issue(caption, f"sau {last.written} là {caption.written}", words)


def _issue(caption: Caption, message: str, missing: str, *, whole: bool = False, doubtful: bool = False) -> Issue:
    return Issue(
        message if whole else f"Thiếu {missing}: {message}",
        expected=missing,
        found=caption.written,
        facts=(caption.title, message),
        place=caption.place,
        doubtful=doubtful,
    )


def _named(caption: Caption, number: int) -> str:
    return f"{caption.kind} {'.'.join(map(str, (*caption.path[:-1], number)))}"


@once_per_paper
def _runs(paper: Paper) -> tuple[list[Caption], ...]:
    """Return captions of one kind and chapter in reading order; an annex that begins with 1 counts by itself."""
    closed: list[list[Caption]] = []
    runs: dict[tuple[str, tuple[int, ...]], list[Caption]] = {}
    for blocks in (paper.body, *(annex.blocks for annex in paper.annexes)):
        begun = set()
        for caption in captions(blocks):
            key = caption.kind, caption.path[:-1]
            if key in runs and key not in begun and caption.path[-1] == 1:
                closed.append(runs.pop(key))
            begun.add(key)
            runs.setdefault(key, []).append(caption)
    return (*closed, *runs.values())


def captions(blocks: tuple[PaperBlock, ...]) -> Iterator[Caption]:
    """Yield the lines of running text that are captions of a table or a picture."""
    for block in blocks:
        found = _CAPTION.match(block.text) if isinstance(block, Passage) and len(block.text) <= _LONGEST else None
        if found is None or not isinstance(block, Passage) or not block.text[:1].isupper():
            continue
        title = block.text[found.end() :].strip()
        if found["mark"] is None and title.endswith((".", ";", ":", ",")):
            continue  # a sentence that begins with "Bảng 1"
        written = found[0][: found.end("number")]
        path = tuple(map(int, found["number"].split(".")))
        yield Caption(found["kind"].capitalize(), path, written, title, replace(block.place, quote=written))


def _is_inside(paper: Paper, caption: Caption, number: int) -> bool:
    """Whether the caption with a number was read into a table or into the end of another line."""
    last = re.escape(".".join(map(str, (*caption.path[:-1], number))))
    known = re.compile(rf"(?:^|(?<=[.;:] ))(?i:{caption.kind})(?: số)? 0?{last}{_BEHIND}")
    return any(known.search(text) for text in _texts(paper))


def _texts(paper: Paper) -> Iterator[str]:
    yield from (annex.title for annex in paper.annexes)
    yield from (passage.text for passage in paper.passages)
    for table in paper.tables:
        yield table.unit_line
        yield from table.header
        yield from (cell.text for row in table.rows for cell in row.cells)


@paper_rule("structure.caption-absent", Severity.WARNING, "Dẫn đến bảng, hình không có trong văn bản")
def caption_absent(paper: Paper) -> Iterator[Issue]:
    """Told only where the tables or pictures of the document bear numbers, and once for each."""
    runs = _runs(paper)
    known = {(run[0].kind, one.path): one for run in runs for one in run}
    kinds = {kind for kind, _ in known}
    told = {(caption.kind, gap) for run in runs for caption, gap in _gaps(run)}
    for line in passage_lines(paper) if kinds else ():
        for found in _MENTION.finditer(line.text):
            kind, path = found["kind"].capitalize(), tuple(map(int, found["number"].split(".")))
            if kind not in kinds or (kind, path) in known or (kind, path) in told or not _is_mention(line, found):
                continue
            first = next(run[0] for run in runs if run[0].kind == kind)
            if not _is_inside(paper, replace(first, path=path), path[-1]):
                told.add((kind, path))
                yield Issue(
                    f"Lời văn dẫn đến {found[0]} nhưng văn bản không có",
                    found=found[0],
                    place=line.at(found.start(), found.end()),
                )


def _gaps(run: list[Caption]) -> Iterator[tuple[Caption, tuple[int, ...]]]:
    """Yield the numbers up to the last of a run that no caption bears; those the rule on numbers tells of."""
    for number in range(1, run[-1].path[-1]):
        yield run[0], (*run[0].path[:-1], number)


def _is_mention(line: Line, found: re.Match[str]) -> bool:
    """Whether words send the reader to a table or picture of this very document."""
    if found.start() == 0 and _CAPTION.match(line.text):
        return False
    if _OF_ANOTHER.match(line.text, found.end()):
        return False
    before = line.text[max(0, found.start() - _WINDOW) : found.start()]
    return found["kind"][0].isupper() or _SENDS.search(before) is not None
