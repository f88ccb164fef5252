"""Senders of packages that are not known yet, put into the list of units of the office."""

import re
from collections.abc import Iterable

from cdsdesk.errors import UsageError
from cdsdesk.exchange.manifest import Sender
from cdsdesk.model.changes import ChangeSet, inserted
from cdsdesk.model.identity import new_uid
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import clean_line

_UID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_LEVELS = {level.value: level for level in Level}


def add_senders(snapshot: Snapshot, senders: Iterable[Sender], who: str = "") -> ChangeSet:
    """Return the step that puts offices below ours as they name themselves, each once, known by their uid from then on.

    A uid that is taken is replaced, a code that another unit has is left out. Raises UsageError for one without a name.
    """
    units = snapshot.all(Unit)
    codes = {unit.identifier_code for unit in units if unit.identifier_code}
    position = max((unit.position for unit in units), default=0)
    made: list[Unit] = []
    for at, sender in enumerate({sender.uid: sender for sender in senders}.values(), 1):
        name = clean_line(sender.name)
        if not name:
            raise UsageError("Gói không ghi tên nơi gửi", sender.uid, "hãy thêm đơn vị ở Đơn vị & thiết lập")
        free = _UID.fullmatch(sender.uid) is not None and snapshot.get(sender.uid) is None
        code = clean_line(sender.code) if clean_line(sender.code) not in codes else ""
        codes.add(code)
        made.append(
            Unit(
                uid=sender.uid if free else new_uid(),
                name=name,
                level=_LEVELS.get(sender.level),
                parent=snapshot.office,
                identifier_code=code,
                position=position + at,
            )
        )
    label = f"Thêm {len(made)} đơn vị vào danh sách đơn vị"
    return ChangeSet(label, tuple(map(inserted, made)), who)
