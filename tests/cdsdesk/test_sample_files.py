"""The sample's files: rebuilt alike, counted, and true to the rules they are meant to show."""

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tools.make_sample import SAMPLE, build

ON_TIME, LATE = "Hoàn thành, đúng hạn", "Hoàn thành, trễ hạn"
ON_TRACK, BEHIND = "Đang thực hiện theo tiến độ", "Đang thực hiện, trễ hạn"
NOT_STARTED, NOT_DUE = "Chưa thực hiện, trễ hạn", "Chưa đến hạn thực hiện"
STATES_2022 = {
    "I": {
        ON_TIME: "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 2.2 2.5 2.6 2.9 3.1 3.2 4.1 5.1",
        LATE: "2.1 2.4 4.2 5.2",
        ON_TRACK: "1.10 1.11 2.3 2.8 6.2",
        BEHIND: "2.7 6.1",
        NOT_STARTED: "",
    },
    "II": {
        ON_TIME: "1.6 2.1 2.2 2.3 3.1",
        LATE: "",
        ON_TRACK: "1.1 1.2 1.3 1.4 1.7 1.8",
        BEHIND: "1.13",
        NOT_STARTED: "1.5 1.9 1.10 1.11 1.12",
    },
}
SUMMARY = {
    ON_TIME: ["I 5.1", "II 1.6", "II 2.1", "II 2.2", "II 2.3", "II 3.1"],
    LATE: [],
    ON_TRACK: ["I 2.8", "I 6.2", "II 1.1", "II 1.2", "II 1.3", "II 1.4", "II 1.7", "II 1.8"],
    BEHIND: ["I 6.1", "II 1.13"],
    NOT_STARTED: ["II 1.5", "II 1.9", "II 1.10", "II 1.11", "II 1.12"],
}
YEARS = ("2022", "2023", "2024")


def page(name: str) -> Worksheet:
    sheet = load_workbook(SAMPLE / name).active
    assert isinstance(sheet, Worksheet)
    return sheet


def told(name: str) -> Any:
    return json.loads((SAMPLE / name).read_text(encoding="utf-8"))


def rows(name: str, first: str = r"\d+(\.\d+)+") -> list[list[Any]]:
    """Return the rows whose first cell is a code."""
    return [list(row) for row in page(name).iter_rows(values_only=True) if re.fullmatch(first, str(row[0] or ""))]


def states(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {state: [] for state in STATES_2022["I"]}
    for row in rows(name):
        found[str(row[-1]).rstrip(".")].append(str(row[0]))
    return found


def indicators(year: str) -> Iterator[tuple[int, str, list[tuple[Any, ...]]]]:
    """Yield ordinal, name and for each level (target, numerator, denominator, result, evaluation) of one year."""
    for ordinal, name, *cells in rows(f"ket-qua-chi-tieu-{year}.xlsx", r"\d+"):
        levels = max(str(cell).count("\n") for cell in cells) + 1
        split = [str(cell).split("\n") if cell is not None else [None] * levels for cell in cells]
        yield ordinal, name, list(zip(*split, strict=True))


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".").rstrip("%"))


def evaluation(target: str, value: Decimal) -> str:
    """The evaluation of rules.md 4.3 for the forms of targets the sample uses."""
    bounds = [number(found) for found in re.findall(r"\d+(?:,\d+)?", target)]
    if target.startswith("không quá"):
        value, bounds = -value, [-bound for bound in bounds]
    if target.startswith("trên"):
        return "Vượt" if value > bounds[0] else "Chưa đạt"
    if value > bounds[-1]:
        return "Vượt"
    return "Đạt" if value >= bounds[0] else "Chưa đạt"


def look(sheet: Worksheet) -> dict[str, Any]:
    cells = {
        cell.coordinate: (cell.value, cell.number_format, repr(cell.font), repr(cell.border), repr(cell.alignment))
        for row in sheet.iter_rows()
        for cell in row
    }
    widths = {key: column.width for key, column in sheet.column_dimensions.items()}
    heights = {key: row.height for key, row in sheet.row_dimensions.items()}
    merged = sorted(str(area) for area in sheet.merged_cells.ranges)
    return {"name": sheet.title, "cells": cells, "widths": widths, "heights": heights, "merged": merged}


def test_the_folder_holds_what_the_script_makes() -> None:
    assert {path.name for path in SAMPLE.iterdir()} == {*build(), "README.md"}


def test_workbooks_are_rebuilt_with_the_same_cells_and_styles() -> None:
    for name, made in build().items():
        if name.endswith(".xlsx"):
            again = load_workbook(io.BytesIO(made)).active
            assert isinstance(again, Worksheet)
            assert look(again) == look(page(name)), name


def test_records_are_rebuilt_with_the_same_bytes() -> None:
    made = {name: content for name, content in build().items() if name.endswith(".json")}
    assert len(made) == 4
    assert all((SAMPLE / name).read_bytes() == content for name, content in made.items())


@pytest.mark.parametrize(("annex", "name", "count"), [("I", "nhiem-vu-2022.xlsx", 28), ("II", "du-an-2022.xlsx", 17)])
def test_the_annexes_of_2022_hold_their_states_item_by_item(annex: str, name: str, count: int) -> None:
    assert states(name) == {state: codes.split() for state, codes in STATES_2022[annex].items()}
    assert len(rows(name)) == count


def test_the_second_plan_has_21_items_in_the_summary() -> None:
    shared = told("van-phong.json")["second_plan"]
    first, second = states("nhiem-vu-2022.xlsx"), states("du-an-2022.xlsx")
    summary = {
        state: [f"I {code}" for code in first[state] if code in shared["codes"]] + [f"II {c}" for c in second[state]]
        for state in SUMMARY
    }
    assert summary == SUMMARY
    assert sum(len(items) for items in summary.values()) == 21
    assert shared["plan"] in str(page("du-an-2022.xlsx")["A3"].value)
    assert shared["items_of"] in str(page("nhiem-vu-2022.xlsx")["A3"].value)


def test_projects_write_money_in_all_the_ways_of_real_forms() -> None:
    budgets = [row[6] for row in rows("du-an-2022.xlsx")]
    assert {"5 894", "3 214", "8 455", "2 064", "(-) ⁽¹⁾", 95, None} <= set(budgets)
    cells = [str(cell) for row in page("du-an-2022.xlsx").iter_rows(values_only=True) for cell in row]
    assert "ĐVT: Triệu đồng" in cells
    assert any(cell.startswith("⁽¹⁾") for cell in cells)


def test_every_year_speaks_of_the_same_22_indicators_and_targets() -> None:
    plan = rows("chi-tieu-2022-2024.xlsx", r"\d+")
    assert [row[0] for row in plan] == list(range(1, 23))
    for column, year in enumerate(YEARS, start=3):
        results = rows(f"ket-qua-chi-tieu-{year}.xlsx", r"\d+")
        assert [(row[0], row[1], row[2]) for row in results] == [(row[0], row[1], row[column]) for row in plan]


@pytest.mark.parametrize("year", YEARS)
def test_evaluations_follow_from_targets_and_unrounded_results(year: str) -> None:
    words = []
    for ordinal, name, levels in indicators(year):
        for target, numerator, denominator, result, word in levels:
            words.append(word)
            if numerator is None:
                assert word is None if target == "Bắt đầu" else word == evaluation(target, number(result)), name
                continue
            value = number(numerator) * 100 / number(denominator)
            places = len(result.rstrip("%").partition(",")[2])
            assert round(value, places) == number(result), (ordinal, name)
            assert word == evaluation(target, value), (ordinal, name)
    assert {"Vượt", "Đạt", "Chưa đạt"} <= set(words)


def test_the_indicators_hold_the_cases_worth_showing() -> None:
    results = {year: {name: levels for _, name, levels in indicators(year)} for year in YEARS}
    levels = [level for year in YEARS for found in results[year].values() for level in found]
    assert ("60%", "67", "107", "62,6%", "Vượt") in levels
    assert ("80%", "1557", "2000", "77,85%", "Chưa đạt") in levels
    assert {"50% - 55%", "tối thiểu 30%", "trên 80%", "~100%", "Bắt đầu", "900", "300"} <= {
        level[0] for level in levels
    }
    assert all(any(len(found) == 2 for found in results[year].values()) for year in YEARS)


def test_the_register_holds_36_different_documents_of_2022() -> None:
    register = rows("van-ban-2022.xlsx", r"\d+")
    assert [row[0] for row in register] == list(range(1, 37))
    assert len({(row[2], row[3]) for row in register}) == 36
    dates = [row[3] for row in register]
    assert all(isinstance(day, datetime) and day.year == 2022 for day in dates)
    assert dates == sorted(dates)


def test_documents_cited_in_results_stand_in_the_register() -> None:
    register = {row[2]: row[3] for row in rows("van-ban-2022.xlsx", r"\d+")}
    results = " ".join(
        str(row[column]) for name, column in (("nhiem-vu", 5), ("du-an", 7)) for row in rows(f"{name}-2022.xlsx")
    )
    cited = re.findall(r"(\d+/(?:[^\W\d_]|-)+)(?: ngày (\d+)/(\d+)/(\d+))?", results)
    own = [found for found in cited if not found[0].endswith("STTTT")]
    assert len(own) > 20
    for symbol, day, month, year in own:
        assert register[symbol] == datetime(int(year), int(month), int(day)), symbol


def test_the_plan_of_2026_comes_empty_and_its_results_fit_it() -> None:
    tasks = rows("nhiem-vu-2026.xlsx")
    results = told("ghi-ket-qua-2026.json")
    assert len(tasks) == 12
    assert all(task[4] and task[5] is None and task[6] is None for task in tasks)
    assert [entry["code"] for entry in results] == [task[0] for task in tasks]
    for entry in results:
        assert list(entry) == ["code", "result", "status_text", "completed_on"]
        assert (entry["completed_on"] is not None) == (entry["status_text"] in (ON_TIME, LATE))
        assert bool(entry["result"]) == (entry["status_text"] not in (NOT_STARTED, NOT_DUE))
    assert {entry["status_text"] for entry in results} == {ON_TIME, LATE, ON_TRACK, BEHIND, NOT_STARTED, NOT_DUE}


def test_six_teams_have_31_members_and_no_sensitive_data() -> None:
    teams = told("to-cong-nghe-so.json")
    names = {team["name"] for team in teams["teams"]}
    members = teams["members"]
    assert (len(names), len(members)) == (6, 31)
    assert {member["team"] for member in members} == names
    assert len({member["name"] for member in members}) == 31
    assert [member["phone"] for member in members] == [f"09000000{index:02d}" for index in range(1, 32)]
    assert {key for member in members for key in member} == {
        "team", "name", "role", "organisation", "phone", "consent_on", "joined",
    }  # fmt: skip
    assert sum(member["role"] == "leader" for member in members) == 6


def test_the_office_names_its_parent_its_past_and_its_own_words() -> None:
    office = told("van-phong.json")
    assert (office["office"]["name"], office["office"]["level"]) == ("UBND phường Vạn Thạnh", "commune")
    known = {office["parent"]["name"]}
    for unit in office["predecessors"]:
        assert unit["parent"] in known, "a predecessor stands after its parent"
        assert (unit["valid_to"], unit["succeeded_on"]) == ("2025-06-30", "2025-07-01")
        known.add(unit["name"])
    words = {(text["period"], text["section_key"]) for text in office["narratives"]}
    assert words == {(period, key) for period in ("2022", "2026-9M") for key in ("ket_qua", "kho_khan", "phuong_huong")}
    assert office["waivers"] == []


def texts(path: Path) -> Iterator[str]:
    if path.suffix == ".xlsx":
        sheet = page(path.name)
        yield sheet.title
        yield from (cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str))
    elif path.suffix == ".json":
        yield from re.findall(r'"([^"]*)"', path.read_text(encoding="utf-8"))
    else:
        yield path.read_text(encoding="utf-8")


def test_all_text_is_nfc_vietnamese() -> None:
    for path in SAMPLE.iterdir():
        for text in texts(path):
            assert unicodedata.is_normalized("NFC", text), text
            assert not re.search("[ƣƢÐð\u00a0\u00ad\u200b-\u200f]", text), text
            if " " in text and sum(letter.isalpha() for letter in text) > 15:
                assert re.search("[^\x00-\x7f]", text), text
