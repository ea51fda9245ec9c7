"""`protowiz check` and `protowiz rules` as a shell sees them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from protowiz.rules.checker import CATALOGUE
from tests.cli.test_commands import run
from tests.conftest import EXAMPLES

WRONG = (
    '\n[recht.tekst]\nvorm = "eigen"\neigen = """\n### Artikel 11: Recht\n\nHet [X]-recht.\n"""\n'
)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with one complete draft and one in which a placeholder stands."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    shutil.copy(EXAMPLES[0], folder / "goed.toml")
    (folder / "fout.toml").write_text(EXAMPLES[0].read_text() + WRONG)
    return folder


def test_a_complete_draft_is_found_right(drafts: Path) -> None:
    done = run("check", "goed", "--final", cwd=drafts.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 ontwerp: 0 fouten, 0 waarschuwingen" in done.stdout


def test_a_finding_tells_where_it_stands_and_what_is_wrong(drafts: Path) -> None:
    done = run("check", drafts, "--select", "DOC-01", cwd=drafts.parent)
    assert done.returncode == 1
    assert "Artikel 11: recht en geschillen › Tekst van dit onderdeel" in done.stdout
    assert "fout DOC-01 invulplaats-blijft-staan" in done.stdout
    assert "“[X]”" in done.stdout
    assert "goed.toml" not in done.stdout
    line = (drafts / "fout.toml").read_text().split("\n").index("Het [X]-recht.") + 1
    assert f"regel {line}" in done.stdout


def test_json_is_a_list_with_all_keys(drafts: Path) -> None:
    done = run("check", "fout", "--format", "json", "--select", "DOC-01", cwd=drafts.parent)
    (found,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["id"] == "DOC-01"
    assert found["name"] == "invulplaats-blijft-staan"
    assert found["severity"] == "fout"
    assert found["step"] == "recht"
    assert found["path"] == "recht.tekst.eigen"
    assert found["text"] == "[X]"
    assert found["message"]
    assert "VTC" in found["source"]
    assert found["file"].endswith("fout.toml")


def test_sarif_is_valid(drafts: Path) -> None:
    (drafts / "stuk.toml").write_text("niet = ")
    done = run("check", drafts, "--format", "sarif", cwd=drafts.parent)
    told = json.loads(done.stdout)
    schema = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(told)
    assert done.returncode == 2
    (made,) = told["runs"]
    assert "DOC-01" in [result["ruleId"] for result in made["results"]]
    assert not made["invocations"][0]["executionSuccessful"]


def test_github_shows_it_beside_the_line(drafts: Path) -> None:
    done = run("check", "fout", "--format", "github", "--select", "DOC-01", cwd=drafts.parent)
    assert done.stdout.startswith("::error file=")
    assert "title=DOC-01 invulplaats-blijft-staan::“[X]”" in done.stdout


def test_rules_are_chosen_by_id_name_and_family(drafts: Path) -> None:
    def ids(*options: str) -> set[str]:
        done = run("check", "fout", "--format", "json", *options, cwd=drafts.parent)
        return {found["id"] for found in json.loads(done.stdout)}

    assert ids("--select", "invulplaats-blijft-staan") == {"DOC-01"}
    assert "DOC-01" in ids("--select", "DOC")
    assert "DOC-01" not in ids("--ignore", "doc-01")
    done = run("check", "fout", "--select", "DOC-1", cwd=drafts.parent)
    assert done.returncode == 2
    assert "Er is geen regel “DOC-1”. Bedoelt u DOC-" in done.stderr.replace("\n", " ")


def test_a_file_that_is_no_draft_is_told_and_the_others_are_checked(drafts: Path) -> None:
    (drafts / "stuk.toml").write_text("niet = ")
    done = run("check", drafts, "--select", "DOC-01", cwd=drafts.parent)
    assert done.returncode == 2
    assert "stuk.toml is geen geldige TOML" in done.stderr
    assert "DOC-01" in done.stdout


def test_many_drafts_are_checked_in_several_processes(drafts: Path) -> None:
    for number in range(45):
        shutil.copy(drafts / "goed.toml", drafts / f"nog-{number}.toml")
    done = run("check", "--select", "DOC-01", cwd=drafts.parent)
    assert done.returncode == 1
    assert done.stdout.count("DOC-01") == 1
    assert "47 ontwerpen: 1 fout," in done.stdout


def test_nothing_in_a_draft_steers_the_terminal(drafts: Path) -> None:
    text = WRONG.replace("[X]", "[\\u001b[31mX]")
    (drafts / "fout.toml").write_text(EXAMPLES[0].read_text() + text)
    for shape in ("text", "json", "sarif", "github"):
        assert "\x1b" not in run("check", "fout", "--format", shape, cwd=drafts.parent).stdout


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    done = run("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "Er zijn geen ontwerpen in drafts." in done.stderr


def test_every_rule_is_listed_and_explained(tmp_path: Path) -> None:
    listed = run("rules", cwd=tmp_path).stdout
    for it in CATALOGUE:
        assert f"{it.id} " in listed
        assert it.name in listed
    told = run("rules", "invulplaats-blijft-staan", cwd=tmp_path).stdout
    for part in ("DOC-01", "Waarom:", "Wat te doen:", "Fout:", "Goed:", "Bron:", "[X]"):
        assert part in told
    (page, all_pages) = (
        json.loads(run("rules", *args, "--format", "json", cwd=tmp_path).stdout)
        for args in (["DOC-01"], [])
    )
    assert page["id"] == "DOC-01"
    assert len(all_pages) == len(CATALOGUE)
    assert run("rules", "bestaat-niet", cwd=tmp_path).returncode == 2
