"""What an office sets for itself."""

from datetime import date

import pytest

from cdsdesk.actions.setting_up import (
    add_fixed_holidays,
    add_hamlets,
    call_unit,
    set_setting,
    setting,
    signature_forms,
)
from cdsdesk.errors import RecordError
from cdsdesk.model.names import letterhead_lines
from cdsdesk.model.office import Holiday, Level, Unit, UnitAlias
from cdsdesk.model.snapshot import Snapshot

OFFICE = Unit(uid="office", name="UBND phường Vạn Thạnh", level=Level.COMMUNE)
HEALTH = Unit(uid="health", name="Trạm Y tế", level=Level.DEPARTMENT, parent="office")


def everything(*more: Unit) -> Snapshot:
    return Snapshot("office", {one.uid: one for one in (OFFICE, HEALTH, *more)})


def test_a_setting_is_set_changed_and_left_to_the_rule_again() -> None:
    first = everything()
    second = first.with_changes(set_setting(first, "letterhead.body", "BAN CHỈ ĐẠO\nCHUYỂN ĐỔI SỐ", "x"))
    assert letterhead_lines(second, OFFICE)[1] == ("BAN CHỈ ĐẠO", "CHUYỂN ĐỔI SỐ")
    third = second.with_changes(set_setting(second, "letterhead.body", "  ", "x"))
    assert setting(third, "letterhead.body") == ""
    assert letterhead_lines(third, OFFICE)[1] == ("ỦY BAN NHÂN DÂN", "PHƯỜNG VẠN THẠNH")


def test_fixed_holidays_are_added_once() -> None:
    first = everything()
    second = first.with_changes(add_fixed_holidays(first, 2026))
    assert {row.date for row in second.all(Holiday)} == {
        date(2026, 1, 1),
        date(2026, 4, 30),
        date(2026, 5, 1),
        date(2026, 9, 2),
    }
    assert not add_fixed_holidays(second, 2026)


def test_hamlets_are_added_from_a_list_without_doubles() -> None:
    first = everything(Unit(uid="h", name="Thôn 1", level=Level.HAMLET, parent="office"))
    second = first.with_changes(add_hamlets(first, ["- thôn 1", "Thôn 2", "", "THÔN 2", "• Tổ dân phố Hoà Bình"]))
    names = [unit.name for unit in second.where(Unit, "level", Level.HAMLET)]
    assert sorted(names) == ["Thôn 1", "Thôn 2", "Tổ dân phố Hoà Bình"]


def test_a_name_means_one_unit() -> None:
    first = everything()
    second = first.with_changes(call_unit(first, "Trạm YT phường", "health"))
    assert [(row.alias, row.target) for row in second.all(UnitAlias)] == [("Trạm YT phường", "health")]
    with pytest.raises(RecordError):
        call_unit(second, "trạm yt phường", "office")


def test_committees_and_departments_sign_in_their_ways() -> None:
    assert signature_forms(OFFICE)[1].lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert signature_forms(HEALTH)[0].lines == ("TRƯỞNG PHÒNG",)
    assert [form.words.split("(")[-1] for form in signature_forms(OFFICE)] == ["TM.)", "KT.)", "TL.)", "TUQ.)"]
