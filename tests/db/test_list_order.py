from dataclasses import replace
from datetime import date
from pathlib import Path

from cdsdesk.model.documents import Document
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.ports import ListQuery
from cdsdesk.model.tasks import PlanItem, Task
from db.store import Store


def test_tasks_of_several_plans_stand_plan_by_plan_the_newest_first(tmp_path: Path) -> None:
    office = Unit(uid="office", name="UBND phường Mẫu", level=Level.COMMUNE)
    old = Document(uid="old", date=date(2022, 5, 1), assigns_work=True)
    new = replace(old, uid="new", date=date(2026, 5, 1))
    tasks = [Task(uid=f"t{n}", title=f"Việc {n}", position=n) for n in range(1, 6)]
    items = [
        PlanItem(uid=f"i{n}", plan=plan, task=f"t{n}", code=str(code), position=code)
        for n, plan, code in ((1, "old", 1), (2, "new", 1), (3, "old", 2), (4, "new", 2))
    ]
    with Store.create(tmp_path / "a.cds", office, [old, new, *tasks, *items]) as store:
        assert list(store.ids(ListQuery("task"))) == ["t2", "t4", "t1", "t3", "t5"]
