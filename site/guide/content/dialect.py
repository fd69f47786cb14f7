"""The Markdown of our texts, as readers that give the same HTML and differ in what they look for.

Python-Markdown tries every block on every paragraph and every inline pattern on every piece of
text, and that is most of its time. Where the mark of a rare construct does not occur in a text, the
construct cannot either: such a text is read without it.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guide.content.expand import Expander
from guide.content.references import REFERENCE, ids_of
from guide.content.tidy import Tidy

EXTENSIONS: tuple[type[Extension], ...] = (
    *(AttrListExtension, TableExtension, DefListExtension, SaneListExtension),
)
"""As classes: for a name, the library would search every installed package."""
MARKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "inline": ("`", "\\", "<", "&", "![", "]:", "  \n", "\t", "\r"),
        "attributes": ("{",),
        "blocks": ("    ", "]:", "\t", "\r"),
        "tables": ("|",),
    }
)
"""Groups of rare constructs, and the marks of which one stands in every text that holds any."""
_OPENING = re.compile(r"\n *(?:[-*+] +)*(?:>|: |\d+\. |[-=_*][-=_* ]*(?:\n|\Z))")
"""How a line begins, in or outside a list, that opens or underlines a rare block."""
_INLINE = (
    *("backtick", "escape", "reference", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "autolink", "automail", "linebreak", "entity"),
)
_BLOCKS = (
    *("indent", "defindent", "code", "setextheader", "hr", "olist", "deflist", "quote"),
    "reference",
)
_MARKED = re.compile(r"[\[*_{\x02\x03]")
"""Marks without which no inline pattern that is left can match."""


class Dialect:
    """Turns texts of one language into HTML that has not been sanitised yet."""

    def __init__(self, expander: Expander, lang: str) -> None:
        self.expander = expander
        self.tidy = Tidy(lang)
        self._readers: dict[tuple[str, ...], Markdown] = {}

    def convert(self, text: str) -> str:
        """Return the HTML of a text; its headings then stand in ``tidy``."""
        return self.read(text, rare_in(text))

    def read(self, text: str, rare: tuple[str, ...]) -> str:
        """Return the HTML of a text, looking for these groups of rare constructs."""
        self.expander.reset()
        self.tidy.clear()
        if rare not in self._readers:
            self._readers[rare] = self._reader(rare)
        md = self._readers[rare]
        md.reset()
        return md.convert(text)

    def _reader(self, rare: tuple[str, ...]) -> Markdown:
        md = Markdown(extensions=[extension() for extension in EXTENSIONS], output_format="html")
        md.preprocessors.deregister("html_block")
        md.treeprocessors.deregister("prettify")  # line ends between blocks: nobody reads them
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_References(md, self.expander), "references", 185)
        md.treeprocessors.register(self.tidy, "tidy", -10)
        md.parser.blockprocessors.register(_Heading(md.parser), "hashheader", 70)
        if "inline" not in rare:
            for name in _INLINE:
                md.inlinePatterns.deregister(name)
            md.treeprocessors.deregister("unescape")
            md.treeprocessors.register(_Bare(), "bare", 25)
        if "attributes" not in rare:
            md.treeprocessors.deregister("attr_list")
        if "blocks" not in rare:
            for name in _BLOCKS:
                md.parser.blockprocessors.deregister(name)
        if "tables" not in rare:
            md.parser.blockprocessors.deregister("table")
        return md


def rare_in(text: str) -> tuple[str, ...]:
    """Return the groups of rare constructs that a text may hold."""
    bare = f"\n{REFERENCE.sub('', text)}"
    return tuple(
        group
        for group, marks in MARKS.items()
        if any(mark in bare for mark in marks) or (group == "blocks" and _OPENING.search(bare))
    )


class _Heading(HashHeaderProcessor):
    """Looks for a heading only where its sign is: to find none, the pattern needs long."""

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether a block may hold a heading."""
        return "#" in block and super().test(parent, block)


class _Bare(Treeprocessor):
    """Tells the inline patterns which pieces of text hold nothing for them."""

    def run(self, root: Element) -> None:
        """Mark the text of elements, as the library marks what must stay as it is."""
        for element in root.iter():
            if element.text and not _MARKED.search(element.text):
                element.text = AtomicString(element.text)


class _References(InlineProcessor):
    """Recognises ``{kind:id|label}`` in running text."""

    def __init__(self, md: Markdown, expander: Expander) -> None:
        super().__init__(REFERENCE.pattern, md)
        self.expander = expander

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the element for one reference and the place it takes in the text."""
        element = self.expander.element(m[1], ids_of(m[2]), (m[3] or "").strip())
        return element, m.start(0), m.end(0)
