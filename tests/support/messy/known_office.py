"""Known lists that an office keeps: documents, systems, teams, members, activities, units, who reported."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tests.support.messy.known import Column, Held, Known, KnownRow, KnownSection
from tests.support.messy.phrases import WORDS, Talk

_TYPES = (("Quyết định", "QĐ"), ("Kế hoạch", "KH"), ("Báo cáo", "BC"), ("Tờ trình", "TTr"), ("Thông báo", "TB"))
_LEVELS = ("Cấp độ 1", "Cấp độ 2", "Cấp độ 3")
_ROLES = (("Tổ trưởng", "leader"), ("Tổ phó", "deputy"), ("Thành viên", "member"), ("Thành viên", "member"))
_KINDS = (("Tập huấn", "training"), ("Tuyên truyền", "propaganda"), ("Họp", "meeting"))

Cells = Sequence[tuple[str, str, Any, tuple[Held, str] | None]]
"""Of each cell its field path, text, value understood ("" and None for none told), and what a spreadsheet holds."""


def documents(talk: Talk, count: int) -> Known:
    """Return a register of documents with number, day, body and subject."""
    headings = {
        "": "STT",
        "number": talk.rng.choice(("Số, ký hiệu", "Số ký hiệu văn bản", "Số/Ký hiệu")),
        "date": talk.rng.choice(("Ngày ban hành", "Ngày, tháng, năm")),
        "issuer": "Cơ quan ban hành",
        "subject": talk.rng.choice(("Trích yếu nội dung", "Trích yếu")),
    }
    title = ("DANH MỤC VĂN BẢN VỀ CHUYỂN ĐỔI SỐ NĂM 2024",)
    rows = []
    for place in range(1, count + 1):
        kind, symbol = talk.rng.choice(_TYPES)
        number, day = str(talk.rng.randint(10, 9999)), _day(talk)
        body = talk.rng.choice(("UBND phường Vạn Thạnh", "UBND tỉnh Khánh Hòa", "Sở Khoa học và Công nghệ"))
        subject = f"Về việc {talk.title().lower()}"
        row = _row(
            place,
            (("number", f"{number}/{symbol}-UBND", number, None), _dated("date", day), ("issuer", body, body, None)),
            (("subject", subject, subject, None),),
        )
        rows.append(KnownRow(row.texts, {**row.values, "symbol": f"{symbol}-UBND", "type": kind}, (), row.held))
    return _divided(talk, _table("documents", title, headings, rows, name_column=4), "Văn bản về {}")


def listed(talk: Talk, count: int) -> Known:
    """Return documents that running text lists; the texts of a row are its one line."""
    rows = []
    for _ in range(count):
        kind, symbol = talk.rng.choice(_TYPES)
        number, day, subject = str(talk.rng.randint(10, 9999)), _day(talk), f"về việc {talk.title().lower()}"
        line = f"+ {kind} số {number}/{symbol}-UBND ngày {day.day:02d}/{day.month:02d}/{day.year} {subject};"
        told = {"type": kind, "number": number, "symbol": f"{symbol}-UBND", "date": day.isoformat()}
        rows.append(KnownRow((line,), told | {"subject": subject.removeprefix("về việc ")}))
    title = ("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "UBND phường đã ban hành các văn bản sau đây trong năm 2024:")
    return Known("documents", title, (Column("", ("",)),), tuple(rows), 0, running=True)


def systems(talk: Talk, count: int) -> Known:
    """Return information systems with operator, security level, deadline and state of the file."""
    headings = {
        "": "STT",
        "name": talk.rng.choice(("Tên hệ thống thông tin", "Hệ thống thông tin", "Tên phần mềm, hệ thống")),
        "operator": talk.rng.choice(("Đơn vị vận hành", "Chủ quản hệ thống thông tin")),
        "level": talk.rng.choice(("Cấp độ", "Cấp độ an toàn thông tin", "Cấp độ đề xuất")),
        "due_text": talk.rng.choice(("Thời hạn phê duyệt", "Thời hạn hoàn thành")),
        "note": "Ghi chú",
    }
    rows = []
    for place in range(1, count + 1):
        name, level, body = f"Hệ thống {talk.title().lower()}", talk.rng.choice(_LEVELS), talk.agency()
        due = talk.rng.choice(("Quý II/2024", "Tháng 9/2024", "30/11/2024", "Năm 2024"))
        note = talk.rng.choice(("", f"Theo {talk.document()}"))
        cells = (("name", name, name, None), ("operator", body, body, None), ("level", level, int(level[-1]), None))
        rows.append(_row(place, cells, (("due_text", due, due, None), ("note", note, note, None))))
    return _table("systems", ("DANH MỤC HỆ THỐNG THÔNG TIN VÀ CẤP ĐỘ AN TOÀN",), headings, rows)


def teams(talk: Talk, count: int) -> Known:
    """Return community teams with hamlet, decision and day."""
    headings = {
        "": "TT",
        "hamlet": talk.rng.choice(("Thôn, tổ dân phố", "Thôn/tổ dân phố")),
        "name": talk.rng.choice(("Tên tổ công nghệ số cộng đồng", "Tên tổ")),
        "decision": talk.rng.choice(("Số quyết định thành lập", "Quyết định thành lập")),
        "founded": "Ngày thành lập",
    }
    rows = []
    for place in range(count):
        hamlet = talk.hamlet(place)
        name = f"Tổ công nghệ số cộng đồng {hamlet[0].lower()}{hamlet[1:]}"
        decision = f"{talk.rng.randint(10, 999)}/QĐ-UBND"
        cells = (("hamlet", hamlet, hamlet, None), ("name", name, name, None), ("decision", decision, decision, None))
        rows.append(_row(place + 1, cells, (_dated("founded", _day(talk)),)))
    return _table("teams", ("DANH SÁCH CÁC TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG",), headings, rows, name_column=2)


def members(talk: Talk, count: int) -> Known:
    """Return members with role, team, organisation and telephone, which a spreadsheet robs of its zero."""
    headings = {
        "": "STT",
        "name": talk.rng.choice(("Họ và tên", "Họ tên thành viên")),
        "role": talk.rng.choice(("Vai trò", "Chức danh trong tổ")),
        "team": talk.rng.choice(("Tổ công nghệ số cộng đồng", "Thuộc tổ")),
        "organisation": talk.rng.choice(("Thành phần", "Đơn vị công tác")),
        "phone": talk.rng.choice(("Số điện thoại", "SĐT", "Điện thoại")),
    }
    rows = []
    for place in range(count):
        hamlet = talk.hamlet(place // 4)
        team = f"Tổ công nghệ số cộng đồng {hamlet[0].lower()}{hamlet[1:]}"
        words, role = _ROLES[place % 4]
        name, phone, body = talk.person(), talk.phone(), talk.rng.choice(("Đoàn Thanh niên", "Hội Nông dân", "Công an"))
        cells = (("name", name, name, None), ("role", words, role, None), ("team", team, team, None))
        rest = (("organisation", body, body, None), ("phone", phone, phone, (int(phone), "0")))
        rows.append(_row(place + 1, cells, rest))
    return _table("members", ("DANH SÁCH THÀNH VIÊN TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG",), headings, rows)


def activities(talk: Talk, count: int) -> Known:
    """Return activities with kind, day, place and the number of people."""
    headings = {
        "": "STT",
        "kind": talk.rng.choice(("Loại hoạt động", "Hình thức")),
        "date": talk.rng.choice(("Ngày tổ chức", "Thời gian tổ chức")),
        "title": talk.rng.choice(("Nội dung hoạt động", "Tên hoạt động")),
        "place": talk.rng.choice(("Địa điểm", "Địa điểm tổ chức")),
        "attendees": talk.rng.choice(("Số người tham dự", "Số lượng tham dự")),
    }
    rows = []
    for place in range(1, count + 1):
        words, kind = talk.rng.choice(_KINDS)
        title, where, people = f"{words} về {talk.title().lower()}", talk.place(), talk.rng.randint(12, 900)
        cells = (("kind", words, kind, None), _dated("date", _day(talk)), ("title", title, title, None))
        rest = (("place", where, where, None), ("attendees", str(people), people, (people, "0")))
        rows.append(_row(place, cells, rest))
    title = ("CÁC HOẠT ĐỘNG TUYÊN TRUYỀN, TẬP HUẤN CHUYỂN ĐỔI SỐ NĂM 2024",)
    return _divided(talk, _table("activities", title, headings, rows, name_column=3), "Hoạt động về {}")


def units(talk: Talk, count: int) -> Known:
    """Return units with level, unit above and code."""
    headings = {
        "": "STT",
        "name": talk.rng.choice(("Tên đơn vị", "Tên đơn vị hành chính")),
        "level": talk.rng.choice(("Cấp", "Cấp hành chính")),
        "parent": talk.rng.choice(("Đơn vị cấp trên", "Trực thuộc")),
        "code": talk.rng.choice(("Mã định danh", "Mã đơn vị")),
    }
    rows = []
    for place in range(count):
        kind = talk.rng.choice(("Phường", "Xã"))
        name = f"UBND {kind.lower()} {talk.rng.choice(WORDS['hamlets'])} {place + 1}"
        parent, code = "UBND tỉnh Khánh Hòa", f"H32.{talk.rng.randint(10, 99)}.{place + 1}"
        cells = (("name", name, name, None), ("level", "Cấp xã", "commune", None), ("parent", parent, parent, None))
        rows.append(_row(place + 1, cells, (("code", code, code, None),)))
    return _table("units", ("DANH SÁCH ĐƠN VỊ HÀNH CHÍNH",), headings, rows)


def compliance(talk: Talk, count: int) -> Known:
    """Return who reported: units by months, an X where a report came."""
    months = range(1, talk.rng.choice((6, 9, 12)) + 1)
    top = ("Năm 2024",) if talk.rng.random() < 0.5 else ()
    form = talk.rng.choice(("Tháng {}", "T{}"))
    paths = [f"reported.2024-M{month:02d}" for month in months]
    columns = [Column("", ("STT",)), Column("unit", (talk.rng.choice(("Đơn vị", "Tên đơn vị", "Đơn vị báo cáo")),))]
    columns += [Column(path, (*top, form.format(month))) for path, month in zip(paths, months, strict=True)]
    rows = []
    for place in range(count):
        name = f"UBND phường {talk.rng.choice(WORDS['hamlets'])} {place + 1}"
        marks = [talk.rng.choice(("X", "X", "")) for _ in paths]
        told = {path: True for path, mark in zip(paths, marks, strict=True) if mark}
        rows.append(KnownRow((str(place + 1), name, *marks), {"unit": name} | told))
    title = ("THEO DÕI TÌNH HÌNH GỬI BÁO CÁO CHUYỂN ĐỔI SỐ HẰNG THÁNG", "Năm 2024")
    return Known("compliance", title, tuple(columns), tuple(rows))


def _table(
    kind: str, title: tuple[str, ...], headings: dict[str, str], rows: Sequence[KnownRow], name_column: int = 1
) -> Known:
    columns = tuple(Column(path, (heading,)) for path, heading in headings.items())
    return Known(kind, title, columns, tuple(rows), name_column)


def _divided(talk: Talk, known: Known, words: str) -> Known:
    """Return a list in half of all cases under Roman sections, its numbers going on through them."""
    if talk.rng.random() < 0.5:
        return known
    body: list[KnownSection | KnownRow] = []
    path: tuple[str, ...] = ()
    for place, row in enumerate(known.rows):
        if place % 7 == 0:
            path = (("I", "II", "III", "IV")[place // 7],)
            body.append(KnownSection(path[0], words.format(talk.thing()), path))
        body.append(replace(row, section=path))
    return replace(known, body=tuple(body))


def _row(number: int, first: Cells, rest: Cells) -> KnownRow:
    cells = (*first, *rest)
    values = {path: value for path, text, value, _ in cells if text}
    held = {place: cell for place, (_, _, _, cell) in enumerate(cells, 1) if cell is not None}
    return KnownRow((str(number), *(text for _, text, _, _ in cells)), values, (), held)


def _dated(path: str, day: date) -> tuple[str, str, str, tuple[Held, str]]:
    return path, f"{day.day:02d}/{day.month:02d}/{day.year}", day.isoformat(), (day, "dd/mm/yyyy")


def _day(talk: Talk) -> date:
    return date(2024, talk.rng.randint(1, 12), talk.rng.randint(1, 28))
