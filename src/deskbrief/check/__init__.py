"""Checks: what a person should look at, found by plug-ins that each do one thing."""

from deskbrief.check.run import run_checks

__all__ = ["run_checks"]
