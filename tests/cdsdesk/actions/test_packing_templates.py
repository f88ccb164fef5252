"""A template package that was made goes into an office below: definitions and outlines, never what was told here."""

from dataclasses import replace
from pathlib import Path

import pytest

from cdsdesk.actions.import_shown import Verdict
from cdsdesk.actions.importing import Preview, preview, read_file, write
from cdsdesk.actions.outlines import take_outline
from cdsdesk.actions.packing_templates import TemplateRequest, make_template
from cdsdesk.errors import PasswordNeededError, UsageError, WrongPasswordError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.model.changes import ChangeSet, inserted, updated
from cdsdesk.model.indicators import Indicator, Target
from cdsdesk.model.office import Level, Setting, Unit
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.tasks import PlanItem, Progress, Task
from cdsdesk.reporting.outline import outline_text
from cdsdesk.reporting.own_outline import own_outline_text
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records

ABOVE = Unit(uid="above", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE)
INDICATOR = Indicator(uid="in", plan="plan", code="1", name="Tỷ lệ hồ sơ trực tuyến", unit_text="%")
TARGET = Target(uid="ta", indicator="in", year=2022, text="60%")
NUMBER = "3536/KH-UBND"


def above() -> MemoryStore:
    told = [record for record in small_records() if record.uid != "above"]
    beside = Unit(uid="beside", name="UBND tỉnh Phú Yên", level=Level.PROVINCE)
    store = MemoryStore(ABOVE, [OFFICE, beside, *told, INDICATOR, TARGET])
    own = outline_text("bao-cao").replace('name = "', 'name = "Tỉnh: ', 1)
    store.apply(take_outline(store.snapshot(), own))
    return store


def made(store: MemoryStore, out: Path, *plans: str) -> int:
    return make_template(store, TemplateRequest(plans or (NUMBER,), out)).revision


def look(store: MemoryStore, path: Path) -> Preview:
    return preview(read_file(path), ImportOptions(), store.snapshot(), store.office())


def test_what_a_plan_defines_goes_in_below(tmp_path: Path) -> None:
    upper, out = above(), tmp_path / "mau.cdsz"
    assert made(upper, out) == 1
    ward = MemoryStore(OFFICE, [ABOVE])
    ward.apply(write(look(ward, out)))
    got, ours = ward.snapshot(), upper.snapshot()
    assert got.all(Task) == tuple(ours.find(Task, uid) for uid in [one.uid for one in got.all(Task)])
    assert {one.uid for one in got.all(Task)} == {item.task for item in ours.where(PlanItem, "plan", "plan")}
    assert {one.uid for one in got.all(PlanItem)} == {item.uid for item in ours.where(PlanItem, "plan", "plan")}
    assert (got.get("in"), got.get("ta")) == (INDICATOR, TARGET)
    assert not got.all(Progress)
    assert got.get("other-plan") is None
    assert got.get("beside") is None
    assert own_outline_text(got, ReportKind.BAO_CAO) == own_outline_text(ours, ReportKind.BAO_CAO)
    assert [one.key for one in got.all(Setting)] == ["outline.bao-cao"]
    assert not write(look(ward, out)).changes


def test_made_again_it_is_a_revision_and_shows_what_it_changes(tmp_path: Path) -> None:
    upper, out, again = above(), tmp_path / "mau.cdsz", tmp_path / "mau 2.cdsz"
    made(upper, out)
    ward = MemoryStore(OFFICE, [ABOVE])
    ward.apply(write(look(ward, out)))
    old = upper.snapshot().find(Task, "t22")
    assert old is not None
    change = updated(old, replace(old, title="Kế hoạch thực hiện Quyết định 749/QĐ-TTg"))
    assert change is not None
    upper.apply(ChangeSet("", (change,)))
    assert made(upper, again) == 2
    shown = look(ward, again)
    changed = [row for table in shown.tables for row in table.rows if row.verdict is Verdict.CHANGED]
    assert [row.changes[0].after for row in changed] == ["Kế hoạch thực hiện Quyết định 749/QĐ-TTg"]
    assert made(upper, tmp_path / "hai.cdsz", NUMBER, "5312/KH-BCĐCĐS") == 1


def test_an_outline_of_the_office_stays(tmp_path: Path) -> None:
    out = tmp_path / "mau.cdsz"
    made(above(), out)
    ward = MemoryStore(OFFICE, [ABOVE])
    own = outline_text("bao-cao").replace('id = "', 'id = "rieng-', 1)
    ward.apply(take_outline(ward.snapshot(), own))
    kept = own_outline_text(ward.snapshot(), ReportKind.BAO_CAO)
    shown = look(ward, out)
    assert any("đề cương báo cáo riêng" in repair.message for repair in shown.tables[0].repairs)
    ward.apply(write(shown))
    assert own_outline_text(ward.snapshot(), ReportKind.BAO_CAO) == kept


def test_a_mistaken_outline_is_left_out(tmp_path: Path) -> None:
    upper, out = MemoryStore(ABOVE, [r for r in small_records() if r.uid != "above"]), tmp_path / "mau.cdsz"
    wrong = Setting(uid="s", unit="above", key="outline.bao-cao", value="không phải đề cương")
    upper.apply(ChangeSet("", (inserted(wrong),)))
    made(upper, out)
    ward = MemoryStore(OFFICE, [ABOVE])
    shown = look(ward, out)
    assert any("viết chưa đúng" in repair.message for repair in shown.tables[0].repairs)
    ward.apply(write(shown))
    assert not ward.snapshot().all(Setting)


def test_behind_a_password_it_is_read_with_it_only(tmp_path: Path) -> None:
    out = tmp_path / "mau-kin.cdsz"
    make_template(above(), TemplateRequest((NUMBER,), out, "mở ra"))
    with pytest.raises(PasswordNeededError):
        read_file(out)
    with pytest.raises(WrongPasswordError):
        read_file(out, password="sai")
    renamed = out.rename(tmp_path / "mau-kin.bin")
    ward = MemoryStore(OFFICE, [ABOVE])
    shown = preview(read_file(renamed, password="mở ra"), ImportOptions(), ward.snapshot(), ward.office())
    assert shown.to_write()


def test_without_a_plan_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        make_template(above(), TemplateRequest((), tmp_path / "mau.cdsz"))
    with pytest.raises(UsageError):
        make_template(above(), TemplateRequest(("99/KH-UBND",), tmp_path / "mau.cdsz"))
    assert not list(tmp_path.iterdir())
