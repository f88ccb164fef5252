"""What a rule judges one at a time, so that after an edit only what was touched is judged anew."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from cdsdesk.model.snapshot import Snapshot

T = TypeVar("T")
Path = Callable[[Snapshot, Any], Iterable[Hashable]]


@dataclass(frozen=True, eq=False)
class Scope(Generic[T]):
    """Subjects of a snapshot by their keys: records ("each task") or groups of records that share a key.

    ``members`` gives the subjects in order; it is asked once for a snapshot. ``paths`` tells by record type which
    keys a record stands behind, in the snapshot before or after an edit; a type without a path stands behind all of
    them. ``reads`` holds "type.field" of what choosing and naming the subjects looks at. Where ``frame`` gives
    another value after an edit than before, all subjects are judged anew.
    """

    members: Callable[[Snapshot], Mapping[Hashable, T]]
    paths: Mapping[str, Path]
    reads: frozenset[str] = frozenset()
    frame: Callable[[Snapshot], object] = field(default=lambda _snapshot: None)
