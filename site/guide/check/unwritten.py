"""What ``make new-page`` left to be written, and pages without a source."""

from collections.abc import Iterator

from guide.check.report import Finding
from guide.check.study import Study

MARK = "…"


def check_unwritten(study: Study) -> Iterator[Finding]:
    """Find texts that are still a single “…”."""
    for unit in study.units:
        if unit.plain.strip() == MARK:
            yield unit.finding("unwritten", f"'{unit.spot}' is still to be written.", "Write it.")
    for page in study.pages:
        for key in ("tab", "keywords"):
            value = getattr(page, key)
            if MARK in (value if key == "keywords" else (value.strip(),)):
                message = f"'{key}' is still to be written."
                yield Finding(page.path, page.line(key), "unwritten", message, "Write it.")
        if not page.sources:
            message = "this page names no source."
            remedy = "Name at least one in 'sources'; a page without facts names R-0."
            yield Finding(page.path, page.line("sources"), "source-missing", message, remedy)
