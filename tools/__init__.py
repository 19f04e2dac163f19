"""Programs for those who work on deskbrief: pictures of terminals, the list of keys."""
