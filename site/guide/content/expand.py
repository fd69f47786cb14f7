"""Turning a reference such as ``{limit:complaint_committee}`` into what the reader sees."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from guide.content.addresses import anchor
from guide.content.model import Content, Service, Term

SOURCE: Mapping[str, str] = MappingProxyType({"nl": "bron", "en": "source"})
_NOT_DIALLED = re.compile(r"[^\d+]")


class Expander:
    """Builds the HTML elements of references in one language, for one text at a time."""

    def __init__(self, content: Content, lang: str) -> None:
        self.content, self.lang = content, lang
        self._seen: set[str] = set()
        self._builders: Mapping[str, Callable[[Element, str, str], None]] = {
            "service": self._service,
            "phone": self._phone,
            "figure": self._figure,
            "limit": self._limit,
            "law": self._law,
            "term": self._term,
        }

    def reset(self) -> None:
        """Begin a new text: the Dutch name of a term is given again."""
        self._seen.clear()

    def element(self, kind: str, ids: tuple[str, ...], label: str) -> Element:
        """Return the element that stands for one reference."""
        holder = Element("span", {"class": "srcs" if kind == "src" else kind})
        if kind == "src":
            self._sources(holder, ids)
        else:
            self._builders[kind](holder, ids[0], label)
        return holder

    def plain(self, kind: str, id: str, label: str) -> str:
        """Return the words of a reference without any markup."""
        return "".join(self.element(kind, (id,), label).itertext())

    def _service(self, holder: Element, id: str, label: str) -> None:
        service = self.content.tables.services[id]
        route = f"route:{id}"
        known = self.content.has(route, self.lang)
        name = _link(holder, route if known else f"page:services#{anchor(id)}")
        self._service_name(name, service, label)
        if not service.phone:
            return
        name.tail = AtomicString(", ")
        number = _dial(holder, service.phone)
        if service.cost:
            number.tail = AtomicString(f" ({service.cost[self.lang]})")

    def _service_name(self, parent: Element, service: Service, label: str) -> None:
        """Write the name of a service; Dutch words in an English name are marked as Dutch."""
        name, dutch = label or service.name[self.lang], service.name["nl"]
        if self.lang == "nl" or dutch not in name or (name == dutch and label):
            parent.text = AtomicString(name)
            return
        before, _, after = name.partition(dutch)
        parent.text = AtomicString(before)
        part = SubElement(parent, "span", {"lang": "nl"})
        part.text, part.tail = AtomicString(dutch), AtomicString(after)

    def _phone(self, holder: Element, id: str, label: str) -> None:
        _dial(holder, self.content.tables.services[id].phone)

    def _figure(self, holder: Element, id: str, label: str) -> None:
        holder.text = AtomicString(self.content.tables.figures[id].shown(self.lang))

    def _limit(self, holder: Element, id: str, label: str) -> None:
        holder.text = AtomicString(self.content.tables.limits[id].text[self.lang])

    def _law(self, holder: Element, id: str, label: str) -> None:
        law = self.content.tables.laws[id]
        link = _link(holder, law.url, {"rel": "noreferrer", "hreflang": "nl"})
        link.text = AtomicString(label or law.name[self.lang])

    def _term(self, holder: Element, id: str, label: str) -> None:
        term = self.content.tables.glossary[id]
        link = _link(holder, f"page:glossary#{anchor(id)}")
        link.text = AtomicString(label or term.name(self.lang))
        if self._needs_dutch(term):
            link.tail = AtomicString(" (")
            dutch = SubElement(holder, "span", {"lang": "nl"})
            dutch.text, dutch.tail = AtomicString(term.nl), AtomicString(")")
        self._seen.add(id)

    def _needs_dutch(self, term: Term) -> bool:
        """On an English page, the first use of a term in a text gives its Dutch name too."""
        same = term.en.casefold() == term.nl.casefold()
        return self.lang == "en" and term.id not in self._seen and not same

    def _sources(self, holder: Element, ids: tuple[str, ...]) -> None:
        word = SOURCE[self.lang]
        for number, id in enumerate(ids, start=1):
            what = self.content.tables.sources[id].what[self.lang]
            name = f"{word}: {what}" if number == 1 else f"{word} {number}: {what}"
            link = _link(holder, f"page:sources#{anchor(id)}", {"class": "src", "aria-label": name})
            link.text = AtomicString(word if number == 1 else str(number))
            if number < len(ids):
                link.tail = AtomicString(" ")


def _link(
    parent: Element, href: str, attributes: Mapping[str, str] = MappingProxyType({})
) -> Element:
    return SubElement(parent, "a", {"href": href, **attributes})


def _dial(parent: Element, number: str) -> Element:
    """Add a telephone number as a link that a phone can dial."""
    link = _link(parent, f"tel:{_NOT_DIALLED.sub('', number)}", {"class": "phone"})
    link.text = AtomicString(number)
    return link
