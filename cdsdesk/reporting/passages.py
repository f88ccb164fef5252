"""The passages of a document and their names, under which they are known again in a file that was edited."""

from collections import Counter
from hashlib import blake2b

from cdsdesk.document.blocks import Ref

_NAME_BYTES = 8
_PREFIX = "_cds_"


class Names:
    """Names passages in the order of the document.

    A name follows from where a passage stands and what it tells of, never from its words; so it stays when words or
    figures change.
    """

    def __init__(self) -> None:
        self._part = ""
        self._section = ""
        self._met: Counter[tuple[str, ...]] = Counter()

    def part(self, name: str) -> None:
        """Begin another part of the document: the main text, an annex."""
        self._part, self._section = name, ""

    def heading(self, key: str) -> str:
        """Return the name of a heading and begin its section."""
        self._section = key
        return self._name("heading")

    def formal(self, what: str) -> str:
        """Return the name of a formal part, such as the subject."""
        return self._name("formal", what)

    def text(self, kind: str, refs: tuple[Ref, ...] = ()) -> str:
        """Return the name of a paragraph or table row that stands for the records of ``refs``."""
        records = {ref.uid for ref in refs}
        return self._name(kind, *(refs[0].uid, refs[0].field) if len(records) == 1 else ())

    def _name(self, *what: str) -> str:
        place = self._part, self._section, *what
        self._met[place] += 1
        told = "\n".join((*place, str(self._met[place])))
        return _PREFIX + blake2b(told.encode(), digest_size=_NAME_BYTES).hexdigest()
