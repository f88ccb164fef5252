"""What an office sets for itself: settings, ways of signing, fixed holidays, hamlets, other names of units."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cdsdesk.actions.edit import add
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.identity import new_uid, unit_uid
from cdsdesk.model.names import is_committee
from cdsdesk.model.office import Holiday, Level, Setting, Unit, UnitAlias
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import clean_line, clean_text, search_key


class SignatureForm(NamedTuple):
    """A way of signing: what it is called, the lines that are printed above the name."""

    words: str
    lines: tuple[str, ...]


_TM = "TM. ỦY BAN NHÂN DÂN"
OF_COMMITTEES = (
    SignatureForm("Chủ tịch ký (TM.)", (_TM, "CHỦ TỊCH")),
    SignatureForm("Phó Chủ tịch ký thay (KT.)", (_TM, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    SignatureForm("Ký thừa lệnh (TL.)", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    SignatureForm("Ký thừa ủy quyền (TUQ.)", ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG")),
)
OF_OTHERS = (
    SignatureForm("Người đứng đầu ký", ("TRƯỞNG PHÒNG",)),
    SignatureForm("Cấp phó ký thay (KT.)", ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
    SignatureForm("Ký thừa lệnh (TL.)", ("TL. TRƯỞNG PHÒNG", "CHUYÊN VIÊN")),
    SignatureForm("Ký thừa ủy quyền (TUQ.)", ("TUQ. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
)
FIXED_HOLIDAYS: Mapping[tuple[int, int], str] = {
    (1, 1): "Tết Dương lịch",
    (4, 30): "Ngày Chiến thắng",
    (5, 1): "Ngày Quốc tế lao động",
    (9, 2): "Quốc khánh",
}


def signature_forms(unit: Unit) -> tuple[SignatureForm, ...]:
    """Return the ways of signing of an office (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7)."""
    return OF_COMMITTEES if is_committee(unit) else OF_OTHERS


def setting(snapshot: Snapshot, key: str) -> str:
    """Return what the office has set under a key, empty when nothing is."""
    rows = [row for row in snapshot.where(Setting, "unit", snapshot.office) if row.key == key]
    return rows[0].value if rows else ""


def set_setting(snapshot: Snapshot, key: str, value: str, label: str, who: str = "") -> ChangeSet:
    """Set a value under a key; the empty text leaves it to the rule again."""
    rows = [row for row in snapshot.where(Setting, "unit", snapshot.office) if row.key == key]
    draft = Draft(snapshot.records)
    text = clean_text(value).strip()
    if text:
        base = rows[0] if rows else Setting(uid=new_uid(), unit=snapshot.office, key=key)
        draft.put(replace(base, value=text))
    elif rows:
        draft.remove(rows[0].uid)
    return ChangeSet(label, draft.changes(), who, folding=f"setting/{key}")


def add_fixed_holidays(snapshot: Snapshot, year: int, who: str = "") -> ChangeSet:
    """Add the holidays that fall on the same day each year (Bộ luật Lao động 2019, Điều 112) where they are missing."""
    known = {row.date for row in snapshot.where(Holiday, "unit", snapshot.office)}
    draft = Draft(snapshot.records)
    for (month, day), name in FIXED_HOLIDAYS.items():
        on = date(year, month, day)
        if on not in known:
            made = Holiday(unit=snapshot.office, date=on, name=name, position=on.toordinal())
            draft.put(replace(made, uid=new_uid()))
    return ChangeSet(f"Thêm ngày nghỉ cố định năm {year}", draft.changes(), who)


def add_hamlets(snapshot: Snapshot, names: Iterable[str], who: str = "") -> ChangeSet:
    """Add the hamlets of the office that are not known yet; names are told apart without case and accents."""
    known = {search_key(unit.name) for unit in snapshot.where(Unit, "parent", snapshot.office)}
    position = max((unit.position for unit in snapshot.all(Unit)), default=0)
    draft = Draft(snapshot.records)
    for name in names:
        words = clean_line(name).strip("-•*. ")
        if not words or search_key(words) in known:
            continue
        known.add(search_key(words))
        position += 1
        made = Unit(name=words, level=Level.HAMLET, parent=snapshot.office, position=position)
        draft.put(replace(made, uid=unit_uid(made)))
    return ChangeSet("Thêm thôn, tổ dân phố", draft.changes(), who)


def call_unit(snapshot: Snapshot, alias: str, unit: str, who: str = "") -> ChangeSet:
    """Say that a name as written means a unit. Raises RecordError when it means another one already."""
    for row in snapshot.all(UnitAlias):
        if search_key(row.alias) == search_key(alias):
            raise RecordError("Tên gọi này đã ghép với một đơn vị", alias, "hãy sửa tên gọi khác của đơn vị đó")
    changes, _record = add(snapshot, UnitAlias.TYPE, {"alias": alias, "target": unit}, who)
    return replace(changes, label="Ghép tên gọi với đơn vị")
