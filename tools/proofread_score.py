"""How many slips are found in random reports and how many false alarms correct ones get.

``python -m tools.proofread_score [N] [--clean M] [--first SEED] [--only documents.] [--form txt] [--docs PAGE]`` makes
N reports with each slip and M correct ones; with ``--docs`` the tables are written into that page. ``--form perfect``
judges what a reader without fault would see.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cdsdesk.checks.proof import ALL_PAPER_RULES
from tests.support.proofread.catalogue import letter_faults
from tests.support.proofread.faults_office import OFFICE_FAULTS
from tests.support.proofread.reading import FORMS, file_reader, judged, printed, read_perfectly
from tests.support.proofread.score import (
    Clean,
    Read,
    Tally,
    clean_letters,
    clean_offices,
    slipped,
    slipped_office,
)

_BEGIN, _END = "<!-- measured -->", "<!-- /measured -->"


@dataclass
class Measured:
    """What was counted: each class of slips in letters and in offices, and the correct ones by form."""

    letters: list[tuple[str, str, Tally]] = field(default_factory=list)
    offices: list[tuple[str, str, Tally]] = field(default_factory=list)
    clean: dict[str, Clean] = field(default_factory=dict)

    @property
    def all(self) -> list[tuple[str, str, Tally]]:
        """All classes."""
        return [*self.letters, *self.offices]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=8)
    parser.add_argument("--clean", type=int, default=20)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--only", default="", help="only classes whose name begins so")
    parser.add_argument("--form", default="", choices=("", "perfect", "own", *FORMS))
    parser.add_argument("--docs", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seeds = (range(options.first, options.first + number) for number in (options.count, options.clean))
        measured = measure(*seeds, options.only, options.form, Path(folder))
    tables = [totals(measured), classes(measured.letters), classes(measured.offices), rules(measured)]
    told = "\n\n".join(tables)
    print(told)
    print(missed_and_false(measured))
    if options.docs:
        write_into(options.docs, told)


def measure(slips: range, clean: range, only: str, form: str, folder: Path) -> Measured:
    """Make and judge everything; classes in letters go through files, in offices through the report composed."""
    made = Measured()
    if form != "own":
        for name in (form,) if form else ("perfect", *FORMS):
            with _reader(name, folder) as read:
                made.clean[name] = clean_letters(clean, read)
        with _reader(form, folder) as read:
            for fault in letter_faults():
                if fault.key.startswith(only):
                    made.letters.append((fault.key, fault.words, slipped(fault, slips, read)))
                    print(fault.key, made.letters[-1][2].found, made.letters[-1][2].made, file=sys.stderr, flush=True)
    if form in ("", "own"):
        made.clean["own"] = clean_offices(clean, judged)
        for name in ("docx", "pdf"):
            with printed(folder, name) as judge:
                made.clean[f"own {name}"] = clean_offices(clean, judge)
        for own in OFFICE_FAULTS.values():
            if own.key.startswith(only):
                made.offices.append((own.key, own.words, slipped_office(own, slips, judged)))
    return made


@contextmanager
def _reader(form: str, folder: Path) -> Iterator[Read]:
    if form == "perfect":
        yield read_perfectly
        return
    with file_reader(folder, *((form,) if form else FORMS)) as read:
        yield read


def totals(measured: Measured) -> str:
    """Return the sums: slips found, false alarms by form."""
    made = sum(tally.made for _, _, tally in measured.all)
    found = sum(tally.found for _, _, tally in measured.all)
    lines = [
        f"Slips: {len(measured.all)} classes, {made} reports with one slip each, {found} found ({_share(found, made)})."
    ]
    lines += ["", "| correct reports | read | false alarms | notes |", "| --- | ---: | ---: | ---: |"]
    lines += [
        f"| {name} | {clean.reports} | {len(clean.alarms)} | {clean.notes.total()} |"
        for name, clean in measured.clean.items()
    ]
    return "\n".join(lines)


def classes(told: Sequence[tuple[str, str, Tally]]) -> str:
    """Return the table of classes."""
    lines = ["| class | slip | made | found | by |", "| --- | --- | ---: | ---: | --- |"]
    for key, words, tally in told:
        by = ", ".join(f"`{rule}`" for rule, _ in tally.rules.most_common(3))
        lines.append(f"| {key} | {words} | {tally.made} | {_share(tally.found, tally.made)} | {by} |")
    return "\n".join(lines)


def rules(measured: Measured) -> str:
    """Return what each rule over documents found and wrongly told, and each over records that found a slip."""
    found: Counter[str] = Counter()
    for _, _, tally in measured.all:
        found.update(tally.rules)
    alarms = Counter(finding.rule for clean in measured.clean.values() for _, finding in clean.alarms)
    notes: Counter[str] = Counter()
    for clean in measured.clean.values():
        notes.update(clean.notes)
    lines = ["| rule | slips found | false alarms | notes |", "| --- | ---: | ---: | ---: |"]
    known = sorted({rule.id for rule in ALL_PAPER_RULES} | set(found) | set(alarms))
    lines += [f"| `{name}` | {found[name]} | {alarms[name]} | {notes[name]} |" for name in known]
    return "\n".join(lines)


def missed_and_false(measured: Measured) -> str:
    """Return one example of each class that was missed and of each rule that raised a false alarm."""
    lines = ["", "Missed:"]
    for key, _, tally in measured.all:
        if tally.missed:
            seed, spots = tally.missed[0]
            lines.append(f"- {key} {tally.found}/{tally.made}, seed {seed}: {' | '.join(spots[:2])[:300]}")
    lines.append("False:")
    for name, clean in measured.clean.items():
        seen = set()
        for seed, finding in clean.alarms:
            if finding.rule not in seen:
                seen.add(finding.rule)
                quote = finding.place.quote[:80] if finding.place else ""
                lines.append(f"- {name} {finding.rule}, seed {seed}: {finding.message[:240]} | {quote}")
    return "\n".join(lines)


def write_into(page: Path, tables: str) -> None:
    """Put the tables between the marks of a page."""
    before, _, rest = page.read_text("utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    page.write_text(f"{before}{_BEGIN}\n\n{tables}\n\n{_END}{after}", "utf-8")


def _share(part: int, whole: int) -> str:
    """Return a share in percent, never rounded up to all."""
    return f"{int(1000 * part / whole) / 10:.1f} %" if whole else "-"


if __name__ == "__main__":
    main()
