"""What is found in running text: facts with their places, each beside the words it was read from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Found:
    """A fact at ``start`` to ``end`` of a text, as it is written there."""

    start: int
    end: int
    as_written: str


@dataclass(frozen=True, slots=True)
class NumberFound(Found):
    """A plain number and what it counts ("nhiệm vụ", "văn bản"), lower case; the noun is empty where none follows."""

    value: Decimal
    noun: str = ""


@dataclass(frozen=True, slots=True)
class FractionFound(Found):
    """A share "137/137 tổ"; the noun is empty where none follows."""

    numerator: Decimal
    denominator: Decimal
    noun: str = ""


@dataclass(frozen=True, slots=True)
class PercentFound(Found):
    """A percentage in points (73.5 is 73,5%) with the decimals that were written."""

    value: Decimal
    decimals: int


@dataclass(frozen=True, slots=True)
class MoneyFound(Found):
    """An amount in whole đồng and the unit that was written ("triệu đồng")."""

    dong: int
    unit: str

    @property
    def value(self) -> Decimal:
        """The amount in đồng, as numbers tell theirs."""
        return Decimal(self.dong)


Amount = NumberFound | MoneyFound
"""What can be added up and divided: a count or money."""


@dataclass(frozen=True, slots=True)
class WordedFound(Found):
    """A number in words ("năm trăm triệu đồng") with the unit behind it: "đồng", "phần trăm" or none.

    ``by_name`` says that "bằng chữ" announces it; else it stands in brackets of its own. ``value`` is None where its
    words make up no number ("năm trăm sáu sáu mươi").
    """

    value: Decimal | None
    unit: str
    by_name: bool


@dataclass(frozen=True, slots=True)
class DateFound(Found):
    """A day, month, quarter or year as its first and last day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SpanFound(Found):
    """From one day to another ("từ ngày 15/12/2021 đến ngày 14/6/2022"); reversed ones are kept as written."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ItemsFound(Found):
    """A reference to items of an annex or plan: "mục 1.4, 1.5 Phụ lục 1"; the annex is empty where not named.

    An annex named alone has no items; ``of`` is the kind of another document whose items they are ("Kế hoạch").
    """

    items: tuple[str, ...]
    annex: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class ListFound(Found):
    """A count and the list that it announces: "03 văn bản, gồm: …"; ``listed`` are the items that were found.

    ``lead`` are the words between ("gồm", "trong đó" may be of a part only), ``mark`` is what divides the items: a
    comma may stand inside an item as well; empty where the items are lines of their own.
    """

    count: int
    noun: str
    listed: tuple[str, ...]
    lead: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class AgencyFound(Found):
    """A body as it is named in the text."""

    name: str
