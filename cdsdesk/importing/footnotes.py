"""Marks in cells and headings, and the lines below a table that explain them."""

import re
from collections.abc import Sequence

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(r"\s*(?:[(\[⁽]\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\d{1,2}|\*{1,3})\s*[)\]⁾]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\*{1,3}))\s*$")
_EXPLAINED = re.compile(
    r"(?:^|[;.\n]|ghi chú\s*:|chú thích\s*:|lưu ý\s*:)\s*[-+]?\s*"
    r"(?P<whole>[(\[⁽]\s*(?P<set>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\d{1,2}|\*{1,3})\s*[)\]⁾]|(?P<bare>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\*{1,3}))"
    r"\s*[:.]?\s*(?=\S)",
    re.IGNORECASE,
)


class Footnotes:
    """The explanations below a table by their marks."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._by_mark: dict[str, str] = {}
        for line in lines:
            found = list(_EXPLAINED.finditer(line))
            ends = [*(each.start() for each in found[1:]), len(line)]
            for each, end in zip(found, ends, strict=True):
                mark = (each["set"] or each["bare"]).translate(_RAISED)
                self._by_mark.setdefault(mark, line[each.start("whole") : end].strip(" ;\n"))

    def __bool__(self) -> bool:
        return bool(self._by_mark)

    def split(self, text: str) -> tuple[str, str]:
        """Return a text without the mark at its end, and the line that explains it; "" when none does."""
        found = _MARK.search(text)
        line = self._by_mark.get((found[1] or found[2]).translate(_RAISED), "") if found else ""
        return (text[: found.start()].rstrip(), line) if found and line else (text, "")
