"""Trainings, propaganda and meetings, and who came."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from cdsdesk.model.fields import Record, own_unit, spec
from cdsdesk.model.kinds import Choice, Date, Integer, LongText, Number, Ref, Text, Texts


class ActivityKind(StrEnum):
    """What was held."""

    TRAINING = "training"
    PROPAGANDA = "propaganda"
    MEETING = "meeting"
    OTHER = "other"


ACTIVITY_WORDS = {
    ActivityKind.TRAINING: "Tập huấn",
    ActivityKind.PROPAGANDA: "Tuyên truyền",
    ActivityKind.MEETING: "Họp",
    ActivityKind.OTHER: "Khác",
}


@dataclass(frozen=True, kw_only=True)
class Activity(Record):
    """Something that was held on a day."""

    TYPE: ClassVar[str] = "activity"
    PLURAL: ClassVar[str] = "activities"
    LABEL: ClassVar[str] = "Hoạt động"

    unit: str = own_unit()
    kind: ActivityKind = spec(
        Choice(empty=ActivityKind.TRAINING, enum=ActivityKind, words=ACTIVITY_WORDS),
        "Loại hoạt động",
        "Tập huấn, tuyên truyền, họp hay việc khác; báo cáo đếm theo loại",
    )
    date: "date | None" = spec(Date(), "Ngày", "Ngày tổ chức; nhiều ngày thì ghi ngày đầu", "20/5/2026")
    title: str = spec(
        LongText(), "Nội dung", "Đã tổ chức việc gì, cho ai", "Tập huấn dịch vụ công trực tuyến cho tổ công nghệ số"
    )
    place: str = spec(Text(), "Địa điểm", "Nơi tổ chức", "Nhà văn hóa tổ dân phố 5")
    attendees: int | None = spec(Integer(), "Số người dự", "Tổng số người có mặt, kể cả người ngoài tổ", "45")
    hours: Decimal | None = spec(Number(), "Số giờ", "Thời lượng của buổi, tính bằng giờ", "3,5")
    documents: tuple[str, ...] = spec(
        Texts(),
        "Văn bản liên quan",
        "Giấy mời, kế hoạch, báo cáo của hoạt động; ngăn bằng dấu chấm phẩy",
        "Giấy mời số 21/GM-UBND",
    )


@dataclass(frozen=True, kw_only=True)
class Attendance(Record):
    """A team member came to an activity."""

    TYPE: ClassVar[str] = "attendance"
    PLURAL: ClassVar[str] = "attendances"
    LABEL: ClassVar[str] = "Tham dự"

    unit: str = own_unit()
    activity: str = spec(Ref(types=("activity",)), "Hoạt động")
    member: str = spec(Ref(types=("member",)), "Thành viên")
