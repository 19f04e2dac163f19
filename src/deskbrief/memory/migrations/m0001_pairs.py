"""The first form: approved pairs of sentences, withdrawn ones too, and a count of all changes."""

APPLICATION_ID = 0x4473_6B6D
"""``Dskm`` in the header of the file, which tells a memory from any other SQLite file."""

STATEMENTS = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO meta VALUES ('changes', 0)",
    """CREATE TABLE pairs (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        desk TEXT NOT NULL,
        segment TEXT NOT NULL,
        nth INTEGER NOT NULL,
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        engine TEXT NOT NULL,
        at TEXT NOT NULL,
        withdrawn TEXT
    )""",
    "CREATE UNIQUE INDEX pairs_that_stand ON pairs (desk, segment, nth) WHERE withdrawn IS NULL",
)
