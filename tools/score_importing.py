"""How much of messy files is understood, by format, kind and trap: prints the tables of docs/importing.md.

``python -m tools.score_importing [--seeds 20] [--format .xlsx] [--kind tasks] [--trap cut_rows] [--show]``
``--seeds`` is how many files are made of each format and kind. With ``--trap`` each file holds that trap alone
("none": none, "all": one after the other); ``--show`` prints what was understood wrongly.
"""

import argparse
import tempfile
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.support.messy.formats import FORMATS
from tests.support.messy.mixes import KINDS, RUNNING, Mix, mixes
from tests.support.messy.score import Score, score
from tests.support.messy.seed_scores import seed_scores
from tests.support.messy.traps import NOT_IN_TEXT, TRAPS

_SHOWN = 12
_WIDEST = 320


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--format", default="", help="only formats whose name begins so")
    parser.add_argument("--kind", default="", help="only kinds whose name begins so")
    parser.add_argument("--trap")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    exact = [form for form in FORMATS if form.name == options.format]
    formats = exact or [form for form in FORMATS if form.name.startswith(options.format)]
    kinds = [kind for kind in KINDS if kind.startswith(options.kind)]
    every = list(mixes(formats, range(options.first, options.first + options.seeds), kinds))
    if options.trap:
        every = with_trap(every, ["", *TRAPS] if options.trap == "all" else [options.trap.replace("none", "")])
    with tempfile.TemporaryDirectory() as folder:
        scores = [scored(mix, Path(folder), show=options.show) for mix in every]
        if options.trap:
            print_table("trap", zip((mix.traps[0] if mix.traps else "none" for mix in every), scores, strict=True))
        print_table("format", zip((mix.format.name for mix in every), scores, strict=True))
        print_table("kind", zip((mix.kind for mix in every), scores, strict=True))
        if not (options.trap or options.format or options.kind):
            print_table("table", ((f"{name}: {way}", result) for name, way, result in seed_scores(Path(folder))))


def with_trap(every: Sequence[Mix], names: Sequence[str]) -> list[Mix]:
    """Return the files with one trap each, where their format can hold it."""
    return [
        Mix(mix.kind, mix.format, mix.seed, (name,) if name else ())
        for name in names
        for mix in every
        if name not in mix.format.without and not (name in NOT_IN_TEXT and mix.kind in RUNNING)
    ]


def scored(mix: Mix, folder: Path, *, show: bool) -> Score:
    """Score a file; one that our program breaks on is told and counts as not read."""
    try:
        result = mix.score(folder)
    except Exception:
        print(f"-- BROKEN: {mix.format.name}, {mix.kind}, seed {mix.seed}: {', '.join(mix.traps)}")
        traceback.print_exc(limit=-2)
        result = score(mix.draft(), None)
    if show and (result.wrong or result.lost or result.read != result.found):
        tell(mix, result)
    return result


def print_table(what: str, scores: Iterable[tuple[str, Score]]) -> None:
    found: dict[str, Score] = {}
    for name, result in scores:
        found.setdefault(name, Score()).add(result)
    print(f"\n| {what} | rows | recall | precision | cells exact | lost unsaid |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, total in found.items():
        shares = " | ".join(map(percent, (total.recall, total.precision, total.accuracy)))
        print(f"| {name} | {total.known} | {shares} | {len(total.lost)} |")


def percent(share: float) -> str:
    """Return a share in percent, never rounded up to all."""
    return f"{int(share * 10_000) / 100:.2f} %"


def tell(mix: Mix, result: Score) -> None:
    print(f"-- {mix.format.name}, {mix.kind}, seed {mix.seed}: {', '.join(mix.traps)}")
    print(f"   known {result.known} found {result.found} read {result.read} cells {result.right}/{result.cells}")
    for name, path, expected, read in result.wrong[:_SHOWN]:
        print(f"   {name[:40]!r} {path}: {expected!r} -> {read!r}"[:_WIDEST])
    for name in result.lost[:_SHOWN]:
        print(f"   LOST {name[:_WIDEST]}")


if __name__ == "__main__":
    main()
