"""Counts against the lists that they announce: in a sentence, in the lines that follow, in the rows of an annex."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cdsdesk.checks.annex_mentions import annex_key, annex_mentions
from cdsdesk.checks.list_counts import WHOLE_LEADS, miscounted, miscounted_words, shown_items
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Origin, Paper, PaperAnnex, PaperBlock, PaperTable, Passage, PassageKind, RowKind
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.structure_ordinals import Ordinal, read_ordinal
from cdsdesk.checks.structure_runs import number_column, row_ordinal
from cdsdesk.facts.announced import count_of, following_list
from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import ListFound, NumberFound
from cdsdesk.facts.nouns import known_noun
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.text import read_roman

_UNSURE = " (cần xem lại)"
_NOT_ROWS = frozenset({"", "trang", "bảng", "biểu mẫu", "phụ lục", "bản", "tài liệu"})
_ENDS = (".", ";", ",", ":")
_FEWEST = 2
# What happened so often or came so many is not listed one by one: "với 42 lượt người tham gia:".
_OCCURRENCES = re.compile(r"(?:lượt|lần|người|hồ sơ|đồng|học viên|thành viên|hộ)(?!\w)")
_BEHIND = re.compile(
    r"\s*(?:kèm theo\s*)?(?:gồm|có|liệt kê|tổng hợp|nêu)\s+(?:đầy đủ\s+)?(?P<count>[0-9]{1,4})\s(?=[^\W\d])"
)
_BEFORE = re.compile(
    r"(?:danh mục|danh sách|toàn bộ|tổng số|gồm)\s+(?P<count>[0-9]{1,4})\s(?P<noun>[^\W\d][^.;:,()0-9]{1,50}?)"
    r"\s*(?:\(|tại|ở|theo)?\s*(?:chi tiết\s*)?(?:tại\s*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """The items below a passage; ``unsure`` where it cannot be told for certain where their list ends."""

    items: tuple[Passage, ...]
    unsure: bool


@paper_rule("structure.list-count", Severity.WARNING, "Số lượng nêu ra khác số mục được liệt kê")
def list_count(paper: Paper) -> Iterator[Issue]:
    """Items that tell counts of their own are a breakdown, which other rules add up."""
    for blocks in (paper.body, *(annex.blocks for annex in paper.annexes)):
        for place, block in enumerate(blocks):
            if isinstance(block, Passage):
                yield from _in_sentence(block)
                yield from _below(paper, block, blocks[place + 1 :])


def _in_sentence(passage: Passage) -> Iterator[Issue]:
    for found in miscounted(passage.text):
        yield Issue(
            f"Nêu {miscounted_words(found)}: {quoted(shown_items(found))}",
            found=str(found.count),
            expected=str(len(found.listed)),
            facts=found.listed,
            place=replace(passage.place, quote=found.as_written),
        )


def _below(paper: Paper, passage: Passage, following: Sequence[PaperBlock]) -> Iterator[Issue]:
    if not passage.text.rstrip().endswith(":"):
        return
    listed = _items_below(passage, following)
    numbers = [found for found in find_facts(passage.text) if isinstance(found, NumberFound)]
    found = _announced(passage.text, following_list(passage.text, numbers, [item.text for item in listed.items]))
    count = len(listed.items)
    if found is None or count < _FEWEST or found.count == count or found.lead.strip(" ,:") not in WHOLE_LEADS:
        return
    if any(count_of(item.text) is not None for item in listed.items) or _OCCURRENCES.match(found.noun):
        return
    doubtful = listed.unsure or (paper.origin is Origin.FILE and count < found.count // 2)
    yield Issue(
        f"Nêu {found.count} {found.noun} nhưng bên dưới liệt kê {count}{_UNSURE if doubtful else ''}",
        found=str(found.count),
        expected=str(count),
        facts=tuple(item.text for item in listed.items),
        place=replace(passage.place, quote=passage.text[found.start :]),
        doubtful=doubtful,
    )


def _announced(text: str, found: ListFound | None) -> ListFound | None:
    """Return the list of a sentence that tells its total and the kinds in it: "36 văn bản, gồm …, 05 tờ trình:"."""
    if found is None:
        return None
    whole = next((one for one in find_facts(text) if isinstance(one, ListFound) and one.start < found.start), None)
    if whole is None or whole.end < found.start:
        return found
    return replace(found, start=whole.start, count=whole.count, noun=whole.noun)


def _items_below(passage: Passage, following: Sequence[PaperBlock]) -> _Listed:
    """Return the items of one kind of mark; the list ends with its full stop where the others have semicolons."""
    items: list[Passage] = []
    unsure = False
    for block in following:
        if not isinstance(block, Passage):
            break
        mark = _kind_of_mark(block)
        goes_on = bool(items) and block.text[:1].islower()
        if goes_on and (block.kind is PassageKind.TEXT or not items[-1].text.rstrip().endswith(_ENDS)):
            unsure = True  # the rest of an item that the page or a line cut, or a sentence of its own
        elif not mark or (items and mark == _kind_of_mark(passage) and mark != _kind_of_mark(items[0])):
            break
        elif not items or mark == _kind_of_mark(items[0]):
            if items and mark != block.mark and _value(block) <= _value(items[-1]):
                break
            items.append(block)
            if block.text.rstrip().endswith((".", "./.")) and any(_is_open(item) for item in items[:-1]):
                break
    same = bool(items) and _kind_of_mark(items[0]) == _kind_of_mark(passage)
    ends = bool(items) and items[-1].text.rstrip().endswith(".") and any(_is_open(item) for item in items[:-1])
    return _Listed(tuple(items), unsure or (same and not ends))


def _is_open(item: Passage) -> bool:
    return item.text.rstrip().endswith((";", ","))


def _kind_of_mark(passage: Passage) -> str:
    if not passage.mark or passage.kind is PassageKind.NOTE:
        return ""
    ordinal = read_ordinal(passage.mark)
    return ordinal.style + "." * ordinal.depth if ordinal else passage.mark


def _value(passage: Passage) -> int:
    ordinal = read_ordinal(passage.mark)
    return ordinal.value if ordinal else 0


@paper_rule("structure.annex-count", Severity.WARNING, "Số lượng nêu ra khác số dòng của phụ lục")
def annex_count(paper: Paper) -> Iterator[Issue]:
    """Only a sentence that counts the whole annex is held against its rows."""
    annexes = {annex_key(annex.label): annex for annex in paper.annexes}
    for passage in paper.passages:
        for mention in annex_mentions(passage.text, paper.formal):
            key = mention.keys[0] if len(mention.keys) == 1 else ""
            annex = annexes.get(key) or (paper.annexes[0] if len(paper.annexes) == 1 else None)
            told = _BEHIND.match(passage.text, mention.end) or _BEFORE.search(passage.text[: mention.start])
            if mention.of_another or annex is None or told is None or len(mention.keys) > 1:
                continue
            noun = told.groupdict().get("noun") or known_noun(passage.text, told.end())
            rows = _rows_of(annex)
            if rows and noun not in _NOT_ROWS and rows != int(told["count"]):
                yield _annex_issue(paper, passage, annex, told, rows, noun)


def _annex_issue(paper: Paper, passage: Passage, annex: PaperAnnex, told: re.Match[str], rows: int, noun: str) -> Issue:
    doubtful = paper.origin is Origin.FILE
    count = told["count"]
    return Issue(
        f"Lời văn nêu {count} {noun} nhưng {annex.label} có {rows} dòng{_UNSURE if doubtful else ''}",
        found=count,
        expected=str(rows),
        facts=(annex.label,),
        place=replace(passage.place, quote=told[0].strip(" (")),
        doubtful=doubtful,
    )


def _rows_of(annex: PaperAnnex) -> int:
    """Return how many rows that are no headings the only table of an annex has, 0 where it has none or several."""
    tables = [block for block in annex.blocks if isinstance(block, PaperTable)]
    if len(tables) != 1:
        return 0
    column = number_column(tables[0])
    data = [row for row in tables[0].rows if row.kind is RowKind.DATA]
    if column is None:
        return len(data)
    numbered = [ordinal for row in data if (ordinal := row_ordinal(row, column)) is not None]
    return sum(not _heads(ordinal, numbered) for ordinal in numbered)


def _heads(ordinal: Ordinal, others: Sequence[Ordinal]) -> bool:
    below = any(other.depth > ordinal.depth and other.path[: ordinal.depth] == ordinal.path for other in others)
    return below or (read_roman(ordinal.written) is not None and any(other.style != ordinal.style for other in others))
