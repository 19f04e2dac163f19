"""The interactive desk, on Textual: the only package that imports it.

One way down: ``app`` -> ``screens`` -> ``commands`` and ``controllers`` -> ``widgets`` -> ``layout``.

- ``layout`` is geometry without widgets: columns, lines of cells, which paragraph is at which line, strips.
- ``widgets`` draw and tell by messages: the board of paragraphs, the key points, the editor, the panels.
- ``workers`` are what threads run: they touch neither widgets nor the desk, and tell by messages.
- ``commands`` is the table of all that a person can do; bindings, help, palette and documents come from it.
- ``controllers`` hold what a subject remembers: the open editor, the engines at work, the search.
- ``screens.desk`` owns the session; ``dialogs`` come over it and give back an answer.
"""
