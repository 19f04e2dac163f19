"""What a text says, in both languages, with the place of each fact: words, numbers, dates, names, negations.

Nothing here compares or judges: ``check`` does.
"""
