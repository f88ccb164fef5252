"""What the window remembers between two days: the file used last, columns as arranged; one small file of the user."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cdsdesk.errors import WriteError
from cdsdesk.files import put_file
from cdsdesk.paths import user_config_dir

_NAME = "window.json"
_MOST_RECENT = 20


class Memory:
    """Reads once, writes when something changed; a memory that cannot be kept is no trouble."""

    def __init__(self) -> None:
        self._path = user_config_dir() / _NAME
        self._values: dict[str, Any] = _read(self._path)

    def last_file(self) -> Path | None:
        """Return the data file used last, if it is still there."""
        text = self._values.get("last_file")
        path = Path(text) if isinstance(text, str) and text else None
        return path if path is not None and path.exists() else None

    def lost_file(self) -> Path | None:
        """Return the data file used last when it is no longer where it was."""
        text = self._values.get("last_file")
        path = Path(text) if isinstance(text, str) and text else None
        return path if path is not None and not path.exists() else None

    def set_last_file(self, path: Path) -> None:
        """Keep the file that is open."""
        self._put("last_file", str(path.resolve()))

    def layout(self, table: str) -> Mapping[str, Any]:
        """Return how the columns of a table were arranged: widths, order, hidden ones; empty when nobody did."""
        found = self._values.get(f"layout.{table}")
        return found if isinstance(found, dict) else {}

    def set_layout(self, table: str, layout: Mapping[str, Any]) -> None:
        """Keep how the columns of a table are arranged."""
        if layout or self.layout(table):
            self._put(f"layout.{table}", dict(layout))

    def recent(self) -> list[str]:
        """Return the names of what was opened from the search box, the latest first."""
        found = self._values.get("recent")
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    def set_recent(self, names: list[str]) -> None:
        """Keep the latest of what was opened from the search box."""
        self._put("recent", names[:_MOST_RECENT])

    def choice(self, what: str) -> str:
        """Return what was chosen last where there is a choice; empty when nobody chose."""
        found = self._values.get(f"choice.{what}")
        return found if isinstance(found, str) else ""

    def set_choice(self, what: str, chosen: str) -> None:
        """Keep what was chosen."""
        self._put(f"choice.{what}", chosen)

    def done(self, what: str) -> bool:
        """Whether something that is offered once was done or refused."""
        return self._values.get(f"done.{what}") is True

    def set_done(self, what: str) -> None:
        """Keep that something was done or refused, so that it is not offered again."""
        self._put(f"done.{what}", True)

    def _put(self, key: str, value: object) -> None:
        if self._values.get(key) == value:
            return
        self._values[key] = value
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            put_file(self._path, json.dumps(self._values, ensure_ascii=False, indent=1).encode())
        except (OSError, WriteError):
            return


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
