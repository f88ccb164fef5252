"""Lists of agencies in a cell, divided into single agencies and groups as they are written."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cdsdesk.importing.agency_names import is_group, known_agency

_BULLET = re.compile(r"^\s*(?:[-–+*•]|\d{1,2}[.)]|[a-zđ]\))\s*")
_ACRONYMS = "UBND|HĐND|UBMTTQ\\w*|MTTQ\\w*|BCĐ\\w*|BCH|BQL|BHXH|NHNN|VNPT|Viettel|Mobifone|MobiFone"
# These begin a name only when more words follow: "Sở, Ban, Ngành" is one group.
_OPEN = (
    "Sở|Phòng|VP|Văn phòng|Trung tâm|TT|CA|Ban(?! ngành)|Bộ|Cục|Chi cục|Tổng cục|Đài|Viện|Trường|Hội|Đoàn(?! thể)|Đội"
    "|Trạm|Tổ(?! chức)|Công ty|Chi nhánh|Thường trực|Liên đoàn|Liên minh|Bệnh viện|Tập đoàn|Hợp tác xã|Cơ quan|Đơn vị"
)
_CLOSED = (
    "Công an|Ủy ban|Uỷ ban|Hội đồng nhân dân|Bưu điện|Viễn thông|Điện lực|Kho bạc|Ngân hàng|Bảo hiểm|Thanh tra|Mặt trận"
    "|Đảng ủy|Đảng uỷ|Thành ủy|Thành uỷ|Tỉnh ủy|Tỉnh uỷ|Huyện ủy|Huyện uỷ|Tòa án|Toà án|Công đoàn|Các|Tất cả|Toàn thể"
)
_HEAD = rf"(?:(?:{_ACRONYMS}|{_CLOSED})\b|(?:{_OPEN})\s+[^\W\d_])"
_SMALL = (
    r"(?:(?:các|sở|phòng|văn phòng|trung tâm|chi cục|ban quản lý|ban chỉ huy|đài|trường|cơ quan|đơn vị)\s+[^\W\d_]"
    r"|(?:công an|bưu điện|ủy ban|uỷ ban|kho bạc|công ty|đoàn thanh niên)\b)"
)
_OFFICE = re.compile(r"Văn phòng|VP|Thường trực")
# What is no name by itself: its rest stands on the next line of a narrow cell. "Văn phòng" and "Công an" may be one.
_NO_NAME = re.compile(
    r"(?:Sở|Phòng|Trung tâm|Ban|Bộ|Cục|Chi cục|Tổng cục|Đài|Viện|Trường|Hội|Đoàn|Đội|Trạm|Tổ|Công ty|Chi nhánh"
    r"|Liên đoàn|Liên minh|Bệnh viện|Tập đoàn|Hợp tác xã|Cơ quan|Đơn vị|Ủy ban|Uỷ ban|Ban (?:Chỉ huy|Quản lý|Chỉ đạo)"
    r"|Trường (?:Tiểu học|Mầm non|Mẫu giáo|Trung học cơ sở|TH|THCS|THPT|MN)|Chi cục Thuế|Công ty (?:Cổ phần|TNHH))"
)
_MARK = re.compile(r"\s*(?:,|\.(?=\s)|/|\s[-–](?=\s)|\s(?:và|cùng)(?=\s)|\s\+(?=\s))\s*(?=\S)")
_MARKED = re.compile(r"[\n,;./:+–•*)-]|\s(?:và|cùng)\s")
_LONGEST = 2_000
_BEGINS = re.compile(_HEAD)
_BEGINS_SMALL = re.compile(_SMALL)
_BEGINS_GROUP = re.compile(r"các\s")
_SHORT_NAME = re.compile(r"[A-ZĐ][A-ZĐ&.-]*(?: [A-ZĐ&.-]+){0,2}\s*(?=,|;|$|\svà\s)")
# An office that serves two bodies: "Văn phòng HĐND và UBND".
_OF_TWO = re.compile(r"(?:(?:Văn phòng|VP|Thường trực)\b.*)?(?:H[ĐỖ]ND|Hội đồng nhân dân|ĐBQH|Quốc hội)", re.IGNORECASE)
_SECOND = re.compile(r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân)\b", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:các\s+)?(?P<head>sở|phòng|bộ|ban)\s*(?::|,\s*(?:ban,\s*)?ngành\s*:)\s*(?P<names>.+)", re.IGNORECASE
)
_ABBREVIATED = re.compile(r"\b(?:TP|TX|TT|P|X|H)\.$")
_NAME_END = re.compile(r"\s*(?:,|\svà(?=\s))\s*")


@lru_cache(maxsize=4096)
def agencies(text: str) -> tuple[str, ...]:
    """Return the agencies of a cell as written; a group such as "các sở, ban, ngành" stays one.

    Names that share a word get it each: "các Sở: Nội vụ, Tài chính" are "Sở Nội vụ" and "Sở Tài chính".
    """
    if not _MARKED.search(text):
        name = " ".join(text.split())
        return (name,) if name else ()
    found: list[str] = []
    for line in _lines(text) if "\n" in text else (_BULLET.sub("", text),):
        for part in line.split(";"):
            plain = " ".join(part.split())
            # what is longer than a page of names is running text
            found.extend(_names(plain) if len(plain) <= _LONGEST else (plain,))
    return tuple(name for each in found if (name := _trimmed(each)))


def _lines(text: str) -> Iterator[str]:
    """Give the lines of a cell; one that was only wrapped is joined to the line above."""
    held = ""
    for line in text.split("\n"):
        whole = line.strip()
        bare = _BULLET.sub("", line).strip()
        if held and bare and (_is_rest(held, whole) or (bare == whole and _goes_on(held, bare))):
            held = f"{held} {whole}"
        else:
            yield held
            held = bare
    yield held


def _is_rest(above: str, line: str) -> bool:
    """Say whether a line ends the name above it: no name without it, or a known one with it and none of its own."""
    if _NO_NAME.fullmatch(above):
        return not (_BULLET.match(line) or _NO_NAME.fullmatch(line) or is_group(line))
    if _OFFICE.fullmatch(above):
        return _SECOND.match(line) is not None
    begins = _BEGINS.match(line) or _BEGINS_SMALL.match(line)
    known = known_agency(f"{above} {line}")
    # what stands behind the place in a name does not make it another one
    return begins is None and known is not None and known != known_agency(above)


def _goes_on(above: str, line: str) -> bool:
    if above.endswith((";", ".")):
        return False
    if above.endswith((",", "-", "–", "&")) or above.split()[-1] in ("và", "các"):
        return True
    return line[0].islower() and not (_BEGINS_SMALL.match(line) and not is_group(above))


def _names(part: str) -> Iterator[str]:
    listed = _LISTED.fullmatch(part)
    if listed is not None:
        head = listed["head"].capitalize()
        for name in _listed_names(head, listed["names"]):
            yield from _names(name)
        return
    start = 0
    for found in _MARK.finditer(part):
        if _is_end(part[start : found.start()], found[0].strip(), part[found.end() :]):
            yield part[start : found.start()]
            start = found.end()
    yield from _shared(part[start:])


def _is_end(left: str, mark: str, following: str) -> bool:
    """Say whether a name ends before a comma or "và", because another one begins behind it."""
    if not left:
        return False
    if mark in (",", "và", "-", "–", "/") and _OF_TWO.fullmatch(left) and _SECOND.match(following):
        return mark == "," and " " not in left
    if _BEGINS.match(following) or _BEGINS_GROUP.match(following):
        return True
    if mark == "," and not is_group(left) and _SHORT_NAME.match(following):
        return True
    return mark in (",", "và", "cùng") and not is_group(left) and _BEGINS_SMALL.match(following) is not None


def _listed_names(head: str, names: str) -> Iterator[str]:
    """Give the names behind "Các Sở:", the longest known ones first; "Văn hóa, Thể thao và Du lịch" is one."""
    parts = _NAME_END.split(names)
    marks = _NAME_END.findall(names)
    place = 0
    while place < len(parts):
        end = next(
            (end for end in range(len(parts), place, -1) if _is_known(head, parts, marks, place, end)), place + 1
        )
        name = _joined(parts, marks, place, end)
        yield name if _BEGINS.match(name) or _BEGINS_SMALL.match(name) else f"{head} {name}"
        place = end


def _is_known(head: str, parts: list[str], marks: list[str], place: int, end: int) -> bool:
    return known_agency(f"{head} {_joined(parts, marks, place, end)}") is not None


def _joined(parts: list[str], marks: list[str], place: int, end: int) -> str:
    return "".join(part + (marks[at] if at < end - 1 else "") for at, part in enumerate(parts[place:end], place))


def _shared(name: str) -> Iterator[str]:
    """Give "Sở Nội vụ, Tài chính" as two agencies when both are known and the whole is none."""
    head, _, rest = name.partition(" ")
    if "," not in rest or head not in ("Sở", "Phòng", "Bộ") or known_agency(name) is not None:
        yield name
        return
    names = list(_listed_names(head, rest))
    yield from names if all(known_agency(each) for each in names) else [name]


def _trimmed(name: str) -> str:
    bare = name.strip(" ,;:-–")
    return bare if _ABBREVIATED.search(bare) else bare.strip(" ,;:-–.")
