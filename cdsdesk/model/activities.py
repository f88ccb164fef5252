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
        Choice(empty=ActivityKind.TRAINING, enum=ActivityKind, words=ACTIVITY_WORDS), "Loại hoạt động"
    )
    date: "date | None" = spec(Date(), "Ngày")
    title: str = spec(LongText(), "Nội dung")
    place: str = spec(Text(), "Địa điểm")
    attendees: int | None = spec(Integer(), "Số người dự")
    hours: Decimal | None = spec(Number(), "Số giờ")
    documents: tuple[str, ...] = spec(Texts(), "Văn bản liên quan")


@dataclass(frozen=True, kw_only=True)
class Attendance(Record):
    """A team member came to an activity."""

    TYPE: ClassVar[str] = "attendance"
    PLURAL: ClassVar[str] = "attendances"
    LABEL: ClassVar[str] = "Tham dự"

    unit: str = own_unit()
    activity: str = spec(Ref(types=("activity",)), "Hoạt động")
    member: str = spec(Ref(types=("member",)), "Thành viên")
