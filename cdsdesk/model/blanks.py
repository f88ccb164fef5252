"""What a text of a report may quote: the names of its blanks "{…}", in English and in Vietnamese."""

from cdsdesk.vietnamese.text import search_key

GENERAL = frozenset(
    {
        "period",
        "PERIOD",
        "next",
        "NEXT",
        "last",
        "LAST",
        "year",
        "office",
        "place",
        "subject",
        "addressees",
        "from",
        "to",
        "as_of",
        "documents_from",
        "documents_to",
    }
)
"""Blanks that every sentence, title and own text may have."""

FIGURES = frozenset({"indicator", "target", "evaluation"})
"""Blanks that are followed by the code of an indicator: "{indicator I.7}"."""

_ALIASES = {
    "ky": "period",
    "ky bao cao": "period",
    "ky toi": "next",
    "ky truoc": "last",
    "nam": "year",
    "co quan": "office",
    "don vi": "office",
    "dia ban": "place",
    "trich yeu": "subject",
    "noi nhan": "addressees",
    "tu ngay": "from",
    "den ngay": "to",
    "chi tieu": "indicator",
    "muc tieu": "target",
    "danh gia": "evaluation",
}


def blank_of(written: str, allowed: frozenset[str]) -> tuple[str, str] | None:
    """Return the name and the code of a blank: ("indicator", "I.7") for "chỉ tiêu I.7"; None for an unknown one.

    Names are known in English, as outlines of the program have them, and in Vietnamese with or without diacritics.
    """
    words = written.split()
    for count in range(len(words), 0, -1):
        name, code = " ".join(words[:count]), " ".join(words[count:])
        known = name if name in allowed | GENERAL | FIGURES else _ALIASES.get(search_key(name), "")
        if known in allowed and not code:
            return known, ""
        if known and (known in FIGURES) == bool(code):
            return known, code
    return None
