"""The field paths that a column of a table may hold: "title", "targets.2022", "funding.2022.central.planned"."""

from cdsdesk.errors import UsageError
from cdsdesk.importing.synonyms import COLUMNS
from cdsdesk.model.tasks import AmountKind, Nature, Source

_SOURCES = frozenset(source.value for source in Source)
_AMOUNTS = frozenset(kind.value for kind in AmountKind)
_NATURES = frozenset(nature.value for nature in Nature if nature is not Nature.UNKNOWN)
_MONEY_KINDS = ("tasks", "projects")


def require_field(kind: str, path: str) -> None:
    """Refuse what is no field of a kind of table. Raises UsageError naming those there are."""
    if _is_field(kind, path):
        return
    names = list(COLUMNS[kind]) + (
        ["funding.NĂM.NGUỒN.LOẠI", "funding.NĂM.NGUỒN.LOẠI.TÍNH_CHẤT"] if kind in _MONEY_KINDS else []
    )
    raise UsageError("Bảng này không có ô như vậy", path, f"hãy dùng một trong: {', '.join(names)}")


def _is_field(kind: str, path: str) -> bool:
    name, *index = path.split(".")
    if name == "funding":
        if kind not in _MONEY_KINDS or not 3 <= len(index) <= 4:
            return False
        year, source, amount, *nature = index
        if nature and nature[0] not in _NATURES:
            return False
        return (year == "any" or _is_year(year)) and source in _SOURCES and amount in _AMOUNTS
    if name not in COLUMNS[kind]:
        return False
    if name == "birth_year" and index:
        return index in (["male"], ["female"])
    return not index or (len(index) == 1 and name in ("targets", "measurements", "reported") and bool(index[0]))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit()
