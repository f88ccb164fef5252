"""A package of purpose "remarks": what an office above asks one sender to mend in what it sent for a period."""

import io
import json
import zipfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from cdsdesk.errors import InputError
from cdsdesk.exchange.dump import dump, load
from cdsdesk.exchange.manifest import NAME, Manifest, Purpose, Sender, read_manifest
from cdsdesk.exchange.package import DATA, Package, Part, canonical_json, pack
from cdsdesk.model.calling import named
from cdsdesk.model.office import Unit
from cdsdesk.model.systems import Remark


@dataclass(frozen=True)
class RemarksPackage:
    """Who asks, whom (the uid by which that office knows itself, its name), for which period, and the remarks."""

    sender: Sender
    office: str
    period: str
    remarks: tuple[Remark, ...]
    office_name: str = ""


def pack_remarks(sender: Sender, asked: Sender, period: str, answered: str, remarks: Iterable[Remark]) -> bytes:
    """Return the bytes of a package for the office ``asked``; ``answered`` is the SHA-256 of the package it sent."""
    rows = [
        replace(remark, unit=asked.uid, sender=sender.name, package_sha256=answered, done=False) for remark in remarks
    ]
    told = dump(asked.uid, [Unit(uid=asked.uid, name=asked.name), *rows])
    data = {key: value for key, value in told.items() if value != []}
    manifest = Manifest(Purpose.REMARKS, sender, period=period)
    return pack(manifest, (Part(DATA, "data", canonical_json(data)),))


def read_remarks(package: Package, name: str) -> RemarksPackage:
    """Read what ``pack_remarks`` gave; ``name`` is that of the file. Raises InputError for any other package."""
    manifest = package.manifest
    if manifest.purpose is not Purpose.REMARKS:
        raise InputError("Gói này không phải yêu cầu chỉnh sửa", name, "hãy chọn tệp yêu cầu do cấp trên gửi")
    office, records = load(package.json())
    remarks = tuple(record for record in records if isinstance(record, Remark))
    if any(remark.unit != office for remark in remarks):
        raise InputError("Yêu cầu chỉnh sửa lẫn của đơn vị khác", name, "hãy xin nơi gửi gửi lại")
    name_of = next((one.name for one in records if isinstance(one, Unit) and one.uid == office), "")
    return RemarksPackage(manifest.sender, office, manifest.period, remarks, name_of)


def names_in(data: bytes, uids: Collection[str]) -> Mapping[str, str]:
    """Return what records in a package that was verified are called, by those of ``uids`` that it holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        _office, found = load(json.loads(package.read(DATA)))
    records = {record.uid: record for record in found}
    return {uid: named(records[uid], records.get) for uid in uids if uid in records}


def sender_in(data: bytes) -> Sender:
    """Return how an office names itself in a package that was verified: its own file knows it by this uid."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return read_manifest(json.loads(package.read(NAME)), NAME).sender
