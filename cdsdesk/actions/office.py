"""Setting up an office: what a new data file holds first."""

from dataclasses import dataclass, replace

from cdsdesk.errors import UsageError
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import new_uid, unit_uid
from cdsdesk.model.names import is_committee, symbol_of
from cdsdesk.model.office import Level, RecipientList, Signatory, Unit
from cdsdesk.vietnamese.text import clean_line


@dataclass(frozen=True)
class NewOffice:
    """The answers to the questions of the first run; ``parent`` empty: no office above."""

    name: str
    level: Level
    code: str = ""
    symbol: str = ""
    place: str = ""
    parent: str = ""
    parent_level: Level = Level.PROVINCE
    parent_code: str = ""


def office_records(request: NewOffice) -> tuple[Unit, tuple[Record, ...]]:
    """Return the office and the records that stand beside it at birth: the office above, who signs, who receives.

    Raises UsageError for an empty name.
    """
    name = clean_line(request.name)
    if not name:
        raise UsageError("Chưa ghi tên đơn vị", "", "hãy ghi như “UBND phường Vạn Thạnh”")
    above = _parent(request)
    office = Unit(
        name=name,
        level=request.level,
        parent=above.uid if above else "",
        symbol=clean_line(request.symbol),
        identifier_code=clean_line(request.code),
        place=clean_line(request.place) or _place(name) or (_place(above.name) if above else ""),
    )
    office = replace(office, uid=unit_uid(office), position=1, symbol=symbol_of(office))
    beside: list[Record] = [above] if above else []
    if is_committee(office):
        beside.append(Signatory(uid=new_uid(), unit=office.uid, lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")))
    if above:
        beside.append(
            RecipientList(
                uid=new_uid(),
                unit=office.uid,
                name="Báo cáo định kỳ",
                level=above.level,
                addressed=(above.name,),
                lines=("Như trên", "Lưu: VT"),
            )
        )
    return office, tuple(beside)


def _parent(request: NewOffice) -> Unit | None:
    name = clean_line(request.parent)
    if not name:
        return None
    above = Unit(name=name, level=request.parent_level, identifier_code=clean_line(request.parent_code), symbol="UBND")
    return replace(above, uid=unit_uid(above))


def _place(name: str) -> str:
    """Guess the place from "UBND phường Vạn Thạnh": what stands behind the kind of unit."""
    for kind in (" phường ", " xã ", " đặc khu ", " tỉnh ", " thành phố ", " huyện ", " thị xã "):
        _, found, place = name.partition(kind)
        if found:
            numbered = place[:1].isdigit()
            return f"{kind.strip().capitalize()} {place}" if numbered else place
    return ""
