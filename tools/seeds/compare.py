"""Holding what is printed against what a document says: tables by cell, figures one by one, words by paragraph."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cdsdesk.document.blocks import (
    Annex,
    Heading,
    IssuedDocument,
    ListItem,
    Paragraph,
    SectionRow,
    Table,
    plain,
)

_NEAR = 0.6


@dataclass(frozen=True)
class Compared:
    """One thing that was held against the document: where, what it says, what is printed, and why they differ."""

    where: str
    theirs: str
    ours: str
    reason: str = ""

    @property
    def same(self) -> bool:
        """Whether the two are equal, spaces folded."""
        return folded(self.theirs) == folded(self.ours)


Reasons = Mapping[str, str]
"""Why a difference is right, by a part of its place."""


def folded(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def figures(pairs: Iterable[tuple[str, str, str]]) -> list[Compared]:
    """Compare figures: their name, what the document says, what is printed."""
    return [Compared(name, theirs, ours) for name, theirs, ours in pairs]


def table_cells(
    name: str, theirs: Sequence[Sequence[str]], table: Table, columns: Mapping[int, int], header: Sequence[str]
) -> list[Compared]:
    """Compare a table cell by cell; ``columns`` says at which place ours has a column of theirs, from 0."""
    printed = [cell.text for row in table.header for cell in row]
    found = [
        Compared(f"{name}, đầu cột {at + 1}", label, _nearest(label, printed))
        for at, label in enumerate(header)
        if label
    ]
    rows = list(table.rows)
    for at, cells in enumerate(theirs):
        row = rows[at] if at < len(rows) else None
        where = f"{name}, dòng {cells[0] or at + 1}"
        if isinstance(row, SectionRow):
            number, title = _section(cells)
            found.append(Compared(f"{where}, số mục", number, row.number.rstrip(".")))
            found.append(Compared(f"{where}, tên mục", title, row.text))
            continue
        ours = [cell.text for cell in row.cells] if row is not None else []
        for their_place, our_place in columns.items():
            text = ours[our_place] if our_place < len(ours) else "(thiếu)"
            found.append(Compared(f"{where}, cột {their_place + 1}", cells[their_place], text))
    found.append(Compared(f"{name}, số dòng", str(len(theirs)), str(len(rows))))
    return found


def _section(cells: Sequence[str]) -> tuple[str, str]:
    """Return number and title of a section row: in two cells, or in one ("1. Tổ chức …")."""
    if cells[1]:
        return cells[0], cells[1]
    number, _, title = cells[0].partition(". ")
    return number, title


def _nearest(text: str, among: Sequence[str]) -> str:
    return max(among, key=lambda one: SequenceMatcher(None, text.casefold(), one.casefold()).ratio(), default="")


def paragraphs(name: str, theirs: Sequence[str], document: IssuedDocument) -> list[Compared]:
    """Look for every paragraph of a document among those printed; the nearest is shown where none is equal."""
    printed = words_of(document)
    known = {_bare(text) for text in printed}
    found = []
    for at, text in enumerate(theirs, 1):
        ours = text if _bare(text) in known else _near(text, printed)
        found.append(Compared(f"{name}, đoạn {at}", text, ours))
    return found


def words_of(document: IssuedDocument) -> list[str]:
    """Return the headings, paragraphs and list lines of a document as printed."""
    texts = [document.title.kind, *document.title.subject_lines]
    for block in document.body:
        if isinstance(block, Heading):
            texts += block.text.splitlines()
        elif isinstance(block, Paragraph):
            texts.append(plain(block.runs))
        elif isinstance(block, ListItem):
            texts.append(f"{block.marker} {plain(block.runs)}")
    return texts


def line_with(document: IssuedDocument, *words: str) -> str:
    """Return the first printed line that holds all these words; empty when none does."""
    return next((line for line in words_of(document) if all(word in line for word in words)), "")


def table_of(annex: Annex) -> Table:
    """Return the table of an annex."""
    return next(block for block in annex.blocks if isinstance(block, Table))


def _bare(text: str) -> str:
    return folded(text).lstrip("-+ ").rstrip(" ./;")


def _near(text: str, among: Sequence[str]) -> str:
    """Return the line that is most like a text, empty when none is like it."""
    best, likeness = "", _NEAR
    for one in among:
        matcher = SequenceMatcher(None, text, one, autojunk=False)
        if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness and matcher.ratio() > likeness:
            best, likeness = one, matcher.ratio()
    return best


def closing_lines(recipients: Sequence[str], signature: Sequence[str], document: IssuedDocument) -> list[Compared]:
    """Compare what stands below the text: "Nơi nhận" and the lines of the signature with its name."""
    signed = document.signature
    ours = (*signed.lines, *signed.position_below, signed.name)
    return [
        Compared("Nơi nhận", "; ".join(recipients), "; ".join(document.recipients.lines)),
        Compared("Chữ ký", " / ".join(signature), " / ".join(ours)),
    ]


def reason_of(one: Compared, reasons: Reasons) -> str:
    """Return why a difference is right; empty when nobody has said why."""
    known = next((why for place, why in reasons.items() if place in one.where), "")
    if known:
        return known
    return next((why for sign, why in _SIGNS if sign(one.theirs) == sign(one.ours)), "")


def _without_marks(text: str) -> str:
    return re.sub(r"[\s.,;]+", " ", text).strip().casefold()


def _digits(text: str) -> str:
    return re.sub(r"(?<=[0-9])[ .](?=[0-9]{3})", "", text)


def _short_dates(text: str) -> str:
    return re.sub(r"/0([0-9])/", r"/\1/", text)


def _once(text: str) -> str:
    return re.sub(r"\b(\w+) \1\b", r"\1", text)


_SIGNS: tuple[tuple[Callable[[str], str], str], ...] = (
    (_digits, "văn bản ngăn hàng nghìn bằng dấu cách; chương trình bằng dấu chấm"),
    (_short_dates, "văn bản ghi tháng 06; chương trình ghi tháng 6 như các ngày khác"),
    (_once, "chữ lặp ở chỗ ngắt trang của bản chép"),
    (_without_marks, "chỉ khác dấu ngăn, chữ hoa: các cơ quan là một danh sách, ngăn bằng dấu chấm phẩy"),
)


def told(compared: Sequence[Compared], reasons: Reasons) -> list[str]:
    """Return the lines of a report: how many are equal, and the differences by their reason, those without one last."""
    different = [one for one in compared if not one.same]
    groups: dict[str, list[Compared]] = defaultdict(list)
    for one in different:
        groups[reason_of(one, reasons)].append(one)
    lines = [f"{len(compared)} chỗ so sánh: {len(compared) - len(different)} giống, {len(different)} khác"]
    for why in sorted(groups, key=lambda each: not each):
        lines.append(f"* {why or 'CHƯA RÕ'}: {len(groups[why])}")
        for one in groups[why]:
            lines += [f"    {one.where}", f"        văn bản:      {one.theirs}", f"        chương trình: {one.ours}"]
    return lines
