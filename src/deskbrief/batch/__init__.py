"""Many articles at once: plan what is to be done, do it in processes, remember it, tell of it.

``plan`` decides and gives reasons without touching anything; ``run`` does what the plan says; the ``ledger``
in the output folder remembers what was made of what, so that the next run does only what is new.
"""
