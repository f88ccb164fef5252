"""Enters two public documents as their offices would have, makes them again, and compares: cells, figures, words.

``python -m tools.regenerate_seeds SEEDS_FOLDER OUT_FOLDER`` reads bao-cao-nha-trang-2022.txt and
ke-hoach-dong-hoi-2023.txt, and writes data files, workbooks of the tables, the documents as PDF and what differs.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from cdsdesk.files import put_file
from tools.seeds import dong_hoi, nha_trang
from tools.seeds.compare import Compared, Reasons, reason_of, told
from tools.seeds.office import Office
from tools.seeds.text import TextDocument, read_document

Enter = Callable[[Office, TextDocument], None]
Compare = Callable[[Office, TextDocument], list[Compared]]
SEEDS: Sequence[tuple[str, str, str, Enter, Compare, Reasons]] = (
    ("bao-cao-nha-trang-2022", nha_trang.PERIOD, "bao-cao", nha_trang.enter, nha_trang.compare, nha_trang.REASONS),
    ("ke-hoach-dong-hoi-2023", dong_hoi.PERIOD, "ke-hoach", dong_hoi.enter, dong_hoi.compare, dong_hoi.REASONS),
)


def main() -> int:
    """Do both; 1 when a difference has no reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", type=Path, help="folder with the two texts")
    parser.add_argument("out", type=Path, help="an empty folder")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    unclear = 0
    for name, period, kind, enter, compare, reasons in SEEDS:
        document = read_document((options.seeds / f"{name}.txt").read_text("utf-8"))
        office = Office(options.out, name)
        enter(office, document)
        found = compare(office, document)
        office.run("report", "--period", period, "--kind", kind, "--pdf", str(options.out / f"{name}.pdf"))
        lines = [f"# {name}", *office.problems, *told(found, reasons)]
        put_file(options.out / f"{name}-so-sanh.txt", ("\n".join(lines) + "\n").encode())
        print("\n".join(lines))
        unclear += sum(not one.same and not reason_of(one, reasons) for one in found)
    return 1 if unclear else 0


if __name__ == "__main__":
    raise SystemExit(main())
