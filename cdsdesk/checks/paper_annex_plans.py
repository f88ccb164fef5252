"""Lists by state that tell of one plan and name the items of an annex that is another plan's by its title."""

from collections.abc import Iterator
from itertools import islice

from cdsdesk.checks.annex_mentions import annex_key
from cdsdesk.checks.paper import Origin, Paper, PaperAnnex, Passage
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.state_lists import StateLine, state_lists
from cdsdesk.facts.citations import CitationFound, find_citations
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.document_numbers import document_number
from cdsdesk.vietnamese.text import raw_key

_LEAD = 3


@paper_rule("annexes.other-plan", Severity.NOTE, "Danh sách theo một kế hoạch dẫn đến phụ lục của kế hoạch khác")
def other_plan(paper: Paper) -> Iterator[Issue]:
    """One task may stand in two plans, so it is a note; of our own the lists are made for the plans they name."""
    if paper.origin is Origin.OWN:
        return
    annexes = {annex_key(annex.label): annex for annex in paper.annexes}
    for lines in state_lists(paper):
        told = _lead(paper, lines[0])
        keys = sorted({annex_key(found.annex) for line in lines for found in line.found} & annexes.keys())
        for key in keys if told else ():
            titled = _citation(annexes[key].title)
            if told and titled and told.type == titled.type and _key(told) != _key(titled):
                yield _issue(lines[0], annexes[key], told, titled)


def _lead(paper: Paper, line: StateLine) -> CitationFound | None:
    """Return the document that the lines right above a list name."""
    place = next(index for index, block in enumerate(paper.body) if block is line.passage)
    above = (block for block in reversed(paper.body[:place]) if isinstance(block, Passage))
    return next((cited for block in islice(above, _LEAD) if (cited := _citation(block.text)) is not None), None)


def _citation(text: str) -> CitationFound | None:
    return next((cited for cited in find_citations(text) if cited.number), None)


def _key(cited: CitationFound) -> tuple[str, str]:
    return cited.number.lstrip("0"), raw_key(cited.symbol)


def _issue(line: StateLine, annex: PaperAnnex, told: CitationFound, titled: CitationFound) -> Issue:
    named = f"{told.type} {document_number(told.number, told.symbol)}"
    other = f"{titled.type} {document_number(titled.number, titled.symbol)}"
    return Issue(
        f"Danh sách theo {named} dẫn các mục của {annex.label}, tên phụ lục này lại ghi {other} (cần xem lại)",
        found=other,
        expected=named,
        place=line.passage.place,
        doubtful=True,
    )
