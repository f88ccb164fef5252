"""Which stored item a row means: same title and code, same title, same code with a close title, or none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from cdsdesk.facts.citations import find_citations
from cdsdesk.importing.options import NEW, SKIP
from cdsdesk.importing.wording import shortened
from cdsdesk.vietnamese.text import fold, raw_key

CLOSE_TITLE = 90
_LEAST_CUT = 12


@dataclass(slots=True)  # items and matches are never changed, but to freeze them makes each three times as slow
class Item:
    """A stored task or indicator in its plan and annex; ``section`` is the uid of its heading there, "" for none."""

    uid: str
    title: str
    code: str
    section: str = ""


@dataclass(slots=True)
class Match:
    """The item a row means, or none; ``question`` is not empty when a person must say which of ``candidates``."""

    uid: str | None
    question: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def met(self) -> tuple[str, ...]:
        """Return the uids of the items that the row means or may mean."""
        return (self.uid,) if self.uid is not None else self.candidates


_NEW = Match(None)


class Matcher:
    """Matches the rows of one table against the items stored in the same plan and annex."""

    def __init__(
        self, items: Iterable[Item], rows: Iterable[tuple[str, str]], answers: Mapping[int, str] | None = None
    ) -> None:
        """Take the stored items, and (title, code) of every row so that no row takes what another one is.

        ``answers`` are what a person said by row number: the uid that a row means, or NEW.
        """
        self._answers = answers or {}
        self._fold = cache(fold)  # the title of a row is asked for up to four times
        self._by_both: dict[tuple[str, str], list[Item]] = defaultdict(list)
        self._by_title: dict[str, list[Item]] = defaultdict(list)
        self._by_code: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            title, code = self._fold(item.title), raw_key(item.code)
            self._by_both[title, code].append(item)
            self._by_title[title].append(item)
            if code:
                self._by_code[code].append(item)
        rows = list(rows)
        self._codes = Counter(code for _, code in rows)
        self._claimed = {uid for uid in self._answers.values() if uid not in (NEW, SKIP)}
        self._taken: dict[tuple[str, str], int] = {}
        if self._by_both:
            for title, code in rows:
                for item in self._by_both.get((self._fold(title), raw_key(code)), ()):
                    self._claimed.add(item.uid)

    def match(self, title: str, code: str, row: int) -> Match:
        """Return what a row means; the same title and code a second time in the file is a question."""
        if said := self._answers.get(row):
            return _NEW if said == NEW else Match(said)
        if self._codes[code] > 1:
            first = self._taken.setdefault((self._fold(title), code), row)
            if first != row:
                return Match(None, f"Trùng tên và STT với dòng {first}")
        return self._stored(title, code) if self._by_both else _NEW

    def _stored(self, title: str, code: str) -> Match:
        folded, raw = self._fold(title), raw_key(code)
        exact = self._by_both.get((folded, raw), [])
        if exact:
            return _one(exact, "Có nhiều mục cùng tên, cùng STT")
        moved = [item for item in self._by_title.get(folded, []) if item.uid not in self._claimed]
        holders = [item for item in self._by_code.get(raw, []) if item.uid not in self._claimed]
        if moved:
            # numbers that begin anew in each section are held there alone
            sections = {item.section for item in moved}
            holders = [holder for holder in holders if holder.section in sections]
            if any(holder.uid != item.uid for holder in holders for item in moved):
                question = f"Mục “{shortened(title, 60)}” chuyển từ STT {moved[0].code} sang {code} đang có mục khác"
                return _asked([*moved, *holders], question)
            return _one(moved, "Có nhiều mục cùng tên")
        close = [item for item in holders if fuzz.ratio(self._fold(item.title), folded) >= CLOSE_TITLE]
        if close:
            return _one(close, "Có nhiều mục cùng STT và gần cùng tên")
        near = [item for item in holders if _may_be_one(item.title, title)]
        question = f"Cùng STT {code}, tên trùng phần đầu hoặc cùng số văn bản: có phải là một mục?"
        return _asked(near, question) if near else _NEW


def _may_be_one(ours: str, theirs: str) -> bool:
    """Say whether two names at one number may be one: the beginning of the other, or one document named first."""
    shorter, longer = sorted((fold(each).rstrip(" .…") for each in (ours, theirs)), key=len)
    if len(shorter) >= _LEAST_CUT and longer.startswith(shorter):
        return True
    first, second = _document(ours), _document(theirs)
    return first is not None and first == second


def _document(title: str) -> tuple[str, str] | None:
    """Return the document that a name begins with."""
    found = next(iter(find_citations(title)), None)
    return (found.number, found.symbol.lower()) if found is not None and found.start == 0 and found.number else None


def _one(items: list[Item], question: str) -> Match:
    return Match(items[0].uid) if len(items) == 1 else _asked(items, question)


def _asked(items: list[Item], question: str) -> Match:
    return Match(None, question, tuple(item.uid for item in items))
