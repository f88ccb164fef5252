"""The golden uids of docs/records.md: they must never change, or two offices no longer mean the same thing."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.identity import (
    indicator_title,
    item_uid,
    milestone_uid,
    new_uid,
    section_uid,
    target_uid,
    uid_for,
    unit_uid,
)
from cdsdesk.model.indicators import Indicator, Origin, Target
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Milestone, PlanItem, Section, Task

UNIT = "af01d26d-6710-5a2f-a5a3-01b0d160f686"
PLAN = "8a8da3aa-06ec-5427-a88f-0901ce6ec1ef"
SECTION = "ea9463ba-ec4a-5f0d-b356-75c6e63d31bd"
TASK = "204a498c-19ff-55c7-9a98-2fcee48d8ca2"
INDICATOR = "af9863ea-91b1-5a51-97c6-fdbccb9c7372"
ITEM = "75ec736b-60bb-5644-991c-b84109d3f31f"
MILESTONE = "ff9a8e37-4e42-5c48-a010-2c7d6c018a06"
TARGET = "e1545d4d-7eb8-5d8f-a15f-49cbb39f17d2"

unit = Unit(level=Level.COMMUNE, name="UBND phường Bắc Nha Trang")
plan = Document(
    type="Kế hoạch", number="145", symbol="KH-UBND", date=date(2022, 4, 15), issuer="UBND thành phố Đồng Hới"
)
section = Section(plan=PLAN, annex="I", number="2", title="Chính quyền số")
target = Target(indicator=INDICATOR, year=2022, origin=Origin.PROVINCE, document=PLAN)


def test_golden_uids() -> None:
    assert unit_uid(unit) == UNIT
    assert uid_for(plan) == PLAN
    assert section_uid(section, "2") == uid_for(section) == SECTION
    assert item_uid("task", PLAN, "I", "2.1", "Tỷ lệ hồ sơ trực tuyến") == TASK
    assert item_uid("indicator", PLAN, "I", "2.1", "Tỷ lệ hồ sơ trực tuyến") == INDICATOR
    assert uid_for(Indicator(plan=PLAN, annex="I", code="2.1", name="Tỷ lệ hồ sơ trực tuyến")) == INDICATOR
    assert uid_for(PlanItem(plan=PLAN, annex="I", task=TASK)) == ITEM
    assert milestone_uid(TASK, 1) == MILESTONE
    assert target_uid(target) == uid_for(target) == TARGET


@pytest.mark.parametrize(
    "other",
    [
        replace(unit, name="ubnd  Phường Bắc Nha Trang"),
        replace(unit, name="UBND phường Bắc Nha Trang", short_name="P. Bắc Nha Trang", place="Nha Trang"),
    ],
)
def test_case_spaces_and_other_fields_do_not_matter(other: Unit) -> None:
    assert unit_uid(other) == UNIT


def test_tone_style_does_not_matter() -> None:
    assert uid_for(replace(plan, issuer="UBND thành phố Đồng Hới", type="kế hoạch")) == PLAN
    old, new = replace(unit, name="UBND xã Hòa Thủy"), replace(unit, name="UBND xã Hoà Thuỷ")
    assert unit_uid(old) == unit_uid(new)


def test_an_identifier_code_goes_before_the_name() -> None:
    coded = replace(unit, identifier_code="h32.10.5")
    assert unit_uid(coded) == unit_uid(replace(coded, name="Tên khác", identifier_code="H32. 10.5")) != UNIT


def test_diacritics_number_and_parent_matter() -> None:
    assert unit_uid(replace(unit, name="UBND phuong Bac Nha Trang")) != UNIT
    assert unit_uid(replace(unit, parent=UNIT)) != UNIT
    assert uid_for(replace(plan, number="146")) != PLAN


@pytest.mark.parametrize(
    "incomplete",
    [
        replace(plan, number=""),
        replace(plan, date=None),
        replace(plan, issuer=""),
        Unit(name="UBND xã A"),
        Section(title="Mục"),
        PlanItem(plan=PLAN),
        Target(indicator=INDICATOR),
        Indicator(name="Không có kế hoạch"),
        Task(title="Việc do nơi nhập định danh"),
        DocumentEntry(document=PLAN),
        Section(plan=PLAN, parent=SECTION, number="1"),
    ],
)
def test_an_incomplete_key_gets_a_fresh_uid(incomplete: Unit) -> None:
    first, second = uid_for(incomplete), uid_for(incomplete)
    assert first != second
    assert UUID(first).version == 7


def test_fresh_uids_sort_by_their_age() -> None:
    made = [new_uid() for _ in range(200)]
    assert made == sorted(made)
    assert len(set(made)) == 200


def test_two_levels_of_one_row_are_two_indicators() -> None:
    row = Indicator(plan=PLAN, annex="I", code="2.1", name="Tỷ lệ hồ sơ trực tuyến")
    levels = [replace(row, scope="Tại thành phố"), replace(row, scope="Tại cấp xã")]
    assert len({uid_for(one) for one in (row, *levels)}) == 3
    assert indicator_title(levels[0]) == "Tỷ lệ hồ sơ trực tuyến Tại thành phố"


def stages(*ordinals: int) -> Snapshot:
    made = [Milestone(uid=milestone_uid(TASK, one), task=TASK, position=one) for one in ordinals]
    return Snapshot("w", {stage.uid: stage for stage in made})


@pytest.mark.parametrize(
    ("there", "ordinal"), [((), 1), ((1,), 2), ((1, 2, 3), 4), ((1, 3), 4), ((2, 3), 4), ((1, 2, 4), 5)]
)
def test_a_stage_added_by_hand_takes_the_next_free_ordinal(there: tuple[int, ...], ordinal: int) -> None:
    assert uid_for(Milestone(task=TASK), stages(*there)) == milestone_uid(TASK, ordinal)


def test_stages_of_other_tasks_do_not_count() -> None:
    other = Milestone(uid="x", task="khác")
    assert uid_for(Milestone(task=TASK), Snapshot("w", {"x": other})) == MILESTONE


def test_a_stage_whose_place_is_not_known_gets_a_fresh_uid() -> None:
    assert UUID(uid_for(Milestone(task=TASK))).version == 7
    assert UUID(uid_for(Milestone(title="Không có nhiệm vụ"), stages())).version == 7
