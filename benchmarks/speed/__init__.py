"""How fast a batch is, beside what a user would write or install instead; see ``__main__``."""
