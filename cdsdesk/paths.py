"""Where the program's own data lies and where the user's files go; the only door to ``resources/``."""

import os
import sys
from pathlib import Path

HOME_VARIABLE = "CDSDESK_HOME"
_APP = "cdsdesk"


def resource(name: str) -> Path:
    """Return the path of a file or folder in ``resources/``, also when the program is packed into one folder."""
    packed = getattr(sys, "_MEIPASS", "")
    root = Path(packed) if packed else Path(__file__).resolve().parent.parent
    return root / "resources" / name


def user_data_dir() -> Path:
    """Return the folder for backups and caches of this user; CDSDESK_HOME moves both folders."""
    return _folder("data")


def user_config_dir() -> Path:
    """Return the folder for this user's settings."""
    return _folder("config")


def _folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / kind
    from platformdirs import PlatformDirs  # kept out of the window's first paint

    dirs = PlatformDirs(_APP, appauthor=False)
    return {"data": dirs.user_data_path, "config": dirs.user_config_path}[kind]
