"""Offices and time: units, their aliases and successors, periods, and what an office sets for itself."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from cdsdesk.model.fields import Record, own_unit, spec
from cdsdesk.model.kinds import Choice, Date, Integer, LongText, Ref, Text, Texts


class Level(StrEnum):
    """Level of a unit; districts ended on 30/6/2025 and stay for older data."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    DEPARTMENT = "department"
    HAMLET = "hamlet"
    OTHER = "other"


LEVEL_WORDS = {
    Level.PROVINCE: "Cấp tỉnh",
    Level.DISTRICT: "Cấp huyện",
    Level.COMMUNE: "Cấp xã",
    Level.DEPARTMENT: "Phòng, ban, sở, ngành",
    Level.HAMLET: "Thôn, tổ dân phố",
    Level.OTHER: "Khác",
}


class PeriodKind(StrEnum):
    """Kind of a reporting period."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    MONTHS = "months"
    YEAR = "year"
    FREE = "free"


PERIOD_WORDS = {
    PeriodKind.DAY: "Ngày",
    PeriodKind.WEEK: "Tuần",
    PeriodKind.MONTH: "Tháng",
    PeriodKind.QUARTER: "Quý",
    PeriodKind.HALF: "6 tháng",
    PeriodKind.NINE_MONTHS: "9 tháng",
    PeriodKind.MONTHS: "Nhiều tháng",
    PeriodKind.YEAR: "Năm",
    PeriodKind.FREE: "Tuỳ chọn",
}


@dataclass(frozen=True, kw_only=True)
class Unit(Record):
    """An office or body: what it is called, whose it is, and from when to when it existed."""

    TYPE: ClassVar[str] = "unit"
    PLURAL: ClassVar[str] = "units"
    LABEL: ClassVar[str] = "Đơn vị"

    name: str = spec(Text(), "Tên đơn vị", "Tên đầy đủ, như in trên văn bản", "UBND phường Vạn Thạnh")
    short_name: str = spec(Text(), "Tên ngắn", "Dùng trong bảng", "P. Vạn Thạnh")
    level: Level | None = spec(
        Choice(enum=Level, words=LEVEL_WORDS), "Cấp", "Cấp hành chính của đơn vị; quyết định mẫu báo cáo và nơi nhận"
    )
    parent: str = spec(
        Ref(types=("unit",)),
        "Đơn vị cấp trên",
        "Đơn vị mà báo cáo được gửi lên; gõ vài chữ rồi chọn trong danh sách",
        "UBND tỉnh Khánh Hòa",
    )
    symbol: str = spec(
        Text(),
        "Chữ viết tắt trong ký hiệu",
        "Phần đứng sau loại văn bản trong ký hiệu, như UBND trong 145/BC-UBND",
        "UBND",
    )
    identifier_code: str = spec(
        Text(), "Mã định danh", "Mã của cơ quan theo Quyết định 20/2020/QĐ-TTg, dùng khi gửi gói báo cáo", "H32.10.5"
    )
    place: str = spec(Text(), "Địa danh", "In trước ngày tháng của văn bản", "Vạn Thạnh")
    valid_from: date | None = spec(
        Date(), "Hoạt động từ", "Ngày đơn vị bắt đầu hoạt động; bỏ trống nếu đã có từ trước", "01/7/2025"
    )
    valid_to: date | None = spec(
        Date(), "Hoạt động đến", "Ngày cuối đơn vị còn hoạt động; chỉ ghi khi đã sáp nhập hoặc giải thể", "30/6/2025"
    )


@dataclass(frozen=True, kw_only=True)
class UnitAlias(Record):
    """Another way in which a unit is written."""

    TYPE: ClassVar[str] = "unit_alias"
    PLURAL: ClassVar[str] = "unit_aliases"
    LABEL: ClassVar[str] = "Tên gọi khác của đơn vị"

    alias: str = spec(
        Text(), "Tên gọi khác", "Cách viết khác của tên đơn vị, để tệp nhập vào được nhận ra cùng một nơi", "P. VHXH"
    )
    target: str = spec(Ref(types=("unit",)), "Là đơn vị")


@dataclass(frozen=True, kw_only=True)
class UnitSuccession(Record):
    """One unit took over from another on a day (merges and splits)."""

    TYPE: ClassVar[str] = "unit_succession"
    PLURAL: ClassVar[str] = "unit_successions"
    LABEL: ClassVar[str] = "Kế thừa đơn vị"

    old: str = spec(Ref(types=("unit",)), "Đơn vị cũ")
    new: str = spec(Ref(types=("unit",)), "Đơn vị mới")
    on: date | None = spec(Date(), "Từ ngày", "Ngày đơn vị mới nhận việc của đơn vị cũ", "01/7/2025")
    note: str = spec(
        LongText(), "Ghi chú", "Căn cứ hoặc điều cần nhớ về lần sáp nhập, chia tách", "Theo Nghị quyết 1667/NQ-UBTVQH15"
    )


@dataclass(frozen=True, kw_only=True)
class Period(Record):
    """An office's own windows for a period; everything else names a period by its code."""

    TYPE: ClassVar[str] = "period"
    PLURAL: ClassVar[str] = "periods"
    LABEL: ClassVar[str] = "Kỳ báo cáo"

    unit: str = own_unit()
    code: str = spec(
        Text(), "Mã kỳ", "Mã ngắn của kỳ: năm, quý (Q1…Q4), 6 tháng (6M), 9 tháng (9M) hoặc tháng", "2026-Q1"
    )
    kind: PeriodKind | None = spec(
        Choice(enum=PeriodKind, words=PERIOD_WORDS), "Loại kỳ", "Báo cáo theo tháng, quý, 6 tháng, 9 tháng hay cả năm"
    )
    calendar_from: date | None = spec(
        Date(), "Từ ngày (lịch)", "Ngày đầu của kỳ theo lịch; văn bản ban hành từ ngày này được liệt kê", "01/01/2026"
    )
    calendar_to: date | None = spec(Date(), "Đến ngày (lịch)", "Ngày cuối của kỳ theo lịch", "31/3/2026")
    data_from: date | None = spec(
        Date(), "Chốt số liệu từ", "Ngày đầu tính số liệu, theo Điều 12 Nghị định 09/2019/NĐ-CP", "15/12/2025"
    )
    data_to: date | None = spec(
        Date(), "Chốt số liệu đến", "Ngày cuối tính số liệu, theo Điều 12 Nghị định 09/2019/NĐ-CP", "14/3/2026"
    )
    as_of: date | None = spec(
        Date(),
        "Đánh giá tại ngày",
        "Ngày lấy làm mốc để xét đúng hạn hay trễ; bỏ trống là ngày chốt số liệu",
        "14/3/2026",
    )
    due: date | None = spec(
        Date(), "Hạn gửi báo cáo", "Ngày chậm nhất phải gửi báo cáo của kỳ lên cấp trên", "20/3/2026"
    )


@dataclass(frozen=True, kw_only=True)
class Holiday(Record):
    """A day that is no working day."""

    TYPE: ClassVar[str] = "holiday"
    PLURAL: ClassVar[str] = "holidays"
    LABEL: ClassVar[str] = "Ngày nghỉ"

    unit: str = own_unit()
    date: "date | None" = spec(
        Date(), "Ngày", "Ngày không làm việc, được tính đến khi xác định hạn gửi báo cáo", "02/9/2026"
    )
    name: str = spec(Text(), "Tên ngày nghỉ", "Gọi tên để dễ nhớ", "Quốc khánh")


@dataclass(frozen=True, kw_only=True)
class Setting(Record):
    """One thing an office has set for itself, by key."""

    TYPE: ClassVar[str] = "setting"
    PLURAL: ClassVar[str] = "settings"
    LABEL: ClassVar[str] = "Thiết lập"

    unit: str = own_unit()
    key: str = spec(Text(), "Tên thiết lập", "Tên do chương trình đặt cho một lựa chọn của đơn vị")
    value: str = spec(LongText(), "Giá trị", "Điều đã chọn; nên đổi ở trang Đơn vị & thiết lập")


@dataclass(frozen=True, kw_only=True)
class Signatory(Record):
    """Who signs and how it is printed (Nghị định 30/2020/NĐ-CP, Điều 13)."""

    TYPE: ClassVar[str] = "signatory"
    PLURAL: ClassVar[str] = "signatories"
    LABEL: ClassVar[str] = "Người ký"

    unit: str = own_unit()
    lines: tuple[str, ...] = spec(
        Texts(),
        "Quyền hạn, chức vụ",
        "Các dòng in trên chữ ký, mỗi dòng ngăn bằng dấu chấm phẩy; TM., KT., TL. ghi ở đầu dòng",
        "TM. ỦY BAN NHÂN DÂN; CHỦ TỊCH",
    )
    position_below: tuple[str, ...] = spec(
        Texts(),
        "Chức vụ in trên họ tên",
        "Chức vụ chính quyền in dưới chữ ký, dùng cho ban chỉ đạo, hội đồng",
        "CHỦ TỊCH UBND PHƯỜNG",
    )
    name: str = spec(Text(), "Họ và tên", "Họ và tên in dưới chữ ký; không ghi học hàm, học vị", "Nguyễn Văn An")


@dataclass(frozen=True, kw_only=True)
class RecipientList(Record):
    """Whom a report of a level goes to, as printed under "Kính gửi" and "Nơi nhận"."""

    TYPE: ClassVar[str] = "recipient_list"
    PLURAL: ClassVar[str] = "recipient_lists"
    LABEL: ClassVar[str] = "Nơi nhận"

    unit: str = own_unit()
    name: str = spec(Text(), "Tên danh sách", "Gọi tên để chọn khi lập báo cáo", "Báo cáo định kỳ")
    level: Level | None = spec(
        Choice(enum=Level, words=LEVEL_WORDS), "Cấp nhận", "Cấp của nơi nhận báo cáo; bỏ trống là dùng cho mọi cấp"
    )
    addressed: tuple[str, ...] = spec(
        Texts(),
        "Kính gửi",
        "In sau chữ “Kính gửi:” ở đầu văn bản; nhiều nơi thì ngăn bằng dấu chấm phẩy",
        "Sở Khoa học và Công nghệ",
    )
    lines: tuple[str, ...] = spec(
        Texts(), "Nơi nhận", "In ở góc trái cuối văn bản, mỗi nơi một dòng", "Như trên; Lưu: VT, VHXH"
    )


@dataclass(frozen=True, kw_only=True)
class NumberSeries(Record):
    """How an issuing body numbers its documents within a year."""

    TYPE: ClassVar[str] = "number_series"
    PLURAL: ClassVar[str] = "number_series"
    LABEL: ClassVar[str] = "Dãy số văn bản"

    unit: str = own_unit()
    issuing_body: str = spec(
        Text(), "Cơ quan ban hành", "Cơ quan có dãy số riêng; bỏ trống là chính đơn vị", "UBND phường Vạn Thạnh"
    )
    pattern: str = spec(Text(), "Mẫu ký hiệu", "Loại văn bản và cơ quan, phần sau dấu gạch chéo", "BC-UBND")
    last_number: int | None = spec(
        Integer(), "Số đã dùng gần nhất", "Số lớn nhất đã cấp; văn bản tiếp theo lấy số sau đó", "144"
    )
