"""What a sentence says of the items that it names: in which state they are, and how many."""

import re
from dataclasses import dataclass

from cdsdesk.model.states import DONE, read_state
from cdsdesk.model.tasks import STATE_WORDS, State
from cdsdesk.vietnamese.text import search_key

_MOST_WORDS = 8
_LAST_WORDS = frozenset(search_key(words).split()[-1] for words in STATE_WORDS.values())
_DONE = re.compile(r"(?<!\w)(?<!chua )da (?:duoc )?hoan thanh(?! (?:viec|cong tac) )")
_COUNT = re.compile(
    r"(?::|(?<!\w)(?:có|còn|gồm|là|thành|hiện|khai)(?: tổng số)?) *(?P<count>[0-9]{1,3})"
    r"\s*(?:nhiệm vụ|dự án|chỉ tiêu|nội dung|hoạt động)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """The states that words allow for the items they name, as the words are; ``exact`` when one official word."""

    words: str
    states: frozenset[State]

    @property
    def exact(self) -> State | None:
        """The one state that was said."""
        return next(iter(self.states)) if len(self.states) == 1 else None


def said_before(text: str, start: int) -> str:
    """Return the words that lead to a reference: of its clause, outside the brackets that it stands in."""
    opened = text.rfind("(", 0, start)
    inside = opened >= 0 and ")" not in text[opened:start]
    head = text[:opened] if inside else text[:start]
    cut = max(head.rfind(mark) for mark in (";", ". ", ")"))
    return head[cut + 1 :]


def said_after(text: str, end: int) -> str:
    """Return the words behind a reference up to the end of its clause."""
    found = re.search(r"[;()]|\.(?=\s|$)", text[end:])
    return text[end : end + found.start()] if found else text[end:]


def read_said(clause: str) -> Said | None:
    """Return the last state that a clause names; "đã hoàn thành" alone allows on time and late.

    Without "đã" it may as well be a wish or an order.
    """
    words = re.sub(r"[^\w\s]", " ", search_key(clause)).split()
    for end in range(len(words), 0, -1):
        if words[end - 1] not in _LAST_WORDS:
            continue
        for start in range(max(0, end - _MOST_WORDS), end):
            state = read_state(" ".join(words[start:end]))
            if state is not None:
                return Said(" ".join(words[start:end]), frozenset((state,)))
    return Said("hoàn thành", DONE) if _DONE.search(" ".join(words)) else None


def said_count(clause: str) -> int | None:
    """Return the number that stands right before the brackets with the items: "đúng hạn: 6 (Phụ lục I 5.1 …)"."""
    found = _COUNT.search(clause.rstrip())
    return int(found["count"]) if found else None
