"""Damaged and hostile texts and Markdown, made from the protocol in `sources`."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from random import Random

from tests.importer.sources import PROTOCOL

TOKENS = (
    *("[", "](", "*", "**", "_", "`", "<", "<p", "![", "&", "\\", "|", "> ", "- ", "[^1]", "^["),
    *(
        "~~",
        "#",
        "(",
        ")",
        "<!--",
        "¹",
        "\t",
        "a_",
        "*a ",
        "[a](",
        "``",
        "a*",
        "&#1;",
        "<br>",
        "\f",
    ),
    *(
        "1. ",
        "__a",
        "[^a]: ",
        "-\n",
        "a\n\n",
        "\n> ",
        "a-\n",
        "\u00ad",
        "\\\n",
        "***",
        "<i>",
        "[a]",
    ),
    *(
        "en ",
        "C. ",
        "Artikel 1: ",
        "gegeven\t",
        "0123.456.749 ",
        "hierna ",
        "vertegenwoordigd door ",
    ),
)
LINES = (
    *(
        "- a",
        "a",
        "1. x",
        "\tb\tc",
        "> q",
        "¹ noot",
        "Artikel 1: x",
        "Gegeven 1\ttekst",
        "| a | b |",
    ),
    *("    - b", "A. recital", "woord¹ en", "[^1]: x", "# k", "tussen", "en", "a,", "die met"),
    *("|---|---|", "```", "<p>", "hierna: x", "EN", "- o c", "1 januari 2026", "Voor de stad"),
)
ENCODINGS = (
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "mac_roman",
    "utf-7",
    "utf-8-sig",
)
_LINE_ENDS = ("\r", "\r\n", "\u2028", "\u2029", "\x85", "\v", "\f", "\n\n")


def size(random: Random) -> int:
    """A number of times; large ones are rare, for they take their time."""
    return random.choice([2, 10, 10, 100, 100, 1000, 1000, 10_000, 10_000, 100_000])


def mutated_text(random: Random) -> bytes:
    """One damaged text."""
    text = PROTOCOL
    for _ in range(random.randint(1, 3)):
        text = random.choice(_CHANGES)(text, random)
    encoding = random.choice(ENCODINGS) if random.random() < 0.15 else "utf-8"
    content = bytearray(text.encode(encoding, errors="replace"))
    if random.random() < 0.25:
        for _ in range(random.randint(1, 5)):
            at = random.randrange(len(content) + 1)
            content[at : at + random.choice([0, 1, 50])] = random.randbytes(random.randint(0, 40))
    return bytes(content[:4_000_000])


def _put(text: str, random: Random, more: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + more + text[at:]


def _token(text: str, random: Random) -> str:
    return _put(text, random, random.choice(TOKENS) * size(random))


def _tokens(text: str, random: Random) -> str:
    return _put(text, random, "".join(random.choices(TOKENS, k=size(random))))


def _lines(text: str, random: Random) -> str:
    return _put(text, random, "\n" + f"{random.choice(LINES)}\n" * size(random))


def _mixed_lines(text: str, random: Random) -> str:
    return _put(text, random, "\n".join(random.choices(LINES, k=size(random))))


def _paragraphs(text: str, random: Random) -> str:
    return _put(text, random, "\n\n" + f"{random.choice(LINES)}\n\n" * size(random))


def _long_line(text: str, random: Random) -> str:
    word = random.choice(["a", "gegevens", "é", "0", "ab-", "A.", "x,", "🙂", "a'", "De "])
    return _put(
        text, random, word * (random.choice([1000, 10_000, 100_000, 1_000_000]) // len(word))
    )


def _deep(text: str, random: Random) -> str:
    """Lists or quotes within each other."""
    depth = random.choice([10, 100, 500])
    mark = random.choice(["- ", "> ", "1. ", "a) ", "- > "])
    steps = (f"{' ' * (len(mark) * step)}{mark}x" for step in range(depth))
    return _put(
        text, random, "\n\n" + random.choice([mark * depth + "x", "\n".join(steps)]) + "\n\n"
    )


def _wide_table(text: str, random: Random) -> str:
    width, rows = random.choice([(2, 5000), (5000, 2), (300, 300)])
    mark = random.choice(["\t", "|"])
    head = mark.join(["---"] * width) + "\n" if mark == "|" else ""
    row = mark.join(["a"] * width) + "\n"
    return _put(text, random, f"\n\n{row}{head}{row * rows}\n")


def _notes(text: str, random: Random) -> str:
    count = min(size(random), 3000)
    marks = " ".join(f"a[^{number}]" for number in range(count))
    return f"{text}\n\n{marks}\n\n" + "".join(
        f"[^{number}]: noot[^{number + 1}]\n" for number in range(count)
    )


def _any_characters(text: str, random: Random) -> str:
    """Characters of all kinds that Unicode has."""
    kinds: dict[str, list[str]] = {}
    for code in random.sample(range(sys.maxunicode), 3000):
        kinds.setdefault(unicodedata.category(chr(code)), []).append(chr(code))
    found = [random.choice(chars) for chars in kinds.values() for _ in range(5)]
    found += [chr(code) for code in range(32)]
    random.shuffle(found)
    for char in found:
        text = _put(text, random, char)
    return text


def _line_ends(text: str, random: Random) -> str:
    return text.replace("\n", random.choice(_LINE_ENDS))


def _shuffled(text: str, random: Random) -> str:
    lines = text.split("\n")
    random.shuffle(lines)
    return "\n".join(lines[random.randrange(len(lines)) :])


def _part(text: str, random: Random) -> str:
    start, end = sorted(random.choices(range(len(text) + 1), k=2))
    return random.choice([text[start:end], text[:start] + text[end:], text + text[start:end] * 3])


_CHANGES: tuple[Callable[[str, Random], str], ...] = (
    *(_token, _tokens, _lines, _mixed_lines, _paragraphs, _long_line, _deep, _wide_table, _notes),
    *(_any_characters, _line_ends, _shuffled, _part, _part, _token, _tokens),
)
