"""A commune's file → package → district → report and package → province: every total is that of the communes."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from cdsdesk.actions.consolidating import consolidate
from cdsdesk.exchange.package import read_package
from cdsdesk.exchange.summary import PART
from cdsdesk.model.consolidation import Consolidation
from db.store import Store
from tests.support.chain_offices import COMMUNES, DISTRICTS, PERIOD, PROVINCE, Figures, make_file
from ui.commands.run import run_command

Ran = Callable[..., Any]
SENT = COMMUNES[:3]


@pytest.fixture
def ran(capsys: pytest.CaptureFixture[str]) -> Ran:
    """Return what runs a command and reads what it prints."""

    def run(*words: str | Path, code: tuple[int, ...] = (0, 1)) -> Any:
        capsys.readouterr()
        found = run_command([*map(str, words), "--json"])
        told = capsys.readouterr()
        assert found in code, told
        return json.loads(told.out)

    return run


def packed(ran: Ran, folder: Path, file: Path) -> Path:
    """Pack an office's period and return the package."""
    out = folder / f"{file.stem}.cdsz"
    told = ran("pack", file, "--period", PERIOD, "-o", out)
    assert not told["draft"], told["findings"]
    assert out.stat().st_size < 5_000_000
    return out


def added(file: Path) -> Consolidation:
    with Store.open(file, write=False) as store:
        return consolidate(store, PERIOD)


def hold(found: Consolidation, told: list[Figures]) -> None:
    """Compare totals with sums over the figures from which the files were made."""
    share, count = found.indicators
    assert (share.numerator, share.denominator) == (sum(one.above for one in told), sum(one.below for one in told))
    assert count.total == sum(one.count for one in told)
    assert found.states == Counter(state for one in told for state in one.states)
    assert found.money == {"disbursed": sum(one.money for one in told)}
    assert found.teams["members"] == sum(one.members for one in told)
    assert found.activities["training"] == {"count": len(told), "attendees": sum(one.attendees for one in told)}


def text_of(pdf: Path) -> str:
    with pdfplumber.open(pdf) as pages:
        return " ".join("\n".join(page.extract_text() for page in pages.pages).split())


def test_what_communes_told_reaches_the_province_once(tmp_path: Path, ran: Ran) -> None:
    told = [Figures(unit) for unit in SENT]
    goods = [packed(ran, tmp_path, make_file(tmp_path, unit)) for unit in SENT]
    for at, district in enumerate(DISTRICTS):
        file = make_file(tmp_path, district, *COMMUNES[2 * at : 2 * at + 2], told=False)
        own = [path for path, unit in zip(goods, SENT, strict=True) if unit.parent == district.uid]
        assert ran("merge", file, *own)["counts"]["new"] == len(own)
        hold(added(file), [one for one in told if one.unit.parent == district.uid])
        pdf = tmp_path / f"{district.uid}.pdf"
        ran("report", file, "--period", PERIOD, "--pdf", pdf)
        assert SENT[2 * at].name in text_of(pdf)
    paths = [packed(ran, tmp_path, tmp_path / f"{district.uid}.cds") for district in DISTRICTS]

    above = make_file(tmp_path, PROVINCE, *DISTRICTS, told=False)
    assert ran("merge", above, *paths, goods[0])["counts"] == {
        "new": 2, "resent": 0, "same": 0, "wrong_period": 0, "own": 0, "unknown_sender": 1, "closed": 0, "damaged": 0,
        "not_a_package": 0,
    }  # fmt: skip
    found = added(above)
    hold(found, told)
    assert [one.unit.name for one in found.missing] == [COMMUNES[3].name]
    assert {one.unit.uid: one.sender for one in found.reported if one.above} == {
        "xa0": "huyen0", "xa1": "huyen0", "xa2": "huyen1",
    }  # fmt: skip
    pdf = tmp_path / "tinh.pdf"
    ran("report", above, "--period", PERIOD, "--pdf", pdf)
    words = text_of(pdf)
    assert DISTRICTS[0].name in words
    assert COMMUNES[3].name in words, "who is missing is named"

    sent = packed(ran, tmp_path, above)
    below = json.loads(read_package(sent).parts[PART])["below"]
    assert [one["uid"] for one in below] == ["huyen0", "xa0", "xa1", "huyen1", "xa2", "xa3"]
    assert "figures" not in below[-1]


def test_a_late_commune_stays_late_at_the_province(tmp_path: Path, ran: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    commune, district = COMMUNES[0], DISTRICTS[0]
    good = packed(ran, tmp_path, make_file(tmp_path, commune))
    file = make_file(tmp_path, district, *COMMUNES[:2], told=False)
    ran("merge", file, good)
    with Store.open(file, write=True) as store:
        (one,) = (row for row in store.snapshot().records.values() if getattr(row, "purpose", "") == "report")
    ran("set", file, "submission", one.uid, "on_time=không")
    above = make_file(tmp_path, PROVINCE, *DISTRICTS, told=False)
    ran("merge", above, packed(ran, tmp_path, file))
    assert [one.unit.uid for one in added(above).late] == ["xa0"]
