"""A language model translates because it is asked to, with the same guard as any engine."""

import re

import pytest

from deskbrief.document import Article, Block, BlockKind, Source
from deskbrief.errors import DeskbriefError, ModelMissingError
from deskbrief.models import ModelEntry, Role
from deskbrief.models.causal import ASKED, CausalModel
from deskbrief.segment import segment
from deskbrief.translate.completion import Completing
from deskbrief.translate.engine import Engine
from deskbrief.translate.engines import open_engine
from deskbrief.translate.translator import Translator
from support.tiny_language import source_sentences, translated

pytestmark = pytest.mark.models

SENTENCES = source_sentences(10, seed=41)


def entry(folder, **more) -> ModelEntry:
    return ModelEntry("chat", "causal", Role.TRANSLATE, path=str(folder), beams=1, **more)


@pytest.fixture(scope="module")
def engine(tiny_model) -> Engine:
    return open_engine(entry(tiny_model("causal")))


def test_it_answers_with_the_translation(engine):
    assert [h[0].text for h in engine.translate(SENTENCES)] == list(map(translated, SENTENCES))


def test_it_keeps_the_protocol_and_completes(engine):
    assert isinstance(engine, Engine)
    assert isinstance(engine, Completing)


def test_a_batch_says_what_each_sentence_alone_does(engine):
    alone = [engine.translate([sentence])[0][0] for sentence in SENTENCES]
    for one, (other,) in zip(alone, engine.translate(SENTENCES), strict=True):
        assert (one.text, one.complete) == (other.text, other.complete)
        assert one.score == pytest.approx(other.score, abs=1e-3)


def test_the_n_best_are_different_and_the_best_is_first(engine):
    (hypotheses,) = engine.translate(SENTENCES[:1], n_best=3)
    assert hypotheses[0].text == translated(SENTENCES[0])
    assert len({hypothesis.text for hypothesis in hypotheses}) == len(hypotheses) > 1


def test_it_goes_on_from_what_a_person_typed(engine):
    first, *rest = translated(SENTENCES[0]).split()
    assert engine.complete(SENTENCES[0], f"{first} ") == " ".join(rest)


def test_a_blank_sentence_is_not_asked_about(engine):
    assert engine.translate(["  "])[0][0].text == ""


def test_a_longer_text_is_refused_and_not_cut(tiny_model):
    small = open_engine(entry(tiny_model("causal"), max_units=16))
    assert small.max_units == 16
    with pytest.raises(DeskbriefError, match="which takes 16"):
        small.translate([" ".join(SENTENCES)])


def test_a_longer_sentence_is_translated_to_its_end_by_the_translator(tiny_model):
    text = " ".join(SENTENCES[:6])
    block = Block("p1", BlockKind.PARAGRAPH, 0, len(text), text)
    (done,) = Translator(open_engine(entry(tiny_model("causal"), max_units=5))).translate(
        segment(Article(Source("-", text, sha256=""), (block,)))
    )
    assert done.translation == translated(text)


def test_an_answer_that_was_stopped_says_so(engine, monkeypatch):
    real = CausalModel._asked
    monkeypatch.setattr(CausalModel, "_asked", lambda self, p, room, *rest: real(self, p, 2, *rest))
    assert not engine.translate(SENTENCES[:1])[0][0].complete


def test_the_signature_says_how_it_is_asked(engine):
    assert re.fullmatch(r"chat:local-[0-9a-f]{12}\|asked:\d+\|transformers:[\d.]+\|beams:1", engine.signature)


class Tokenizer:
    """Stands in where only the words of the question matter."""

    eos_token_id = 0

    def __init__(self, template):
        self.chat_template = template
        self.asked = []

    def apply_chat_template(self, messages, **options):
        self.asked.append((messages, options))
        return "prompt"


class Model:
    class Settings:
        eos_token_id = 0

    generation_config = Settings


def asked(template, **more):
    tokenizer = Tokenizer(template)
    CausalModel(tokenizer, Model(), ModelEntry("x", "causal", Role.TRANSLATE, path="x", **more))._prompt("نص")
    ((message,), options) = tokenizer.asked[0]
    return message["content"], options


def test_a_chat_model_is_asked_in_words_and_not_to_think_aloud():
    content, options = asked("{{ messages }}")
    assert content == f"{ASKED[Role.TRANSLATE]}\n\nنص"
    assert options["add_generation_prompt"] is True
    assert options["enable_thinking"] is False


def test_translategemma_is_told_the_languages_in_its_own_form():
    content, _ = asked("{{ m['source_lang_code'] }}")
    assert content == [{"type": "text", "source_lang_code": "ar", "target_lang_code": "en", "text": "نص"}]


def test_the_question_may_be_another():
    content, _ = asked("{{ messages }}", prefix="Into English, please:")
    assert content == "Into English, please:\n\nنص"


def test_a_folder_that_is_no_language_model_says_so(tiny_model):
    with pytest.raises(ModelMissingError, match="no language model"):
        open_engine(entry(tiny_model("marian"))).translate(SENTENCES)
