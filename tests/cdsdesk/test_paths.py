"""The user's folders move with one variable; resources are found."""

from pathlib import Path

import pytest

from cdsdesk import paths


def test_resources_are_found() -> None:
    assert paths.resource("rules/nd30-2020.toml").is_file()


def test_resources_of_a_packed_program_lie_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("rules") == tmp_path / "resources" / "rules"


def test_one_variable_moves_the_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert (paths.user_data_dir(), paths.user_config_dir()) == (tmp_path / "data", tmp_path / "config")


def test_without_it_they_are_the_system_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    for folder in (paths.user_data_dir(), paths.user_config_dir()):
        assert folder.is_absolute()
        assert "cdsdesk" in folder.parts
