"""A province's packages received and added up, as a ratio to unzipping and hashing the same packages.

Usage: consolidate.py [communes] [rounds]. Each round runs in a fresh process: the reference (every file read, every
part unpacked and hashed), then all packages received into a data file and added up, then the same folder once more in
which every hundredth package was sent again. The median of the rounds counts. Goals for 3,321 communes: 5 times the
reference, 0.3 times it for the second time, 150 MiB at most. Exit 1 when a goal is missed.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

WHOLE = 3_321
GOALS = {"first": 5.0, "again": 0.3}
WORDS = {"first": "lần đầu", "again": "gửi lại 1 %"}
MOST_MIB = 150


def make(folder: Path, communes: int) -> None:
    """Make the data file of the province, a folder with all packages, and one in which some were sent again."""
    from db.store import Store
    from tests.support.province import OFFICE, Province

    province = Province(communes)
    os.environ["CDSDESK_HOME"] = str(folder / "home")
    Store.create_from(folder / "tinh.cds", province.units(), OFFICE.uid, "bench").close()
    sent, again = folder / "sent", folder / "again"
    sent.mkdir()
    province.write(sent)
    shutil.copytree(sent, again)
    for at in range(0, communes, 100):
        next(again.glob(f"xa-{at + 1:04}-*")).unlink()
    province.write(again, revision=2, numbers=range(0, communes, 100))


def unzip_and_hash(folder: Path) -> int:
    """Read and unpack every package and hash every part: what nobody can do without."""
    size = 0
    for path in sorted(folder.glob("*.cdsz")):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                data = package.read(name)
                sha256(data).hexdigest()
                size += len(data)
    return size


def one_round(folder: Path) -> dict[str, float]:
    """Return the seconds of each case and the greatest memory of this process in MiB."""
    from cdsdesk.actions.consolidating import consolidate
    from cdsdesk.actions.receiving import ReceiveRequest, receive
    from db.store import Store
    from tests.support.province import PERIOD

    with tempfile.TemporaryDirectory() as place:
        os.environ["CDSDESK_HOME"] = str(Path(place, "home"))
        path = Path(place, "tinh.cds")
        shutil.copyfile(folder / "tinh.cds", path)
        unzip_and_hash(folder / "sent")
        told = {"reference": timed(lambda: unzip_and_hash(folder / "sent"))}
        with Store.open(path, write=True, who="bench") as store:
            count = len(store.snapshot().records) - 1
            begin = time.perf_counter()
            receive(store, ReceiveRequest((folder / "sent",), PERIOD))
            told["first, received"] = time.perf_counter() - begin
            found = consolidate(store, PERIOD)
            told["first"] = time.perf_counter() - begin
            assert len(found.reported) == count
            begin = time.perf_counter()
            arrived = receive(store, ReceiveRequest((folder / "again",), PERIOD))
            told["again, received"] = time.perf_counter() - begin
            found = consolidate(store, PERIOD, before=found)
            told["again"] = time.perf_counter() - begin
            assert sum(one.verdict.value == "resent" for one in arrived) == -(-count // 100)
            assert (
                sum(office.submission is not None and office.submission.revision == 2 for office in found.offices) > 0
            )
    told["MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return told


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def run(folder: Path) -> dict[str, float]:
    """Run one round in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "one", str(folder)], stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT
    )
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def main() -> int:
    """Run the rounds, or one of them for the process that was started for it."""
    if sys.argv[1:2] == ["one"]:
        print(json.dumps(one_round(Path(sys.argv[2]))))
        return 0
    communes = int(sys.argv[1]) if len(sys.argv) > 1 else WHOLE
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make(folder, communes)
        size = statistics.mean(path.stat().st_size for path in (folder / "sent").glob("*.cdsz"))
        print(f"{communes} gói, trung bình {size / 1000:.1f} kB; {rounds} lượt")
        found = [run(folder) for _ in range(rounds)]
    missed = False
    for case, goal in GOALS.items():
        ratio, received = (
            statistics.median(one[name] / one["reference"] for one in found) for name in (case, f"{case}, received")
        )
        missed |= ratio > goal
        words = f"{ratio:.2f} lần giải nén và băm (riêng nhận {received:.2f})"
        print(f"{WORDS[case]:12} {words}; mục tiêu {goal}: {verdict(ratio > goal)}")
    most = max(one["MiB"] for one in found)
    missed |= most > MOST_MIB
    print(f"bộ nhớ       {most:.0f} MiB; mục tiêu {MOST_MIB}: {verdict(most > MOST_MIB)}")
    return 1 if missed and communes >= WHOLE else 0


def verdict(missed: bool) -> str:
    """Say whether a goal was missed."""
    return "CHƯA đạt" if missed else "đạt"


if __name__ == "__main__":
    raise SystemExit(main())
