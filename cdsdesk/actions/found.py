"""What a search found, told so that it is recognised: its words, the field that holds them, where the record stands."""

from dataclasses import dataclass

from cdsdesk.model.calling import above, field_label, named, shown, title_of
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Phone, Ref
from cdsdesk.model.names import document_number
from cdsdesk.model.office import Unit
from cdsdesk.model.reading import is_listed, items_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from cdsdesk.vietnamese.finding import Rank, excerpt, parts_of, rank
from cdsdesk.vietnamese.text import search_key

EXCERPT = 90


@dataclass(frozen=True)
class Sight:
    """A record that was found: its words, where it stands, the field that holds what was typed."""

    text: str
    where: str
    field: str


def sight(snapshot: Snapshot, record: Record, typed: str) -> Sight:
    """Return how a record that a search found is shown; words outside its title are shown with their field.

    A telephone number stays covered: who searches for some digits is not told the others.
    """
    title = title_of(record) or record.LABEL
    field = field_found(record, typed)
    where = whereabouts(snapshot, record)
    if rank(title, typed) is not None:
        return Sight(excerpt(title, typed, EXCERPT), where, field)
    hidden = not field or isinstance(specs(type(record))[field].kind, Phone)
    text = title if hidden else excerpt(_texts(record)[field], typed, EXCERPT)
    label = field_label(type(record), field) if field else ""
    label = "" if label == record.LABEL else label
    return Sight(text, " · ".join(part for part in (label, where) if part), field)


def title_rank(record: Record, typed: str) -> Rank:
    """Return how well the title of a record that a search found answers."""
    found = rank(title_of(record), typed)
    return found if found is not None else Rank.BESIDE


def field_found(record: Record, typed: str) -> str:
    """Return the field in which the typed words stand: all of them, else most of them; empty when none does."""
    parts = parts_of(typed)
    best, most = "", 0
    for name, text in _texts(record).items():
        key = search_key(text)
        held = sum(part in key for part in parts)
        if held > most:
            best, most = name, held
    return best


def whereabouts(snapshot: Snapshot, record: Record) -> str:
    """Return where a record stands: the plans of a task, what others belong to, whose it is when not the office's."""
    told = []
    if isinstance(record, Task):
        items = sorted(items_of(snapshot, record.uid), key=lambda item: not is_listed(item))
        told = [_place(snapshot, item.plan, item.code) for item in items]
    else:
        over = above(record, snapshot.get)
        if over is not None:
            told.append(named(over, snapshot.get))
    period = getattr(record, "period", "")
    if period:
        told.append(shown(type(record), "period", period, snapshot.get))
    unit = snapshot.find(Unit, getattr(record, "unit", ""))
    if unit is not None and unit.uid != snapshot.office:
        told.append(unit.name)
    return " · ".join(part for part in told if part)


def _place(snapshot: Snapshot, plan: str, code: str) -> str:
    found = snapshot.find(Document, plan)
    words = named(found, snapshot.get) if found is not None else ""
    return f"mục {code}, {words}" if code and words else words or code


def _texts(record: Record) -> dict[str, str]:
    """Return the texts of a record by field; a document's number is looked for as it is written."""
    texts: dict[str, str] = {}
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if isinstance(spec.kind, Ref) or value == spec.kind.empty:
            continue
        if isinstance(value, str):
            texts[name] = value
        elif isinstance(value, tuple):
            texts[name] = "; ".join(value)
        elif name == "extras":
            texts[name] = "; ".join(value.values())
    if isinstance(record, Document):
        texts["number"] = document_number(record)
    return texts
