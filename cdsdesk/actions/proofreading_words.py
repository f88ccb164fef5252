"""What proofreading found, as lines for people."""

from collections.abc import Iterator

from cdsdesk.actions.proofreading import FactFound, ProofreadResult
from cdsdesk.model.findings import SEVERITY_WORDS, Place, Severity


def place_words(place: Place | None) -> str:
    """Say where a finding stands: "Trang 3, mục I.2, đoạn 14"; the line of a plain text in place of its paragraph."""
    if place is None:
        return "Cả văn bản"
    page = f"trang {place.page}" if place.page else ""
    spot = f"dòng {place.line}" if place.line else f"đoạn {place.paragraph}" if place.paragraph else ""
    words = ", ".join(filter(None, (page, place.section, spot)))
    return words[:1].upper() + words[1:] if words else "Cả văn bản"


def result_lines(result: ProofreadResult, *, facts: bool) -> Iterator[str]:
    """Yield a line for each finding, one that counts them, and with ``facts`` one for each fact that was read."""
    for finding in result.findings:
        yield f"{SEVERITY_WORDS[finding.severity]}: {place_words(finding.place)}: {finding.message}"
    counts = [f"{result.counts[severity.value]} {SEVERITY_WORDS[severity].lower()}" for severity in Severity]
    yield f"{result.name}: {', '.join(counts)}"
    for fact in result.facts if facts else ():
        yield _fact_words(fact)


def _fact_words(fact: FactFound) -> str:
    told = ", ".join(f"{name}={value}" for name, value in fact.values.items())
    return f"{place_words(fact.place)}: “{fact.as_written}” ({fact.kind}{f': {told}' if told else ''})"
