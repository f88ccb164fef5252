"""Packages that are handed over: what each is for says where it goes; the dialogs that make those for others."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from cdsdesk.errors import CdsError, PasswordNeededError, WrongPasswordError
from cdsdesk.progress import Progress
from ui import later_packages
from ui.desk import Desk
from ui.dialogs.exchanging import ExchangeDialog
from ui.dialogs.package_password import PackagePassword
from ui.dialogs.template_package import TemplateDialog
from ui.notices import NoticeBar
from ui.remark_files import RemarkFiles
from ui.tasks import Job

Ways = Callable[[Sequence[Path], str], object]


class PackageFiles(QObject):
    """``add_up`` takes packages with reports, ``put_in`` templates and whatever is none, each with its password.

    ``see`` shows what the office above asks to be mended for a period, ``others`` takes the files that are left where
    only one can be taken at a time.
    """

    def __init__(
        self,
        desk: Desk,
        notice: NoticeBar,
        add_up: Ways,
        put_in: Ways,
        see: Callable[[str], object],
        others: Callable[[Sequence[Path]], object],
    ) -> None:
        super().__init__(notice)
        self._desk, self._notice, self._add_up, self._put_in = desk, notice, add_up, put_in
        self._others = others
        self._remarks = RemarkFiles(desk, notice, see)
        self.asked: PackagePassword | None = None
        self.exchanging: ExchangeDialog | None = None
        self.templates: TemplateDialog | None = None

    def take(self, files: Sequence[Path], password: str = "") -> None:
        """Look in the worker what the first of several packages is for, and hand it on."""

        def work(_progress: Progress) -> str:
            return later_packages.purpose_of(files[0], password)

        done, failed = partial(self._hand_on, files, password), partial(self._refuse, files)
        self._desk.runner.run(Job("Đọc gói", work, done, failed))

    def _hand_on(self, files: Sequence[Path], password: str, purpose: str) -> None:
        if purpose == later_packages.PEER:
            self.exchange(files[0], password, lambda: self._go_on(files[1:]))
        elif purpose == later_packages.REMARKS:
            self._remarks.read(files[0], lambda: self._put_in(files[:1], password), password)
            self._go_on(files[1:])
        elif purpose == later_packages.REPORT:
            self._add_up(files, password)
        else:
            self._put_in(files, password)

    def _go_on(self, files: Sequence[Path]) -> None:
        if files:
            self._others(files)

    def _refuse(self, files: Sequence[Path], error: CdsError) -> None:
        if not isinstance(error, PasswordNeededError | WrongPasswordError):
            self._put_in(files, "")
            return
        refused = error.sentence() if isinstance(error, WrongPasswordError) else ""
        self.asked = made = PackagePassword(files[0].name, refused, self._notice.window())
        made.accepted.connect(lambda: self.take(files, made.password.whole_text()))
        made.finished.connect(lambda _how: made.deleteLater())
        made.open()

    # For others

    def exchange(self, path: Path | None = None, password: str = "", then: Callable[[], object] = lambda: None) -> None:
        """Open the exchange with another computer, with its file if there is one; ``then`` follows when it closes."""
        self.exchanging = made = ExchangeDialog(self._desk, self._notice.window())
        made.merged.connect(lambda words: self._notice.say(words, [("Hoàn tác", self._take_back)], of_step=True))
        made.finished.connect(lambda _how: made.deleteLater())
        made.finished.connect(lambda _how: then())
        made.open()
        if path is not None:
            made.receive(path, password)

    def make_template(self) -> None:
        """Open what makes a template package."""
        self.templates = made = TemplateDialog(self._desk, self._notice.window())
        made.finished.connect(lambda _how: made.deleteLater())
        made.open()

    def _take_back(self) -> None:
        self._desk.undo(lambda step: self._notice.say(f"{step.label}."))
