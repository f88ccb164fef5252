"""Slips in the records of an office, each at one record."""

import datetime
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Evaluation, Measurement, Target
from cdsdesk.model.office import RecipientList, Signatory
from cdsdesk.model.reports import Narrative
from cdsdesk.model.tasks import AmountKind, Funding, PlanItem, Progress, State, Task
from cdsdesk.model.teams import Member, MemberRole, Team
from cdsdesk.model.understanding import understood

R = TypeVar("R", bound=Record)
Records = dict[str, Record]
Make = Callable[[Records, Random], "tuple[str, ...] | None"]


@dataclass(frozen=True)
class OfficeFault:
    """A class of slips in records; ``make`` changes them and returns uids or texts where the slip stands."""

    key: str
    words: str
    rules: tuple[str, ...]
    make: Make


OFFICE_FAULTS: dict[str, OfficeFault] = {}


def _fault(key: str, words: str, *rules: str) -> Callable[[Make], Make]:
    def entered(make: Make) -> Make:
        OFFICE_FAULTS[key] = OfficeFault(key, words, rules, make)
        return make

    return entered


def _all(records: Records, kind: type[R], *, where: Callable[[R], bool] = lambda _record: True) -> list[R]:
    return [record for record in records.values() if isinstance(record, kind) and where(record)]


def _put(records: Records, record: Record, **values: Any) -> tuple[str, ...]:
    made = understood(replace(record, **values), set(values))
    records[made.uid] = made
    return (made.uid,)


def _listed(records: Records) -> list[Document]:
    """Return the documents that the report lists, the plan aside."""
    return _all(records, Document, where=lambda row: row.uid != "d1")


def _task(records: Records, told: Progress) -> Task:
    found = records[told.task]
    assert isinstance(found, Task)
    return found


def _ended(records: Records, *states: State) -> list[Progress]:
    """Return results in these states of tasks with a deadline that ended."""
    rows = _all(records, Progress, where=lambda row: row.status_written in states)
    return [row for row in rows if _task(records, row).deadline_text.startswith(("Tháng", "Quý", "Trước"))]


@_fault("tasks.state-against-dates", "Ghi đúng hạn, hoàn thành sau thời hạn", "status.against-dates")
def state_against_dates(records: Records, rng: Random) -> tuple[str, ...] | None:
    rows = _ended(records, State.DONE_LATE)
    if not rows:
        return None
    row = rng.choice(rows)
    return (*_put(records, row, status_written=State.DONE_ON_TIME), row.task)


@_fault("tasks.overdue-as-going", "Quá hạn nhưng ghi theo tiến độ", "status.against-dates")
def overdue_as_going(records: Records, rng: Random) -> tuple[str, ...] | None:
    rows = _ended(records, State.IN_PROGRESS_LATE)
    if not rows:
        return None
    row = rng.choice(rows)
    return (*_put(records, row, status_written=State.ON_TRACK), row.task)


@_fault("tasks.done-without-result", "Hoàn thành nhưng không có kết quả", "status.done-without-result")
def done_without_result(records: Records, rng: Random) -> tuple[str, ...] | None:
    rows = _all(records, Progress, where=lambda row: row.status_written in (State.DONE_ON_TIME, State.DONE_LATE))
    if not rows:
        return None
    row = rng.choice(rows)
    return (*_put(records, row, result=""), row.task)


@_fault("tasks.words-against-state", "Kết quả ghi chưa thực hiện, đánh giá hoàn thành", "status.against-result")
def words_against_state(records: Records, rng: Random) -> tuple[str, ...] | None:
    rows = _all(records, Progress, where=lambda row: row.status_written is State.DONE_ON_TIME)
    if not rows:
        return None
    row = rng.choice(rows)
    return (*_put(records, row, result=rng.choice(("Chưa thực hiện.", "Chưa bố trí được kinh phí."))), row.task)


@_fault("tasks.unknown-word", "Đánh giá không dùng từ quy định", "status.unknown-word")
def unknown_word(records: Records, rng: Random) -> tuple[str, ...] | None:
    row = rng.choice(_all(records, Progress))
    return (*_put(records, row, status_text=rng.choice(("Cơ bản xong", "Tốt"))), row.task)


@_fault("tasks.no-lead", "Nhiệm vụ không có cơ quan chủ trì", "missing.lead")
def no_lead(records: Records, rng: Random) -> tuple[str, ...] | None:
    return _put(records, rng.choice(_all(records, Task)), lead=())


@_fault("tasks.unreadable-deadline", "Thời hạn không hiểu được", "missing.readable-deadline")
def unreadable_deadline(records: Records, rng: Random) -> tuple[str, ...] | None:
    return _put(records, rng.choice(_all(records, Task)), deadline_text=rng.choice(("Quý V/2024", "sớm nhất")))


@_fault("tasks.before-plan", "Thời hạn trước ngày ban hành kế hoạch", "dates.deadline-before-plan")
def before_plan(records: Records, rng: Random) -> tuple[str, ...] | None:
    rows = _ended(records, State.IN_PROGRESS_LATE, State.NOT_STARTED_LATE)
    plan = records["d1"]
    if not rows or not isinstance(plan, Document) or plan.date is None:
        return None
    row = rng.choice(rows)
    return (*_put(records, _task(records, row), deadline_text=f"Tháng 10/{plan.date.year - 1}"), row.uid)


@_fault("tasks.far-deadline", "Thời hạn ngoài các năm của kế hoạch", "dates.deadline-outside-plan")
def far_deadline(records: Records, rng: Random) -> tuple[str, ...] | None:
    rows = _all(records, Progress, where=lambda row: row.status_written is State.ON_TRACK)
    plan = records["d1"]
    if not rows or not isinstance(plan, Document) or plan.date is None:
        return None
    row = rng.choice(rows)
    return (*_put(records, _task(records, row), deadline_text=f"Tháng 5/{plan.date.year + 10}"), row.uid)


@_fault("tasks.reversed-deadline", "Thời gian thực hiện ghi ngược", "dates.reversed-span")
def reversed_deadline(records: Records, rng: Random) -> tuple[str, ...] | None:
    tasks = _all(records, Task, where=lambda task: " - " in task.deadline_text)
    if not tasks:
        return None
    task = rng.choice(tasks)
    return _put(records, task, deadline_text=" - ".join(reversed(task.deadline_text.split(" - "))))


@_fault("tasks.unequal", "Hai nhiệm vụ như nhau đánh giá khác nhau", "status.unequal", "status.against-dates")
def unequal(records: Records, rng: Random) -> tuple[str, ...] | None:
    rows = _ended(records, State.IN_PROGRESS_LATE)
    others = _all(records, Progress, where=lambda row: row.status_written is State.ON_TRACK)
    if not rows or not others:
        return None
    one, other = rng.choice(rows), rng.choice(others)
    _put(records, other, result=one.result)
    _put(records, _task(records, other), deadline_text=_task(records, one).deadline_text)
    return one.uid, other.uid, one.task, other.task


@_fault("tasks.code-twice", "Một số thứ tự dùng cho hai nhiệm vụ", "numbering.duplicate-code")
def code_twice(records: Records, rng: Random) -> tuple[str, ...] | None:
    one, other = rng.sample(_all(records, PlanItem), 2)
    return (*_put(records, other, code=one.code, section=one.section), one.uid, one.task, other.task)


@_fault("tasks.completed-after-period", "Ngày hoàn thành sau kỳ báo cáo", "dates.completed-after-period")
def completed_after(records: Records, rng: Random) -> tuple[str, ...] | None:
    rows = _all(records, Progress, where=lambda row: row.completed_on is not None)
    if not rows:
        return None
    row = rng.choice(rows)
    assert row.completed_on is not None
    return (*_put(records, row, completed_on=row.completed_on + datetime.timedelta(400)), row.task)


@_fault("documents.twice", "Một văn bản vào sổ hai lần", "document.entered-twice")
def document_twice(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice(_listed(records))
    entry = records[f"e{one.uid[1:]}"]
    records["d-again"] = replace(one, uid="d-again", number=one.number.lstrip("0"), assigns_work=False)
    records["e-again"] = replace(entry, uid="e-again", document="d-again")  # type: ignore[call-arg]
    return one.uid, "d-again", entry.uid, "e-again"


@_fault("documents.two-dates", "Một số, ký hiệu có hai ngày", "document.number-with-two-dates")
def two_dates(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice(_listed(records))
    assert one.date is not None
    other = replace(one, uid="d-again", date=one.date + datetime.timedelta(rng.randint(2, 9)), assigns_work=False)
    records[other.uid] = replace(other, subject="về việc khác")
    records["e-again"] = replace(records[f"e{one.uid[1:]}"], uid="e-again", document=other.uid)  # type: ignore[call-arg]
    return one.uid, other.uid, f"e{one.uid[1:]}", "e-again"


@_fault("documents.type-against-symbol", "Loại văn bản trái với ký hiệu", "document.symbol-against-type")
def type_against_symbol(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice([row for row in _listed(records) if row.type != "Công văn"])
    return _put(records, one, type="Quyết định" if one.type != "Quyết định" else "Kế hoạch")


@_fault("documents.order", "Số lớn hơn lại có ngày sớm hơn", "document.number-against-date")
def order(records: Records, rng: Random) -> tuple[str, ...] | None:
    rows = _listed(records)
    pairs = [
        (one, other)
        for one in rows
        for other in rows
        if one.symbol == other.symbol and one.date and other.date and (other.date - one.date).days > 1
    ]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    return (*_put(records, one, date=other.date), *_put(records, other, date=one.date))


@_fault("documents.no-number", "Văn bản thiếu số", "missing.document-number")
def no_number(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice(_listed(records))
    return (*_put(records, one, number=""), f"e{one.uid[1:]}")


@_fault("documents.no-date", "Văn bản thiếu ngày", "missing.document-number")
def no_date(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice(_listed(records))
    return (*_put(records, one, date=None), f"e{one.uid[1:]}")


@_fault(
    "documents.other-issuer",
    "Văn bản đi do cơ quan khác ban hành",
    "document.other-issuer",
    "document.symbol-against-issuer",
)
def other_issuer(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice(_listed(records))
    return (*_put(records, one, issuer="UBND xã Khác", issuer_unit=""), f"e{one.uid[1:]}")


@_fault("indicators.verdict", "Đánh giá chỉ tiêu trái với mục tiêu", "indicator.against-target")
def verdict(records: Records, rng: Random) -> tuple[str, ...] | None:
    row = rng.choice(_all(records, Measurement))
    missed = row.evaluation_written is Evaluation.MISSED
    spots = _put(records, row, evaluation_written=Evaluation.EXCEEDED if missed else Evaluation.MISSED)
    return (*spots, row.indicator)


@_fault("indicators.numerator", "Tử số lớn hơn mẫu số", "indicator.numerator-above-denominator")
def numerator(records: Records, rng: Random) -> tuple[str, ...] | None:
    row = rng.choice(_all(records, Measurement))
    assert row.denominator is not None
    return (*_put(records, row, numerator=row.denominator + rng.randint(1, 9)), row.indicator)


@_fault("indicators.no-target", "Chỉ tiêu có kết quả mà không có mục tiêu", "indicator.missing-target")
def no_target(records: Records, rng: Random) -> tuple[str, ...] | None:
    row = rng.choice(_all(records, Target))
    del records[row.uid]
    return row.indicator, row.indicator.replace("n", "m")


@_fault("indicators.share-of-counts", "Tỷ lệ không bằng tử số chia mẫu số", "indicator.value-against-counts")
def share_of_counts(records: Records, rng: Random) -> tuple[str, ...] | None:
    row = rng.choice(_all(records, Measurement))
    assert row.numerator is not None
    assert row.denominator is not None
    share = round(100 * row.numerator / row.denominator) - 4
    return (*_put(records, row, value=Decimal(share)), row.indicator)


@_fault("numbers.supplement", "Nhu cầu trừ đã cấp không bằng phần bổ sung", "money.supplement")
def supplement(records: Records, rng: Random) -> tuple[str, ...] | None:
    rows = _all(records, Funding, where=lambda row: row.amount_kind is AmountKind.SUPPLEMENT and row.amount_text != "0")
    if not rows:
        return None
    row = rng.choice(rows)
    return (*_put(records, row, amount_text=str(int(row.amount_text) + 90)), row.task)


@_fault("numbers.negative", "Số tiền âm", "money.negative")
def negative(records: Records, rng: Random) -> tuple[str, ...] | None:
    row = rng.choice(_all(records, Funding))
    return (*_put(records, row, amount=-5_000_000), row.task)


@_fault("people.twice-accents", "Một người ghi hai lần, khác dấu", "people.twice")
def twice_accents(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice(_all(records, Member))
    plain = "".join(sign for sign in unicodedata.normalize("NFD", one.name) if not unicodedata.combining(sign))
    records["k-again"] = replace(
        one, uid="k-again", name=plain.replace("Đ", "D").replace("đ", "d"), role=MemberRole.MEMBER
    )
    return one.uid, "k-again"


@_fault("people.twice-order", "Một người ghi hai lần, khác thứ tự họ tên", "people.twice")
def twice_order(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice(_all(records, Member))
    first, *rest = one.name.split()
    records["k-again"] = replace(one, uid="k-again", name=" ".join((*rest, first)), role=MemberRole.MEMBER)
    return one.uid, "k-again"


@_fault("people.twice-phone", "Một số điện thoại viết hai cách cho hai dòng", "people.twice")
def twice_phone(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice(_all(records, Member))
    phone = f"+84 {one.phone[1:4]} {one.phone[4:7]} {one.phone[7:]}"
    records["k-again"] = replace(one, uid="k-again", phone=phone, role=MemberRole.MEMBER)
    return one.uid, "k-again"


@_fault("people.no-leader", "Tổ không có tổ trưởng", "people.no-leader")
def no_leader(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice(_all(records, Member, where=lambda row: row.role is MemberRole.LEADER))
    return (*_put(records, one, role=MemberRole.MEMBER), one.team)


@_fault("people.phone", "Số điện thoại không đúng dạng", "people.malformed-phone")
def phone(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice(_all(records, Member))
    return (*_put(records, one, phone=rng.choice((one.phone[:-2], f"{one.phone}9", "0123456"))), one.team)


@_fault("people.coverage", "Hai tổ của một thôn: tỷ lệ phủ vượt 100%", "people.coverage")
def coverage(records: Records, rng: Random) -> tuple[str, ...] | None:
    one = rng.choice(_all(records, Team))
    records["k-again"] = replace(one, uid="k-again")
    leader = records[f"{one.uid}-1"]
    records["k-again-1"] = replace(leader, uid="k-again-1", team="k-again", name="Ngô Gia Tự", phone="0911222333")  # type: ignore[call-arg]
    return one.uid, "k-again"


@_fault("structure.recipient-twice", "Một nơi nhận ghi hai lần", "formal.recipient-twice")
def recipient_twice(records: Records, rng: Random) -> tuple[str, ...] | None:
    row = rng.choice(_all(records, RecipientList))
    return (*_put(records, row, lines=(row.lines[0], row.lines[1], *row.lines[1:])), row.lines[1])


@_fault("structure.signature", "Thể thức ký trái với cơ quan ban hành", "formal.signature")
def signature(records: Records, rng: Random) -> tuple[str, ...] | None:
    row = rng.choice(_all(records, Signatory))
    lines = ("GIÁM ĐỐC",) if row.lines[0].startswith("TM.") else ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    return (*_put(records, row, lines=lines), *lines, " ".join(lines))


def _own_words(records: Records, rng: Random, old: str, new: str) -> tuple[str, ...] | None:
    rows = _all(records, Narrative, where=lambda row: old in row.own_text)
    if not rows:
        return None
    row = rng.choice(rows)
    text = row.own_text.replace(old, new, 1)
    lines = [line.removeprefix("- ") for line in text.splitlines() if new in line]
    return (*_put(records, row, own_text=text), *lines)


@_fault("text.own-word-twice", "Từ lặp trong lời văn của đơn vị", "text.word-twice")
def own_word_twice(records: Records, rng: Random) -> tuple[str, ...] | None:
    word = rng.choice(("phải", "trực tuyến", "thiết bị", "nhiệm vụ", "tham gia"))
    return _own_words(records, rng, word, f"{word} {word}")


@_fault("text.own-placeholder", "Chỗ trống trong lời văn của đơn vị", "formal.placeholder", "report.unknown-blank")
def own_placeholder(records: Records, rng: Random) -> tuple[str, ...] | None:
    return _own_words(records, rng, ".", f" {rng.choice(('(……)', '[ghi cụ thể]'))}.")


@_fault("text.own-open-bracket", "Dấu ngoặc không đóng trong lời văn của đơn vị", "text.open-bracket")
def own_open_bracket(records: Records, rng: Random) -> tuple[str, ...] | None:
    return _own_words(records, rng, ",", " (nếu có,")


@_fault("text.own-look-alike", "Chữ cái của bảng chữ khác trong nhiệm vụ", "text.look-alike")
def own_look_alike(records: Records, rng: Random) -> tuple[str, ...] | None:
    task = rng.choice(_all(records, Task, where=lambda row: "a" in row.title))
    title = task.title.replace("a", "а", 1)
    return (*_put(records, task, title=title), title)
