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
    level: Level | None = spec(Choice(enum=Level, words=LEVEL_WORDS), "Cấp")
    parent: str = spec(Ref(types=("unit",)), "Đơn vị cấp trên")
    symbol: str = spec(Text(), "Chữ viết tắt trong ký hiệu", "Phần đứng sau loại văn bản", "UBND")
    identifier_code: str = spec(Text(), "Mã định danh", "Theo Quyết định 20/2020/QĐ-TTg", "H32.10.5")
    place: str = spec(Text(), "Địa danh", "In trước ngày tháng của văn bản", "Vạn Thạnh")
    valid_from: date | None = spec(Date(), "Hoạt động từ")
    valid_to: date | None = spec(Date(), "Hoạt động đến")


@dataclass(frozen=True, kw_only=True)
class UnitAlias(Record):
    """Another way in which a unit is written."""

    TYPE: ClassVar[str] = "unit_alias"
    PLURAL: ClassVar[str] = "unit_aliases"
    LABEL: ClassVar[str] = "Tên gọi khác của đơn vị"

    alias: str = spec(Text(), "Tên gọi khác", "", "P. VHXH")
    target: str = spec(Ref(types=("unit",)), "Là đơn vị")


@dataclass(frozen=True, kw_only=True)
class UnitSuccession(Record):
    """One unit took over from another on a day (merges and splits)."""

    TYPE: ClassVar[str] = "unit_succession"
    PLURAL: ClassVar[str] = "unit_successions"
    LABEL: ClassVar[str] = "Kế thừa đơn vị"

    old: str = spec(Ref(types=("unit",)), "Đơn vị cũ")
    new: str = spec(Ref(types=("unit",)), "Đơn vị mới")
    on: date | None = spec(Date(), "Từ ngày")
    note: str = spec(LongText(), "Ghi chú")


@dataclass(frozen=True, kw_only=True)
class Period(Record):
    """An office's own windows for a period; everything else names a period by its code."""

    TYPE: ClassVar[str] = "period"
    PLURAL: ClassVar[str] = "periods"
    LABEL: ClassVar[str] = "Kỳ báo cáo"

    unit: str = own_unit()
    code: str = spec(Text(), "Mã kỳ", "", "2026-Q1")
    kind: PeriodKind | None = spec(Choice(enum=PeriodKind, words=PERIOD_WORDS), "Loại kỳ")
    calendar_from: date | None = spec(Date(), "Từ ngày (lịch)")
    calendar_to: date | None = spec(Date(), "Đến ngày (lịch)")
    data_from: date | None = spec(Date(), "Chốt số liệu từ", "Nghị định 09/2019/NĐ-CP, Điều 12")
    data_to: date | None = spec(Date(), "Chốt số liệu đến", "Nghị định 09/2019/NĐ-CP, Điều 12")
    as_of: date | None = spec(Date(), "Đánh giá tại ngày", "Bỏ trống là ngày chốt số liệu")
    due: date | None = spec(Date(), "Hạn gửi báo cáo")


@dataclass(frozen=True, kw_only=True)
class Holiday(Record):
    """A day that is no working day."""

    TYPE: ClassVar[str] = "holiday"
    PLURAL: ClassVar[str] = "holidays"
    LABEL: ClassVar[str] = "Ngày nghỉ"

    unit: str = own_unit()
    date: "date | None" = spec(Date(), "Ngày")
    name: str = spec(Text(), "Tên ngày nghỉ", "", "Quốc khánh")


@dataclass(frozen=True, kw_only=True)
class Setting(Record):
    """One thing an office has set for itself, by key."""

    TYPE: ClassVar[str] = "setting"
    PLURAL: ClassVar[str] = "settings"
    LABEL: ClassVar[str] = "Thiết lập"

    unit: str = own_unit()
    key: str = spec(Text(), "Tên thiết lập")
    value: str = spec(LongText(), "Giá trị")


@dataclass(frozen=True, kw_only=True)
class Signatory(Record):
    """Who signs and how it is printed (Nghị định 30/2020/NĐ-CP, Điều 13)."""

    TYPE: ClassVar[str] = "signatory"
    PLURAL: ClassVar[str] = "signatories"
    LABEL: ClassVar[str] = "Người ký"

    unit: str = own_unit()
    lines: tuple[str, ...] = spec(
        Texts(), "Quyền hạn, chức vụ", "Các dòng in trên chữ ký", "TM. ỦY BAN NHÂN DÂN; CHỦ TỊCH"
    )
    position_below: tuple[str, ...] = spec(Texts(), "Chức vụ in trên họ tên", "Dùng cho ban chỉ đạo, hội đồng")
    name: str = spec(Text(), "Họ và tên", "Không ghi học hàm, học vị")


@dataclass(frozen=True, kw_only=True)
class RecipientList(Record):
    """Whom a report of a level goes to, as printed under "Kính gửi" and "Nơi nhận"."""

    TYPE: ClassVar[str] = "recipient_list"
    PLURAL: ClassVar[str] = "recipient_lists"
    LABEL: ClassVar[str] = "Nơi nhận"

    unit: str = own_unit()
    name: str = spec(Text(), "Tên danh sách", "", "Báo cáo định kỳ")
    level: Level | None = spec(Choice(enum=Level, words=LEVEL_WORDS), "Cấp nhận")
    addressed: tuple[str, ...] = spec(Texts(), "Kính gửi", "", "Sở Khoa học và Công nghệ")
    lines: tuple[str, ...] = spec(Texts(), "Nơi nhận", "Mỗi nơi một dòng", "Như trên; Lưu: VT, VHXH")


@dataclass(frozen=True, kw_only=True)
class NumberSeries(Record):
    """How an issuing body numbers its documents within a year."""

    TYPE: ClassVar[str] = "number_series"
    PLURAL: ClassVar[str] = "number_series"
    LABEL: ClassVar[str] = "Dãy số văn bản"

    unit: str = own_unit()
    issuing_body: str = spec(Text(), "Cơ quan ban hành")
    pattern: str = spec(Text(), "Mẫu ký hiệu", "", "BC-UBND")
    last_number: int | None = spec(Integer(), "Số đã dùng gần nhất")
