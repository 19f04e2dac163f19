"""Measures of deskbrief, run by hand: ``python -m benchmarks.<name> [--json]``. They are not tests."""
