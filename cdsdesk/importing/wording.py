"""How messages about cells are worded: which column, and long texts cut between words."""

_MOST_OF_HEADER = 60
_LEAST_OF_PART = 24


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
    parts = header.split(" › ")
    column = " › ".join(shortened(part, max(_MOST_OF_HEADER // len(parts), _LEAST_OF_PART)) for part in parts)
    return f"Cột “{column}”: {message[:1].lower()}{message[1:]}"
