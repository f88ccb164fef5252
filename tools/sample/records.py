"""The parts of the sample that are given as records: the office, its teams, the results of 2026."""

import json
from datetime import date
from typing import Any

from tools.sample.progress import data


def office() -> bytes:
    """Return the office, its predecessors, signatories, recipients and own words as JSON."""
    source = data("office.toml")
    for narrative in source["narratives"]:
        narrative["own_text"] = narrative["own_text"].strip()
    return _json(source)


def teams() -> bytes:
    """Return the teams and their members as JSON; a member names the team it belongs to."""
    source = data("teams.toml")
    made: dict[str, list[dict[str, Any]]] = {"teams": [], "members": []}
    for team in source["team"]:
        name = f"Tổ công nghệ số cộng đồng {team['hamlet'].lower()}"
        made["teams"].append(
            {
                "hamlet": team["hamlet"],
                "level": "hamlet",
                "name": name,
                "decision": source["decision"],
                "founded": source["founded"],
                "has_group_chat": True,
            }
        )
        for member, role, organisation in team["members"]:
            made["members"].append(
                {
                    "team": name,
                    "name": member,
                    "role": role,
                    "organisation": organisation,
                    "phone": f"0900000{len(made['members']) + 1:03d}",
                    "consent_on": source["consent_on"],
                    "joined": source["founded"],
                }
            )
    return _json(made)


def results_2026() -> bytes:
    """Return what the ward records for each task of 2026; an unfinished one has an empty day of completion."""
    told = data("tasks-2026.toml")["result"]
    return _json([{**entry, "completed_on": entry.get("completed_on")} for entry in told])


def year_2026() -> bytes:
    """Return what the ward records by itself in 2026: documents, activities, systems, indicators by quarter."""
    return _json(data("year-2026.toml"))


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, default=_iso) + "\n").encode()


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value)} has no place in the sample")
