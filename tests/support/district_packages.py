"""Districts that pass on what their communes told: packages made of packages, without data files."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from cdsdesk.actions.consolidating import told_below
from cdsdesk.actions.receiving import Arrived, ReceiveRequest, receive
from cdsdesk.exchange.manifest import Manifest, Purpose, Sender
from cdsdesk.exchange.package import DATA, Part, canonical_json, pack
from cdsdesk.exchange.summary import PART
from cdsdesk.model.office import Level, Unit
from tests.support.memory_store import MemoryStore
from tests.support.province import OFFICE, PERIOD, Province

NOW = datetime(2026, 9, 14, 8, 0).astimezone()
WARDS = Province(communes=4, tasks=3, indicators=40, people=0)
DISTRICTS = tuple(
    Unit(uid=f"huyen{at}", name=f"UBND huyện Số {at + 1}", level=Level.DISTRICT, parent=OFFICE.uid, position=at)
    for at in range(2)
)
NOTHING: Mapping[str, Any] = {"version": 1, "tasks": [], "indicators": []}


def sent(folder: Path, unit: Unit, figures: Mapping[str, Any], revision: int = 1) -> Path:
    level = unit.level.value if unit.level else ""
    sender = Sender(unit.uid, unit.name, level, unit.identifier_code)
    manifest = Manifest(Purpose.REPORT, sender, revision=revision, period=PERIOD, kind="bao-cao")
    data = {"format": "cdsdesk", "version": 1, "office": unit.uid, "units": [{"uid": unit.uid}]}
    parts = Part(DATA, "data", canonical_json(data)), Part(PART, "summary", canonical_json(figures))
    path = folder / f"{unit.uid}-{revision}.cdsz"
    path.write_bytes(pack(manifest, parts))
    return path


def district(at: int, folder: Path, wards: Sequence[int], own: Mapping[str, Any] = NOTHING) -> Path:
    """Write the package of a district that has received the packages of some of its wards 0 and 1, or 2 and 3."""
    mine = [replace(WARDS.unit(2 * at + one), parent=DISTRICTS[at].uid) for one in range(2)]
    store = MemoryStore(replace(DISTRICTS[at], parent=""), mine)
    if wards:
        WARDS.write(folder, numbers=wards)
        taken(store, *(folder / f"xa-{one + 1:04}-{PERIOD}-lan-1.cdsz" for one in wards))
    below = told_below(store, store.snapshot(PERIOD))
    return sent(folder, DISTRICTS[at], {**own, "below": below} if below else own)


def taken(store: MemoryStore, *paths: Path) -> tuple[Arrived, ...]:
    return receive(store, ReceiveRequest(paths, now=NOW))
