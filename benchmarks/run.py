"""Times protowiz against a bare Textual application with one Input, all in one run.

    python benchmarks/run.py [RUNS]

Every figure is a median over RUNS (9) interleaved runs in a real pseudo-terminal, so a ratio holds
when the speed of the machine drifts. Nothing here is asserted.
"""

from __future__ import annotations

import fcntl
import functools
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "drafts" / "voorbeeld-thuiszorg.toml"
NINE_PAGES = ROOT / "drafts" / "voorbeeld-schooltoelage.toml"
"""The other example; as Word it counts nine pages."""
FLOOR = (
    "from textual.app import App\n"
    "from textual.widgets import Input\n"
    "class Floor(App):\n"
    "    def compose(self):\n"
    "        yield Input(placeholder='READY')\n"
    "Floor().run()\n"
)
PROTOWIZ = "from protowiz.cli import main; main()"
KEYS = 60


class Terminal:
    """A Python program in a pseudo-terminal of 120 by 40."""

    def __init__(self, code: str, *arguments: str, cwd: Path) -> None:
        self.began = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="40")
            os.execv(sys.executable, [sys.executable, "-c", code, *arguments])
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def wait_for(self, text: str, limit: float = 20) -> float:
        """Seconds until a text is painted."""
        seen = b""
        began = time.perf_counter()
        while text.encode() not in seen:
            if time.perf_counter() - began > limit:
                raise TimeoutError(f"{text!r} was never painted")
            if select.select([self.handle], [], [], 0.5)[0]:
                seen += os.read(self.handle, 65536)
        return time.perf_counter() - began

    def quiet(self, pause: float = 0.4) -> None:
        """Wait until nothing is painted any more."""
        while select.select([self.handle], [], [], pause)[0]:
            os.read(self.handle, 65536)

    def key(self, key: bytes) -> float:
        """Seconds from a key to the first byte painted."""
        began = time.perf_counter()
        os.write(self.handle, key)
        select.select([self.handle], [], [], 2)
        spent = time.perf_counter() - began
        time.sleep(0.05)
        while select.select([self.handle], [], [], 0.02)[0]:
            os.read(self.handle, 65536)
        return spent

    @property
    def memory(self) -> float:
        """Resident MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)


def keys_of(terminal: Terminal) -> list[float]:
    for _ in range(5):
        terminal.key(b"a")
    return [terminal.key(b"a") for _ in range(KEYS)]


def one_round(folder: Path, figures: dict[str, list[float]]) -> None:
    def note(name: str, value: float) -> None:
        figures.setdefault(name, []).append(value)

    terminal = Terminal(FLOOR, cwd=folder)
    terminal.wait_for("EADY")  # the cursor stands on the first letter
    note("floor paint", time.perf_counter() - terminal.began)
    terminal.quiet()
    note("floor memory", terminal.memory)
    keys = sorted(keys_of(terminal))
    note("floor key", statistics.median(keys))
    note("floor key p95", keys[int(len(keys) * 0.95)])
    terminal.end()

    terminal = Terminal(PROTOWIZ, cwd=folder)
    terminal.wait_for("Voortgang")
    note("start screen", time.perf_counter() - terminal.began)
    terminal.end()

    terminal = Terminal(PROTOWIZ, "open", "een", "--step", "rechtvaardiging", cwd=folder)
    terminal.wait_for("Rechtsgronden")
    note("draft opened", time.perf_counter() - terminal.began)
    terminal.quiet()
    note("memory", terminal.memory)
    os.write(terminal.handle, b"\x1bOS")
    note("next step", terminal.wait_for("Van wie zijn de gegevens"))
    terminal.quiet()
    os.write(terminal.handle, b"\x1bOR")
    terminal.wait_for("Rechtsgronden")
    terminal.quiet()
    os.write(terminal.handle, b"\x1bOS")
    note("next step again", terminal.wait_for("Van wie zijn de gegevens"))
    terminal.end()

    terminal = Terminal(PROTOWIZ, "open", "een", "--step", "aanhef", cwd=folder)
    terminal.wait_for("In het kader van")
    terminal.quiet()
    os.write(terminal.handle, b"\t")
    terminal.quiet()
    keys = sorted(keys_of(terminal))
    note("key", statistics.median(keys))
    note("key p95", keys[int(len(keys) * 0.95)])
    terminal.end()


def timed(act: Callable[[], object], runs: int) -> float:
    spent = []
    for _ in range(runs):
        began = time.perf_counter()
        act()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def bringing_in(runs: int) -> dict[str, float]:
    """Bringing nine pages in again from text, from Word and, where LibreOffice is, from PDF."""
    from protowiz.draft.reading import read
    from protowiz.importer.reading import import_file
    from protowiz.render.compose import compose
    from protowiz.render.output import to_bytes
    from protowiz.workspace.draft_file import DraftFile

    document = compose(read(DraftFile.open(NINE_PAGES).session.raw))
    with tempfile.TemporaryDirectory() as name:
        word, text = Path(name) / "een.docx", Path(name) / "een.txt"
        word.write_bytes(to_bytes(document, "docx"))
        text.write_bytes(to_bytes(document, "md"))
        sources = {"Word": word, "text": text}
        if office := shutil.which("soffice"):
            command = [office, "--headless", f"-env:UserInstallation=file://{name}/profile"]
            command += ["--convert-to", "pdf", "--outdir", name, str(word)]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            sources["PDF"] = word.with_suffix(".pdf")
        return {
            f"{kind} brought in": timed(functools.partial(import_file, source), runs)
            for kind, source in sources.items()
        }


def rendering(runs: int) -> dict[str, float]:
    from protowiz.draft.reading import read
    from protowiz.render.compose import Composer
    from protowiz.render.environment import Templates
    from protowiz.render.output import to_bytes
    from protowiz.workspace.draft_file import DraftFile

    raw = DraftFile.open(EXAMPLE).session.raw
    templates = Templates()
    document = Composer(read(raw), templates).document()
    to_bytes(document, "docx")
    return bringing_in(runs) | {
        "read a draft": timed(lambda: read(raw), runs),
        "draft to Markdown": timed(
            lambda: to_bytes(Composer(read(raw), templates).document(), "md"), runs
        ),
        "document to Word": timed(lambda: to_bytes(document, "docx"), runs),
    }


def checking(folder: Path, runs: int) -> dict[str, float]:
    """The rules on a full draft; the whole command on one, and on a folder of a thousand."""
    from protowiz.draft.reading import read
    from protowiz.rules.checker import check
    from protowiz.workspace.draft_file import DraftFile

    draft = folder / "getoetst.toml"  # nobody typed in this one
    draft.write_bytes(EXAMPLE.read_bytes())
    raw = DraftFile.open(draft).session.raw
    many = folder / "duizend"
    many.mkdir()
    for number in range(1000):
        source = (EXAMPLE, NINE_PAGES)[number % 2]
        (many / f"{number}.toml").write_bytes(source.read_bytes())

    def command(target: Path) -> None:
        code = [sys.executable, "-c", PROTOWIZ, "check", str(target)]
        subprocess.run(code, check=True, capture_output=True, cwd=folder)

    command(draft)
    return {
        "rules on a draft": timed(lambda: check(read(raw)), runs),
        "check, the command": timed(lambda: command(draft), runs),
        "check of a thousand": timed(lambda: command(many), 1),
    }


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    figures: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "drafts").mkdir()
        (folder / "drafts" / "een.toml").write_bytes(EXAMPLE.read_bytes())
        # An installed program has its bytecode; one that runs from its sources makes it here.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        one_round(folder, {})
        for _ in range(runs):
            one_round(folder, figures)
        checked = checking(folder, runs)
    pairs = [
        ("start screen", "floor paint", 1.35),
        ("draft opened", "floor paint", 1.8),
        ("key", "floor key", 1.5),
        ("key p95", "floor key p95", 2.0),
        ("next step", "floor paint", 0.5),
        ("next step again", "floor paint", 0.15),
        ("memory", "floor memory", 1.6),
    ]
    print(f"{runs} runs, Python {sys.version.split()[0]}")
    print(f"{'':18} {'median':>9} {'floor':>9} {'ratio':>6} {'aim':>6}")
    for name, floor, aim in pairs:
        ratios = [a / b for a, b in zip(figures[name], figures[floor], strict=True)]
        unit = (1, "MiB") if "memory" in name else (1000, "ms")
        values = [statistics.median(figures[key]) * unit[0] for key in (name, floor)]
        print(
            f"{name:18} {values[0]:7.1f}{unit[1]:>3} {values[1]:6.1f}{unit[1]:>3}"
            f" {statistics.median(ratios):6.2f} {aim:6.2f}"
        )
    for name, spent in (rendering(runs) | checked).items():
        print(f"{name:18} {spent * 1000:7.1f} ms")


if __name__ == "__main__":
    main()
