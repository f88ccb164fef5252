"""Indicators, what is aimed at, and what was reached."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from cdsdesk.model.fields import Record, own_unit, spec
from cdsdesk.model.kinds import Agencies, Choice, LongText, Number, Ref, Text, Year


class Pillar(StrEnum):
    """The field of digital transformation that an indicator belongs to."""

    AWARENESS = "awareness"
    INSTITUTIONS = "institutions"
    INFRASTRUCTURE = "infrastructure"
    PEOPLE = "people"
    SECURITY = "security"
    GOVERNMENT = "government"
    ECONOMY = "economy"
    SOCIETY = "society"
    OTHER = "other"


class Measure(StrEnum):
    """What an indicator counts in."""

    RATIO = "ratio"
    COUNT = "count"
    MONEY = "money"
    SCORE = "score"
    YES_NO = "yes_no"
    TEXT = "text"


class Better(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    EQUAL = "equal"
    RANGE = "range"


class Accumulation(StrEnum):
    """Whether a value belongs to its period, adds up from the start of the year, or stands on a day."""

    IN_PERIOD = "in_period"
    YEAR_TO_DATE = "year_to_date"
    STOCK = "stock"


class Origin(StrEnum):
    """Who set a target."""

    OWN = "own"
    PROVINCE = "province"
    NATIONAL = "national"


class Comparator(StrEnum):
    """How a result is held against a target."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    EQUAL = "equal"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    ABOUT = "about"
    TEXT = "text"


class Evaluation(StrEnum):
    """A result against its target."""

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"
    NO_DATA = "no_data"


PILLAR_WORDS = {
    Pillar.AWARENESS: "Nhận thức số",
    Pillar.INSTITUTIONS: "Thể chế số",
    Pillar.INFRASTRUCTURE: "Hạ tầng số, nền tảng số, dữ liệu số",
    Pillar.PEOPLE: "Nhân lực số",
    Pillar.SECURITY: "An toàn thông tin",
    Pillar.GOVERNMENT: "Chính quyền số",
    Pillar.ECONOMY: "Kinh tế số",
    Pillar.SOCIETY: "Xã hội số",
    Pillar.OTHER: "Khác",
}
MEASURE_WORDS = {
    Measure.RATIO: "Tỷ lệ",
    Measure.COUNT: "Số lượng",
    Measure.MONEY: "Số tiền",
    Measure.SCORE: "Điểm",
    Measure.YES_NO: "Có hoặc không",
    Measure.TEXT: "Mô tả",
}
BETTER_WORDS = {
    Better.HIGHER: "Càng cao càng tốt",
    Better.LOWER: "Càng thấp càng tốt",
    Better.EQUAL: "Đúng bằng",
    Better.RANGE: "Trong khoảng",
}
ACCUMULATION_WORDS = {
    Accumulation.IN_PERIOD: "Trong kỳ",
    Accumulation.YEAR_TO_DATE: "Luỹ kế từ đầu năm",
    Accumulation.STOCK: "Tại thời điểm",
}
ORIGIN_WORDS = {Origin.OWN: "Tự đặt ra", Origin.PROVINCE: "Tỉnh giao", Origin.NATIONAL: "Trung ương giao"}
COMPARATOR_WORDS = {
    Comparator.AT_LEAST: "Tối thiểu",
    Comparator.MORE_THAN: "Trên",
    Comparator.EQUAL: "Bằng",
    Comparator.AT_MOST: "Tối đa",
    Comparator.LESS_THAN: "Dưới",
    Comparator.BETWEEN: "Từ … đến …",
    Comparator.ABOUT: "Khoảng",
    Comparator.TEXT: "Mô tả",
}
EVALUATION_WORDS = {
    Evaluation.EXCEEDED: "Vượt",
    Evaluation.MET: "Đạt",
    Evaluation.MISSED: "Chưa đạt",
    Evaluation.NO_DATA: "Chưa có số liệu",
}


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
    """What is measured; a row with two levels has a child for each, with its own targets."""

    TYPE: ClassVar[str] = "indicator"
    PLURAL: ClassVar[str] = "indicators"
    LABEL: ClassVar[str] = "Chỉ tiêu"

    plan: str = spec(Ref(types=("document",)), "Kế hoạch")
    annex: str = spec(Text(), "Phụ lục của kế hoạch")
    section: str = spec(Ref(types=("section",)), "Mục")
    code: str = spec(Text(), "STT", "", "I.7")
    pillar: Pillar | None = spec(Choice(enum=Pillar, words=PILLAR_WORDS), "Lĩnh vực")
    name: str = spec(LongText(), "Chỉ tiêu")
    parent: str = spec(Ref(types=("indicator",)), "Thuộc chỉ tiêu")
    scope: str = spec(Text(), "Phạm vi", "Một dòng in có hai cấp thì mỗi cấp một phạm vi", "Tại cấp xã")
    measure: Measure = spec(Choice(empty=Measure.RATIO, enum=Measure, words=MEASURE_WORDS), "Cách đo")
    unit_text: str = spec(Text(), "Đơn vị tính", "", "%")
    numerator_label: str = spec(Text(), "Tử số là")
    denominator_label: str = spec(Text(), "Mẫu số là")
    max_score: Decimal | None = spec(Number(), "Điểm tối đa")
    better: Better = spec(Choice(empty=Better.HIGHER, enum=Better, words=BETTER_WORDS), "Chiều tốt")
    accumulation: Accumulation = spec(
        Choice(empty=Accumulation.YEAR_TO_DATE, enum=Accumulation, words=ACCUMULATION_WORDS), "Cách cộng"
    )
    lead: tuple[str, ...] = spec(Agencies(), "Cơ quan chủ trì")
    source: str = spec(Text(), "Nguồn số liệu")
    basis: str = spec(LongText(), "Căn cứ")
    note: str = spec(LongText(), "Ghi chú")


@dataclass(frozen=True, kw_only=True)
class Target(Record):
    """What is aimed at in a year, by whom it was set, as written and as understood."""

    TYPE: ClassVar[str] = "target"
    PLURAL: ClassVar[str] = "targets"
    LABEL: ClassVar[str] = "Mục tiêu"

    indicator: str = spec(Ref(types=("indicator",)), "Chỉ tiêu")
    year: int | None = spec(Year(), "Năm")
    origin: Origin = spec(Choice(empty=Origin.PROVINCE, enum=Origin, words=ORIGIN_WORDS), "Ai giao")
    document: str = spec(Ref(types=("document",)), "Văn bản giao")
    comparator: Comparator | None = spec(Choice(enum=Comparator, words=COMPARATOR_WORDS), "So sánh")
    value: Decimal | None = spec(Number(), "Giá trị")
    value_to: Decimal | None = spec(Number(), "Đến giá trị")
    text: str = spec(Text(), "Mục tiêu như đã viết", "", "tối thiểu 30%")


@dataclass(frozen=True, kw_only=True)
class Measurement(Record):
    """What one office reached in a period: numerator and denominator, or a value, or a text."""

    TYPE: ClassVar[str] = "measurement"
    PLURAL: ClassVar[str] = "measurements"
    LABEL: ClassVar[str] = "Kết quả chỉ tiêu"

    unit: str = own_unit()
    indicator: str = spec(Ref(types=("indicator",)), "Chỉ tiêu")
    period: str = spec(Text(), "Kỳ")
    numerator: Decimal | None = spec(Number(), "Tử số")
    denominator: Decimal | None = spec(Number(), "Mẫu số")
    value: Decimal | None = spec(Number(), "Kết quả")
    text: str = spec(Text(), "Kết quả như đã viết")
    note: str = spec(LongText(), "Ghi chú")
    evaluation_written: Evaluation | None = spec(Choice(enum=Evaluation, words=EVALUATION_WORDS), "Đánh giá")
    evaluation_text: str = spec(Text(), "Đánh giá như đã viết")
    reason: str = spec(LongText(), "Giải trình")
