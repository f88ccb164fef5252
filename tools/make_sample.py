"""Rebuilds resources/sample from the data in tools/sample; run as ``python -m tools.make_sample``."""

from pathlib import Path

from cdsdesk.files import put_file
from tools.sample import lists, progress, records
from tools.sample.sheet import workbook_bytes

SAMPLE = Path(__file__).parents[1] / "resources" / "sample"


def build() -> dict[str, bytes]:
    """Return every file of the sample by its name."""
    sheets = {
        "nhiem-vu-2022.xlsx": progress.tasks_2022(),
        "du-an-2022.xlsx": progress.projects_2022(),
        "chi-tieu-2022-2024.xlsx": lists.targets(),
        **{f"ket-qua-chi-tieu-{year}.xlsx": lists.results(year) for year in lists.YEARS},
        "van-ban-2022.xlsx": lists.documents(),
        "nhiem-vu-2026.xlsx": progress.tasks_2026(),
    }
    return {name: workbook_bytes(sheet) for name, sheet in sheets.items()} | {
        "ghi-ket-qua-2026.json": records.results_2026(),
        "ghi-chep-2026.json": records.year_2026(),
        "to-cong-nghe-so.json": records.teams(),
        "van-phong.json": records.office(),
    }


def main() -> None:
    """Write the files of the sample into its folder."""
    for name, data in build().items():
        put_file(SAMPLE / name, data)
        print(f"{name}: {len(data)} byte")


if __name__ == "__main__":
    main()
