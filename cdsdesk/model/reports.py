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
    kind: ReportKind = spec(
        Choice(empty=ReportKind.BAO_CAO, enum=ReportKind, words=REPORT_KIND_WORDS),
        "Loại báo cáo",
        "Loại văn bản được lập: báo cáo, kế hoạch hay công văn",
    )
    period: str = spec(Text(), "Kỳ", "Kỳ của báo cáo", "2026-Q2")
    issuing_body: str = spec(
        Text(), "Cơ quan ban hành", "Cơ quan đứng tên ban hành; bỏ trống là chính đơn vị", "UBND phường Vạn Thạnh"
    )
    title: str = spec(
        LongText(), "Trích yếu", "Dòng chữ in dưới hai chữ BÁO CÁO", "Tình hình chuyển đổi số 9 tháng đầu năm 2026"
    )
    recipients: str = spec(Ref(types=("recipient_list",)), "Nơi nhận")
    signatory: str = spec(Ref(types=("signatory",)), "Người ký")
    outline: str = spec(Text(), "Đề cương", "Đề cương mà báo cáo theo")
    outline_version: str = spec(Text(), "Phiên bản đề cương", "Bản của đề cương lúc lập báo cáo")
    documents_from: date | None = spec(
        Date(), "Liệt kê văn bản từ", "Liệt kê văn bản ban hành từ ngày này; bỏ trống là theo lịch của kỳ", "01/4/2026"
    )
    documents_to: date | None = spec(
        Date(),
        "Liệt kê văn bản đến",
        "Liệt kê văn bản ban hành đến ngày này; bỏ trống là theo lịch của kỳ",
        "20/6/2026",
    )
    annexes: Any = spec(Data(), "Các phụ lục", "Bỏ trống là mặc định")
    summary_plan: str = spec(Ref(types=("document",)), "Kế hoạch để tổng hợp tiến độ")
    number: str = spec(Text(), "Số", "Số của báo cáo sau khi vào sổ; chưa có thì để trống", "156")
    date: "date | None" = spec(Date(), "Ngày ban hành", "Ngày ký ban hành, in cạnh địa danh", "20/6/2026")
    state: ReportState = spec(
        Choice(empty=ReportState.DRAFT, enum=ReportState, words=REPORT_STATE_WORDS),
        "Tình trạng",
        "Đang soạn, đã xuất, đã ký, đã gửi; đã ký thì không sửa nữa, muốn sửa phải lập bản thay",
    )
    replaces: str = spec(Ref(types=("report",)), "Thay cho báo cáo")
    reason: str = spec(
        LongText(), "Lý do thay", "Vì sao phải lập báo cáo thay cho bản đã gửi", "Đính chính số liệu mục II"
    )
    frozen_snapshot: Any = spec(Data(), "Số liệu khi xuất")
    frozen_text: str = spec(LongText(), "Lời văn khi xuất", "Nguyên văn báo cáo lúc xuất, để đối chiếu về sau")
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
        Choice(empty=ReportKind.BAO_CAO, enum=ReportKind, words=REPORT_KIND_WORDS),
        "Loại báo cáo",
        "Lời văn này thuộc loại báo cáo nào",
    )
    period: str = spec(Text(), "Kỳ", "Kỳ của lời văn", "2026-Q2")
    section_key: str = spec(Text(), "Mục của đề cương", "Mục của đề cương có lời văn này")
    generated_text: str = spec(LongText(), "Lời văn tự sinh", "Câu chữ chương trình tự viết từ số liệu")
    generated_refs: Any = spec(Data(), "Nguồn của lời văn")
    own_text: str = spec(LongText(), "Lời văn của đơn vị", "Câu chữ đơn vị tự viết, in thay cho lời văn tự sinh")
    edited: bool = spec(YesNo(), "Đã sửa", "Lời văn đã được người sửa hay chưa")
    stale: bool = spec(YesNo(), "Số liệu đã đổi sau khi sửa", "Số liệu đã đổi sau khi sửa lời văn, nên cần đọc lại")


@dataclass(frozen=True, kw_only=True)
class Waiver(Record):
    """A finding that is kept as it is, with the reason, for one period and these very facts."""

    TYPE: ClassVar[str] = "waiver"
    PLURAL: ClassVar[str] = "waivers"
    LABEL: ClassVar[str] = "Lý do giữ nguyên"

    unit: str = own_unit()
    rule: str = spec(Text(), "Quy tắc", "Quy tắc soát lỗi đã nhắc")
    record: str = spec(Ref(), "Bản ghi")
    fingerprint: str = spec(Text(), "Dấu vết số liệu", "Dấu của số liệu lúc giữ nguyên; số liệu đổi thì nhắc lại")
    period: str = spec(Text(), "Kỳ", "Lý do chỉ dùng cho kỳ này", "2026-Q2")
    reason: str = spec(LongText(), "Lý do", "Vì sao giữ nguyên điều bị nhắc", "Tỉnh cho phép báo cáo chậm")


@dataclass(frozen=True, kw_only=True)
class TemplateMemory(Record):
    """What was understood of a form, so that next time nothing is asked."""

    TYPE: ClassVar[str] = "template_memory"
    PLURAL: ClassVar[str] = "template_memories"
    LABEL: ClassVar[str] = "Mẫu biểu đã biết"

    fingerprint: str = spec(Text(), "Dấu vết của mẫu", "Dấu để nhận ra mẫu biểu đã nhập lần trước")
    mapping: Any = spec(Data(), "Cách hiểu các cột")


@dataclass(frozen=True, kw_only=True)
class Evidence(Record):
    """A file that proves a record."""

    TYPE: ClassVar[str] = "evidence"
    PLURAL: ClassVar[str] = "evidence"
    LABEL: ClassVar[str] = "Minh chứng"

    unit: str = own_unit()
    record: str = spec(Ref(), "Bản ghi")
    file_name: str = spec(Text(), "Tên tệp", "Tên tệp chứng minh kết quả", "ke-hoach-145.pdf")
    sha256: str = spec(Text(), "Mã kiểm tra", "Dãy chữ số riêng của tệp, để biết tệp không bị sửa")


@dataclass(frozen=True, kw_only=True)
class SameAs(Record):
    """Two uids that proved to be one thing; the old one is read as the kept one."""

    TYPE: ClassVar[str] = "same_as"
    PLURAL: ClassVar[str] = "same_as"
    LABEL: ClassVar[str] = "Cùng một bản ghi"

    old: str = spec(Ref(), "Mã cũ")
    kept: str = spec(Ref(), "Mã giữ lại")
