"""How messages about cells are worded: which column, and long texts cut between words."""

_MOST_OF_HEADER = 60


def shortened(text: str, limit: int) -> str:
    """Return a text in one line of at most ``limit`` characters, cut between words with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return f"{line[:limit].rpartition(' ')[0] or line[: limit - 1]}…"


def in_column(header: str, message: str) -> str:
    """Return a message with the column it is about before it."""
    if not header:
        return message
    return f"Cột “{shortened(header, _MOST_OF_HEADER)}”: {message[:1].lower()}{message[1:]}"
