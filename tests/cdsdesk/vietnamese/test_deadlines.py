

def test_stages_that_are_not_told_apart_any_more_are_not_counted() -> None:
    deadline = Deadline(DeadlineKind.STAGES, date(2026, 6, 1), date(2026, 12, 31))
    assert describe_deadline(deadline) == "theo giai đoạn, từ 01/6/2026 đến hết 31/12/2026"
