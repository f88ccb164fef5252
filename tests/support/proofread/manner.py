"""How an office writes: its days, bullets, headings, shares; drawn anew for each report."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.support.proofread.world import Paper, share


@dataclass(frozen=True)
class Manner:
    """How an office writes: its days, its bullets, its headings, whether tables stand in annexes."""

    days: str
    bullets: tuple[str, str]
    headings: str
    apart: bool
    label: str
    quotes: str
    shares: str
    captions: bool

    def day(self, day: datetime.date) -> str:
        """Return a day in the office's way."""
        month = f"{day.month:02d}" if self.days == "full" or (self.days == "decree" and day.month < 3) else day.month
        return f"{day.day}/{month}/{day.year}" if self.days == "short" else f"{day.day:02d}/{month}/{day.year}"

    def cite(self, paper: Paper) -> str:
        """Return how a document is named."""
        return f"{paper.kind} số {paper.number:02d}/{paper.symbol} ngày {self.day(paper.day)}"

    def share(self, part: int, whole: int, noun: str) -> tuple[str, str]:
        """Return a share of a count in words and its percentage alone."""
        percent = plain(share(part, whole))
        words = {
            "brackets": f"{percent} ({grouped(part)}/{grouped(whole)}) {noun}",
            "after": f"{grouped(part)}/{grouped(whole)} {noun}, đạt tỷ lệ {percent}",
            "before": f"{grouped(part)}/{grouped(whole)} {noun} ({percent})",
        }
        return words[self.shares], percent


def manner(rng: Random) -> Manner:
    """Draw the habits of an office."""
    return Manner(
        rng.choice(("decree", "full", "short")),
        rng.choice((("-", "+"), ("-", "-"), ("+", "-"))),
        rng.choice(("roman", "parts", "plain")),
        rng.random() < 0.6,
        rng.choice(("roman", "digits", "padded")),
        rng.choice(("“”", '""')),
        rng.choice(("brackets", "after", "before")),
        rng.random() < 0.5,
    )


def grouped(number: int) -> str:
    """Return a number with dots between thousands."""
    return f"{number:,}".replace(",", ".")


def plain(percent: Decimal) -> str:
    """Return a percentage as it is written: without ",0"."""
    return f"{percent:f}".removesuffix(".0").replace(".", ",") + "%"
