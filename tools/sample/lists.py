"""The sheets of indicators and of the document register."""

from typing import Any

from tools.sample.progress import data
from tools.sample.sheet import Band, Column, Line, Sheet

YEARS = ("2022", "2023", "2024")

_TARGETS = (
    Column("STT", 6, across="center"),
    Column("Chỉ tiêu", 52),
    Column("Đơn vị tính", 11, across="center"),
    *(Column(f"Năm {year}", 14, group="Mục tiêu", across="center") for year in YEARS),
    Column("Cơ quan chủ trì", 28),
    Column("Ghi chú", 28),
)

_RESULTS = (
    Column("STT", 6, across="center"),
    Column("Chỉ tiêu", 56),
    Column("Mục tiêu đề ra", 16, across="center"),
    Column("Tử số", 13, across="right", number_format="#,##0"),
    Column("Mẫu số", 13, across="right", number_format="#,##0"),
    Column("Kết quả", 18, across="center", number_format="#,##0"),
    Column("Đánh giá", 14, across="center"),
)

_DOCUMENTS = (
    Column("STT", 6, across="center", number_format="0"),
    Column("Loại văn bản", 14),
    Column("Số ký hiệu", 18),
    Column("Ngày ban hành", 14, across="center", number_format="dd/mm/yyyy"),
    Column("Cơ quan ban hành", 32),
    Column("Trích yếu", 66),
)


def targets() -> Sheet:
    """Return the province's sheet of 22 indicators with their targets of three years."""
    source = data("indicators.toml")
    return Sheet(
        name="Chỉ tiêu",
        titles=(source["title"], source["plan"]),
        columns=_TARGETS,
        rows=_by_pillar(source, _target_values),
        numbered=True,
    )


def results(year: str) -> Sheet:
    """Return the sheet of what the former district reached in ``year``, with numerators and denominators."""
    source = data("indicators.toml")

    def values(indicator: dict[str, Any]) -> tuple[Any, ...]:
        told = indicator[year]
        keys = ("target", "numerator", "denominator", "result", "evaluation")
        return (indicator["name"], *(told.get(key) for key in keys))

    return Sheet(
        name=f"Năm {year}",
        titles=(source["result_title"].format(year=year), source["plan"]),
        columns=_RESULTS,
        rows=_by_pillar(source, values),
    )


def documents() -> Sheet:
    """Return the register of the 36 documents of 2022, with real dates and a signature below."""
    source = data("documents-2022.toml")
    rows = []
    for ordinal, (kind, number, issued, subject, *body) in enumerate(source["document"], start=1):
        rows.append(Line((ordinal, kind, number, issued, body[0] if body else source["office"], subject)))
    return Sheet(
        name="Văn bản 2022",
        titles=(source["title"],),
        columns=_DOCUMENTS,
        rows=tuple(rows),
        signature=tuple(source["signature"]),
    )


def _target_values(indicator: dict[str, Any]) -> tuple[Any, ...]:
    aims = (indicator[year]["target"] for year in YEARS)
    return (indicator["name"], indicator["unit"], *aims, indicator["lead"], indicator.get("note"))


def _by_pillar(source: dict[str, Any], values: Any) -> tuple[Line | Band, ...]:
    rows: list[Line | Band] = []
    ordinal = 0
    for pillar in source["pillar"]:
        rows.append(Band(pillar["title"], pillar["number"]))
        for indicator in pillar["indicator"]:
            ordinal += 1
            rows.append(Line((ordinal, *values(indicator))))
    return tuple(rows)
