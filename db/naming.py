"""How a record is called in a message and in a list of hits."""

from cdsdesk.model.fields import Record, specs

_NAMING = (
    "title", "name", "subject", "text", "code", "alias", "key", "as_written", "result", "rule", "period",
    "own_text", "generated_text", "topic", "amount_text", "file_name",
)  # fmt: skip
_LONGEST = 70


def title_of(record: Record) -> str:
    """Return the words by which a record is known, shortened; may be empty."""
    values = record.__dict__
    number = values.get("symbol") if record.TYPE == "document" else ""
    words = [f"{values['number']}/{number}"] if number else []
    words += [values[name] for name in _NAMING if isinstance(values.get(name), str) and values[name]][:1]
    text = " ".join(" ".join(words).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def named(record: Record) -> str:
    """Return the type and the name of a record: Nhiệm vụ “Xây dựng …”."""
    title = title_of(record)
    return f"{record.LABEL} “{title}”" if title else f"{record.LABEL} {record.uid}"


def field_label(record: type[Record], name: str) -> str:
    """Return what a field is called."""
    spec = specs(record).get(name)
    return spec.label if spec is not None else "Thứ tự"


def shown(record: type[Record], name: str, value: object) -> str:
    """Return a field's value as an officer reads it, shortened."""
    spec = specs(record).get(name)
    text = spec.kind.show(value) if spec is not None else str(value)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
