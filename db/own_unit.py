"""The office's own unit record, which letterheads and numbers hang on, and the tree of units above and below."""

from collections.abc import Iterator

from cdsdesk.model.calling import Finder, named
from cdsdesk.model.office import Unit
from db.integrity import Edits, Mistake


def unit_mistakes(edits: Edits, office: str, look_up: Finder) -> Iterator[Mistake]:
    """Yield what may not become of units: the own one removed or without a name, any one above itself."""
    for edit in edits.by_type.get(Unit.TYPE, ()):
        old, new = edit.old, edit.new
        if edit.uid == office and isinstance(old, Unit) and new is None:
            line = f"{named(old, look_up)} là đơn vị của chính hồ sơ này nên không xoá được"
            yield Mistake(line, "hãy sửa thông tin của đơn vị hoặc tạo hồ sơ mới cho đơn vị khác")
        if not isinstance(new, Unit):
            continue
        if edit.uid == office and not new.name.strip() and "name" in edit.changed:
            yield Mistake("Tên đơn vị của hồ sơ không được để trống", "hãy nhập tên đầy đủ của đơn vị")
        if "parent" in edit.changed and _above_itself(new, look_up):
            line = f"{named(new, look_up)} không thể thuộc chính mình hoặc thuộc đơn vị cấp dưới của mình"
            yield Mistake(line, "hãy chọn đơn vị cấp trên khác")


def _above_itself(unit: Unit, look_up: Finder) -> bool:
    seen: set[str] = set()
    above = unit.parent
    while above and above not in seen:
        if above == unit.uid:
            return True
        seen.add(above)
        record = look_up(above)
        above = record.parent if isinstance(record, Unit) else ""
    return False
