"""The Markdown of our texts, as two readers that give the same HTML.

Python-Markdown tries every inline pattern on every piece of text, and that is most of its time.
Where the mark of a rare pattern does not occur, the pattern can find nothing: such a text is read
with references, links and emphasis only.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guide.content.expand import Expander
from guide.content.references import REFERENCE, ids_of
from guide.content.tidy import Tidy

_RARE = re.compile(r"[`\\<&\t\r]|!\[|\]:|  \n")
"""Marks without which none of ``_RARELY`` can match."""
_MARKED = re.compile(r"[\[*_{\x02\x03]")
"""Marks without which no pattern of the short way can match."""
_RARELY = (
    *("backtick", "escape", "reference", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "autolink", "automail", "linebreak", "entity"),
)
EXTENSIONS = ("attr_list", "tables", "def_list", "sane_lists")


class Dialect:
    """Turns texts of one language into HTML that has not been sanitised yet."""

    def __init__(self, expander: Expander, lang: str) -> None:
        self.expander = expander
        self.tidy = Tidy(lang)
        self.whole = self._reader()
        self.plain = self._reader()
        for name in _RARELY:
            self.plain.inlinePatterns.deregister(name)
        self.plain.treeprocessors.deregister("unescape")
        self.plain.treeprocessors.register(_Bare(), "bare", 25)

    def _reader(self) -> Markdown:
        md = Markdown(extensions=list(EXTENSIONS), output_format="html")
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_References(md, self.expander), "references", 185)
        md.treeprocessors.register(self.tidy, "tidy", -10)
        return md

    def convert(self, text: str) -> str:
        """Return the HTML of a text; its headings then stand in ``tidy``."""
        self.expander.reset()
        self.tidy.clear()
        md = self.whole if _RARE.search(REFERENCE.sub("", text)) else self.plain
        md.reset()
        return md.convert(text)


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
