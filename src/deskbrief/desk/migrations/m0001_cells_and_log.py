"""The first form: cells that hold what is so now, and a log of how it came about that only ever grows."""

APPLICATION_ID = 0x4473_6B62
"""``Dskb`` in the header of the file, which tells a desk from any other SQLite file."""

STATEMENTS = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE cells (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (kind, id)
    ) WITHOUT ROWID""",
    """CREATE TABLE log (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        about TEXT NOT NULL,
        cells TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        reverses INTEGER REFERENCES log (seq),
        continues INTEGER REFERENCES log (seq)
    )""",
    """CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
        BEGIN SELECT RAISE(ABORT, 'the log only grows'); END""",
    """CREATE TRIGGER log_is_not_shortened BEFORE DELETE ON log
        BEGIN SELECT RAISE(ABORT, 'the log only grows'); END""",
)
