"""Fifty crashes in the middle of acknowledged edits: none lost, the file opens, everything still fits."""

import random
import time
from pathlib import Path

from db.store import Store
from tests.support.data_file import new_store, plan_records
from tests.support.other_process import Running

KILLS = 50
WRITER = """
from dataclasses import replace
path, number = Path(sys.argv[1]), int(sys.argv[2])
store = Store.open(path, write=True, who="Nguyễn An")
while True:
    number += 1
    at = number % 5 + 1
    edit(store, f"task-{at}", f"Lần {number}", folding="v", title=f"Lần {number}", note="x" * (number % 7 * 900))
    if number % 11 == 0:
        store.undo()
        store.redo()
    if number % 17 == 0:
        take_in(store)
    os.write(1, f"{number}\\n".encode())
"""


def written(store: Store) -> set[int]:
    """The numbers of the edits that history holds."""
    labels = [row[0] for row in store._connection.execute("SELECT label FROM steps")]
    return {int(label.split()[1]) for label in labels if label.startswith("Lần ")}


def test_no_acknowledged_edit_is_lost_in_a_crash(tmp_path: Path) -> None:
    new_store(tmp_path, plan_records()).close()
    path, top, dice = tmp_path / "xa.cds", 0, random.Random(5)
    for _ in range(KILLS):
        with Running(WRITER, path, str(top)) as writer:
            acknowledged = int(writer.hear())
            time.sleep(dice.random() * 0.15)
            writer.process.kill()
            said = writer.process.communicate()[0].split()
            acknowledged = int(said[-1]) if said else acknowledged
        with Store.open(path, write=False) as store:
            assert store.verify() == []
            numbers = written(store)
            assert numbers >= set(range(1, acknowledged + 1))
            top = max(numbers)
    assert top > KILLS
    with Store.open(path, write=True) as store:
        store.undo()
        assert store.verify() == []
