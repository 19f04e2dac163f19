"""Ways to spoil a good translation, one a file: what ``benchmarks.checks`` measures the checks with.

Each module has ``CHECK``, the code of the check that should see it, and ``corrupt(source, english, draw)``,
which returns the English with one fact changed, or None where it has no such fact. A corruption finds what it
changes by itself, not by the parser of the check it is for: it must be able to spoil what that cannot read.
"""
