"""The fields that one heading may stand for in a table of a kind, with how well its words fit."""

from cdsdesk.importing.funding_headings import funding_path
from cdsdesk.importing.heading_words import EXACT, fit, heading_key, heading_years, keys_of, sides
from cdsdesk.importing.period_headings import period_path
from cdsdesk.importing.synonyms import COLUMNS, OMITTED
from cdsdesk.importing.titles import period_in
from cdsdesk.vietnamese.text import clean_line, search_key

WORK_KINDS = ("tasks", "projects")
FIGURES = ("targets", "measurements", "result")
_OTHER_TITLE = 30
_PHONES = (
    "Số điện thoại | Điện thoại | SĐT | Số ĐT | ĐTDĐ | Điện thoại liên hệ | Số điện thoại liên hệ | Điện thoại di "
    "động | Phone | Phone number | Mobile"
)
_DONE_WORDS = ("da dat", "thuc hien", "ket qua", "dat duoc", "hien trang", "actual", "ket qua dat")
_SEXES = {"nam": "birth_year.male", "nữ": "birth_year.female"}
_SHORT_DONE = frozenset({"th", "kq", "dat", "uth"})


def field_candidates(kind: str, header: str, column: int) -> list[tuple[str, int]]:
    """Return the field paths that a heading may stand for, with how well its words fit: 100 for the same."""
    parts = header.split(" › ")
    key, years = heading_key(header.replace(" › ", " ")), heading_years(header)
    # the top of a heading, and one of its two names, fit a little less than a name by itself
    less = [(heading_key(parts[0]), 1)] if len(parts) > 1 else []
    less += [(heading_key(side), 2) for side in sides(header)]
    found = []
    for name, words in COLUMNS[kind].items():
        keys = keys_of(words)
        best = max([fit(key, keys), *(fit(part, keys) - loss for part, loss in less)])
        if best > 0:
            found.append(_placed(kind, name, years, header, best, column))
    if kind in WORK_KINDS:
        other = keys_of(COLUMNS["projects" if kind == "tasks" else "tasks"]["title"])
        found.extend([("title", best - _OTHER_TITLE)] if (best := fit(key, other)) else [])
        found.extend([money] if (money := funding_path(parts)) is not None else [])
    elif kind == "indicators" and years and not heading_key(parts[-1]).removeprefix("den").strip():
        found.append((_figure(" ".join(parts), "", years[-1]), EXACT))
    elif kind == "members" and (born := _born(parts)):
        found.append((born, EXACT + 1))
    elif kind == "compliance" and (code := period_path(parts)) is not None:
        found.append((f"reported.{code}", EXACT))
    if kind != "members" and fit(key, _private(kind)) >= EXACT - 1:
        found.append((f"{OMITTED}.{column}", EXACT - 1))
    return found


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
    if kind == "indicators" and name in FIGURES and years:
        return _figure(header, name, years[-1]), best
    if name == "measurements":
        return "result", best
    # a heading with a year of its own is a figure of that year, never the column of names
    return name, best - _OTHER_TITLE if kind == "indicators" and name == "name" and years else best


def _figure(header: str, name: str, year: int) -> str:
    """Return the path of a figure of a year, or of the part of a year that a heading of results names."""
    done = name in ("measurements", "result") or _is_done(header)
    return f"measurements.{period_in(header) or year}" if done else f"targets.{year}"


def _is_done(header: str) -> bool:
    key = search_key(header)
    return any(word in key for word in _DONE_WORDS) or bool(_SHORT_DONE & set(heading_key(header).split()))
