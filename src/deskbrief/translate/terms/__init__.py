"""Terms at work: where they stand in a text (``finding``), and how every engine is held to them.

An engine that can be told of them chooses its other words around them (``engine.TakesTerms``); the others are
held to them afterwards (``enforcing``). ``wording`` says which English counts, ``literals`` what is never
translated.
"""
