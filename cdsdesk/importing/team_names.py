"""Names of teams and hamlets: which mean one, and the hamlet that a team's name holds."""

import re
from functools import lru_cache

from cdsdesk.importing.heading_words import heading_key
from cdsdesk.vietnamese.text import clean_line, fold

_TEAM = re.compile(r"(?:tên\s+)?tổ\s+(?:công\s+nghệ\s+số(?:\s+cộng\s+đồng)?|cnscđ|cnscd|cns)\b", re.IGNORECASE)
_SHORT = (
    (re.compile(r"\btdp\b|\btổ\s+dp\b", re.IGNORECASE), "tổ dân phố"),
    (re.compile(r"\bkp\b", re.IGNORECASE), "khu phố"),
    (re.compile(r"\b(?:số|của|tại|thuộc)\b", re.IGNORECASE), " "),
    (re.compile(r"\b0+(?=\d)"), ""),
    (re.compile(r"(?:[,(–-]\s*|\s)(?:phường|xã|thị\s+trấn|đặc\s+khu)\s.*$", re.IGNORECASE), ""),
)
_DECISION = re.compile(
    r"\s*[(–-]\s*(?:(?:ban\s+hành\s+)?(?:kèm\s+)?theo\s+|thành\s+lập\s+theo\s+|thành\s+lập\s+tại\s+)?"
    r"((?:quyết\s+định|qđ)\b[^()]*\d+\s*/[^()]*)\)?\s*$",
    re.IGNORECASE,
)
_BARE = re.compile(r"tổ\s+(\d+)")
_HAMLET = re.compile(
    r"\b(?:thôn|tổ\s+dân\s+phố|tdp|tổ\s+dp|khu\s+phố|kp|ấp|bản|buôn|khóm|làng|xóm|khu\s+dân\s+cư)\s+(?:số\s+)?(?=\S)",
    re.IGNORECASE,
)
_ENDS = frozenset({"phường", "xã", "thị", "đặc", "tháng", "thuộc", "trên", "theo", "kèm"})
_BEFORE_NUMBERS = frozenset({"năm", "nam", "quý", "quy"})
_NUMBER = re.compile(r"\d.*|[IV]{1,3}\b.*")
_NUMBERED = frozenset({"to dan pho", "tdp", "thon", "khu pho", "kp", "ap", "khom", "ban", "buon", "xom"})


def named_with_decision(text: str) -> tuple[str, str]:
    """Return the name of a team and the decision that stands behind it: "Tổ 1 (QĐ số 12/QĐ-UBND ngày 05/3/2026)"."""
    line = clean_line(text)
    found = _DECISION.search(line)
    return (clean_line(line[: found.start()]), clean_line(found[1])) if found else (line, "")


@lru_cache(maxsize=4096)
def team_key(text: str) -> str:
    """Return the key by which a team or its hamlet is known: "Tổ CNSCĐ TDP số 05" is "tổ dân phố 5"."""
    rest = _TEAM.sub(" ", named_with_decision(text)[0].lower())
    for words, instead in _SHORT:
        rest = words.sub(instead, rest)
    rest = clean_line(rest)
    bare = _BARE.fullmatch(rest)
    return fold(f"tổ dân phố {bare[1]}" if bare else rest) or fold(text)


def hamlet_in(text: str) -> str:
    """Return the hamlet that a name or title holds as written: "TDP 1" of "Tổ CNSCĐ TDP 1"; "" for none."""
    line = _TEAM.sub(" ", clean_line(text))
    found = _HAMLET.search(line)
    if found is None:
        return ""
    own: list[str] = []
    words = line[found.end() :].split()
    for word, after in zip(words, [*words[1:], ""], strict=True):
        bare = word.rstrip(",;.:)")
        if not bare or not (bare[0].isupper() or bare[0].isdigit()) or (own and _ends(bare.lower(), after)):
            break
        own.append(bare)
        if bare != word:
            break
    return clean_line(f"{found[0]} {' '.join(own)}") if own else ""


def _ends(word: str, after: str) -> bool:
    """Say whether a name ends before a word: "Phường", "Năm 2022", but neither "Nam" nor "Quý" of a name."""
    return word in _ENDS or (word in _BEFORE_NUMBERS and _NUMBER.fullmatch(after) is not None)


def hamlet_of(cell: str, heading: str) -> str:
    """Return a hamlet's name; a bare number takes its word from the heading: "5" below "Tổ dân phố"."""
    if not cell.isdigit():
        return cell
    word = clean_line(heading) if heading_key(heading) in _NUMBERED else "Tổ dân phố"
    return f"{word[:1].upper()}{word[1:].lower() if word.isupper() and len(word) > 3 else word[1:]} {int(cell)}"


def names_a_team(text: str) -> bool:
    """Say whether a line names a team or a hamlet."""
    return _TEAM.search(text) is not None or bool(hamlet_in(text))
