"""References to items: they exist, are as many as told, and their rows say what the words around them say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cdsdesk.checks.annex_items import Items, items_of_annexes, items_of_body
from cdsdesk.checks.annex_mentions import annex_key, annex_mentions
from cdsdesk.checks.paper import Paper, Passage
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.said_states import Said, read_said, said_after, said_before, said_count
from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import ItemsFound
from cdsdesk.model.findings import Severity
from cdsdesk.model.tasks import STATE_WORDS, State

_OF_THIS = re.compile(
    r",?\s*(?:phần\s+[IVX0-9]{1,4}\s*,?\s*)?(?:nêu trên|ở trên|trên đây|nói trên|dưới đây|"
    r"(?:của\s+|trong\s+|tại\s+)?(?:báo cáo|kế hoạch|văn bản|tờ trình) này)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\([^()]+\)")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a passage and the part of the document that it leads to."""

    passage: Passage
    found: ItemsFound
    items: Items

    @property
    def where(self) -> str:
        """How the part is called."""
        return self.items.label or "phần nội dung"


@paper_rule("structure.reference-absent", Severity.WARNING, "Dẫn đến mục không có trong phụ lục hoặc trong văn bản")
def reference_absent(paper: Paper) -> Iterator[Issue]:
    """An annex without numbered rows, or one that may lie elsewhere, is not judged."""
    for reference in _references(paper):
        if len(reference.items.by_key) < _FEWEST:
            continue
        missing = [code for code in reference.found.items if not reference.items.find(code)]
        if missing:
            yield _issue(reference, f"Không có mục {', '.join(missing)} trong {reference.where}", missing)


@paper_rule("structure.reference-otherwise", Severity.WARNING, "Lời văn nói khác với dòng được dẫn ở phụ lục")
def reference_otherwise(paper: Paper) -> Iterator[Issue]:
    """The words before a reference, else those behind it, name a state; the row bears another one."""
    for reference in _references(paper):
        text, found = reference.passage.text, reference.found
        said = read_said(said_before(text, found.start)) or read_said(said_after(text, found.end))
        if said is None:
            continue
        words = STATE_WORDS[said.exact] if said.exact else said.words
        for state, codes in _otherwise(reference, said).items():
            row = STATE_WORDS[state]
            where = f"mục {', '.join(codes)} {reference.where}"
            yield _issue(reference, f"Lời văn ghi {where} là “{words}”, phụ lục ghi “{row}”", codes, words, row)


def _otherwise(reference: Reference, said: Said) -> dict[State, list[str]]:
    """Return the items whose rows bear a state that was not said, by that state."""
    found: dict[State, list[str]] = {}
    for code in reference.found.items:
        states = {item.state for item in reference.items.find(code) if item.state is not None}
        if len(states) == 1 and not states & said.states:
            found.setdefault(states.pop(), []).append(code)
    return found


@paper_rule("structure.reference-count", Severity.WARNING, "Số lượng ghi ra khác số mục được dẫn trong ngoặc")
def reference_count(paper: Paper) -> Iterator[Issue]:
    """Counts the items in the brackets behind a number: "đúng hạn: 6 (Phụ lục I 5.1; Phụ lục II 1.6)"."""
    for passage in paper.passages:
        for start, codes in _bracketed(passage):
            count = said_count(passage.text[:start])
            if count is not None and count != len(codes):
                words = f"{count} {passage.text[start : start + 60]}"
                yield Issue(
                    f"Ghi {count} nhưng trong ngoặc dẫn {len(codes)} mục: {', '.join(codes)}",
                    found=str(count),
                    expected=str(len(codes)),
                    facts=codes,
                    place=replace(passage.place, quote=words),
                )


def _bracketed(passage: Passage) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the brackets that hold nothing but references, with the items that they name."""
    facts = [found for found in find_facts(passage.text) if isinstance(found, ItemsFound)]
    for bracket in _BRACKET.finditer(passage.text):
        inside = [found for found in facts if bracket.start() < found.end <= bracket.end()]
        rest = bracket[0]
        for found in inside:
            begin = max(found.start - bracket.start(), 0)
            end = found.end - bracket.start()
            rest = rest[:begin] + " " * (end - begin) + rest[end:]
        if inside and all(found.items for found in inside) and not re.search(r"\w", rest.replace("và", "")):
            start = min(bracket.start(), inside[0].start)
            yield start, tuple(code for found in inside for code in found.items)


def _references(paper: Paper) -> Iterator[Reference]:
    """Yield the references to items of this document."""
    annexes, body = items_of_annexes(paper), items_of_body(paper)
    for passage in paper.passages:
        for found in find_facts(passage.text):
            if not isinstance(found, ItemsFound) or not found.items:
                continue
            if found.annex:
                items = _annex(paper, passage, found, annexes)
            else:
                items = body if _OF_THIS.match(passage.text, found.end) else None
            if items is not None:
                yield Reference(passage, found, items)


def _annex(paper: Paper, passage: Passage, found: ItemsFound, annexes: Mapping[str, Items]) -> Items | None:
    """Return the annex that is meant; none where it is one of another document."""
    for mention in annex_mentions(passage.text, paper.formal):
        if found.start <= mention.start < found.end and mention.of_another:
            return None
    return annexes.get(annex_key(found.annex)) or (annexes.get("") if len(annexes) == 1 else None)


def _issue(reference: Reference, message: str, codes: Sequence[str], *facts: str) -> Issue:
    return Issue(
        message,
        found=", ".join(codes),
        facts=(reference.where, *facts),
        place=replace(reference.passage.place, quote=reference.found.as_written),
    )
