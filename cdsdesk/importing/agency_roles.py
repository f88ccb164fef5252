"""Who leads and who works along, where one cell tells both: "Sở A chủ trì; Sở B phối hợp"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cdsdesk.importing.agencies import agencies

_ROLE = r"(?P<role>chủ trì|phối hợp)(?: thực hiện)?"
_HEAD = re.compile(rf"(?:^|(?<=[\s;,.(–-]))(?:(?:cơ quan|đơn vị)\s+)?{_ROLE}\s*:\s*", re.IGNORECASE)
_TAIL = re.compile(rf"[\s,:–-]*(?:\(\s*)?(?:\b(?:là )?(?:cơ quan|đơn vị)\s+)?\b{_ROLE}\s*\)?$", re.IGNORECASE)
_ALONG = re.compile(
    r"[\s,(–-]*(?:\bchủ trì[\s,;]*(?:và\s+)?)?\bphối hợp(?: thực hiện)?\s+(?:cùng với|với|cùng)\s+", re.IGNORECASE
)
_LEADS = "chủ trì"


@lru_cache(maxsize=4096)
def agencies_by_role(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who leads and who works along, as a cell of those who lead tells it.

    Where one is said to lead, those without a word beside it work along.
    """
    lowered = text.lower()
    if "chủ trì" not in lowered and "phối hợp" not in lowered:
        return agencies(text), ()
    text = _ALONG.sub("; Phối hợp: ", text)
    said = _LEADS in text.lower()
    found = [each for role, part in _parts(text) for each in _by_tails(role, agencies(part), said)]
    said = any(role == _LEADS for role, _ in found)
    leads = [name for role, name in found if role == _LEADS or not (role or said)]
    return tuple(leads), tuple(name for _, name in found if name not in leads)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands behind each "Chủ trì:" or "Phối hợp:" with its role, and first what stands before, with ""."""
    role, start = "", 0
    for head in _HEAD.finditer(text):
        yield role, text[start : head.start()]
        role, start = head["role"].lower(), head.end()
    yield role, text[start:]


def _by_tails(role: str, names: tuple[str, ...], said: bool) -> Iterator[tuple[str, str]]:
    """Yield the names with their roles: the word behind a name holds for those before it if one is ``said`` to lead."""
    held: list[str] = []
    for name in names:
        tail = _TAIL.search(name)
        if tail is not None:
            own = tail["role"].lower()
            yield from ((own if said else role, each) for each in held)
            held = []
            if bare := name[: tail.start()]:
                yield own, bare
        else:
            held.append(name)
    yield from ((role, each) for each in held)
