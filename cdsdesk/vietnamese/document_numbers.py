"""The number and symbol of a document: its spelling, and how both are joined (NĐ 30/2020, Phụ lục I, II.3)."""

import re

CAPITAL = "[A-ZĐƠƯÂÊÔĂ]"
_ABBREVIATION = rf"{CAPITAL}\w*(?:[.&]{CAPITAL}\w*)*"
# A symbol may be cut by the end of a line ("3060/KH- UBND"): a space on one side of the hyphen, then capitals.
SYMBOL = rf"{_ABBREVIATION}(?:[-–]\w+(?:[.&]{CAPITAL}\w*)*|(?:[-–]\s|\s[-–]){CAPITAL}{{2}}\w*)*(?:/{CAPITAL}{{2}}\w*)?"

_SYMBOL_ALONE = re.compile(rf"(?:[0-9]{{4}}/)?{SYMBOL}")
_PARTY_SYMBOL = re.compile(rf"{CAPITAL}\w{{0,5}}/(?!UBND|HĐND|CP(?!\w)|TTg).+")


def document_number(number: str, symbol: str) -> str:
    """Return number and symbol as printed: "4458/KH-UBND", "87/2020/NĐ-CP", of the Party "07-NQ/TU"."""
    if not symbol or (not number and not _SYMBOL_ALONE.fullmatch(symbol)):
        return number or symbol
    return number + ("-" if _PARTY_SYMBOL.fullmatch(symbol) else "/") + symbol
