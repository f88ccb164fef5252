"""The kind of a document in a register, told by its symbol, else by the first words of what it is about."""

import re

from cdsdesk.importing.heading_words import heading_key
from cdsdesk.vietnamese.document_numbers import TYPES
from cdsdesk.vietnamese.document_types import type_of_symbol
from cdsdesk.vietnamese.text import clean_line

_OF_PARTY = {"CV": "Công văn", "KL": "Kết luận", "TT": "Thông tri"}
"""What the symbols of the Party begin with: "15-CV/ĐU" is read as "CV/ĐU"."""
_ALSO_WORDS = frozenset({"Quy chế", "Quy định", "Hướng dẫn", "Báo cáo", "Thông báo", "Chương trình", "Dự án", "Luật"})
"""Kinds that a subject may begin with as well: "Hướng dẫn đăng ký …" is what a letter does."""

_ARRIVALS = frozenset({"so den", "so vb den", "so van ban den", "so thu tu den", "stt den", "so vao so"})


def kind_of(symbol: str, subject: str, heading: str) -> str:
    """Return the kind of a document, "" when nothing tells it; ``heading`` stands over the column of its subject."""
    head, party, _ = symbol.partition("/")
    if party and head in _OF_PARTY:
        return _OF_PARTY[head]
    if known := type_of_symbol(symbol):
        return known
    line = clean_line(subject)
    names_kind = "loai" in heading_key(heading).split()
    return next(
        (
            name
            for name in TYPES
            if re.match(rf"{name}(?!\w)", line, re.IGNORECASE) and (names_kind or name not in _ALSO_WORDS)
        ),
        "",
    )


def is_number_of_arrival(heading: str) -> bool:
    """Say whether a column numbers what came in: it is of our register, not of the document."""
    return heading_key(heading) in _ARRIVALS
