"""What the desk's screen does, a subject a file: editing, drafting, searching, the detail panel."""
