"""Items of an annex that a list by state leaves out, and marks of footnotes without a footnote."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from cdsdesk.checks.annex_items import Item, Items, items_of_annexes
from cdsdesk.checks.annex_mentions import annex_key
from cdsdesk.checks.paper import Origin, Paper, Passage, PassageKind
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.state_lists import StateLine, state_lists
from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import NumberFound
from cdsdesk.model.findings import Place, Severity
from cdsdesk.model.tasks import STATE_WORDS

_SHOWN = 8
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")
_FOOTNOTE = re.compile(r"⁽[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}⁾")
_NOTE_MARK = re.compile(r"[(⁽]\s?(?P<bracket>[0-9⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})\s?[)⁾]|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})")
_NUMBERED_NOTE = re.compile(r"(?P<plain>[0-9]{1,2})[.)]?")


@paper_rule("structure.left-out", Severity.NOTE, "Danh sách theo tiến độ bỏ sót dòng của phụ lục")
def left_out(paper: Paper) -> Iterator[Issue]:
    """Rows whose state has a line in a list, and which no line of any list names; the list may mean to choose."""
    annexes = items_of_annexes(paper)
    lists = list(state_lists(paper))
    named = {id(item) for lines in lists for line in lines for item in _named(line, annexes)}
    told: set[int] = set()
    for lines in lists:
        if _counts_all_it_names(paper, lines):
            continue
        keys = {annex_key(found.annex) for line in lines for found in line.found}
        for line, key in product(lines, sorted(keys & annexes.keys())):
            rows = [item for item in annexes[key].rows if item.state is line.state]
            missing = [item for item in rows if id(item) not in named | told]
            told.update(map(id, missing))
            if missing:
                yield _issue(line, annexes[key], missing)


def _counts_all_it_names(paper: Paper, lines: Sequence[StateLine]) -> bool:
    """Whether the line above a list gives the number of the items named in it: then no more were meant."""
    at = next(place for place, block in enumerate(paper.body) if block is lines[0].passage)
    above = paper.body[at - 1] if at else None
    if not isinstance(above, Passage) or not all(line.found for line in lines if "(" in line.passage.text):
        return False
    named = sum(len(found.items) for line in lines for found in line.found)
    return any(isinstance(fact, NumberFound) and fact.value == named for fact in find_facts(above.text))


def _named(line: StateLine, annexes: Mapping[str, Items]) -> Iterator[Item]:
    for found in line.found:
        annex = annexes.get(annex_key(found.annex))
        if annex is not None:
            yield from (item for code in found.items for item in annex.find(code))


def _issue(line: StateLine, annex: Items, missing: Sequence[Item]) -> Issue:
    codes = [item.code for item in missing]
    shown = ", ".join(codes[:_SHOWN]) + (" …" if len(codes) > _SHOWN else "")
    return Issue(
        f"{annex.label} còn {len(codes)} dòng ghi “{STATE_WORDS[line.state]}” không được kể: {shown} (cần xem lại)",
        found=shown,
        facts=tuple(codes),
        place=line.passage.place,
        doubtful=True,
    )


@paper_rule("structure.footnote", Severity.WARNING, "Dấu chú thích không có chú thích")
def footnote(paper: Paper) -> Iterator[Issue]:
    """A raised number in brackets leads to a line that begins with it."""
    noted = {number for passage in paper.passages if (number := _noted(passage))}
    told: set[str] = set()
    for text, place in _lines(paper):
        for found in _FOOTNOTE.finditer(text):
            number = found[0].translate(_SUPERSCRIPT).strip("()")
            if number in noted or number in told or not text[: found.start()].strip():
                continue
            told.add(number)
            doubtful = paper.origin is Origin.FILE
            unsure = " (cần xem lại, có thể do cách đọc tệp)" if doubtful else ""
            yield Issue(
                f"Dấu chú thích ({number}) không có chú thích nào{unsure}",
                found=found[0],
                place=replace(place, quote=found[0]),
                doubtful=doubtful,
            )


def _noted(passage: Passage) -> str:
    """Return the number that a footnote begins with; a plain one only where the passage is a note by its form."""
    line = passage.mark or passage.text
    found = _NOTE_MARK.match(line)
    if found is None and passage.kind is PassageKind.NOTE:
        found = _NUMBERED_NOTE.match(line)
    return found[found.lastgroup or 0].translate(_SUPERSCRIPT) if found else ""


def _lines(paper: Paper) -> Iterator[tuple[str, Place]]:
    for passage in paper.passages:
        yield passage.text, passage.place
    for table in paper.tables:
        for row in table.rows:
            yield from ((cell.text, row.place) for cell in row.cells if "⁽" in cell.text)
