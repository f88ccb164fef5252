"""The articles of a decision or resolution: what is said of "Điều 6" stands in the document."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_lines import passage_lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.model.findings import Place, Severity

_ARTICLE = re.compile(r"Điều (?P<number>[0-9]{1,3})[.:]? ")
_CITED = re.compile(r"(?<!\w)Điều (?P<number>[0-9]{1,3})(?![\w/])")
_NAMES_ANOTHER = re.compile(
    r"(?:,| và)?(?: khoản [0-9]{1,2}| (?:Điều )?[0-9]{1,3}|,)*,? ?(?:của |tại )?"
    r"(?:Bộ luật|Luật|Nghị|Thông tư|Quyết định|Quy |Điều lệ|Hiến pháp|Pháp lệnh|Chỉ thị|Kế hoạch|Đề án|Chương"
    r"|Hướng dẫn)"
)
_THIS = re.compile(r"[^.;0-9]{0,12} này(?!\w)")
_SOME = 2


@paper_rule("structure.article-absent", Severity.WARNING, "Dẫn đến một Điều không có trong văn bản")
def article_absent(paper: Paper) -> Iterator[Issue]:
    """Articles of laws and other documents are named with them; a bare one, or one "of this", is of the document."""
    own = {int(found["number"]) for line in passage_lines(paper) if (found := _ARTICLE.match(line.text))}
    if len(own) < _SOME:
        return
    recipients = " ".join(paper.formal.recipients)
    texts = [(line.text, line.place) for line in passage_lines(paper)]
    for text, place in (*texts, (recipients, Place("Nơi nhận", quote=recipients))):
        for found in _CITED.finditer(text):
            if int(found["number"]) in own or found.start() == 0 or not _is_own(text, found):
                continue
            words = f"Điều {found['number']}"
            yield Issue(
                f"Dẫn đến {words} nhưng văn bản chỉ có các Điều từ {min(own)} đến {max(own)}",
                found=words,
                facts=tuple(map(str, sorted(own))),
                place=replace(place, quote=words),
            )


def _is_own(text: str, found: re.Match[str]) -> bool:
    another = _NAMES_ANOTHER.match(text, found.end())
    return another is None or _THIS.match(text, another.end()) is not None
