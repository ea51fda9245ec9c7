"""Write docs/stappen.md, docs/regels.md and docs/wizard.svg from the code; --check compares them.

The picture is not compared: it depends on the version of Textual.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from protowiz.draft.ask import Field, Group, Kind, fields_of
from protowiz.draft.session import STEP_OF
from protowiz.draft.steps import STEPS
from protowiz.rules.catalogue import Question, Rule
from protowiz.rules.checker import CATALOGUE
from protowiz.rules.elements import ELEMENTS

DOCS = Path(__file__).parent.parent / "docs"
KINDS = {
    Kind.LINE: "regel",
    Kind.TEXT: "tekst (Markdown)",
    Kind.LINES: "lijst van regels (Markdown)",
    Kind.DATE: "datum",
    Kind.CHOICE: "keuze",
    Kind.YES_NO: "ja of nee",
    Kind.GROUP: "groep",
    Kind.ROWS: "rijen",
}


def steps_page() -> str:
    """Every step and field, for whoever edits a draft by hand."""
    lines = [
        "# Stappen en velden",
        "",
        "Dit document volgt uit de code. De sleutels zijn die van het TOML-bestand; een * staat",
        "bij wat een volledig protocol nodig heeft.",
    ]
    for step in STEPS:
        told = step.guidance
        lines += ["", f"## {step.title} (`[{step.key}]`)", "", told.asks, ""]
        lines += [f"**Wat vaak misgaat.** {told.wrong}", ""]
        lines += ["Bron: " + "; ".join(str(source) for source in told.sources) + ".", ""]
        lines += list(_fields(step, ""))
    lines += ["", "## De dertien verplichte elementen", ""]
    for element in ELEMENTS:
        places = ", ".join(f"`{'.'.join(map(str, place))}`" for place in element.places)
        lines.append(f"{element.number}. {element.title}: {places}")
    return "\n".join(lines) + "\n"


def _fields(group: type[Group], indent: str) -> Iterator[str]:
    for field in fields_of(group):
        if field.ask.internal:
            continue
        yield f"{indent}- {_field(field)}"
        if field.group is not None:
            yield from _fields(field.group, indent + "  ")


def _field(field: Field) -> str:
    mark = " *" if field.ask.required else ""
    text = f"`{field.name}`{mark} – {field.ask.label} ({KINDS[field.kind]})"
    if field.choices:
        text += ": " + ", ".join(f"`{choice}`" for choice in field.choices)
    if field.ask.help:
        text += f". {field.ask.help}"
    if field.ask.source is not None:
        text += f" Bron: {field.ask.source}."
    return text


async def screenshot() -> str:
    """The wizard at article 3 of the first example, as the SVG that Textual exports."""
    from protowiz.resources import examples_folder
    from protowiz.tui.app import ProtowizApp
    from protowiz.workspace.draft_file import DraftFile
    from protowiz.workspace.folder import Workspace

    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "voorbeeld-schooltoelage.toml"
        draft.write_bytes((examples_folder() / draft.name).read_bytes())
        app = ProtowizApp(Workspace(Path(folder)), DraftFile.open(draft), "gegevens")
        async with app.run_test(size=(120, 34)) as pilot:
            await pilot.pause(1)
            picture = app.export_screenshot(title="protowiz")
            return re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)


def rules_page() -> str:
    """Every rule and question of the catalogue, with its examples and sources."""
    rules = [it for it in CATALOGUE if isinstance(it, Rule)]
    lines = [
        "# Regels en vragen",
        "",
        "Dit document volgt uit de code. `protowiz check` toetst een ontwerp aan de "
        f"{len(rules)} regels;",
        f"de {len(CATALOGUE) - len(rules)} vragen beantwoordt de functionaris zelf, met ja, nee "
        "of nvt.",
        "Bij elke bron staat of ze gelezen is of uit het geheugen komt.",
        "",
        "| id | naam | ernst | stap |",
        "|---|---|---|---|",
    ]
    for it in CATALOGUE:
        kind = str(it.severity) if isinstance(it, Rule) else f"vraag ({it.severity})"
        name = f"[{it.name}](#{it.id.lower()}-{it.name})"
        lines.append(f"| {it.id} | {name} | {kind} | {STEP_OF[it.step].title} |")
    for it in CATALOGUE:
        lines += ["", f"## {it.id} {it.name}", "", *_explained(it)]
    return "\n".join(lines) + "\n"


def _explained(it: Rule | Question) -> Iterator[str]:
    yield it.why
    yield ""
    if not isinstance(it, Rule):
        yield f"**Vraag.** {it.ask}"
        yield ""
    yield f"**Wat te doen.** {it.remedy}"
    yield ""
    if isinstance(it, Rule):
        if it.final:
            yield "Telt alleen voor een tekst die getekend wordt (`--final`)."
            yield ""
        for title, example in (("Fout", it.wrong), ("Goed", it.right)):
            yield f"{title}:"
            yield ""
            yield from (f"    {line}".rstrip() for line in example.told.split("\n"))
            yield ""
    yield f"Bron: {'; '.join(map(str, it.sources))}."


PAGES = {"stappen.md": steps_page, "regels.md": rules_page}


def main() -> int:
    if "--check" in sys.argv:
        old = [
            name
            for name, made in PAGES.items()
            if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != made()
        ]
        for name in old:
            print(f"docs/{name} is not current: run python tools/make_docs.py")
        return len(old)
    for name, made in PAGES.items():
        (DOCS / name).write_text(made(), encoding="utf-8")
    (DOCS / "wizard.svg").write_text(asyncio.run(screenshot()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
