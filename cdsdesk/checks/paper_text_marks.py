"""Quotation marks and brackets that are opened and not closed, or the other way round."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.written_texts import Written, written_texts
from cdsdesk.model.findings import Severity

_LIST_MARK = re.compile(
    r"(?:^|(?<=[\s;,.:/]))(?:[a-zđ]|[A-ZĐ]|[0-9]{1,2}(?:\.[0-9]{1,2})*|[ivx]{1,4}|[IVX]{1,4})\)(?=\s+[^\W_]|$)"
)
_SMILE = re.compile(r"[:;]-?[()]+(?!\w)")
_INCHES = re.compile(r'(?<=[0-9])"(?=\s|$|[,;.)])')
_CLOSING = {")": "(", "]": "[", "}": "{"}
_OPENING = frozenset(_CLOSING.values())
_ENDS = (".", ";", ":", "!", "?")
_NEAR = 4
_WORDS = 5
_WINDOW = 80


@dataclass(frozen=True, slots=True)
class _Lone:
    """A mark without its partner at a place of a text."""

    text: Written
    at: int
    mark: str
    opens: bool


@paper_rule("text.open-quote", Severity.WARNING, "Dấu ngoặc kép mở mà không đóng")
def open_quote(paper: Paper) -> Iterator[Issue]:
    """A quotation over several paragraphs is closed in a later one; inches are no quotation marks."""
    lone = [found for text in written_texts(paper) if (found := _lone_quote(text)) is not None]
    for found in _without_partner(lone):
        word = "chưa đóng" if found.opens else "chưa mở"
        yield found.text.issue_unless_cut(f"Dấu ngoặc kép {word} tại “{_around(found)}”", _around(found))


@paper_rule("text.open-bracket", Severity.WARNING, "Dấu ngoặc đơn mở mà không đóng")
def open_bracket(paper: Paper) -> Iterator[Issue]:
    """The bracket of a numbered item ("a)", "1)") has no partner and is right."""
    lone = [found for text in written_texts(paper) for found in _lone_brackets(text)]
    for found in _without_partner(lone):
        word = "chưa đóng" if found.opens else "thừa hoặc chưa mở"
        yield found.text.issue_unless_cut(f"Dấu ngoặc “{found.mark}” {word} tại “{_around(found)}”", _around(found))


def _lone_quote(text: Written) -> _Lone | None:
    """Return the quotation mark without a partner; a straight one may close a curly one."""
    if not any(mark in text.text for mark in '“”"'):
        return None
    inches = {found.start() for found in _INCHES.finditer(text.text)}
    opened: list[int] = []
    closed_alone: int | None = None
    for at, char in enumerate(text.text):
        if char == "“" or (char == '"' and not opened and at not in inches):
            opened.append(at)
        elif char in '”"' and opened:
            opened.pop()
        elif char == "”":
            closed_alone = at
    if opened:
        return _Lone(text, opened[0], text.text[opened[0]], opens=True)
    return _Lone(text, closed_alone, "”", opens=False) if closed_alone is not None else None


def _lone_brackets(text: Written) -> Iterator[_Lone]:
    """Yield at most one bracket that was not opened and one that was not closed."""
    if not any(mark in text.text for mark in "()[]{}"):
        return
    marks = {found.end() - 1 for found in _LIST_MARK.finditer(text.text)}
    smiles = {at for found in _SMILE.finditer(text.text) for at in range(*found.span())}
    opened: list[int] = []
    told = False
    for at, char in enumerate(text.text):
        if at in smiles:
            continue
        if char in _OPENING:
            opened.append(at)
        elif char in _CLOSING:
            if opened and text.text[opened[-1]] == _CLOSING[char]:
                opened.pop()
            elif at not in marks and not told:
                told = True
                yield _Lone(text, at, char, opens=False)
    for at in opened[:1]:
        yield _Lone(text, at, text.text[at], opens=True)


def _without_partner(lone: Sequence[_Lone]) -> Iterator[_Lone]:
    """Leave out what is opened in one passage and closed in one of the next."""
    waiting: _Lone | None = None
    for found in lone:
        if waiting is not None and not found.opens and _follows(waiting, found):
            waiting = None
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if found.opens:
            waiting = found
        else:
            yield found
    if waiting is not None:
        yield waiting


def _follows(first: _Lone, second: _Lone) -> bool:
    if first.mark not in ("“", '"', _CLOSING.get(second.mark, "")) or first.text.flow is None:
        return False
    if second.text.flow is not None:
        return 0 < second.text.flow - first.text.flow <= _NEAR
    # A line of a paragraph that was stretched over the page may have been read as a row.
    apart = (second.text.place.paragraph or 0) - (first.text.place.paragraph or 0)
    return second.text.cut and 0 < apart <= _NEAR and not first.text.text.endswith(_ENDS)


def _around(found: _Lone) -> str:
    """Return some words from the mark on, or up to it."""
    text = found.text.text
    if found.opens:
        return " ".join(text[found.at : found.at + _WINDOW].split(" ")[:_WORDS])
    return " ".join(text[max(0, found.at + 1 - _WINDOW) : found.at + 1].split(" ")[-_WORDS:])
