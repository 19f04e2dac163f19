"""Findings as text for people, and as JSON and SARIF for programs."""

from deskbrief.cli.reports.json import JsonReport
from deskbrief.cli.reports.report import Report
from deskbrief.cli.reports.sarif import SarifReport
from deskbrief.cli.reports.text import TextReport

__all__ = ["JsonReport", "Report", "SarifReport", "TextReport"]
