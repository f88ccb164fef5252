"""What two sets of figures of one office (``summary.json``) tell otherwise."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from cdsdesk.exchange.passed_on import BELOW


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Mapping[str, int]:
    """Count by kind what two sets of figures of one office tell otherwise: tasks, indicators, and groups of counts."""
    found: Counter[str] = Counter()
    for key, words in (("tasks", "nhiệm vụ"), ("indicators", "chỉ tiêu")):
        old, new = ({one["uid"]: one for one in told.get(key, ())} for told in (before, after))
        found[words] += sum(old.get(uid) != new.get(uid) for uid in old.keys() | new.keys())
    for key, words in (
        ("documents", "số văn bản"), ("teams", "số tổ, thành viên"), ("activities", "số hoạt động"),
        ("systems", "số hệ thống thông tin"), ("money", "kinh phí"),
    ):  # fmt: skip
        found[words] += before.get(key) != after.get(key)
    old, new = ({one.get("uid"): one for one in told.get(BELOW, ())} for told in (before, after))
    found["đơn vị trực thuộc"] = sum(old.get(uid) != new.get(uid) for uid in old.keys() | new.keys())
    return {words: count for words, count in found.items() if count}
