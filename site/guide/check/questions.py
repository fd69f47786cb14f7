"""Rules 18 and 19 on the questions of the guide."""

from collections.abc import Iterator

from guide.check.report import Finding
from guide.check.study import Study


def check_questions(study: Study) -> Iterator[Finding]:
    """Nothing yet."""
    yield from ()
