"""Services outside: whoever calls knows beforehand what it costs, when, and in which language."""

from collections.abc import Iterator

from guide.check.report import Finding
from guide.check.study import Study

NEEDED = {
    "cost": "what a call costs",
    "hours": "when someone answers",
    "languages": "in which languages",
    "abroad": "how to call from abroad",
}


def check_outside(study: Study) -> Iterator[Finding]:
    """Find telephone numbers that say too little."""
    for row in study.content.tables.services.values():
        if not row.phone:
            continue
        for key, what in NEEDED.items():
            if getattr(row, key) is None:
                message = f"'{row.id}' has a phone number but does not say {what}."
                remedy = f'Add {key} = {{ nl = "…", en = "…" }}; “vraag het na” is allowed.'
                yield Finding("content/data/services.toml", row.line, "phone-row", message, remedy)
