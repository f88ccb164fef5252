"""Documents that are issued, received, cited, and the plans among them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from cdsdesk.model.fields import Record, own_unit, spec
from cdsdesk.model.kinds import Agency, Choice, Date, Integer, LongText, Ref, Text, Year, YesNo


class Direction(StrEnum):
    """Whether an office sent a document out or got it."""

    ISSUED = "issued"
    INCOMING = "incoming"


DIRECTION_WORDS = {Direction.ISSUED: "Văn bản đi", Direction.INCOMING: "Văn bản đến"}


@dataclass(frozen=True, kw_only=True)
class Document(Record):
    """A document; one that assigns work is a plan. Number and date may come later."""

    TYPE: ClassVar[str] = "document"
    PLURAL: ClassVar[str] = "documents"
    LABEL: ClassVar[str] = "Văn bản"

    type: str = spec(
        Text(), "Loại văn bản", "Tên loại: Kế hoạch, Báo cáo, Công văn, Quyết định…; tự điền theo ký hiệu", "Kế hoạch"
    )
    number: str = spec(Text(), "Số", "Chỉ phần số, trước dấu gạch chéo; chưa có thì để trống", "145")
    symbol: str = spec(Text(), "Ký hiệu", "Phần sau dấu gạch chéo: loại văn bản và cơ quan ban hành", "KH-UBND")
    date: "date | None" = spec(Date(), "Ngày ban hành", "Ngày ghi trên văn bản, cạnh địa danh", "15/4/2026")
    issuer: str = spec(Agency(), "Cơ quan ban hành", "Nơi ký ban hành văn bản, tên đầy đủ", "UBND tỉnh Khánh Hòa")
    issuer_unit: str = spec(Ref(types=("unit",)), "Đơn vị ban hành")
    subject: str = spec(
        LongText(),
        "Trích yếu",
        "Câu tóm tắt nội dung, in dưới tên loại hoặc dưới số ký hiệu; không ghi lại tên loại",
        "Chuyển đổi số phường Vạn Thạnh năm 2026",
    )
    assigns_work: bool = spec(
        YesNo(),
        "Là kế hoạch giao việc",
        "Chọn “có” khi văn bản giao nhiệm vụ, chỉ tiêu: nó sẽ hiện ở ô chọn kế hoạch",
        "có",
    )
    year_from: int | None = spec(
        Year(), "Từ năm", "Năm đầu kế hoạch có hiệu lực; dùng để chọn nhiệm vụ của từng kỳ", "2026"
    )
    year_to: int | None = spec(
        Year(), "Đến năm", "Năm cuối kế hoạch có hiệu lực; kế hoạch một năm thì bằng năm đầu", "2030"
    )
    number_text: str = spec(
        Text(),
        "Số, ký hiệu như đã viết",
        "Giữ nguyên chữ khi số, ký hiệu không đọc được thành số và ký hiệu",
        "Số: …/KH-UBND",
    )
    date_text: str = spec(Text(), "Ngày như đã viết", "Giữ nguyên chữ khi ngày chưa đọc được", "tháng 4/2026")


@dataclass(frozen=True, kw_only=True)
class DocumentEntry(Record):
    """One line of an office's register; the same document entered twice is two entries, and a finding."""

    TYPE: ClassVar[str] = "document_entry"
    PLURAL: ClassVar[str] = "document_entries"
    LABEL: ClassVar[str] = "Dòng sổ văn bản"

    unit: str = own_unit()
    document: str = spec(Ref(types=("document",)), "Văn bản")
    direction: Direction = spec(
        Choice(empty=Direction.ISSUED, enum=Direction, words=DIRECTION_WORDS),
        "Đi hay đến",
        "Văn bản đơn vị ban hành (đi), hay văn bản nhận được (đến)",
    )
    as_written: str = spec(LongText(), "Dòng như đã viết", "Nguyên văn dòng đã dán hoặc đã nhập từ tệp, để đối chiếu")
    registered_on: "date | None" = spec(Date(), "Ngày vào sổ", "Ngày ghi văn bản vào sổ đi hoặc sổ đến", "16/4/2026")
    note: str = spec(LongText(), "Ghi chú", "Điều cần nhớ về văn bản này", "Bản chính lưu ở Văn phòng")


@dataclass(frozen=True, kw_only=True)
class Citation(Record):
    """A document named inside a text of a record, with its place there."""

    TYPE: ClassVar[str] = "citation"
    PLURAL: ClassVar[str] = "citations"
    LABEL: ClassVar[str] = "Viện dẫn"

    record: str = spec(Ref(), "Bản ghi có viện dẫn")
    field: str = spec(Text(), "Ô có viện dẫn", "Ô có nhắc đến văn bản, thường là Kết quả thực hiện")
    start: int | None = spec(Integer(), "Từ ký tự", "Chỗ bắt đầu nhắc đến văn bản trong ô, đếm từ 0")
    end: int | None = spec(Integer(), "Đến ký tự", "Chỗ thôi nhắc đến văn bản trong ô")
    as_written: str = spec(
        Text(), "Như đã viết", "Nguyên văn cách gọi văn bản trong ô", "Kế hoạch số 145/KH-UBND ngày 15/4/2026"
    )
    document: str = spec(Ref(types=("document",)), "Văn bản được viện dẫn")
