"""What the cells below a heading look like: telephone numbers, document numbers, marks, people, bodies, figures …"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from cdsdesk.model.evaluation import read_evaluation
from cdsdesk.model.state_wordings import understood_state
from cdsdesk.vietnamese.dates import read_date
from cdsdesk.vietnamese.deadlines import DeadlineKind, read_deadline
from cdsdesk.vietnamese.document_numbers import split_document_number
from cdsdesk.vietnamese.people import read_phone
from cdsdesk.vietnamese.text import clean_line, search_key

Shares = Mapping[str, float]
"""Sign → the share of the filled cells that bear it."""

_MOST_CELLS = 40
_LONGEST = 400
_FAMILY_NAMES = re.compile(
    r"nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|truong|dinh|dao|doan|luong|trinh|mai|lam|"
    r"phung|ta|chau|cao|thai|ha|to|kieu|la|quach|luu|tang|nghiem|vuong|trieu|thach|kim|son|danh|y|h|dieu|luc|ung|giang|"
    r"an|lo|quang|khuong|bach|cu|hua|van|ma|dam|ninh|ton|tong|luyen|phu|lu|au|mac|mau|nong|be|sam|tiet|tieu|trang|vien"
)
_TITLE_BEFORE = re.compile(r"^(?:ông|bà|anh|chị|đ/c|đồng chí|thầy|cô)\.?:?\s+", re.IGNORECASE)
_FIGURE = re.compile(r"[~<>≥≤±]?\s*-?\d[\d.,\s]*%?(?:\s*-\s*\d[\d.,]*%?)?")
_ORDINAL = re.compile(r"\d{1,4}(?:\.\d{1,3})*\.?|[IVX]{1,5}|[A-Za-z]")
_LEVEL = re.compile(r"(?:cap(?: do)?\s*)?[1-5](?:\s*/\s*5)?")
_MARKS = frozenset({"x", "×", "✓", "✔", "v", "√", "*", "+", "o", "1", "co", "da", "khong", "chua"})
_MARK_WORDS = re.compile(
    r"x|(?:da (?:bao cao|gui|nop)|co bao cao|chua (?:bao cao|gui|nop)|khong (?:bao cao|gui|nop)|dung han|"
    r"tre(?: han)?|muon|cham|qua han|dung thoi han|day du)\b.{0,25}"
)
_BODY = re.compile(
    r"(?:ubnd|uy ban|hdnd|hoi dong|phong|so|ban|van phong|vp|cong an|ca|trung tam|tt|phuong|xa|thi tran|dac khu|"
    r"hoi|doan|truong|tram|benh vien|chi cuc|cuc|thanh pho|tp|huyen|thi xa|tinh|quan|dang uy|ubmttq|mttq|"
    r"mat tran|buu dien|ngan hang|cong ty|kho bac|toa an|vien|cac|bo|tong cuc|lien doan|doanh nghiep|bch|bchqs|"
    r"chi bo|chi hoi|hop tac xa|htx|p|x|bhxh|bao hiem)\b(?!\s*\d+$).{0,90}"
)
_HAMLET = re.compile(
    r"(?:thon|to dan pho|tdp|to|khu pho|kp|ap|buon|khom|lang|xom|khu dan cu|khu vuc)\b\s?(?!chuc|cong tac).{1,40}"
)
_ROLE = re.compile(
    r"(?:to truong|to pho|pho to truong|to vien|thu ky|thanh vien|truong nhom|pho nhom|leader|deputy|member|"
    r"secretary|uy vien|truong ban|pho ban)\b.{0,30}"
)
_BEGINS: Mapping[str, tuple[str, ...]] = {
    "document_title": (
        *(
            "v/v",
            "ve viec",
            "ve ",
            "quyet dinh ",
            "ke hoach ",
            "cong van ",
            "bao cao ",
            "to trinh ",
            "thong bao ",
            "chi thi ",
        ),
        *("nghi quyet ", "nghi dinh ", "thong tu ", "phe duyet ", "ban hanh "),
    ),
    "activity": (
        *(
            "tap huan",
            "hoi nghi",
            "hop ",
            "cuoc hop",
            "tuyen truyen",
            "lop ",
            "hoi thao",
            "le ",
            "ra quan",
            "buoi ",
            "boi duong",
        ),
        *("toa dam", "ngay hoi", "huong dan nguoi dan", "chuyen de", "phat dong", "giao ban", "sinh hoat"),
    ),
    "task": (
        *(
            "xay dung",
            "trien khai",
            "ra soat",
            "tham muu",
            "to chuc",
            "ban hanh",
            "day manh",
            "nang cao",
            "hoan thien",
            "thuc hien",
        ),
        *(
            "tang cuong",
            "phoi hop",
            "tiep tuc",
            "duy tri",
            "kien toan",
            "cap nhat",
            "so hoa",
            "ung dung",
            "dam bao",
            "bao dam",
        ),
        *(
            "phat trien",
            "huong dan",
            "kiem tra",
            "lap ",
            "theo doi",
            "chuyen doi",
            "thi diem",
            "ke hoach ",
            "quyet dinh ",
        ),
    ),
    "indicator": (
        *(
            "ty le",
            "ti le",
            "so luong",
            "tong so",
            "muc do",
            "chi so",
            "so ho so",
            "so san pham",
            "% ",
            "so nguoi",
            "so dich vu",
        ),
        *(
            "so xa",
            "so phuong",
            "so thon",
            "thoi gian ",
            "diem ",
            "100%",
            "so co quan",
            "so tai khoan",
            "so doanh nghiep",
        ),
    ),
    "project": (
        *(
            "du an",
            "dau tu",
            "mua sam",
            "nang cap",
            "trang bi",
            "thue ",
            "de an",
            "kinh phi",
            "lap dat",
            "goi thau",
            "xay dung he",
        ),
        *("xay dung phan mem", "bo sung thiet bi", "trien khai he thong"),
    ),
    "system": (
        *(
            "he thong",
            "phan mem",
            "cong ",
            "trang thong tin",
            "co so du lieu",
            "csdl",
            "nen tang",
            "website",
            "mang ",
            "ung dung",
        ),
        *("e-office", "egov", "kho du lieu", "trung tam du lieu", "camera", "dai truyen thanh", "app "),
    ),
}

_LONGEST_STATE = 100


def _deadline(cell: str, _key: str) -> bool:
    return read_deadline(cell, 2000).kind not in (DeadlineKind.OTHER, DeadlineKind.NONE)


def _document_number(cell: str, _key: str) -> bool:
    number, symbol = split_document_number(cell)
    return bool(number and symbol)


def _person(cell: str, _key: str) -> bool:
    words = _TITLE_BEFORE.sub("", cell).split()
    plain = 2 <= len(words) <= 6 and all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)
    return plain and _FAMILY_NAMES.fullmatch(search_key(words[0])) is not None


_SIGNS: Mapping[str, Callable[[str, str], bool]] = {
    "phone": lambda cell, _: read_phone(cell) is not None,
    "email": lambda cell, _: "@" in cell and " " not in cell.strip(),
    "document_number": _document_number,
    "date": lambda cell, _: read_date(cell, 2000) is not None,
    "deadline": _deadline,
    "person": _person,
    "role": lambda _, key: _ROLE.fullmatch(key) is not None,
    "figure": lambda cell, _: _FIGURE.fullmatch(cell) is not None,
    "percent": lambda cell, _: cell.endswith("%") and _FIGURE.fullmatch(cell) is not None,
    "ordinal": lambda cell, _: _ORDINAL.fullmatch(cell) is not None,
    "level": lambda _, key: _LEVEL.fullmatch(key) is not None,
    "mark": lambda cell, key: key in _MARKS or cell in "×✓✔√" or _MARK_WORDS.fullmatch(key) is not None,
    "state": lambda cell, _: len(cell) <= _LONGEST_STATE and understood_state(cell) is not None,
    "evaluation": lambda cell, _: read_evaluation(cell) is not None,
    "identity_card": lambda cell, _: cell.isdigit() and len(cell) == 12,
    "body": lambda _, key: _BODY.fullmatch(key) is not None,
    "hamlet": lambda _, key: _HAMLET.fullmatch(key) is not None,
    "year": lambda cell, _: len(cell) == 4 and cell.isdigit() and cell[:2] in ("19", "20"),
    "prose": lambda cell, _: len(cell) > 25 and " " in cell,
}


def signs_of(cells: Iterable[str]) -> Shares:
    """Return which signs the filled cells of a column bear, looking at the first ones; empty for an empty column."""
    filled: list[str] = []
    for cell in cells:
        if line := clean_line(cell):
            filled.append(line[:_LONGEST])
        if len(filled) == _MOST_CELLS:
            break
    found = Counter(sign for cell in filled for sign in _signs(cell))
    return {sign: count / len(filled) for sign, count in found.items()}


@lru_cache(maxsize=8192)
def _signs(cell: str) -> frozenset[str]:
    key = search_key(cell)
    plain = {sign for sign, bears in _SIGNS.items() if bears(cell, key)}
    return frozenset(plain | {sign for sign, words in _BEGINS.items() if key.startswith(words)})
