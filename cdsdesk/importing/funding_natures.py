"""Headings that tell what money may be spent on: "Vốn đầu tư | Vốn sự nghiệp", "ĐTPT | SN" below a source or a year."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cdsdesk.importing.heading_words import heading_key, heading_years, spelled
from cdsdesk.model.tasks import Nature

_MONEY = r"(?:(?:von|chi|kinh phi|nguon|ngan sach) )*"
_RECURRENT = re.compile(rf"{_MONEY}(?:su nghiep|thuong xuyen|sn|tx)(?: (?:cntt|cong nghe thong tin|kinh te))?")
_INVESTMENT = re.compile(rf"{_MONEY}(?:dau tu(?: phat trien| cong| xay dung co ban)?|xay dung co ban|dt)")
_SAYS_RECURRENT = re.compile(r"\b(?:von|chi|kinh phi|nguon) (?:su nghiep|thuong xuyen)\b")
_SAYS_INVESTMENT = re.compile(r"\bdau tu (?:phat trien|cong)\b|\bchi dau tu\b|\bxay dung co ban\b")


@dataclass(frozen=True, slots=True)
class NatureTold:
    """The nature of money that a heading tells, and the heading without these words."""

    nature: Nature
    header: str


def natures_told(headers: Sequence[str]) -> Mapping[int, NatureTold]:
    """Return by column what headings tell of the nature of money.

    "Vốn đầu tư" alone is money of any nature; beside "Vốn sự nghiệp" it is that for investment.
    """
    found = {column: told for column, header in enumerate(headers) if (told := _told(header)) is not None}
    recurrent = {_group(headers[column]) for column, told in found.items() if told.nature is Nature.RECURRENT}
    return {
        column: told
        for column, told in found.items()
        if told.nature is Nature.RECURRENT or _group(headers[column]) in recurrent or _is_plain(headers[column])
    }


def _told(header: str) -> NatureTold | None:
    parts = header.split(" › ")
    for place, part in enumerate(parts):
        key = spelled(heading_key(part))
        for nature, whole in ((Nature.RECURRENT, _RECURRENT), (Nature.INVESTMENT, _INVESTMENT)):
            if whole.fullmatch(key):
                bare = " ".join(["Kinh phí", *(f"năm {year}" for year in heading_years(part))])
                return NatureTold(nature, " › ".join([*parts[:place], bare, *parts[place + 1 :]]))
    key = spelled(heading_key(header.replace("(", " ").replace(")", " ")))
    says = ((Nature.RECURRENT, _SAYS_RECURRENT), (Nature.INVESTMENT, _SAYS_INVESTMENT))
    told = [nature for nature, words in says if words.search(key)]
    return NatureTold(told[0], header) if len(told) == 1 else None


def _is_plain(header: str) -> bool:
    return _SAYS_INVESTMENT.search(spelled(heading_key(header.replace("(", " ").replace(")", " ")))) is not None


def _group(header: str) -> str:
    return header.rpartition(" › ")[0]
