"""The figures of the study as charts and tables, by subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from guide import paths
from guide.content import Figure, Page, address, anchor
from guide.edition import Edition
from guide.pictures import Picture, bars
from guide.views.show import show
from guide.voice import Voice

LEAD = ("unclear", "tell_students", "tell_staff", "doubted", "follow_up", "know_trust")
"""The charts on the first page: what most people come to see."""
THEMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        name: tuple(charts.split())
        for name, charts in {
            "know": "unclear informed informed_sector known known_sector know_trust",
            "first": "tell_students tell_students_sector tell_staff complain_staff manager_contact",
            "doubt": "doubted doubt_students doubt_staff_report doubt_staff_complaint "
            "reasons_students_report reasons_staff_report reasons_students_complaint "
            "reasons_staff_complaint",
            "there": "provisions provisions_hbo provisions_wo position_adviser position_committee "
            "position_ombuds shared protection",
            "after": "follow_up follow_up_sector dissatisfied adviser_contact name_kept aftercare "
            "accused accused_sector accused_process",
            "name": "anonymous anonymous_done anonymous_wished would_report prefer_students "
            "prefer_staff professionals_anonymous",
            "work": "professionals independence secrecy secrecy_signal adviser_tasks ombuds_tasks",
            "study": "survey survey_talks experience_students experience_staff",
        }.items()
    }
)
"""Which charts stand together. Every chart of ``figures.toml`` has one place."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: its picture and its rows; what all rows share is said once."""

    id: str
    title: str
    picture: Picture
    rows: tuple[Figure, ...]
    population: str
    label: str
    meaning: str
    sources: tuple[tuple[str, str], ...]


def overview(edition: Edition, page: Page) -> dict[str, Any]:
    """Return the first page: the charts that matter most, and the way to the others."""
    voice = edition.voices[page.lang]
    return {
        "charts": [chart(id, voice) for id in LEAD],
        "themes": [(_path(page, name), voice.raw(f"figures.theme.{name}")) for name in THEMES],
    }


def themes(edition: Edition, page: Page) -> Iterator[tuple[str, partial[str]]]:
    """Yield a page for every subject."""
    for name in THEMES:
        yield _path(page, name), partial(_theme, edition, page, name)


def _path(page: Page, name: str) -> str:
    return f"{address(page)}{list(THEMES).index(name) + 1}/"


def _theme(edition: Edition, page: Page, name: str) -> str:
    voice = edition.voices[page.lang]
    twin = edition.voices[paths.other(page.lang)].page(page.id)
    return show(
        "made/theme.html",
        edition,
        page.lang,
        tab=f"{page.tab} ({list(THEMES).index(name) + 1})",
        description=page.description,
        twin=_path(twin, name) if twin else "",
        page=page,
        title=voice.raw(f"figures.theme.{name}"),
        charts=[chart(id, voice) for id in THEMES[name]],
        themes=[(_path(page, other), voice.raw(f"figures.theme.{other}")) for other in THEMES],
        up=address(page),
    )


def chart(id: str, voice: Voice) -> Chart:
    """Return one chart in one language."""
    lang = voice.lang
    rows = tuple(f for f in voice.content.tables.figures.values() if f.chart == id)
    population = _shared({row.population[lang] for row in rows})
    label = _shared({row.label[lang] for row in rows})
    title = voice.raw(f"figures.chart.{id}")
    whole = 100.0 if all(row.unit == "%" for row in rows) else None
    picture = bars.draw(
        f"c-{id}", title, tuple(_bar(row, lang, population, label) for row in rows), whole
    )
    ids = dict.fromkeys(source for row in rows for source in row.source)
    table = voice.content.tables.sources
    return Chart(
        id=id,
        title=title,
        picture=picture,
        rows=rows,
        population=population,
        label=label,
        meaning=_shared({row.meaning[lang] for row in rows}),
        sources=tuple(
            (voice.link(f"page:sources#{anchor(source)}"), table[source].what[lang])
            for source in ids
        ),
    )


def _shared(found: set[str]) -> str:
    """Return what all rows have in common, or nothing."""
    return next(iter(found)) if len(found) == 1 else ""


def _bar(row: Figure, lang: str, population: str, label: str) -> bars.Bar:
    parts = ("" if label else row.label[lang], "" if population else row.population[lang])
    said = " · ".join(part for part in parts if part) or row.label[lang]
    return bars.Bar(said[:1].upper() + said[1:], row.value, row.shown(lang))
