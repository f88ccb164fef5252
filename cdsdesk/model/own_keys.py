"""Which fields make an own record the only one of its kind: one for an office, a subject and a period."""

from collections.abc import Mapping

# The tables of a data file carry the same as unique indexes.
OWN_KEYS: Mapping[str, tuple[str, ...]] = {
    "period": ("unit", "code"),
    "setting": ("unit", "key"),
    "number_series": ("unit", "issuing_body", "pattern"),
    "progress": ("unit", "task", "period"),
    "measurement": ("unit", "indicator", "period"),
    "attendance": ("unit", "activity", "member"),
    "system_state": ("unit", "system", "period"),
    "compliance_entry": ("unit", "period", "topic"),
    "narrative": ("unit", "report_kind", "period", "section_key"),
}
