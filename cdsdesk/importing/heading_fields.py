"""The fields that one heading may stand for in a table of a kind, with how well its words fit."""

import re
from collections.abc import Mapping

from cdsdesk.importing.fraction_headings import SHARE
from cdsdesk.importing.funding_headings import funding_path
from cdsdesk.importing.heading_words import EXACT, fit, heading_key, heading_years, keys_of, sides, spelled
from cdsdesk.importing.period_headings import part_of_year, period_path
from cdsdesk.importing.synonyms import COLUMNS, OMITTED
from cdsdesk.importing.titles import period_in
from cdsdesk.vietnamese.text import clean_line, search_key

WORK_KINDS = ("tasks", "projects")
FIGURES = ("targets", "measurements", "result")
ANYWHERE = keys_of(
    "Nội dung | Tên | Đơn vị | Thời gian | Ngày | Số | Loại | Danh mục | Kết quả | Mục tiêu | Cơ quan | Tổ chức | Mã "
    "| Cấp"
)
"""Words that stand over columns of every sort of table."""
_COUNTED = (*FIGURES, "numerator", "denominator")
_COMPARES = re.compile(
    r"\bso (?:voi|sanh)\b|\btang giam\b|^chenh lech\b"
    r"|^(?:ty le|ti le|phan tram|muc) (?:thuc hien|hoan thanh|dat) (?:ke hoach|kh|muc tieu|chi tieu)\b"
    r"|^(?:uoc )?(?:th|thuc hien) (?:kh|ke hoach)$"
)
_HELD_AGAINST = re.compile(r"\bso (?:kh|ct|kế hoạch|chỉ tiêu|mục tiêu|cùng kỳ)\b")
_OTHER_TITLE = 30
_GIVES_WAY = 5
_PHONES = (
    "Số điện thoại | Điện thoại | SĐT | Số ĐT | ĐTDĐ | Điện thoại liên hệ | Số điện thoại liên hệ | Điện thoại di "
    "động | Phone | Phone number | Mobile"
)
_SECOND: Mapping[str, str] = {
    "operator": (
        "Chủ quản hệ thống | Chủ quản hệ thống thông tin | Chủ quản | Đơn vị chủ quản | Cơ quan chủ quản | Đơn vị quản "
        "lý | Đơn vị sử dụng | Đơn vị | Cơ quan, đơn vị"
    ),
    "lead": "Đơn vị | Cơ quan | Cơ quan, đơn vị | Phòng, ban | Bộ phận",
}
"""Headings that tell a field only where no other heading says it more plainly."""
_DONE_WORDS = ("da dat", "luy ke", "thuc hien", "ket qua", "dat duoc", "hien trang", "actual", "ket qua dat")
_SEXES = {"nam": "birth_year.male", "nữ": "birth_year.female"}
_SHORT_DONE = frozenset({"th", "kq", "dat", "uth", "kqth", "uoc", "lk"})


def field_candidates(kind: str, header: str, column: int) -> list[tuple[str, int]]:
    """Return the field paths that a heading may stand for, with how well its words fit: 100 for the same."""
    parts = header.split(" › ")
    key, years = heading_key(header.replace(" › ", " ")), heading_years(header)
    # the top of a heading, and one of its two names, fit a little less than a name by itself
    less = [(heading_key(parts[0]), 1)] if len(parts) > 1 else []
    less += [(heading_key(side), 2) for side in sides(header)]
    own = _own_words(kind, parts)
    compares = kind == "indicators" and _compares(header, key)
    found = []
    for name, words in COLUMNS[kind].items():
        if compares and name in _COUNTED:
            continue
        keys = keys_of(words)
        whole = fit(key, keys)
        best = max([whole, *(fit(part, keys) - loss for part, loss in less)])
        if own and whole < EXACT - 1:
            # the words just above the cells go before those of the group that they stand in, unless both say the same
            best = (best if best == EXACT - 1 else EXACT) if own in keys else best - _OTHER_TITLE
        if best > 0 and name in _SECOND and spelled(key) in keys_of(_SECOND[name]):
            best -= _GIVES_WAY
        if best > 0:
            found.append(_placed(kind, name, years, header, best, column))
    if kind in WORK_KINDS:
        other = keys_of(COLUMNS["projects" if kind == "tasks" else "tasks"]["title"])
        found.extend([("title", best - _OTHER_TITLE)] if (best := fit(key, other)) else [])
        found.extend([money] if (money := funding_path(parts)) is not None else [])
    elif kind == "indicators" and years and not compares and not heading_key(parts[-1]).removeprefix("den").strip():
        found.append((_figure(" ".join(parts), "", years[-1]), EXACT))
    elif kind == "members" and (born := _born(parts)):
        found.append((born, EXACT + 1))
    elif kind == "compliance" and (code := period_path(parts)) is not None:
        found.append((f"reported.{code}", EXACT))
    if kind != "members" and fit(key, _private(kind)) >= EXACT - 1:
        found.append((f"{OMITTED}.{column}", EXACT - 1))
    return found


def fraction_candidates(part: str, header: str) -> list[tuple[str, int]]:
    """Return what a column of a group that tells a share and what it is made of stands for."""
    if part != SHARE:
        return [(part, EXACT + 1)]
    years = heading_years(header)
    return [(_figure(header, "result", years[-1]) if years else "result", EXACT + 1)]


def _compares(header: str, key: str) -> bool:
    """Say whether a heading holds a figure against another one, which is no target and no result: "% so với KH"."""
    # accents tell "so" from "số"
    return _COMPARES.search(key) is not None or _HELD_AGAINST.search(clean_line(header).lower()) is not None


def _own_words(kind: str, parts: list[str]) -> str:
    """Return the words of a heading's last line when they alone say what field of a kind it is, else ""."""
    written = heading_key(parts[-1]) if len(parts) > 1 else ""
    # "Đơn vị › CT" is who leads, no indicator: initials are told by the words above them
    full = spelled(written) if spelled(heading_key(" ".join(parts))).endswith(spelled(written)) else ""
    told = (own for own in (written, full) if own not in ANYWHERE)
    return next((own for own in told if any(own in keys_of(words) for words in COLUMNS[kind].values())), "")


def _born(parts: list[str]) -> str:
    """Return the path of one of the two columns "Năm sinh: Nam | Nữ" (or "Giới tính: Nam | Nữ"), "" of any other."""
    *above, last = parts if len(parts) > 1 else parts[0].rsplit(" ", 1)
    words = COLUMNS["members"]
    known = keys_of(f"{words['birth_year']} | {words['sex']}")
    if not above or heading_key(" ".join(above)) not in known:
        return ""
    # accents tell "Nam" from "Năm"
    return _SEXES.get(clean_line(last).strip("()").lower(), "")


def _private(kind: str) -> frozenset[str]:
    """Return the headings of what is kept with members only, or not at all."""
    never = keys_of(COLUMNS["members"][OMITTED])
    return never if kind == "teams" else never | keys_of(_PHONES)


def _placed(kind: str, name: str, years: tuple[int, ...], header: str, best: int, column: int) -> tuple[str, int]:
    if name == OMITTED:
        return f"{OMITTED}.{column}", best
    part = part_of_year(header) if kind == "indicators" and name in FIGURES else None
    if part is not None and name == "targets" and not _is_done(header):
        # what is planned for a part of a year is not the target of the year
        best -= _OTHER_TITLE
    if kind == "indicators" and name in FIGURES and years:
        return _figure(header, name, years[-1]), best
    if part is not None and name != "targets":
        return f"measurements.{part}", best
    if name == "measurements":
        return "result", best
    # a heading with a year of its own is a figure of that year, never the column of names
    return name, best - _OTHER_TITLE if kind == "indicators" and name == "name" and years else best


def _figure(header: str, name: str, year: int) -> str:
    """Return the path of a figure of a year, or of the part of a year that a heading of results names."""
    done = name in ("measurements", "result") or _is_done(header)
    if not done:
        return f"targets.{year}"
    if (part := part_of_year(header)) is not None:
        return f"measurements.{year}-{part}"
    return f"measurements.{period_in(header) or year}"


def _is_done(header: str) -> bool:
    key = search_key(header)
    return any(word in key for word in _DONE_WORDS) or bool(_SHORT_DONE & set(heading_key(header).split()))
