"""How a place in a draft is called, for a person."""

from __future__ import annotations

from protowiz.draft.answers import Path
from protowiz.draft.ask import Group, field_of
from protowiz.draft.session import STEP_OF


def place_of(path: Path) -> str:
    """The step, the rows and the field at a path: `Artikel 3: … › Gegevens 2 › Verantwoording`."""
    if not path:
        return "het hele ontwerp"
    step, *inner = path
    model = STEP_OF.get(str(step))
    names = [model.title if model is not None else str(step)]
    group: type[Group] | None = model
    for key in inner:
        if isinstance(key, int):
            names[-1] += f" {key + 1}"
            continue
        try:
            field = field_of(group, key) if group is not None else None
        except KeyError:
            field = None
        names.append(field.ask.label if field is not None else key)
        group = field.group if field is not None else None
        if key == "tekst":
            break
    return " › ".join(names)
