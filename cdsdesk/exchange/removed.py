"""What one copy removed and the other one still has: what went away with a record, and why it may have to stay."""

from collections import defaultdict
from collections.abc import Iterator, Set

from cdsdesk.exchange.copies import REMOVED, Copy, Fresh, leaders, named_by, references
from cdsdesk.model.fields import Record


class Removals:
    """The records that ``lacking`` removed and ``having`` has, with those of ``having`` that name them."""

    def __init__(self, having: Copy, lacking: Copy) -> None:
        self._having, self._lacking = having, lacking
        self._changed, self._removed = Fresh(having, lacking), Fresh(lacking, having)
        missing = having.records.keys() - lacking.records.keys()
        self._gone = {uid for uid in missing if self._removed.last(uid, REMOVED) is not None}
        self._naming: dict[str, list[str]] = defaultdict(list)
        if self._gone:
            for uid, record in sorted(having.records.items()):
                for other in dict.fromkeys(named_by(record)):
                    if other in missing:
                        self._naming[other].append(uid)
        self._add_dropped(missing)
        self._whole = {each for uid in self._gone for each in self._with(uid)}

    def __contains__(self, uid: str) -> bool:
        """Whether a record is one that was removed."""
        return uid in self._gone

    def goes_along(self, uid: str) -> bool:
        """Whether a record went away only because one that it names did."""
        return uid in self._whole

    def along(self, uid: str) -> tuple[str, ...]:
        """Return the records that went away together with a record, for they name it or one of themselves."""
        found: dict[str, None] = {}
        waiting = [uid]
        while waiting:
            more = [one for one in self._with(waiting.pop()) if one not in found and one != uid]
            found.update(dict.fromkeys(more))
            waiting += more
        return tuple(sorted(found))

    def reasons(self, uid: str) -> tuple[str, ...]:
        """Return what speaks against a removal whose officer could not know of it: changes of the record, others' too.

        It is the record itself, or records that name it or stand behind those that do.
        """
        found: dict[str, None] = {}
        seen, waiting = {uid}, [uid]
        while waiting:
            one = waiting.pop()
            if self._changed.any(one):
                found[one] = None
            for other in self._naming.get(one, ()):
                if other in self._gone and other not in seen:
                    seen.add(other)
                    waiting.append(other)
                elif other not in self._gone and self._names_anew(other, one):
                    found[other] = None
        return tuple(sorted(found))

    def added(self, uid: str) -> bool:
        """Whether a record is one that the side which removed the other never had."""
        return uid not in self._lacking.records and uid not in self._gone

    def _add_dropped(self, missing: Set[str]) -> None:
        """Count as gone what a merge of the other copy did not take in, for it names what was to stay removed."""
        waiting = list(self._gone)
        while waiting:
            naming = self._naming.get(waiting.pop(), ())
            more = [uid for uid in naming if uid in missing and uid not in self._gone and not self._changed.any(uid)]
            self._gone.update(more)
            waiting += more

    def _with(self, uid: str) -> Iterator[str]:
        """Yield those that name a removed record and went in the step that removed it, or when a merge dropped them."""
        root = self._removed.last(uid, REMOVED)
        for other in self._naming.get(uid, ()):
            if other not in self._gone:
                continue
            touch = self._removed.last(other, REMOVED)
            if touch is None or root is None or touch.step == root.step or (touch.of and touch.step > root.step):
                yield other

    def _names_anew(self, other: str, uid: str) -> bool:
        if self.added(other):
            return True
        record: Record = self._having.records[other]
        names = (name for name in references(record.TYPE) if getattr(record, name) == uid)
        return any(self._changed.has(other, leaders(record.TYPE)[name]) for name in names)
