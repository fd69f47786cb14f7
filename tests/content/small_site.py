"""A small, whole and faultless site to break on purpose."""

from pathlib import Path

TABLES = {
    "services": """
[police]
name = { nl = "Politie", en = "Police (Politie)" }
what = { nl = "Helpt je als er haast is.", en = "Helps you when there is no time to lose." }
phone = "0900-8844"
cost = { nl = "lokaal tarief", en = "local rate" }
hours = { nl = "dag en nacht", en = "day and night" }
languages = { nl = "Nederlands en Engels", en = "Dutch and English" }
abroad = { nl = "vraag het na", en = "ask first" }
url = { nl = "https://example.org/nl", en = "https://example.org/en" }
checked = 2026-11-24
source = ["F-A1.1"]
confidence = "high"
""",
    "laws": """
[awb_9_10]
name = { nl = "artikel 9:10 Awb", en = "section 9:10 Awb" }
plain = { nl = "Je mag je verhaal vertellen.", en = "You may tell your story." }
url = "https://example.org/awb"
checked = 2026-11-24
source = ["F-A1.1"]
""",
    "figures": """
[unclear]
value = 70
unit = "%"
label = { nl = "weet het niet", en = "does not know" }
population = { nl = "studenten", en = "students" }
meaning = { nl = "Je bent niet de enige.", en = "You are not the only one." }
source = ["R-1.3"]
""",
    "limits": """
[committee]
text = { nl = "10 weken", en = "10 weeks" }
meaning = { nl = "Zo lang duurt het.", en = "It takes this long." }
source = ["R-1.3"]
""",
    "glossary": """
[klacht]
nl = "klacht"
en = "complaint"
plain = { nl = "Je vraagt om een oordeel.", en = "You ask for a judgment." }
variants = { nl = ["bezwaarbrief"], en = ["grievance"] }
source = ["F-A1.1"]
""",
    "sources": """
["F-A1.1"]
what = { nl = "Politie, over bellen", en = "Police, about phoning" }
url = "https://example.org/source"
date = "2024"
confidence = "high"
["R-1.3"]
what = { nl = "Sectorstudie, paragraaf 1.3", en = "Sector study, section 1.3" }
date = "2025-07-16"
confidence = "high"
""",
    "sensitive": 'nl = ["klacht", "geweld"]\nen = ["complaint", "violence"]\n',
}

_WORDS = {
    "nl": {
        "slug": "steunpunt",
        "title": "Iemand die met je praat",
        "description": "Wat je hier kunt vragen.",
        "who": "Deze persoon praat met je.",
        "body": """Je kunt hier praten. Je beslist zelf. {src:F-A1.1}

## Wat het is {#what}

Je mag ook een ander mee nemen. {src:R-1.3}

- Je hoeft niet te bellen. {src:R-1.3}
- Je kunt naar [de bronnen](page:sources) kijken.

## Wat er daarna komt {#after}

Een {term:klacht} duurt {limit:committee}. Dat is de wet: {law:awb_9_10}. {src:F-A1.1,R-1.3}

Je kunt ook bellen: {service:police}.
""",
    },
    "en": {
        "slug": "support-point",
        "title": "Someone who talks to you",
        "description": "What you can ask here.",
        "who": "This person talks to you.",
        "body": """You can talk here. You decide. {src:F-A1.1}

## What it is {#what}

You may also take someone with you. {src:R-1.3}

- You do not have to call. {src:R-1.3}
- You can look at [the sources](page:sources).

## What comes next {#after}

A {term:klacht} takes {limit:committee}. That is the law: {law:awb_9_10}. {src:F-A1.1,R-1.3}

You can also call: {service:police}.
""",
    },
}

_TABLE_PAGES = {
    "glossary": ("Woorden", "Words", "woorden", "words"),
    "sources": ("Bronnen", "Sources", "bronnen", "sources"),
    "services": ("Hulp van buiten", "Help from outside", "buiten", "outside"),
}


def _front(id: str, lang: str, slug: str, title: str, description: str) -> str:
    return f"""+++
id = "{id}"
kind = "{id.partition(":")[0]}"
slug = "{slug}"
title = "{title}"
tab = "{title}"
description = "{description}"
reviewed = 2026-11-25
sources = ["F-A1.1", "R-1.3"]
keywords = ["{slug}"]
related = []
+++
"""


def _table_page(name: str, lang: str) -> str:
    number = 0 if lang == "nl" else 1
    title, slug = _TABLE_PAGES[name][number], _TABLE_PAGES[name][number + 2]
    text = ("Hier kun je het zien. {src:F-A1.1}", "You can see it here. {src:F-A1.1}")[number]
    return _front(f"page:{name}", lang, slug, title, text.split(" {")[0]) + f"\n{text}\n"


def topic(lang: str, body: str | None = None) -> str:
    """Return the topic page of the small site, with another body if asked."""
    words = _WORDS[lang]
    front = _front("topic:talk", lang, words["slug"], words["title"], words["description"])
    return front + "\n" + (words["body"] if body is None else body)


def write_site(root: Path) -> Path:
    """Write the small site below ``root`` and return ``root``."""
    data = root / "content" / "data"
    data.mkdir(parents=True)
    for name, text in TABLES.items():
        (data / f"{name}.toml").write_text(text, encoding="utf-8")
    for lang in ("nl", "en"):
        home = root / "content" / lang
        for folder in ("pages", "topics", "texts"):
            (home / folder).mkdir(parents=True)
        for name in _TABLE_PAGES:
            (home / "pages" / f"{name}.md").write_text(_table_page(name, lang), encoding="utf-8")
        (home / "topics" / "talk.md").write_text(topic(lang), encoding="utf-8")
    (root / "content/nl/texts/small.toml").write_text('[stop]\nask = "Je kunt stoppen."\n')
    (root / "content/en/texts/small.toml").write_text('[stop]\nask = "You can stop."\n')
    return root
