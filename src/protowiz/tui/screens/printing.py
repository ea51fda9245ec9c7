"""The text of a draft as it will be printed, for the preview and for own texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protowiz.draft.session import Session
from protowiz.errors import UserError
from protowiz.tui import texts
from protowiz.tui.widgets.preview import Write
from protowiz.workspace.folder import Workspace

if TYPE_CHECKING:
    from protowiz.render.compose import Composer
    from protowiz.render.environment import Templates


class Printing:
    """Composes the parts of a draft; jinja2 is imported when that is first asked."""

    def __init__(self, session: Session, workspace: Workspace) -> None:
        self.session = session
        self.workspace = workspace
        self._templates: Templates | None = None

    def composer(self) -> Composer:
        """Composes the draft as it is now.

        Raises:
            UserError: a template of the user cannot be read.
        """
        from protowiz.render.compose import Composer
        from protowiz.render.environment import Templates

        if self._templates is None:
            self._templates = Templates(self.workspace.templates)
        return Composer(self.session.read(), self._templates)

    def write(self, step: str | None) -> Write:
        """Writes what a step prints, or the whole protocol."""
        from protowiz.document.text_writer import write_text

        try:
            composer = self.composer()
            blocks = composer.document().blocks if step is None else composer.part(step)
        except UserError as error:
            message = texts.PREVIEW_FAILED.format(message=error)
            return lambda width: message
        return lambda width: write_text(blocks, width) or texts.PREVIEW_EMPTY
