"""Troubles that a person must hear of, each as one Vietnamese sentence: what, where, what next."""


class CdsError(Exception):
    """Something a person can act on; anything else that is raised is a bug.

    ``what`` says what is wrong, ``where`` names the file, sheet or field (may be empty), ``next_step`` says what
    to do. All three are Vietnamese and carry no final full stop.
    """

    def __init__(self, what: str, where: str = "", next_step: str = "") -> None:
        self.what = what
        self.where = where
        self.next_step = next_step
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Return the whole as one line: "what (where): next." without line breaks."""
        text = self.what
        if self.where:
            text += f" ({self.where})"
        if self.next_step:
            text += f": {self.next_step}"
        return " ".join(text.split()) + "."


class UsageError(CdsError):
    """A command was given words that it cannot use."""


class InputError(CdsError):
    """A file handed to us cannot be read or holds nothing that we understand; it is refused whole."""


class PasswordNeededError(InputError):
    """A package that opens with a password, and none was given."""


class WrongPasswordError(InputError):
    """A package that does not open with the password that was given; one that was changed looks the same."""


class DataFileError(CdsError):
    """The data file is damaged, foreign, of a newer version, or cannot be opened."""


class BusyError(DataFileError):
    """Somebody else is writing the data file."""


class WriteError(CdsError):
    """Nothing could be written: no room, no permission, a failing disk."""


class RecordError(CdsError):
    """A record, field or value does not exist or is not allowed."""


class ConflictError(CdsError):
    """A change does not fit what is stored now; ``conflicts`` lists each clash as a Vietnamese line."""

    def __init__(self, what: str, conflicts: tuple[str, ...], where: str = "", next_step: str = "") -> None:
        self.conflicts = conflicts
        super().__init__(what, where, next_step)
