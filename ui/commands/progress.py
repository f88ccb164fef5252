"""Progress as a line on the console."""

from dataclasses import dataclass

from ui.commands.output import Output


@dataclass(frozen=True)
class ConsoleProgress:
    """Shows long work as one line that is overwritten; never cancels (Ctrl+C ends the process)."""

    out: Output

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work is."""
        self.out.progress(done, total, text)
