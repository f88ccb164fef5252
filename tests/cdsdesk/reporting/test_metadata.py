"""The side file for a system of documents: the names of Phụ lục VI, each within its length."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from cdsdesk.errors import InputError, UsageError
from cdsdesk.reporting.metadata import LENGTHS, metadata, metadata_file
from tests.support.sample_document import ISSUER, filled_document, sample_document

NAMES = """OrganId FileCatalog FileNotation DocOrdinal TypeName CodeNumber CodeNotation IssuedDate OrganName Subject
Language PageAmount Description Position FullName Priority IssuedAmount DueDate"""


def test_all_names_stand_in_their_order() -> None:
    assert list(metadata(sample_document(), "H32.10.5", 6)) == NAMES.split()


def test_a_numbered_report_tells_what_is_printed() -> None:
    told = metadata(filled_document(), "H32.10.5", 5)
    assert (told["OrganId"], told["FileCatalog"], told["TypeName"]) == ("H32.10.5", "2027", "Báo cáo")
    assert (told["CodeNumber"], told["CodeNotation"], told["IssuedDate"]) == ("05", "BC-UBND", "05/01/2027")
    assert (told["OrganName"], told["PageAmount"]) == (ISSUER, "5")
    assert (told["Position"], told["FullName"], told["Language"]) == (
        "Ủy viên thường trực",
        "Cao Đình Trung",
        "Tiếng Việt",
    )
    assert told["Subject"] == " ".join(filled_document().title.subject_lines)


def test_what_is_not_given_yet_stays_empty() -> None:
    told = metadata(sample_document(), "", 0)
    assert [told[name] for name in ("OrganId", "CodeNumber", "IssuedDate", "PageAmount", "DueDate")] == [""] * 5
    assert metadata(replace(sample_document(), draft=True), "", 0)["Description"] == "Bản dự thảo"


def test_a_value_that_is_too_long_is_refused_and_never_cut() -> None:
    document = sample_document()
    long = replace(document, title=replace(document.title, subject_lines=("Tình hình " * 60,)))
    with pytest.raises(InputError, match="Subject"):
        metadata(long, "", 0)
    assert max(len(value) for value in metadata(document, "", 0).values()) <= max(LENGTHS.values())


def test_json_and_csv_hold_the_same(tmp_path: Path) -> None:
    told = metadata(filled_document(), "H32.10.5", 5)
    assert json.loads(metadata_file(told, tmp_path / "b.json")) == told
    data = metadata_file(told, tmp_path / "b.CSV").decode("utf-8-sig")
    names, values = csv.reader(data.splitlines())
    assert dict(zip(names, values, strict=True)) == told


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="đuôi"):
        metadata_file(metadata(sample_document(), "", 0), tmp_path / "b.txt")
