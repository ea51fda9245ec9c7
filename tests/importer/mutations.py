"""Brings in damaged and hostile files: `python -m tests.importer.mutations KIND COUNT SEED`.

KIND is txt, md, docx or pdf. Each file must give a draft or a message within ten seconds and half
a gigabyte; every tenth draft is printed as well. A file that does not is told with its number, and
`python -m tests.importer.mutations KIND NUMBER SEED --write FILE` writes it out.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from protowiz.draft.reading import read
from protowiz.errors import UserError
from protowiz.importer.facts import NOT_READ
from protowiz.importer.reading import import_file
from protowiz.render.compose import compose
from tests.importer.mutated_pdf import mutated_pdf
from tests.importer.mutated_text import mutated_text
from tests.importer.mutated_word import mutated_word

MAKERS = {"txt": mutated_text, "md": mutated_text, "docx": mutated_word, "pdf": mutated_pdf}
MAX_SECONDS = 10
MAX_MEMORY = 500_000


def made(kind: str, number: int, seed: int) -> bytes:
    """The file with a number."""
    return MAKERS[kind](Random(f"{kind} {number} {seed}"))


def bring_in(path: Path, *, printed: bool) -> str:
    """What came of a file: "draft" or "refused"."""
    try:
        imported = import_file(path)
    except UserError as error:
        assert error.message
        assert error.remedy
        return "refused"
    assert all(entry.what != NOT_READ for entry in imported.report.entries), "a finder failed"
    if printed:
        assert compose(read(imported.raw)).blocks
    return "draft"


def _work(orders: Connection) -> None:
    """Bring in the files that are asked for, and say of each what came of it."""
    while True:
        path, printed = orders.recv()
        began = _busy()
        try:
            told = bring_in(path, printed=printed)
        except Exception:
            told = traceback.format_exc()
        used = max(resource.getrusage(who).ru_maxrss for who in _BOTH)
        orders.send((told, _busy() - began, used))


_BOTH = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _busy() -> float:
    """Seconds of work of this process and those it started, whatever else the machine does."""
    found = [resource.getrusage(who) for who in _BOTH]
    return sum(one.ru_utime + one.ru_stime for one in found)


class _Worker:
    """A process that brings files in; it is replaced when it does not come back."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._orders, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        self._process = context.Process(target=_work, args=(theirs,))
        self._process.start()
        theirs.close()

    def bring_in(self, path: Path, printed: bool) -> tuple[str, float, int]:
        """What came of a file, the seconds and the kilobytes it took."""
        self._orders.send((path, printed))
        told, spent, used = "no end", 0.0, 0
        try:
            if self._orders.poll(MAX_SECONDS * 12):
                told, spent, used = self._orders.recv()
        except EOFError:
            told = "the process ended"
        if told in ("no end", "the process ended") or used > MAX_MEMORY:
            self.end()
            self._start()
        return told, spent, used

    def end(self) -> None:
        self._process.kill()
        self._process.join()


def run(kind: str, count: int, seed: int) -> int:
    """Bring in so many files; how many failed."""
    failed = 0
    slowest = largest = 0.0
    came: Counter[str] = Counter()
    began = time.monotonic()
    worker = _Worker()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"bron.{kind}"
        for number in range(count):
            if number % 500 == 0:
                print(f"{kind} {number}: {failed} failed", file=sys.stderr, flush=True)
            path.write_bytes(made(kind, number, seed))
            told, spent, used = worker.bring_in(path, number % 10 == 0)
            slowest, largest = max(slowest, spent), max(largest, used)
            came[told if told in ("draft", "refused") else "failed"] += 1
            if told in ("draft", "refused") and spent <= MAX_SECONDS and used <= MAX_MEMORY:
                continue
            failed += 1
            print(
                f"{kind} {number} {seed}: {spent:.0f} s, {used / 1000:.0f} MB, {told}", flush=True
            )
    worker.end()
    minutes = (time.monotonic() - began) / 60
    print(
        f"{kind}: {count} files, {failed} failed, {dict(came)}; slowest {slowest:.1f} s, "
        f"largest {largest / 1000:.0f} MB, {minutes:.0f} minutes"
    )
    return failed


def main() -> None:
    kind, count, seed, *rest = sys.argv[1:]
    if rest:
        Path(rest[1]).write_bytes(made(kind, int(count), int(seed)))
    else:
        sys.exit(1 if run(kind, int(count), int(seed)) else 0)


if __name__ == "__main__":
    main()
