"""Which words the guide needs: every id of ``routing/`` has its text, and no text idles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.content import LANGUAGES, Content, ContentError, Part, Problem, read
from guide.doors import OWN_NAME, service_ids
from guide.settings import Settings
from routing.advise import BESIDE_ID
from routing.questions import QUESTIONS
from routing.routes import ROUTE_IDS, ROUTES
from routing.table import ALSO, BARS, FIRST, NOTES

_SITE = (
    "home.title home.tab home.description home.lead home.guide home.talk_now home.trust "
    "route.title route.tab route.description route.lead "
    "behaviour.title behaviour.tab behaviour.description behaviour.lead "
    "topic.title topic.tab topic.description topic.lead "
    "not_found.title not_found.tab not_found.description not_found.lead services.lead"
)
_GUIDE = (
    "start.lead start.private start.steps_seen sure.lead advice.lead advice.two "
    "advice.conditional advice.beside advice.outside advice.not_now advice.possible advice.print "
    "advice.contact_edition"
)
_WILL_NOT = tuple(
    f"guide.will_not.{manner}.{line}"
    for manner in ("talk", "formal", "danger")
    for line in ("procedure", "consent", "stop")
)
FILES = (
    *("questions", "reasons", "choose", "not_now", "notes", "find", "doors", "guide", "site"),
    "card",
)
PAGES = (
    *(f"route:{id}" for id in ROUTE_IDS),
    *("page:about", "page:privacy", "page:accessibility", "page:sources", "page:glossary"),
    *("page:services", "topic:safe_browsing"),
)


def words(settings: Settings, parts: Iterable[Part] = ()) -> Content:
    """Read the content and see that the guide has every word it needs.

    ``parts`` are the languages, where they were read already. Raises ``ContentError`` with all
    problems at once; a draft takes what there is.
    """
    content, found = read(settings.root, parts)
    if not settings.draft and (every := [*found, *problems(content)]):
        raise ContentError(every)
    return content


def every_problem(settings: Settings) -> tuple[Problem, ...]:
    """Return everything that stands between the content and a site that can be published."""
    content, found = read(settings.root)
    return tuple(sorted({*found, *problems(content)}))


def wanted_texts(content: Content) -> tuple[set[str], set[str]]:
    """Return the ids of the texts that must exist, and of those that may."""
    must = {f"site.{id}" for id in _SITE.split()} | {f"guide.{id}" for id in _GUIDE.split()}
    must |= {*_WILL_NOT, "questions.common.unsure", "questions.common.not_say"}
    may: set[str] = set()
    for question in QUESTIONS:
        base = f"questions.{question.id}"
        must |= {f"{base}.text", f"{base}.why"}
        must |= {f"{base}.options.{option.id}" for option in question.options}
        may |= {f"{base}.help", *(f"{base}.hints.{option.id}" for option in question.options)}
    must |= {f"card.{id}" for id in ("lead", "together", "report", "other")}
    may |= {f"card.offer.{route}" for route in ROUTES} | {f"card.why.{rule.id}" for rule in FIRST}
    must |= {f"reasons.{id}" for id in (*(rule.id for rule in FIRST), BESIDE_ID)}
    must |= {f"choose.{rule.id}" for rule in ALSO}
    must |= {f"not_now.{rule.id}" for rule in BARS}
    must |= {f"notes.{rule.id}.{form}" for rule in NOTES for form in ("certain", "possible")}
    return must | _doors(content), may


def _doors(content: Content) -> set[str]:
    found = {f"find.{route}" for route in ROUTES if route not in content.tables.services}
    for route in ROUTES:
        if route not in ROUTE_IDS:
            found |= {f"doors.{route}.name", f"doors.{route}.what"}
    return found


def problems(content: Content) -> Iterator[Problem]:
    """Name each text and page that the guide needs and lacks, and each text that nothing uses."""
    must, may = wanted_texts(content)
    for lang in LANGUAGES:
        yield from _texts(content, lang, must, may)
        for id in PAGES:
            if not content.has(id, lang):
                kind, _, name = id.partition(":")
                path = f"content/{lang}/{kind}s/{name}.md"
                yield Problem(path, 1, "this page is missing, and the guide needs it. Write it.")
    for names in (*OWN_NAME.values(), *((id,) for id in ("crisis_line", *service_ids("police")))):
        for id in names:
            if id not in content.tables.services:
                message = f"the service '{id}' is missing, and the guide needs it. Add the row."
                yield Problem("content/data/services.toml", 1, message)


def _texts(content: Content, lang: str, must: set[str], may: set[str]) -> Iterator[Problem]:
    texts = content.texts[lang]
    for id in sorted(must - texts.keys()):
        file, _, key = id.partition(".")
        message = f"the text '{key}' is missing, and the guide needs it. Write it."
        yield Problem(f"content/{lang}/texts/{file}.toml", 1, message)
    for id in sorted(texts.keys() - must - may):
        if id.partition(".")[0] in FILES:
            path, line = texts.place(id)
            key = id.partition(".")[2]
            message = f"nothing uses the text '{key}'. Remove it, or mend its id."
            yield Problem(path, line, message)
