"""The door: a command word runs without a window, a data file or nothing opens the window."""

import os
import sys
from pathlib import Path


def main() -> int:
    """Run the command that the words ask for, or open the window; return the exit code."""
    words = sys.argv[1:]
    if words[:1] == ["--doc-worker"]:
        from cdsdesk.readers.worker import main as read_documents

        read_documents()
        return 0
    if words and (len(words) > 1 or not _is_data_file(words[0])):
        from ui.commands.run import run_command

        return run_command(words)
    if not _has_screen():
        sys.stderr.write("Máy không có màn hình để mở cửa sổ: hãy dùng các lệnh, xem “cdsdesk --help”.\n")
        return 2
    from ui.start import run_window

    return run_window(Path(words[0]) if words else None)


def _has_screen() -> bool:
    """Whether Qt will find a screen; without one it would end the process without a word."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _is_data_file(word: str) -> bool:
    return word.lower().endswith(".cds")


if __name__ == "__main__":
    sys.exit(main())
