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
    annex: str = spec(
        Text(), "Phụ lục của kế hoạch", "Phụ lục của kế hoạch có chỉ tiêu này; bỏ trống khi chỉ có một bảng", "I"
    )
    section: str = spec(Ref(types=("section",)), "Mục")
    code: str = spec(Text(), "STT", "Số thứ tự của chỉ tiêu trong bộ chỉ tiêu, gõ đúng như văn bản", "I.7")
    pillar: Pillar | None = spec(
        Choice(enum=Pillar, words=PILLAR_WORDS),
        "Lĩnh vực",
        "Hạ tầng, nhân lực, chính quyền số, kinh tế số, xã hội số…; dùng để chia nhóm trong báo cáo",
    )
    name: str = spec(
        LongText(),
        "Chỉ tiêu",
        "Tên chỉ tiêu như trong văn bản giao, không ghi mục tiêu vào đây",
        "Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến",
    )
    parent: str = spec(Ref(types=("indicator",)), "Thuộc chỉ tiêu")
    scope: str = spec(Text(), "Phạm vi", "Một dòng in có hai cấp thì mỗi cấp một phạm vi", "Tại cấp xã")
    measure: Measure = spec(
        Choice(empty=Measure.RATIO, enum=Measure, words=MEASURE_WORDS),
        "Cách đo",
        "Đo bằng tỷ lệ, số lượng, điểm…; chỉ tiêu tỷ lệ thì nhập tử số và mẫu số",
    )
    unit_text: str = spec(Text(), "Đơn vị tính", "Đơn vị của kết quả, in trong cột ĐVT", "%")
    numerator_label: str = spec(Text(), "Tử số là", "Đếm cái gì làm tử số", "Số hồ sơ nộp trực tuyến")
    denominator_label: str = spec(Text(), "Mẫu số là", "Đếm cái gì làm mẫu số", "Tổng số hồ sơ tiếp nhận")
    max_score: Decimal | None = spec(Number(), "Điểm tối đa", "Điểm cao nhất của chỉ tiêu, khi đo bằng điểm", "10")
    better: Better = spec(
        Choice(empty=Better.HIGHER, enum=Better, words=BETTER_WORDS),
        "Chiều tốt",
        "Kết quả cao hơn là tốt, hay thấp hơn là tốt; quyết định đạt hay chưa đạt",
    )
    accumulation: Accumulation = spec(
        Choice(empty=Accumulation.YEAR_TO_DATE, enum=Accumulation, words=ACCUMULATION_WORDS),
        "Cách cộng",
        "Số liệu chỉ của kỳ, luỹ kế từ đầu năm, hay tính tại một thời điểm",
    )
    lead: tuple[str, ...] = spec(
        Agencies(),
        "Cơ quan chủ trì",
        "Nơi cung cấp số liệu và chịu trách nhiệm về chỉ tiêu",
        "Trung tâm Phục vụ hành chính công",
    )
    source: str = spec(
        Text(), "Nguồn số liệu", "Số liệu lấy ở đâu, để kỳ sau lấy đúng chỗ", "Hệ thống thông tin giải quyết TTHC tỉnh"
    )
    basis: str = spec(LongText(), "Căn cứ", "Văn bản giao chỉ tiêu", "Kế hoạch số 12/KH-UBND ngày 05/01/2026")
    note: str = spec(LongText(), "Ghi chú", "Điều cần nhớ về chỉ tiêu, giữ qua các kỳ", "Tỉnh chấm theo tháng")


@dataclass(frozen=True, kw_only=True)
class Target(Record):
    """What is aimed at in a year, by whom it was set, as written and as understood."""

    TYPE: ClassVar[str] = "target"
    PLURAL: ClassVar[str] = "targets"
    LABEL: ClassVar[str] = "Mục tiêu"

    indicator: str = spec(Ref(types=("indicator",)), "Chỉ tiêu")
    year: int | None = spec(Year(), "Năm", "Năm phải đạt mục tiêu", "2026")
    origin: Origin = spec(
        Choice(empty=Origin.PROVINCE, enum=Origin, words=ORIGIN_WORDS),
        "Ai giao",
        "Ai giao mục tiêu này; có mục tiêu của tỉnh thì kết quả được so với mục tiêu của tỉnh",
    )
    document: str = spec(Ref(types=("document",)), "Văn bản giao")
    comparator: Comparator | None = spec(
        Choice(enum=Comparator, words=COMPARATOR_WORDS),
        "So sánh",
        "Tối thiểu, trên, bằng, tối đa…, hiểu từ chữ đã viết",
    )
    value: Decimal | None = spec(Number(), "Giá trị", "Con số phải đạt, hiểu từ chữ đã viết", "30")
    value_to: Decimal | None = spec(
        Number(), "Đến giá trị", "Con số cuối, khi mục tiêu là một khoảng “từ … đến …”", "35"
    )
    text: str = spec(Text(), "Mục tiêu như đã viết", "Mục tiêu của năm, gõ đúng chữ của văn bản giao", "tối thiểu 30%")


@dataclass(frozen=True, kw_only=True)
class Measurement(Record):
    """What one office reached in a period: numerator and denominator, or a value, or a text."""

    TYPE: ClassVar[str] = "measurement"
    PLURAL: ClassVar[str] = "measurements"
    LABEL: ClassVar[str] = "Kết quả chỉ tiêu"

    unit: str = own_unit()
    indicator: str = spec(Ref(types=("indicator",)), "Chỉ tiêu")
    period: str = spec(Text(), "Kỳ", "Kỳ báo cáo của số liệu này", "2026-Q2")
    numerator: Decimal | None = spec(
        Number(), "Tử số", "Số đếm được ở phần trên của tỷ lệ; tỷ lệ tự tính từ tử số và mẫu số", "953"
    )
    denominator: Decimal | None = spec(Number(), "Mẫu số", "Tổng số để chia; phải khác 0", "3.089")
    value: Decimal | None = spec(
        Number(), "Kết quả", "Kết quả hiểu thành số; có tử số, mẫu số thì được tính từ hai số này", "77,85"
    )
    text: str = spec(
        Text(),
        "Kết quả như đã viết",
        "Kết quả khi không có tử số, mẫu số: một con số, một tỷ lệ hoặc một câu",
        "77,85%",
    )
    note: str = spec(LongText(), "Ghi chú", "Điều cần nhớ về số liệu của riêng kỳ này", "Số liệu đến 14/6/2026")
    evaluation_written: Evaluation | None = spec(
        Choice(enum=Evaluation, words=EVALUATION_WORDS),
        "Đánh giá",
        "Đánh giá được in; “Theo số liệu” là để chương trình so kết quả với mục tiêu",
    )
    evaluation_text: str = spec(
        Text(),
        "Đánh giá như đã viết",
        "Nguyên văn đánh giá trong tệp đã nhập khi không khớp từ nào được dùng",
        "Gần đạt",
    )
    reason: str = spec(
        LongText(),
        "Giải trình",
        "Vì sao chưa đạt, hoặc vì sao giữ đánh giá khác với điều tính được",
        "Đường truyền xuống cấp, đang thay",
    )
