"""A whole province and its year: communes, the packages that each sends for a period, and their sums told apart.

Rows are made as JSON at once, without a data file, so that thousands of packages take seconds. What a commune tells
depends only on its number, the period and the revision.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from cdsdesk.exchange.manifest import Manifest, Purpose, Sender
from cdsdesk.exchange.package import DATA, Part, canonical_json, pack
from cdsdesk.exchange.summary import PART
from cdsdesk.model.identity import named_uid
from cdsdesk.model.office import Level, Unit

ALL_COMMUNES = 3_321
YEAR = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
PERIOD = YEAR[2]
OFFICE = Unit(uid="tinh", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE)
_PLAN = named_uid("province", "plan")
_TEXT = (
    "triển khai nhiệm vụ chuyển đổi số tại địa phương, tổ công nghệ số cộng đồng hướng dẫn người dân cài đặt định danh"
    " điện tử, thanh toán không dùng tiền mặt, dịch vụ công trực tuyến toàn trình, số hóa hồ sơ kết quả giải quyết thủ"
    " tục hành chính, an toàn thông tin mạng, tập huấn cán bộ công chức viên chức, hạ tầng mạng băng rộng thôn buôn"
)
_WORDS = _TEXT.split()
_STATES = ("done_on_time", "done_late", "on_track", "in_progress_late", "not_started_late", "not_due", "suspended")
_MEASURES = (*("ratio",) * 28, *("count",) * 6, *("money",) * 3, *("score",) * 2, "text")
_EVALUATIONS = ("exceeded", "met", "missed", "no_data")
_DOCUMENT_TYPES = ("Kế hoạch", "Quyết định", "Công văn", "Báo cáo")
_ROLES = ("leader", "member")
_ACTIVITIES = ("training", "propaganda", "meeting")


@dataclass(frozen=True)
class Province:
    """So many communes; ``tasks`` and indicators that the province set are the same for all of them.

    Without ``people`` a commune sends only what it tells of these, so that many small packages cost little.
    """

    communes: int = 12
    tasks: int = 30
    indicators: int = len(_MEASURES)
    people: int = 40

    def units(self) -> tuple[Unit, ...]:
        """Return the province's office and its communes."""
        return OFFICE, *(self.unit(at) for at in range(self.communes))

    def unit(self, at: int) -> Unit:
        """Return a commune by its number."""
        name = f"UBND xã Số {at + 1}"
        code = f"H32.{at + 1}"
        return Unit(
            uid=f"xa{at:04}", name=name, level=Level.COMMUNE, parent=OFFICE.uid, identifier_code=code, position=at
        )

    def figures(self, at: int, period: str = PERIOD, revision: int = 1) -> dict[str, Any]:
        """Return the figures that a commune tells (``summary.json``)."""
        dice = Random(f"{at} {period} {revision}")
        return {
            "version": 1,
            "tasks": [_task(number, dice) for number in range(self.tasks)],
            "indicators": [_indicator(number, dice) for number in range(self.indicators)],
            "documents": {kind: dice.randint(0, 9) for kind in _DOCUMENT_TYPES},
            "teams": {"teams": 8, "members": 40, "leader": 8, "member": 32},
            "activities": {
                kind: {"count": dice.randint(1, 9), "attendees": dice.randint(20, 900)} for kind in _ACTIVITIES
            },
            "systems": {"systems": 4, "approved": dice.randint(0, 4)},
            "money": {kind: dice.randint(1, 10**6) * 1000 for kind in ("planned", "disbursed")},
        }

    def package(self, at: int, period: str = PERIOD, revision: int = 1) -> bytes:
        """Return the package of a commune: some 320 rows and its figures, about 20 kB."""
        unit, told = self.unit(at), self.figures(at, period, revision)
        sender = Sender(unit.uid, unit.name, Level.COMMUNE.value, unit.identifier_code, OFFICE.name)
        manifest = Manifest(Purpose.REPORT, sender, revision=revision, period=period, kind="bao-cao")
        data = Part(DATA, "data", canonical_json(_rows(unit, told, period, self.people)))
        return pack(manifest, (data, Part(PART, "summary", canonical_json(told))))

    def write(
        self, folder: Path, period: str = PERIOD, revision: int = 1, numbers: Iterable[int] | None = None
    ) -> None:
        """Write the packages of some communes into a folder, all when no numbers are given."""
        for at in range(self.communes) if numbers is None else numbers:
            folder.joinpath(f"xa-{at + 1:04}-{period}-lan-{revision}.cdsz").write_bytes(
                self.package(at, period, revision)
            )


@dataclass(frozen=True)
class Sums:
    """What an independent sum over figures gives: by uid of the task, indicator, or by kind of count."""

    states: Mapping[str, Mapping[str, int]]
    shares: Mapping[str, tuple[int, int]]
    totals: Mapping[str, Fraction]
    counts: Mapping[str, Mapping[str, int]]
    activities: Mapping[str, Mapping[str, int]]


def sums(all_figures: Iterable[Mapping[str, Any]]) -> Sums:
    """Add figures up in whole numbers and fractions, by the words of docs/contract.md and nothing of the program's."""
    states: dict[str, Counter[str]] = {}
    shares: dict[str, tuple[int, int]] = {}
    totals: dict[str, Fraction] = {}
    counts: dict[str, Counter[str]] = {key: Counter() for key in ("documents", "teams", "systems", "money")}
    activities: dict[str, Counter[str]] = {}
    for told in all_figures:
        for task in told["tasks"]:
            states.setdefault(task["uid"], Counter())[task.get("state", "")] += 1
        for one in told["indicators"]:
            uid = one["uid"]
            if one["measure"] == "ratio" and "numerator" in one and "denominator" in one:
                above, below = shares.get(uid, (0, 0))
                shares[uid] = above + int(one["numerator"]), below + int(one["denominator"])
            if one["measure"] in ("count", "money") and "value" in one:
                totals[uid] = totals.get(uid, Fraction(0)) + Fraction(one["value"])
        for key, counted in counts.items():
            for name, count in told[key].items():
                counted[name] += count
        for kind, parts in told["activities"].items():
            for name, count in parts.items():
                activities.setdefault(kind, Counter())[name] += count
    return Sums(states, shares, totals, counts, activities)


def _text(dice: Random, low: int, high: int) -> str:
    return " ".join(dice.choices(_WORDS, k=dice.randint(low, high))).capitalize()


def _shared_text(kind: str, number: int) -> str:
    return _text(Random(f"{kind} {number}"), 12, 24)


def _task(number: int, dice: Random) -> dict[str, Any]:
    told = {
        "uid": named_uid("task", str(number)),
        "code": f"{number // 10 + 1}.{number % 10 + 1}",
        "title": _shared_text("t", number),
    }
    told |= {"plan": _PLAN, "plan_number": "145/KH-UBND"}
    if dice.random() < 0.95:
        told |= {"state": dice.choice(_STATES), "result": _text(dice, 20, 60)}
    return told


def _indicator(number: int, dice: Random) -> dict[str, Any]:
    measure = _MEASURES[number % len(_MEASURES)]
    told = {
        "uid": named_uid("indicator", str(number)),
        "code": f"{number + 1}",
        "name": _shared_text("i", number),
        "measure": measure,
    }
    told |= {"unit": "%" if measure == "ratio" else "", "target": "tối thiểu 80%"}
    if dice.random() < 0.1:
        return told | {"evaluation": "no_data"}
    if measure == "ratio":
        below = dice.randint(0, 5000)
        told |= {"denominator": str(below)} if dice.random() < 0.97 else {}
        told |= {"numerator": str(dice.randint(0, below))}
    elif measure == "text":
        told |= {"text": _text(dice, 3, 8)}
    else:
        told |= {"value": f"{dice.randint(0, 10**6)}.{dice.randint(0, 99):02}" if measure != "money" else "1000000"}
    return told | {"evaluation": dice.choice(_EVALUATIONS)}


def _rows(unit: Unit, told: Mapping[str, Any], period: str, people: int) -> dict[str, Any]:
    """Return the records of a commune in the form of the dump."""
    dice = Random(f"{unit.uid} {period}")
    lists = {
        "units": [{"uid": unit.uid, "name": unit.name, "level": Level.COMMUNE.value}],
        "documents": [*_plan(), *(_documents(unit, dice) if people else ())],
    }
    lists |= _told_tasks(unit, told, period) | _told_indicators(unit, told, period)
    lists |= _own_rows(unit, people, dice) if people else {}
    return {"format": "cdsdesk", "version": 1, "office": unit.uid} | lists


def _plan() -> Iterator[dict[str, Any]]:
    yield {
        "uid": _PLAN, "type": "Kế hoạch", "number": "145", "symbol": "KH-UBND", "date": "2026-01-15",
        "issuer": OFFICE.name, "subject": "chuyển đổi số năm 2026", "assigns_work": True,
    }  # fmt: skip


def _documents(unit: Unit, dice: Random) -> Iterator[dict[str, Any]]:
    for at in range(15):
        day = date(2026, 7, 1 + at).isoformat()
        yield {
            "uid": named_uid(unit.uid, f"vb{at}"), "type": dice.choice(_DOCUMENT_TYPES), "number": str(100 + at),
            "symbol": "UBND-VHXH", "date": day, "issuer": unit.name, "subject": _text(dice, 8, 16),
        }  # fmt: skip


def _told_tasks(unit: Unit, told: Mapping[str, Any], period: str) -> dict[str, Any]:
    tasks, items, progress = [], [], []
    for at, task in enumerate(told["tasks"]):
        uid = task["uid"]
        tasks.append({"uid": uid, "title": task["title"], "deadline_text": "Quý III/2026", "position": at})
        items.append({"uid": named_uid("item", uid), "plan": _PLAN, "task": uid, "code": task["code"], "position": at})
        if "result" in task:
            row = {"uid": named_uid(unit.uid, uid), "unit": unit.uid, "task": uid, "period": period}
            progress.append(row | {"result": task["result"], "status_written": task["state"]})
    return {"tasks": tasks, "plan_items": items, "progress": progress}


def _told_indicators(unit: Unit, told: Mapping[str, Any], period: str) -> dict[str, Any]:
    indicators, targets, measurements = [], [], []
    for at, one in enumerate(told["indicators"]):
        uid = one["uid"]
        row = {"uid": uid, "plan": _PLAN, "code": one["code"], "name": one["name"], "measure": one["measure"]}
        indicators.append(row | {"position": at})
        targets.append({"uid": named_uid("target", uid), "indicator": uid, "year": 2026, "text": one["target"]})
        parts = {name: one[name] for name in ("numerator", "denominator", "value", "text") if name in one}
        measurements.append(
            {"uid": named_uid(unit.uid, uid), "unit": unit.uid, "indicator": uid, "period": period, **parts}
        )
    return {"indicators": indicators, "targets": targets, "measurements": measurements}


def _own_rows(unit: Unit, people: int, dice: Random) -> dict[str, Any]:
    own = unit.uid
    teams = [
        {"uid": named_uid(own, f"to{at}"), "unit": own, "name": f"Tổ công nghệ số thôn {at + 1}"} for at in range(8)
    ]
    members = [
        {
            "uid": named_uid(own, f"tv{at}"),
            "unit": own,
            "team": named_uid(own, f"to{at // 5}"),
            "role": _ROLES[at % 5 > 0],
            "withheld": True,
        }
        for at in range(people)
    ]
    entries = [
        {"uid": named_uid(own, f"vs{at}"), "unit": own, "document": named_uid(own, f"vb{at}"), "direction": "issued"}
        for at in range(15)
    ]
    activities = [
        {
            "uid": named_uid(own, f"hd{at}"),
            "unit": own,
            "kind": dice.choice(_ACTIVITIES),
            "attendees": dice.randint(10, 90),
        }
        for at in range(12)
    ]
    systems = [
        {"uid": named_uid(own, f"ht{at}"), "unit": own, "name": _text(dice, 4, 8), "level": 2} for at in range(4)
    ]
    return {
        "teams": teams, "members": members, "document_entries": entries, "activities": activities,
        "info_systems": systems,
    }  # fmt: skip
