"""The file that asks an office to mend what it sent: its remarks as a package that it drops on its own window."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from cdsdesk.actions.packing import sender_of
from cdsdesk.actions.receiving import current
from cdsdesk.actions.remarks import open_remarks
from cdsdesk.errors import UsageError
from cdsdesk.exchange.opening import open_package
from cdsdesk.exchange.remarks_package import pack_remarks, sender_in
from cdsdesk.exchange.sealed import seal
from cdsdesk.files import put_file, require_space
from cdsdesk.model.codec import to_json
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_code
from cdsdesk.model.ports import Store
from cdsdesk.model.systems import Remark


@dataclass(frozen=True)
class RemarksRequest:
    """Whom to ask (uid of the unit in this file), for which period, where to write."""

    unit: str
    period: str
    out: Path
    password: str = ""


@dataclass(frozen=True)
class RemarksMade:
    """The file that was written for an office."""

    path: Path
    unit: Unit
    period: str
    remarks: tuple[Remark, ...]

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        return {
            "file": str(self.path),
            "unit": self.unit.uid,
            "period": self.period,
            "remarks": [to_json(remark) for remark in self.remarks],
        }


def write_remarks(store: Store, request: RemarksRequest) -> RemarksMade:
    """Write the remarks on what an office sent last for a period as a package for it. Raises UsageError, WriteError."""
    snapshot = store.snapshot()
    unit, code = snapshot.find(Unit, request.unit), period_code(request.period)
    if unit is None:
        raise UsageError("Không có đơn vị này", request.unit, "hãy xem mã uid bằng lệnh list")
    found = open_remarks(snapshot, unit.uid, code)
    if not found:
        raise UsageError(f"Chưa có yêu cầu chỉnh sửa nào cho kỳ {code}", unit.name, "hãy ghi yêu cầu trước")
    sent = current(snapshot, code).get(unit.uid)
    data = store.packages.data(sent.package_sha256) if sent is not None else None
    if sent is None or data is None:
        raise UsageError("Đơn vị chưa gửi gói nào của kỳ này", unit.name, "hãy nhận gói của đơn vị trước")
    asked = sender_in(data)
    made = pack_remarks(sender_of(snapshot), asked, code, sent.package_sha256, found)
    whole = seal(made, request.password) if request.password else made
    require_space(request.out.resolve().parent, len(whole))
    put_file(request.out, whole, partial(_require_readable, password=request.password))
    return RemarksMade(request.out, unit, code, found)


def _require_readable(path: Path, password: str) -> None:
    open_package(path, password)
