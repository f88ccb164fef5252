"""Known tables of tasks and of projects with money, in the ways offices number, word and divide them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tests.support.messy.known import Column, Held, Known, KnownRow, KnownSection
from tests.support.messy.phrases import Talk

YEAR = 2024
_DEADLINES: Sequence[tuple[str, str, str | None, str | None]] = (
    ("Tháng 6/2024", "month", "2024-06-01", "2024-06-30"),
    ("Quý III/2024", "quarter", "2024-07-01", "2024-09-30"),
    ("Năm 2024", "year", "2024-01-01", "2024-12-31"),
    ("Trước ngày 30/9/2024", "before", None, "2024-09-30"),
    ("Thường xuyên", "recurring", None, None),
    ("30/11/2024", "before", None, "2024-11-30"),
    ("2024 - 2025", "span", "2024-01-01", "2025-12-31"),
    ("Từ tháng 4/2024", "from", "2024-04-01", None),
)
_STATES = (
    ("Hoàn thành, đúng hạn", "done_on_time"),
    ("Hoàn thành, trễ hạn", "done_late"),
    ("Đang thực hiện theo tiến độ", "on_track"),
    ("Đang thực hiện, trễ hạn", "in_progress_late"),
    ("Chưa thực hiện, trễ hạn", "not_started_late"),
)
_HEADINGS: Mapping[str, Sequence[str]] = {
    "code": ("STT", "TT", "Stt", "Số TT"),
    "title": ("Nội dung, nhiệm vụ", "Nhiệm vụ", "Tên nhiệm vụ", "Nội dung công việc", "NHIỆM VỤ"),
    "project": ("Tên dự án", "Tên dự án/ nhiệm vụ", "Tên dự án, hoạt động", "Danh mục dự án"),
    "content": ("Mục tiêu, nội dung", "Nội dung, quy mô"),
    "lead": ("Đơn vị chủ trì", "Cơ quan chủ trì", "CƠ QUAN CHỦ TRÌ", "Đơn vị thực hiện"),
    "coordinators": ("Cơ quan phối hợp", "Đơn vị phối hợp"),
    "deadline_text": ("Thời gian thực hiện", "Thời hạn hoàn thành", "Thời gian triển khai"),
    "result": ("Kết quả thực hiện", "Tiến độ thực hiện", "Tình hình thực hiện"),
    "status_text": ("Đánh giá tiến độ thực hiện năm 2024", "Đánh giá tiến độ", "Đánh giá"),
    "note": ("Ghi chú",),
}
_MONEY: Sequence[Sequence[tuple[str, tuple[str, ...]]]] = (
    (("funding.any.all.total", ("Tổng mức đầu tư",)),),
    (
        ("funding.2024.all.planned", ("Kinh phí thực hiện năm 2024", "Tổng số")),
        ("funding.2024.central.planned", ("Kinh phí thực hiện năm 2024", "Ngân sách Trung ương")),
        ("funding.2024.local.planned", ("Kinh phí thực hiện năm 2024", "Ngân sách địa phương")),
    ),
    (
        ("funding.any.all.requested", ("Nhu cầu kinh phí",)),
        ("funding.any.all.granted", ("Kinh phí đã cấp",)),
        ("funding.any.all.supplement", ("Xem xét bổ sung",)),
    ),
    tuple(
        (f"funding.{year}.all.requested", ("Nhu cầu kinh phí giai đoạn 2024 - 2026", f"Năm {year}"))
        for year in (2024, 2025, 2026)
    ),
    tuple(
        (f"funding.{year}.{source}.planned", ("Kinh phí dự kiến", f"Năm {year}", words))
        for year in (2024, 2025)
        for source, words in (("central", "Ngân sách Trung ương"), ("local", "Ngân sách địa phương"))
    ),
    tuple(
        (f"funding.{year}.{source}.requested", ("Nhu cầu kinh phí", "Chia ra các năm", f"Năm {year}", words))
        for year in (2024, 2025)
        for source, words in (("central", "Trung ương"), ("local", "Địa phương"))
    ),
)
_UNITS = (("Triệu đồng", 1_000_000), ("Nghìn đồng", 1_000), ("Đồng", 1))

Value = tuple[str, Mapping[str, Any], tuple[Held, str] | None]


def tasks(talk: Talk, count: int) -> Known:
    """Return a table of tasks with results and states, as a year report's annex has it."""
    paths = ["code", "title", "lead", "coordinators", "deadline_text", "result", "status_text"]
    if talk.rng.random() < 0.3:
        paths.insert(2, "content")
    if talk.rng.random() < 0.4:
        paths.append("note")
    columns = tuple(Column(path, (talk.rng.choice(_HEADINGS[path]),)) for path in paths)
    number = talk.rng.randint(100, 9999)
    title = (
        "PHỤ LỤC I",
        f"Tình hình thực hiện các nhiệm vụ tại Kế hoạch số {number}/KH-UBND ngày 13/6/2024 của UBND thành phố",
        f"về chuyển đổi số năm {YEAR}",
    )
    return Known("tasks", title, columns, _body(talk, columns, count, {}))


def projects(talk: Talk, count: int) -> Known:
    """Return a list of projects with money of several sources, kinds or years."""
    unit, factor = talk.rng.choice(_UNITS)
    money = [Column(path, heading) for path, heading in talk.rng.choice(_MONEY)]
    plain = {"code": "code", "title": "project", "content": "content", "lead": "lead", "deadline_text": "deadline_text"}
    columns = [Column(path, (talk.rng.choice(_HEADINGS[name]),)) for path, name in plain.items()]
    columns += [*money, Column("note", ("Ghi chú",))]
    in_heading = talk.rng.random() < 0.5
    if in_heading:
        top = f"{money[0].heading[0]} ({unit.lower()})"
        columns = [
            Column(
                each.path, (top, *each.heading[1:]) if each.heading[0] == money[0].heading[0] else _united(each, unit)
            )
            for each in columns
        ]
    title = ["Phụ lục II", f"Danh mục dự án, hoạt động chuyển đổi số năm {YEAR}"]
    title += [f"(Kèm theo Kế hoạch số {talk.rng.randint(10, 999)}/KH-UBND ngày 20/01/2024 của UBND phường Vạn Thạnh)"]
    title += [] if in_heading else [f"Đơn vị tính: {unit}"]
    amounts = {column.path: factor for column in money}
    return Known("projects", tuple(title), tuple(columns), _body(talk, columns, count, amounts))


def _united(column: Column, unit: str) -> tuple[str, ...]:
    """Return the heading of a column of money that stands by itself, with its unit."""
    return (f"{column.heading[0]} ({unit.lower()})",) if column.path.startswith("funding.") else column.heading


def _body(
    talk: Talk, columns: Sequence[Column], count: int, amounts: Mapping[str, int]
) -> tuple[KnownSection | KnownRow, ...]:
    """Return sections and rows, numbered in one of the ways of offices."""
    found: list[KnownSection | KnownRow] = []
    for code, place in _numbers(talk, count):
        if isinstance(place, KnownSection):
            found.append(place)
        else:
            row = _row(talk, columns, code, place, amounts)
            found.append(_led_alike(row, found[-1], columns) if found and talk.rng.random() < 0.3 else row)
    return tuple(found)


def _led_alike(row: KnownRow, above: KnownSection | KnownRow, columns: Sequence[Column]) -> KnownRow:
    """Return the row led by who leads the one above, as merged cells tell it."""
    if isinstance(above, KnownSection):
        return row
    texts = list(row.texts)
    place = next(place for place, column in enumerate(columns) if column.path == "lead")
    texts[place] = above.texts[place]
    return replace(row, texts=tuple(texts), values={**row.values, "lead": above.values["lead"]})


def _numbers(talk: Talk, count: int) -> list[tuple[str, KnownSection | tuple[str, ...]]]:
    """Return sections, and the codes of rows with the path of the section each stands in."""
    style = talk.rng.choice(("none", "roman", "letters", "digits", "nested", "nested"))
    if style == "none":
        return [(str(number), ()) for number in range(1, count + 1)]
    parts = max(2, count // talk.rng.randint(4, 12))
    shares = [count // parts + (part < count % parts) for part in range(parts)]
    found: list[tuple[str, KnownSection | tuple[str, ...]]] = []
    ordinal = 0
    for part, share in enumerate(shares):
        roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[part % 10]
        number = roman if style == "roman" else "ABCDEGHK"[part % 8] if style == "letters" else str(part + 1)
        path: tuple[str, ...] = (number,)
        if style == "nested" and part % 2 == 0:
            upper = ("I", "II", "III", "IV", "V")[part // 2 % 5]
            found.append(("", KnownSection(upper, talk.heading(), (upper,))))
            above = upper
        if style == "nested":
            path = (above, number)
        found.append(("", KnownSection(number, talk.heading(), path)))
        for place in range(1, share + 1):
            ordinal += 1
            found.append((str(ordinal) if style in ("roman", "letters") else f"{part + 1}.{place}", path))
    return found


def _row(
    talk: Talk, columns: Sequence[Column], code: str, section: tuple[str, ...], amounts: Mapping[str, int]
) -> KnownRow:
    texts, values, held = [], {}, {}
    for place, column in enumerate(columns):
        if column.path in amounts:
            text, told, cell = _money(talk, column.path, amounts[column.path])
        elif column.path == "code":
            text, told, cell = code, {"code": code}, None
        else:
            text, told, cell = _WRITERS[column.path](talk)
        texts.append(text)
        values.update(told)
        if cell is not None:
            held[place] = cell
    return KnownRow(tuple(texts), values, section, held)


def _money(talk: Talk, path: str, factor: int) -> Value:
    """Return an amount as text with dots or spaces, as a spreadsheet's number, and in đồng."""
    if talk.rng.random() < 0.15:
        return "", {}, None
    number = talk.rng.randint(12, 40_000) * (1_000_000 // factor)
    text = f"{number:,}".replace(",", talk.rng.choice((".", ".", " ")))
    return text, {path: number * factor}, (number, "#,##0")


def _plain(path: str, say: Callable[[Talk], str]) -> Callable[[Talk], Value]:
    def write(talk: Talk) -> Value:
        text = say(talk)
        return text, {path: text}, None

    return write


def _agencies(path: str) -> Callable[[Talk], Value]:
    def write(talk: Talk) -> Value:
        names = talk.agencies(2 if path == "lead" else 3)
        return talk.rng.choice(("; ", "; ", ", ", "\n")).join(names), {path: names}, None

    return write


def _deadline(talk: Talk) -> Value:
    text, kind, start, end = talk.rng.choice(_DEADLINES)
    return text, {"deadline_text": text, "deadline_kind": kind, "deadline_from": start, "deadline_to": end}, None


def _state(talk: Talk) -> Value:
    text, state = talk.rng.choice(_STATES)
    return text, {"status_text": text, "status_written": state}, None


def _note(talk: Talk) -> Value:
    text = f"Theo {talk.document()}" if talk.rng.random() < 0.4 else ""
    return text, {"note": text} if text else {}, None


_WRITERS: Mapping[str, Callable[[Talk], Value]] = {
    "title": _plain("title", lambda talk: talk.title(long=talk.rng.random() < 0.3)),
    "content": _plain("content", Talk.content),
    "result": _plain("result", Talk.result),
    "lead": _agencies("lead"),
    "coordinators": _agencies("coordinators"),
    "deadline_text": _deadline,
    "status_text": _state,
    "note": _note,
}
