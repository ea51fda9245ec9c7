"""The Markdown parser: markdown-it with what a protocol needs and without what it must not have.

Every rule takes time in proportion to the text, and none drops a word: a table row may have too
many cells, lists may be nested too deep. See `markdown_reader` for the flavour.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as read_table
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import link as read_link

from protowiz.document.links import encode_url, is_link

NOTES = "notes"
"""Key of the environment: the labels of the footnotes; None where there can be no footnote."""
NOTE_LABEL = r"\[\^([^\[\]\s]{1,60})\]"

_DEEPEST = 24
"""Nesting (a list counts for two) below which lines are read as text."""
_IN_BRACKETS = r"(?:\\.|[^\[\]\\])*+"
_GAP = re.compile(rf"\[in te vullen: ({_IN_BRACKETS})\]", re.DOTALL)
_NOTE_IN_PLACE = re.compile(rf"\^\[((?:\\.|[^\[\]\\]|\[{_IN_BRACKETS}\])*+)\]", re.DOTALL)
_NOTE_MARK = re.compile(NOTE_LABEL)
_LINK_START = re.compile(rf"\[{_IN_BRACKETS}\]\(", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class _Parser(MarkdownIt):
    def normalizeLink(self, url: str) -> str:
        return encode_url(url)

    def validateLink(self, url: str) -> bool:
        return is_link(url)


@cache
def markdown_parser() -> MarkdownIt:
    """The parser of blocks; `parser.inline` reads the content of an inline token."""
    parser = _Parser("commonmark", {"html": False, "maxNesting": 2 * _DEEPEST})
    parser.disable(["inline", "text_join", "code", "fence", "reference", "html_block"])
    parser.disable(["html_inline", "autolink", "image"])
    parser.enable("table")
    parser.block.ruler.at("table", _table, {"alt": ["paragraph"]})
    parser.block.ruler.before("table", "deep", _deep)
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.before("link", "gap", _gap)
    parser.inline.ruler.before("gap", "note", _note)
    return parser


def _deep(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Lines nested too deep, as a paragraph."""
    if silent or state.level < _DEEPEST:
        return False
    line = start_line + 1
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    state.push("paragraph_open", "p", 1)
    token = state.push("inline", "", 0)
    token.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def _table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A table; the cells that a row has too many stay, in its last cell."""
    first = len(state.tokens)
    if not read_table(state, start_line, end_line, silent):
        return False
    tokens = state.tokens[first:]
    columns = sum(token.type == "th_open" for token in tokens)
    line = ""
    for index, token in enumerate(tokens):
        if token.type == "tr_open" and token.map is not None:
            line = getLine(state, token.map[0]).strip().removeprefix("|")
        elif token.type == "tr_close" and line.rstrip("|").count("|") >= columns:
            cells = escapedSplit(line)[columns - 1 :]
            tokens[index - 2].content = " ".join(cell.strip() for cell in cells).strip()
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """A link; brackets in its text must be escaped, so that `[[[[` takes no time."""
    return bool(_LINK_START.match(state.src, state.pos)) and read_link(state, silent)


def _gap(state: StateInline, silent: bool) -> bool:
    match = _GAP.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("gap", "", 0)
        token.content = _ESCAPED.sub(r"\1", match[1]).replace("\n", " ").strip()
    state.pos = match.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """A footnote: `token.info` is its label, or `token.content` its text."""
    labels = state.env[NOTES]
    mark = _NOTE_MARK.match(state.src, state.pos, state.posMax)
    in_place = None if mark else _NOTE_IN_PLACE.match(state.src, state.pos, state.posMax)
    match = mark or in_place
    if labels is None or match is None or (mark and mark[1] not in labels):
        return False
    if not silent:
        token = state.push("note", "", 0)
        token.info = mark[1] if mark else ""
        token.content = in_place[1] if in_place else ""
    state.pos = match.end()
    return True
