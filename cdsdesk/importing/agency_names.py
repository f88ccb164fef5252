"""State agencies by name: how they are shortened, and who took over from whom (resources/agencies)."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from cdsdesk.paths import resource
from cdsdesk.vietnamese.text import clean_text, fold

_WORDS = re.compile(r"\w+")
_WHOLE = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "vp": "văn phòng",
    "tp": "thành phố",
    "và": "",
}
_PLACE = re.compile(
    r" (?:"
    + "|".join(map(fold, ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã", "đặc khu")))
    + r")(?: |$)"
)
_GROUP = re.compile(
    r"(?:các|tất cả|toàn thể|toàn bộ|mọi|cơ quan|đơn vị|sở,|phòng,|ban,|(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân) "
    r"(?:các|cấp|xã, phường|phường, xã|huyện, thị|xã phường))(?= |$)|.* liên quan\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the catalogue; ``until`` is its last day, ``now`` the name of the one that took over, or ""."""

    name: str
    until: date | None
    now: str


def agency_key(text: str) -> str:
    """Return the key by which names of agencies are compared: common short forms spelt out, "và" and dashes left out.

    "VP HĐND-UBND" and "Văn phòng HĐND và UBND" have one key.
    """
    words = (_WHOLE.get(word, word) for word in _WORDS.findall(clean_text(text).lower()))
    return fold(" ".join(filter(None, words)))


def is_group(text: str) -> bool:
    """Say whether a text means many agencies: "các sở, ban, ngành", "UBND cấp xã", "các đơn vị liên quan"."""
    return _GROUP.match(text) is not None


def is_place(key: str) -> bool:
    """Say whether the rest of a key, behind an agency's, is nothing or begins with the kind of a place."""
    return not key or _PLACE.match(key) is not None


def known_agency(text: str) -> Agency | None:
    """Return the agency of the catalogue that a name means, with or without the place behind it."""
    key = agency_key(text)
    names = _catalogue()
    found = names.get(key)
    if found is not None:
        return found
    for place in _PLACE.finditer(key):
        found = names.get(key[: place.start()])
        if found is not None:
            return found
    return None


@cache
def _catalogue() -> dict[str, Agency]:
    with resource("agencies/catalogue.toml").open("rb") as file:
        entries = tomllib.load(file)["agency"]
    found: dict[str, Agency] = {}
    for entry in entries:
        agency = Agency(entry["name"], entry.get("until"), entry.get("now", ""))
        for name in (entry["name"], *entry["short"]):
            found[agency_key(name)] = agency
    return found
