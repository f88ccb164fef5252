from datetime import date

import pytest

from cdsdesk.vietnamese.deadlines import Deadline, DeadlineKind, Stage, describe_deadline, read_deadline


def read(text, default_year=None):
    deadline = read_deadline(text, default_year)
    return deadline.kind.value, str(deadline.start or ""), str(deadline.end or "")


@pytest.mark.parametrize(
    ("phrase", "kind", "start", "end"),
    [
        ("Trước 15/4/2022", "before", "", "2022-04-15"),
        ("Trước ngày 15/4/2022.", "before", "", "2022-04-15"),
        ("Trước 17 giờ ngày 15/4/2022", "before", "", "2022-04-15"),
        ("Trước tháng 5/2022", "before", "", "2022-04-30"),
        ("Chậm nhất là ngày 15/4/2022", "before", "", "2022-04-15"),
        ("15/4/2022", "before", "", "2022-04-15"),
        ("2022-04-15 00:00:00", "before", "", "2022-04-15"),
        ("Đến 30/6/2026", "before", "", "2026-06-30"),
        ("Đến hết năm 2026", "before", "", "2026-12-31"),
        ("Cuối quý II/2026", "before", "", "2026-06-30"),
        ("Tháng 5/2022", "month", "2022-05-01", "2022-05-31"),
        ("Trong tháng 02 năm 2024", "month", "2024-02-01", "2024-02-29"),
        ("Tháng\n5/2022", "month", "2022-05-01", "2022-05-31"),
        ("05/2022", "month", "2022-05-01", "2022-05-31"),
        ("Hoàn thành trong tháng 12/2022", "month", "2022-12-01", "2022-12-31"),
        ("Trong Quý IV/2022", "quarter", "2022-10-01", "2022-12-31"),
        ("Quý II/2022", "quarter", "2022-04-01", "2022-06-30"),
        ("Trong quý I năm 2023", "quarter", "2023-01-01", "2023-03-31"),
        ("QUÝ 3/2023", "quarter", "2023-07-01", "2023-09-30"),
        ("6 tháng đầu năm 2026", "half", "2026-01-01", "2026-06-30"),
        ("6 tháng cuối năm 2026", "half", "2026-07-01", "2026-12-31"),
        ("9 tháng đầu năm 2026", "span", "2026-01-01", "2026-09-30"),
        ("Năm 2022", "year", "2022-01-01", "2022-12-31"),
        ("2022", "year", "2022-01-01", "2022-12-31"),
        ("Trong năm 2022.", "year", "2022-01-01", "2022-12-31"),
        ("2022 - 2025", "span", "2022-01-01", "2025-12-31"),
        ("2022-2025", "span", "2022-01-01", "2025-12-31"),
        ("2022 – 2025", "span", "2022-01-01", "2025-12-31"),
        ("Giai đoạn 2022 – 2025", "span", "2022-01-01", "2025-12-31"),
        ("Từ tháng 4 đến tháng 6/2022", "span", "2022-04-01", "2022-06-30"),
        ("Từ ngày 09/9/2022 đến hết ngày 15/10/2022", "span", "2022-09-09", "2022-10-15"),
        ("Tháng 5-6/2022", "span", "2022-05-01", "2022-06-30"),
        ("Tháng 5, 6/2022", "span", "2022-05-01", "2022-06-30"),
        ("Quý III - IV/2022", "span", "2022-07-01", "2022-12-31"),
        ("15-20/4/2022", "span", "2022-04-15", "2022-04-20"),
        ("Từ tháng 4/2022", "from", "2022-04-01", ""),
        ("- Từ tháng 5/2022.", "from", "2022-05-01", ""),
        ("Từ năm 2023 trở đi", "from", "2023-01-01", ""),
        ("Thường xuyên", "recurring", "", ""),
        ("Hàng năm", "recurring", "", ""),
        ("hằng quý", "recurring", "", ""),
        ("Thường xuyên trong năm 2022", "recurring", "2022-01-01", "2022-12-31"),
        ("Quí 3/2026", "quarter", "2026-07-01", "2026-09-30"),
        ("Qúy III năm 2026", "quarter", "2026-07-01", "2026-09-30"),
        ("Trong quí IV/2026", "quarter", "2026-10-01", "2026-12-31"),
        ("hằng quí", "recurring", "", ""),
        ("quý 1,2/2026", "span", "2026-01-01", "2026-06-30"),
        ("Quý 1-2/2026", "span", "2026-01-01", "2026-06-30"),
        ("Quý I và 2/2026", "span", "2026-01-01", "2026-06-30"),
        ("quí I, II/2026", "span", "2026-01-01", "2026-06-30"),
        ("Th6/26", "month", "2026-06-01", "2026-06-30"),
        ("Th6/2026", "month", "2026-06-01", "2026-06-30"),
        ("30/6/2026 14:00", "before", "", "2026-06-30"),
        ("30/6/2026 lúc 14h30", "before", "", "2026-06-30"),
        ("14h00 ngày 30/6/2026", "before", "", "2026-06-30"),
        ("17 giờ, 30/6/2026", "before", "", "2026-06-30"),
        ("Trước 17h30 ngày 30/6/2026", "before", "", "2026-06-30"),
        ("Trước 11:30 30/6/2026", "before", "", "2026-06-30"),
        ("HT trong Q3/2026", "quarter", "2026-07-01", "2026-09-30"),
        ("June 30, 2026", "before", "", "2026-06-30"),
        ("30-Jun-26", "before", "", "2026-06-30"),
        ("30 June 2026", "before", "", "2026-06-30"),
        ("Jun-26", "month", "2026-06-01", "2026-06-30"),
        ("September 2026", "month", "2026-09-01", "2026-09-30"),
        ("Lập đề án: Tháng 7/2022", "month", "2022-07-01", "2022-07-31"),
        ("", "none", "", ""),
        (" (-) ", "none", "", ""),
    ],
)
def test_phrases_are_read_as_kind_and_span(phrase, kind, start, end):
    assert read(phrase) == (kind, start, end)


@pytest.mark.parametrize(
    "phrase",
    [
        "2021-2015",
        "2021 - 2015",
        "Tháng 11 - tháng 2/2023",
        "Quý I, III/2022",
        "Khi có hướng dẫn",
        "Đầu năm 2023",
        "Năm học 2022-2023",
        "Tháng 13/2022",
        "Đầu quý II/2026",
        "31/6/2026 14:00",
        "Jun 26",
        "June 31, 2026",
        "quý 1,3/2026",
        "6T2026",
        "46203",
        "Quý V/2022",
        "Trước ngày 31/02/2022",
        "Trước ngày 28/02",
        "Tháng 5",
        "6 tháng đầu năm",
        "Theo kế hoạch năm 2022",
        "Lập: Tháng 7/2022, làm: Tháng 8/2022",
    ],
)
def test_what_is_not_sure_stays_other(phrase):
    assert read(phrase) == ("other", "", "")


@pytest.mark.parametrize(
    ("phrase", "kind", "end"),
    [
        ("Trước ngày 28/02", "before", "2026-02-28"),
        ("Tháng 5", "month", "2026-05-31"),
        ("Quý IV", "quarter", "2026-12-31"),
        ("HT trong Q3", "quarter", "2026-09-30"),
        ("14h00 ngày 30/6", "before", "2026-06-30"),
        ("6 tháng đầu năm", "half", "2026-06-30"),
        ("Tháng 5/2022", "month", "2022-05-31"),
    ],
)
def test_the_default_year_stands_for_a_missing_one(phrase, kind, end):
    found = read_deadline(phrase, 2026)
    assert (found.kind.value, str(found.end)) == (kind, end)


STAGED = Deadline(
    DeadlineKind.STAGES,
    date(2022, 7, 1),
    date(2022, 8, 31),
    (
        Stage("Lập, trình duyệt đề án", "Tháng 7/2022", date(2022, 7, 1), date(2022, 7, 31)),
        Stage("Triển khai đề án", "Tháng 8/2022", date(2022, 8, 1), date(2022, 8, 31)),
    ),
)


@pytest.mark.parametrize(
    "phrase",
    [
        "- Lập, trình duyệt đề án: Tháng 7/2022. - Triển khai đề án: Tháng 8/2022.",
        "- Lập,\ntrình duyệt đề án: Tháng 7/2022.\n- Triển khai đề án: Tháng 8/2022.",
        "– Lập, trình duyệt đề án: Tháng 7/2022;\n– Triển khai\nđề án: Tháng 8/2022",
        "Lập, trình duyệt đề án:\nTháng 7/2022\nTriển khai đề án: Tháng 8/2022",
        "Lập, trình duyệt đề án: Tháng 7/2022; Triển khai đề án: Tháng 8/2022",
        "- Lập, trình duyệt đề án: Tháng 7/2022 - Triển khai đề án: Tháng 8/2022",
        "+ Lập, trình duyệt đề án (Tháng 7/2022)\n+ Triển khai đề án (Tháng 8/2022)",
    ],
)
def test_dashed_lines_are_stages(phrase):
    assert read_deadline(phrase) == STAGED


@pytest.mark.parametrize(
    ("phrase", "titles", "last"),
    [
        ("Xong trước 01/7; báo cáo trước 05/7", ["", "báo cáo"], date(2026, 7, 5)),
        (
            "- Trình UBND phường trước ngày 15/6/2026\n- Triển khai từ tháng 7/2026 đến tháng 9/2026",
            None,
            date(2026, 9, 30),
        ),
        (
            "Ban hành kế hoạch trong Quý I; tổng kết chậm nhất 20/12",
            ["Ban hành kế hoạch", "tổng kết"],
            date(2026, 12, 20),
        ),
    ],
)
def test_stages_with_a_few_words_before_their_time(phrase, titles, last):
    found = read_deadline(phrase, 2026)
    assert (found.kind, found.end) == (DeadlineKind.STAGES, last)
    assert titles is None or [stage.title for stage in found.stages] == titles
    assert all(stage.end for stage in found.stages)


def test_an_unreadable_stage_is_kept_beside_the_readable_ones():
    found = read_deadline("- Mua sắm: khi có vốn\n- Vận hành: 2023")
    assert found.kind is DeadlineKind.STAGES
    assert found.stages[0] == Stage("Mua sắm", "khi có vốn", None, None)
    assert found.end == date(2023, 12, 31)


def test_a_reversed_stage_has_no_dates():
    assert read_deadline("- Một: 2025 - 2022\n- Hai: 2023").stages[0] == Stage("Một", "2025 - 2022", None, None)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Tháng 5/2022", "đến hết 31/5/2022"),
        ("Trước 15/4/2022", "đến hết 15/4/2022"),
        ("Từ tháng 4/2022", "từ 01/4/2022"),
        ("2022 - 2025", "từ 01/01/2022 đến hết 31/12/2025"),
        ("Thường xuyên", "thường xuyên"),
        ("Một: 2022; Hai: 2023", "2 giai đoạn, từ 01/01/2022 đến hết 31/12/2023"),
        ("khi có hướng dẫn", ""),
        ("", ""),
    ],
)
def test_what_was_understood_is_told(phrase, words):
    assert describe_deadline(read_deadline(phrase)) == words


def test_stages_that_are_not_told_apart_any_more_are_not_counted() -> None:
    deadline = Deadline(DeadlineKind.STAGES, date(2026, 6, 1), date(2026, 12, 31))
    assert describe_deadline(deadline) == "theo giai đoạn, từ 01/6/2026 đến hết 31/12/2026"
