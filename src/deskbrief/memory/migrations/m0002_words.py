"""The second form: pairs can be looked up by their text, and by the words of both sides.

``key`` is that of ``memory.keys.exact_key``; a pair without one has yet to be entered into ``words``, which
the next opening does.
"""

_TOKENS = "unicode61 remove_diacritics 0 tokenchars ''''"
"""Words as ``memory.keys`` makes them: marks stay, an apostrophe is part of a word."""

STATEMENTS = (
    "ALTER TABLE pairs ADD COLUMN key INTEGER",
    "CREATE INDEX pairs_by_key ON pairs (key) WHERE withdrawn IS NULL",
    f'CREATE VIRTUAL TABLE words USING fts5(source, target, prefix = "2 3", tokenize = "{_TOKENS}")',
)
