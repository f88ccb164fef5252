"""The search for cycles rests while many records are made, and goes on afterwards whatever happens."""

import gc

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
