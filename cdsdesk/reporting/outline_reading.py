"""Reads the values of an outline one by one and gathers what is wrong with them, each as a Vietnamese sentence."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from cdsdesk.errors import InputError
from cdsdesk.model.blanks import blank_of
from cdsdesk.reporting.phrases import PhraseError, holes, parse
from cdsdesk.reporting.sentences import SENTENCES
from cdsdesk.vietnamese.text import clean_text

_KEY = re.compile(r"[a-z0-9_]{1,40}")


class OutlineError(InputError):
    """An outline that cannot be used; ``mistakes`` are Vietnamese sentences without their full stop."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        self.mistakes = mistakes
        more = f" (và {len(mistakes) - 1} chỗ khác)" if len(mistakes) > 1 else ""
        super().__init__(f"Đề cương chưa dùng được: {mistakes[0]}{more}")


class Reading:
    """One table of an outline; all tables of it share their list of mistakes."""

    def __init__(self, data: Mapping[str, object], where: str = "", mistakes: list[str] | None = None) -> None:
        self._data = data
        self._where = where
        self._mistakes = mistakes if mistakes is not None else []
        self._asked: set[str] = set()

    def mistake(self, words: str) -> None:
        """Note what is wrong, with the section it stands in."""
        self._mistakes.append(f"{self._where}: {words[:1].lower()}{words[1:]}" if self._where else words)

    def check(self) -> None:
        """Raise OutlineError when anything was wrong."""
        if self._mistakes:
            raise OutlineError(tuple(self._mistakes))

    def text(self, name: str, *, needed: bool = False) -> str:
        """Return a text, "" when it is missing."""
        found = self._value(name)
        if found is not None and not isinstance(found, str):
            self.mistake(f"“{name}” phải là một đoạn chữ")
            return ""
        made = clean_text(found or "").strip()
        if needed and not made:
            self.mistake(f"Thiếu “{name}”")
        return made

    def phrase(self, name: str, allowed: Collection[str] = (), *, needed: bool = False) -> str:
        """Return a text with blanks of which every one is known."""
        made = self.text(name, needed=needed)
        try:
            unknown = [hole.name for hole in holes(parse(made)) if blank_of(hole.name, frozenset(allowed)) is None]
        except PhraseError as error:
            self.mistake(f"“{name}” {error}")
            return ""
        for one in unknown:
            self.mistake(f"“{name}” có chỗ trống “{{{one}}}” mà chương trình không biết")
        return made

    def key(self, name: str) -> str:
        """Return a key of small letters, digits and underscores."""
        made = self.text(name, needed=True)
        if made and not _KEY.fullmatch(made):
            self.mistake(f"“{name}” chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới, không phải “{made[:40]}”")
        return made

    def choice(self, name: str, allowed: Collection[str], empty: str) -> str:
        """Return one of some words."""
        made = self.text(name) or empty
        if made in allowed:
            return made
        self.mistake(f"“{name}” không nhận “{made[:40]}”, chỉ nhận {', '.join(sorted(allowed))}")
        return empty

    def texts(self, name: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Return a list of words that are all allowed."""
        found = self._value(name)
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self.mistake(f"“{name}” phải là một danh sách các từ trong ngoặc vuông")
            return ()
        for one in found:
            if one not in allowed:
                self.mistake(f"“{name}” không nhận “{one[:40]}”, chỉ nhận {', '.join(sorted(allowed))}")
        for one, count in Counter(found).items():
            if count > 1:
                self.mistake(f"“{name}” ghi “{one[:40]}” {count} lần; mỗi thứ chỉ ghi một lần")
        return tuple(one for one in found if one in allowed)

    def number(self, name: str, allowed: range, empty: int) -> int:
        """Return a whole number within a range."""
        found = self._value(name)
        if found is None:
            return empty
        if isinstance(found, bool) or not isinstance(found, int) or found not in allowed:
            self.mistake(f"“{name}” phải là số từ {allowed.start} đến {allowed.stop - 1}")
            return empty
        return found

    def year(self, name: str, allowed: range) -> int | None:
        """Return a year, None when it is missing."""
        return self.number(name, allowed, 0) or None

    def tables(self, name: str, words: str, most: int) -> "list[Reading]":
        """Return the tables of a list, each knowing how it is called in mistakes."""
        found = self._value(name)
        if found is None:
            return []
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self.mistake(f"“{name}” phải ghi thành các bảng [[{name}]]")
            return []
        if len(found) > most:
            self.mistake(f"Có quá {most} {words}")
        return [
            Reading(one, f"{words.capitalize()} “{one.get('key', number)}”", self._mistakes)
            for number, one in enumerate(found[:most], 1)
        ]

    def sentences(self) -> dict[str, str]:
        """Return the templates that the outline has of its own."""
        inner = self._inner("sentences", "Câu mẫu", SENTENCES)
        return {key: inner.phrase(key, SENTENCES[key]) for key in inner.names() if key in SENTENCES} if inner else {}

    def states(self, known: Collection[str]) -> dict[str, str]:
        """Return the words for states that the outline has of its own."""
        inner = self._inner("states", "Tên tiến độ", known)
        return {key: inner.text(key, needed=True) for key in inner.names() if key in known} if inner else {}

    def names(self) -> Iterable[str]:
        """Return what the table has, in its order."""
        return tuple(self._data)

    def refuse_unknown(self) -> None:
        """Note what stands in the table and is not known: mostly a slip of the pen."""
        for name in self._data:
            if name not in self._asked:
                self.mistake(f"Không hiểu “{str(name)[:40]}”")

    def refuse_twins(self, keys: Iterable[str]) -> None:
        """Note sections of one key."""
        for key, count in Counter(keys).items():
            if key and count > 1:
                self.mistake(f"Có {count} mục cùng mã “{key}”")

    def _inner(self, name: str, words: str, known: Collection[str]) -> "Reading | None":
        found = self._value(name)
        if found is None:
            return None
        if not isinstance(found, dict):
            self.mistake(f"“{name}” phải ghi thành bảng [{name}]")
            return None
        made = Reading(found, words, self._mistakes)
        for one in found:
            if one not in known:
                made.mistake(f"Không có “{str(one)[:40]}”")
        return made

    def _value(self, name: str) -> object:
        self._asked.add(name)
        return self._data.get(name)
