"""Measures an issued document as PDF against the rules profile; every check returns what is wrong, in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from cdsdesk.reporting.styles import Profile
from tests.support.pdf_pages import PdfPage, Row, read_pages

Check = Callable[["Measured"], Iterator[str]]
CHECKS: dict[str, Check] = {}

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass
class Measured:
    """Three PDFs of one rendering: number and date blank, filled with 5 and 05/01/2027, and one of full pages.

    ``profile`` holds the values that they must show, not those they were made with.
    """

    profile: Profile
    make: Callable[[str], bytes]

    @cached_property
    def blank(self) -> list[PdfPage]:
        return read_pages(self.make("blank"))

    @cached_property
    def filled(self) -> list[PdfPage]:
        return read_pages(self.make("filled"))

    @cached_property
    def full(self) -> list[PdfPage]:
        return read_pages(self.make("full"))

    @property
    def first(self) -> PdfPage:
        """The first page with blanks."""
        return self.blank[0]

    @property
    def left(self) -> float:
        return self.profile.page.left_mm

    @property
    def right(self) -> float:
        return self.profile.page.width_mm - self.profile.page.right_mm

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def nation_x(self) -> float:
        """Where the right column of the letterhead begins."""
        return self.right - self.profile.letterhead.nation_column_mm

    @property
    def nation_middle(self) -> float:
        return (self.nation_x + self.right) / 2

    @property
    def body_middle(self) -> float:
        return self.left + self.profile.letterhead.body_column_mm / 2

    def left_column(self, row: Row) -> Row:
        return row.between(0, self.nation_x)

    def right_column(self, row: Row) -> Row:
        return row.between(self.nation_x, self.right + 1)

    def nation(self) -> Row:
        return self.right_column(self.first.row(lambda row: NATION in row.words))

    def motto(self) -> Row:
        return self.right_column(self.first.row(lambda row: MOTTO in row.words))

    def number_row(self, pages: list[PdfPage]) -> Row:
        """The row of number and date."""
        return pages[0].row(lambda row: row.words.startswith("Số:"))

    def annexes(self, pages: list[PdfPage]) -> list[list[PdfPage]]:
        """The pages of each annex."""
        starts = [at for at, page in enumerate(pages) if any(row.words.startswith("Phụ lục") for row in page.rows[:2])]
        return [pages[start:end] for start, end in zip(starts, [*starts[1:], len(pages)], strict=True)]

    def main_pages(self, pages: list[PdfPage]) -> list[PdfPage]:
        """The pages before the first annex."""
        return pages[: len(pages) - sum(map(len, self.annexes(pages)))]

    def body_rows(self) -> list[Row]:
        """Rows of the running text of the filled-up document, page numbers left out."""
        start = next(at for at, row in enumerate(self.first.rows) if row.words.startswith("I. "))
        rows = self.first.rows[start:]
        second = self.blank[1]
        end = next(at for at, row in enumerate(second.rows) if "Nơi nhận:" in row.words)
        return [*rows, *second.rows[1:end]]


def check(function: Check) -> Check:
    """Register a check under its own name."""
    CHECKS[function.__name__] = function
    return function


def near(what: str, value: float, wanted: float, allowed: float = 0.3) -> Iterator[str]:
    """Complain when ``value`` is further than ``allowed`` from ``wanted``."""
    if abs(value - wanted) > allowed:
        yield f"{what}: {value:.2f} instead of {wanted:.2f}"


def within(what: str, value: float, low: float, high: float) -> Iterator[str]:
    """Complain when ``value`` lies outside a range."""
    if not low - 1e-6 <= value <= high + 1e-6:
        yield f"{what}: {value:.3f} not in {low:.3f} to {high:.3f}"


def holds(what: str, fact: bool) -> Iterator[str]:
    """Complain when ``fact`` does not hold."""
    if not fact:
        yield f"{what}: no"


def sized(what: str, row: Row, size: float) -> Iterator[str]:
    """Complain when a row is not in one size, the given one."""
    if row.sizes != {size}:
        yield f"{what}: {sorted(row.sizes)} pt instead of {size}"


def ruled(what: str, page: PdfPage, row: Row, low: float, high: float, length: float) -> Iterator[str]:
    """Complain when no solid rule stands centred under ``row``, between two shares of ``length`` long."""
    rule = page.rule_below(row)
    if rule is None:
        yield f"{what}: no rule"
        return
    yield from near(f"{what}: middle", rule.middle, row.middle)
    yield from within(f"{what}: share", round(rule.length / length, 3), low, high)
    yield from within(f"{what}: stroke", rule.stroke, 0.5, 0.75)


def failures(measured: Measured, name: str) -> list[str]:
    """Return what check ``name`` finds wrong; something that cannot be found at all is wrong too."""
    try:
        return list(CHECKS[name](measured))
    except (StopIteration, IndexError, ValueError, RuntimeError) as error:
        return [f"{name}: not found ({error!r})"]
