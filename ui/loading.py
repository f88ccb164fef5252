"""What the program loads in idle moments, module by module, so that the first use does not have to.

Only modules of its own: a library that is heavy is loaded when it is used.
"""

from importlib import import_module
from pkgutil import iter_modules

from cdsdesk import checks
from cdsdesk.progress import Progress

_AFTER_RULES = ("cdsdesk.actions.paper_findings", "cdsdesk.actions.report_request", "cdsdesk.actions.passages")


def modules_ahead() -> tuple[str, ...]:
    """Return what looking at a report loads, the rules for papers one by one: all at once hold the window up."""
    rules = [one.name for one in iter_modules(checks.__path__) if one.name.startswith("paper_")]
    return *(f"{checks.__name__}.{name}" for name in rules), *_AFTER_RULES


def load(name: str, _progress: Progress) -> None:
    """Load a module, in the worker."""
    import_module(name)
