"""Whoever does not use a neural model does not wait for the libraries that run one."""

import subprocess
import sys

PROGRAM = """
import sys
from deskbrief.models import Role, load_catalogue
from deskbrief.models import entry, fetch, languages, pieces, record, schema, seq2seq, toml_lines
from deskbrief.translate.engines import open_engine
from deskbrief.brief.summarizers import open_summarizer
catalogue = load_catalogue()
for model in catalogue.of(Role.TRANSLATE):
    if model.kind != "draft":
        open_engine(model)
open_engine(entry.ModelEntry("x", "ctranslate2", Role.TRANSLATE, path="x"))
for model in catalogue.of(Role.SUMMARIZE):
    open_summarizer(model)
heavy = {"torch", "transformers", "ctranslate2", "sentencepiece", "tokenizers", "huggingface_hub", "numpy"}
print(sorted(heavy & set(sys.modules)))
"""


def test_opening_every_model_of_the_catalogue_loads_no_heavy_library(tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert run.stdout.strip() == "[]"
