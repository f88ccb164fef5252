"""Words of security files of information systems: the level that is asked for, and how far the file is."""

import re

from cdsdesk.model.systems import LevelState
from cdsdesk.vietnamese.document_numbers import NUMBER
from cdsdesk.vietnamese.text import read_roman, search_key

_LEVEL = re.compile(r"(?:cap(?: do)?)?\s*(\d|[ivx]{1,3})(?:\s*/\s*5)?\.?", re.IGNORECASE)
_DECISION = re.compile(r"QĐ\s+$")
_STATES = (
    (LevelState.REJECTED, re.compile(r"tra lai|bi tra|tu choi|khong duoc (?:phe )?duyet|chua dat|reject")),
    (
        LevelState.NOT_MADE,
        re.compile(r"(?:chua|khong)(?: co)? (?:lap|xay dung|co|thuc hien|trien khai|ho so)|dang (?:lap|xay dung|soan)"),
    ),
    (
        LevelState.SUBMITTED,
        re.compile(
            r"(?:da|dang) (?:trinh|gui|nop)|(?:dang )?(?:cho|xin) (?:phe duyet|tham dinh|y kien)"
            r"|dang tham dinh|submitted"
        ),
    ),
    (
        LevelState.APPROVED,
        re.compile(r"(?<!chua )(?<!chua duoc )(?:da|duoc) (?:duoc )?(?:phe )?duyet|^(?:phe )?duyet$|approved"),
    ),
)


def read_level(written: str) -> int | None:
    """Return the security level, 1 to 5, of "Cấp độ 2", "III", "3/5"; None when it is none."""
    found = _LEVEL.fullmatch(search_key(written))
    if found is None:
        return None
    level = int(found[1]) if found[1].isdigit() else read_roman(found[1].upper())
    return level if level and 1 <= level <= 5 else None


def read_level_state(written: str) -> tuple[LevelState | None, str]:
    """Return how far a file is, and the document that is named beside it: "Đã phê duyệt tại QĐ số 12/QĐ-UBND …"."""
    key = search_key(written)
    found = NUMBER.search(written)
    state = next((state for state, words in _STATES if words.search(key)), None)
    before = _DECISION.search(written[: found.start()]) if found is not None else None
    document = f"{before[0] if before else ''}{written[found.start() :]}".strip(" ()") if found is not None else ""
    if state is None and document:
        state = LevelState.APPROVED
    return state, document
