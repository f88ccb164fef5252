"""A data file of version 2 with packages in it: upgraded, its resends tell what changed and its copies hold them."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from cdsdesk.actions.consolidating import consolidate
from cdsdesk.actions.edit import set_field
from cdsdesk.actions.packing import PackRequest, make_package, sent_before
from cdsdesk.actions.receiving import ReceiveRequest, Verdict, current, receive
from cdsdesk.model.tasks import Progress
from db import guard
from db.backup import folder_of
from db.migrations.steps import newest
from db.store import Store
from tests.support.chain_offices import COMMUNES, make_file
from tests.support.chain_offices import PERIOD as YEAR
from tests.support.province import OFFICE, PERIOD, Province
from ui.commands.run import run_command

PROVINCE = Province(communes=4, tasks=3, people=0)
NOW = datetime(2026, 9, 14, 8, 0).astimezone()


def made_older(path: Path) -> None:
    """Take away what version 3 added, as a program of version 2 left its files."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("DROP TABLE remark")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = '0003'")
    connection.execute("PRAGMA user_version = 2")
    connection.execute("COMMIT")
    connection.close()
    assert guard.check_header(path) == 2


def received(path: Path, paths: Sequence[Path]) -> list[Verdict]:
    with Store.open(path, write=True) as store:
        return [one.verdict for one in receive(store, ReceiveRequest(paths, now=NOW))]


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "tinh.cds"
    Store.create_from(path, PROVINCE.units(), OFFICE.uid).close()
    PROVINCE.write(tmp_path, numbers=(0, 1, 2))
    received(path, [tmp_path])
    made_older(path)
    return path


def test_packages_come_again_and_on_top_of_those_of_before(older: Path, tmp_path: Path) -> None:
    PROVINCE.write(tmp_path, revision=2, numbers=(1,))
    PROVINCE.write(tmp_path, numbers=(3,))
    assert sorted(received(older, sorted(tmp_path.glob("*.cdsz")))) == sorted(
        [Verdict.SAME, Verdict.SAME, Verdict.SAME, Verdict.RESENT, Verdict.NEW]
    )
    with Store.open(older, write=True) as store:
        assert store.verify() == []
        found = consolidate(store, PERIOD)
        assert [one.submission.revision for one in found.reported if one.submission] == [1, 2, 1, 1]
        store.undo()
        assert [one.revision for one in current(store.snapshot(), PERIOD).values()] == [1, 1, 1]
        assert len(store.packages.known()) == 5


def test_a_resend_counts_what_was_changed_before_and_after_the_upgrade(tmp_path: Path) -> None:
    path = make_file(tmp_path, COMMUNES[0])
    with Store.open(path, write=True) as store:
        make_package(store, PackRequest(YEAR, tmp_path / "1.cdsz"))
        first, second, *_ = store.snapshot(YEAR).all(Progress)
        store.apply(set_field(store.snapshot(), first, "result", "Trước khi nâng cấp"))
    made_older(path)
    with Store.open(path, write=True) as store:
        store.apply(set_field(store.snapshot(), second, "result", "Sau khi nâng cấp"))
        again = make_package(store, PackRequest(YEAR, tmp_path / "2.cdsz"))
        assert again.revision == 2
        assert again.changed is not None
        assert again.changed["Kết quả thực hiện"] == 2, again.changed
        assert [one.revision for one in sent_before(store.snapshot(), YEAR)] == [1, 2]


def test_a_copy_of_an_older_file_is_proven_and_the_upgrade_leaves_one(
    older: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = older.read_bytes()
    copy = tmp_path / "ban-sao.cds"
    assert run_command(["backup", str(older), "-o", str(copy)]) == 0
    assert older.read_bytes() == before, "copying does not upgrade"
    assert run_command(["verify", str(copy)]) == 0
    with Store.open(older, write=True):
        pass
    assert guard.check_header(older) == newest()
    (kept,) = folder_of(older).glob("*.cds")
    assert run_command(["restore", str(older), str(kept)]) == 0
    with Store.open(older, write=True) as store:
        assert store.verify() == []
        assert len(consolidate(store, PERIOD).reported) == 3
