"""The words of the site: read once from ``content/``, checked, and rendered.

``load`` reads everything or raises ``ContentError`` with every problem. ``render_markdown`` and
``render_inline`` turn a text into safe HTML. The format is described in ``docs/content-format.md``.
"""

from guide.content.addresses import address, anchor
from guide.content.load import Part, load, read, read_language
from guide.content.model import (
    BEHAVIOUR_HEADINGS,
    KINDS,
    LANGUAGES,
    LEDGER,
    ROUTE_HEADINGS,
    STEPS,
    TURN_BACK,
    Content,
    Figure,
    Law,
    Limit,
    Page,
    Service,
    Source,
    Step,
    Tables,
    Term,
    Texts,
    Words,
)
from guide.content.problems import ContentError, Problem
from guide.content.render import Rendered, render_inline, render_markdown
from guide.content.tidy import Heading

__all__ = [
    "BEHAVIOUR_HEADINGS",
    "KINDS",
    "LANGUAGES",
    "LEDGER",
    "ROUTE_HEADINGS",
    "STEPS",
    "TURN_BACK",
    "Content",
    "ContentError",
    "Figure",
    "Heading",
    "Law",
    "Limit",
    "Page",
    "Part",
    "Problem",
    "Rendered",
    "Service",
    "Source",
    "Step",
    "Tables",
    "Term",
    "Texts",
    "Words",
    "address",
    "anchor",
    "load",
    "read",
    "read_language",
    "render_inline",
    "render_markdown",
]
