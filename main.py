"""The door: a command word runs without a window, a data file or nothing opens the window."""

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
    from ui.start import run_window

    return run_window(Path(words[0]) if words else None)


def _is_data_file(word: str) -> bool:
    return word.lower().endswith(".cds")


if __name__ == "__main__":
    sys.exit(main())
