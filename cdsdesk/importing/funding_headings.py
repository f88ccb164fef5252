"""Headings of money: the year, whose money and what kind of amount, in whatever order their levels stand."""

import re
from collections.abc import Mapping, Sequence

from cdsdesk.importing.heading_words import (
    EXACT,
    INSIDE,
    fit,
    heading_key,
    heading_years,
    keys_of,
    names_a_span,
    spelled,
)

_PLANNED = "planned"
_KINDS: Mapping[str, str] = {
    "total": (
        "Tổng mức đầu tư | Tổng mức | Tổng dự toán | Tổng mức đầu tư dự kiến | Dự kiến tổng mức đầu tư | Tổng vốn "
        "đầu tư"
    ),
    "supplement": (
        "Xem xét cấp bổ sung | Kinh phí bổ sung | Đề nghị bổ sung | Kinh phí đề nghị bổ sung | Xem xét bổ sung | "
        "Đề nghị cấp bổ sung | Cấp bổ sung | Bổ sung | Kinh phí xem xét bổ sung | Nhu cầu bổ sung"
    ),
    "requested": (
        "Nhu cầu kinh phí | Nhu cầu vốn | Kinh phí đề nghị | Kinh phí đề xuất | Nhu cầu | Đề xuất | Đề nghị | Nhu cầu "
        "kinh phí thực hiện | Requested"
    ),
    "granted": (
        "Kinh phí đã cấp | Kinh phí được cấp | Kinh phí đã bố trí | Vốn đã bố trí | Đã cấp | Kinh phí giao | Đã bố "
        "trí | Được cấp | Được giao | Đã giao | Kinh phí được giao | Vốn được giao | Kinh phí đã giao | Kế hoạch "
        "vốn giao | Granted"
    ),
    "disbursed": (
        "Giải ngân | Đã giải ngân | Kinh phí đã giải ngân | Lũy kế giải ngân | Kinh phí đã thực hiện | Vốn đã giải "
        "ngân | Kết quả giải ngân | Giá trị giải ngân | Đã chi | Đã thanh toán | Disbursed"
    ),
    _PLANNED: (
        "Kinh phí | Tổng kinh phí | Kinh phí thực hiện | Kinh phí dự kiến | Dự kiến kinh phí | Dự toán | Dự toán "
        "kinh phí | Kế hoạch vốn | Vốn | Kinh phí thực hiện trong | Nguồn vốn | Nguồn kinh phí | Vốn đầu tư | Khái "
        "toán | Khái toán kinh phí | Phân kỳ vốn | Phân kỳ kinh phí | Phân kỳ đầu tư | Số tiền | Budget | Cơ cấu "
        "nguồn vốn"
    ),
}
_SOURCES: Mapping[str, re.Pattern[str]] = {
    "central": re.compile(r"\btrung uong\b"),
    "province": re.compile(r"(?:(?:ngan sach|von)(?: cap)? |^)tinh\b"),
    "local": re.compile(
        r"\bdia phuong\b|\b(?:ngan sach|von)(?: cap)?(?: thanh pho| tp| huyen| xa| phuong| quan| thi xa| dac khu)\b"
        r"|^cap (?:huyen|xa)\b"
    ),
    "other": re.compile(
        r"\b(?:nguon|von)(?: von)?(?: hop phap)? khac\b|^khac$|\bxa hoi hoa\b|\btai tro\b|\bhuy dong\b"
    ),
    "all": re.compile(r"^(?:tong(?: so| cong| von| kinh phi)?|cong)$"),
}
_WHOLE = re.compile(
    r"(?:nguon )?(?:von |ngan sach )?(?:cap )?"
    r"(?:trung uong|tinh|dia phuong|khac|thanh pho|huyen|xa|phuong|quan|xa hoi hoa|hop phap khac)"
)

_OF_A_YEAR = frozenset({"", "den", "ke hoach"})
"""Words of a heading beside which a year alone tells money: "2026", "Kế hoạch 2026"."""

_NEEDS_FIGURES = 40
"""How well "Kế hoạch 2026" fits: less than running text below it takes away."""

_LEFT_OVER = re.compile(r"\bcon (?:lai|thieu)\b|^chenh lech\b")
"""Words of what only follows from other amounts."""


def funding_path(parts: Sequence[str]) -> tuple[str, int] | None:
    """Return ``funding.YEAR.SOURCE.KIND`` for the parts of a heading and how well it fits; None when it is no money.

    A bare year stands for the plan of that year; years from one to another are no single year.
    """
    keys = [heading_key(part) for part in parts]
    if any(map(_LEFT_OVER.search, keys)):
        return None
    kind, fitting = _kind(keys)
    years = [year for part in parts if not names_a_span(part) for year in heading_years(part)]
    source = _source(keys)
    if not fitting:
        bare_year = bool(years) and all(_names_source(key) or spelled(key) in _OF_A_YEAR for key in keys)
        by_source = source != "unknown" and any(_WHOLE.fullmatch(spelled(key)) for key in keys)
        if not bare_year and not by_source:
            return None
        kind, fitting = _PLANNED, INSIDE if by_source or not any(keys) else _NEEDS_FIGURES
    return f"funding.{years[-1] if years else 'any'}.{source}.{kind}", fitting


def source_named(text: str) -> str:
    """Return the source that words name and nothing else: "Ngân sách trung ương" is central; "" for other words."""
    key = heading_key(text)
    source = _source([key])
    return source if source not in ("all", "unknown") and _WHOLE.fullmatch(spelled(key)) else ""


def _names_source(key: str) -> bool:
    return any(sign.search(spelled(key)) for sign in _SOURCES.values())


def _kind(keys: Sequence[str]) -> tuple[str, int]:
    """Return the kind of amount that the parts name: a particular one goes before the general "Kinh phí"."""
    told = [found for key in keys if (found := _kind_of(key)) is not None]
    own = [each for each in told if each[1] != _PLANNED]
    score, kind = max(own or told, key=lambda each: each[0], default=(0, _PLANNED))
    return kind, max((each[0] for each in told), default=score)


def _kind_of(key: str) -> tuple[int, str] | None:
    """Return the kind that one part names: "Dự toán bổ sung" is particular, "Kinh phí thực hiện" is not."""
    found = [(score, kind) for kind, words in _KINDS.items() if (score := fit(key, keys_of(words))) > 0]
    exact = [each for each in found if each[0] >= EXACT - 1]
    own = [each for each in found if each[1] != _PLANNED]
    return max(exact or own or found, key=lambda each: each[0], default=None)


def _source(keys: Sequence[str]) -> str:
    """Return whose money the parts name; a part that names none, nor a kind nor a year, is a source unknown to us."""
    named = [name for key in keys for name, sign in _SOURCES.items() if sign.search(spelled(key))]
    own = [name for name in named if name != "all"]
    if own:
        return own[-1]
    if named or len(keys) == 1:
        return "all"
    strange = spelled(keys[-1]) not in _OF_A_YEAR and not any(
        fit(keys[-1], keys_of(words)) for words in _KINDS.values()
    )
    return "unknown" if strange else "all"
