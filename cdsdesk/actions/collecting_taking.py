"""Returned forms: which of their answers go into the file, what is left to a person, and how that is said."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from cdsdesk.actions.collecting import answered, current, measured_of, period_of, record_words
from cdsdesk.actions.collecting_copies import known_again
from cdsdesk.actions.edit import set_progress
from cdsdesk.actions.measuring import set_measurement
from cdsdesk.document.collecting_form import FormAnswer, ReturnedForm
from cdsdesk.errors import CdsError, UsageError
from cdsdesk.model.calling import shortened
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.evaluation import agrees, ratio
from cdsdesk.model.indicators import Indicator, Measure
from cdsdesk.model.periods import period_words
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import ALWAYS_COUNTED, read_state
from cdsdesk.model.tasks import STATE_WORDS, Task
from cdsdesk.model.working import WorkingSnapshot
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import clean_line

_STATES = f"từ quy định là một trong: {'; '.join(STATE_WORDS[state] for state in ALWAYS_COUNTED)}."


@dataclass(frozen=True)
class Differing:
    """A cell that was filled in otherwise meanwhile: which value is right is for a person to say.

    ``ours`` is what stands in the file, ``source`` the file of the form, ``before`` that of another form of the same
    step that told ``ours``, "" for what the office itself has.
    """

    answer: FormAnswer
    recipient: str
    record: str
    ours: str
    source: str = ""
    before: str = ""


@dataclass(frozen=True)
class Unread:
    """A cell that a person should look at, whether it went in or not, and why; ``source`` is the file of the form."""

    answer: FormAnswer
    why: str
    source: str


@dataclass(frozen=True)
class Taken:
    """What returned forms bring: the step, how many cells went in or were there already, what is left to a person.

    ``emptied`` counts the cells that came back empty: what the office has there stays.
    """

    changes: ChangeSet
    written: int
    same: int
    differing: tuple[Differing, ...]
    unread: tuple[Unread, ...]
    lost: tuple[tuple[str, str], ...]
    emptied: int


def take(
    snapshot: Snapshot,
    forms: Sequence[ReturnedForm],
    today: date,
    theirs: Collection[FormAnswer] = (),
    who: str = "",
) -> Taken:
    """Put the answers of returned forms into the snapshot's period as one step; forms of one unit add to each other.

    A value that the office, or a form before it, wrote meanwhile stays unless the answer is among ``theirs``. Raises
    UsageError for a form of another office or period.
    """
    forms = [known_again(snapshot, form, today) for form in forms]
    for form in forms:
        _require_ours(snapshot, form)
    working = WorkingSnapshot(snapshot)
    written, same = 0, 0
    differing: list[Differing] = []
    unread: list[Unread] = []
    tellers: dict[tuple[str, str], str] = {}
    for form, answer in ((each, told) for each in forms for told in each.answers):
        ours, cell = current(working, answer.type, answer.uid, answer.field), (answer.uid, answer.field)
        if _same(ours, answer.text):
            same += 1
        elif ours and not _same(ours, answer.given) and answer not in theirs:
            about = (form.recipient, record_words(working.get(answer.uid)), ours, form.source)
            differing.append(Differing(answer, *about, tellers.get(cell, "")))
        else:
            problem = _put(working, answer, who)
            written += not problem
            doubt = problem or _doubt(working, answer)
            unread.extend([Unread(answer, doubt, form.source)] if doubt else [])
            tellers[cell] = form.source
    emptied = sum(bool(current(working, each.type, each.uid, each.field)) for form in forms for each in form.emptied)
    changes = ChangeSet(_label(forms), (*working.changes(), *answered(snapshot, forms, today)), who)
    lost = tuple((form.source, title) for form in forms for title in form.lost)
    return Taken(changes, written, same, tuple(differing), tuple(unread), lost, emptied)


def _label(forms: Sequence[ReturnedForm]) -> str:
    names = {form.recipient for form in forms}
    if len(names) > 1:
        return f"Nhận {len(forms)} phiếu thu số liệu"
    return f"Nhận {f'{len(forms)} ' if len(forms) > 1 else ''}phiếu của {forms[0].recipient}"


def received_words(forms: Sequence[ReturnedForm]) -> str:
    """Return who answered, with the number of forms of one that sent several: "Văn phòng (2 phiếu), Công an"."""
    counts: dict[str, int] = {}
    for form in forms:
        counts[form.recipient] = counts.get(form.recipient, 0) + 1
    return ", ".join(f"{name} ({count} phiếu)" if count > 1 else name for name, count in counts.items())


def form_words(one: Differing) -> str:
    """Say in which file a cell differs, whose it is, and which form told the other value where it was no officer."""
    before = f"; {one.before} đã ghi trước" if one.before else ""
    return f"{one.source} ({one.recipient}{before})"


def unread_words(one: Unread) -> str:
    """Say which cell of which file a person should look at, and why."""
    cell = f"“{shortened(one.answer.text)}” ({one.source}, {one.answer.sheet}, {one.answer.place})"
    return f"{cell}: {one.why}"


def lost_words(source: str, title: str) -> str:
    """Say that a row of a form is not where it was, nor anywhere else alone."""
    row = shortened(title)
    return f"{source}: dòng “{row}” không còn, hoặc bị chép thành nhiều dòng, nên không lấy ô nào của dòng này."


def emptied_words(count: int) -> str:
    """Say that cells came back empty and what became of them, "" for none."""
    return f"{format_number(count)} ô để trống, giữ số cũ." if count else ""


def _same(first: str, second: str) -> bool:
    return clean_line(first) == clean_line(second)


def _put(working: WorkingSnapshot, answer: FormAnswer, who: str) -> str:
    """Write one answer; return the sentence that says why it could not be, empty when it was."""
    period = period_of(working).code
    write = set_progress if answer.type == Task.TYPE else set_measurement
    # the text of a state is read like any other: what is no official word stays as it was written
    field = "status_text" if answer.field == "status_written" else answer.field
    try:
        working.take(write(working, answer.uid, period, {field: answer.text}, who))
    except CdsError as error:
        return f"Chưa ghi. {error}"
    return ""


def _doubt(working: WorkingSnapshot, answer: FormAnswer) -> str:
    """Return what a person should look at in an answer that went in; empty for nothing."""
    if answer.type == Task.TYPE:
        is_state = answer.field == "status_written"
        return f"Đã ghi chữ này; {_STATES}" if is_state and read_state(answer.text) is None else ""
    told, indicator = measured_of(working, answer.uid), working.find(Indicator, answer.uid)
    if answer.field == "note" or told is None or indicator is None or indicator.measure is Measure.TEXT:
        return ""
    if answer.field == "text" and told.value is None and told.numerator is None:
        return "Đã ghi chữ này nhưng chưa hiểu là số nào."
    parts = (told.numerator, told.denominator)
    if indicator.measure is Measure.RATIO and any(part is not None and part % 1 for part in parts):
        return "Đã ghi, nhưng tử số và mẫu số thường là số nguyên."
    share = ratio(told.numerator, told.denominator)
    if indicator.measure is Measure.RATIO and share is not None and told.value is not None:
        return "" if agrees(share, told.value) else "Đã ghi, nhưng kết quả khác với tử số chia mẫu số."
    return ""


def _require_ours(snapshot: Snapshot, form: ReturnedForm) -> None:
    if form.office_uid != snapshot.office:
        raise UsageError("Phiếu này do đơn vị khác lập", form.source, "hãy gửi lại cho đơn vị đã lập phiếu")
    if form.period != period_of(snapshot).code:
        raise UsageError(
            f"Phiếu này thuộc {period_words(form.period)}",
            form.source,
            "hãy chuyển sang kỳ đó ở phía trên rồi nhận lại",
        )
