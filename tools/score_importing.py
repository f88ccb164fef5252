"""How much of messy files is understood, by format and kind: the tables of docs/importing.md.

``python -m tools.score_importing [--seeds 20] [--format .xlsx] [--kind "nhiệm vụ"] [--trap cut_rows] [--show]``
With ``--trap`` each file holds that trap alone ("none" for none); ``--show`` prints what was understood wrongly.
"""

import argparse
import tempfile
import traceback
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tests.support.messy.formats import FORMATS
from tests.support.messy.mixes import KINDS, Mix, mixes
from tests.support.messy.score import Score, score
from tests.support.messy.traps import TRAPS

_SHOWN = 12
_WIDEST = 160


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--format", default="", help="only formats whose name begins so")
    parser.add_argument("--kind", default="", help="only kinds whose name begins so")
    parser.add_argument("--trap", help="this trap alone, none, or all: one after the other")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    exact = [form for form in FORMATS if form.name == options.format]
    formats = exact or [form for form in FORMATS if form.name.startswith(options.format)]
    kinds = [kind for kind in KINDS if kind.startswith(options.kind)]
    every = list(mixes(formats, range(options.first, options.first + options.seeds), kinds))
    if options.trap:
        names = ["", *TRAPS] if options.trap == "all" else ["" if options.trap == "none" else options.trap]
        every = [
            Mix(mix.kind, mix.format, mix.seed, (name,) if name else ())
            for name in names
            for mix in every
            if name not in mix.format.without
        ]
    print_tables(every, by_trap=options.trap == "all", show=options.show)


def print_tables(every: Sequence[Mix], *, by_trap: bool, show: bool) -> None:
    found: dict[tuple[str, str], Score] = defaultdict(Score)
    with tempfile.TemporaryDirectory() as folder:
        for mix in every:
            result = scored(mix, Path(folder))
            row = (mix.traps or ("-",))[0] if by_trap else mix.format.name
            found[row, mix.kind].add(result)
            if show and (result.wrong or result.lost or result.read != result.found):
                tell(mix, result)
    print(
        "| | bảng | dòng | tìm thấy | đúng dòng | ô | mất không báo |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |"
    )
    for (row, kind), total in found.items():
        shares = (total.recall, total.precision, total.accuracy)
        print(f"| {row} | {kind} | {total.known} | {' | '.join(map(percent, shares))} | {len(total.lost)} |")


def scored(mix: Mix, folder: Path) -> Score:
    """Score a file; one that our program breaks on is told and counts as not read."""
    try:
        return mix.score(folder)
    except Exception:
        print(f"-- BROKEN: {mix.format.name}, {mix.kind}, seed {mix.seed}: {', '.join(mix.traps)}")
        traceback.print_exc(limit=-2)
        return score(mix.draft(), None)


def percent(share: float) -> str:
    """Return a share as officers write it, never rounded up to all."""
    return f"{int(share * 10_000) / 100:.2f} %".replace(".", ",")


def tell(mix: Mix, result: Score) -> None:
    print(f"-- {mix.format.name}, {mix.kind}, seed {mix.seed}: {', '.join(mix.traps)}")
    print(f"   known {result.known} found {result.found} read {result.read} cells {result.right}/{result.cells}")
    for name, path, expected, read in result.wrong[:_SHOWN]:
        print(f"   {name[:40]!r} {path}: {expected!r} -> {read!r}"[: _WIDEST * 2])
    for name in result.lost[:_SHOWN]:
        print(f"   LOST {name[:_WIDEST]}")


if __name__ == "__main__":
    main()
