"""What kinds of table and the fields of their columns are called on the screen."""

from collections.abc import Iterable, Mapping

from cdsdesk.importing.synonyms import COLUMNS
from cdsdesk.model.activities import Activity
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import known_window, period_words
from cdsdesk.model.systems import ComplianceEntry, InfoSystem
from cdsdesk.model.tasks import AMOUNT_WORDS, NATURE_WORDS, SOURCE_WORDS, AmountKind, Nature, Source, Task
from cdsdesk.model.teams import Member, Team

KIND_WORDS: Mapping[str, str] = {
    "tasks": "Nhiệm vụ",
    "projects": "Dự án",
    "indicators": "Chỉ tiêu",
    "documents": "Văn bản",
    "systems": "Hệ thống thông tin",
    "teams": "Tổ công nghệ số",
    "members": "Thành viên tổ",
    "activities": "Hoạt động",
    "units": "Đơn vị",
    "compliance": "Theo dõi báo cáo",
}
RECORDS: Mapping[str, type[Record]] = {
    "tasks": Task,
    "projects": Task,
    "indicators": Indicator,
    "documents": Document,
    "systems": InfoSystem,
    "teams": Team,
    "members": Member,
    "activities": Activity,
    "units": Unit,
    "compliance": ComplianceEntry,
}
"""The records that the rows of each kind of table mean."""
_WORDS: Mapping[str, str] = {
    "code": "Số thứ tự",
    "order": "Số thứ tự",
    "section": "Mục, nội dung",
    "title": "Nội dung",
    "content": "Mục tiêu, nội dung",
    "planned_content": "Dự kiến thực hiện",
    "lead": "Cơ quan chủ trì",
    "coordinators": "Cơ quan phối hợp",
    "deadline_text": "Thời hạn",
    "result": "Kết quả thực hiện",
    "status_text": "Đánh giá tiến độ",
    "pillar": "Lĩnh vực",
    "targets": "Mục tiêu",
    "measurements": "Kết quả",
    "numerator": "Tử số",
    "denominator": "Mẫu số",
    "unit_text": "Đơn vị tính",
    "evaluation_text": "Đánh giá",
    "reported": "Đã báo cáo",
    "state": "Tình trạng",
    "document": "Văn bản phê duyệt",
    "leader": "Tổ trưởng",
    "deputy": "Tổ phó",
    "phone": "Điện thoại",
    "hamlet": "Thôn, tổ dân phố",
    "omitted": "Không lưu (thông tin riêng tư)",
    "as_written": "Nguyên văn",
    "registered_on": "Ngày vào sổ",
    "note": "Ghi chú",
}
_SEXES: Mapping[str, str] = {"male": "(cột nam)", "female": "(cột nữ)"}
_ANY_YEAR = 2000
_OF_YEARS = frozenset({"targets", "measurements"})


def kind_words(kind: str) -> str:
    """Return what a kind of table is called."""
    return KIND_WORDS.get(kind, kind)


def kind_doubt(kind: str, others: Iterable[str]) -> str:
    """Return what is said of a table whose kind is not sure: what it is taken for, and what else it may be."""
    doubt = f"Chưa chắc là bảng {kind_words(kind).lower()}"
    named = ", ".join(kind_words(each).lower() for each in others)
    return f"{doubt}, cũng có thể là {named}" if named else doubt


def kind_choices() -> tuple[tuple[str, str], ...]:
    """Return the kinds that a table may be with their words."""
    return tuple((kind, kind_words(kind)) for kind in COLUMNS)


def field_words(kind: str, path: str) -> str:
    """Return what the field of a column is called: "Thời hạn", "Mục tiêu 2025", "Kinh phí kế hoạch 2022 (Tỉnh)"."""
    name, *index = path.split(".")
    if name == "funding" and 3 <= len(index) <= 4:
        return _money_words(*index)
    words = _WORDS.get(name) if name != "title" or kind in ("tasks", "projects") else None
    if words is None:
        spec = specs(RECORDS[kind]).get(name) if kind in RECORDS else None
        words = spec.label if spec is not None else _WORDS.get(name, name)
    return " ".join([words, *map(_index_words, index)])


def _index_words(index: str) -> str:
    """Return what stands behind the name of a field: a period in words, with its year where the heading tells one."""
    if index in _SEXES or index.isdigit():
        return _SEXES.get(index, index)
    if known_window(index) is not None:
        return period_words(index)
    in_any_year = f"{_ANY_YEAR}-{index}"
    return period_words(in_any_year).removesuffix(f" năm {_ANY_YEAR}") if known_window(in_any_year) else index


def row_words(kind: str) -> str:
    """Return what the rows of a kind of table are called when they are counted: "nhiệm vụ", "đơn vị"."""
    return kind_words("units" if kind == "compliance" else kind).lower()


def field_choices(kind: str, years: Iterable[int] = (), used: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return the fields that a column of a kind may hold with their words, those in use first among the indexed."""
    told = sorted(set(years))
    paths: list[str] = []
    for name in COLUMNS[kind]:
        if name in _OF_YEARS and kind == "indicators":
            paths += [f"{name}.{year}" for year in told]
            paths += [name] if name == "targets" else []
        else:
            paths += [name, *(f"{name}.{sex}" for sex in _SEXES if (kind, name) == ("members", "birth_year"))]
    if kind in ("tasks", "projects"):
        paths += [f"funding.{year}.all.{AmountKind.PLANNED.value}" for year in told]
        paths += [f"funding.any.{Source.ALL.value}.{amount.value}" for amount in AmountKind]
    return tuple((path, field_words(kind, path)) for path in dict.fromkeys([*paths, *filter(None, used)]))


def _money_words(year: str, source: str, amount: str, nature: str = "") -> str:
    kind = AMOUNT_WORDS[AmountKind(amount)]
    whose = "" if source in (Source.ALL.value, Source.UNKNOWN.value) else f" ({SOURCE_WORDS[Source(source)]})"
    spent = f", {NATURE_WORDS[Nature(nature)].lower()}" if nature else ""
    return f"Kinh phí: {kind}{f' {year}' if year.isdigit() else ''}{whose}{spent}"
