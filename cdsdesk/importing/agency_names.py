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
_KINDS_OF_PLACE = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
# "Văn hóa - Xã hội" and "Tỉnh ủy" name no place.
_PLACE = re.compile(rf" (?:{'|'.join(map(fold, _KINDS_OF_PLACE))})(?! (?:{fold('hội')}|{fold('ủy')})(?: |$))(?= |$)")
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


def bare_key(key: str) -> str:
    """Return the key of a name without the place behind it."""
    place = _PLACE.search(key)
    return key[: place.start()] if place else key


def known_agency(text: str) -> Agency | None:
    """Return the agency of the catalogue that a name means, with or without the place behind it."""
    return _known(agency_key(text))[0]


def spelt_key(text: str) -> str:
    """Return the key of a name with a short form of the catalogue spelt out; the place behind it stays."""
    key = agency_key(text)
    agency, place = _known(key)
    return f"{agency_key(agency.name)}{place}" if agency else key


def _known(key: str) -> tuple[Agency | None, str]:
    names = _catalogue()
    for end in (len(key), *(place.start() for place in _PLACE.finditer(key))):
        if key[:end] in names:
            return names[key[:end]], key[end:]
    return None, ""


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
