"""What cells tell of a member of a team: role, sex, year of birth, telephone, e-mail; odd ones stay as written."""

import re
from collections.abc import Iterable
from typing import Any

from cdsdesk.importing.own_records import Cells
from cdsdesk.importing.row_plan import Problem, extras_of
from cdsdesk.importing.rows import RowRead
from cdsdesk.model.teams import MemberRole, Sex
from cdsdesk.vietnamese.dates import read_date
from cdsdesk.vietnamese.people import is_masked, read_phones
from cdsdesk.vietnamese.text import clean_line, search_key

_ROLES = (
    (
        MemberRole.DEPUTY,
        re.compile(r"(?:to pho|pho to(?: truong)?|pho nhom|deputy|pho)\b(?! (?:thon|chu tich|bi thu|truong)).*"),
    ),
    (
        MemberRole.LEADER,
        re.compile(r"(?:to truong|truong nhom|leader|truong)\b(?! (?:to dan pho|tdp|dan pho|thon|ap|ban|khu)).*"),
    ),
    (MemberRole.SECRETARY, re.compile(r"(?:thu ky|secretary)\b.*")),
    (MemberRole.MEMBER, re.compile(r"(?:thanh vien|to vien|uy vien|member|tv)\b.*")),
)
_SHORT_ROLES = {"tt": MemberRole.LEADER, "tp": MemberRole.DEPUTY, "tk": MemberRole.SECRETARY}
"""Short forms in a column of roles; elsewhere "TP" is the head of an office."""
_TITLE_BEFORE = re.compile(r"^(?:ông|bà|anh|chị|đ/c|đồng chí)\.?:?\s+", re.IGNORECASE)
_FEMALE, _MALE = frozenset({"nu", "f", "female", "ba"}), frozenset({"nam", "m", "male", "ong"})
_BIRTH_COLUMNS = (("birth_year.male", Sex.MALE), ("birth_year.female", Sex.FEMALE))
_MARKS = frozenset({"x", "v", "+", "*", "1", "co"})
_TAIL = 3
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def read_role(text: str) -> MemberRole | None:
    """Return the role in a team that a text tells; None when it is another office ("Tổ trưởng tổ dân phố")."""
    key = search_key(text)
    return next((role for role, words in _ROLES if words.fullmatch(key)), None)


def person_name(text: str) -> tuple[str, Sex | None]:
    """Return a name without "Ông", "Bà" before it, in capitals only at the beginning of words, and what they tell."""
    line = clean_line(text)
    before = _TITLE_BEFORE.match(line)
    name = line[before.end() :] if before else line
    said = search_key(before[0]).strip(" .:") if before else ""
    return name.title() if name.isupper() else name, Sex.FEMALE if said == "ba" else Sex.MALE if said == "ong" else None


def member_told(cells: Cells, row: RowRead) -> tuple[dict[str, Any], list[Problem]]:
    """Return the fields of a member that a row tells, and what a person must look at."""
    problems: list[Problem] = []
    name, sex = person_name(cells.text(row, "name"))
    told: dict[str, Any] = {"name": name, "extras": _extras(cells, row)}
    told |= {path: line for path in ("organisation", "job_title") if (line := cells.line(row, path))}
    sex = _sex(cells.line(row, "sex")) or sex
    told |= ({"sex": sex} if sex else {}) | _born(cells, row, problems, told)
    phones = [cells.line(row, "phone"), *_other_phones(cells, row)]
    if any(phones):
        told |= {"phone": kept} if (kept := kept_phone(phones)) else {}
        problems += phone_problems(cells, phones)
    if email := cells.line(row, "email"):
        told["email"] = email
        if _EMAIL.fullmatch(email) is None:
            problems.append(
                cells.context.problem("email", f"“{email}” không giống địa chỉ thư điện tử, giữ nguyên chữ")
            )
    for path, reading in (("birth_year", _birth_year), ("joined", _joined)):
        if written := cells.line(row, path):
            value = reading(written, cells.context.year)
            if value is None:
                problems.append(cells.context.problem(path, f"Chưa hiểu “{written}”, giữ trong thông tin thêm"))
                told["extras"] |= {cells.heading(path): written}
            else:
                told[path] = value
    return told | _role(cells, row, problems), problems


def kept_phone(written: Iterable[str]) -> str:
    """Return telephone numbers as they are stored: the digits of one that we know, else as written, never a mask."""
    whole = [each for each in written if each and not is_masked(each)]
    return "; ".join(dict.fromkeys(number for each in whole for number in read_phones(each) or (each,)))


def phone_problems(cells: Cells, written: Iterable[str]) -> list[Problem]:
    """Report numbers that are none that we know, told by their last digits alone."""
    return [
        cells.context.problem(
            "phone",
            f"Số đang che “{each}” không phải số thật, không nhập"
            if is_masked(each)
            else f"Số có đuôi “{each[-_TAIL:].strip()}” không giống số điện thoại, giữ nguyên chữ",
        )
        for each in written
        if each and not read_phones(each)
    ]


def _role(cells: Cells, row: RowRead, problems: list[Problem]) -> dict[str, Any]:
    written = cells.line(row, "role")
    role = (read_role(written) or _SHORT_ROLES.get(search_key(written).strip("."))) if written else None
    if role is not None:
        return {"role": role}
    if not written:
        job = read_role(cells.line(row, "job_title"))
        return {"role": job} if job else {}
    if cells.line(row, "job_title"):
        problems.append(cells.context.problem("role", f"Chưa hiểu vai trò “{written}”, coi là thành viên"))
        return {}
    return {"job_title": written}


def _sex(written: str) -> Sex | None:
    key = search_key(written)
    return Sex.FEMALE if key in _FEMALE else Sex.MALE if key in _MALE else None


def _born(cells: Cells, row: RowRead, problems: list[Problem], told: dict[str, Any]) -> dict[str, Any]:
    """Return year of birth and sex of the columns "Năm sinh: Nam | Nữ", in one of which a year or a mark stands."""
    found: dict[str, Any] = {}
    for path, sex in _BIRTH_COLUMNS:
        written = cells.line(row, path)
        year = _birth_year(written, None)
        if not written or found:
            continue
        if year is not None:
            found = {"sex": sex, "birth_year": year}
        elif search_key(written) in _MARKS:
            found = {"sex": sex}
        else:
            problems.append(cells.context.problem(path, f"Chưa hiểu “{written}”, giữ trong thông tin thêm"))
            told["extras"] |= {cells.heading(path): written}
    return found


def _birth_year(written: str, _year: int | None) -> int | None:
    """Return the year alone: more of a birthday is not kept."""
    if written.isdigit() and len(written) == 4:
        return int(written) if 1900 <= int(written) <= 2100 else None
    day = read_date(written)
    return day.year if day is not None else None


def _joined(written: str, year: int | None) -> Any:
    return read_date(written, year)


def _other_phones(cells: Cells, row: RowRead) -> list[str]:
    return [line for text in _unnamed(cells, row).values() if read_phones(line := clean_line(text))]


def _extras(cells: Cells, row: RowRead) -> dict[str, str]:
    """Return the cells without a field; telephone numbers stand in one place only, and that is not here."""
    kept = {heading: text for heading, text in _unnamed(cells, row).items() if not read_phones(clean_line(text))}
    note = cells.text(row, "note")
    return kept | ({cells.heading("note"): note} if note else {})


def _unnamed(cells: Cells, row: RowRead) -> dict[str, str]:
    return extras_of(cells.context, row)
