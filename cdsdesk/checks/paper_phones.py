"""Telephone numbers in a document: too short, too long, or of before 2018."""

import re
from collections.abc import Iterator

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_lines import lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.people import read_phones

_PHONE = re.compile(
    r"(?<!\w)(?:điện thoại|đt|sđt|số máy|di động)(?: di động| liên hệ| cố định)? ?[:.]? ?"
    r"(?P<number>\(?0[0-9]{1,4}\)?(?:[ .-]?[0-9]{1,5}){1,5})(?![\w/]|[.-][0-9])",
    re.IGNORECASE,
)
_SHORTEST = 6


@paper_rule("text.phone", Severity.WARNING, "Số điện thoại không đúng dạng")
def phone(paper: Paper) -> Iterator[Issue]:
    """Mobile numbers have ten digits, fixed lines eleven; only behind words that say that it is one."""
    for line in lines(paper):
        for found in _PHONE.finditer(line.text) if "0" in line.text else ():
            written = found["number"]
            digits = sum(char.isdigit() for char in written)
            if digits >= _SHORTEST and not read_phones(written):
                yield Issue(
                    f"Số điện thoại “{written}” có {digits} chữ số; di động có 10, cố định có 11",
                    found=written,
                    place=line.at(found.start("number"), found.end("number")),
                )
