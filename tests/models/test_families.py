"""Every family of models: what it has learned comes out right, by transformers and by CTranslate2 alike."""

from dataclasses import replace

import pytest

from deskbrief.models import ModelEntry, Role
from deskbrief.models.conversion import FAMILIES, convert, model_type
from deskbrief.models.runner import Runner, open_original, open_runner
from support.tiny_language import FACTS, FRENCH, LEXICON, source_sentences, translated
from support.tiny_models import T5_WORDS

pytestmark = pytest.mark.models

TRANSLATING = ["marian", "nllb", "m2m100", "mbart", "madlad"]
SUMMARISING = ["bart", "pegasus", "mt5"]
FRENCH_CODES = {
    "nllb": {"target_code": "fra_Latn"}, "m2m100": {"target_code": "fr"}, "mbart": {"target_code": "fr_XX"},
    "madlad": {"prefix": "<2fr> "},
}  # fmt: skip
SENTENCES = source_sentences(8, seed=77)
STRANGE = ["السوق 12 الوزير", "زار زار زار زار", "كلمة غريبة في المدينة", "abc"]
"""Nothing that the models were trained on: what they make of it is wild, and the same by both runtimes."""


def sentences(name: str) -> list[str]:
    """Return sentences of a length that a family has learned."""
    if name == "madlad":
        return [" ".join(sentence.split()[:T5_WORDS]) for sentence in SENTENCES]
    return SENTENCES


def entry(folder, role: Role = Role.TRANSLATE, **more) -> ModelEntry:
    return ModelEntry(folder.name, "ctranslate2", role, path=str(folder), compute_type="float32", **more)


def written(runner: Runner, texts: list[str], beams: int = 1, n_best: int = 1):
    return runner.begin(texts, beams=beams, n_best=n_best)()


@pytest.fixture(scope="module")
def opened(tiny_model):
    """Return a function that gives the two runtimes of a family, each opened once."""
    kept = {}

    def pair(name: str, role: Role) -> tuple[Runner, Runner]:
        if name not in kept:
            wanted = entry(tiny_model(name), role)
            kept[name] = open_original(wanted), open_runner(wanted)
        return kept[name]

    return pair


def test_all_families_that_are_converted_are_tested(tiny_model):
    assert {model_type(tiny_model(name)) for name in TRANSLATING + SUMMARISING} == set(FAMILIES)


@pytest.mark.parametrize("name", TRANSLATING)
def test_every_word_is_translated_right_by_both(opened, name: str):
    for runner in opened(name, Role.TRANSLATE):
        texts = [outputs[0].text for outputs in written(runner, sentences(name), beams=4)]
        assert texts == [translated(sentence) for sentence in sentences(name)]
        assert all(outputs[0].complete for outputs in written(runner, sentences(name)))


@pytest.mark.parametrize("name", TRANSLATING)
def test_every_word_is_linked_to_its_own_by_both(opened, name: str):
    for runner in opened(name, Role.TRANSLATE):
        right = found = 0
        for sentence, (output,) in zip(sentences(name), written(runner, sentences(name)), strict=True):
            for link in output.alignment:
                found += 1
                source = sentence[link.source_start : link.source_end]
                right += LEXICON.get(source) == output.text[link.target_start : link.target_end]
        assert found >= 0.8 * sum(len(sentence.split()) for sentence in sentences(name))
        assert right >= 0.8 * found


@pytest.mark.parametrize("name", TRANSLATING)
def test_the_two_agree_token_for_token_in_greedy_float32(opened, name: str):
    original, converted = opened(name, Role.TRANSLATE)
    assert tokens_of_original(original, sentences(name) + STRANGE) == tokens_of_converted(
        converted, sentences(name) + STRANGE
    )


@pytest.mark.parametrize("name", SUMMARISING)
def test_summaries_agree_token_for_token_in_greedy_float32(opened, name: str):
    original, converted = opened(name, Role.SUMMARIZE)
    texts = [" ".join(FACTS[at : at + 3]) for at in range(5)] + ["Nobody knows what this is."]
    assert tokens_of_original(original, texts) == tokens_of_converted(converted, texts)


def tokens_of_original(runner, texts: list[str]) -> list[list[str]]:
    import torch

    options = {"max_new_tokens": 40, "num_beams": 1, "do_sample": False}
    if runner.codes.forced_bos is not None:
        options["forced_bos_token_id"] = runner.codes.forced_bos
    if runner.codes.decoder_start is not None:
        options["decoder_start_token_id"] = runner.codes.decoder_start
    found = []
    for text in texts:
        with torch.inference_mode():
            (ids,) = runner._model.generate(input_ids=torch.tensor([runner._ids(text)]), **options)
        found.append(runner._pieces([n for n in ids.tolist()[1:] if n not in runner._unwritten]))
    return found


def tokens_of_converted(runner, texts: list[str]) -> list[list[str]]:
    sources = [runner.marked(runner.split(text)) for text in texts]
    begins = [runner._begin] * len(sources)
    # Of mBART-25 the given token starts the decoder and counts for none of its steps.
    steps = 40 + runner._consumed
    results = runner._run(sources, begins, beam_size=1, max_decoding_length=steps)
    return [[token for token in result.hypotheses[0] if runner._is_text(token) and token != runner._eos]
            for result in results]  # fmt: skip


@pytest.mark.parametrize("name", TRANSLATING)
def test_scores_are_the_same(opened, name: str):
    original, converted = opened(name, Role.TRANSLATE)
    for (one,), (other,) in zip(
        written(original, sentences(name)), written(converted, sentences(name)), strict=True
    ):
        assert one.score == pytest.approx(other.score, abs=0.02)


@pytest.mark.parametrize("name", FRENCH_CODES)
def test_the_language_that_is_asked_for_is_written_by_both(tiny_model, name: str):
    wanted = replace(entry(tiny_model(name)), **FRENCH_CODES[name])
    for runner in (open_original(wanted), open_runner(wanted)):
        texts = [outputs[0].text for outputs in written(runner, sentences(name))]
        assert texts == [translated(sentence, FRENCH) for sentence in sentences(name)]


@pytest.mark.parametrize("name", TRANSLATING)
def test_the_n_best_differ_and_the_best_is_first(opened, name: str):
    for runner in opened(name, Role.TRANSLATE):
        (outputs,) = written(runner, sentences(name)[:1], beams=4, n_best=4)
        assert outputs[0].text == translated(sentences(name)[0])
        assert len({output.text for output in outputs}) == len(outputs) >= 3
        assert [o.score for o in outputs] == sorted((o.score for o in outputs), reverse=True)


@pytest.mark.parametrize("name", TRANSLATING)
def test_both_go_on_from_the_words_that_a_person_typed(opened, name: str):
    text = translated(sentences(name)[0])
    first, *rest = text.split()
    for runner in opened(name, Role.TRANSLATE):
        assert runner.complete(sentences(name)[0], f"{first} ", beams=4) == " ".join(rest)
        assert runner.complete(sentences(name)[0], text[: len(first) + 3], beams=4) == text[len(first) + 3 :]


@pytest.mark.parametrize("name", TRANSLATING)
def test_both_measure_alike_and_know_the_longest_input(opened, name: str):
    original, converted = opened(name, Role.TRANSLATE)
    assert [original.measure(s) for s in sentences(name) + STRANGE] == [
        converted.measure(s) for s in sentences(name) + STRANGE
    ]
    assert original.limit == converted.limit or name == "madlad"


@pytest.mark.parametrize("name", ["bart", "pegasus"])
def test_the_first_sentence_is_the_summary_by_both(opened, name: str):
    texts = [" ".join(FACTS[at : at + 3]) for at in range(5)]
    for runner in opened(name, Role.SUMMARIZE):
        assert [outputs[0].text for outputs in written(runner, texts, beams=4)] == FACTS[:5]


def test_mt5_tells_the_first_arabic_sentence_in_english_by_both(opened):
    lines = [" ".join(sentence.split()[:2]) for sentence in SENTENCES]
    texts = [f"{one} . {other} ." for one, other in zip(lines, reversed(lines), strict=True)]
    for runner in opened("mt5", Role.SUMMARIZE):
        told = [outputs[0].text for outputs in written(runner, texts)]
        assert told == [f"{translated(line)} ." for line in lines]


@pytest.mark.parametrize("name", TRANSLATING)
def test_many_sentences_at_once_are_written_as_one_by_one(opened, name: str):
    _, converted = opened(name, Role.TRANSLATE)
    many = source_sentences(70, seed=3) + STRANGE  # some of them too long for what T5 has learned
    alone = [written(converted, [text], beams=2)[0][0].text for text in many]
    assert [outputs[0].text for outputs in written(converted, many, beams=2)] == alone


def test_eight_bits_still_translate_every_word_right(tiny_model):
    runner = open_runner(replace(entry(tiny_model("nllb")), compute_type=None))
    assert [o[0].text for o in written(runner, SENTENCES)] == [translated(s) for s in SENTENCES]


def test_pickled_weights_are_loaded_as_tensors_alone(tiny_model, tmp_path):
    import shutil

    import torch
    from safetensors.torch import load_file

    folder = tmp_path / "old"
    shutil.copytree(tiny_model("marian"), folder)
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    convert(folder, tmp_path / "ct2", "float32")
    runner = open_runner(entry(tmp_path / "ct2"))
    assert written(runner, SENTENCES[:1])[0][0].text == translated(SENTENCES[0])


class Bomb:
    """What it unpickles to leaves a mark."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return (open, (str(self.mark), "w"))


@pytest.mark.parametrize("open_it", [open_original, open_runner])
def test_a_pickle_that_does_something_is_refused_and_does_nothing(tiny_model, tmp_path, open_it):
    import shutil

    import torch

    from deskbrief.errors import ModelMissingError

    folder = tmp_path / "evil"
    shutil.copytree(tiny_model("marian"), folder)
    (folder / "model.safetensors").unlink()
    torch.save({"weights": Bomb(tmp_path / "mark")}, folder / "pytorch_model.bin")
    with pytest.raises(ModelMissingError, match="does not load"):
        open_it(entry(folder))
    assert not (tmp_path / "mark").exists()
