"""Every record of docs/records.md is there, with its fields, and every field can be shown to an officer."""

import ast
import re
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from cdsdesk.errors import RecordError
from cdsdesk.model import registry
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Choice, Kind, Ref
from cdsdesk.model.registry import BY_TYPE, RECORD_TYPES, record_type
from cdsdesk.model.tasks import Task
from cdsdesk.vietnamese.text import clean_line

# type: (plural of the dump, own record of one office, fields in the order of the dump)
EXPECTED = {
    "unit": ("units", False, "name short_name level parent symbol identifier_code place valid_from valid_to"),
    "unit_alias": ("unit_aliases", False, "alias target"),
    "unit_succession": ("unit_successions", False, "old new on note"),
    "period": ("periods", True, "code kind calendar_from calendar_to data_from data_to as_of due"),
    "holiday": ("holidays", True, "date name"),
    "setting": ("settings", True, "key value"),
    "signatory": ("signatories", True, "lines position_below name"),
    "recipient_list": ("recipient_lists", True, "name level addressed lines"),
    "number_series": ("number_series", True, "issuing_body pattern last_number"),
    "document": (
        "documents",
        False,
        "type number symbol date issuer issuer_unit subject assigns_work year_from year_to number_text date_text",
    ),
    "document_entry": ("document_entries", True, "document direction as_written registered_on note"),
    "section": ("sections", False, "plan annex parent number title"),
    "task": (
        "tasks",
        False,
        """title kind content planned_content lead coordinators
        deadline_text deadline_kind deadline_from deadline_to note""",
    ),
    "plan_item": ("plan_items", False, "plan annex task section code"),
    "milestone": ("milestones", False, "task title deadline_text deadline_from deadline_to"),
    "progress": (
        "progress",
        True,
        "task period result status_written status_text started completed_on milestones_done percent note reason",
    ),
    "funding": (
        "funding",
        True,
        "task year source nature amount_kind amount amount_text unit_text footnote",
    ),
    "citation": ("citations", False, "record field start end as_written document"),
    "indicator": (
        "indicators",
        False,
        """plan annex section code pillar name parent scope measure unit_text numerator_label denominator_label
        max_score better accumulation lead source basis note""",
    ),
    "target": ("targets", False, "indicator year origin document comparator value value_to text"),
    "measurement": (
        "measurements",
        True,
        "indicator period numerator denominator value text note evaluation_written evaluation_text reason",
    ),
    "team": ("teams", True, "hamlet level name decision founded dissolved has_group_chat"),
    "member": (
        "members",
        True,
        "team name sex birth_year role organisation job_title phone email consent_on joined left withheld",
    ),
    "activity": ("activities", True, "kind date title place attendees hours documents"),
    "attendance": ("attendances", True, "activity member"),
    "info_system": ("info_systems", True, "name operator level due_text due"),
    "system_state": ("system_states", True, "system period state document note"),
    "compliance_entry": ("compliance_entries", True, "period topic reported on note"),
    "submission": ("submissions", True, "period received_at revision package_sha256 purpose on_time"),
    "remark": ("remarks", True, "period record field text sender on package_sha256 done"),
    "report": (
        "reports",
        True,
        """kind period issuing_body title recipients signatory outline outline_version documents_from documents_to
        annexes summary_plan number date state replaces reason frozen_snapshot frozen_text files signatures""",
    ),
    "narrative": (
        "narratives",
        True,
        "report_kind period section_key generated_text generated_refs own_text edited stale",
    ),
    "waiver": ("waivers", True, "rule record fingerprint period reason"),
    "template_memory": ("template_memories", False, "fingerprint mapping"),
    "evidence": ("evidence", True, "record file_name sha256"),
    "same_as": ("same_as", False, "old kept"),
}
KINDS_WITHOUT_FIELD = ("cccd", "identity_card", "ethnicity", "religion", "party_member", "bank")


def test_every_record_is_registered() -> None:
    assert {record.TYPE for record in RECORD_TYPES} == set(EXPECTED)
    model = Path(registry.__file__).parent
    defined = {
        node.name
        for path in model.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and any(isinstance(b, ast.Name) and b.id == "Record" for b in node.bases)
    }
    assert {record.__name__ for record in RECORD_TYPES} == defined


@pytest.mark.parametrize("record", RECORD_TYPES, ids=lambda record: record.TYPE)
def test_fields_of_a_record(record: type[Record]) -> None:
    plural, own, names = EXPECTED[record.TYPE]
    assert plural == record.PLURAL
    assert list(specs(record)) == ["extras", *(["unit"] if own else []), *names.split()]
    assert [item.name for item in fields(record)][:2] == ["uid", "position"]
    assert re.fullmatch(r"[a-z_]+", record.TYPE)


@pytest.mark.parametrize("record", RECORD_TYPES, ids=lambda record: record.TYPE)
def test_every_field_speaks_vietnamese(record: type[Record]) -> None:
    assert record.LABEL
    labels = [field.label for field in specs(record).values()]
    assert len(set(labels)) == len(labels)
    for field in specs(record).values():
        assert isinstance(field.kind, Kind)
        assert type(field.kind) is not Kind
        for words in (field.label, field.help, field.example):
            assert words == clean_line(words)
        assert field.label[:1].isupper()
        assert not field.help.endswith(".")


@pytest.mark.parametrize("record", RECORD_TYPES, ids=lambda record: record.TYPE)
def test_defaults_are_the_empty_values(record: type[Record]) -> None:
    empty = record(uid="x")
    for name, field in specs(record).items():
        assert getattr(empty, name) == field.kind.empty, name
    with pytest.raises(FrozenInstanceError):
        empty.uid = "y"  # type: ignore[misc]


@pytest.mark.parametrize("record", RECORD_TYPES, ids=lambda record: record.TYPE)
def test_references_name_records_and_choices_have_words(record: type[Record]) -> None:
    for field in specs(record).values():
        if isinstance(field.kind, Ref):
            assert set(field.kind.types) <= set(BY_TYPE)
        if isinstance(field.kind, Choice):
            assert set(field.kind.words) == set(field.kind.enum)
            assert len(set(field.kind.words.values())) == len(field.kind.words)


def test_nothing_sensitive_has_a_field() -> None:
    names = {name for record in RECORD_TYPES for name in specs(record)}
    assert not [name for name in names if any(word in name for word in KINDS_WITHOUT_FIELD)]


@pytest.mark.parametrize("name", ["task", "tasks", " Tasks ", "TASK"])
def test_a_type_may_be_singular_or_plural(name: str) -> None:
    assert record_type(name) is Task


def test_every_type_is_found_by_both_names() -> None:
    for record in RECORD_TYPES:
        assert record_type(record.TYPE) is record_type(record.PLURAL) is record
        assert record_type(record.PLURAL.replace("_", "-")) is record


def test_an_unknown_type_names_those_there_are() -> None:
    with pytest.raises(RecordError) as refused:
        record_type("nhiem_vu")
    assert "plan_item" in refused.value.sentence()
