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
    name: str = spec(
        Text(), "Tên hệ thống", "Tên hệ thống như trong hồ sơ đề xuất cấp độ", "Hệ thống thông tin một cửa điện tử"
    )
    operator: str = spec(Agency(), "Đơn vị vận hành", "Nơi quản lý, vận hành hằng ngày", "Văn phòng HĐND và UBND")
    level: int | None = spec(Integer(low=1, high=5), "Cấp độ", "Cấp độ an toàn thông tin, từ 1 đến 5", "2")
    due_text: str = spec(
        Text(),
        "Thời hạn phê duyệt (như văn bản)",
        "Hạn phải được phê duyệt cấp độ, nguyên chữ của văn bản",
        "Trước 30/9/2026",
    )
    due: date | None = spec(
        Date(),
        "Thời hạn phê duyệt (hiểu là)",
        "Ngày cuối còn đúng hạn, hiểu từ chữ đã viết; sau ngày này mà chưa duyệt là trễ",
        "30/9/2026",
    )


@dataclass(frozen=True, kw_only=True)
class SystemState(Record):
    """Where a system's security file stood in a period."""

    TYPE: ClassVar[str] = "system_state"
    PLURAL: ClassVar[str] = "system_states"
    LABEL: ClassVar[str] = "Tình trạng hồ sơ cấp độ"

    unit: str = own_unit()
    system: str = spec(Ref(types=("info_system",)), "Hệ thống")
    period: str = spec(Text(), "Kỳ", "Kỳ báo cáo của tình trạng này", "2026-Q2")
    state: LevelState | None = spec(
        Choice(enum=LevelState, words=LEVEL_STATE_WORDS), "Tình trạng", "Hồ sơ đề xuất cấp độ đã đến đâu vào cuối kỳ"
    )
    document: str = spec(
        Text(), "Văn bản phê duyệt", "Số, ký hiệu, ngày của quyết định phê duyệt cấp độ", "45/QĐ-UBND ngày 10/4/2026"
    )
    note: str = spec(
        LongText(), "Ghi chú", "Điều cần nhớ về hồ sơ của hệ thống trong kỳ này", "Công an tỉnh đang thẩm định"
    )


@dataclass(frozen=True, kw_only=True)
class ComplianceEntry(Record):
    """An office has, or has not, reported on a topic in a period (an X in a matrix)."""

    TYPE: ClassVar[str] = "compliance_entry"
    PLURAL: ClassVar[str] = "compliance_entries"
    LABEL: ClassVar[str] = "Chấp hành báo cáo"

    unit: str = own_unit()
    period: str = spec(Text(), "Kỳ", "Kỳ phải báo cáo", "2026-Q2")
    topic: str = spec(Text(), "Nội dung báo cáo", "Nội dung mà đơn vị phải báo cáo", "Báo cáo chuyển đổi số quý")
    reported: bool | None = spec(YesNo(empty=None), "Đã báo cáo", "Đơn vị đã gửi báo cáo hay chưa")
    on: date | None = spec(Date(), "Ngày báo cáo", "Ngày nhận được báo cáo của đơn vị", "18/6/2026")
    note: str = spec(LongText(), "Ghi chú", "Điều cần nhớ về lần báo cáo này", "Đã nhắc qua điện thoại")


@dataclass(frozen=True, kw_only=True)
class Submission(Record):
    """A package that came in from an office."""

    TYPE: ClassVar[str] = "submission"
    PLURAL: ClassVar[str] = "submissions"
    LABEL: ClassVar[str] = "Gói báo cáo đã nhận"

    unit: str = own_unit()
    period: str = spec(Text(), "Kỳ", "Kỳ của gói báo cáo", "2026-Q2")
    received_at: str = spec(Text(), "Nhận lúc", "Ngày giờ chương trình nhận gói")
    revision: int | None = spec(Integer(), "Lần gửi", "Gói gửi lần thứ mấy; gửi lại thì lấy số của lần sau", "2")
    package_sha256: str = spec(Text(), "Mã kiểm tra của gói", "Dãy chữ số riêng của tệp, để biết tệp không bị sửa")
    purpose: str = spec(Text(), "Mục đích", "Gói dùng để báo cáo, trao đổi với máy khác hay gửi mẫu")
    on_time: bool | None = spec(YesNo(empty=None), "Đúng hạn", "Gói đến trước hạn gửi báo cáo hay không")


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
    period: str = spec(Text(), "Kỳ", "Kỳ của báo cáo phải sửa", "2026-Q2")
    record: str = spec(Text(), "Mã bản ghi", "Dòng phải sửa; bỏ trống là cả báo cáo")
    field: str = spec(Text(), "Ô", "Ô phải sửa trong dòng đó", "Kết quả thực hiện")
    text: str = spec(LongText(), "Yêu cầu", "Cấp trên yêu cầu sửa gì", "Bổ sung số, ký hiệu của văn bản")
    sender: str = spec(Text(), "Nơi yêu cầu", "Cơ quan yêu cầu", "Sở Khoa học và Công nghệ")
    on: date | None = spec(Date(), "Ngày yêu cầu", "Ngày yêu cầu", "22/6/2026")
    package_sha256: str = spec(Text(), "Mã kiểm tra của gói", "Mã kiểm tra của gói mà yêu cầu này nói về")
    done: bool = spec(YesNo(), "Đã sửa", "Đơn vị đã sửa theo yêu cầu hay chưa")
