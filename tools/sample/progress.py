"""The sheets of tasks and projects: two annexes of 2022 and the province's plan of 2026."""

import tomllib
from pathlib import Path
from typing import Any

from tools.sample.sheet import Band, Column, Line, Sheet

HERE = Path(__file__).parent

_TASKS_2022 = (
    Column("STT", 7, across="center"),
    Column("Nội dung, nhiệm vụ", 44),
    Column("Đơn vị chủ trì", 20),
    Column("Cơ quan phối hợp", 24),
    Column("Thời gian thực hiện", 20),
    Column("Kết quả thực hiện (ghi rõ số, ký hiệu văn bản)", 50),
    Column("Đánh giá tiến độ thực hiện kế hoạch năm 2022", 17),
)

_PROJECTS_2022 = (
    Column("Stt", 7, across="center"),
    Column("Tên dự án/ nhiệm vụ", 28),
    Column("Đơn vị chủ trì", 18),
    Column("Mục tiêu, nội dung", 38),
    Column("Thời gian triển khai", 12, across="center"),
    Column("Dự kiến nội dung thực hiện năm 2022", 22),
    Column(
        "Tổng mức đầu tư (dự kiến đối với trường hợp chưa được phê duyệt)", 16, across="right", number_format="#,##0"
    ),
    Column("Tiến độ thực hiện", 40),
    Column("Đánh giá tiến độ thực hiện năm 2022", 16),
)

_TASKS_2026 = (
    Column("STT", 7, across="center"),
    Column("Nhiệm vụ", 48),
    Column("Cơ quan chủ trì", 16, group="Phân công thực hiện"),
    Column("Cơ quan phối hợp", 28, group="Phân công thực hiện"),
    Column("Thời gian thực hiện", 26),
    Column("Kết quả thực hiện", 36, group="Tình hình thực hiện"),
    Column("Đánh giá tiến độ", 18, group="Tình hình thực hiện"),
)


def data(name: str) -> dict[str, Any]:
    """Read one of the data files that lie beside this module."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def tasks_2022() -> Sheet:
    """Return the sheet of the 28 tasks of 2022 in six sections."""
    source = data("tasks-2022.toml")
    rows: list[Line | Band] = []
    for section in source["section"]:
        rows.append(Band(f"{section['number']}. {section['title']}"))
        rows.extend(
            Line(tuple(task[key] for key in ("code", "title", "lead", "coordinators", "deadline", "result", "state")))
            for task in section["task"]
        )
    return Sheet(
        name="Phụ lục I",
        titles=(source["annex"], source["title"], source["plan"]),
        columns=_TASKS_2022,
        rows=tuple(rows),
        numbered=True,
    )


def projects_2022() -> Sheet:
    """Return the sheet of the 17 projects of 2022 with their budgets in million đồng."""
    source = data("projects-2022.toml")
    keys = ("code", "title", "lead", "content", "time", "planned", "budget", "result", "state")
    rows: list[Line | Band] = []
    for section in source["section"]:
        rows.append(Band(section["title"], section["number"]))
        for group in section["group"]:
            rows.append(Band(group["title"], group["number"], italic=True))
            rows.extend(Line(tuple(project.get(key) for key in keys)) for project in group["project"])
    return Sheet(
        name="Phụ lục II",
        titles=(source["annex"], source["title"], source["plan"]),
        columns=_PROJECTS_2022,
        rows=tuple(rows),
        unit_line=source["unit_line"],
        notes=(source["footnote"],),
    )


def tasks_2026() -> Sheet:
    """Return the province's sheet of 2026: the ward's tasks with results and states still empty."""
    source = data("tasks-2026.toml")
    keys = ("code", "title", "lead", "coordinators", "deadline")
    rows: list[Line | Band] = []
    for section in source["section"]:
        rows.append(Band(section["title"], section["number"]))
        rows.extend(Line((*(task[key] for key in keys), None, None)) for task in section["task"])
    return Sheet(name="Phụ lục", titles=tuple(source["titles"]), columns=_TASKS_2026, rows=tuple(rows), numbered=True)
