"""Known tables of indicators: targets of several years, or target, result and evaluation, also of two levels a row."""

from collections.abc import Sequence

from tests.support.messy.known import Column, Held, Known, KnownRow, KnownSection
from tests.support.messy.phrases import WORDS, Talk

_TITLE = ("PHỤ LỤC 01", "CÁC CHỈ TIÊU CHỦ YẾU VỀ CHUYỂN ĐỔI SỐ NĂM 2024")
_EVALUATIONS = ("Vượt", "Đạt", "Chưa đạt")


def of_years(talk: Talk, count: int) -> Known:
    """Return indicators with a result of the year before and targets of several years."""
    done = talk.rng.choice(("Năm 2023 (Đã đạt)", "Thực hiện năm 2023", "Đã đạt năm 2023"))
    years = (2024, 2025, 2026)[: talk.rng.randint(2, 3)]
    top = ("Mục tiêu các năm",) if talk.rng.random() < 0.5 else ()
    words = "Năm {}" if top else "Mục tiêu năm {}"
    columns = [
        Column("code", ("TT",)),
        Column("name", (talk.rng.choice(("Chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu")),)),
        Column("unit_text", (talk.rng.choice(("Đơn vị tính", "ĐVT")),)),
        Column("measurements.2023", (done,)),
        *(Column(f"targets.{year}", (*top, words.format(year))) for year in years),
        Column("lead", ("Cơ quan chủ trì",)),
        Column("note", ("Ghi chú",)),
    ]
    return Known(
        "indicators", _TITLE, tuple(columns), _with_sections(talk, [_years(talk, columns) for _ in range(count)])
    )


def of_report(talk: Talk, count: int) -> Known:
    """Return indicators with target, result and evaluation; some rows tell two levels in each cell."""
    columns = (
        Column("code", ("STT",)),
        Column("name", (talk.rng.choice(("Mục tiêu", "Chỉ tiêu", "Tên chỉ tiêu")),)),
        Column("targets.2024", (talk.rng.choice(("Mục tiêu đề ra", "Chỉ tiêu giao năm 2024", "Kế hoạch năm 2024")),)),
        Column("result", (talk.rng.choice(("Kết quả", "Kết quả thực hiện")),)),
        Column("evaluation_text", ("Đánh giá",)),
    )
    rows = [_levels(talk) if talk.rng.random() < 0.2 else _report(talk) for _ in range(count)]
    return Known("indicators", _TITLE, columns, _with_sections(talk, rows))


def of_counts(talk: Talk, count: int) -> Known:
    """Return indicators whose result is told with what it is made of, held against the target, with who counts it."""
    top, path = talk.rng.choice((("Kết quả thực hiện", "result"), ("Kết quả năm 2024", "measurements.2024")))
    parts = talk.rng.choice((("Tử số", "Mẫu số"), ("Số hồ sơ đạt", "Tổng số hồ sơ"), ("Số đã đạt", "Tổng số")))
    columns = (
        Column("code", ("STT",)),
        Column("name", (talk.rng.choice(("Chỉ tiêu", "Tên chỉ tiêu")),)),
        Column("targets.2024", (talk.rng.choice(("Mục tiêu năm 2024", "Chỉ tiêu giao năm 2024", "Kế hoạch")),)),
        Column("numerator", (top, parts[0])),
        Column("denominator", (top, parts[1])),
        Column(path, (top, talk.rng.choice(("Tỷ lệ (%)", "Tỷ lệ")))),
        Column("", (talk.rng.choice(("So với kế hoạch", "Tỷ lệ đạt so với KH", "Tăng/giảm so với năm 2023")),)),
        Column("evaluation_text", ("Đánh giá",)),
        Column("lead", (talk.rng.choice(("Đơn vị báo cáo", "Cơ quan theo dõi")),)),
    )
    rows = [_counted(talk, path) for _ in range(count)]
    return Known("indicators", _TITLE, columns, _with_sections(talk, rows))


def _counted(talk: Talk, path: str) -> KnownRow:
    name, word, lead = _name(talk), talk.rng.choice(_EVALUATIONS), talk.agency()
    (target, aim, held_target), (result, done, held_result) = _figure(talk), _figure(talk)
    whole = talk.rng.randint(200, 999)
    part = talk.rng.randint(100, whole)
    values = {"name": name, "targets.2024": aim, "numerator": str(part), "denominator": str(whole), path: done}
    texts = ("", name, target, str(part), str(whole), result, _figure(talk)[0], word, lead)
    held: dict[int, tuple[Held, str]] = {2: held_target, 3: (part, "0"), 4: (whole, "0"), 5: held_result}
    return KnownRow(texts, values | {"evaluation_text": word, "lead": [lead]}, (), held)


def _with_sections(talk: Talk, rows: Sequence[KnownRow]) -> tuple[KnownSection | KnownRow, ...]:
    """Number the rows, under Roman sections or through."""
    divided = talk.rng.random() < 0.5
    body: list[KnownSection | KnownRow] = []
    number, path = 0, ()
    for place, row in enumerate(rows):
        if divided and place % 6 == 0:
            roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")[place // 6 % 8]
            path, number = (roman,), 0
            body.append(KnownSection(roman, f"Chỉ tiêu về {talk.thing()}", path))
        number += 1
        code = str(number)
        body.append(KnownRow((code, *row.texts[1:]), {**row.values, "code": code}, path, row.held, row.levels))
    return tuple(body)


def _name(talk: Talk) -> str:
    while True:
        about = talk.rng.choice(("", f" về {talk.thing()}"))
        text = f"{talk.pick(WORDS['rates'])} {talk.pick(WORDS['scopes'])}{about}"
        if text not in talk.said:
            talk.said.add(text)
            return text


def _figure(talk: Talk) -> tuple[str, str, tuple[Held, str]]:
    """Return a share as written, as understood, and as a spreadsheet holds it."""
    if talk.rng.random() < 0.3:
        tenths = talk.rng.randint(101, 999)
        text = f"{tenths // 10},{tenths % 10}%"
        return text, text.rstrip("%").replace(",", "."), (tenths / 1000, "0.0%")
    whole = talk.rng.randint(10, 99)
    return f"{whole}%", str(whole), (whole / 100, "0%")


def _years(talk: Talk, columns: Sequence[Column]) -> KnownRow:
    name, lead = _name(talk), talk.agency()
    texts, values, held = ["", name, "%"], {"name": name, "unit_text": "%", "lead": [lead]}, {}
    for place, column in enumerate(columns[3:-2], 3):
        text, value, cell = _figure(talk)
        texts.append(text)
        values[column.path] = value
        held[place] = cell
    return KnownRow((*texts, lead, ""), values, (), held)


def _report(talk: Talk) -> KnownRow:
    name = _name(talk)
    (target, aim, held_target), (result, done, held_result) = _figure(talk), _figure(talk)
    word = talk.rng.choice(_EVALUATIONS)
    values = {"name": name, "targets.2024": aim, "result": done, "evaluation_text": word}
    return KnownRow(("", name, target, result, word), values, (), {2: held_target, 3: held_result})


def _levels(talk: Talk) -> KnownRow:
    """Return a row of two levels, each on a line of its own in every cell."""
    name = _name(talk)
    scopes = ("Tại phường", "Tại các thôn")
    told = [
        (scope, f"{talk.rng.randint(20, 90)}%", f"{talk.rng.randint(20, 99)}%", talk.rng.choice(_EVALUATIONS))
        for scope in scopes
    ]
    texts = ("", "\n".join((f"{name}:", *(f"- {scope}" for scope in scopes))))
    return KnownRow(
        (*texts, *("\n".join(each[place] for each in told) for place in (1, 2, 3))), {"name": name}, (), {}, tuple(told)
    )
