"""The formal parts of an issued document as texts with blanks, for every renderer (Decree 30/2020/NĐ-CP, article 8)."""

import math
from dataclasses import dataclass
from datetime import date

from cdsdesk.document.blocks import Addressees, Letterhead, Recipients, Reference
from cdsdesk.document.formal_words import ADDRESSEES_LABEL as ADDRESSEES_LABEL
from cdsdesk.document.formal_words import MOTTO as MOTTO
from cdsdesk.document.formal_words import NATION as NATION
from cdsdesk.document.formal_words import RECIPIENTS_LABEL as RECIPIENTS_LABEL
from cdsdesk.reporting.styles import MM
from cdsdesk.vietnamese.dates import format_date_long

_STOPS = " ;,."


@dataclass(frozen=True, slots=True)
class Blank:
    """Room that is left for the clerk's stamp, at least ``width_mm`` wide."""

    width_mm: float


Piece = str | Blank


def number_line(letterhead: Letterhead, blank_mm: float) -> tuple[Piece, ...]:
    """Return ô 3: "Số: 05/BC-UBND", or a blank before the symbol."""
    if letterhead.number:
        return (f"Số: {_number(letterhead.number)}/{letterhead.symbol}",)
    return ("Số:", Blank(blank_mm), f"/{letterhead.symbol}")


def date_line(letterhead: Letterhead, blank_mm: float) -> tuple[Piece, ...]:
    """Return ô 4: "Nha Trang, ngày 05 tháng 01 năm 2026", or blanks for day and month."""
    day = _date(letterhead.date, letterhead.year, blank_mm)
    return _joined((f"{letterhead.place},", *day))


def reference_line(reference: Reference, number_mm: float, date_mm: float) -> tuple[Piece, ...]:
    """Return the line below an annex title: "(Kèm theo Báo cáo số …/BC-UBND ngày … của …)"."""
    opening = f"(Kèm theo {reference.kind} số"
    day = _date(reference.date, reference.year, date_mm)
    issuer = f"của {reference.issuer})"
    if reference.number:
        return _joined((f"{opening} {_number(reference.number)}/{reference.symbol}", *day, issuer))
    return _joined((opening, Blank(number_mm), f"/{reference.symbol}", *day, issuer))


def addressee_lines(addressees: Addressees) -> tuple[str, ...]:
    """Return what stands behind "Kính gửi:": one name with a full stop, or dashed lines of which the last ends so."""
    if len(addressees.names) == 1:
        return (addressees.names[0].strip(_STOPS) + ".",)
    return _dashed(addressees.names)


def recipient_lines(recipients: Recipients) -> tuple[str, ...]:
    """Return the list of "Nơi nhận": each line dashed and closed by ";", the last by a full stop."""
    return _dashed(recipients.lines)


def with_spaces(pieces: tuple[Piece, ...], space_pt: float) -> str:
    """Return ``pieces`` as one text whose blanks are runs of spaces of ``space_pt`` points."""
    return " ".join(piece if isinstance(piece, str) else spaces(piece, space_pt) for piece in pieces)


def spaces(blank: Blank, space_pt: float) -> str:
    """Return the spaces that, with one more on each side, fill ``blank``."""
    return " " * max(math.ceil(blank.width_mm * MM / space_pt) - 2, 1)


def _number(number: str) -> str:
    """Numbers below 10 carry a zero in front (Phụ lục I, II.3)."""
    return number.zfill(2) if number.isdecimal() else number


def _date(day: date | None, year: int, blank_mm: float) -> tuple[Piece, ...]:
    if day is not None:
        return (format_date_long(day),)
    return ("ngày", Blank(blank_mm), "tháng", Blank(blank_mm), f"năm {year}")


def _dashed(names: tuple[str, ...]) -> tuple[str, ...]:
    bare = [name.strip().removeprefix("-").strip(_STOPS) for name in names]
    return tuple(f"- {name}{'.' if name_at == len(bare) else ';'}" for name_at, name in enumerate(bare, 1))


def _joined(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Join neighbouring texts with a space."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and isinstance(piece, str) and isinstance(joined[-1], str):
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return tuple(joined)
