"""Documents that results name: which a result cites, which results cite one, and putting one into a result."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cdsdesk.actions.edit import set_progress
from cdsdesk.errors import RecordError
from cdsdesk.facts.citations import CitationFound, find_citations
from cdsdesk.model.calling import shortened
from cdsdesk.model.changes import ChangeSet, inserted
from cdsdesk.model.documents import Citation, Document
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import new_uid
from cdsdesk.model.names import document_words
from cdsdesk.model.reading import progress_of
from cdsdesk.model.register import bodies_agree, number_key, numbers_alike, same_document, symbol_key
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress, Task

_FIELD = "result"


class CitedDocument(NamedTuple):
    """A document as a text names it, and the one that is meant; None when none or several may be."""

    as_written: str
    document: Document | None


class CitedIn(NamedTuple):
    """A task whose result, told in ``progress``, names a document."""

    task: Task
    progress: Progress
    as_written: str


def documents_cited(snapshot: Snapshot, task: Task) -> tuple[CitedDocument, ...]:
    """Return the documents that the result of a task names in the snapshot's period, in the order of the text."""
    progress = progress_of(snapshot, task.uid)
    return cited_by(snapshot, progress) if progress is not None else ()


def cited_by(snapshot: Snapshot, progress: Progress) -> tuple[CitedDocument, ...]:
    """Return the documents that a result names, each once; a noted citation counts while its words stand there."""
    text = progress.result
    found = {
        found.start: CitedDocument(found.as_written, _noted(snapshot, progress, found) or _meant(snapshot, found))
        for found in citations_in(text)
    }
    for citation in snapshot.where(Citation, "record", progress.uid):
        document = snapshot.find(Document, citation.document)
        place = text.find(citation.as_written)
        if document is not None and place >= 0 and place not in found:
            found[place] = CitedDocument(citation.as_written, document)
    return tuple(_once(found[place] for place in sorted(found)))


def cited_in(snapshot: Snapshot, document: Document) -> tuple[CitedIn, ...]:
    """Return the tasks whose results name a document, in their order, each once."""
    noted = {citation.record for citation in snapshot.where(Citation, "document", document.uid)}
    number = _pattern(document.number) if document.number else None
    found: dict[str, CitedIn] = {}
    for progress in snapshot.where(Progress, "unit", snapshot.office):
        if progress.uid not in noted and (number is None or not number.search(progress.result)):
            continue
        for cited in cited_by(snapshot, progress):
            task = snapshot.find(Task, progress.task)
            if task is not None and cited.document is not None and cited.document.uid == document.uid:
                found.setdefault(task.uid, CitedIn(task, progress, cited.as_written))
    return tuple(sorted(found.values(), key=lambda one: (one.task.position, one.task.uid)))


def cite(snapshot: Snapshot, task: str, period: str, told: str, document: str, who: str = "") -> ChangeSet:
    """Name a document at the end of the result of a task in a period, and note which one is meant.

    ``told`` is the result as it stands for the period, carried over or not. Raises RecordError when it names the
    document already.
    """
    meant, named = snapshot.find(Document, document), snapshot.find(Task, task)
    if meant is None or named is None:
        raise RecordError("Văn bản hoặc nhiệm vụ này không còn trong hồ sơ")
    words = document_words(meant)
    cited = cited_by(snapshot, Progress(result=told))
    if words in told or any(one.document is not None and one.document.uid == document for one in cited):
        raise RecordError("Kết quả của nhiệm vụ đã nhắc đến văn bản này", shortened(named.title))
    text = _with_words(told, words)
    made = set_progress(snapshot, task, period, {_FIELD: text}, who)
    citation = Citation(
        uid=new_uid(),
        record=made.changes[0].uid,
        field=_FIELD,
        start=text.rindex(words),
        end=text.rindex(words) + len(words),
        as_written=words,
        document=document,
    )
    label = f"Gắn {shortened(words)} với nhiệm vụ {shortened(named.title)}"
    return ChangeSet(label, (*made.changes, inserted(citation)), who)


@lru_cache(maxsize=4096)
def citations_in(text: str) -> tuple[CitationFound, ...]:
    """Return the citations in a text; a text that was looked through before is not looked through again."""
    return find_citations(text)


def _meant(snapshot: Snapshot, found: CitationFound) -> Document | None:
    """Return the document that a citation means; None when there is none, or when several may be meant."""
    if not found.number:
        return None
    symbol = symbol_key(found.symbol)
    fitting = [
        document
        for number in numbers_alike(found.number)
        for document in snapshot.where(Document, "number", number)
        if symbol_key(document.symbol) == symbol
        and (None in (document.date, found.date) or document.date == found.date)
    ]
    if found.issuer and len(fitting) > 1:
        fitting = [one for one in fitting if one.issuer and bodies_agree(one.issuer, found.issuer)] or fitting
    one_is_meant = bool(fitting) and all(same_document(fitting[0], other) for other in fitting[1:])
    return fitting[0] if one_is_meant else None


def _noted(snapshot: Snapshot, record: Record, found: CitationFound) -> Document | None:
    for citation in snapshot.where(Citation, "record", record.uid):
        if citation.field == _FIELD and citation.as_written == found.as_written and citation.document:
            return snapshot.find(Document, citation.document)
    return None


def _once(cited: Iterable[CitedDocument]) -> Iterator[CitedDocument]:
    seen: set[str] = set()
    for one in cited:
        key = one.document.uid if one.document is not None else one.as_written
        if key not in seen:
            seen.add(key)
            yield one


def _pattern(number: str) -> re.Pattern[str]:
    """Return what a number in a text looks like, a symbol behind it; it begins with the number, to be found fast."""
    symbol = r"\s{0,3}[/–-]\s?(?:[0-9]{4}\s?/\s?)?[^\W\d]"
    return re.compile(re.escape(number_key(number)) + symbol, re.IGNORECASE)


def _with_words(told: str, words: str) -> str:
    """Put words at the end of a text, before its full stop; a text of several lines gets one more."""
    plain = told.rstrip()
    if not plain:
        return words
    if "\n" in plain:
        return f"{plain}\n{words}"
    stop = "." if plain.endswith(".") else ""
    return f"{plain.rstrip('.;, ')}; {words}{stop}"
