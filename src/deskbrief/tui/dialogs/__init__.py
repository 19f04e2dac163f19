"""The small screens that come over the desk and give back an answer; they know nothing of it."""
