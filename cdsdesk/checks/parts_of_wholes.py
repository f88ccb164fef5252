"""Which counts can be some of which: women of members, members of members, but no members of teams."""

import re

SOME = re.compile(r"(?<!\w)trong đó(?!\w)", re.IGNORECASE)
_PEOPLE = (
    "thành viên|người|cán bộ|công chức|viên chức|cbcc|cbccvc|giáo viên|học sinh|học viên|sinh viên|đại biểu|đồng chí"
    "|đ/c|hội viên|đoàn viên|đảng viên|người dân|công dân|nhân khẩu|trẻ em|lao động|cá nhân"
)
_ANY_PEOPLE = re.compile(rf"(?:{_PEOPLE})(?!\w)")
_KINDS_OF_PEOPLE = re.compile(rf"(?:nữ|nam|nam giới|{_PEOPLE}|dân tộc|tổ trưởng|tổ phó|bí thư)(?!\w)")


def is_some_of(part: str, whole: str) -> bool:
    """Whether what one number counts can be some of what another counts, by their nouns."""
    if not part or not whole:
        return False
    short, long = sorted((part, whole), key=len)
    alike = long == short or long.startswith((f"{short} ", f"{short}, "))
    return alike or bool(_ANY_PEOPLE.match(whole) and _KINDS_OF_PEOPLE.match(part))
