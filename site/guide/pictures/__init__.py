"""Pictures made from data: inline SVG that takes the colours of the page, with its words beside it.

A picture never says anything alone. ``Picture.svg`` has a name for screen readers, and every view
that shows one also shows the same content as text. No colour carries a meaning that a shape or a
word lacks.
"""

from guide.pictures.svg import Picture

__all__ = ["Picture"]
