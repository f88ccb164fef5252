"""Two officers of one office, each with a file of its own, who exchange packages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cdsdesk.actions.merging_peers import MergeRequest, PeerMerge, PeerRequest, make_peer_package, merge_peer
from cdsdesk.exchange.dump import dump
from cdsdesk.exchange.merge import KEEP, TAKE
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.fields import Record
from db.store import Store
from tests.support.memory_store import MemoryStore

Any_Store = Store | MemoryStore


def put(store: Any_Store, uid: str, who: str = "", **values: Any) -> None:
    old = store.get(uid)
    assert old is not None
    draft = Draft(store.snapshot().records)
    draft.put(replace(old, **values))
    store.apply(ChangeSet("Sửa", draft.changes(), who))


def add(store: Any_Store, record: Record, who: str = "") -> None:
    draft = Draft(store.snapshot().records)
    draft.put(record)
    store.apply(ChangeSet("Thêm", draft.changes(), who))


def whole(store: Any_Store) -> dict[str, Any]:
    return dump(store.office(), store.snapshot().records.values())


@dataclass
class Two:
    """Two files of one office, each with its officer."""

    folder: Path
    an: Any_Store
    binh: Any_Store
    made: int = 0

    def packed(self, store: Any_Store) -> Path:
        self.made += 1
        path = self.folder / f"{self.made}.cdsz"
        make_peer_package(store, PeerRequest(path, who="An" if store is self.an else "Bình"))
        return path

    def met(self, store: Any_Store, path: Path, decisions: Mapping[str, str] | None = None) -> PeerMerge:
        return merge_peer(store, MergeRequest(path, decisions=decisions or {}))

    def exchanged(self, decisions: Mapping[str, str] | None = None) -> tuple[PeerMerge, PeerMerge]:
        """Let each take in what the other packed before; decisions are An's, Bình decides the same."""
        told = decisions or {}
        other = {key: TAKE if said == KEEP else KEEP for key, said in told.items()}
        from_an, from_binh = self.packed(self.an), self.packed(self.binh)
        return self.met(self.an, from_binh, told), self.met(self.binh, from_an, other)
