"""References to items of annexes and plans: "mục 1.4, 1.5 Phụ lục 1", "Phụ lục II 1.6, 2.1", "mục 2.1 của kế hoạch"."""

import re
from collections.abc import Iterator

from cdsdesk.facts.found import ItemsFound
from cdsdesk.vietnamese.text import read_roman

_ANNEX = r"(?:Phụ lục|PL)(?: số)? ?(?:[0-9]{1,2}[a-zA-Z]?|[IVX]{1,5}[a-z]?|[A-H])(?!\w|\.\w)"
_DOTTED = r"(?:[0-9]{1,3}|[IVX]{1,5})(?:\.[0-9]{1,3}){1,4}"
_PLAIN = r"(?:[0-9]{1,3}|[IVX]{1,5})"
_MORE = r"(?: ?, ?| ?; ?| và (?:mục |tiểu mục )?| ?[-–—] ?| đến )"
_LISTED = rf"{_DOTTED}(?![\w%])(?:{_MORE}{_DOTTED}(?![\w%])){{0,60}}"
_SINGLE = rf"(?:{_DOTTED}|{_PLAIN})(?![\w%])(?:{_MORE}(?:{_DOTTED}|{_PLAIN})(?![\w%/])){{0,60}}"
_NAMED = r"(?:các )?(?:tiểu )?(?<!chuyên )(?<!danh )(?<!hạng )(?<!đề )(?<!thư )mục(?: số)?"
_WORK = r"(?:các )?(?:nhiệm vụ|chỉ tiêu|dự án|nội dung|hoạt động|số thứ tự|stt)(?: số| \(mục| mục)?"
_WORK_NUMBER = r"(?:các )?(?:nhiệm vụ|chỉ tiêu|dự án) (?:số|thứ)"
_IN = r"(?: ?\)?,? ?(?:(?:của|tại|trong|thuộc|ở|kèm theo) )?"
_REFERENCE = re.compile(
    rf"(?<!\w)(?:(?:{_NAMED}|{_WORK_NUMBER}) (?P<items>{_SINGLE})|{_WORK}:? (?P<work>{_LISTED}))"
    rf"{_IN}(?P<annex>{_ANNEX}))?"
    rf"|(?<!\w)(?P<before>{_ANNEX})(?: ?[,:(]? ?(?:(?:các )?(?:mục|nhiệm vụ|dự án|chỉ tiêu) )?(?P<after>{_LISTED}))?",
    re.IGNORECASE,
)
_OF = re.compile(
    r",? ?(?:phần [IVX0-9]{1,4} )?(?:(?:của|tại|trong|thuộc|theo) )?"
    r"(?P<of>(?:Kế hoạch|Đề án|Chương trình|Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Công văn|Quy chế|Hướng dẫn"
    r"|Thông báo|Kết luận|Báo cáo|Luật|Điều [0-9]{1,3})(?!\w))",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"(?P<range> ?[-–—] ?| đến )?(?P<item>{_DOTTED}|{_PLAIN})(?!\w)", re.IGNORECASE)
_LABEL = re.compile(r"(?:Phụ lục|PL)(?: số)? ?(?P<number>[0-9]{1,2}|[IVX]{1,5})(?!\w|\.\w)", re.IGNORECASE)
_LONGEST_RANGE = 50


def find_items(text: str) -> Iterator[ItemsFound]:
    """Yield the references to items, and annexes that are named alone (without items)."""
    for found in _REFERENCE.finditer(text):
        listed = found["items"] or found["work"] or found["after"] or ""
        if found["items"] and not _is_code(listed):
            continue
        annex = found["annex"] or found["before"] or ""
        of = _OF.match(text, found.end()) if not annex else None
        yield ItemsFound(
            found.start(), found.end(), found[0], tuple(_items(listed)), " ".join(annex.split()), of["of"] if of else ""
        )


def annex_number(label: str) -> int | None:
    """Return 2 for "Phụ lục II", "Phụ lục số 02" and "PL2", none where no number follows."""
    found = _LABEL.match(label)
    if found is None:
        return None
    return int(found["number"]) if found["number"].isdigit() else read_roman(found["number"].upper())


def _is_code(listed: str) -> bool:
    """Whether what follows "mục" is a number of an item: Roman numbers are written in capitals."""
    return listed == listed.upper() or listed[0].isdigit()


def _items(listed: str) -> Iterator[str]:
    """Yield the items; a range of neighbours of one level is written out: 1.4 to 1.7 are four."""
    before = ""
    for found in _ITEM.finditer(listed):
        item = found["item"]
        if found["range"] and before:
            yield from _between(before, item)
        yield item
        before = item


def _between(first: str, last: str) -> Iterator[str]:
    stem, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if stem == other and low.isdigit() and high.isdigit() and 0 < int(high) - int(low) <= _LONGEST_RANGE:
        for number in range(int(low) + 1, int(high)):
            yield f"{stem}.{number}" if stem else str(number)
