"""What the text counts of an annex that it names, tasks by state and indicators by verdict, and says of one row."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from cdsdesk.checks.named_annexes import Told, told_of_annexes
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper, PaperTable, RowKind
from cdsdesk.checks.paper_lines import Line, passage_lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.task_tables import TaskTable, task_tables
from cdsdesk.model.findings import Severity
from cdsdesk.model.states import DONE
from cdsdesk.model.tasks import STATE_WORDS, PlanItem, Progress, State
from cdsdesk.vietnamese.text import search_key

_TASK = "(?:nhiệm vụ|dự án|nội dung|hoạt động)"
_STATE = (
    r"(?P<words>(?:đã |được )?hoàn thành(?:,? (?:đúng|trễ|quá) hạn)?|đang (?:thực hiện|triển khai)"
    r"(?:,? (?:theo (?:đúng )?tiến độ|trễ hạn|quá hạn))?|chưa (?:thực hiện|triển khai)(?:,? (?:trễ|quá) hạn)?"
    r"|(?:theo (?:đúng )?tiến độ|đúng tiến độ|chưa đến hạn|(?:trễ|quá) hạn))(?=[,;.()]| và | \(|$)"
)
_TASKS = re.compile(rf"(?P<count>[0-9]{{1,4}}) {_TASK} {_STATE}", re.IGNORECASE)
_ALL_TASKS = re.compile(rf"(?<![0-9/.,])(?P<count>[0-9]{{1,4}}) {_TASK}(?=,? (?:trong đó|gồm|cụ thể)|:)", re.IGNORECASE)
_VERDICTS = re.compile(
    r"(?P<count>[0-9]{1,4}) chỉ tiêu (?:đã )?(?P<words>đạt và vượt|vượt và đạt|đạt, vượt|vượt|chưa đạt|không đạt|đạt)"
    r"(?: (?:mục tiêu|kế hoạch|chỉ tiêu))?(?=[,;.()]| và | \(|$)",
    re.IGNORECASE,
)
_ALL_INDICATORS = re.compile(
    r"(?<![0-9/.,])(?P<count>[0-9]{1,4}) chỉ tiêu(?=,? (?:trong đó|gồm|cụ thể)|:)", re.IGNORECASE
)
_EVALUATES = re.compile(r"\bdanh gia\b|^ket luan$|^xep loai$")
_FEWEST = 2
_READINGS: Sequence[tuple[re.Pattern[str], tuple[frozenset[State], ...]]] = (
    (re.compile("hoàn thành.* đúng hạn"), (frozenset({State.DONE_ON_TIME}),)),
    (re.compile("hoàn thành.* (?:trễ|quá) hạn"), (frozenset({State.DONE_LATE}),)),
    (re.compile("hoàn thành"), (DONE, frozenset({State.DONE_ON_TIME}))),
    (re.compile("đang .*(?:trễ|quá) hạn"), (frozenset({State.IN_PROGRESS_LATE}),)),
    (re.compile("tiến độ"), (frozenset({State.ON_TRACK}), frozenset({State.ON_TRACK, State.NOT_DUE}))),
    (re.compile("đang"), (frozenset({State.ON_TRACK}), frozenset({State.ON_TRACK, State.IN_PROGRESS_LATE}))),
    (re.compile("chưa .*(?:trễ|quá) hạn"), (frozenset({State.NOT_STARTED_LATE}),)),
    (re.compile("chưa đến hạn"), (frozenset({State.NOT_DUE}),)),
    (re.compile("chưa"), (frozenset({State.NOT_STARTED_LATE}), frozenset({State.NOT_STARTED_LATE, State.NOT_DUE}))),
    (
        re.compile("trễ hạn|quá hạn"),
        (
            frozenset({State.IN_PROGRESS_LATE}),
            frozenset({State.NOT_STARTED_LATE}),
            frozenset({State.IN_PROGRESS_LATE, State.NOT_STARTED_LATE}),
            frozenset({State.IN_PROGRESS_LATE, State.NOT_STARTED_LATE, State.DONE_LATE}),
        ),
    ),
)
_GO_ON = re.compile(
    r"(?:tiếp tục|tập trung|đẩy nhanh|khẩn trương)[^.;0-9]{0,50} "
    r"(?P<what>nhiệm vụ số (?P<code>[0-9]{1,3}(?:\.[0-9]{1,3})*))"
    r"(?!\w|[.][0-9])",
    re.IGNORECASE,
)
_IS_NUMBER = re.compile(
    r"nhiệm vụ (?:đã |đang |còn )?(?P<words>trễ hạn|quá hạn|hoàn thành|chưa thực hiện|đang thực hiện) là "
    r"(?P<what>nhiệm vụ số (?P<code>[0-9]{1,3}(?:\.[0-9]{1,3})*))(?!\w|[.][0-9])",
    re.IGNORECASE,
)
Readings = Callable[[str], Sequence[int]]


@paper_rule("numbers.states-of-annex", Severity.WARNING, "Số nhiệm vụ trong lời văn khác phụ lục được dẫn")
def states_of_annex(paper: Paper) -> Iterator[Issue]:
    """A count is right when any of the states that its words may mean are so many."""
    tables = task_tables(paper)
    for told in told_of_annexes(paper):
        table = next((one for one in tables if any(told.holds(row.place) for row in one.rows.values())), None)
        states = _states(table) if table is not None else Counter[State]()

        def right(words: str, states: Counter[State] = states) -> list[int]:
            return [sum(states[one] for one in reading) for reading in readings(words)]

        yield from _counts(told, states.total(), "nhiệm vụ", (_TASKS, _ALL_TASKS), right)


@paper_rule("numbers.verdicts-of-annex", Severity.WARNING, "Số chỉ tiêu đạt, vượt trong lời văn khác phụ lục được dẫn")
def verdicts_of_annex(paper: Paper) -> Iterator[Issue]:
    """ "Đạt" alone may mean those that exceed their targets, too."""
    for told in told_of_annexes(paper):
        verdicts = _verdicts(told.table)
        if verdicts[""]:
            continue

        def right(words: str, verdicts: Counter[str] = verdicts) -> list[int]:
            if "vượt" in words and "đạt" in words:
                return [verdicts["đạt"] + verdicts["vượt"]]
            name = _verdict(words)
            return [verdicts[name], verdicts["đạt"] + verdicts["vượt"]] if name == "đạt" else [verdicts[name]]

        yield from _counts(told, verdicts.total(), "chỉ tiêu", (_VERDICTS, _ALL_INDICATORS), right)


def _verdicts(table: PaperTable) -> Counter[str]:
    """Count the rows by what the last column that evaluates says; "" for one that says something else."""
    columns = [at for at, heading in enumerate(table.header) if _EVALUATES.search(search_key(heading))]
    last = columns[-1] if columns else len(table.header)
    rows = [row for row in table.rows if row.kind is RowKind.DATA and last < len(row.cells)]
    told = Counter(_verdict(row.cells[last].text.strip()) for row in rows)
    return told if told.total() > told[""] else Counter()


def _verdict(text: str) -> str:
    words = text.lower()
    return next((name for name in ("chưa đạt", "không đạt", "vượt", "đạt") if words.startswith(name)), "").replace(
        "không", "chưa"
    )


def _counts(
    told: Told, rows: int, noun: str, patterns: tuple[re.Pattern[str], re.Pattern[str]], right: Readings
) -> Iterator[Issue]:
    """Hold the parts of a sentence, and its total, against the rows; one of both must be all of them."""
    parts = list(patterns[0].finditer(told.text))
    whole = patterns[1].search(told.text)
    if not rows or len(parts) < _FEWEST:
        return
    added, total = sum(int(part["count"]) for part in parts), int(whole["count"]) if whole else 0
    if rows not in (added, total):
        return
    if whole is not None and total != rows:
        yield _issue(told, whole, str(rows), f"{quoted(whole[0])} trong khi {told.annex.label} có {rows} {noun}")
    for part in parts:
        fitting = right(part["words"].lower())
        if fitting and int(part["count"]) not in fitting:
            yield _issue(
                told,
                part,
                str(fitting[0]),
                f"{quoted(part[0])} trong khi {told.annex.label} có {fitting[0]} dòng như vậy",
            )


def _issue(told: Told, found: re.Match[str], expected: str, message: str) -> Issue:
    return Issue(
        f"Lời văn ghi {message}",
        found=found["count"],
        expected=expected,
        facts=(told.annex.label, found[0]),
        place=told.place(found.start(), found.end()),
    )


def readings(words: str) -> tuple[frozenset[State], ...]:
    """Return what words of a state may mean, the likeliest first; nothing for others."""
    return next((states for pattern, states in _READINGS if pattern.search(words)), ())


def _states(table: TaskTable) -> Counter[State]:
    """Count the rows by state; nothing where a row has none, for then nobody knows what was counted."""
    told = [one.status_written for one in table.snapshot.all(Progress)]
    return Counter() if None in told else Counter(one for one in told if one is not None)


@paper_rule("tasks.told-otherwise", Severity.WARNING, "Lời văn nói về một nhiệm vụ trái với đánh giá ở bảng")
def told_otherwise(paper: Paper) -> Iterator[Issue]:
    """Only where one table alone lists tasks, each with its number."""
    tables = task_tables(paper)
    states = _by_code(tables[0]) if len(tables) == 1 else {}
    for line in passage_lines(paper) if states else ():
        for found in _GO_ON.finditer(line.text):
            if states.get(found["code"]) in DONE:
                yield _told_of(line, found, f"Lời văn còn giao làm tiếp {found['what']}, bảng ghi đã hoàn thành")
        for found in _IS_NUMBER.finditer(line.text):
            state, words = states.get(found["code"]), found["words"].lower()
            if state is not None and not any(state in reading for reading in readings(words)):
                right = STATE_WORDS[state].lower()
                yield _told_of(line, found, f"Lời văn nói {found['what']} {words}, bảng ghi {right}")


def _told_of(line: Line, found: re.Match[str], message: str) -> Issue:
    return Issue(message, found=found["what"], place=line.at(found.start("what"), found.end("what")))


def _by_code(table: TaskTable) -> Mapping[str, State]:
    """Return the states of the rows by their numbers; nothing where numbers begin anew under each heading."""
    codes = {item.task: item.code.rstrip(".") for item in table.snapshot.all(PlanItem) if item.code}
    if len(set(codes.values())) != len(codes):
        return {}
    told = table.snapshot.all(Progress)
    return {codes[one.task]: one.status_written for one in told if one.task in codes and one.status_written}
