"""The arrows between the folders point down, and each command loads only what it needs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, REPOSITORY

SOURCE = REPOSITORY / "src" / "protowiz"
FLOORS = ["draft", "document", "workspace", "rules", "render", "importer", "amend", "tui", "cli"]
"""From the ground up: a folder imports only from those before it."""
MAY_IMPORT = {
    "draft": set(),
    "document": {"draft"},
    "workspace": {"draft"},
    "rules": {"draft", "document"},
    "render": {"draft", "document", "workspace"},
    "importer": {"draft", "document", "workspace"},
    "amend": {"draft", "document", "workspace", "rules", "render", "importer"},
    "tui": {"draft", "document", "workspace", "rules", "render", "importer", "amend"},
    "cli": {"draft", "document", "workspace", "rules", "render", "importer", "amend", "tui"},
}
HEAVY = [
    "pydantic_core",
    "pydantic",
    "textual",
    "jinja2",
    "docx",
    "lxml",
    "markdown_it",
    "filelock",
    "tomli_w",
]


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


@pytest.mark.parametrize("folder", FLOORS)
def test_a_folder_imports_only_from_below(folder: str) -> None:
    for path in sorted((SOURCE / folder).rglob("*.py")):
        for name in imported(path):
            if name.startswith("protowiz.") and name.split(".")[1] in FLOORS:
                target = name.split(".")[1]
                assert target == folder or target in MAY_IMPORT[folder], f"{path} imports {name}"


@pytest.mark.parametrize(
    ("library", "folders"),
    [("textual", {"tui"}), ("jinja2", {"render"}), ("docx", {"render"}), ("click", {"cli"})],
)
def test_a_library_is_known_in_one_folder_only(library: str, folders: set[str]) -> None:
    for path in sorted(SOURCE.rglob("*.py")):
        if any(name.split(".")[0] == library for name in imported(path)):
            assert path.relative_to(SOURCE).parts[0] in folders, path


def test_no_module_can_reach_the_network() -> None:
    for path in sorted(SOURCE.rglob("*.py")):
        roots = {name.split(".")[0] for name in imported(path)}
        assert not roots & {"socket", "http", "requests", "httpx", "ssl", "ftplib"}, path
        assert "urllib.request" not in imported(path), path


def loaded_by(arguments: list[str], cwd: Path) -> set[str]:
    """The heavy modules that a command has loaded when it ends."""
    code = (
        "import sys, json\n"
        "from protowiz.cli import main\n"
        f"sys.argv = ['protowiz', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "print('LOADED ' + json.dumps(loaded))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, check=True
    )
    import json

    return set(json.loads(done.stdout.rsplit("LOADED ", 1)[1]))


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["list"], ["list", "--format", "json"]]
)
def test_the_light_commands_load_no_models_and_no_interface(
    tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "een.toml").write_bytes(EXAMPLES[0].read_bytes())
    assert loaded_by(arguments, tmp_path) == set()


def test_rendering_to_markdown_loads_neither_the_interface_nor_word(tmp_path: Path) -> None:
    loaded = loaded_by(["render", str(EXAMPLES[0]), "--to", "md", "-o", "uit.md"], tmp_path)
    assert "jinja2" in loaded
    assert not loaded & {"textual", "docx", "pydantic"}


def test_rendering_to_word_and_the_schema_load_no_interface(tmp_path: Path) -> None:
    assert "textual" not in loaded_by(["render", str(EXAMPLES[0]), "--to", "docx"], tmp_path)
    assert not loaded_by(["schema"], tmp_path) & {"textual", "jinja2", "docx"}


def test_the_start_screen_is_painted_before_the_models_are_loaded() -> None:
    code = (
        "import sys, protowiz.tui.app\n"
        "heavy = ('pydantic_core', 'jinja2', 'docx', 'filelock')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
