"""Headings that offices write as pairs of initials: "ĐVCT", "CQ PH", "TGHT", "Ngày HT", "KQTH", "NVGP".

The same two letters mean different things behind different words: "CT" is "chủ trì" behind "CQ" and "chỉ tiêu" alone.
"""

import re
from collections.abc import Mapping

_Words = Mapping[str, str]


class _Pairs:
    """Initials that come first and those that come behind them, each with what they stand for."""

    def __init__(self, firsts: _Words, seconds: _Words) -> None:
        self._firsts, self._seconds = firsts, seconds
        short, full, behind = ("|".join(words) for words in (firsts, firsts.values(), seconds))
        self._found = re.compile(rf"\b(?:({short}) ?|({full}) )({behind})\b")

    def in_full(self, key: str) -> str:
        """Return a key with these pairs in full; the first word may be so already, the two joined or apart."""
        return self._found.sub(self._told, key)

    def _told(self, found: re.Match[str]) -> str:
        return f"{self._firsts[found[1]] if found[1] else found[2]} {self._seconds[found[3]]}"


_PAIRS = (
    _Pairs(
        {"dv": "don vi", "cq": "co quan", "pb": "phong ban", "bp": "bo phan", "pc": "phan cong"},
        {
            "ct": "chu tri",
            "ph": "phoi hop",
            "th": "thuc hien",
            "pt": "phu trach",
            "tm": "tham muu",
            "dm": "dau moi",
            "vh": "van hanh",
            "ql": "quan ly",
            "cq": "chu quan",
            "bh": "ban hanh",
            "bc": "bao cao",
            "td": "theo doi",
            "sd": "su dung",
        },
    ),
    _Pairs(
        {"tg": "thoi gian", "han": "han", "ngay": "ngay", "moc": "moc", "thoi han": "thoi han"},
        {
            "ht": "hoan thanh",
            "bd": "bat dau",
            "kt": "ket thuc",
            "th": "thuc hien",
            "bh": "ban hanh",
            "pd": "phe duyet",
            "tk": "trien khai",
        },
    ),
    _Pairs(
        {"kq": "ket qua", "td": "tien do", "dg": "danh gia", "md": "muc do"},
        {
            "th": "thuc hien",
            "tk": "trien khai",
            "ht": "hoan thanh",
            "td": "tien do",
            "kq": "ket qua",
            "dr": "dau ra",
            "dd": "dat duoc",
        },
    ),
    _Pairs(
        {"nd": "noi dung", "nv": "nhiem vu", "sp": "san pham", "ten": "ten"},
        {
            "nv": "nhiem vu",
            "cv": "cong viec",
            "gp": "giai phap",
            "dr": "dau ra",
            "th": "thuc hien",
            "ht": "he thong",
            "da": "du an",
        },
    ),
    _Pairs(
        {"kp": "kinh phi", "nc": "nhu cau", "dt": "du toan"},
        {"th": "thuc hien", "kp": "kinh phi", "dc": "da cap", "bs": "bo sung"},
    ),
)
_WHOLE: _Words = {
    "thht": "thoi han hoan thanh",
    "thth": "tinh hinh thuc hien",
    "ttth": "tinh trang thuc hien",
    "skh": "so ky hieu",
    "ty": "trich yeu",
    "tynd": "trich yeu noi dung",
    "gchu": "ghi chu",
    "g chu": "ghi chu",
    "uth": "uoc thuc hien",
}
"""Initials that are a heading by themselves."""


def pairs_in_full(key: str) -> str:
    """Return a heading's key with pairs of initials in full: "dvct" is "don vi chu tri"."""
    if (whole := _WHOLE.get(key)) is not None:
        return whole
    for pairs in _PAIRS:
        key = pairs.in_full(key)
    return key
