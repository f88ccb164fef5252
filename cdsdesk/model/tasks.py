"""Tasks and projects, where they stand in plans, their stages, progress and money."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from cdsdesk.model.fields import Record, own_unit, spec
from cdsdesk.model.kinds import Agencies, Choice, Date, LongText, Money, Number, Ref, Text, TextMap, Year
from cdsdesk.vietnamese.deadlines import DeadlineKind


class TaskKind(StrEnum):
    """A task, or a project (with an investment and a content of its own)."""

    TASK = "task"
    PROJECT = "project"


class State(StrEnum):
    """State of a task in the report of a period."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    ON_TRACK = "on_track"
    IN_PROGRESS_LATE = "in_progress_late"
    NOT_STARTED_LATE = "not_started_late"
    NOT_DUE = "not_due"
    SUSPENDED = "suspended"


class Source(StrEnum):
    """Whose money it is; ``all`` is a total as written and is never summed with its parts."""

    ALL = "all"
    CENTRAL = "central"
    PROVINCE = "province"
    LOCAL = "local"
    OTHER = "other"
    UNKNOWN = "unknown"


class Nature(StrEnum):
    """Whether money is for investment or for running costs."""

    INVESTMENT = "investment"
    RECURRENT = "recurrent"
    UNKNOWN = "unknown"


class AmountKind(StrEnum):
    """What an amount says about its task."""

    TOTAL = "total"
    PLANNED = "planned"
    GRANTED = "granted"
    REQUESTED = "requested"
    SUPPLEMENT = "supplement"
    DISBURSED = "disbursed"


TASK_KIND_WORDS = {TaskKind.TASK: "Nhiệm vụ", TaskKind.PROJECT: "Dự án"}
STATE_WORDS = {
    State.DONE_ON_TIME: "Hoàn thành, đúng hạn",
    State.DONE_LATE: "Hoàn thành, trễ hạn",
    State.ON_TRACK: "Đang thực hiện theo tiến độ",
    State.IN_PROGRESS_LATE: "Đang thực hiện, trễ hạn",
    State.NOT_STARTED_LATE: "Chưa thực hiện, trễ hạn",
    State.NOT_DUE: "Chưa đến hạn thực hiện",
    State.SUSPENDED: "Tạm hoãn",
}
DEADLINE_WORDS = {
    DeadlineKind.BEFORE: "Trước một ngày",
    DeadlineKind.MONTH: "Tháng",
    DeadlineKind.QUARTER: "Quý",
    DeadlineKind.HALF: "6 tháng",
    DeadlineKind.YEAR: "Năm",
    DeadlineKind.SPAN: "Khoảng thời gian",
    DeadlineKind.FROM: "Từ một thời điểm",
    DeadlineKind.RECURRING: "Thường xuyên",
    DeadlineKind.STAGES: "Nhiều giai đoạn",
    DeadlineKind.NONE: "Không ghi",
    DeadlineKind.OTHER: "Chưa hiểu",
}
SOURCE_WORDS = {
    Source.ALL: "Tổng số",
    Source.CENTRAL: "Ngân sách Trung ương",
    Source.PROVINCE: "Ngân sách tỉnh",
    Source.LOCAL: "Ngân sách địa phương",
    Source.OTHER: "Nguồn khác",
    Source.UNKNOWN: "Chưa rõ nguồn",
}
NATURE_WORDS = {
    Nature.INVESTMENT: "Chi đầu tư",
    Nature.RECURRENT: "Chi thường xuyên",
    Nature.UNKNOWN: "Chưa rõ",
}
AMOUNT_WORDS = {
    AmountKind.TOTAL: "Tổng mức đầu tư",
    AmountKind.PLANNED: "Kế hoạch",
    AmountKind.GRANTED: "Đã cấp",
    AmountKind.REQUESTED: "Nhu cầu",
    AmountKind.SUPPLEMENT: "Xem xét bổ sung",
    AmountKind.DISBURSED: "Đã giải ngân",
}


@dataclass(frozen=True, kw_only=True)
class Section(Record):
    """A heading inside a plan's annex; sections may nest."""

    TYPE: ClassVar[str] = "section"
    PLURAL: ClassVar[str] = "sections"
    LABEL: ClassVar[str] = "Mục"

    plan: str = spec(Ref(types=("document",)), "Kế hoạch")
    annex: str = spec(Text(), "Phụ lục của kế hoạch", "", "I")
    parent: str = spec(Ref(types=("section",)), "Thuộc mục")
    number: str = spec(Text(), "Số mục", "", "II")
    title: str = spec(LongText(), "Tên mục")


@dataclass(frozen=True, kw_only=True)
class Task(Record):
    """What is to be done, by whom, until when; its place in plans stands in PlanItem."""

    TYPE: ClassVar[str] = "task"
    PLURAL: ClassVar[str] = "tasks"
    LABEL: ClassVar[str] = "Nhiệm vụ"

    title: str = spec(LongText(), "Nội dung, nhiệm vụ", "Việc phải làm, như trong kế hoạch")
    kind: TaskKind = spec(Choice(empty=TaskKind.TASK, enum=TaskKind, words=TASK_KIND_WORDS), "Loại")
    content: str = spec(LongText(), "Mục tiêu, nội dung", "Nội dung, quy mô, chỉ tiêu")
    planned_content: Mapping[str, str] = spec(TextMap(), "Nội dung dự kiến theo năm")
    lead: tuple[str, ...] = spec(Agencies(), "Cơ quan chủ trì", "", "Phòng Văn hóa - Xã hội")
    coordinators: tuple[str, ...] = spec(Agencies(), "Cơ quan phối hợp", "", "Công an phường; Đoàn Thanh niên")
    deadline_text: str = spec(LongText(), "Thời hạn (như văn bản)", "", "Quý II/2026")
    deadline_kind: DeadlineKind = spec(
        Choice(empty=DeadlineKind.NONE, enum=DeadlineKind, words=DEADLINE_WORDS), "Loại thời hạn"
    )
    deadline_from: date | None = spec(Date(), "Bắt đầu (hiểu là)")
    deadline_to: date | None = spec(Date(), "Hạn cuối (hiểu là)")
    note: str = spec(LongText(), "Ghi chú")


@dataclass(frozen=True, kw_only=True)
class PlanItem(Record):
    """A task's place in a plan; the code is text ("1.10" is not "1.1") and may be missing."""

    TYPE: ClassVar[str] = "plan_item"
    PLURAL: ClassVar[str] = "plan_items"
    LABEL: ClassVar[str] = "Mục trong kế hoạch"

    plan: str = spec(Ref(types=("document",)), "Kế hoạch")
    annex: str = spec(Text(), "Phụ lục của kế hoạch")
    task: str = spec(Ref(types=("task",)), "Nhiệm vụ")
    section: str = spec(Ref(types=("section",)), "Mục")
    code: str = spec(Text(), "STT", "", "2.1")


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """One stage of a task with its own deadline."""

    TYPE: ClassVar[str] = "milestone"
    PLURAL: ClassVar[str] = "milestones"
    LABEL: ClassVar[str] = "Giai đoạn"

    task: str = spec(Ref(types=("task",)), "Nhiệm vụ")
    title: str = spec(LongText(), "Việc của giai đoạn")
    deadline_text: str = spec(Text(), "Thời hạn (như văn bản)")
    deadline_from: date | None = spec(Date(), "Bắt đầu")
    deadline_to: date | None = spec(Date(), "Hạn cuối")


@dataclass(frozen=True, kw_only=True)
class Progress(Record):
    """What one office did on a task, as told in the report of one period."""

    TYPE: ClassVar[str] = "progress"
    PLURAL: ClassVar[str] = "progress"
    LABEL: ClassVar[str] = "Kết quả thực hiện"

    unit: str = own_unit()
    task: str = spec(Ref(types=("task",)), "Nhiệm vụ")
    period: str = spec(Text(), "Kỳ", "", "2026-Q2")
    result: str = spec(LongText(), "Kết quả thực hiện", "Ghi rõ số, ký hiệu văn bản")
    status_written: State | None = spec(Choice(enum=State, words=STATE_WORDS), "Đánh giá tiến độ")
    status_text: str = spec(Text(), "Đánh giá như đã viết")
    started: date | None = spec(Date(), "Ngày bắt đầu")
    completed_on: date | None = spec(Date(), "Ngày hoàn thành")
    milestones_done: Mapping[str, str] = spec(TextMap(), "Giai đoạn đã xong", "Mã giai đoạn → ngày xong")
    percent: Decimal | None = spec(Number(), "Tỷ lệ hoàn thành (%)")
    note: str = spec(LongText(), "Ghi chú")
    reason: str = spec(LongText(), "Lý do giữ đánh giá", "Vì sao đánh giá khác với thời hạn")


@dataclass(frozen=True, kw_only=True)
class Funding(Record):
    """An amount of money of a task, in đồng, beside the text as written."""

    TYPE: ClassVar[str] = "funding"
    PLURAL: ClassVar[str] = "funding"
    LABEL: ClassVar[str] = "Kinh phí"

    unit: str = own_unit()
    task: str = spec(Ref(types=("task",)), "Nhiệm vụ")
    year: int | None = spec(Year(), "Năm", "Bỏ trống là cả dự án")
    source: Source = spec(Choice(empty=Source.ALL, enum=Source, words=SOURCE_WORDS), "Nguồn")
    nature: Nature = spec(Choice(empty=Nature.UNKNOWN, enum=Nature, words=NATURE_WORDS), "Tính chất")
    amount_kind: AmountKind = spec(Choice(empty=AmountKind.TOTAL, enum=AmountKind, words=AMOUNT_WORDS), "Khoản")
    amount: int | None = spec(Money(), "Số tiền (đồng)")
    amount_text: str = spec(Text(), "Số tiền như đã viết")
    unit_text: str = spec(Text(), "Đơn vị tính", "", "Triệu đồng")
    footnote: str = spec(Text(), "Ghi chú chân bảng")
