"""Rules profiles: a rule that is off is silent, one of another weight stands there; a template package brings them."""

from pathlib import Path

import pytest

from cdsdesk.actions.check import findings
from cdsdesk.actions.import_file import ImportRequest, import_file
from cdsdesk.actions.mending import with_reasons
from cdsdesk.actions.packing_templates import TemplateRequest, make_template
from cdsdesk.actions.setting_up import set_setting, setting
from cdsdesk.checks.live import LiveCheck
from cdsdesk.checks.profile import FROM_ABOVE, OWN, understood, weights
from cdsdesk.exchange.template_package import read_template
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.snapshot import Snapshot
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE as ABOVE
from tests.support.small_office import PERIOD, PLAN, small_records

WARD = Unit(uid="phuong", name="UBND phường Phước Hải", level=Level.COMMUNE)


def office(unit: Unit = ABOVE, *, profile: str = "") -> MemoryStore:
    store = MemoryStore(unit, small_records() if unit is ABOVE else [])
    if profile:
        store.apply(set_setting(store.snapshot(), OWN, profile, "Bộ quy tắc"))
    return store


def told(snapshot: Snapshot) -> dict[str, Severity]:
    return {one.rule: one.severity for one in findings(snapshot)}


@pytest.fixture
def usual() -> dict[str, Severity]:
    return told(office().snapshot(PERIOD))


def test_a_profile_is_read_line_by_line_and_what_is_odd_in_it_is_passed_over() -> None:
    text = "a.b: off\n c.d : Lưu ý ; e.f: error\nkhông hiểu\n g.h: mai sau\n: off\na.b: cảnh báo"
    assert dict(understood(text)) == {"a.b": Severity.WARNING, "c.d": Severity.NOTE, "e.f": Severity.ERROR}


def test_a_rule_that_is_off_is_silent_and_another_has_the_weight_it_was_given(usual: dict[str, Severity]) -> None:
    off, moved = sorted(usual)[:2]
    weight = Severity.NOTE if usual[moved] is not Severity.NOTE else Severity.WARNING
    changed = told(office(profile=f"{off}: bỏ\n{moved}: {weight.value}").snapshot(PERIOD))
    assert changed == {rule: one for rule, one in usual.items() if rule != off} | {moved: weight}


def test_the_check_that_follows_edits_finds_the_same_before_and_after_a_profile(usual: dict[str, Severity]) -> None:
    live, store, rule = LiveCheck(), office(), sorted(usual)[0]
    assert live.update(store.snapshot(PERIOD)) == findings(store.snapshot(PERIOD))
    for text in (f"{rule}: off", f"{rule}: note", ""):
        store.apply(set_setting(store.snapshot(), OWN, text, "Bộ quy tắc"))
        shown = store.snapshot(PERIOD)
        assert live.update(shown) == findings(shown)
        assert (rule in told(shown)) is (not text.endswith("off"))


def test_what_is_found_in_words_of_the_report_is_weighed_too() -> None:
    found = (Finding("text.a", Severity.WARNING, "A"), Finding("text.b", Severity.ERROR, "B"))
    shown = office(profile="text.a: off; text.b: note").snapshot(PERIOD)
    assert [(one.rule, one.severity) for one in with_reasons(shown, found)] == [("text.b", Severity.NOTE)]


def test_a_template_package_brings_the_profile_and_what_is_unknown_in_it_is_kept(
    tmp_path: Path, usual: dict[str, Severity]
) -> None:
    rule = sorted(usual)[0]
    text = f"{rule}: off\nquy-tac.mai-sau: note"
    out = tmp_path / "mau.cdsz"
    make_template(office(profile=text), TemplateRequest((PLAN.uid,), out))
    assert read_template(out).profile == text
    ward = office(WARD)
    ward.apply(set_setting(ward.snapshot(), OWN, "a.b: note", "Của mình"))
    done = import_file(ward, ImportRequest(out))
    notes = [repair.message for table in done.plan.tables for repair in table.table.repairs]
    assert any("bỏ 1 quy tắc" in note for note in notes)
    assert any("quy-tac.mai-sau" in note for note in notes)
    shown = ward.snapshot(PERIOD)
    assert setting(shown, FROM_ABOVE) == text
    assert weights(shown) == {rule: None, "quy-tac.mai-sau": Severity.NOTE, "a.b": Severity.NOTE}
    assert rule not in told(shown)
    again = import_file(ward, ImportRequest(out))
    assert not any("bộ quy tắc" in repair.message for table in again.plan.tables for repair in table.table.repairs)


def test_the_offices_own_choice_goes_before_and_both_go_further_down(tmp_path: Path) -> None:
    first, second = tmp_path / "1.cdsz", tmp_path / "2.cdsz"
    make_template(office(profile="a.b: off\nc.d: off"), TemplateRequest((PLAN.uid,), first))
    district = office(WARD, profile="a.b: error")
    import_file(district, ImportRequest(first))
    assert weights(district.snapshot()) == {"a.b": Severity.ERROR, "c.d": None}
    make_template(district, TemplateRequest((PLAN.uid,), second))
    assert dict(understood(read_template(second).profile)) == {"a.b": Severity.ERROR, "c.d": None}


def test_without_a_profile_a_package_holds_none(tmp_path: Path) -> None:
    out = tmp_path / "mau.cdsz"
    make_template(office(), TemplateRequest((PLAN.uid,), out))
    assert read_template(out).profile == ""
