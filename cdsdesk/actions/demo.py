"""The sample office, made step by step from the workbooks a province would send."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from cdsdesk.actions.demo_year import year_recorded
from cdsdesk.actions.edit import Edit, change, set_progress
from cdsdesk.actions.find import listed
from cdsdesk.actions.import_file import ImportRequest, import_file, summary
from cdsdesk.actions.plans import find_plan
from cdsdesk.actions.report import ReportRequest, ReportResult, export
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.codec import with_values
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import new_uid, unit_uid
from cdsdesk.model.office import NumberSeries, RecipientList, Signatory, Unit, UnitAlias, UnitSuccession
from cdsdesk.model.ports import Store
from cdsdesk.model.reports import Narrative, Report
from cdsdesk.model.tasks import Task
from cdsdesk.model.teams import Member, Team
from cdsdesk.paths import resource
from cdsdesk.progress import Progress

WHO = "Số liệu mẫu"
WORKBOOKS = (
    "nhiem-vu-2022.xlsx",
    "du-an-2022.xlsx",
    "chi-tieu-2022-2024.xlsx",
    "ket-qua-chi-tieu-2022.xlsx",
    "ket-qua-chi-tieu-2023.xlsx",
    "ket-qua-chi-tieu-2024.xlsx",
    "van-ban-2022.xlsx",
    "nhiem-vu-2026.xlsx",
)
PLAN_2026 = "1148/KH-UBND"
NOW = "2026-9M"
THEN = "2022"
Say = Callable[[str], None]


class Create(Protocol):
    """How a new data file is made: path, office, what stands beside it."""

    def __call__(self, path: Path, office: Unit, others: tuple[Record, ...]) -> Store:
        """Make the file and open it."""


@dataclass(frozen=True)
class DemoResult:
    """Where the sample's files lie."""

    data_file: Path
    files: tuple[Path, ...]


def sample_office() -> tuple[Unit, tuple[Record, ...]]:
    """Return the sample's office and the records that stand beside it at birth."""
    data = _read("van-phong.json")
    above = _unit(data["parent"], "")
    office = _unit(data["office"], above.uid)
    units = {above.name: above, office.name: office}
    beside: list[Record] = [above]
    for item in data["departments"]:
        units[item["name"]] = _unit(item, office.uid)
        beside.append(units[item["name"]])
    for item in data["predecessors"]:
        beside.extend(_predecessor(item, units, office))
    beside.extend(
        UnitAlias(uid=new_uid(), alias=item["alias"], target=units[item["target"]].uid) for item in data["aliases"]
    )
    for kind, key in ((Signatory, "signatories"), (RecipientList, "recipient_lists"), (NumberSeries, "number_series")):
        beside.extend(_own(kind, item, office) for item in data[key])
    beside.extend(_own(Narrative, item | {"edited": True}, office) for item in data["narratives"])
    return office, tuple(_placed(beside))


def fill(store: Store, say: Say, progress: Progress | None = None) -> None:
    """Import the sample's workbooks into an office's file and record what was done since."""
    for name in WORKBOOKS:
        result = import_file(store, ImportRequest(resource(f"sample/{name}"), who=WHO), progress)
        say(f"Nhập {name}: {summary(result.plan)}")
    _second_plan(store, say)
    _results(store, say)
    _teams(store, say)
    _year(store, say)
    _report_of_then(store)


def reports(store: Store, folder: Path, say: Say, progress: Progress | None = None) -> tuple[Path, ...]:
    """Write the sample's two reports: the ward's nine months, and the year 2022 of the former city."""
    made: list[Path] = []
    for period, plan, name in ((NOW, PLAN_2026, "bao-cao-9-thang-2026"), (THEN, "3536/KH-UBND", "bao-cao-nam-2022")):
        request = ReportRequest(
            period,
            plan=plan,
            pdf=folder / f"{name}.pdf",
            xlsx=folder / f"{name}-phu-luc.xlsx",
            who=WHO,
        )
        result = export(store, request, progress)
        say(_told(period, result))
        made.extend(result.files)
    return tuple(made)


def demo(folder: Path, create: Create, say: Say, progress: Progress | None = None) -> DemoResult:
    """Make the whole sample in a folder. Raises WriteError when it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    path = _free_name(folder / "phuong-van-thanh.cds")
    office, beside = sample_office()
    store = create(path, office, beside)
    say(f"Tạo hồ sơ {path.name} cho {office.name}")
    fill(store, say, progress)
    return DemoResult(path, reports(store, folder, say, progress))


def _told(period: str, result: ReportResult) -> str:
    counts = result.check.to_json()["counts"]
    found = f"{counts['error']} lỗi, {counts['warning']} cảnh báo, {counts['note']} lưu ý"
    what = "bản dự thảo" if result.draft else "báo cáo chờ ký"
    return f"Soát kỳ {period}: {found}; xuất {what}: {', '.join(path.name for path in result.files)}"


def _second_plan(store: Store, say: Say) -> None:
    """Some tasks of the upper plan stand in the city's own plan too."""
    wanted = _read("van-phong.json")["second_plan"]
    snapshot = store.snapshot()
    upper, own = find_plan(snapshot, wanted["items_of"]), find_plan(snapshot, wanted["plan"])
    for code in wanted["codes"]:
        for task in listed(snapshot, Task, {"plan": upper.uid, "code": code}):
            store.apply(change(store.snapshot(), Task.TYPE, task.uid, Edit({}, add_plans=(own.uid,)), WHO))
    say(f"Gắn {len(wanted['codes'])} nhiệm vụ vào Kế hoạch số {wanted['plan']}")


def _results(store: Store, say: Say) -> None:
    """Record the results of the present year as an officer would."""
    rows = _read("ghi-ket-qua-2026.json")
    plan = find_plan(store.snapshot(), PLAN_2026)
    for row in rows:
        values = {key: row[key] or "" for key in ("result", "status_text", "completed_on")}
        for task in listed(store.snapshot(), Task, {"plan": plan.uid, "code": row["code"]}):
            store.apply(set_progress(store.snapshot(), task.uid, NOW, values, WHO))
    say(f"Ghi kết quả của {len(rows)} nhiệm vụ năm 2026")


def _teams(store: Store, say: Say) -> None:
    data = _read("to-cong-nghe-so.json")
    snapshot = store.snapshot()
    draft = Draft(snapshot.records)
    by_name: dict[str, str] = {}
    for position, item in enumerate(data["teams"], 1):
        team = replace(_own(Team, item, snapshot.unit()), position=position)
        by_name[item["name"]] = team.uid
        draft.put(team)
    for position, item in enumerate(data["members"], 1):
        member = _own(Member, item | {"team": by_name[item["team"]]}, snapshot.unit())
        draft.put(replace(member, position=position))
    store.apply(ChangeSet("Nhập Tổ công nghệ số cộng đồng", draft.changes(), WHO))
    say(f"Nhập {len(data['teams'])} Tổ công nghệ số cộng đồng, {len(data['members'])} thành viên")


def _year(store: Store, say: Say) -> None:
    """Record the ward's own documents, activities, systems and indicators of the present year."""
    data = _read("ghi-chep-2026.json")
    snapshot = store.snapshot()
    store.apply(year_recorded(snapshot, find_plan(snapshot, PLAN_2026), data, WHO))
    counted = {"document": "văn bản", "activity": "hoạt động", "system": "hệ thống thông tin", "indicator": "chỉ tiêu"}
    words = ", ".join(f"{len(data[key])} {what}" for key, what in counted.items())
    say(f"Ghi năm 2026: {words}")


def _report_of_then(store: Store) -> None:
    """The report of 2022 is the former city's: its letterhead, not the ward's of today."""
    snapshot = store.snapshot()
    draft = Draft(snapshot.records)
    draft.put(Report(uid=new_uid(), unit=snapshot.office, period=THEN, issuing_body="UBND thành phố Nha Trang"))
    store.apply(ChangeSet("Lập báo cáo năm 2022", draft.changes(), WHO))


def _predecessor(item: Mapping[str, Any], units: dict[str, Unit], office: Unit) -> Iterable[Record]:
    fields = {key: value for key, value in item.items() if key not in ("parent", "succeeded_on", "note")}
    old = _unit(fields, units[item["parent"]].uid)
    units.setdefault(old.name, old)
    yield old
    data = {"old": old.uid, "new": office.uid, "on": item["succeeded_on"], "note": item["note"]}
    yield with_values(UnitSuccession(uid=new_uid()), data)


def _unit(data: Mapping[str, Any], parent: str) -> Unit:
    made = with_values(Unit(), dict(data) | {"parent": parent})
    return replace(made, uid=unit_uid(made)) if isinstance(made, Unit) else Unit()


def _own(kind: type[Record], data: Mapping[str, Any], office: Unit) -> Record:
    return with_values(kind(uid=new_uid()), dict(data) | {"unit": office.uid})


def _placed(records: list[Record]) -> Iterable[Record]:
    return (replace(record, position=position) for position, record in enumerate(records, 1))


def _free_name(path: Path) -> Path:
    """Leave an earlier sample alone: the officer may have worked in it."""
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def _read(name: str) -> Any:
    with resource(f"sample/{name}").open(encoding="utf-8") as file:
        return json.load(file)
