"""What a package tells otherwise than the one that was sent before it: both are held side by side."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cdsdesk.exchange.package import package_of
from cdsdesk.model.ports import Store
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.reports import Report
from cdsdesk.model.systems import Submission


def changed_since(store: Store, sent: Submission, dumped: Mapping[str, Any]) -> Mapping[str, int] | None:
    """Count by type the records that a package holds otherwise than one that was sent, both as dumps.

    None where the older one is not kept: then only history knows what moved, and not what was in it.
    """
    data = store.packages.data(sent.package_sha256)
    if data is None:
        return None
    return differing(package_of(data, Path(sent.package_sha256)).json(), dumped)


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> Mapping[str, int]:
    """Count by type the records that two dumps hold otherwise; reports, which name their files, are left out."""
    found: Counter[str] = Counter()
    for kind in RECORD_TYPES:
        if kind is not Report:
            old, new = ({row["uid"]: row for row in told.get(kind.PLURAL, ())} for told in (before, after))
            found[kind.LABEL] += sum(old.get(uid) != new.get(uid) for uid in old.keys() | new.keys())
    return {label: count for label, count in found.items() if count}
