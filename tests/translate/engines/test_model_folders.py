"""A model in a folder works wherever a model is asked for: translator, command line, brief."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from deskbrief.document import Article, Block, BlockKind, Source
from deskbrief.models import Role, load_catalogue
from deskbrief.segment import segment
from deskbrief.translate.engines import open_engine
from deskbrief.translate.translator import Translator
from support.tiny_language import LEXICON, source_sentences, translated

pytestmark = pytest.mark.models

KINDS = ["marian", "ct2-marian"]
SENTENCES = source_sentences(40, seed=5)


def paragraph(text: str) -> Article:
    block = Block("p1", BlockKind.PARAGRAPH, 0, len(text), text)
    return Article(Source("-", text, sha256=""), (block,))


@pytest.mark.parametrize("name", KINDS)
def test_a_sentence_longer_than_the_model_takes_is_translated_to_its_end(tiny_model, name: str):
    entry = load_catalogue().get(str(tiny_model(name)), Role.TRANSLATE)
    engine = open_engine(
        replace(entry, max_units=8)
    )  # seven words and the end token: what it was trained with
    words = " ".join(SENTENCES).split()
    (done,) = Translator(engine).translate(segment(paragraph(" ".join(words))))
    assert done.translation.split() == [LEXICON[word] for word in words]


@pytest.mark.parametrize("name", KINDS)
def test_the_translator_keeps_scores_alternatives_and_links(tiny_model, name: str):
    engine = open_engine(load_catalogue().get(str(tiny_model(name)), Role.TRANSLATE))
    (done,) = Translator(engine, n_best=3).translate(segment(paragraph(SENTENCES[0])))
    (translation,) = done.translations
    assert translation.text == translated(SENTENCES[0])
    assert translation.engine == name
    assert translation.score < 0
    assert len(translation.alternatives) == 2
    assert len(translation.alignment) == len(SENTENCES[0].split())
    assert translation.faults == ()


@pytest.mark.parametrize("name", KINDS)
def test_the_command_line_translates_lines_with_a_folder(tiny_model, deskbrief, name: str):
    lines = [*SENTENCES[:3], "", *SENTENCES[3:5]]
    run = deskbrief("translate", "--model", tiny_model(name), stdin="\n".join([*lines, ""]).encode())
    assert run.returncode == 0, run.stderr.decode()
    assert run.stdout.decode().split("\n") == [*map(translated, lines), ""]


def test_a_brief_is_written_with_a_model_and_a_summariser_in_folders(tiny_model, deskbrief, tmp_path: Path):
    (tmp_path / "article.txt").write_text(f"{SENTENCES[0]}\n\n{'. '.join(SENTENCES[1:12])}.\n", "utf-8")
    run = deskbrief(
        "article.txt", "--format", "json", "--model", tiny_model("marian"), "--summarizer", tiny_model("bart")
    )
    assert run.returncode == 0, run.stderr.decode()
    brief = json.loads(run.stdout)
    assert "engine:marian:local-" in brief["signature"]
    assert "summarizer:bart:local-" in brief["signature"]
    paragraphs = {each["id"] for each in brief["paragraphs"]}
    assert all(set(bullet["paragraphs"]) <= paragraphs for bullet in brief["bullets"])


def test_a_model_that_is_not_here_stops_the_command_line_with_what_works_now(deskbrief):
    run = deskbrief("translate", "--model", "opus-mt-ar-en", stdin=SENTENCES[0].encode(), HF_HUB_OFFLINE="1")
    assert run.returncode != 0
    assert run.stdout == b""
    assert b"--model draft" in run.stderr
    assert b"Traceback" not in run.stderr
