"""What a model runs on: device, numbers, threads. A graphics card is mocked at CTranslate2's edge."""

from dataclasses import replace

import pytest

from deskbrief.errors import DeskbriefError, EngineError
from deskbrief.models import ModelEntry, Role, hardware
from deskbrief.models.hardware import hardware_for
from deskbrief.models.runner import open_runner
from support.tiny_language import source_sentences, translated

ENTRY = ModelEntry("mine", "ctranslate2", Role.TRANSLATE, path="x", threads=4)

ZEN_2 = "vendor_id : AuthenticAMD\nflags : fpu sse avx2 sha_ni\n"
ZEN_4 = "vendor_id : AuthenticAMD\nflags : fpu sse avx2 avx512_vnni\n"
OLD_INTEL = "vendor_id : GenuineIntel\nflags : fpu sse avx2\n"


@pytest.fixture
def processor(tmp_path, monkeypatch):
    """Return a function that makes this machine believe in another processor."""

    def be(info: str) -> None:
        (tmp_path / "cpuinfo").write_text(info)
        monkeypatch.setattr(hardware, "_CPU_INFO", tmp_path / "cpuinfo")
        monkeypatch.setattr("platform.machine", lambda: "x86_64")
        hardware.overflows_in_8_bits.cache_clear()

    yield be
    hardware.overflows_in_8_bits.cache_clear()


@pytest.fixture
def card(monkeypatch):
    import ctranslate2

    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 1)
    able = {"cuda": {"float32", "float16", "int8", "int8_float16"}, "cpu": {"float32", "int8"}}
    monkeypatch.setattr(ctranslate2, "get_supported_compute_types", able.__getitem__)


@pytest.mark.parametrize(("info", "compute_type"), [(ZEN_2, "float32"), (ZEN_4, "int8"), (OLD_INTEL, "int8")])
def test_a_processor_computes_in_8_bits_where_these_do_not_overflow(processor, info, compute_type):
    processor(info)
    assert hardware_for(ENTRY).compute_type == compute_type


def test_8_bits_that_overflow_are_refused_also_where_they_are_asked_for(processor):
    processor(ZEN_2)
    with pytest.raises(DeskbriefError) as caught:
        hardware_for(replace(ENTRY, compute_type="int8"))
    assert "Allowed here: " in caught.value.hint
    assert "float32" in caught.value.hint


def test_a_compute_type_of_ones_own_is_taken():
    assert hardware_for(replace(ENTRY, compute_type="float32")).signature == "float32"


@pytest.mark.parametrize(("threads", "parallel", "each"), [(1, 1, 1), (4, 4, 1), (8, 8, 1), (32, 8, 4)])
def test_as_many_batches_at_a_time_as_cores_and_the_rest_is_shared(threads, parallel, each):
    found = hardware_for(replace(ENTRY, threads=threads))
    assert (found.parallel, found.threads) == (parallel, each)


def test_without_a_card_auto_means_the_processor(monkeypatch):
    import ctranslate2

    def no_driver() -> int:
        raise RuntimeError("CUDA driver version is insufficient")

    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", no_driver)
    assert hardware_for(ENTRY).device == "cpu"


def test_a_card_that_is_not_there_cannot_be_asked_for():
    import ctranslate2

    if ctranslate2.get_cuda_device_count():
        pytest.skip("there is a graphics card here")
    with pytest.raises(DeskbriefError, match="finds no CUDA graphics card"):
        hardware_for(replace(ENTRY, device="cuda"))


def test_a_card_is_used_where_there_is_one_in_its_own_numbers(card):
    found = hardware_for(ENTRY)
    assert (found.device, found.compute_type, found.parallel) == ("cuda", "int8_float16", 1)
    assert found.signature == "cuda:int8_float16"
    assert hardware_for(replace(ENTRY, device="cpu")).device == "cpu"


@pytest.fixture
def on_a_card(card, tiny_model, monkeypatch):
    """Return a function that opens the tiny Marian on a card with memory for so many tokens."""
    import ctranslate2

    real = ctranslate2.Translator
    seen: list[int] = []

    def opened(memory: int):
        class Card:
            def __init__(self, folder, *, device, compute_type, **_):
                assert (device, compute_type) == ("cuda", "float32")
                self._real = real(folder, device="cpu", compute_type="float32")

            def translate_batch(self, sources, **options):
                seen.append(options["max_batch_size"])
                if min(options["max_batch_size"], sum(map(len, sources))) > memory:
                    raise RuntimeError("CUDA failed with error out of memory")
                return self._real.translate_batch(sources, **options)

        monkeypatch.setattr(ctranslate2, "Translator", Card)
        entry = replace(ENTRY, path=str(tiny_model("ct2-marian")), compute_type="float32", max_units=40)
        return open_runner(entry), seen

    return opened


@pytest.mark.models
def test_a_batch_that_a_cards_memory_does_not_hold_is_halved_until_it_does(on_a_card, caplog):
    runner, seen = on_a_card(memory=200)
    sentences = source_sentences(120, seed=9)
    with caplog.at_level("INFO", "deskbrief"):
        texts = [outputs[0].text for outputs in runner.begin(sentences, beams=1)()]
    assert texts == list(map(translated, sentences))
    assert seen[-1] <= 200 < seen[0]
    assert "out of memory: batches of" in caplog.text


@pytest.mark.models
def test_the_smaller_batch_is_remembered(on_a_card):
    runner, seen = on_a_card(memory=200)
    runner.begin(source_sentences(120, seed=9), beams=1)()
    seen.clear()
    runner.begin(source_sentences(120, seed=10), beams=1)()
    assert len(seen) == 1


@pytest.mark.models
def test_a_card_that_does_not_hold_one_sentence_is_an_error_that_says_what_to_do(on_a_card):
    runner, _ = on_a_card(memory=2)
    with pytest.raises(EngineError) as caught:
        runner.begin(source_sentences(3), beams=1)()
    assert "--device cpu" in caught.value.hint
