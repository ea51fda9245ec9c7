"""Making a protocol file from the wizard or the start screen, with what the user should know."""

from __future__ import annotations

from protowiz.draft.reading import Reading
from protowiz.render.compose import compose
from protowiz.render.output import to_bytes
from protowiz.tui import texts
from protowiz.tui.screens.render import RenderOrder
from protowiz.workspace.files import write_atomically
from protowiz.workspace.folder import Workspace


def make(order: RenderOrder, reading: Reading, workspace: Workspace) -> str:
    """Write the file; the message for the user.

    Raises:
        UserError: a template or house style cannot be used, or the file cannot be written.
    """
    document = compose(reading, workspace.templates)
    to = "docx" if order.to == "docx" else "md"
    write_atomically(order.target, to_bytes(document, to, order.house_style))  # type: ignore[arg-type]
    if document.is_draft:
        return texts.RENDERED_DRAFT.format(count=len(reading.problems), path=order.target)
    return texts.RENDERED.format(path=order.target)
