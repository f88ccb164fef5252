"""docs/records.md names every record and every field, and none that does not exist."""

import re
from pathlib import Path

from cdsdesk.model import identity, registry
from cdsdesk.model.fields import specs
from cdsdesk.model.registry import RECORD_TYPES

TEXT = (Path(registry.__file__).parents[2] / "docs" / "records.md").read_text("utf-8")
_ROW = re.compile(r"^\| `([a-z_]+)`( •)? \| `([a-z_]+)` \| (.+) \|$", re.MULTILINE)


def test_every_record_and_field_is_documented() -> None:
    documented = {
        name: (plural, bool(own), re.findall(r"`([a-z0-9_]+)`", named))
        for name, own, plural, named in _ROW.findall(TEXT)
    }
    assert documented == {
        record.TYPE: (
            record.PLURAL,
            "unit" in specs(record),
            [name for name in specs(record) if name not in ("extras", "unit")],
        )
        for record in RECORD_TYPES
    }


def test_the_namespace_and_the_golden_uids_are_documented() -> None:
    golden = (Path(__file__).parent / "test_identity.py").read_text("utf-8")
    uids = re.findall(r'^[A-Z]+ = "([0-9a-f-]{36})"$', golden, re.MULTILINE)
    assert len(uids) == 8
    assert [uid for uid in (*uids, str(identity.NAMESPACE)) if uid not in TEXT] == []
