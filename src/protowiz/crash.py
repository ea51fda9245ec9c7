"""What happens with an error nobody foresaw: a report in a file, a message for the user."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from pathlib import Path

from platformdirs import user_state_path

from protowiz import __version__
from protowiz.errors import UserError


def state_folder() -> Path:
    """Where protowiz keeps reports and rescued drafts, outside the folder of drafts."""
    return user_state_path("protowiz", appauthor=False)


def write_report(error: BaseException) -> str:
    """Write the traceback to a file of the user; the message to show instead of it."""
    from protowiz.workspace.files import write_atomically

    lines = traceback.format_exception(error)
    head = f"protowiz {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    path = state_folder() / f"fout-{datetime.now():%Y%m%d-%H%M%S}.txt"
    message = f"protowiz is gestopt door een onverwachte fout ({type(error).__name__})."
    try:
        write_atomically(path, (head + "".join(lines)).encode("utf-8", "backslashreplace"))
    except UserError:
        return f"{message} Wat al bewaard was, is niet verloren."
    return (
        f"{message} Wat al bewaard was, is niet verloren.\n"
        f"Bezorg dit verslag aan de makers; er kan tekst van uw ontwerp in staan: {path}"
    )
