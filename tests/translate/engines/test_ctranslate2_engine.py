"""The CTranslate2 engine translates with a converted folder, without torch or transformers."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from deskbrief.errors import DeskbriefError, ModelMissingError
from deskbrief.models import ModelEntry, Role
from deskbrief.translate.completion import Completing, NotCompletedError
from deskbrief.translate.engine import Engine
from deskbrief.translate.engines import open_engine
from support.tiny_language import LEXICON, source_sentences, translated

pytestmark = pytest.mark.models

SENTENCES = source_sentences(6, seed=99)


def entry(folder: Path, kind: str = "ctranslate2", limit: int | None = 40) -> ModelEntry:
    return ModelEntry(folder.name, kind, Role.TRANSLATE, path=str(folder), max_units=limit)


@pytest.fixture(scope="module")
def marian(tiny_model) -> Engine:
    return open_engine(entry(tiny_model("ct2-marian")))


def test_it_translates_every_word_right(marian):
    texts = [hypotheses[0].text for hypotheses in marian.translate(SENTENCES)]
    assert texts == [translated(sentence) for sentence in SENTENCES]


def test_it_keeps_the_protocol(marian):
    assert isinstance(marian, Engine)


def test_every_word_is_linked_to_the_word_it_translates(marian):
    for sentence, (hypothesis,) in zip(SENTENCES, marian.translate(SENTENCES), strict=True):
        pairs = [
            (
                sentence[link.source_start : link.source_end],
                hypothesis.text[link.target_start : link.target_end],
            )
            for link in hypothesis.alignment
        ]
        assert pairs == [(word, LEXICON[word]) for word in sentence.split()]


def test_the_n_best_are_different_texts_with_falling_scores(marian):
    (hypotheses,) = marian.translate(SENTENCES[:1], n_best=4)
    assert len({hypothesis.text for hypothesis in hypotheses}) == 4
    scores = [hypothesis.score for hypothesis in hypotheses]
    assert scores == sorted(scores, reverse=True)


def test_eight_bits_score_nearly_as_the_model_they_came_from(marian, tiny_model):
    original = open_engine(entry(tiny_model("marian"), "transformers"))
    for (converted,), (whole,) in zip(
        marian.translate(SENTENCES), original.translate(SENTENCES), strict=True
    ):
        assert converted.text == whole.text
        assert converted.score == pytest.approx(whole.score, abs=0.02)


def test_it_measures_as_the_model_it_came_from(marian, tiny_model):
    original = open_engine(entry(tiny_model("marian"), "transformers"))
    assert [marian.measure(s) for s in SENTENCES] == [original.measure(s) for s in SENTENCES]


def test_a_blank_sentence_stays_blank(marian):
    blank, full = marian.translate(["", SENTENCES[0]])
    assert (blank[0].text, full[0].text) == ("", translated(SENTENCES[0]))


def test_translation_is_deterministic(marian):
    assert marian.translate(SENTENCES, 2) == marian.translate(SENTENCES, 2)


def test_a_longer_input_is_refused_and_not_cut(marian):
    with pytest.raises(DeskbriefError, match="which takes 40"):
        marian.translate([" ".join(SENTENCES * 3)])


def test_without_a_limit_of_its_own_a_model_gets_a_careful_one(tiny_model):
    assert open_engine(entry(tiny_model("ct2-marian"), limit=None)).max_units == 256


def test_nllb_reads_and_writes_its_language_codes_and_shows_none(tiny_model):
    engine = open_engine(entry(tiny_model("ct2-nllb")))
    model = engine._model
    assert model.marked(model.split(SENTENCES[0]))[0] == "arb_Arab"
    assert model._begin == ["eng_Latn"]
    for (hypothesis,) in engine.translate(SENTENCES):
        assert "_Latn" not in hypothesis.text


def test_a_translation_that_was_stopped_before_its_end_says_so(marian, monkeypatch):
    assert all(hypothesis.complete for (hypothesis,) in marian.translate(SENTENCES))
    monkeypatch.setattr(marian._model, "_room", lambda longest, length: 2)
    (hypothesis,) = marian.translate(SENTENCES[:1])[0]
    assert not hypothesis.complete


def test_madlad_reads_its_prefix_and_aligns_only_the_text(tiny_model):
    engine = open_engine(entry(tiny_model("ct2-madlad")))
    model = engine._model
    assert "<2en>" in model.marked(model.split(SENTENCES[0]))
    for sentence, (hypothesis,) in zip(SENTENCES, engine.translate(SENTENCES), strict=True):
        for link in hypothesis.alignment:
            assert 0 <= link.source_start < link.source_end <= len(sentence)


def test_the_signature_names_weights_library_and_search(marian):
    assert marian.signature.startswith("ct2-marian:local-")
    assert "|ctranslate2:" in marian.signature
    assert marian.signature.endswith("|int8|beams:4")


def test_a_folder_without_a_tokenizer_says_what_to_copy(tiny_model, tmp_path: Path):
    for name in ("model.bin", "config.json", "shared_vocabulary.json"):
        (tmp_path / name).write_bytes((tiny_model("ct2-marian") / name).read_bytes())
    with pytest.raises(ModelMissingError) as caught:
        open_engine(entry(tmp_path)).translate(SENTENCES)
    assert "source.spm" in caught.value.hint


def test_a_damaged_model_says_so(tiny_model, tmp_path: Path):
    for file in tiny_model("ct2-marian").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "model.bin").write_bytes(b"cut")
    with pytest.raises(ModelMissingError, match="does not load"):
        open_engine(entry(tmp_path)).translate(SENTENCES)


def test_neither_torch_nor_transformers_is_needed(tiny_model):
    folder = str(tiny_model("ct2-marian"))
    program = (
        "import sys\n"
        "from deskbrief.models import ModelEntry, Role\n"
        "from deskbrief.translate.engines import open_engine\n"
        f"entry = ModelEntry('x', 'ctranslate2', Role.TRANSLATE, path={folder!r}, max_units=40)\n"
        f"assert open_engine(entry).translate([{SENTENCES[0]!r}])[0][0].text\n"
        "print(sorted({'torch', 'transformers'} & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_from_its_own_words_it_goes_on_as_it_did(marian, sentence: str):
    text = marian.translate([sentence])[0][0].text
    for at in (match.start() for match in re.finditer(r"\b", text)):
        assert text[:at] + marian.complete(sentence, text[:at]) == text


def test_a_begun_word_is_finished(marian):
    text = translated(SENTENCES[0])
    assert marian.complete(SENTENCES[0], text[:-2]) == text[-2:]


def test_a_word_that_nothing_known_begins_with_leads_nowhere(marian):
    assert marian.complete(SENTENCES[0], "zzz") == ""


def test_what_the_model_cannot_spell_does_not_stop_it(marian):
    assert marian.complete(SENTENCES[0], "Zebra mar").startswith("ket")


def test_it_completes(marian):
    assert isinstance(marian, Completing)
    assert marian.complete("", "Anything") == ""


@pytest.mark.parametrize("sentence", [" ".join(SENTENCES * 3), SENTENCES[0]], ids=["source", "prefix"])
def test_what_does_not_fit_the_model_is_not_completed_rather_than_cut(marian, sentence: str):
    with pytest.raises(NotCompletedError, match="within 40 tokens"):
        marian.complete(sentence, "market " * 200)


def test_nllb_is_led_from_its_language_code_through_the_typed_words(tiny_model, monkeypatch):
    engine = open_engine(entry(tiny_model("ct2-nllb")))
    given = spied(engine, monkeypatch)
    engine.complete(SENTENCES[0], "market mini")
    assert given[0] == ["eng_Latn", *engine._model._pieces.spell("market")]
    assert "".join(given[-1][len(given[0]) :]).startswith("▁mini")


def spied(engine: Engine, monkeypatch) -> list[list[str]]:
    """Return the list of every target prefix that the model will be given."""
    model = engine._model  # type: ignore[attr-defined]
    translator, given = model._translator, []

    class Spy:
        def translate_batch(self, *arguments: object, **options: object) -> object:
            given.append(options["target_prefix"][0])  # type: ignore[index]
            return translator.translate_batch(*arguments, **options)

    monkeypatch.setattr(model, "_translator", Spy())
    return given
