"""`#` comments in a draft that is edited by hand: they are kept where they belong."""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protowiz.draft.steps.parties import Party
from protowiz.draft.text import clean_line
from protowiz.workspace.comments import match_rows, read_comments
from protowiz.workspace.draft_file import DraftFile
from protowiz.workspace.toml_text import HEADER, write_toml
from tests.conftest import EXAMPLES
from tests.workspace.drafts import drafts, texts

WRITTEN = (
    HEADER
    + '''# Nagelezen door An.
schema_versie = 1  # niet wijzigen
soort = "protocol"

# De aanhef is nog voorlopig.
#
#   - titel nakijken
[aanhef]  # zie mail
# Wacht op het college.
kader = "# geen opmerking"  # "wel" een [opmerking]
korte_inhoud = """
# ook geen opmerking
Slot met \\"\\"\\"aanhalingstekens\\" # en dit ook niet"""  # na de tekst
rechtskader = "2023-08-21"

# De eerste partij.
[[partijen.items]]
id = "p1"
korte_naam = "ASV"
adres = """
Voorbeeldlaan 12
"""

# De tweede partij.
[[partijen.items]]
id = "p2"
korte_naam = "stad"  # of: de Stad
adres = """
Dorpsplein 1
"""

# Helemaal op het einde.
'''
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "proef.toml"
    path.write_text(WRITTEN, encoding="utf-8")
    return path


def saved_after(path: Path, *answers: tuple[tuple[str | int, ...], Any]) -> str:
    """The file after these answers were given and saved."""
    draft = DraftFile.open(path)
    for at, value in answers:
        draft.session.set(at, value)
    draft.save()
    return path.read_text(encoding="utf-8")


def test_a_file_with_comments_is_saved_as_it_was(path: Path, tmp_path: Path) -> None:
    assert DraftFile.open(path).save_copy(tmp_path).read_text(encoding="utf-8") == WRITTEN


def test_an_answer_changes_its_own_line_only(path: Path) -> None:
    now = saved_after(path, (("aanhef", "kader"), "de fietspremie"))
    assert now == WRITTEN.replace('"# geen opmerking"', '"de fietspremie"')


def test_comments_stay_when_a_file_from_windows_is_saved(path: Path, tmp_path: Path) -> None:
    path.write_bytes(WRITTEN.replace("\n", "\r\n").encode())
    assert DraftFile.open(path).save_copy(tmp_path).read_bytes() == WRITTEN.encode()


def test_comments_written_in_another_shape_come_to_their_key(path: Path, tmp_path: Path) -> None:
    path.write_text(
        "aanhef.kader = 'x' # bij kader\n"
        "  # bij de partijen\n"
        "  partijen.items = [ # hoe\n"
        "    # eerst ASV\n"
        "    { id = 'p1', korte_naam = 'ASV' }, # klaar\n"
        "  ] # tot hier\n"
        "[[partijen.groepen]] # bij de groep\n"
        "id = 'g1' # bij de id\n"
        "[ondertekening . 'tekst'] # eigen \ttekst\u202e\n"
    )
    once = DraftFile.open(path).save_copy(tmp_path)
    assert once.read_text().removeprefix(HEADER) == (
        'schema_versie = 1\nsoort = "protocol"\n\n'
        "[aanhef]\n"
        'kader = "x"  # bij kader\n\n'
        "[partijen]\n"
        "# bij de partijen\n# hoe\n# eerst ASV\n# klaar\n"
        'items = [\n  { id = "p1", korte_naam = "ASV" },\n]  # tot hier\n'
        "# bij de groep\n# bij de id\n"
        'groepen = [\n  { id = "g1" },\n]\n\n'
        "[ondertekening.tekst]  # eigen  tekst\n"
    )
    assert DraftFile.open(once).save_copy(tmp_path).read_bytes() == once.read_bytes()


def test_a_comment_whose_answer_is_gone_goes_to_the_end_and_comes_back_with_it(path: Path) -> None:
    draft = DraftFile.open(path)
    draft.session.set(("aanhef", "kader"), None)
    draft.save()
    assert path.read_text(encoding="utf-8").endswith(
        '# Wacht op het college.\n# "wel" een [opmerking]\n# Helemaal op het einde.\n'
    )
    draft.session.set(("aanhef", "kader"), "# geen opmerking")
    draft.save()
    assert path.read_text(encoding="utf-8") == WRITTEN


def test_a_row_that_moves_takes_its_comments_along(path: Path) -> None:
    draft = DraftFile.open(path)
    draft.session.move_row(("partijen", "items"), 1, -1)
    draft.save()
    now = path.read_text(encoding="utf-8")
    assert '# De tweede partij.\n[[partijen.items]]\nid = "p2"\nkorte_naam = "stad"  # of' in now
    assert '# De eerste partij.\n[[partijen.items]]\nid = "p1"\n' in now
    draft.session.move_row(("partijen", "items"), 0, 1)
    draft.save()
    assert path.read_text(encoding="utf-8") == WRITTEN


def test_the_comments_of_a_row_that_is_removed_do_not_go_to_its_neighbour(path: Path) -> None:
    draft = DraftFile.open(path)
    draft.session.remove_row(("partijen", "items"), 0)
    draft.save()
    now = path.read_text(encoding="utf-8")
    assert '# De tweede partij.\n[[partijen.items]]\nid = "p2"\n' in now
    assert now.endswith("# De eerste partij.\n# Helemaal op het einde.\n")
    draft.session.add_row(("partijen", "items"), Party)
    draft.save()
    assert path.read_text(encoding="utf-8").count("# De eerste partij.") == 1


def test_a_copied_and_an_edited_row_leave_comments_where_they_were(path: Path) -> None:
    draft = DraftFile.open(path)
    draft.session.copy_row(("partijen", "items"), 0, Party)
    draft.save()
    draft.session.set(("partijen", "items", 2, "korte_naam"), "gemeente")
    draft.save()
    now = path.read_text(encoding="utf-8")
    assert (
        '# De tweede partij.\n[[partijen.items]]\nid = "p2"\nkorte_naam = "gemeente"  # of' in now
    )
    assert now.count("#") == WRITTEN.count("#")


def test_our_version_after_a_conflict_has_the_comments_too(path: Path) -> None:
    draft = DraftFile.open(path)
    path.write_text("schema_versie = 1\n")
    draft.session.set(("aanhef", "rechtskader"), "anders")
    beside = draft.save()
    assert beside is not None
    assert beside.read_text(encoding="utf-8") == WRITTEN.replace('"2023-08-21"', '"anders"')


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_our_own_header_is_no_comment(example: Path) -> None:
    assert read_comments(example.read_text(encoding="utf-8"), HEADER) == {}


@st.composite
def commented(draw: Any) -> tuple[str, list[str]]:
    """A draft with comments wherever TOML allows them, and the comments."""
    lines = write_toml(draw(drafts())).removesuffix("\n").split("\n")
    plain = tomllib.loads("\n".join(lines))
    comments: list[str] = []
    for number in draw(st.lists(st.integers(0, len(lines)), max_size=5)):
        wording = clean_line(draw(texts)).strip()
        comment = f"# {len(comments)}: {wording} ({len(comments)})"
        if draw(st.booleans()):
            tried = [*lines[:number], f"  {comment}", *lines[number:]]
        else:
            at = min(number, len(lines) - 1)
            tried = [*lines[:at], f"{lines[at]} {comment}", *lines[at + 1 :]]
        try:
            harmless = tomllib.loads("\n".join(tried)) == plain
        except tomllib.TOMLDecodeError:
            harmless = False
        if harmless and "#" not in lines[min(number, len(lines) - 1)]:
            lines = tried
            comments.append(comment)
    return "\n".join(lines) + "\n", comments


bounded = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def all_once(comments: list[str], text: str) -> bool:
    return all(text.count(comment) == 1 for comment in comments)


@bounded
@given(commented())
def test_no_comment_is_lost_or_doubled_wherever_it_stands(draft: tuple[str, list[str]]) -> None:
    text, comments = draft
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "proef.toml"
        path.write_bytes(text.encode())
        once = DraftFile.open(path).save_copy(Path(folder))
        written = once.read_text(encoding="utf-8")
        assert tomllib.loads(written) == tomllib.loads(text)
        assert all_once(comments, written)
        assert DraftFile.open(once).save_copy(Path(folder)).read_bytes() == once.read_bytes()


@bounded
@given(commented(), st.integers(0, 1))
def test_no_comment_is_lost_when_rows_and_steps_go(
    draft: tuple[str, list[str]], kept_from: int
) -> None:
    text, comments = draft
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "proef.toml"
        path.write_bytes(text.encode())
        opened = DraftFile.open(path)
        for step in [key for key, value in opened.session.raw.items() if isinstance(value, dict)]:
            for name, rows in list(opened.session.raw[step].items()):
                if isinstance(rows, list):
                    opened.session.set((step, name), rows[:kept_from:-1])
            opened.save()
            assert all_once(comments, path.read_text(encoding="utf-8"))
            opened.session.set((step,), None)
            opened.save()
            assert all_once(comments, path.read_text(encoding="utf-8"))


@bounded
@given(commented(), st.data())
def test_no_comment_is_lost_whatever_happens_to_rows_between_two_saves(
    draft: tuple[str, list[str]], data: st.DataObject
) -> None:
    text, comments = draft
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "proef.toml"
        path.write_bytes(text.encode())
        opened = DraftFile.open(path)
        for _ in range(2):
            for step, answers in list(opened.session.raw.items()):
                for name, rows in list(answers.items()) if isinstance(answers, dict) else ():
                    if isinstance(rows, list):
                        others = st.sampled_from([*rows, {}, {"naam": "nieuw"}, "x", {"id": "p0"}])
                        opened.session.set((step, name), data.draw(st.lists(others, max_size=4)))
            opened.save()
            assert all_once(comments, path.read_text(encoding="utf-8"))


def test_a_row_removed_and_one_added_in_one_save_lose_no_comment(path: Path) -> None:
    draft = DraftFile.open(path)
    draft.session.remove_row(("partijen", "items"), 0)
    draft.session.add_row(("partijen", "items"), Party)
    draft.session.set(("partijen", "items", 0, "adres"), "Nieuwstraat 3\n9000 Gent")
    draft.save()
    now = path.read_text(encoding="utf-8")
    assert '# De tweede partij.\n[[partijen.items]]\nid = "p2"\nkorte_naam = "stad"  # of' in now
    assert now.endswith("# De eerste partij.\n# Helemaal op het einde.\n")


@pytest.mark.parametrize(
    ("old", "new", "moves"),
    [
        ([{"id": "a"}, {"id": "b"}], [{"id": "b", "x": 1}, {"id": "c"}], {1: 0}),
        (["een", "twee", "drie"], ["drie", "een"], {0: 1, 2: 0}),
        ([{"n": "A", "s": 1}, {"n": "B", "s": 1}], [{"n": "B", "s": 1}, {}], {1: 0}),
        ([{"n": "A", "m": "x"}, {"n": "B"}], [{"n": "B"}, {"n": "A", "m": "y"}], {0: 1, 1: 0}),
        (["de stad Gent", "ASV"], ["ASV", "de stad Genk"], {0: 1, 1: 0}),
        ([{"n": "A"}, {"n": "B"}], [{"n": "A"}, {"n": "gemeente"}], {0: 0, 1: 1}),
        ([{"id": "a"}], [{"id": "b"}], {}),
        ([{}, {}], [{}], {0: 0}),
        (["x"], [], {}),
    ],
)
def test_rows_are_followed_by_id_then_content_then_likeness(
    old: list[Any], new: list[Any], moves: dict[int, int]
) -> None:
    assert match_rows(old, new) == moves
