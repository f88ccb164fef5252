"""Senders that are not known are put into the list of units and known from then on."""

from pathlib import Path

import pytest

from cdsdesk.actions.receiving import ReceiveRequest, Verdict, receive
from cdsdesk.actions.senders import add_senders
from cdsdesk.errors import UsageError
from cdsdesk.exchange.manifest import Sender
from cdsdesk.model.office import Level, Unit
from db.store import Store
from tests.support.province import OFFICE, Province

PROVINCE = Province(communes=3, tasks=1, people=0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A province's file that knows nobody below."""
    made = tmp_path / "tinh.cds"
    Store.create_from(made, (OFFICE,), OFFICE.uid).close()
    PROVINCE.write(tmp_path)
    return made


def test_all_who_were_unknown_are_known_afterwards(path: Path, tmp_path: Path) -> None:
    with Store.open(path, write=True) as store:
        arrived = receive(store, ReceiveRequest([tmp_path]))
        assert {one.verdict for one in arrived} == {Verdict.UNKNOWN_SENDER}
        store.apply(add_senders(store.snapshot(), [one.sender for one in (*arrived, *arrived)], "An"))
        assert store.undo_label() == "Thêm 3 đơn vị vào danh sách đơn vị"
        again = receive(store, ReceiveRequest([tmp_path]))
        assert {one.verdict for one in again} == {Verdict.NEW}
        units = [unit for unit in store.snapshot().all(Unit) if unit.uid != OFFICE.uid]
        assert [(one.uid, one.level, one.parent, one.identifier_code) for one in units] == [
            (f"xa{at:04}", Level.COMMUNE, OFFICE.uid, f"H32.{at + 1}") for at in range(3)
        ]
        assert store.verify() == []


def test_a_uid_or_code_that_is_ours_is_not_taken_again(path: Path) -> None:
    with Store.open(path, write=True) as store:
        senders = [
            Sender(OFFICE.uid, "UBND xã A", "commune", "H1"),
            Sender("b", "UBND xã B", "khác", "H1"),
            Sender("c c", "UBND xã C"),
        ]
        store.apply(add_senders(store.snapshot(), senders))
        found = {unit.name: unit for unit in store.snapshot().all(Unit)}
        assert found["UBND xã A"].uid != OFFICE.uid
        assert (found["UBND xã B"].uid, found["UBND xã B"].identifier_code, found["UBND xã B"].level) == ("b", "", None)
        assert found["UBND xã C"].uid != "c c"
        assert store.snapshot().unit().name == OFFICE.name


def test_a_sender_without_a_name_is_refused(path: Path) -> None:
    with Store.open(path, write=False) as store, pytest.raises(UsageError):
        add_senders(store.snapshot(), [Sender("x", " ")])
