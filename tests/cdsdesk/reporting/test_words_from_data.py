from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cdsdesk.document.blocks import DataRow, IssuedDocument, ListItem, Paragraph, Run, Table, plain
from cdsdesk.model.activities import Activity, ActivityKind
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Better, Measurement
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.reports import Report
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry
from cdsdesk.model.tasks import AmountKind, Funding, PlanItem, Progress, Source, State, Task
from cdsdesk.model.teams import Member, Team
from cdsdesk.model.understanding import understood
from cdsdesk.reporting.compose import compose
from cdsdesk.reporting.telling import number_ranges
from tests.support.issued_texts import texts
from tests.support.sample_office import sample_store
from tests.support.shares import share
from tests.support.small_office import OFFICE, PERIOD, small_records
from tests.support.traced import unaccounted

REPORT = Report(uid="report", unit="office", period=PERIOD)


def office(*more: Record, period: str = PERIOD) -> Snapshot:
    records = {record.uid: record for record in (OFFICE, *small_records(), *more)}
    return select(Snapshot("office", records), period, changed=None)


def told(*more: Record, period: str = PERIOD) -> list[str]:
    return texts(compose(office(*more, period=period), replace(REPORT, period=period)))


def line(start: str, *more: Record, period: str = PERIOD) -> str:
    (found,) = [one for one in told(*more, period=period) if one.startswith(start)]
    return found


def issued(number: int, kind: str) -> list[Record]:
    uid = f"d-{kind}-{number}"
    return [
        Document(uid=uid, type=kind, number=str(number), symbol="X", date=date(2022, 3, number)),
        DocumentEntry(uid=f"e-{uid}", unit="office", document=uid),
    ]


@pytest.mark.parametrize(
    ("kinds", "ending"),
    [
        (["Quyết định"], "đã ban hành 01 quyết định:"),
        (["Quyết định", "Quyết định"], "đã ban hành 02 quyết định:"),
        (["Quyết định", "Kế hoạch", "Kế hoạch"], "đã ban hành 03 văn bản, gồm 02 kế hoạch, 01 quyết định:"),
    ],
)
def test_documents_are_counted_by_type(kinds: list[str], ending: str) -> None:
    records = [record for number, kind in enumerate(kinds, 1) for record in issued(number, kind)]
    assert line("Trong năm 2022", *records).endswith(ending)


@pytest.mark.parametrize(
    ("day", "days", "told"),
    [
        (date(2021, 12, 31), (None, None), ""),
        (date(2022, 12, 14), (None, None), "Trong năm 2022 (tính đến ngày 14/12/2022), "),
        (date(2022, 12, 27), (None, None), "Trong năm 2022 (tính đến ngày 27/12/2022), "),
        (date(2022, 12, 31), (None, None), "Trong năm 2022, "),
        (date(2021, 12, 20), (date(2021, 12, 15), None), "Từ ngày 15/12/2021 đến ngày 14/12/2022, "),
        (date(2022, 1, 1), (None, date(2022, 12, 31)), "Từ ngày 01/01/2022 đến ngày 31/12/2022, "),
    ],
)
def test_documents_are_told_of_no_day_that_is_still_to_come(
    day: date, days: tuple[date | None, date | None], told: str
) -> None:
    first, entry = issued(1, "Quyết định")
    report = replace(REPORT, documents_from=days[0], documents_to=days[1])
    words = texts(compose(office(replace(first, date=day), entry), report))
    assert [line.split("Ủy ban")[0] for line in words if "đã ban hành" in line] == ([told] if told else [])


def test_nothing_is_said_about_nothing() -> None:
    words = " ".join(told())
    for said in ("đã ban hành", "tập huấn", "trên địa bàn có", "chỉ tiêu", "Kinh phí", "đầu tư", "trực tuyến"):
        assert said not in words


def teams(count: int, people: int) -> list[Record]:
    made: list[Record] = [Team(uid=f"team{n}", unit="office", hamlet=f"Tổ {n}") for n in range(count)]
    return made + [Member(uid=f"m{n}", unit="office", team="team0", name=f"Người {n}") for n in range(people)]


@pytest.mark.parametrize(
    ("count", "people", "words"),
    [
        (1, 0, "Đến nay, trên địa bàn có 01 Tổ công nghệ số cộng đồng."),
        (2, 1, "Đến nay, trên địa bàn có 02 Tổ công nghệ số cộng đồng với 01 thành viên."),
        (3, 12, "Đến nay, trên địa bàn có 03 Tổ công nghệ số cộng đồng với 12 thành viên."),
    ],
)
def test_teams_and_members(count: int, people: int, words: str) -> None:
    assert words in told(*teams(count, people))


def test_hamlets_without_a_team_are_named() -> None:
    hamlets = [Unit(uid=f"h{n}", name=f"Tổ {n}", level=Level.HAMLET, parent="office") for n in range(3)]
    words = told(*teams(2, 0), *hamlets)
    assert any("66,7% (02/03) thôn, tổ dân phố có tổ" in one for one in words)
    assert "Còn 01 thôn, tổ dân phố chưa có Tổ công nghệ số cộng đồng: Tổ 2." in words


def held(kind: ActivityKind, day: int, people: int | None) -> Activity:
    return Activity(
        uid=f"{kind}{day}", unit="office", kind=kind, date=date(2022, 5, day), title=f"Việc {day}", attendees=people
    )


def test_one_meeting_is_one_sentence_and_trainings_are_listed() -> None:
    meeting = held(ActivityKind.MEETING, 1, None)
    assert line("Từ ngày 15/12/2021", meeting).endswith("đã tổ chức 01 cuộc họp.")
    words = told(meeting, held(ActivityKind.TRAINING, 2, 1200), held(ActivityKind.TRAINING, 3, 5))
    at = next(index for index, one in enumerate(words) if "đã tổ chức" in one)
    assert words[at].endswith("đã tổ chức 02 đợt tập huấn với 1.205 lượt người tham gia và 01 cuộc họp.")
    assert words[at + 1 : at + 4] == [
        "Nội dung tập huấn:",
        "Việc 2 (ngày 02/5/2022, 1.200 lượt người);",
        "Việc 3 (ngày 03/5/2022, 05 lượt người).",
    ]


def test_trainings_alone_are_listed_below_their_count() -> None:
    words = told(held(ActivityKind.TRAINING, 2, 1200))
    at = next(index for index, one in enumerate(words) if "đã tổ chức" in one)
    assert words[at].endswith("đã tổ chức 01 đợt tập huấn với 1.200 lượt người tham gia:")
    assert words[at + 1] == "Việc 2 (ngày 02/5/2022, 1.200 lượt người)."


def test_results_are_held_against_target_last_period_and_last_year() -> None:
    now = share("k", 60, 80, "80%")
    earlier = [
        replace(now[2], uid="quarter", period="2022-Q1", numerator=Decimal(40)),  # type: ignore[call-arg]
        replace(now[2], uid="half", period="2022-H1", numerator=Decimal(50)),  # type: ignore[call-arg]
        replace(now[2], uid="ago", period="2021-9M", numerator=Decimal(70)),  # type: ignore[call-arg]
    ]
    this = replace(now[2], period="2022-9M")  # type: ignore[call-arg]
    words = told(now[0], now[1], this, *earlier, period="2022-9M")
    assert (
        "Tỷ lệ k mới đạt 75% (60/80), chưa đạt mục tiêu năm 2022 (80%); tăng 12,5 điểm % so với 6 tháng đầu năm 2022; "
        "giảm 12,5 điểm % so với 9 tháng đầu năm 2021."
    ) not in words  # nine months step back by a year, which is the same period last year: told once
    assert (
        "Tỷ lệ k mới đạt 75% (60/80), chưa đạt mục tiêu năm 2022 (80%); "
        "giảm 12,5 điểm % so với 9 tháng đầu năm 2021." in words
    )
    quarter = replace(now[2], period="2022-Q2")  # type: ignore[call-arg]
    assert (
        "Tỷ lệ k mới đạt 75% (60/80), chưa đạt mục tiêu năm 2022 (80%); tăng 25 điểm % so với quý I năm 2022."
        in told(now[0], now[1], quarter, earlier[0], period="2022-Q2")
    )


def test_a_lower_share_is_better_where_the_indicator_says_so() -> None:
    words = told(*share("k", 3, 100, "không quá 2%", better=Better.LOWER))
    assert "Tỷ lệ k là 3% (3/100), chưa đạt mục tiêu năm 2022 (không quá 2%)." in words
    assert "Tỷ lệ k: 3% (3/100), cao hơn 1 điểm % so với mục tiêu (không quá 2%)." in words
    better = told(*share("k", 1, 100, "không quá 2%", better=Better.LOWER))
    assert "Tỷ lệ k là 1% (1/100), tốt hơn mục tiêu năm 2022 (không quá 2%)." in better


def test_a_value_that_stands_from_before_says_so() -> None:
    indicator, target, measured = share("k", 3, 4, "70%", name="Tỷ lệ hồ sơ trực tuyến")
    words = told(indicator, target, replace(measured, period="2022-Q1"), period="2022-M05")  # type: ignore[call-arg]
    at = words.index("Về dịch vụ công trực tuyến:")
    assert words[at + 1].endswith("vượt mục tiêu năm 2022 (70%); số liệu quý I năm 2022.")


@pytest.mark.parametrize(
    ("topic", "opening"),
    [
        ("hồ sơ trực tuyến", "Về dịch vụ công trực tuyến (số liệu quý I năm 2022):"),
        ("hộ có cáp quang", "Kết quả các chỉ tiêu dưới đây lấy theo số liệu quý I năm 2022:"),
    ],
)
def test_values_that_all_stand_from_one_period_say_so_once(topic: str, opening: str) -> None:
    first, second = (share(uid, 3, 4, "70%", name=f"Tỷ lệ {topic} {uid}") for uid in "kl")
    quarter = [replace(rows[2], period="2022-Q1") for rows in (first, second)]  # type: ignore[call-arg]
    words = told(*first[:2], *second[:2], *quarter, period="2022-M05")
    at = words.index(opening)
    assert words[at + 1].rstrip(";.").endswith("vượt mục tiêu năm 2022 (70%)")
    assert sum("quý I năm 2022" in one for one in words) == 1


def test_when_all_are_alike_it_is_said_of_all() -> None:
    words = told(*share("k", 3, 4, "90%"), *share("l", 1, 4, "90%"))
    assert "Cả 02 chỉ tiêu năm 2022 đã có kết quả đều chưa đạt mục tiêu." in words


def test_missed_targets_are_counted_with_gap_and_explanation() -> None:
    first, second = share("k", 60, 80, "80%"), share("l", 9, 10, "90%")
    why = replace(first[2], reason="Thiếu kinh phí.")  # type: ignore[call-arg]
    words = told(first[0], first[1], why, *second)
    assert "Trong 02 chỉ tiêu năm 2022 đã có kết quả, có 01 chỉ tiêu đạt và 01 chỉ tiêu chưa đạt mục tiêu." in words
    at = words.index("Còn 01 chỉ tiêu chưa đạt mục tiêu năm 2022:")
    assert (
        words[at + 1] == "Tỷ lệ k: 75% (60/80), thấp hơn 5 điểm % so với mục tiêu (80%); nguyên nhân: thiếu kinh phí."
    )
    assert "Có giải pháp cụ thể để hoàn thành 01 chỉ tiêu chưa đạt: tỷ lệ k." in words


def test_online_procedures_stand_together() -> None:
    words = told(*share("k", 3, 4, "70%", name="Tỷ lệ hồ sơ trực tuyến"), *share("l", 1, 2, "50%"))
    at = words.index("Về dịch vụ công trực tuyến, từ ngày 15/12/2021 đến ngày 14/12/2022:")
    assert words[at + 1] == "Tỷ lệ hồ sơ trực tuyến đạt 75% (3/4), vượt mục tiêu năm 2022 (70%)."
    assert sum("hồ sơ trực tuyến" in one for one in words) == 1


def money(uid: str, kind: AmountKind, million: int, source: Source = Source.ALL, year: int | None = 2022) -> Funding:
    return Funding(
        uid=uid, unit="office", task="t61", year=year, source=source, amount_kind=kind, amount=million * 1_000_000
    )


def test_budgets_add_up_by_source_and_never_count_a_total_twice() -> None:
    words = told(
        money("a", AmountKind.GRANTED, 1_000),
        money("b", AmountKind.GRANTED, 700, Source.PROVINCE),
        money("c", AmountKind.DISBURSED, 250, Source.PROVINCE),
        money("d", AmountKind.TOTAL, 5_894, year=None),
    )
    assert (
        "Kinh phí thực hiện năm 2022: đã cấp 1.000 triệu đồng (ngân sách tỉnh 700 triệu đồng, "
        "chưa phân theo nguồn 300 triệu đồng); đã giải ngân 250 triệu đồng, đạt 25% số đã cấp "
        "(ngân sách tỉnh 250 triệu đồng)."
    ) in words
    assert "Tổng mức đầu tư của 01 dự án, nhiệm vụ: 5.894 triệu đồng." in words


def test_late_tasks_have_their_place_lead_deadline_and_days() -> None:
    words = told()
    at = words.index("Tính đến hết năm 2022, có 02 nhiệm vụ trễ hạn:")
    assert words[at + 1] == (
        "Quyết định ban hành Kiến trúc chính quyền điện tử (số 2.1 tại Phụ lục), do Phòng Văn hóa - Xã hội chủ trì; "
        "thời hạn: tháng 5/2022; hoàn thành ngày 23/9/2022, trễ 115 ngày;"
    )


def test_tasks_whose_days_are_all_over_are_late_on_the_day_of_judging() -> None:
    words = told(period="2022-9M")
    assert "Tính đến ngày 14/9/2022, có 03 nhiệm vụ trễ hạn:" in words


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (["1"], "1"),
        (["1", "2"], "1, 2"),
        (["1", "2", "3", "5", "7", "8"], "1 - 3, 5, 7, 8"),
        (["2.1", "2.2", "2.3"], "2.1, 2.2, 2.3"),
        (["1", "2", "3", "1", "2"], "1 - 3, 1, 2"),
    ],
)
def test_long_rows_of_numbers_are_told_as_ranges(codes: list[str], words: str) -> None:
    assert number_ranges(codes) == words


def test_rows_that_are_numbered_anew_under_each_heading_are_told_with_it() -> None:
    again = [
        replace(record, code=record.code.split(".")[1].replace("10", "3"))
        for record in small_records()
        if isinstance(record, PlanItem) and record.code
    ]
    words = told(*again)
    assert "Tập trung hoàn thành dứt điểm 01 nhiệm vụ đã trễ hạn (mục 2.3 Phụ lục);" in words
    assert "Tiếp tục thực hiện 02 nhiệm vụ đang triển khai theo tiến độ (mục 6.1, 6.2 Phụ lục);" in words
    several = told(*again, *share("k", 60, 80, "80%"))
    assert "Tổng số nhiệm vụ đã hoàn thành, đúng hạn: 1 (mục 2.2 Phụ lục I);" in several


def test_next_steps_come_from_unfinished_tasks() -> None:
    words = told()
    at = next(index for index, one in enumerate(words) if one.endswith("PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023"))
    assert words[at + 1 : at + 4] == [
        "Tập trung hoàn thành dứt điểm 01 nhiệm vụ đã trễ hạn (số 2.10 tại Phụ lục);",
        "Tiếp tục thực hiện 02 nhiệm vụ đang triển khai theo tiến độ (số 6.1, 6.2 tại Phụ lục);",
        "Chuẩn bị triển khai 01 nhiệm vụ chưa đến hạn (số 6.3 tại Phụ lục).",
    ]


def test_what_is_due_before_the_next_period_begins_is_told_with_its_days() -> None:
    tasks = [
        understood(replace(record, deadline_text=day), {"deadline_text"})
        for record in small_records()
        if isinstance(record, Task) and (day := {"t61": "31/12/2022", "t62": "15/01/2023"}.get(record.uid))
    ]
    words = told(*tasks)
    assert "Hoàn thành 01 nhiệm vụ đến hạn từ ngày 14/12/2022 đến ngày 31/12/2022 (số 6.1 tại Phụ lục);" in words
    assert "Hoàn thành 01 nhiệm vụ đến hạn trong năm 2023 (số 6.2 tại Phụ lục);" in words


def test_every_annex_is_mentioned_in_the_words() -> None:
    document = compose(office(*share("k", 60, 80, "80%")), REPORT)
    words = texts(document)
    assert [annex.label for annex in document.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert any("Phụ lục I 2.1" in line for line in words)
    mentioned = words.index("Chi tiết tại Phụ lục II kèm theo.")
    assert words[mentioned - 1].startswith("Tỷ lệ k: 75% (60/80), thấp hơn")
    assert "TIẾN ĐỘ" not in " ".join(words[:mentioned])


def test_an_annex_that_no_section_tells_of_is_mentioned_before_the_closing_words() -> None:
    chosen = [{"number": "", "kind": "compliance"}]
    entry = ComplianceEntry(uid="entry", unit="office", period=PERIOD)
    document = compose(office(entry), replace(REPORT, annexes=chosen))
    assert texts(document)[-2] == "Chi tiết tại Phụ lục kèm theo."


def runs(document: IssuedDocument) -> Iterator[Run]:
    for block in document.body:
        if isinstance(block, Paragraph | ListItem):
            yield from block.runs


@pytest.mark.parametrize("period", ["2022", "2024", "2026-9M", "2026-H1", "2026-Q1", "2026-M08"])
def test_every_number_in_the_words_is_traced_to_records(period: str) -> None:
    store = sample_store()
    snapshot = store.snapshot(period)
    report = Report(uid="report", unit=snapshot.office, period=period)
    known = set(store.snapshot().records) | {"report"}
    everything = store.snapshot()
    assert snapshot.period is not None
    for run in runs(compose(snapshot, report)):
        assert {ref.uid for ref in run.refs} <= known
        assert unaccounted(run, everything, snapshot.period, report) == [], run.text


def test_a_number_that_no_record_accounts_for_is_seen() -> None:
    store = sample_store()
    snapshot = store.snapshot("2026-9M")
    assert snapshot.period is not None
    report = Report(uid="report", unit=snapshot.office, period="2026-9M")
    words = [run for run in runs(compose(snapshot, report)) if "61,8%" in run.text]
    wrong = replace(words[0], text=words[0].text.replace("61,8", "61,9"))
    assert unaccounted(wrong, store.snapshot(), snapshot.period, report) == ["61,9"]
    assert unaccounted(Run("Có 05 tổ"), store.snapshot(), snapshot.period, report) == ["05"]


def printed(document: IssuedDocument) -> list[tuple[str, frozenset[str]]]:
    """Every piece of words and every cell with the records that it stands for."""
    found = [
        (plain(block.runs), frozenset(ref.uid for run in block.runs for ref in run.refs))
        for block in document.body
        if isinstance(block, Paragraph | ListItem)
    ]
    for annex in document.annexes:
        for table in annex.blocks:
            if isinstance(table, Table):
                cells = [cell for row in table.rows if isinstance(row, DataRow) for cell in row.cells]
                found += [(cell.text, frozenset(ref.uid for ref in cell.refs)) for cell in cells]
    return found


def test_one_value_changed_changes_every_place_that_stands_for_it_and_nothing_else() -> None:
    store = sample_store()
    snapshot = store.snapshot("2026-9M")
    report = Report(uid="report", unit=snapshot.office, period="2026-9M")
    (measurement,) = [
        row for row in snapshot.all(Measurement) if row.period == "2026-9M" and row.numerator == Decimal(2204)
    ]
    after = snapshot.patched({measurement.uid: replace(measurement, numerator=Decimal(2205))})
    before, now = printed(compose(snapshot, report)), printed(compose(after, report))
    assert len(before) == len(now)
    changed = [(old, new) for old, new in zip(before, now, strict=True) if old != new]
    assert changed
    assert all(measurement.uid in old[1] for old, new in changed)
    assert all("2.204" not in text for text, _ in now)
    assert sum("2.204" in text for text, _ in before) == sum("2.205" in text for text, _ in now) == 2


def test_a_late_task_whose_day_of_completion_nobody_told_is_still_told_as_late() -> None:
    undated = Progress(uid="undated", unit="office", task="t22", period=PERIOD, status_written=State.DONE_LATE)
    assert line("Kế hoạch thực hiện Quyết định 146", undated).rstrip(".;").endswith("đã hoàn thành nhưng trễ hạn")
