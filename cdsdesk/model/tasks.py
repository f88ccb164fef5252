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
    annex: str = spec(
        Text(), "Phụ lục của kế hoạch", "Phụ lục của kế hoạch có mục này; bỏ trống khi chỉ có một bảng", "I"
    )
    parent: str = spec(Ref(types=("section",)), "Thuộc mục")
    number: str = spec(Text(), "Số mục", "Số của mục như trong kế hoạch", "II")
    title: str = spec(LongText(), "Tên mục", "Dòng chữ của mục, in thành dòng đậm trong bảng", "Phát triển hạ tầng số")


@dataclass(frozen=True, kw_only=True)
class Task(Record):
    """What is to be done, by whom, until when; its place in plans stands in PlanItem."""

    TYPE: ClassVar[str] = "task"
    PLURAL: ClassVar[str] = "tasks"
    LABEL: ClassVar[str] = "Nhiệm vụ"

    title: str = spec(
        LongText(),
        "Nội dung, nhiệm vụ",
        "Việc phải làm, chép đúng như trong kế hoạch",
        "Ban hành kế hoạch chuyển đổi số năm 2026",
    )
    kind: TaskKind = spec(
        Choice(empty=TaskKind.TASK, enum=TaskKind, words=TASK_KIND_WORDS),
        "Loại",
        "Nhiệm vụ thường xuyên, hay dự án có kinh phí riêng; dự án hiện ở trang Dự án",
    )
    content: str = spec(
        LongText(),
        "Mục tiêu, nội dung",
        "Mục tiêu, nội dung, quy mô của dự án như trong kế hoạch",
        "Trang bị 12 máy tính cho bộ phận một cửa",
    )
    planned_content: Mapping[str, str] = spec(
        TextMap(),
        "Nội dung dự kiến theo năm",
        "Việc dự kiến làm từng năm, mỗi năm một mục",
        "2026: Lập dự án; 2027: Triển khai",
    )
    lead: tuple[str, ...] = spec(
        Agencies(),
        "Cơ quan chủ trì",
        "Nơi chịu trách nhiệm chính; nhiều nơi thì ngăn bằng dấu chấm phẩy",
        "Phòng Văn hóa - Xã hội",
    )
    coordinators: tuple[str, ...] = spec(
        Agencies(), "Cơ quan phối hợp", "Các nơi cùng làm, ngăn bằng dấu chấm phẩy", "Công an phường; Đoàn Thanh niên"
    )
    deadline_text: str = spec(
        LongText(),
        "Thời hạn (như văn bản)",
        "Chép nguyên chữ của văn bản; chương trình cho biết hiểu là ngày nào ngay bên dưới",
        "Quý II/2026",
    )
    deadline_kind: DeadlineKind = spec(
        Choice(empty=DeadlineKind.NONE, enum=DeadlineKind, words=DEADLINE_WORDS),
        "Loại thời hạn",
        "Chương trình hiểu thời hạn theo kiểu nào: trước một ngày, theo quý, thường xuyên…",
    )
    deadline_from: date | None = spec(
        Date(), "Bắt đầu (hiểu là)", "Ngày sớm nhất của thời hạn, do chương trình hiểu từ chữ đã viết", "01/4/2026"
    )
    deadline_to: date | None = spec(
        Date(), "Hạn cuối (hiểu là)", "Ngày cuối còn đúng hạn; sau ngày này mà chưa xong là trễ", "30/6/2026"
    )
    note: str = spec(
        LongText(),
        "Ghi chú",
        "Điều cần nhớ về nhiệm vụ, giữ qua các kỳ; in khi phụ lục có cột Ghi chú",
        "Chờ tỉnh cấp kinh phí",
    )


@dataclass(frozen=True, kw_only=True)
class PlanItem(Record):
    """A task's place in a plan; the code is text ("1.10" is not "1.1") and may be missing."""

    TYPE: ClassVar[str] = "plan_item"
    PLURAL: ClassVar[str] = "plan_items"
    LABEL: ClassVar[str] = "Mục trong kế hoạch"

    plan: str = spec(Ref(types=("document",)), "Kế hoạch")
    annex: str = spec(
        Text(), "Phụ lục của kế hoạch", "Phụ lục của kế hoạch có nhiệm vụ này; bỏ trống khi chỉ có một bảng", "I"
    )
    task: str = spec(Ref(types=("task",)), "Nhiệm vụ")
    section: str = spec(Ref(types=("section",)), "Mục")
    code: str = spec(Text(), "STT", "Số thứ tự của nhiệm vụ trong kế hoạch, gõ đúng như văn bản", "2.1")


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """One stage of a task with its own deadline."""

    TYPE: ClassVar[str] = "milestone"
    PLURAL: ClassVar[str] = "milestones"
    LABEL: ClassVar[str] = "Giai đoạn"

    task: str = spec(Ref(types=("task",)), "Nhiệm vụ")
    title: str = spec(
        LongText(), "Việc của giai đoạn", "Phần việc phải xong trong giai đoạn này", "Hoàn thành khảo sát"
    )
    deadline_text: str = spec(
        Text(), "Thời hạn (như văn bản)", "Thời hạn của giai đoạn, nguyên chữ của văn bản", "Tháng 5/2026"
    )
    deadline_from: date | None = spec(
        Date(), "Bắt đầu", "Ngày sớm nhất của giai đoạn, hiểu từ thời hạn đã viết", "01/5/2026"
    )
    deadline_to: date | None = spec(
        Date(), "Hạn cuối", "Ngày cuối của giai đoạn, hiểu từ thời hạn đã viết", "31/5/2026"
    )


@dataclass(frozen=True, kw_only=True)
class Progress(Record):
    """What one office did on a task, as told in the report of one period."""

    TYPE: ClassVar[str] = "progress"
    PLURAL: ClassVar[str] = "progress"
    LABEL: ClassVar[str] = "Kết quả thực hiện"

    unit: str = own_unit()
    task: str = spec(Ref(types=("task",)), "Nhiệm vụ")
    period: str = spec(Text(), "Kỳ", "Kỳ báo cáo của kết quả này", "2026-Q2")
    result: str = spec(
        LongText(),
        "Kết quả thực hiện",
        "Đã làm gì trong kỳ; ghi rõ số, ký hiệu, ngày văn bản để báo cáo dẫn lại được",
        "Đã ban hành Kế hoạch số 145/KH-UBND ngày 15/4/2026",
    )
    status_written: State | None = spec(
        Choice(enum=State, words=STATE_WORDS),
        "Đánh giá tiến độ",
        "Đánh giá được in trong báo cáo; “Theo thời hạn” là để chương trình suy ra từ hạn và ngày hoàn thành",
    )
    status_text: str = spec(
        Text(),
        "Đánh giá như đã viết",
        "Nguyên văn đánh giá trong tệp đã nhập khi không khớp từ nào được dùng",
        "Đang làm, sắp xong",
    )
    started: date | None = spec(Date(), "Ngày bắt đầu", "Ngày bắt tay vào làm", "05/01/2026")
    completed_on: date | None = spec(
        Date(),
        "Ngày hoàn thành",
        "Ngày xong việc, thường là ngày của văn bản kết quả; so với thời hạn để biết đúng hạn hay trễ",
        "15/4/2026",
    )
    milestones_done: Mapping[str, str] = spec(
        TextMap(), "Giai đoạn đã xong", "Giai đoạn nào đã xong và xong ngày nào; đánh dấu ở phần Giai đoạn"
    )
    percent: Decimal | None = spec(
        Number(), "Tỷ lệ hoàn thành (%)", "Đã làm được bao nhiêu phần trăm, từ 0 đến 100", "75"
    )
    note: str = spec(
        LongText(), "Ghi chú", "Điều cần nhớ về kết quả của riêng kỳ này", "Số liệu do Công an phường cung cấp"
    )
    reason: str = spec(
        LongText(),
        "Lý do giữ đánh giá",
        "Vì sao giữ đánh giá khác với điều suy ra từ thời hạn; có lý do thì thôi nhắc",
        "Tỉnh đồng ý lùi hạn tại Công văn 512/UBND-VX",
    )


@dataclass(frozen=True, kw_only=True)
class Funding(Record):
    """An amount of money of a task, in đồng, beside the text as written."""

    TYPE: ClassVar[str] = "funding"
    PLURAL: ClassVar[str] = "funding"
    LABEL: ClassVar[str] = "Kinh phí"

    unit: str = own_unit()
    task: str = spec(Ref(types=("task",)), "Nhiệm vụ")
    year: int | None = spec(Year(), "Năm", "Năm của số tiền; bỏ trống là cho cả dự án", "2026")
    source: Source = spec(
        Choice(empty=Source.ALL, enum=Source, words=SOURCE_WORDS),
        "Nguồn",
        "Tiền từ ngân sách nào; “Tổng số” giữ đúng con số của văn bản, không cộng lại",
    )
    nature: Nature = spec(
        Choice(empty=Nature.UNKNOWN, enum=Nature, words=NATURE_WORDS), "Tính chất", "Chi đầu tư hay chi thường xuyên"
    )
    amount_kind: AmountKind = spec(
        Choice(empty=AmountKind.TOTAL, enum=AmountKind, words=AMOUNT_WORDS),
        "Khoản",
        "Số tiền này là gì: tổng mức, kế hoạch, nhu cầu, đã cấp hay đã giải ngân",
    )
    amount: int | None = spec(Money(), "Số tiền (đồng)", "Số tiền chương trình hiểu, tính bằng đồng", "20.481.600.000")
    amount_text: str = spec(
        Text(), "Số tiền như đã viết", "Gõ số tiền kèm đơn vị; cách hiểu ra đồng hiện bên cạnh", "20.481,6 triệu đồng"
    )
    unit_text: str = spec(
        Text(), "Đơn vị tính", "Đơn vị tính ghi ở đầu bảng, dùng cho những số không kèm đơn vị", "Triệu đồng"
    )
    footnote: str = spec(Text(), "Ghi chú chân bảng", "Chú thích của văn bản về số tiền này", "Chưa gồm dự phòng")
