"""The house's own commands: ``python3 dev.py demo | run | test | check | bench``.

Needs only Python 3.11 and its standard library. Each command first brings this machine as far as it needs:
system packages on Debian, then ``.venv`` from the lock file. A second call finds all that done.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / ".ok"
OLDEST_PYTHON = (3, 11)

LOCKS = {"app": ("requirements.lock",), "dev": ("requirements.lock", "requirements-dev.lock")}

# The only list of Debian packages; docs/dependencies.md gives the reason of each.
DEBIAN_PACKAGES = {
    "app": (
        "libgl1",
        "libegl1",
        "libxkbcommon0",
        "libfontconfig1",
        "libdbus-1-3",
        "libglib2.0-0",
        "fonts-liberation2",
    ),
    "screen": (
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
        "libxcb-xkb1",
        "libxkbcommon-x11-0",
    ),
    "dev": ("poppler-utils", "qpdf"),
}
VENV_PACKAGE = "python3-venv"

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("lint-imports", "--no-logo"),
    ("mypy",),
)


class SetupError(Exception):
    """The machine cannot be made ready; the text says what a person has to do."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if sys.version_info < OLDEST_PYTHON:
        return tell(
            f"Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer is needed, this is {sys.version.split()[0]}"
        )
    options, rest = parser().parse_known_args(words)
    if rest and options.command not in ("test", "bench"):
        parser().error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        return int(options.run(options, rest))
    except SetupError as error:
        return tell(str(error))
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """Build the parser of the five commands; words that ``test`` and ``bench`` do not know are passed on."""
    top = argparse.ArgumentParser(prog="dev.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("demo", help="make the sample office in demo/, then open the window on it").set_defaults(
        run=demo
    )
    run = commands.add_parser("run", help="open the window")
    run.add_argument("file", nargs="?", help="data file (.cds)")
    run.set_defaults(run=open_window)
    test = commands.add_parser(
        "test", help="all checks and all tests but the slow; other words go to pytest, which then runs alone"
    )
    test.add_argument("--slow", action="store_true", help="the tests that take minutes, too")
    test.set_defaults(run=run_tests)
    commands.add_parser("check", help="formatting, lint, layers and types, without the tests").set_defaults(run=check)
    bench = commands.add_parser("bench", help="every script of bench/ in turn, or those whose name holds a given word")
    bench.set_defaults(run=run_benches)
    return top


def demo(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Make the sample office and, where there is a screen, open the window on it in a process of its own."""
    screen = has_screen(sys.platform, os.environ)
    set_up("app", screen)
    folder = ROOT / "demo"
    code = call(python(), "main.py", "demo", "-o", str(folder))
    if code:
        return code
    print(f"\nThe files are in {folder}:")
    for path in sorted(folder.iterdir()):
        print(f"  {path}")
    data_file = next(iter(sorted(folder.glob("*.cds"))), None)
    if data_file is None:
        return tell(f"no data file in {folder}")
    if screen:
        start_window(data_file)
        print(f"The window opens on {data_file}")
    else:
        print("No screen here; on a desktop the window would open now.")
    return 0


def open_window(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Open the window and wait until it is closed."""
    if not has_screen(sys.platform, os.environ) and "QT_QPA_PLATFORM" not in os.environ:
        return tell("no screen (neither DISPLAY nor WAYLAND_DISPLAY is set); 'dev.py demo' works without one")
    set_up("app", screen=True)
    return call(python(), "main.py", *([str(Path(options.file).resolve())] if options.file else []))


def run_tests(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Run every check and every test but the slow ones; with words of its own, only pytest with those words."""
    set_up("dev", screen=False)
    failed = [] if rest else failed_checks()
    if failed:
        print(f"\n-- failed before the tests: {', '.join(failed)}", flush=True)
    code = call(python(), "-m", "pytest", *rest) if rest else all_tests(["-m", "not slow"] if not options.slow else [])
    return code or int(bool(failed))


def all_tests(quick: Sequence[str]) -> int:
    """Run every test on all processors, then the journeys alone: what they tell of pauses wants a quiet desk."""
    spread = call(python(), "-m", "pytest", *quick, "--ignore=tests/journeys", "-n", "auto", "--dist", "worksteal")
    return call(python(), "-m", "pytest", *quick, "tests/journeys") or spread


def check(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Run formatting, lint, layers and types."""
    set_up("dev", screen=False)
    failed = failed_checks()
    print(f"\n-- failed: {', '.join(failed)}" if failed else "\n-- all checks passed")
    return int(bool(failed))


def run_benches(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Run the scripts of ``bench/`` one after the other; a script that exits with an error fails the whole."""
    set_up("dev", screen=False)
    scripts = bench_scripts(ROOT / "bench", rest)
    if not scripts:
        return tell(f"no script in bench/ has {' or '.join(rest)} in its name" if rest else "bench/ holds no script")
    failed = []
    for script in scripts:
        print(f"\n-- {script.name}", flush=True)
        if call(python(), str(script)):
            failed.append(script.name)
    if failed:
        return tell(f"failed: {', '.join(failed)}")
    return 0


def failed_checks() -> list[str]:
    """Run all checks, however many fail, and return those that did."""
    failed = []
    for name, *words in CHECKS:
        line = " ".join((name, *words))
        print(f"-- {line}", flush=True)
        if call(str(program(name)), *words):
            failed.append(line)
    return failed


def bench_scripts(folder: Path, words: Sequence[str]) -> list[Path]:
    """Return the scripts to run, in name order; a name that begins with an underscore is a helper, no script."""
    scripts = [path for path in sorted(folder.glob("*.py")) if not path.name.startswith("_")]
    return [path for path in scripts if not words or any(word in path.stem for word in words)]


# --- making the machine ready ---------------------------------------------------------------------------------------


def set_up(level: str, screen: bool) -> None:
    """Install what ``level`` ("app" or "dev") needs and is missing; raises SetupError when ``.venv`` cannot be made."""
    install_system_packages(wanted_packages(level, screen))
    if not is_current(level):
        make_venv(level)


def wanted_packages(level: str, screen: bool) -> list[str]:
    """Name the Debian packages for a level of use, with those of a real window only where there is a screen."""
    names = [*DEBIAN_PACKAGES["app"]]
    if screen:
        names += DEBIAN_PACKAGES["screen"]
    if level == "dev":
        names += DEBIAN_PACKAGES["dev"]
    if importlib.util.find_spec("ensurepip") is None:  # Debian cuts it out of its Python
        names.append(VENV_PACKAGE)
    return names


def install_system_packages(wanted: Sequence[str]) -> None:
    """Install missing Debian packages if this user may, else print the line that does and go on."""
    if not (sys.platform == "linux" and shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    missing = missing_packages(wanted)
    if not missing:
        return
    root = root_words()
    if root is not None:
        print(f"-- installing {' '.join(missing)}", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for line in apt_lines(missing):
            subprocess.run(
                [*root, *line], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
            )
        missing = missing_packages(wanted)
    if missing:
        print(
            f"System packages are missing. To install them:\n    {install_hint(missing)}", file=sys.stderr, flush=True
        )


def missing_packages(wanted: Sequence[str]) -> list[str]:
    """Ask dpkg which of the packages are not installed."""
    line = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *wanted]
    return not_installed(wanted, subprocess.run(line, capture_output=True, text=True, check=False).stdout)


def not_installed(wanted: Sequence[str], answer: str) -> list[str]:
    """Read dpkg-query's lines "name status" and return the wanted names that are not "installed"."""
    installed = {line.split()[0] for line in answer.splitlines() if line.endswith(" installed")}
    return [name for name in wanted if name not in installed]


def root_words() -> list[str] | None:
    """Return what to write before apt-get: nothing for root, sudo where it can be used, None where neither is so."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    if sys.stdin is not None and sys.stdin.isatty():
        return ["sudo"]
    silent = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if silent.returncode == 0 else None


def apt_lines(packages: Sequence[str]) -> list[list[str]]:
    """Return the two apt-get lines; another installation that holds the lock is waited for."""
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    return [[*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *packages]]


def install_hint(packages: Sequence[str]) -> str:
    """Return the one line a person can copy into a terminal."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def is_current(level: str) -> bool:
    """Say whether ``.venv`` was made from the present lock files and holds at least ``level``."""
    if not Path(python()).exists() or not STAMP.exists():
        return False
    return STAMP.read_text("utf-8").strip() in accepted_stamps(ROOT, level)


def accepted_stamps(root: Path, level: str) -> list[str]:
    """Return the stamps that satisfy a level: a complete development set serves the program too."""
    return [stamp_of(root, held) for held in LOCKS if held in (level, "dev")]


def stamp_of(root: Path, level: str) -> str:
    """Return the text that names a level, this Python and the content of the level's lock files."""
    digest = hashlib.sha256()
    for name in LOCKS[level]:
        digest.update((root / name).read_bytes())
    return f"{level} {sys.version_info.major}.{sys.version_info.minor} {digest.hexdigest()}"


def make_venv(level: str) -> None:
    """Bring ``.venv`` to the lock files; made anew when it is absent, broken or of another Python."""
    STAMP.unlink(missing_ok=True)
    if not venv_works():
        print("-- making .venv", flush=True)
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], cwd=ROOT, check=False)
        if made.returncode:
            raise SetupError(f"Python could not make .venv. On Debian: {install_hint([VENV_PACKAGE])}")
    lock = LOCKS[level][-1]
    print(f"-- installing {lock}", flush=True)
    line = [python(), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "-r", lock]
    if subprocess.run(line, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode:
        raise SetupError(f"pip could not install {lock}; its words are above. Once it can, run the same command again")
    STAMP.write_text(stamp_of(ROOT, level) + "\n", "utf-8")


def venv_works() -> bool:
    """Say whether the interpreter of ``.venv`` runs, is of our version and has pip."""
    if not Path(python()).exists():
        return False
    question = "import sys, pip; print(sys.version_info[0], sys.version_info[1])"
    answer = subprocess.run([python(), "-c", question], capture_output=True, text=True, check=False)
    return answer.stdout.split() == [str(sys.version_info.major), str(sys.version_info.minor)]


# --- starting programs ----------------------------------------------------------------------------------------------


def program(name: str) -> Path:
    """Return the path of a program in ``.venv``."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def python() -> str:
    """Return the path of the interpreter in ``.venv``."""
    return str(program("python"))


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window can be seen: always but on a Unix without X or Wayland."""
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def child_environment(platform: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of what we start: UTF-8 everywhere, and Qt without a screen where there is none."""
    child = {**environment, "PYTHONUTF8": "1"}
    if not has_screen(platform, environment):
        child.setdefault("QT_QPA_PLATFORM", "offscreen")
    return child


def call(*words: str) -> int:
    """Run a program in the project folder with our own output and return its exit code."""
    environment = child_environment(sys.platform, os.environ)
    return subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode


def start_window(data_file: Path) -> None:
    """Start the window without waiting, so that it outlives this command and its terminal."""
    detached: dict[str, object] = {"start_new_session": True}
    if os.name == "nt":
        flags = ("CREATE_NEW_PROCESS_GROUP", "DETACHED_PROCESS")
        detached = {"creationflags": sum(getattr(subprocess, flag) for flag in flags)}
    subprocess.Popen(  # type: ignore[call-overload]
        [python(), "main.py", str(data_file)],
        cwd=ROOT,
        env=child_environment(sys.platform, os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **detached,
    )


def tell(sentence: str) -> int:
    """Print what went wrong and return 1."""
    print(sentence, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
