"""All classes of slips in letters."""

from tests.support.proofread import (
    faults_dates,
    faults_documents,
    faults_numbers,
    faults_structure,
    faults_tasks,
    faults_text,
)
from tests.support.proofread.faults import LETTER_FAULTS, Fault

_MODULES = (faults_tasks, faults_documents, faults_numbers, faults_dates, faults_structure, faults_text)


def letter_faults() -> tuple[Fault, ...]:
    """Return the classes of slips in the order of their groups."""
    names = [module.__name__ for module in _MODULES]
    return tuple(sorted(LETTER_FAULTS.values(), key=lambda fault: names.index(fault.make.__module__)))
