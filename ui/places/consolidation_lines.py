"""How the lists of the office above tell their rows: who has reported, totals, what each office told, what came in."""

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from cdsdesk.actions.compliance import STANDING_WORDS, Matrix, Row, Standing
from cdsdesk.actions.receiving import VERDICT_WORDS, Arrived, Verdict
from cdsdesk.errors import CdsError
from cdsdesk.model.consolidation import Consolidation, IndicatorRow, IndicatorTotal, TaskRow, TaskTotal
from cdsdesk.model.indicators import EVALUATION_WORDS, Evaluation
from cdsdesk.model.periods import period_words
from cdsdesk.model.tasks import STATE_WORDS, State
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.numbers import format_number
from ui.places.tones import EVALUATION_TONES, STATE_TONES
from ui.tables.lines import LineCell, LineColumn
from ui.theme.colours import Tone

LATE_STATES = (State.IN_PROGRESS_LATE, State.NOT_STARTED_LATE)
_HUNDREDTH = Decimal("0.01")
_MARKS = {
    Standing.ON_TIME: ("✓", Tone.GREEN),
    Standing.LATE: ("trễ", Tone.AMBER),
    Standing.MISSING: ("thiếu", Tone.RED),
    Standing.NOT_DUE: ("·", None),
    Standing.NOT_EXPECTED: ("–", None),
}
_VERDICT_TONES = {
    Verdict.NEW: Tone.GREEN,
    Verdict.RESENT: Tone.BLUE,
    Verdict.SAME: Tone.GREY,
    Verdict.WRONG_PERIOD: Tone.AMBER,
    Verdict.OWN: Tone.AMBER,
    Verdict.UNKNOWN_SENDER: Tone.AMBER,
    Verdict.CLOSED: Tone.AMBER,
    Verdict.DAMAGED: Tone.RED,
    Verdict.NOT_A_PACKAGE: Tone.RED,
}
_UNIT = LineColumn("Đơn vị", 160, takes_rest=True)

INDICATORS = (
    LineColumn("STT", 48),
    LineColumn("Chỉ tiêu", 200, takes_rest=True),
    LineColumn("Cộng", 96, "right"),
    LineColumn("Gồm", 150, "right"),
    LineColumn("Đơn vị có số", 100, "right"),
)
INDICATOR_ROWS = (
    _UNIT,
    LineColumn("Kết quả", 96, "right"),
    LineColumn("Gồm", 120, "right"),
    LineColumn("Mục tiêu", 120),
    LineColumn("Đánh giá", 124),
)
TASKS = (
    LineColumn("STT", 48),
    LineColumn("Nhiệm vụ", 220, takes_rest=True),
    LineColumn("Kế hoạch", 110),
    LineColumn("Xong", 60, "right"),
    LineColumn("Trễ hạn", 72, "right"),
    LineColumn("Đơn vị", 68, "right"),
)
TASK_ROWS = (_UNIT, LineColumn("Tình trạng", 170), LineColumn("Kết quả", 240, takes_rest=True))
COUNTS = (LineColumn("Nội dung", 260, takes_rest=True), LineColumn("Cộng", 160, "right"))
COUNT_ROWS = (_UNIT, LineColumn("Số", 160, "right"))
RECEIVED = (
    LineColumn("Kết quả", 134),
    LineColumn("Đơn vị", 150, takes_rest=True),
    LineColumn("Kỳ", 132),
    LineColumn("Lần", 40, "right"),
    LineColumn("Ghi chú", 180, takes_rest=True),
)


def matrix_columns(shown: Matrix) -> tuple[LineColumn, ...]:
    """Return the columns of the matrix: the office, each period, in how many it reported."""
    wide = 46 if len(shown.periods) > 4 else 100
    periods = (LineColumn(_short(shown, one.code), wide, "centre") for one in shown.periods)
    return (LineColumn("Đơn vị", 140, takes_rest=True), *periods, LineColumn("Đã gửi", 64, "right"))


def _short(shown: Matrix, code: str) -> str:
    month = code.partition("-M")[2]
    return f"T{int(month)}" if month else shown.heading(code)


def matrix_cells(shown: Matrix) -> Callable[[Row], Sequence[LineCell]]:
    """Return how a row of the matrix is told."""

    def told(row: Row) -> Sequence[LineCell]:
        cells = [LineCell(row.unit.name)]
        for period, standing, day in zip(shown.periods, row.cells, row.days, strict=True):
            text, tone = _MARKS[standing]
            on = f", ngày {format_date(day)}" if day else ""
            words = f"{row.unit.name}, {period_words(period.code)}: {STANDING_WORDS[standing].lower()}{on}"
            cells.append(LineCell(text, tone, f"{words}, hạn {format_date(period.due)}"))
        return (*cells, LineCell(f"{row.reported}/{row.due}" if row.due else "–"))

    return told


def indicator_total(offices: int) -> Callable[[IndicatorTotal], Sequence[LineCell]]:
    """Return how an indicator over all offices is told; ``offices`` were to report, as far as that is known."""

    def told(total: IndicatorTotal) -> Sequence[LineCell]:
        most = max(offices, len(total.rows))
        count = len(total.added) or sum(row.reached is not None or bool(row.text) for row in total.rows)
        within = f"{format_number(count)}/{format_number(most)}"
        return (
            LineCell(total.code),
            LineCell(total.name, spoken=total.name),
            LineCell(total_words(total)),
            LineCell(_parts(total.numerator, total.denominator) if total.share is not None else total.unit_text),
            LineCell(within, spoken=f"{within} đơn vị có số"),
        )

    return told


def total_words(total: IndicatorTotal) -> str:
    """Return what an indicator adds up to: "30,85%", "1.250"; of what is not added up that it is told apart."""
    if total.share is not None:
        return _share(total.numerator, total.denominator)
    return format_number(total.total) if total.total is not None else "theo đơn vị"


def indicator_row(names: Mapping[str, str]) -> Callable[[IndicatorRow], Sequence[LineCell]]:
    """Return how what one office told of an indicator is told."""

    def told(row: IndicatorRow) -> Sequence[LineCell]:
        judged = Evaluation(row.evaluation) if row.evaluation in {one.value for one in Evaluation} else None
        value = format_number(row.reached) if row.reached is not None else row.text
        above, below = row.numerator, row.denominator
        if above is not None and below is not None and row.is_share:
            value = _share(above, below) if below else value
        both = _parts(above, below) if above is not None and below is not None else ""
        tone = EVALUATION_TONES[judged] if judged else None
        unit = "%" if row.head.unit_text == "%" else ""
        return (
            LineCell(names.get(row.unit, row.unit)),
            LineCell(value or "chưa có số"),
            LineCell(both),
            LineCell(f"{row.target}{unit}" if row.target and row.target[-1].isdigit() else row.target),
            LineCell(EVALUATION_WORDS[judged] if judged else "", tone),
        )

    return told


def task_total(total: TaskTotal) -> Sequence[LineCell]:
    """Tell a task over all offices."""
    done = sum(total.states.get(state, 0) for state in (State.DONE_ON_TIME, State.DONE_LATE))
    late = sum(total.states.get(state, 0) for state in LATE_STATES)
    return (
        LineCell(total.code),
        LineCell(total.title),
        LineCell(total.plan_number),
        LineCell(format_number(done)),
        LineCell(format_number(late), Tone.RED if late else None),
        LineCell(format_number(len(total.rows))),
    )


def task_row(names: Mapping[str, str]) -> Callable[[TaskRow], Sequence[LineCell]]:
    """Return how what one office told of a task is told."""

    def told(row: TaskRow) -> Sequence[LineCell]:
        state = LineCell(STATE_WORDS[row.state], STATE_TONES[row.state]) if row.state else LineCell("chưa rõ")
        return LineCell(names.get(row.unit, row.unit)), state, LineCell(" ".join(row.result.split()))

    return told


def arrived_cells(names: Mapping[str, str]) -> Callable[[Arrived], Sequence[LineCell]]:
    """Return how what became of a file is told."""

    def told(one: Arrived) -> Sequence[LineCell]:
        name = names.get(one.unit, "") or one.sender.name or one.path.name
        return (
            LineCell(VERDICT_WORDS[one.verdict], Tone.AMBER if one.differs else _VERDICT_TONES[one.verdict]),
            LineCell(name, spoken=f"{name} ({one.path.name})"),
            LineCell(_period(one.period)),
            LineCell(str(one.revision or "")),
            LineCell(arrived_note(one)),
        )

    return told


def arrived_note(one: Arrived) -> str:
    """Return what there is to say of a file: why it was not taken, or what a resend tells otherwise."""
    if one.words or one.verdict is not Verdict.RESENT:
        return one.words
    changed = ", ".join(f"{format_number(count)} {words}" for words, count in one.changed.items())
    return f"Đổi {changed}; bản trước được giữ." if changed else "Không đổi số liệu nào; bản trước được giữ."


def _period(code: str) -> str:
    try:
        words = period_words(code) if code else ""
    except CdsError:
        return code
    return words[:1].upper() + words[1:]


def _share(above: Decimal, below: Decimal) -> str:
    """Return a share to two places at most; of nothing there is none."""
    if not below:
        return ""
    return f"{format_number((above * 100 / below).quantize(_HUNDREDTH, ROUND_HALF_UP))}%"


def _parts(above: Decimal, below: Decimal) -> str:
    return f"{format_number(above)}/{format_number(below)}"


def unit_names(found: Consolidation, known: Mapping[str, str]) -> Mapping[str, str]:
    """Return by uid what offices are called, with the name of who passed them on, or took over from them."""
    others = [(one, one.later or one.above[-1]) for one in found.offices if one.later or one.above]
    if not others:
        return known
    names = {**{office.unit.uid: office.unit.name for office in found.offices}, **known}
    return names | {
        one.unit.uid: f"{names[one.unit.uid]} ({'nay là' if one.later else 'qua'} {names.get(other, other)})"
        for one, other in others
    }


def record_names(found: Consolidation | None, wanted: Collection[str]) -> dict[str, str]:
    """Return by uid what some tasks and indicators of lower offices are called; there may be 100,000 of them."""
    if found is None or not wanted:
        return {}
    tasks = {one.key: total_name(one) for one in found.tasks if one.key in wanted}
    return tasks | {one.key: total_name(one) for one in found.indicators if one.key in wanted}


def total_name(one: TaskTotal | IndicatorTotal) -> str:
    """Return number and name of a task or an indicator."""
    return f"{one.code} {one.title if isinstance(one, TaskTotal) else one.name}".strip()


def sent_of(shown: Matrix, code: str) -> tuple[int, int]:
    """Return how many offices have reported for a period, and how many were to."""
    at = [one.code for one in shown.periods].index(code)
    expected = [line.cells[at] for line in shown.rows if line.cells[at] is not Standing.NOT_EXPECTED]
    return sum(one in (Standing.ON_TIME, Standing.LATE) for one in expected), len(expected)


def latest_period(shown: Matrix) -> str:
    """Return the last period that somebody reported in, else the last that is due, else the first."""
    for wanted in ((Standing.ON_TIME, Standing.LATE), (Standing.MISSING,)):
        for at in range(len(shown.periods) - 1, -1, -1):
            if any(line.cells[at] in wanted for line in shown.rows):
                return shown.periods[at].code
    return shown.periods[0].code
