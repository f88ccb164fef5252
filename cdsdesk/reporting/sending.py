"""What is told for one sending alone: whom the letter goes to, and the files that go with it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Enclosed:
    """A file that goes with a letter, or one ``inside`` a package that does; ``sha256`` is of its bytes."""

    name: str
    sha256: str
    inside: bool = False


@dataclass(frozen=True)
class Sending:
    """``to`` stands in place of those that the list of recipients names, ``files`` in place of the report's own."""

    to: tuple[str, ...] = ()
    files: tuple[Enclosed, ...] = ()


USUAL = Sending()
"""Nothing is told: those of the list, the files of the report."""
