"""The transformers engine runs every family of models with its own way to name languages."""

import re
from contextlib import suppress
from pathlib import Path

import pytest

from deskbrief.errors import CatalogueError, DeskbriefError, ModelMissingError
from deskbrief.models import ModelEntry, Role
from deskbrief.translate.completion import Completing, NotCompletedError
from deskbrief.translate.engine import Engine
from deskbrief.translate.engines import open_engine
from support.tiny_language import LEXICON, source_sentences, translated

pytestmark = pytest.mark.models

FAMILIES = ["marian", "nllb", "m2m100", "mbart", "madlad"]
SENTENCES = source_sentences(6, seed=99)


def entry(folder: Path, **more: object) -> ModelEntry:
    return ModelEntry(name=folder.name, kind="transformers", role=Role.TRANSLATE, path=str(folder), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def opened(tiny_model):
    """Return one engine for each family, kept for the module."""
    engines: dict[str, Engine] = {}

    def engine(name: str) -> Engine:
        if name not in engines:
            engines[name] = open_engine(entry(tiny_model(name)))
        return engines[name]

    return engine


def test_a_trained_model_translates_every_word_right(opened):
    texts = [hypotheses[0].text for hypotheses in opened("marian").translate(SENTENCES)]
    assert texts == [translated(sentence) for sentence in SENTENCES]


@pytest.mark.parametrize("family", FAMILIES)
def test_an_engine_keeps_the_protocol(opened, family: str):
    assert isinstance(opened(family), Engine)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_n_best_are_different_texts_with_falling_scores(opened, family: str):
    for hypotheses in opened(family).translate(SENTENCES[:2], n_best=3):
        assert 1 <= len(hypotheses) <= 3
        assert len({hypothesis.text for hypothesis in hypotheses}) == len(hypotheses)
        scores = [hypothesis.score for hypothesis in hypotheses]
        assert scores == sorted(scores, reverse=True)
        assert all(score < 0 for score in scores)


def test_a_trained_model_offers_as_many_hypotheses_as_were_asked_for(opened):
    (hypotheses,) = opened("marian").translate(SENTENCES[:1], n_best=4)
    assert len(hypotheses) == 4


@pytest.mark.parametrize("family", FAMILIES)
def test_translation_is_deterministic(opened, family: str):
    assert opened(family).translate(SENTENCES[:3], 2) == opened(family).translate(SENTENCES[:3], 2)


def test_sentences_come_back_in_their_order_whatever_their_lengths(opened):
    ordered = sorted(SENTENCES, key=len)
    for sentences in (ordered, ordered[::-1]):
        texts = [hypotheses[0].text for hypotheses in opened("marian").translate(sentences)]
        assert texts == [translated(sentence) for sentence in sentences]


def test_a_blank_sentence_stays_blank(opened):
    blank, full, empty = opened("marian").translate(["  ", SENTENCES[0], ""])
    assert (blank[0].text, full[0].text, empty[0].text) == ("", translated(SENTENCES[0]), "")


@pytest.mark.parametrize(
    ("family", "first", "last"),
    [
        ("marian", None, "</s>"),
        ("nllb", "arb_Arab", "</s>"),
        ("m2m100", "__ar__", "</s>"),
        ("mbart", None, "ar_AR"),
        ("madlad", None, "</s>"),
    ],
)
def test_the_source_is_marked_as_arabic_and_measured_with_its_marks(opened, family: str, first, last):
    seen = reads(opened(family), SENTENCES[0])
    assert first is None or seen[0] == first
    assert seen[-1] == last
    assert opened(family).measure(SENTENCES[0]) == len(seen)


def test_madlad_reads_the_prefix_as_one_token(opened):
    assert reads(opened("madlad"), SENTENCES[0]).count("<2en>") == 1


@pytest.mark.parametrize(
    ("family", "place", "code"), [("nllb", 1, "eng_Latn"), ("m2m100", 1, "__en__"), ("mbart", 0, "en_XX")]
)
def test_the_translation_is_made_to_begin_as_english(opened, monkeypatch, family: str, place: int, code: str):
    model = opened(family)._model._model
    written = []
    generate = model.generate
    monkeypatch.setattr(model, "generate", lambda **given: written.append(generate(**given)) or written[-1])
    opened(family).translate(SENTENCES[:2], n_best=2)
    tokenizer = opened(family)._model._tokenizer
    assert {tokenizer.convert_ids_to_tokens(int(row[place])) for row in written[0]} == {code}


@pytest.mark.parametrize("family", ["nllb", "m2m100", "mbart"])
def test_language_codes_never_show_in_a_translation(opened, family: str):
    for (hypothesis,) in opened(family).translate(SENTENCES):
        assert not any(code in hypothesis.text for code in ("__", "_Arab", "_Latn", "_XX"))


def test_another_dialect_can_be_named(tiny_model):
    engine = open_engine(entry(tiny_model("nllb"), source_code="acm_Arab"))
    assert reads(engine, SENTENCES[0])[0] == "acm_Arab"


def test_a_language_that_the_model_does_not_know_is_refused(tiny_model):
    engine = open_engine(entry(tiny_model("nllb"), target_code="english"))
    with pytest.raises(CatalogueError, match="knows no language english"):
        engine.translate(SENTENCES)


@pytest.mark.parametrize(
    ("family", "limit"), [("marian", 128), ("nllb", 96), ("m2m100", 96), ("mbart", 96), ("madlad", 512)]
)
def test_the_longest_input_is_the_models_own_or_a_sane_one(opened, family: str, limit: int):
    assert opened(family).max_units == limit


def test_an_entry_can_say_the_longest_input(tiny_model):
    assert open_engine(entry(tiny_model("madlad"), max_units=100)).max_units == 100


def test_a_longer_input_is_refused_and_not_cut(opened):
    with pytest.raises(DeskbriefError, match="which takes 128"):
        opened("marian").translate([" ".join(SENTENCES * 10)])


def test_an_input_of_the_greatest_length_is_taken(opened):
    words = " ".join(SENTENCES * 10).split()[:127]
    assert opened("marian").measure(" ".join(words)) == 128
    assert opened("marian").translate([" ".join(words)])[0][0].text


def test_a_translation_that_was_stopped_before_its_end_says_so(opened, monkeypatch):
    assert all(hypothesis.complete for (hypothesis,) in opened("marian").translate(SENTENCES))
    monkeypatch.setattr(opened("marian")._model, "_room", lambda longest, length: 2)
    (hypothesis,) = opened("marian").translate(SENTENCES[:1])[0]
    assert not hypothesis.complete


def test_the_score_is_the_mean_log_probability_of_a_token(opened):
    import torch

    engine = opened("marian")
    tokenizer, model = engine._model._tokenizer, engine._model._model
    (hypothesis,) = engine.translate(SENTENCES[:1])[0]
    inputs = tokenizer(SENTENCES[:1], text_target=[hypothesis.text], return_tensors="pt")
    with torch.inference_mode():
        loss = float(model(**inputs).loss)
    assert hypothesis.score == pytest.approx(-loss, abs=1e-4)


def test_every_word_is_linked_to_the_word_it_translates(opened):
    for sentence, (hypothesis,) in zip(SENTENCES, opened("marian").translate(SENTENCES), strict=True):
        pairs = [
            (
                sentence[link.source_start : link.source_end],
                hypothesis.text[link.target_start : link.target_end],
            )
            for link in hypothesis.alignment
        ]
        assert pairs == [(word, LEXICON[word]) for word in sentence.split()]


@pytest.mark.parametrize("family", FAMILIES)
def test_links_stay_within_the_text_whatever_marks_a_family_adds(opened, family: str):
    for sentence, (hypothesis,) in zip(SENTENCES, opened(family).translate(SENTENCES), strict=True):
        for link in hypothesis.alignment:
            assert sentence[link.source_start : link.source_end] in LEXICON
            assert hypothesis.text[link.target_start : link.target_end].strip()


def test_a_sentencepiece_that_needs_protobuf_says_so(tiny_model, tmp_path: Path, monkeypatch):
    import transformers.utils

    for file in tiny_model("madlad").iterdir():
        if file.name != "tokenizer.json":
            (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.setattr(transformers.utils, "is_protobuf_available", lambda: False)
    monkeypatch.setattr("transformers.AutoTokenizer.from_pretrained", without_protobuf)
    with pytest.raises(ModelMissingError, match="needs the package protobuf"):
        open_engine(entry(tmp_path)).translate(SENTENCES)


def test_the_signature_names_weights_library_and_search(tiny_model):
    signature = open_engine(entry(tiny_model("marian"), beams=2)).signature
    assert signature.startswith("marian:local-")
    assert "|transformers:" in signature
    assert signature.endswith("|beams:2")


def test_a_damaged_model_says_what_to_do(tmp_path: Path):
    (tmp_path / "config.json").write_text('{"model_type": "marian"}')
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(ModelMissingError) as caught:
        open_engine(entry(tmp_path)).translate(SENTENCES)
    assert "does not load" in caught.value.message
    assert "--model draft" in caught.value.hint


def test_from_its_own_words_it_goes_on_as_it_did(opened):
    for sentence in SENTENCES:
        text = translated(sentence)
        for at in (match.start() for match in re.finditer(r"\b", text)):
            assert text[:at] + opened("marian").complete(sentence, text[:at]) == text


def test_a_begun_word_is_finished(opened):
    text = translated(SENTENCES[0])
    assert opened("marian").complete(SENTENCES[0], text[:-2]) == text[-2:]


def test_a_word_that_nothing_known_begins_with_leads_nowhere(opened):
    assert opened("marian").complete(SENTENCES[0], "zzz") == ""


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_completes_or_says_that_it_came_to_no_end(opened, family: str):
    engine = opened(family)
    assert isinstance(engine, Completing)
    assert engine.complete("", "Anything") == ""
    try:
        assert "_" not in engine.complete(SENTENCES[0], "market visited mini")
    except NotCompletedError:
        assert family != "marian"


@pytest.mark.parametrize("sentence", [" ".join(SENTENCES * 10), SENTENCES[0]], ids=["source", "prefix"])
def test_what_does_not_fit_the_model_is_not_completed_rather_than_cut(opened, sentence: str):
    with pytest.raises(NotCompletedError, match="within 128 tokens"):
        opened("marian").complete(sentence, "market " * 200)


@pytest.mark.parametrize(
    ("family", "begin"),
    [
        ("marian", ["<pad>"]),
        ("nllb", ["</s>", "eng_Latn"]),
        ("m2m100", ["</s>", "__en__"]),
        ("mbart", ["en_XX"]),
        ("madlad", ["<pad>"]),
    ],
)
def test_the_decoder_is_led_from_the_familys_marks_through_the_typed_words(
    opened, monkeypatch, family: str, begin: list[str]
):
    loaded = opened(family)._model
    given, generate = [], loaded._model.generate
    monkeypatch.setattr(
        loaded._model, "generate", lambda **o: given.append(o["decoder_input_ids"]) or generate(**o)
    )
    with suppress(NotCompletedError):
        opened(family).complete(SENTENCES[0], "market mini")
    tokens = loaded._tokenizer.convert_ids_to_tokens(given[0][0].tolist())
    assert tokens[: len(begin)] == begin
    assert "".join(tokens[len(begin) :]).replace("▁", " ").startswith(" market mini")


@pytest.mark.parametrize("family", FAMILIES)
def test_completing_leaves_the_translations_as_they_were(opened, family: str):
    before = opened(family).translate(SENTENCES[:2])
    with suppress(NotCompletedError):
        opened(family).complete(SENTENCES[0], "market mini")
    assert opened(family).translate(SENTENCES[:2]) == before


def without_protobuf(*_: object, **__: object) -> None:
    """Fail as transformers does where protobuf is not installed."""
    raise ValueError("`tiktoken` is required to read a `tiktoken` file.")


def reads(engine: Engine, sentence: str) -> list[str]:
    loaded = engine._model  # type: ignore[attr-defined]
    return loaded._tokenizer.convert_ids_to_tokens(loaded._ids(sentence))
