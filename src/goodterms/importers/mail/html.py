"""HTML mail to plain lines, with what the mail program marked as quoted shown as lines that begin with ">".

The tree is Lexbor's. Instead of walking it in Python, marks are put into it beside blocks and quotes, and the
text is then taken in one piece: most of the work stays in C. Signature blocks that a mail program marks as
such become lines after a "-- " delimiter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from goodterms.importers.limits import HTML_CHARS
from goodterms.importers.written.signature import SIGNATURE_MARK

_BREAK, _BLOCK, _PARAGRAPH, _QUOTE, _UNQUOTE, _SIGN, _UNSIGN = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006"
_FOLDED = "\ue007"
"""Stands on both sides of a folded quote's number."""
_MARKS = re.compile("[\ue000-\ue007]")
_PIECES = re.compile("(\ue007[0-9]{1,3}\ue007|[\ue000-\ue006])")
_DROPPED = (
    "script, style, head, title, template, noscript, object, svg, math,"
    " [style*='display:none'], [style*='display: none']"
)
"""What a reader never sees; the last two hide the preview words of newsletters."""
_SIGNS_OF_DROPPED = (
    "<script", "<style", "<title", "<template", "<noscript", "<object", "<svg", "<math", "display", "&#",
)  # fmt: skip
"""One of these stands in every source (in lower case) whose body holds anything of that kind; the last one begins
letters that are written as numbers."""
_OLD_FROM_HERE = (
    "#divRplyFwdMsg, #x_divRplyFwdMsg, #OLK_SRC_BODY_SECTION, #mail-editor-reference-message-container"
)
"""Outlook's own marks above the old mail, whose header words may be in any language."""
_OLD_MAIL = "-----Original Message-----"
_BLOCKS = "p, div, tr, li, h1, h2, h3, h4, h5, h6, ul, ol, table, pre, blockquote, hr, address, section, article"
_SIGNATURES = (
    ".gmail_signature, .moz-signature, #Signature, #signature, #ms-outlook-mobile-signature, #AppleMailSignature,"
    " .protonmail_signature_block, .zmail_signature, .front-signature, [data-smartmail='gmail_signature']"
)
_MOST_AROUND = 8
"""Elements around a quote that are looked at for a mail program's marks."""
_QUOTES = "blockquote, .moz-cite-prefix, .gmail_attr"
_MARKS_OF_OLD = ("divrplyfwdmsg", "olk_src_body_section", "mail-editor-reference-message-container")
_MOST_FOLDED = 100
"""Quotes that are folded; each is searched for from the top, so the rest of a mail with more are laid out."""
_MANY_TAGS = 3000
_DEEPEST = 400
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "th",
        "tr",
        "o",
    ]
)
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLOCKS_IN_A_ROW = re.compile("\ue001[\ue001 \t\r\n]*\ue001")
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")


def html_to_text(html: str, notes: list[str], is_first: bool = False) -> str:
    """The text of an HTML mail in lines; quoted lines begin with one ">" for each level.

    `is_first` says that the mail answers and forwards none: then an indented paragraph is its author's own,
    unless a mail program marked it as somebody's words.
    """
    html = html[:HTML_CHARS]
    if not html.isascii() and any(mark in html for mark in _ALL_MARKS):
        html = _MARKS.sub("", html)
    if not html.strip():
        return ""
    if _too_deep(html):
        notes.append("its HTML is nested too deeply: tags were only taken out")
        return _without_tags(html)
    tree = LexborHTMLParser(html)
    root = tree.body or tree.root
    if root is None:
        return ""
    source = html.lower()
    if tree.body is None or any(sign in source for sign in _SIGNS_OF_DROPPED):
        for node in tree.css(_DROPPED):
            node.decompose()
    if is_first and "<blockquote" in source:
        _keep_own(tree)
    quotes = _folded_quotes(tree) if "<blockquote" in source else []
    _mark(tree, source, quotes)
    return _lines(root.text_lexbor() + _BLOCK, quotes)


def _too_deep(html: str) -> bool:
    """Whether elements lie in one another so deeply that building the tree would take long."""
    if html.count("<") < _MANY_TAGS:
        return False
    depth = deepest = 0
    for slash, name in _TAG.findall(html):
        if name.lower() not in _VOID:
            depth = max(depth - 1, 0) if slash else depth + 1
            deepest = max(deepest, depth)
    return deepest > _DEEPEST


def _without_tags(html: str) -> str:
    return _SPACES.sub(" ", _ANY_TAG.sub(" ", html)).strip()


def _keep_own(tree: LexborHTMLParser) -> None:
    """Make plain blocks of the quotes that no mail program marked."""
    for node in tree.css("blockquote")[:_MOST_FOLDED]:
        if not any(map(_is_made_by_program, _with_those_around(node))):
            node.attrs["data-own"] = "1"


def _with_those_around(node: LexborNode | None) -> Iterator[LexborNode]:
    for _ in range(_MOST_AROUND):
        if node is None:
            break
        yield node
        node = node.parent


def _is_made_by_program(node: LexborNode) -> bool:
    """Whether a mail program made the element to hold a quote."""
    has = node.attributes
    named = f"{has.get('class') or ''} {has.get('id') or ''}".lower()
    return "quote" in named or "type" in has or "cite" in has or "border-left" in (has.get("style") or "").lower()


def _folded_quotes(tree: LexborHTMLParser) -> list[str]:
    """The words of each outermost quote, which is taken out: what was quoted needs no layout, only to be known as
    quoted. A mark with its number among these stays in its place."""
    quotes: list[str] = []
    for _ in range(_MOST_FOLDED):
        node = tree.css_first("blockquote:not([data-own])")
        if node is None:
            break
        if _is_quote(node):
            text = " ".join((node.text_lexbor() or "").split())
            node.replace_with(f"{_BLOCK}{_FOLDED}{len(quotes)}{_FOLDED}{_BLOCK}")
            quotes.append(text)
        else:
            node.attrs["data-own"] = "1"
    return quotes


def _mark(tree: LexborHTMLParser, source: str, quotes: list[str]) -> None:
    """Put the marks in. Each kind is searched for only where the source (in lower case) can hold it."""
    for node in tree.css("pre") if "<pre" in source else ():
        _keep_lines(node)
    for node in tree.css("br") if "br" in source else ():  # Lexbor makes one of "</br>", too
        node.insert_before(_BREAK)
    for node in tree.css("td, th") if "<t" in source else ():
        node.insert_after(" ")
    has_tight = "mso" in source
    for node in tree.css(_BLOCKS):
        mark = _PARAGRAPH if node.tag == "p" and not (has_tight and _is_tight(node)) else _BLOCK
        node.insert_before(mark)
        node.insert_after(mark)
    for node in tree.css(_QUOTES) if _may_hold_quotes(source) else ():
        if _is_quote(node) if node.tag == "blockquote" else _introduces(node, quotes):
            node.insert_before(_BLOCK + _QUOTE)
            node.insert_after(_BLOCK + _UNQUOTE)
    if any(mark in source for mark in _MARKS_OF_OLD) and (old := tree.css_first(_OLD_FROM_HERE)) is not None:
        old.insert_before(_BLOCK + _OLD_MAIL + _BLOCK)
    for node in tree.css(_SIGNATURES) if "signature" in source else ():
        node.insert_before(_BLOCK + _SIGN)
        node.insert_after(_BLOCK + _UNSIGN)


def _may_hold_quotes(source: str) -> bool:
    """Whether there may be quotes that are not folded, or lines that introduce one."""
    return "moz-cite-prefix" in source or "gmail_attr" in source or source.count("<blockquote") >= _MOST_FOLDED


def _keep_lines(pre: LexborNode) -> None:
    for node in list(pre.traverse(include_text=True)):
        if node.tag == "-text" and "\n" in (text := node.text(deep=False) or ""):
            node.replace_with(text.replace("\r\n", "\n").replace("\n", _BREAK))


def _is_tight(paragraph: LexborNode) -> bool:
    """Outlook writes each line as a paragraph without margin."""
    return "Mso" in (paragraph.attributes.get("class") or "")


def _is_quote(quote: LexborNode) -> bool:
    """Gmail's "indent more" is a blockquote that quotes nobody."""
    if "data-own" in quote.attributes:
        return False
    style = (quote.attributes.get("style") or "").replace(" ", "").lower()
    return not (("margin:00040px" in style or "margin:0px0px0px40px" in style) and "border:none" in style)


def _introduces(node: LexborNode, quotes: list[str]) -> bool:
    """Whether a program's line stands above a quote: Gmail's head of a forward is marked alike, and is text."""
    text = node.text_lexbor() or ""
    return "---" not in text and not any("---" in (_folded(mark, quotes) or "") for mark in _PIECES.findall(text))


def _lines(marked: str, quotes: list[str]) -> str:
    """The marked text as lines. A break ends a line also where it is empty, a block only where it is not."""
    lines: list[str] = []
    line = ""
    level = 0
    signing = False
    for piece in _PIECES.split(_BLOCKS_IN_A_ROW.sub(_BLOCK, marked)):
        if not piece:
            continue
        if piece not in _ACTS:
            if piece[:1] != _FOLDED or (text := _folded(piece, quotes)) is None:
                line += piece
            elif text:
                lines.append(f"{'>' * (level + 1)} {text}")
            continue
        text = " ".join(line.split()) if line else ""
        # A paragraph of one hard space is how editors write a blank line.
        if text or piece == _BREAK or "\u00a0" in line:
            before = ">" * level + " " if level else SIGNATURE_MARK if signing else ""
            lines.append((before + text).rstrip(" "))
        line = ""
        if piece == _PARAGRAPH and lines and lines[-1].strip("> "):
            lines.append((">" * level).rstrip(" "))
        elif piece in (_QUOTE, _UNQUOTE):
            level = max(level + (1 if piece == _QUOTE else -1), 0)
        elif piece in (_SIGN, _UNSIGN):
            signing = piece == _SIGN
    return "\n".join(lines)


def _folded(piece: str, quotes: list[str]) -> str | None:
    """The words of the folded quote that a mark stands for, or None where the mail itself held such a mark."""
    number = piece[1:-1]
    return quotes[int(number)] if number.isdecimal() and int(number) < len(quotes) else None


_ACTS = frozenset((_BREAK, _BLOCK, _PARAGRAPH, _QUOTE, _UNQUOTE, _SIGN, _UNSIGN))
_ALL_MARKS = (*_ACTS, _FOLDED)
