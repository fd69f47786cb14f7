"""The words of HTML, without its markup and its source marks."""

from html.parser import HTMLParser


class _Words(HTMLParser):
    """Collects the words of HTML, without its source marks."""

    BLOCKS = frozenset({"p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "br", "div"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.mark = self.mark or (tag == "a" and ("class", "src") in attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.mark = False
        if tag in self.BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.mark:
            self.parts.append(data)


def plain_words(markup: str) -> str:
    """Return the words of HTML on one line, for search."""
    parser = _Words()
    parser.feed(markup)
    parser.close()
    return " ".join("".join(parser.parts).split())
