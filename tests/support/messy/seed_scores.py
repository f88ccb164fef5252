"""Scores of the tables of the two documents, for each way in which they are built."""

from collections.abc import Iterator
from pathlib import Path

from tests.support.messy.formats import FORMATS
from tests.support.messy.reading import planned
from tests.support.messy.score import Score, score
from tests.support.messy.seeds import WAYS, seed_tables

BY_NAME = {form.name: form for form in FORMATS}


def seed_scores(folder: Path) -> Iterator[tuple[str, str, Score]]:
    """Yield name of table, way and score."""
    for table in seed_tables():
        for way, (make, form) in WAYS.items():
            draft = make(table)
            yield table.name, way, score(draft, planned(BY_NAME[form].read(draft, folder)))
