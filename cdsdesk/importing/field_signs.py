"""Which contents speak for a field and which against it; what a column without a known heading may be."""

from collections.abc import Mapping

from cdsdesk.importing.column_signs import Shares

_FOR, _AGAINST = 22, 45
_MOST = 0.6
_BY_CONTENT = 45
_NEVER = 0.8
_NUMBERED = frozenset({"teams", "units", "compliance"})

_EXPECTED: Mapping[str, frozenset[str]] = {
    name: frozenset(signs.split())
    for name, signs in {
        "code": "ordinal figure",
        "order": "ordinal figure",
        "phone": "phone",
        "email": "email",
        "birth_year": "year date figure",
        "role": "role",
        "leader": "person",
        "deputy": "person",
        "number": "document_number figure ordinal",
        "decision": "document_number document_title date",
        "document": "document_number document_title date",
        "documents": "document_number document_title",
        "date": "date deadline",
        "founded": "date",
        "joined": "date deadline year figure",
        "deadline_from": "deadline date year figure",
        "deadline_text": "deadline date year figure",
        "due_text": "deadline date year figure",
        "level": "level ordinal body hamlet figure",
        "lead": "body person",
        "coordinators": "body person",
        "operator": "body person",
        "organisation": "body",
        "job_title": "body state",
        "hamlet": "hamlet body ordinal figure",
        "team": "hamlet body ordinal figure",
        "unit": "body hamlet",
        "parent": "body hamlet",
        "result": "figure percent evaluation document_number document_title date state deadline",
        "status_text": "state evaluation mark",
        "state": "state evaluation document_number document_title date mark",
        "evaluation_text": "evaluation state mark",
        "targets": "figure percent evaluation ordinal deadline year level mark",
        "measurements": "figure percent evaluation ordinal document_number year level mark",
        "numerator": "figure ordinal level year percent",
        "denominator": "figure ordinal level year percent",
        "funding": "figure ordinal level year mark",
        "attendees": "figure ordinal level year",
        "hours": "figure ordinal level year",
        "reported": "mark date",
        "has_group_chat": "mark",
        "type": "document_title",
        "content": "document_title project task figure deadline",
        "planned_content": "document_title project task",
        "note": "*",
        "omitted": "*",
    }.items()
}
_TITLES: Mapping[str, frozenset[str]] = {
    kind: frozenset(signs.split())
    for kind, signs in {
        "tasks": "task document_title activity",
        "projects": "project system task",
        "indicators": "indicator",
        "documents": "document_title",
        "systems": "system",
        "teams": "hamlet body",
        "members": "person",
        "activities": "activity",
        "units": "body hamlet",
        "compliance": "body hamlet",
    }.items()
}
_RESULTS_OF_WORK = frozenset({"evaluation", "document_number", "document_title", "date", "state", "deadline"})
_STRONG = (
    "phone",
    "email",
    "document_number",
    "date",
    "person",
    "role",
    "mark",
    "figure",
    "identity_card",
    "hamlet",
    "ordinal",
)
_ALONE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "documents": (("document_number", "number"),),
    "teams": (("phone", "phone"), ("person", "leader")),
    "members": (("phone", "phone"), ("email", "email"), ("person", "name"), ("identity_card", "omitted")),
}


def content_worth(kind: str, path: str, title: str, shares: Shares) -> int:
    """Return points for or against a column being a field, by what stands in its cells; 0 without cells."""
    if not shares:
        return 0
    name = path.partition(".")[0]
    wanted = _TITLES[kind] if name == title else _EXPECTED.get(name, frozenset())
    if name == "result" and kind != "indicators":
        wanted = _RESULTS_OF_WORK
    if "*" in wanted:
        return 0
    fitting = max((shares.get(sign, 0.0) for sign in wanted), default=0.0)
    if fitting >= _MOST:
        return round(_FOR * fitting)
    strong = (*_STRONG, "prose") if name == "funding" else _STRONG
    strange = max((shares.get(sign, 0.0) for sign in strong if sign not in wanted), default=0.0)
    if strange >= _MOST:
        return -_AGAINST
    return round(_FOR * fitting / 2) if name == title else 0


def never_names(kind: str, shares: Shares) -> bool:
    """Say whether a column cannot hold the names of rows: its cells are figures or dates; hamlets may be numbered."""
    return kind not in _NUMBERED and max(shares.get("figure", 0.0), shares.get("date", 0.0)) >= _NEVER


def told_by_content(kind: str, shares: Shares, *, headed: bool) -> tuple[tuple[str, int], ...]:
    """Return fields that cells alone tell, with points below those of any heading; no heading may be code numbers."""
    found = [(path, _BY_CONTENT) for sign, path in _ALONE.get(kind, ()) if shares.get(sign, 0.0) >= _MOST]
    if not headed and shares.get("ordinal", 0.0) >= 0.8 and kind != "units":
        found.append(("code", _BY_CONTENT))
    return tuple(found)
