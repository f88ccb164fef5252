"""How many tasks are in which state: what the text counts against the rows of the table that it counts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from cdsdesk.checks.paper import Paper, Passage, PassageKind
from cdsdesk.checks.paper_lines import Line
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.said_states import read_said, said_before
from cdsdesk.checks.task_tables import task_tables
from cdsdesk.facts.announced import following_list
from cdsdesk.facts.found import FractionFound, NumberFound
from cdsdesk.model.findings import Severity
from cdsdesk.model.states import DONE
from cdsdesk.model.tasks import Progress, State

States = Counter[State]

_TASKS = ("nhiệm vụ", "dự án", "nội dung", "hoạt động")
_TOTAL = re.compile(
    r"tổng số (?:nhiệm vụ|nội dung)[^0-9;:,.()]{0,30}?(?:là |: ?)(?P<count>[0-9]{1,4}),? (?:trong đó|gồm|cụ thể):?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?P<words>(?:đã )?hoàn thành(?:,? (?:đúng|trễ) hạn)?|đang (?:thực hiện|triển khai)"
    r"(?:,? (?:theo tiến độ|trễ hạn))?|chưa thực hiện(?:,? trễ hạn)?|trễ hạn):? (?P<count>[0-9]{1,4})"
    r"(?: nhiệm vụ)?(?=[;,.]| và |$)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?P<words>[^:]+): ?(?P<count>[0-9]{1,4})(?![0-9%/.,]*[0-9%/])")


@paper_rule("numbers.states-against-table", Severity.WARNING, "Số nhiệm vụ theo tiến độ trong lời văn khác với bảng")
def states_against_table(paper: Paper) -> Iterator[Issue]:
    """Only a text whose total is that of one table, or of all together, surely counts its rows."""
    tables = [found for table in task_tables(paper) if (found := _states(table.snapshot.all(Progress)))]
    if not tables:
        return
    blocks = paper.body
    for place, block in enumerate(blocks):
        if not isinstance(block, Passage):
            continue
        following = takewhile(
            lambda one: isinstance(one, Passage) and one.kind is PassageKind.ITEM, blocks[place + 1 :]
        )
        yield from _listed(block, [one for one in following if isinstance(one, Passage)], tables)
        line = Line(block.text, block.place)
        yield from _shares(line, tables)
        yield from _in_sentence(line, tables)


def _states(told: Sequence[Progress]) -> States:
    """Count the rows by state; nothing where a row has none, for then nobody knows what was counted."""
    if any(one.status_written is None for one in told):
        return Counter()
    return Counter(one.status_written for one in told if one.status_written is not None)


def _meant(total: int, tables: Sequence[States]) -> States | None:
    """Return the states of the one table with so many rows, else of all tables when they have."""
    fitting = [table for table in tables if table.total() == total]
    if len(fitting) == 1:
        return fitting[0]
    everything: States = sum(tables, Counter())
    return everything if not fitting and everything.total() == total else None


def _listed(passage: Passage, items: Sequence[Passage], tables: Sequence[States]) -> Iterator[Issue]:
    """Hold "Tổng số nhiệm vụ: 21, trong đó:" with its lines against a table of 21 rows."""
    numbers = [fact for fact in Line(passage.text, passage.place).facts if isinstance(fact, NumberFound)]
    announced = following_list(passage.text, numbers, [item.text for item in items])
    table = _meant(announced.count, tables) if announced and announced.noun.startswith(_TASKS) else None
    if table is None:
        return
    told = [(item, found, state) for item in items for found, state in _counts(item)]
    wrong = [(item, found, state) for item, found, state in told if int(found["count"]) != table[state]]
    if 2 * len(wrong) > len(told):
        return
    for item, found, state in wrong:
        yield Issue(
            f"Lời văn ghi {found['count']} nhiệm vụ, bảng có {table[state]} dòng ghi như vậy",
            expected=str(table[state]),
            found=found["count"],
            facts=(state.value,),
            place=Line(item.text, item.place).at(found.start(), found.end()),
        )


def _counts(item: Passage) -> Iterator[tuple[re.Match[str], State]]:
    found = _COUNTED.match(item.text)
    said = read_said(found["words"]) if found else None
    if found is not None and said is not None and said.exact is not None:
        yield found, said.exact


def _in_sentence(line: Line, tables: Sequence[States]) -> Iterator[Issue]:
    """Hold "Tổng số nhiệm vụ là 09, trong đó: hoàn thành 04; …" against a table of 9 rows; its parts must add up."""
    found = _TOTAL.search(line.text)
    table = _meant(int(found["count"]), tables) if found else None
    if found is None or table is None:
        return
    parts = list(_PART.finditer(line.text, found.end()))
    if sum(int(one["count"]) for one in parts) != table.total():
        return
    for part in parts:
        states = _states_of(part["words"].lower().removeprefix("đã "))
        right = sum(table[state] for state in states)
        if states and right != int(part["count"]):
            yield Issue(
                f"Lời văn ghi {part['words'].lower()} {part['count']} nhiệm vụ, bảng có {right} dòng ghi như vậy",
                expected=str(right),
                found=part["count"],
                facts=(part["words"],),
                place=line.at(part.start(), part.end()),
            )


def _states_of(words: str) -> frozenset[State]:
    """Return the states that are counted under these words; none where others may be, as under "trễ hạn" alone."""
    if words == "hoàn thành":
        return DONE
    said = read_said(words)
    return said.states if said is not None and said.exact is not None else frozenset()


def _shares(line: Line, tables: Sequence[States]) -> Iterator[Issue]:
    """Hold "đã hoàn thành 15/21 nhiệm vụ" against a table of 21 rows."""
    if "/" not in line.text:
        return
    for fact in line.facts:
        if not isinstance(fact, FractionFound) or not fact.noun.startswith(_TASKS):
            continue
        said = read_said(re.sub(r"[0-9,]+ ?%", "", said_before(line.text, fact.start)))
        table = _meant(int(fact.denominator), tables) if said is not None else None
        if said is None or table is None:
            continue
        right = sum(table[state] for state in said.states)
        if right != fact.numerator:
            yield Issue(
                f"Lời văn ghi {fact.as_written} {fact.noun}, bảng có {right} dòng ở tình trạng đó",
                expected=f"{right}/{table.total()}",
                found=fact.as_written,
                place=line.at(fact.start, fact.end),
            )
