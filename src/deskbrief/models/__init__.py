"""The models deskbrief can run: what ``models.toml`` says of them, and where their weights lie.

``catalogue`` reads the entries, ``fetch`` finds the files of one, ``seq2seq`` runs any sequence-to-sequence
model through transformers. Nothing here imports torch or transformers until a model is used.
"""

from deskbrief.models.catalogue import Catalogue, load_catalogue
from deskbrief.models.entry import ModelEntry, Role

__all__ = ["Catalogue", "ModelEntry", "Role", "load_catalogue"]
