"""The commands as a shell sees them: output, errors, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from protowiz import __version__
from tests.conftest import EXAMPLES, REPOSITORY


def run(
    *args: str | Path, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "protowiz", *map(str, args)]
    surroundings = {**os.environ, "PYTHONIOENCODING": "utf-8", "HOME": str(cwd), **(env or {})}
    return subprocess.run(
        command,
        cwd=cwd,
        env=surroundings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_the_version_and_the_help_are_given(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout == f"protowiz {__version__}\n"
    told = run("--help", cwd=tmp_path)
    assert told.returncode == 0
    for word in ("Gebruik:", "Opties:", "Opdrachten:", "render", "Toon deze uitleg"):
        assert word in told.stdout
    for english in ("Usage", "Options", "Commands", "Show this"):
        assert english not in told.stdout


@pytest.mark.parametrize("command", ["open", "new", "list", "schema", "render", "completion"])
def test_every_command_explains_itself_in_dutch(tmp_path: Path, command: str) -> None:
    told = run(command, "--help", cwd=tmp_path)
    assert told.returncode == 0
    assert told.stdout.startswith(f"Gebruik: protowiz {command}")
    assert "Usage" not in told.stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["lst"], "Bedoelt u “list”?"),
        (["render", "x", "--too", "md"], "Bedoelt u --to?"),
        (["render", "x", "--to", "pdf"], "Kies uit: md, docx."),
        (["render"], "Er ontbreekt iets"),
        (["list", "a", "b"], "te veel op de opdrachtregel: a b"),
        (["render", "onvindbaar", "--to", "md"], "Er is geen ontwerp “onvindbaar”"),
        (["open", "onvindbaar"], "Er is geen ontwerp"),
        ([], "heeft een terminal nodig"),
    ],
)
def test_a_command_that_cannot_run_says_why_and_exits_with_2(
    tmp_path: Path, args: list[str], told: str
) -> None:
    done = run(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_draft_is_made_listed_and_rendered(tmp_path: Path) -> None:
    assert run("new", "proef", cwd=tmp_path).stdout == f"{Path('drafts') / 'proef.toml'}\n"
    listed = run("list", "--format", "json", cwd=tmp_path)
    assert [row["naam"] for row in json.loads(listed.stdout)] == ["proef"]
    made = run("render", "proef", "--to", "md", "-o", "-", cwd=tmp_path)
    assert made.returncode == 0
    assert made.stdout.startswith("**ONTWERP")
    assert "ONTWERP (38 punten open)" in made.stderr or "punten open" in made.stderr


def test_an_example_can_be_copied_and_is_complete(tmp_path: Path) -> None:
    name = EXAMPLES[0].stem
    assert run("new", "mijn", "--from", name, cwd=tmp_path).returncode == 0
    assert (tmp_path / "drafts" / "mijn.toml").read_bytes() == EXAMPLES[0].read_bytes()
    made = run("render", "mijn", "--to", "docx", cwd=tmp_path)
    assert made.stderr == ""
    assert made.stdout == "mijn.docx\n"
    assert (tmp_path / "mijn.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "mijn.docx").stat().st_mode & 0o077 == 0


def test_a_copy_keeps_the_comments(tmp_path: Path) -> None:
    run("new", "eerste", cwd=tmp_path)
    first = tmp_path / "drafts" / "eerste.toml"
    first.write_text(first.read_text() + "\n# nog na te vragen bij de dienst\n", encoding="utf-8")
    run("new", "tweede", "--from", "eerste", cwd=tmp_path)
    copied = (tmp_path / "drafts" / "tweede.toml").read_text(encoding="utf-8")
    assert "# nog na te vragen bij de dienst" in copied


def test_rendering_again_overwrites_nothing(tmp_path: Path) -> None:
    run("new", "proef", cwd=tmp_path)
    run("render", "proef", "--to", "md", cwd=tmp_path)
    (tmp_path / "proef.md").write_text("met de hand verbeterd")
    assert run("render", "proef", "--to", "md", cwd=tmp_path).stdout == "proef-2.md\n"
    assert (tmp_path / "proef.md").read_text() == "met de hand verbeterd"


def test_the_folder_may_come_from_an_option_or_the_environment(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    run("new", "een", "--drafts", elsewhere, cwd=tmp_path)
    run("--drafts", elsewhere, "new", "twee", cwd=tmp_path)
    run("new", "drie", cwd=tmp_path, env={"PROTOWIZ_DRAFTS": str(elsewhere)})
    assert sorted(path.stem for path in elsewhere.glob("*.toml")) == ["drie", "een", "twee"]


def test_an_unreadable_draft_is_listed_and_gives_exit_code_1(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "stuk.toml").write_text("dit is = geen [toml")
    listed = run("list", cwd=tmp_path)
    assert listed.returncode == 1
    assert "stuk" in listed.stdout
    rendered = run("render", "stuk", "--to", "md", cwd=tmp_path)
    assert rendered.returncode == 2
    assert "regel 1" in rendered.stderr
    assert (folder / "stuk.toml").read_text() == "dit is = geen [toml"


def test_a_pipe_in_the_folder_is_listed_as_trouble_and_refused(tmp_path: Path) -> None:
    run("new", "proef", cwd=tmp_path)
    os.mkfifo(tmp_path / "drafts" / "pijp.toml")
    listed = run("list", cwd=tmp_path)
    assert listed.returncode == 1
    assert "pijp.toml is geen gewoon bestand." in listed.stdout
    for command in (["open", "pijp"], ["new", "--from", "pijp"], ["render", "pijp", "--to", "md"]):
        done = run(*command, cwd=tmp_path)
        assert done.returncode == 2
        assert "pijp.toml is geen gewoon bestand." in done.stderr
        assert "Geef een gewoon bestand op" in done.stderr


def test_a_house_style_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    run("new", "proef", cwd=tmp_path)
    (tmp_path / "stijl.docx").write_text("geen word")
    done = run("render", "proef", "--to", "docx", "--style", "stijl.docx", cwd=tmp_path)
    assert done.returncode == 2
    assert "geen geldig Word-document" in done.stderr
    assert not (tmp_path / "proef.docx").exists()


def test_the_schema_knows_every_step_and_refuses_unknown_keys(tmp_path: Path) -> None:
    schema = json.loads(run("schema", cwd=tmp_path).stdout)
    assert schema["additionalProperties"] is False
    assert list(schema["properties"])[:3] == ["schema_versie", "soort", "aanhef"]
    assert "rechtvaardiging" in schema["properties"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(tmp_path: Path, shell: str) -> None:
    assert "_PROTOWIZ_COMPLETE" in run("completion", shell, cwd=tmp_path).stdout


def test_draft_names_are_completed(tmp_path: Path) -> None:
    run("new", "schooltoelage", cwd=tmp_path)
    answer = run(
        cwd=tmp_path,
        env={
            "_PROTOWIZ_COMPLETE": "bash_complete",
            "COMP_WORDS": "protowiz render scho",
            "COMP_CWORD": "2",
        },
    )
    assert answer.stdout == "plain,schooltoelage\n"


def test_a_broken_pipe_is_no_error_to_tell(tmp_path: Path) -> None:
    command = (
        f'"{sys.executable}" -m protowiz schema | head -c 10 > /dev/null; echo "${{PIPESTATUS[0]}}"'
    )
    done = subprocess.run(
        ["bash", "-c", command], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert done.stdout.strip() in ("0", "1")


@pytest.mark.parametrize(
    "command",
    [["schema"], ["--help"], ["list", "--format", "json"], ["completion", "bash"]]
    + [["render", str(EXAMPLES[0]), "--to", to, "-o", "-"] for to in ("md", "docx")],
)
def test_output_to_a_full_disk_is_told(tmp_path: Path, command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "protowiz", *command],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == (
        "De schijf is vol: de uitvoer is niet volledig geschreven.\n"
        "Maak plaats vrij en probeer opnieuw.\n"
    )


def test_a_protocol_does_not_overwrite_the_draft_or_the_house_style(tmp_path: Path) -> None:
    run("new", "proef", cwd=tmp_path)
    draft, style = tmp_path / "drafts" / "proef.toml", tmp_path / "stijl.docx"
    style.write_bytes((REPOSITORY / "templates/huisstijl.docx").read_bytes())
    before = draft.read_bytes(), style.read_bytes()
    for args in (["-o", "drafts/proef.toml"], ["--style", "stijl.docx", "-o", "./stijl.docx"]):
        done = run("render", "proef", "--to", "docx", *args, cwd=tmp_path)
        assert done.returncode == 2
        assert "wordt niet overschreven" in done.stderr
    assert (draft.read_bytes(), style.read_bytes()) == before


def test_a_protocol_can_go_to_a_device(tmp_path: Path) -> None:
    run("new", "proef", cwd=tmp_path)
    assert run("render", "proef", "--to", "md", "-o", "/dev/null", cwd=tmp_path).returncode == 0
    assert Path("/dev/null").is_char_device()
    made = run("render", "proef", "--to", "md", "-o", "/dev/stdout", cwd=tmp_path)
    assert made.stdout.startswith("**ONTWERP")


def test_own_templates_are_those_of_here_and_told(tmp_path: Path) -> None:
    theirs, here = tmp_path / "theirs", tmp_path / "hier"
    here.mkdir()
    run("new", "proef", "--drafts", theirs / "drafts", cwd=tmp_path)
    for folder, words in ((theirs, "VAN EEN ANDER"), (here, "VAN MIJ")):
        (folder / "templates/protocol").mkdir(parents=True)
        (folder / "templates/protocol/recht.md").write_text(f"{words}\n")
    draft = theirs / "drafts" / "proef.toml"
    made = run("render", draft, "--to", "md", "-o", "-", cwd=here)
    assert "VAN EEN ANDER" not in made.stdout
    assert f"Eigen sjablonen uit {here / 'templates'}: recht.md.\n" in made.stderr
    elsewhere = run("render", draft, "--to", "md", "-o", "-", cwd=tmp_path)
    assert "sjablonen" not in elsewhere.stderr


def test_nothing_that_steers_the_terminal_is_printed(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "\x1b]0;titel\x07\n.toml").write_text('[aanhef]\nkader = "a\\u001b[31mb\\u009bc"\n')
    (folder / "stuk\x1b[2J\x9b.toml").write_text("stuk")
    (folder / "vreemd\udcff.toml").write_text("stuk")
    for args in (
        ["list"],
        ["list", "--format", "json"],
        ["render", "stuk\x1b[2J\x9b", "--to", "md"],
        ["render", "weg\x1b[2J\x9b", "--to", "md"],
        ["weg\x1b[2J\x9b"],
    ):
        done = run(*args, cwd=tmp_path)
        assert not any(steers in done.stdout + done.stderr for steers in "\x1b\x07\x9b")
        assert "onverwachte fout" not in done.stderr
    rows = json.loads(run("list", "--format", "json", cwd=tmp_path).stdout)
    assert {Path(row["pad"]).name for row in rows} == {path.name for path in folder.iterdir()}


def test_a_broken_draft_is_told_before_the_wizard_begins(tmp_path: Path) -> None:
    (tmp_path / "stuk.toml").write_text("schema_versie = 1\nstuk")
    done = run("open", "stuk.toml", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("stuk.toml is geen geldige TOML: regel 2")


def test_an_error_nobody_foresaw_is_told_with_its_report(tmp_path: Path) -> None:
    code = (
        "import sys, protowiz.cli as cli, protowiz.draft.schema as schema\n"
        "schema.json_schema = lambda: 1 / 0\n"
        "sys.argv = ['protowiz', 'schema']\n"
        "cli.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    first, second = done.stderr.splitlines()
    assert done.returncode == 2
    assert first.endswith("(ZeroDivisionError). Wat al bewaard was, is niet verloren.")
    assert "ZeroDivisionError" in Path(second.rsplit(": ", 1)[1]).read_text()


def test_a_protocol_that_exists_becomes_a_draft_with_a_report(tmp_path: Path) -> None:
    (tmp_path / "vorig.txt").write_text("Artikel 1: Onderwerp\n\nDe stad deelt mee.\n")
    done = run("import", "vorig.txt", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert list(report) == ["recognised", "own_text", "cleaned", "doubtful", "missing"]
    assert {"step", "what", "line", "page"} == set(report["own_text"][0])
    assert "drafts/vorig.toml" in done.stderr
    assert "De stad deelt mee." in (tmp_path / "drafts" / "vorig.toml").read_text()
    made = run("render", "vorig", "-o", "uit.md", cwd=tmp_path)
    assert made.returncode == 0
    text = (tmp_path / "uit.md").read_text()
    assert text.endswith("### Artikel 1: Onderwerp\n\nDe stad deelt mee.\n")


def test_a_text_that_is_no_protocol_is_brought_in_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "lied.txt").write_text("In de maneschijn.\n\nIn de maneschijn.\n")
    refused = run("import", "lied.txt", cwd=tmp_path)
    assert refused.returncode == 2
    assert "lijkt geen protocol" in refused.stderr and "--anyway" in refused.stderr
    assert not list(tmp_path.glob("drafts/*.toml"))
    done = run("import", "lied.txt", "--anyway", cwd=tmp_path)
    assert done.returncode == 0
    assert "In de maneschijn." in (tmp_path / "drafts" / "lied.toml").read_text()


def test_an_import_overwrites_nothing_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "vorig.txt").write_text("Artikel 1: Onderwerp\n")
    (tmp_path / "er-al.toml").write_text("van mij")
    there = run("import", "vorig.txt", "-o", "er-al.toml", cwd=tmp_path)
    assert there.returncode == 2
    assert "bestaat al" in there.stderr
    assert (tmp_path / "er-al.toml").read_text() == "van mij"
    (tmp_path / "oud.docx").write_bytes(b"{\\rtf1 x}")
    refused = run("import", "oud.docx", "-o", "oud.toml", cwd=tmp_path)
    assert refused.returncode == 2
    assert not (tmp_path / "oud.toml").exists()
    assert "Traceback" not in refused.stderr
