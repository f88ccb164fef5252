"""Section rows as records of the plan, found again by their place and title."""

from dataclasses import replace

from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.titles import same_annex
from cdsdesk.importing.work import Work, same_text
from cdsdesk.model.documents import Document
from cdsdesk.model.identity import section_uid
from cdsdesk.model.tasks import Section


def put_sections(table: TableRead, plan: Document, work: Work) -> tuple[str, ...]:
    """Lay the sections of a table into ``work``; return their uids in the table's order."""
    annex = table.title.annex
    stored = [each for each in work.snapshot.where(Section, "plan", plan.uid) if same_annex(each.annex, annex)]
    uids: list[str] = []
    for position, read in enumerate(table.sections, 1):
        parent = uids[read.parent] if read.parent is not None else ""
        section = Section(
            position=position, plan=plan.uid, annex=annex, parent=parent, number=read.number, title=read.title
        )
        old = next((each for each in stored if _is_one(each, section)), None)
        if old is not None:
            extras = {**old.extras, **read.extras}
            section = replace(old, extras=extras) if extras != old.extras else old
        else:
            uid = section_uid(section, "/".join(read.path))
            section = replace(section, uid=uid, extras=dict(read.extras))
        work.put(section)
        uids.append(section.uid)
    return tuple(uids)


def _is_one(stored: Section, read: Section) -> bool:
    return (stored.parent, stored.number) == (read.parent, read.number) and same_text(stored.title, read.title)
