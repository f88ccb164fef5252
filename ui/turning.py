"""Turning to another period; beside very many records the worker reads it first."""

from dataclasses import replace

from cdsdesk.errors import CdsError
from cdsdesk.progress import Progress
from ui.desk import Desk, OpenStore
from ui.lending import Large
from ui.many import MANY

READING = "Đang mở kỳ báo cáo, xin chờ một lát rồi sửa"


def turn_to(desk: Desk, code: str) -> None:
    """Look at another period, later where it holds very much; nothing is edited until then."""
    if code == desk.code or desk.lock or desk.writing or len(desk.everything().records) <= MANY:
        desk.set_period(code)
        return
    asked = [replace(query, period=code) for query in desk.asked if query.period]

    def read(store: OpenStore, _progress: Progress) -> None:
        store.snapshot(code)
        store.state_counts(code)
        for query in asked:
            store.ids(query)

    def leave(error: CdsError | None) -> None:
        if error is not None:
            desk.failed.emit(error)

    turn = Large(
        "Mở kỳ báo cáo", read, lambda _made: None, leave, nothing=lambda: desk.set_period(code), reason=READING
    )
    desk.lending.begin(turn)
