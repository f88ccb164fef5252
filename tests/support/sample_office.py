"""The sample office in a store of memory, filled once and copied for each test."""

from functools import cache

from cdsdesk.actions.demo import fill, sample_office
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Unit
from tests.support.memory_store import MemoryStore


@cache
def _filled() -> tuple[Unit, tuple[Record, ...]]:
    office, beside = sample_office()
    store = MemoryStore(office, beside)
    fill(store, lambda _line: None)
    return office, tuple(record for record in store.snapshot().records.values() if record.uid != office.uid)


def sample_store() -> MemoryStore:
    """Return a store that holds the sample office with no history."""
    office, others = _filled()
    return MemoryStore(office, others)
