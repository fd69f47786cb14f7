"""Someone who looks over a shoulder learns nothing from an address, a tab or a description."""

from collections.abc import Iterator

from guide.check.report import Finding, Level
from guide.check.study import Study

PLACES = {
    "slug": (Level.ERROR, "Choose a calm, true word: it stands in the address."),
    "tab": (Level.ERROR, "Choose a calm, true word: it stands in the browser tab and history."),
    "description": (Level.WARNING, "Say it without that word: search engines show it."),
}


def check_neutral(study: Study) -> Iterator[Finding]:
    """Find words of ``sensitive.toml`` where they can be seen by others."""
    for lang, texts in study.content.texts.items():
        for key, text in texts.items():
            if key.startswith("site.") and key.endswith((".tab", ".description")):
                path, line = texts.place(key)
                yield from _held(study, lang, key.rpartition(".")[2], text, path, line)
    for page in study.pages:
        for place in PLACES:
            text = getattr(page, place)
            yield from _held(study, page.lang, place, text, page.path, page.line(place))


def _held(
    study: Study, lang: str, place: str, text: str, path: str, line: int
) -> Iterator[Finding]:
    level, remedy = PLACES[place]
    for part in study.content.tables.sensitive.get(lang, ()):
        if part in text.lower():
            message = f"the {place} “{text}” holds “{part}”."
            yield Finding(path, line, "sensitive-word", message, remedy, level)
