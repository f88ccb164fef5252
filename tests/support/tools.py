"""System programs that some tests look through; a test whose program is not installed is skipped by its name."""

import shutil

import pytest


def needs_tool(*names: str) -> str:
    """Return the path of the first program that is installed; skip the test, naming it, when none is."""
    for name in names:
        found = shutil.which(name)
        if found is not None:
            return found
    pytest.skip(f"needs the program {' or '.join(names)}, which is not installed here")
