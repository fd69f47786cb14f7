"""The editor's check: every problem of the content at once, with its place and its remedy."""

from guide.check.report import Finding, Level, Report
from guide.check.run import check

__all__ = ["Finding", "Level", "Report", "check"]
