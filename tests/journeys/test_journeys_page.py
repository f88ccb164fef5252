"""The page about the journeys: every journey that is scripted is told, and the sums are sums."""

from pathlib import Path

from tests.support.journeys_page import journeys, summary


def scripted() -> set[str]:
    """Return the names of the journeys that tests go through."""
    lines = [line for path in Path(__file__).parent.glob("test_*.py") for line in path.read_text("utf-8").splitlines()]
    return {line.split('"')[1] for line in lines if line.startswith('NAME = "')}


def test_every_scripted_journey_is_told() -> None:
    assert set(journeys()) == scripted()


def test_the_table_at_the_top_sums_up_the_steps() -> None:
    assert summary() == {name: told.totals() for name, told in journeys().items()}


def test_no_journey_takes_more_than_in_a_spreadsheet() -> None:
    assert {name: sums for name, sums in summary().items() if sums[0] > sums[1]} == {}
