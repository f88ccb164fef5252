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

    type: str = spec(Text(), "Loại văn bản", "", "Kế hoạch")
    number: str = spec(Text(), "Số", "Chỉ phần số", "145")
    symbol: str = spec(Text(), "Ký hiệu", "Phần sau dấu gạch chéo", "KH-UBND")
    date: "date | None" = spec(Date(), "Ngày ban hành")
    issuer: str = spec(Agency(), "Cơ quan ban hành", "", "UBND tỉnh Khánh Hòa")
    issuer_unit: str = spec(Ref(types=("unit",)), "Đơn vị ban hành")
    subject: str = spec(LongText(), "Trích yếu")
    assigns_work: bool = spec(YesNo(), "Là kế hoạch giao việc")
    year_from: int | None = spec(Year(), "Từ năm")
    year_to: int | None = spec(Year(), "Đến năm")
    number_text: str = spec(Text(), "Số, ký hiệu như đã viết")
    date_text: str = spec(Text(), "Ngày như đã viết")


@dataclass(frozen=True, kw_only=True)
class DocumentEntry(Record):
    """One line of an office's register; the same document entered twice is two entries, and a finding."""

    TYPE: ClassVar[str] = "document_entry"
    PLURAL: ClassVar[str] = "document_entries"
    LABEL: ClassVar[str] = "Dòng sổ văn bản"

    unit: str = own_unit()
    document: str = spec(Ref(types=("document",)), "Văn bản")
    direction: Direction = spec(Choice(empty=Direction.ISSUED, enum=Direction, words=DIRECTION_WORDS), "Đi hay đến")
    as_written: str = spec(LongText(), "Dòng như đã viết")
    registered_on: "date | None" = spec(Date(), "Ngày vào sổ")
    note: str = spec(LongText(), "Ghi chú")


@dataclass(frozen=True, kw_only=True)
class Citation(Record):
    """A document named inside a text of a record, with its place there."""

    TYPE: ClassVar[str] = "citation"
    PLURAL: ClassVar[str] = "citations"
    LABEL: ClassVar[str] = "Viện dẫn"

    record: str = spec(Ref(), "Bản ghi có viện dẫn")
    field: str = spec(Text(), "Ô có viện dẫn")
    start: int | None = spec(Integer(), "Từ ký tự")
    end: int | None = spec(Integer(), "Đến ký tự")
    as_written: str = spec(Text(), "Như đã viết")
    document: str = spec(Ref(types=("document",)), "Văn bản được viện dẫn")
