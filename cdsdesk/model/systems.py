"""Information systems and their security level; who has reported what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from cdsdesk.model.fields import Record, own_unit, spec
from cdsdesk.model.kinds import Agency, Choice, Date, Integer, LongText, Ref, Text, YesNo


class LevelState(StrEnum):
    """How far the file on a system's security level is."""

    APPROVED = "approved"
    SUBMITTED = "submitted"
    REJECTED = "rejected"
    NOT_MADE = "not_made"


LEVEL_STATE_WORDS = {
    LevelState.APPROVED: "Đã phê duyệt",
    LevelState.SUBMITTED: "Đã trình",
    LevelState.REJECTED: "Bị trả lại",
    LevelState.NOT_MADE: "Chưa lập hồ sơ",
}


@dataclass(frozen=True, kw_only=True)
class InfoSystem(Record):
    """An information system that an office runs."""

    TYPE: ClassVar[str] = "info_system"
    PLURAL: ClassVar[str] = "info_systems"
    LABEL: ClassVar[str] = "Hệ thống thông tin"

    unit: str = own_unit()
    name: str = spec(Text(), "Tên hệ thống")
    operator: str = spec(Agency(), "Đơn vị vận hành")
    level: int | None = spec(Integer(low=1, high=5), "Cấp độ", "Từ 1 đến 5")
    due_text: str = spec(Text(), "Thời hạn phê duyệt (như văn bản)")
    due: date | None = spec(Date(), "Thời hạn phê duyệt (hiểu là)")


@dataclass(frozen=True, kw_only=True)
class SystemState(Record):
    """Where a system's security file stood in a period."""

    TYPE: ClassVar[str] = "system_state"
    PLURAL: ClassVar[str] = "system_states"
    LABEL: ClassVar[str] = "Tình trạng hồ sơ cấp độ"

    unit: str = own_unit()
    system: str = spec(Ref(types=("info_system",)), "Hệ thống")
    period: str = spec(Text(), "Kỳ")
    state: LevelState | None = spec(Choice(enum=LevelState, words=LEVEL_STATE_WORDS), "Tình trạng")
    document: str = spec(Text(), "Văn bản phê duyệt")
    note: str = spec(LongText(), "Ghi chú")


@dataclass(frozen=True, kw_only=True)
class ComplianceEntry(Record):
    """An office has, or has not, reported on a topic in a period (an X in a matrix)."""

    TYPE: ClassVar[str] = "compliance_entry"
    PLURAL: ClassVar[str] = "compliance_entries"
    LABEL: ClassVar[str] = "Chấp hành báo cáo"

    unit: str = own_unit()
    period: str = spec(Text(), "Kỳ")
    topic: str = spec(Text(), "Nội dung báo cáo")
    reported: bool | None = spec(YesNo(empty=None), "Đã báo cáo")
    on: date | None = spec(Date(), "Ngày báo cáo")
    note: str = spec(LongText(), "Ghi chú")


@dataclass(frozen=True, kw_only=True)
class Submission(Record):
    """A package that came in from an office."""

    TYPE: ClassVar[str] = "submission"
    PLURAL: ClassVar[str] = "submissions"
    LABEL: ClassVar[str] = "Gói báo cáo đã nhận"

    unit: str = own_unit()
    period: str = spec(Text(), "Kỳ")
    received_at: str = spec(Text(), "Nhận lúc")
    revision: int | None = spec(Integer(), "Lần gửi")
    package_sha256: str = spec(Text(), "Mã kiểm tra của gói")
    purpose: str = spec(Text(), "Mục đích")
    on_time: bool | None = spec(YesNo(empty=None), "Đúng hạn")


@dataclass(frozen=True, kw_only=True)
class Remark(Record):
    """What an office above asks a lower one to mend in what it sent; both keep it, each in its own file.

    ``record`` is a uid of the office that is asked, which the file of the one that asks need not hold; empty is the
    report as a whole.
    """

    TYPE: ClassVar[str] = "remark"
    PLURAL: ClassVar[str] = "remarks"
    LABEL: ClassVar[str] = "Yêu cầu chỉnh sửa"

    unit: str = own_unit()
    period: str = spec(Text(), "Kỳ")
    record: str = spec(Text(), "Mã bản ghi", "Bỏ trống là cả báo cáo")
    field: str = spec(Text(), "Ô")
    text: str = spec(LongText(), "Yêu cầu")
    sender: str = spec(Text(), "Nơi yêu cầu")
    on: date | None = spec(Date(), "Ngày yêu cầu")
    package_sha256: str = spec(Text(), "Mã kiểm tra của gói")
    done: bool = spec(YesNo(), "Đã sửa")
