"""Where inputs come from: real files that were damaged, grammar gone wrong, and known tricks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from guide.content.references import HTML

TRICKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.example/)",
    "[x](\\\\evil.example)",
    "[x](https://evil.example\" onclick=\"x)",
    "[x](<javascript:alert(1)>)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x][1]\n\n[1]: route:nowhere",
    "[route:mentor]\n\n[route:mentor]: data:text/html,x",
    "<https://evil.example/\"onmouseover=alert(1)>",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>]]>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "`<script>`",
    "    <script>alert(1)</script>",
    "# x {onclick=alert(1)}",
    "## x {: #a style=\"x\" onclick=\"alert(1)\" }",
    "x {: href=\"javascript:alert(1)\" }",
    "[x](https://a.example){: href=javascript:alert(1) }",
    "[x](https://a.example){ target=_blank ping=https://evil.example }",
    "{term:klacht}", "{term:klacht|<b>x</b>}", "{phone:police}", "{phone:nobody}", "{src:F-A1.1}",
    "{law:awb_9_10}", "{limit:csg_window}", "{figure:students_unclear}", "{service:police|x}",
    "{src:}", "{:}", "{term:}", "{}", "{{ 7*7 }}", "{% include 'x' %}", "${x}", "%(x)s", "{0}",
    "[a](route:mentor)", "[a](topic:umc#gap)", "[a](route:)", "[a](#)", "[a](#x y)", "[a]()",
    "[{term:klacht}](route:mentor)", "[[a](route:mentor)](route:hr)",
    "\x00", "\ufeff", "\u202e", "\u2028", "\u0301" * 40, "\U0001f4a9", "\ud7ff", "\r", "\x1b[31m",
    "+++", "+++\n", "'''", '"""', "---", "[[steps]]", "[ledger]", "=", "a = ", "1979-99-99",
    "9" * 400, "1e999", "nan", "-inf", "[" * 60, "{a=" * 40, "|" * 50, "*" * 60, "_" * 61,
    "> " * 50, "- " * 50, "1. " * 50, "`" * 51, "![" * 30, "[" * 30 + "](" * 30, "\\" * 40,
    "| a | b |\n|---|---|\n| <b> | [x](javascript:1) |", "a\n:   b", "***a**b*", "\n\n\n", "\t\t",
    "http://a.example", "javascript:alert(1)", "data:text/html,<script>", "mailto:a@b.example",
    "tel:112", "file:///etc/passwd", "../../etc/passwd", "CON", "a" * 300,
)  # fmt: skip


WITHOUT_HTML = tuple(trick for trick in TRICKS if not HTML.search(trick))


@cache  # a strategy is checked when it is first drawn from: that is done once
def text() -> SearchStrategy[str]:
    """Any text that can stand in a file, often with a trick in it."""
    plain = st.text(st.characters(codec="utf-8"), max_size=40)
    every = st.one_of(st.sampled_from(TRICKS), plain)
    # One piece of HTML has a whole text refused: most texts have none, so that the rest is met too.
    quiet = st.one_of(st.sampled_from(WITHOUT_HTML), plain.map(lambda text: text.replace("<", "")))
    lists = [st.lists(pieces, max_size=6) for pieces in (quiet, quiet, quiet, every)]
    return st.one_of(lists).map(_joined)


def _joined(pieces: Sequence[str]) -> str:
    return " ".join(pieces) if len(pieces) % 2 else "\n".join(pieces)


_TRICK = st.one_of(st.sampled_from(TRICKS), st.text(max_size=20))


@st.composite
def damaged(draw: DrawFn, originals: Sequence[str], most: int = 4) -> str:
    """Return a real file with a few lines lost, doubled, moved, mixed or replaced by tricks."""
    lines = draw(st.sampled_from(originals)).split("\n")
    for _ in range(draw(st.integers(0, most))):
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        lines[at : at + 1] = _changed(draw, lines[at] if lines else "")
    return "\n".join(lines)


def _changed(draw: DrawFn, line: str) -> list[str]:
    trick = draw(_TRICK)
    trick = trick.encode("utf-8", "ignore").decode()
    key, equals, _ = line.partition("=")
    cut = draw(st.integers(0, len(line)))
    ways: tuple[list[str], ...] = (
        [],
        [line, line],
        [trick],
        [line[:cut] + trick + line[cut:]],
        [line[:cut]],
        [f'{key}{equals} "{trick}"' if equals else f'"{trick}"'],
        [f"{key}{equals} {trick}" if equals else trick],
        [line.swapcase()],
    )
    return draw(st.sampled_from(ways))


@cache
def json_values() -> SearchStrategy[object]:
    """Any JSON value."""
    leaves = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.sampled_from(TRICKS),
        st.text(max_size=9),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=9), inner, max_size=4)
        ),
        max_leaves=8,
    )
