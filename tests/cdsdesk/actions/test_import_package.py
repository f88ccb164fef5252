"""A template package goes through the same preview as a template in Excel; what the office told stays."""

import json
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from cdsdesk.actions.import_result import write_result
from cdsdesk.actions.import_shown import Verdict
from cdsdesk.actions.importing import Preview, preview, read_file, write
from cdsdesk.errors import InputError
from cdsdesk.exchange.dump import dump
from cdsdesk.importing.options import SKIP, ImportOptions
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Target
from cdsdesk.model.tasks import Progress, Task
from tests.support.memory_store import MemoryStore
from tests.support.small_office import ABOVE, OFFICE, PLAN, small_records

INDICATOR = Indicator(uid="in", plan="plan", code="1", name="Tỷ lệ hồ sơ trực tuyến", unit_text="%")
TARGET = Target(uid="ta", indicator="in", year=2022, text="60%")


def template() -> list[Record]:
    shared = [record for record in small_records() if not isinstance(record, Progress)]
    return [*shared, INDICATOR, TARGET]


def packed(path: Path, records: list[Record], **changed: Any) -> Path:
    data = json.dumps(dump(ABOVE.uid, records), ensure_ascii=False).encode()
    part = {"size": len(data), "sha256": sha256(data).hexdigest()}
    manifest = {
        "format": "cdsdesk-package",
        "version": 1,
        "purpose": "template",
        "revision": 1,
        "parts": {"data.json": part},
    }
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("manifest.json", json.dumps(manifest | changed))
        package.writestr("data.json", data)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mẫu 2022.cdsz"


def look(store: MemoryStore, path: Path, options: ImportOptions | None = None) -> Preview:
    return preview(read_file(path), options or ImportOptions(), store.snapshot(), store.office())


def test_records_are_shown_as_rows_and_go_in_as_one_step(path: Path) -> None:
    store = MemoryStore(OFFICE, [ABOVE])
    shown = look(store, packed(path, template()))
    assert {table.sheet: (table.kind, len(table.rows), set(table.verdicts)) for table in shown.tables} == {
        "Đơn vị": ("units", 1, {Verdict.SAME}),
        "Văn bản": ("documents", 2, {Verdict.NEW}),
        "Nhiệm vụ, dự án": ("tasks", 6, {Verdict.NEW}),
        "Chỉ tiêu": ("indicators", 1, {Verdict.NEW}),
    }
    assert shown.tables[2].rows[0].cells[:2] == ("2.1", "Quyết định ban hành Kiến trúc chính quyền điện tử")
    step = store.apply(write(shown))
    assert {record.uid for record in store.snapshot().records.values()} == {
        OFFICE.uid,
        *(one.uid for one in template()),
    }
    assert not write(look(store, path))
    store.undo(step.number)
    assert len(store.snapshot().records) == 2


def test_a_revision_shows_what_it_changes_and_never_touches_what_was_told(path: Path, tmp_path: Path) -> None:
    store = MemoryStore(OFFICE, [*small_records(), INDICATOR, TARGET])
    revised = [
        replace(record, lead=("Văn phòng",)) if isinstance(record, Task) and record.uid == "t22" else record
        for record in template()
        if record.uid not in ("t63", "i-t63", "i-other")
    ]
    told = Progress(uid="p-t21", unit="office", task="t21", period="2022", result="Khác")
    shown = look(store, packed(path, [*revised, told], revision=2))
    table = shown.tables[2]
    changes = {row.cells[0]: row.changes for row in table.rows if row.verdict is Verdict.CHANGED}
    assert [(one.before, one.after) for one in changes["2.2"]] == [("Phòng Văn hóa - Xã hội", "Văn phòng")]
    assert [one.title for one in table.gone] == ["Số hóa dữ liệu hoạt động của các cơ quan"]
    assert "của nơi gửi, không nhập" in shown.tables[0].repairs[0].message
    before = store.snapshot().records["p-t21"]
    store.apply(write(shown))
    assert store.snapshot().records["p-t21"] == before
    write_result(shown, tmp_path / "kết quả.xlsx")


def test_a_plan_known_by_another_uid_is_a_question_and_rows_may_be_left_out(path: Path) -> None:
    store = MemoryStore(OFFICE, [replace(PLAN, uid="ours")])
    shown = look(store, packed(path, template()))
    assert shown.tables[1].verdicts == (Verdict.NEW, Verdict.ASKED)
    assert "3536/KH-UBND" in shown.tables[1].rows[1].question
    assert set(shown.tables[2].verdicts[:5]) == {Verdict.ASKED}
    out = look(MemoryStore(OFFICE), path, ImportOptions(answers={("Chỉ tiêu", 2): SKIP}))
    assert out.tables[-1].verdicts == (Verdict.SKIPPED,)


def test_units_of_the_same_name_are_ours(path: Path) -> None:
    store = MemoryStore(OFFICE, [replace(ABOVE, uid="our-above")])
    shown = look(store, packed(path, [*template(), replace(PLAN, uid="p2", number="9", issuer_unit="above")]))
    assert "Đơn vị" not in [table.sheet for table in shown.tables]
    store.apply(write(shown))
    assert store.snapshot().find(Document, "p2").issuer_unit == "our-above"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "changed",
    [
        {"purpose": "report"},
        {"version": 2},
        {"format": "other"},
        {"parts": {}},
        {"parts": {"data.json": {"size": 1, "sha256": "0"}}},
    ],
)
def test_what_is_no_whole_template_is_refused(path: Path, changed: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        read_file(packed(path, template(), **changed))


def test_a_package_under_another_name_is_known_by_its_parts(path: Path) -> None:
    renamed = packed(path, template()).rename(path.with_suffix(".zip"))
    assert read_file(renamed).package is not None


def test_what_is_only_called_a_package_is_refused(path: Path) -> None:
    path.write_bytes(b"no package")
    with pytest.raises(InputError):
        read_file(path)
