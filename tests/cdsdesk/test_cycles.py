"""The search for cycles rests while many records are made, and goes on afterwards whatever happens."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from cdsdesk.cycles import no_search_for_cycles


def test_the_search_goes_on_after_the_last_of_several_rests() -> None:
    assert gc.isenabled()
    with no_search_for_cycles():
        with no_search_for_cycles():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="halfway"), no_search_for_cycles():
        raise ValueError("halfway")
    assert gc.isenabled()


def test_a_search_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with no_search_for_cycles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.fixture
def nothing_kept() -> Iterator[None]:
    """Let searches go through all that the tests before left, which they are spared."""
    gc.unfreeze()
    yield
    gc.freeze()


@pytest.mark.usefixtures("nothing_kept")
def test_what_was_made_at_rest_does_not_bring_the_search_at_once() -> None:
    searched: list[str] = []
    gc.collect()
    gc.callbacks.append(lambda phase, _about: searched.append(phase))
    try:
        with no_search_for_cycles():
            made = [[number] for number in range(20_000)]
        made.append([0])
        assert not searched
    finally:
        gc.callbacks.pop()
    assert gc.get_freeze_count() == 0
    assert gc.is_tracked(made)


@pytest.mark.usefixtures("nothing_kept")
def test_a_cycle_made_at_rest_is_found_by_the_search_over_everything() -> None:
    class Ring:
        pass

    with no_search_for_cycles():
        ring = Ring()
        ring.own = ring  # type: ignore[attr-defined]
        many = [[number] for number in range(20_000)]
    kept = weakref.ref(ring)
    del ring
    gc.collect()
    assert kept() is None
    assert many


@pytest.mark.usefixtures("nothing_kept")
def test_what_is_kept_out_of_all_searches_stays_so() -> None:
    gc.freeze()
    kept = gc.get_freeze_count()
    with no_search_for_cycles():
        many = [[number] for number in range(20_000)]
    assert gc.get_freeze_count() > kept
    assert many
