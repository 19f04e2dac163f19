"""The embedded engine: no download, no torch. Its output is a draft and is labelled so wherever it shows.

A sentence passes through ``tokens`` -> ``morphology`` and ``segmenter`` (readings by AraMorph's lexicon) ->
``preorder`` (transfer rules) -> ``decoder`` (learned phrases, else the lexicon's glosses by ``fallback``,
chosen by a language model) -> ``english``.
"""
