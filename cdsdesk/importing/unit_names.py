"""Units by name: short forms and committees are one with what they stand for; the level that a name tells."""

import re

from cdsdesk.importing.agency_names import spelt_key
from cdsdesk.importing.row_plan import RowPlan
from cdsdesk.importing.team_names import team_key
from cdsdesk.importing.work import Work
from cdsdesk.model.identity import uid_for
from cdsdesk.model.office import Level, Unit, UnitAlias
from cdsdesk.vietnamese.text import clean_line, raw_key, search_key

_SHORT = (
    (re.compile(r"^\s*(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+(?=\S)", re.IGNORECASE), ""),
    (re.compile(r"^p\.?\s+(?=\S)|^p\.(?=\S)", re.IGNORECASE), "phường "),
    (re.compile(r"^x\.\s*|^x\s+", re.IGNORECASE), "xã "),
    (re.compile(r"^tt\.\s*", re.IGNORECASE), "thị trấn "),
    (re.compile(r"^tp\.?\s*", re.IGNORECASE), "thành phố "),
    (re.compile(r"^tdp\.?\s*", re.IGNORECASE), "tổ dân phố "),
    (re.compile(r"^vp\.?\s+", re.IGNORECASE), "văn phòng "),
)
_BY_NAME = (
    (Level.COMMUNE, re.compile(r"(?:ubnd |uy ban nhan dan )?(?:phuong|xa|thi tran|dac khu)\b")),
    (Level.DISTRICT, re.compile(r"(?:ubnd |uy ban nhan dan )?(?:huyen|quan|thi xa|thanh pho|tp)\b")),
    (Level.PROVINCE, re.compile(r"(?:ubnd |uy ban nhan dan )?tinh\b")),
    (
        Level.DEPARTMENT,
        re.compile(
            r"(?:phong|so|van phong|chi cuc|cuc|trung tam|ban|thanh tra|truong|tram|cong an|bch|doi|bo phan|vien"
            r"|dang uy)\b"
        ),
    ),
)
# read with its accents: "Bản Đôn" is a hamlet, "Ban Quản lý dự án" is none
_HAMLET = re.compile(r"(?:thôn|tổ dân phố|khu phố|ấp|bản|buôn|khóm|làng|xóm|khu dân cư)\s", re.IGNORECASE)
_BY_WORD = (
    (
        Level.HAMLET,
        re.compile(r"thon|to dan pho|tdp|to dp|khu pho|kp\b|khu dan cu|khom|buon|lang|xom|cap thon|ap\b|hamlet"),
    ),
    (Level.COMMUNE, re.compile(r"xa\b|phuong|thi tran|dac khu|commune|ward")),
    (Level.DISTRICT, re.compile(r"huyen|quan|thi xa|district")),
    (
        Level.DEPARTMENT,
        re.compile(
            r"so\b|phong|ban|nganh|don vi (?:su nghiep|truc thuoc)|department|co quan (?:chuyen mon|truc thuoc)|truong"
            r"|trung tam|tram|van phong|cong an|chi cuc|cuc\b"
        ),
    ),
    (Level.PROVINCE, re.compile(r"tinh|thanh pho|province")),
    (Level.OTHER, re.compile(r"khac|other")),
)
_HAMLET_WORDS = frozenset({"bản", "cấp bản"})
_KIND_WORDS = """
ubnd ủy uỷ ban nhân dân phường xã thị trấn đặc khu huyện quận thành phố tỉnh cấp các khối nhóm và hoặc của phòng sở văn
chi cục trung tâm thanh tra trường trạm đội bộ phận viện ngành cơ quan đơn vị tổ chức đoàn thể chuyên môn trách trực
thuộc sự nghiệp hành chính công lập tư thục năng nhà nước quản lý học mầm non mẫu giáo tiểu cơ phổ thông thcs thpt th mn
y tế thôn khu ấp khóm làng xóm
"""
_KINDS = frozenset(_KIND_WORDS.split())
"""Words that only tell of what kind units are: "Phòng chuyên môn", "Trường học"."""
_ALONE = frozenset({"dang uy", "hoi dong nhan dan", "hdnd"})
"""Units of which an office has one, so that they need no name of their own."""


def unit_key(name: str) -> str:
    """Return the key by which units are found: "P. Vạn Thạnh" and "UBND phường Vạn Thạnh" are one."""
    full = _in_full(name)
    return team_key(full) if _HAMLET.match(full) else spelt_key(full)


def level_of_name(name: str) -> Level | None:
    """Return the level that a unit's name begins with; None when it tells none."""
    full = _in_full(name)
    if _HAMLET.match(full):
        return Level.HAMLET
    key = search_key(full)
    return next((level for level, words in _BY_NAME if words.match(key)), None)


def names_one_unit(text: str) -> bool:
    """Say whether a text is the name of one unit, not of a kind of units: "Phòng Kinh tế", but not "Trường học"."""
    if level_of_name(text) is None:
        return False
    full = _in_full(text)
    words = re.findall(r"\w+", full)
    is_plain = not full.isupper() and not any(word[0].isupper() or word[0].isdigit() for word in words[1:])
    return search_key(full) in _ALONE or (not is_plain and any(word.lower() not in _KINDS for word in words))


def _in_full(name: str) -> str:
    full = clean_line(name)
    for words, instead in _SHORT:
        full = words.sub(instead, full)
    return full


def read_level(text: str) -> Level | None:
    """Return the level that a word tells: "Cấp xã", "Phường", "commune"; None when it tells none."""
    if clean_line(text).lower() in _HAMLET_WORDS:
        return Level.HAMLET
    key = search_key(text).removeprefix("cap ")
    return next((level for level, words in _BY_WORD if words.match(key)), None)


class UnitBook:
    """The units of a data file as they will be, found by code, name, short name or alias."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._by_name: dict[str, list[str]] = {}
        self._by_code: dict[str, str] = {}
        for unit in work.all(Unit):
            self.add(unit)
        for alias in work.all(UnitAlias):
            self._name(alias.alias, alias.target)

    def add(self, unit: Unit) -> None:
        """Take a unit in that was made or named."""
        for name in filter(None, (unit.name, unit.short_name)):
            self._name(name, unit.uid)
        if unit.identifier_code:
            self._by_code[raw_key(unit.identifier_code)] = unit.uid

    def _name(self, name: str, uid: str) -> None:
        uids = self._by_name.setdefault(unit_key(name), [])
        if uid not in uids:
            uids.append(uid)

    def with_code(self, code: str) -> Unit | None:
        """Return the unit with an identifier code."""
        return self._work.find(Unit, self._by_code.get(raw_key(code), "")) if code else None

    def named(self, name: str, parent: str = "") -> list[Unit]:
        """Return the units of a name; with a ``parent`` those below it or below none."""
        found = [unit for uid in self._by_name.get(unit_key(name), ()) if (unit := self._work.find(Unit, uid))]
        return [unit for unit in found if not parent or unit.parent in ("", parent)]

    def found_or_made(self, plan: RowPlan, name: str, parent: str = "") -> Unit:
        """Return the first unit of a name that still stands, else a new one with the level that its name tells."""
        found = self.named(name, parent)
        standing = [unit for unit in found if unit.valid_to is None] or found
        if standing:
            return standing[0]
        made = Unit(name=clean_line(name), level=level_of_name(name), parent=parent)
        made = Unit(uid=uid_for(made), name=made.name, level=made.level, parent=made.parent)
        plan.records.append(made)
        return made
