"""Running every check over everything that people read."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from guide.check.catalogs import check_catalogs
from guide.check.citing import check_citing
from guide.check.dates import check_dates
from guide.check.everyday import check_everyday
from guide.check.figures import check_figures
from guide.check.guide_texts import check_guide_texts
from guide.check.lengths import check_lengths
from guide.check.names import check_names
from guide.check.neutral import check_neutral
from guide.check.outside import check_outside
from guide.check.pairs import check_pairs
from guide.check.passive import check_passive
from guide.check.questions import check_questions
from guide.check.readability import check_readability
from guide.check.report import Finding, Report, from_problem, report_of
from guide.check.spelling import check_spelling
from guide.check.structure import check_structure
from guide.check.study import Check, Study
from guide.check.unwritten import check_unwritten
from guide.check.wording import check_wording
from guide.content import read

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "unwritten texts": check_unwritten,
        "pairs": check_pairs,
        "structure": check_structure,
        "sources": check_citing,
        "dates": check_dates,
        "services": check_outside,
        "numbers": check_figures,
        "neutral words": check_neutral,
        "sentences": check_lengths,
        "readability": check_readability,
        "wording": check_wording,
        "active sentences": check_passive,
        "names": check_names,
        "questions": check_questions,
        "texts of the guide": check_guide_texts,
        "catalogs": check_catalogs,
        "everyday words": check_everyday,
        "spelling": check_spelling,
    }
)
Progress = Callable[[str], None]


def check(root: Path, today: date, progress: Progress = lambda _: None) -> Report:
    """Check the content below ``root`` as on the day ``today``."""
    progress("reading")
    content, problems = read(root)
    study = Study(content, root, today)
    findings = [*map(from_problem, problems), *_findings(study, progress)]
    progress("")
    return report_of(findings, len(content.pages))


def _findings(study: Study, progress: Progress) -> Iterator[Finding]:
    for name, run in CHECKS.items():
        progress(name)
        yield from run(study)
