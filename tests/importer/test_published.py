"""The published protocols that lie beside the project, where they do."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from protowiz.document.tree import words_of
from protowiz.draft.reading import read
from protowiz.importer.reading import import_file
from protowiz.render.compose import compose
from tests.conftest import SHARED
from tests.importer.facts import compare, load_truth

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FILES = sorted((SHARED / "protocols").glob("*.txt"))
NOISE = re.compile(r"</?\w+[^<>]*>|[⁰¹²³⁴⁵⁶⁷⁸⁹]|(?<=- )o(?= )")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", NOISE.sub(" ", text.replace("^o", "°"))))


def shares_lost_and_added(path: Path, brought_in: dict[str, Any]) -> tuple[float, float]:
    """Of the words of a source: how many the draft does not print, how many it prints besides."""
    source = words(path.read_text(encoding="utf-8"))
    parts = compose(read(brought_in)).parts
    blocks = [block for part in parts if part.key != "ontwerp" for block in part.blocks]
    found = words(" ".join(words_of(blocks)))
    total = source.total()
    return (source - found).total() / total, (found - source).total() / total


@pytest.mark.skipif(not FILES, reason="the published protocols are not beside the project")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_words_of_a_published_protocol_come_back(path: Path) -> None:
    lost, added = shares_lost_and_added(path, import_file(path).raw)
    assert lost <= 0.005
    assert added <= 0.005


@pytest.mark.skipif(not FILES, reason="the published protocols are not beside the project")
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is needed to make the Word and PDF files")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_they_come_back_from_word_with_their_facts_and_from_pdf(tmp_path: Path, path: Path) -> None:
    text, word, pdf = (tmp_path / f"{path.stem}.{kind}" for kind in ("txt", "docx", "pdf"))
    text.write_bytes(path.read_bytes())
    convert = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    for source, kind in ((text, "docx"), (word, "pdf")):
        reads = ["--infilter=Text (encoded):UTF8,LF,,,"] if source is text else []
        command = [*convert, *reads, "--convert-to", kind, "--outdir", str(tmp_path), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    from_word = import_file(word).raw
    assert max(shares_lost_and_added(path, from_word)) <= 0.005
    truth = Path(__file__).parent / "published" / f"{path.stem}.toml"
    assert compare(load_truth(truth, path), from_word).share >= 0.97
    assert max(shares_lost_and_added(path, import_file(pdf).raw)) <= 0.02
