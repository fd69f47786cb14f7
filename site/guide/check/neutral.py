"""Someone who looks over a shoulder learns nothing from an address, a tab or a description."""

from collections.abc import Iterator

from guide.check.report import Finding, Level
from guide.check.study import Study

PLACES = (
    ("slug", Level.ERROR, "Choose a calm, true word: it stands in the address."),
    ("tab", Level.ERROR, "Choose a calm, true word: it stands in the browser tab and history."),
    ("description", Level.WARNING, "Say it without that word: search engines show it."),
)


def check_neutral(study: Study) -> Iterator[Finding]:
    """Find words of ``sensitive.toml`` where they can be seen by others."""
    for page in study.pages:
        for place, level, remedy in PLACES:
            text = getattr(page, place).lower()
            for part in study.content.tables.sensitive.get(page.lang, ()):
                if part in text:
                    message = f"the {place} “{getattr(page, place)}” holds “{part}”."
                    yield Finding(
                        page.path, page.line(place), "sensitive-word", message, remedy, level
                    )
