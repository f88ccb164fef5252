"""dev.py's own decisions; nothing is installed here."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dev


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Put dev.py into an empty house with lock files."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / ".ok")
    (tmp_path / "requirements.lock").write_text("a==1\n")
    (tmp_path / "requirements-dev.lock").write_text("a==1\nb==2\n")
    return tmp_path


@pytest.fixture
def calls(house: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record what would be started instead of starting it; every start succeeds."""
    started: list[list[str]] = []

    def record(*words: str) -> int:
        started.append([word.replace(str(house), "") for word in words])
        return 0

    monkeypatch.setattr(dev, "call", record)
    monkeypatch.setattr(dev, "set_up", lambda level, screen: started.append(["set up", level, str(screen)]))
    monkeypatch.setattr(dev, "start_window", lambda data_file: started.append(["window", data_file.name]))
    return started


def use_screen(monkeypatch: pytest.MonkeyPatch, screen: bool) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if screen:
        monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(sys, "platform", "linux")


def programs(calls: list[list[str]]) -> list[str]:
    return [Path(words[0]).stem for words in calls if words[0] not in ("set up", "window")]


SPREAD = ["--ignore=tests/journeys", "-n", "auto", "--dist", "worksteal"]


def test_the_test_command_checks_everything_and_ends_with_pytest(calls: list[list[str]]) -> None:
    assert dev.main(["test"]) == 0
    assert calls[0] == ["set up", "dev", "False"]
    assert programs(calls) == ["ruff", "ruff", "lint-imports", "mypy", "python", "python"]
    quick = ["-m", "pytest", "-m", "not slow"]
    assert [words[1:] for words in calls[-2:]] == [[*quick, *SPREAD], [*quick, "tests/journeys"]]


def test_slow_tests_run_when_asked_for(calls: list[list[str]]) -> None:
    assert dev.main(["test", "--slow"]) == 0
    assert [words[1:] for words in calls[-2:]] == [["-m", "pytest", *SPREAD], ["-m", "pytest", "tests/journeys"]]


def test_words_after_test_go_to_pytest_alone_and_in_order(calls: list[list[str]]) -> None:
    assert dev.main(["test", "-k", "dates", "tests/cdsdesk", "-x", "--lf"]) == 0
    assert [words[1:] for words in calls[1:]] == [["-m", "pytest", "-k", "dates", "tests/cdsdesk", "-x", "--lf"]]


@pytest.mark.parametrize("failing", ["ruff", "lint-imports", "mypy", "python"])
def test_any_failure_fails_the_test_command(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    record = dev.call
    monkeypatch.setattr(dev, "call", lambda *words: record(*words) or int(Path(words[0]).stem == failing))
    assert dev.main(["test"]) == 1
    assert programs(calls)[-1] == "python"


def test_check_runs_no_tests(calls: list[list[str]]) -> None:
    assert dev.main(["check"]) == 0
    assert programs(calls) == ["ruff", "ruff", "lint-imports", "mypy"]


def test_demo_names_its_files_and_opens_the_window_on_a_screen(
    house: Path, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / "demo").mkdir()
    for name in ("phuong.cds", "bao-cao.pdf"):
        (house / "demo" / name).write_text("")
    use_screen(monkeypatch, screen=True)
    assert dev.main(["demo"]) == 0
    assert calls[0] == ["set up", "app", "True"]
    assert calls[1][1:] == ["main.py", "demo", "-o", str(Path("/demo"))]
    assert calls[2] == ["window", "phuong.cds"]
    said = capsys.readouterr().out
    assert str(house / "demo" / "bao-cao.pdf") in said
    assert str(house / "demo" / "phuong.cds") in said


def test_demo_opens_nothing_without_a_screen(
    house: Path, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (house / "demo").mkdir()
    (house / "demo" / "phuong.cds").write_text("")
    use_screen(monkeypatch, screen=False)
    assert dev.main(["demo"]) == 0
    assert calls[0] == ["set up", "app", "False"]
    assert [words for words in calls if words[0] == "window"] == []


def test_a_failing_demo_keeps_its_exit_code(calls: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "call", lambda *words: 2)
    assert dev.main(["demo"]) == 2


def test_run_needs_a_screen(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use_screen(monkeypatch, screen=False)
    assert dev.main(["run"]) == 1
    assert "no screen" in capsys.readouterr().err
    assert calls == []


def test_run_opens_a_file_given_relative_to_the_present_folder(
    house: Path, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    use_screen(monkeypatch, screen=True)
    monkeypatch.chdir(house)
    assert dev.main(["run", "phuong.cds"]) == 0
    assert calls[-1][1:] == ["main.py", str(Path("/phuong.cds"))]


def test_benches_run_in_name_order_without_helpers(house: Path, calls: list[list[str]]) -> None:
    (house / "bench").mkdir()
    for name in ("bench_start.py", "bench_import.py", "_rounds.py", "README.md"):
        (house / "bench" / name).write_text("")
    assert dev.main(["bench"]) == 0
    assert [Path(words[1]).name for words in calls[1:]] == ["bench_import.py", "bench_start.py"]
    calls.clear()
    assert dev.main(["bench", "start"]) == 0
    assert [Path(words[1]).name for words in calls[1:]] == ["bench_start.py"]
    assert dev.main(["bench", "nothing"]) == 1


def test_unknown_words_are_refused(calls: list[list[str]]) -> None:
    with pytest.raises(SystemExit) as stop:
        dev.main(["demo", "--fast"])
    assert stop.value.code == 2
    assert calls == []


@pytest.mark.parametrize(
    ("platform", "environment", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_where_a_window_can_be_seen(platform: str, environment: dict[str, str], screen: bool) -> None:
    assert dev.has_screen(platform, environment) is screen
    assert ("QT_QPA_PLATFORM" not in dev.child_environment(platform, environment)) is screen


def test_a_chosen_qt_platform_is_kept() -> None:
    assert dev.child_environment("linux", {"QT_QPA_PLATFORM": "vnc"})["QT_QPA_PLATFORM"] == "vnc"


def test_packages_by_level_and_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: object())
    plain, screen, full = (dev.wanted_packages(*one) for one in (("app", False), ("app", True), ("dev", False)))
    assert set(plain) == set(dev.DEBIAN_PACKAGES["app"])
    assert set(screen) - set(plain) == set(dev.DEBIAN_PACKAGES["screen"])
    assert set(full) - set(plain) == {"poppler-utils", "qpdf"}


def test_a_python_without_ensurepip_gets_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    assert "python3-venv" in dev.wanted_packages("app", screen=False)


def test_only_fully_installed_packages_count() -> None:
    answer = "qpdf installed\nlibgl1 config-files\n"
    assert dev.not_installed(["qpdf", "libgl1", "libegl1"], answer) == ["libgl1", "libegl1"]


def test_without_the_right_to_install_one_line_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "missing_packages", lambda wanted: ["qpdf", "libgl1"])
    monkeypatch.setattr(dev, "root_words", lambda: None)
    monkeypatch.setattr(subprocess, "run", lambda line, **_: started.append(line))
    dev.install_system_packages(["qpdf", "libgl1"])
    said = capsys.readouterr().err
    assert "sudo apt-get update && sudo apt-get install -y --no-install-recommends qpdf libgl1" in said
    assert started == []


def test_an_installation_waits_for_another_one() -> None:
    for line in dev.apt_lines(["qpdf"]):
        assert "DPkg::Lock::Timeout=300" in line
    assert dev.apt_lines(["qpdf"])[1][-4:] == ["install", "-y", "--no-install-recommends", "qpdf"]


def mark(house: Path, level: str) -> None:
    Path(dev.python()).parent.mkdir(parents=True, exist_ok=True)
    Path(dev.python()).write_text("")
    dev.STAMP.write_text(dev.stamp_of(house, level))


def test_a_new_house_is_not_current(house: Path) -> None:
    assert not dev.is_current("app")


def test_a_development_set_serves_the_program_but_not_the_other_way(house: Path) -> None:
    mark(house, "dev")
    assert dev.is_current("app")
    assert dev.is_current("dev")
    mark(house, "app")
    assert dev.is_current("app")
    assert not dev.is_current("dev")


@pytest.mark.parametrize(("lock", "level"), [("requirements.lock", "app"), ("requirements-dev.lock", "dev")])
def test_a_changed_lock_file_is_installed_again(house: Path, lock: str, level: str) -> None:
    mark(house, level)
    (house / lock).write_text("a==2\n")
    assert not dev.is_current(level)


def test_an_old_python_is_told_so(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (99, 0))
    assert dev.main(["test"]) == 1
    assert "Python 99.0 or newer is needed" in capsys.readouterr().err
    assert calls == []
