"""Digits that are no quantity: names and codes ("Đề án 06", "mức độ 3, 4", "TCVN 6909:2001", "24/7", telephones)."""

import re

from cdsdesk.facts.nouns import known_noun, names_place

_BEFORE_NAMES = (
    "đề án|nghị quyết|chỉ thị|quyết định|nghị định|thông tư|kế hoạch|công văn|luật|chương trình|kết luận|thông báo"
    "|công điện|tờ trình|báo cáo|văn bản|hướng dẫn|quy định|đề án số|nghị quyết số|mức độ|mức|cấp độ|điều|khoản|mục"
    "|tiểu mục|điểm|số|số hiệu|mã|mã số|stt|hotline|điện thoại|đt|sđt|fax|tel|tổng đài|thứ|lần thứ|phụ lục|biểu số"
    "|mẫu số|công nghiệp|phiên bản|web|version|ver|ngõ|hẻm|kiệt|quốc lộ|số nhà|tcvn|qcvn|iso|iec"
    "|iso/iec|tccs|windows|office|lúc|hồi|thế hệ|quý|dịp|lễ|zone|loại hình"
)
_NAMES = frozenset(_BEFORE_NAMES.split("|"))
_BEFORE_COUNTS_TOO = (
    "cấp|hạng|loại|lớp|khối|khóa|khoá|kỳ|đợt|tuần|bảng|biểu|mẫu|trang|tổ|nhóm|thôn|ấp|buôn|khu phố|tổ dân phố|phường"
    "|quận|xã|khu vực|vòng|bước|giai đoạn|phần|chương|cột|dòng|hàng|tầng|phòng|tiêu chí|nhiệm vụ|dự án|chỉ tiêu"
    "|hình|ảnh|chuyên đề|bài|tập|quyển|câu|vị trí|khu|zalo|team|mục tiêu|nội dung"
    "|phố|đường|chợ|bản|ngày|tháng|năm"
)
_MAYBE_NAMES = frozenset(_BEFORE_COUNTS_TOO.split("|"))
_NOT_NAMES = frozenset({"tổng số", "trong số"})
_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?")
_ALWAYS = re.compile(r"(?:24|12) ?/ ?(?:24|7)(?![\w/])(?: ?(?:h|giờ)(?!\w))?")
_PHONE = re.compile(r"(?:0[0-9]{1,4}|1[89]00)[ .)-]{0,2}[0-9]{2,4}(?:[ .-]?[0-9]{2,4}){1,3}")
_DIALLED = re.compile(r"\(0[0-9]{1,4}\) ?$")
_CLOCK = re.compile(r"[0-9]{1,2}(?: ?giờ ?| ?[hH] ?|:)[0-9]{2}(?![0-9])(?: ?phút)?")
_STANDARD = re.compile(r"(?:TCVN|QCVN|TCCS|TCN|ISO|IEC|IEEE|RFC)[ /:A-Z-]{0,12}$")
_REST = re.compile(r"[\w]{0,40}(?:[.:/-][\w]{1,40}){0,8}")
_OF_STANDARD = re.compile(r"(?:-[0-9]{1,2})?(?: ?: ?[0-9]{4})?")
_NUMBERING = re.compile(r" {0,2}\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}(?:[.)](?= |$)|(?<=\.[0-9]) (?=[A-ZĐÀ-Ỹ]))")
_BRACKETED = re.compile(r"\([0-9]{1,2}\)")
_WINDOW = 32
_NEAR_BEGINNING = 4
_FEW_LEVELS = 4
_SHORTEST_CODE = 3


def is_code(text: str, start: int, end: int) -> bool:
    """Whether digits are part of a code, a telephone number, a time of day, a standard or the number of a line."""
    before = text[start - 1 : start] if start else ""
    if before and (before.isalpha() or before in "_@#" or (before in "-.:" and text[start - 2 : start - 1].isalnum())):
        return True
    if before == "/" and text[start - 2 : start - 1].isalnum() and not known_noun(text, end):
        return True
    if _DIALLED.search(text[max(0, start - 8) : start]):
        return True
    after = text[end : end + 1]
    if after.isalpha() and not _UNIT_GLUED.match(text, end):
        return True
    if text[start] == "0" and end - start >= _SHORTEST_CODE and "," not in text[start:end]:
        return True
    if (
        after == ")"
        and (before in ("", " ") or _BRACKETED.match(text, start - 1))
        and "(" not in text[max(0, start - _WINDOW) : start - 1]
    ):
        return True
    if start < _NEAR_BEGINNING and not text[:start].strip(" (") and _NUMBERING.match(text):
        return True
    return any(form.match(text, start) for form in (_ALWAYS, _PHONE, _CLOCK)) or bool(
        _STANDARD.search(text[max(0, start - 16) : start])
    )


_UNIT_GLUED = re.compile(r"(?:đ|tr|triệu|tỷ|nghìn|đồng|vnđ|vnd|km2?|m2?|ha|kg|gb|tb|mb)(?!\w)", re.IGNORECASE)


def rest_of_code(text: str, start: int, end: int) -> int:
    """Return where the code ends that the digits from ``start`` to ``end`` begin."""
    for form in (_ALWAYS, _PHONE, _CLOCK):
        if whole := form.match(text, start):
            return whole.end()
    standard = _OF_STANDARD.match(text, end)
    if standard is not None and standard.end() > end:
        return standard.end()
    rest = _REST.match(text, end)
    return rest.end() if rest else end


def follows_name(text: str, start: int, counted: str) -> bool:
    """Whether a number belongs to the name before it: "Nghị quyết 57", "mức độ 3, 4"; ``counted`` follows it."""
    left = text[max(0, start - _WINDOW) : start]
    while (listed := _LISTED_BEFORE.search(left)) is not None and not counted:
        left = left[: listed.start()]
    if left[-1:] not in (" ", "(") or left[-2:] in (": ", ", ", "; ", ". "):
        return False
    words = [word.lower() for word in _WORD.findall(left)[-2:]]
    ends = {" ".join(words[-1:]), " ".join(words)}
    if not words or not left.rstrip().lower().endswith(words[-1]) or " ".join(words) in _NOT_NAMES:
        return False
    if ends & _NAMES:
        return True
    if not ends & _MAYBE_NAMES or (counted and not names_place(text, start + len(_digits(text, start)))):
        return False
    return words[-1] != "cấp" or _is_level(_digits(text, start))


_LISTED_BEFORE = re.compile(r"[0-9]{1,2}(?: ?, ?| và | ?[-–] ?| hoặc )$")
_DIGITS = re.compile("[0-9]*")


def _digits(text: str, start: int) -> str:
    found = _DIGITS.match(text, start)
    return found[0] if found else ""


def _is_level(digits: str) -> bool:
    return digits.isdigit() and int(digits) <= _FEW_LEVELS


def in_date_order(day: str, month: str) -> bool:
    """Whether two numbers may be a day and month: "02/9"."""
    return day.isdigit() and month.isdigit() and 1 <= int(day[:4]) <= 31 and 1 <= int(month[:4]) <= 12
