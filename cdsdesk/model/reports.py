"""Reports that were composed, the words in them, findings that were waived, and what forms taught us."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from cdsdesk.model.fields import Record, own_unit, spec
from cdsdesk.model.kinds import Choice, Data, Date, LongText, Ref, Text, YesNo
from cdsdesk.model.periods import Window


class ReportKind(StrEnum):
    """Kind of document that is composed."""

    BAO_CAO = "bao-cao"
    KE_HOACH = "ke-hoach"
    CONG_VAN = "cong-van"


class ReportState(StrEnum):
    """How far a report is; a signed or sent one never changes."""

    DRAFT = "draft"
    EXPORTED = "exported"
    SIGNED = "signed"
    SENT = "sent"
    REPLACED = "replaced"


REPORT_KIND_WORDS = {
    ReportKind.BAO_CAO: "Báo cáo",
    ReportKind.KE_HOACH: "Kế hoạch",
    ReportKind.CONG_VAN: "Công văn",
}
REPORT_STATE_WORDS = {
    ReportState.DRAFT: "Bản nháp",
    ReportState.EXPORTED: "Đã xuất, chờ ký",
    ReportState.SIGNED: "Đã ký",
    ReportState.SENT: "Đã gửi",
    ReportState.REPLACED: "Đã được thay thế",
}


@dataclass(frozen=True, kw_only=True)
class Report(Record):
    """A report of a period; exporting it captures its snapshot."""

    TYPE: ClassVar[str] = "report"
    PLURAL: ClassVar[str] = "reports"
    LABEL: ClassVar[str] = "Báo cáo"

    unit: str = own_unit()
    kind: ReportKind = spec(Choice(empty=ReportKind.BAO_CAO, enum=ReportKind, words=REPORT_KIND_WORDS), "Loại báo cáo")
    period: str = spec(Text(), "Kỳ")
    issuing_body: str = spec(Text(), "Cơ quan ban hành")
    title: str = spec(LongText(), "Trích yếu", "", "Tình hình chuyển đổi số 9 tháng đầu năm 2026")
    recipients: str = spec(Ref(types=("recipient_list",)), "Nơi nhận")
    signatory: str = spec(Ref(types=("signatory",)), "Người ký")
    outline: str = spec(Text(), "Đề cương")
    outline_version: str = spec(Text(), "Phiên bản đề cương")
    documents_from: date | None = spec(Date(), "Liệt kê văn bản từ", "Bỏ trống là theo lịch của kỳ")
    documents_to: date | None = spec(Date(), "Liệt kê văn bản đến")
    annexes: Any = spec(Data(), "Các phụ lục", "Bỏ trống là mặc định")
    summary_plan: str = spec(Ref(types=("document",)), "Kế hoạch để tổng hợp tiến độ")
    number: str = spec(Text(), "Số")
    date: "date | None" = spec(Date(), "Ngày ban hành")
    state: ReportState = spec(Choice(empty=ReportState.DRAFT, enum=ReportState, words=REPORT_STATE_WORDS), "Tình trạng")
    replaces: str = spec(Ref(types=("report",)), "Thay cho báo cáo")
    reason: str = spec(LongText(), "Lý do thay")
    frozen_snapshot: Any = spec(Data(), "Số liệu khi xuất")
    frozen_text: str = spec(LongText(), "Lời văn khi xuất")
    files: Any = spec(Data(), "Các tệp đã xuất", "Tên tệp và mã kiểm tra")
    signatures: Any = spec(Data(), "Chữ ký tìm thấy")


def is_final(report: Report) -> bool:
    """Whether a report is signed, sent or replaced: it never changes again, a correction is a new report."""
    return report.state in (ReportState.SIGNED, ReportState.SENT, ReportState.REPLACED)


def listed_days(period: Window, report: Report | None = None) -> tuple[date, date]:
    """Return the days whose documents a report lists: its own, else the calendar period.

    Data close earlier, but offices list what they issued until the report is written.
    """
    first, last = (report.documents_from, report.documents_to) if report is not None else (None, None)
    return first or period.calendar_from, last or period.calendar_to


@dataclass(frozen=True, kw_only=True)
class Narrative(Record):
    """The words of one section of a report: what was generated, and what the officer made of it."""

    TYPE: ClassVar[str] = "narrative"
    PLURAL: ClassVar[str] = "narratives"
    LABEL: ClassVar[str] = "Lời văn báo cáo"

    unit: str = own_unit()
    report_kind: ReportKind = spec(
        Choice(empty=ReportKind.BAO_CAO, enum=ReportKind, words=REPORT_KIND_WORDS), "Loại báo cáo"
    )
    period: str = spec(Text(), "Kỳ")
    section_key: str = spec(Text(), "Mục của đề cương")
    generated_text: str = spec(LongText(), "Lời văn tự sinh")
    generated_refs: Any = spec(Data(), "Nguồn của lời văn")
    own_text: str = spec(LongText(), "Lời văn của đơn vị")
    edited: bool = spec(YesNo(), "Đã sửa")
    stale: bool = spec(YesNo(), "Số liệu đã đổi sau khi sửa")


@dataclass(frozen=True, kw_only=True)
class Waiver(Record):
    """A finding that is kept as it is, with the reason, for one period and these very facts."""

    TYPE: ClassVar[str] = "waiver"
    PLURAL: ClassVar[str] = "waivers"
    LABEL: ClassVar[str] = "Lý do giữ nguyên"

    unit: str = own_unit()
    rule: str = spec(Text(), "Quy tắc")
    record: str = spec(Ref(), "Bản ghi")
    fingerprint: str = spec(Text(), "Dấu vết số liệu")
    period: str = spec(Text(), "Kỳ")
    reason: str = spec(LongText(), "Lý do")


@dataclass(frozen=True, kw_only=True)
class TemplateMemory(Record):
    """What was understood of a form, so that next time nothing is asked."""

    TYPE: ClassVar[str] = "template_memory"
    PLURAL: ClassVar[str] = "template_memories"
    LABEL: ClassVar[str] = "Mẫu biểu đã biết"

    fingerprint: str = spec(Text(), "Dấu vết của mẫu")
    mapping: Any = spec(Data(), "Cách hiểu các cột")


@dataclass(frozen=True, kw_only=True)
class Evidence(Record):
    """A file that proves a record."""

    TYPE: ClassVar[str] = "evidence"
    PLURAL: ClassVar[str] = "evidence"
    LABEL: ClassVar[str] = "Minh chứng"

    unit: str = own_unit()
    record: str = spec(Ref(), "Bản ghi")
    file_name: str = spec(Text(), "Tên tệp")
    sha256: str = spec(Text(), "Mã kiểm tra")


@dataclass(frozen=True, kw_only=True)
class SameAs(Record):
    """Two uids that proved to be one thing; the old one is read as the kept one."""

    TYPE: ClassVar[str] = "same_as"
    PLURAL: ClassVar[str] = "same_as"
    LABEL: ClassVar[str] = "Cùng một bản ghi"

    old: str = spec(Ref(), "Mã cũ")
    kept: str = spec(Ref(), "Mã giữ lại")
