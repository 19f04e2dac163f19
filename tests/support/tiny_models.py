"""Tiny real models of every family, built on the spot: own words, trained sentencepieces, saved folders.

All are trained for some seconds, so that what they write can be checked to be right: those that translate do
it word by word with ``LEXICON`` (or ``FRENCH``, if told so), those that summarise tell the first sentence.
"""

from __future__ import annotations

import io
import json
import random
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from support.tiny_language import FACTS, FRENCH, LEXICON, both_ways, source_sentences, translated


def sentencepiece_model(file: Path, lines: Iterable[str], size: int, **options: Any) -> Path:
    """Train a sentencepiece of about ``size`` pieces and save it."""
    import sentencepiece

    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=written,
        vocab_size=size,
        hard_vocab_limit=options.get("model_type", "unigram") == "bpe",
        character_coverage=1.0,
        num_threads=1,
        minloglevel=2,
        **options,
    )
    file.write_bytes(written.getvalue())
    return file


def _pieces(file: Path) -> list[str]:
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_file=str(file))
    return [processor.id_to_piece(i) for i in range(processor.get_piece_size())]


def _scored(file: Path) -> list[tuple[str, float]]:
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_file=str(file))
    return [(piece, processor.get_score(i)) for i, piece in enumerate(_pieces(file))]


def _save(model: Any, tokenizer: Any, folder: Path) -> Path:
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _train(
    model: Any,
    tokenizer: Any,
    batch: Callable[[], list[tuple[str, str]]],
    goal: float,
    most: int,
    rate: float = 3e-3,
) -> None:
    """Train until the loss is below ``goal``, ``most`` steps at most."""
    import torch

    padding = model.get_input_embeddings().weight[tokenizer.pad_token_id]
    is_marian = model.config.model_type == "marian"
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / 30, 1.0, max(0.02, 1.2 * (1 - n / most)))
    )
    model.train()
    mean = 9.0
    for _ in range(most):
        sources, targets = zip(*batch(), strict=True)
        inputs = tokenizer(list(sources), text_target=list(targets), padding=True, return_tensors="pt")
        inputs["labels"][inputs["labels"] == tokenizer.pad_token_id] = -100
        loss = model(**inputs).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        if is_marian:
            padding.data.zero_()  # its decoder starts from it, and tied weights would move it
        mean = 0.9 * mean + 0.1 * float(loss.detach())
        if mean < goal:
            break
    model.eval()


def marian(folder: Path) -> Path:
    """A trained OPUS-MT lookalike that translates with ``LEXICON``."""
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    folder.mkdir(parents=True)
    arabic = source_sentences(200)
    source = sentencepiece_model(folder / "source.spm", arabic, 60)
    target = sentencepiece_model(folder / "target.spm", map(translated, arabic), 60)
    skip = {"<s>", "</s>", "<unk>"}
    pieces = dict.fromkeys(p for p in [*_pieces(source), *_pieces(target)] if p not in skip)
    vocabulary = {token: i for i, token in enumerate(["</s>", "<unk>", *pieces, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), "utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tokenizer = MarianTokenizer(
            str(source), str(target), str(folder / "vocab.json"), source_lang="ar", target_lang="en"
        )
    torch.manual_seed(7)
    pad = vocabulary["<pad>"]
    model = MarianMTModel(
        MarianConfig(
            vocab_size=len(vocabulary), d_model=64, encoder_layers=1, decoder_layers=1,
            encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=128, decoder_ffn_dim=128,
            max_position_embeddings=128, pad_token_id=pad, eos_token_id=0, bos_token_id=0,
            decoder_start_token_id=pad, forced_eos_token_id=0, scale_embedding=True, dropout=0.0,
            share_encoder_decoder_embeddings=True,
        )
    )  # fmt: skip
    chance = random.Random(3)

    def batch() -> list[tuple[str, str]]:
        sources = [" ".join(chance.choices(list(LEXICON), k=chance.randint(2, 7))) for _ in range(32)]
        return [(line, translated(line)) for line in sources]

    _train(model, tokenizer, batch, goal=0.01, most=600)
    model.generation_config.bad_words_ids = [[pad]]
    return _save(model, tokenizer, folder)


def nllb(folder: Path) -> Path:
    """A trained NLLB lookalike: codes such as arb_Arab, which tell it what to write."""
    from transformers import M2M100ForConditionalGeneration, NllbTokenizer

    folder.mkdir(parents=True)
    file = sentencepiece_model(folder / "sentencepiece.bpe.model", both_ways(), 200, model_type="bpe")
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *_pieces(file)[3:]]
    vocabulary = {piece: i for i, piece in enumerate(pieces)}
    tokenizer = NllbTokenizer(vocab=vocabulary, merges=_merges(vocabulary), src_lang="arb_Arab")
    model = M2M100ForConditionalGeneration(_m2m_config(len(tokenizer)))
    _train(model, tokenizer, _in_both("eng_Latn", "fra_Latn", tokenizer), goal=0.02, most=900)
    return _save(model, tokenizer, folder)


def _in_both(english: str, french: str, tokenizer: Any) -> Callable[[], list[tuple[str, str]]]:
    """Return what draws pairs for training, in either language, which the tokenizer is told."""
    chance = random.Random(6)

    def batch() -> list[tuple[str, str]]:
        words, tokenizer.tgt_lang = chance.choice([(LEXICON, english), (FRENCH, french)])
        sources = [" ".join(chance.choices(list(LEXICON), k=chance.randint(2, 7))) for _ in range(32)]
        return [(line, translated(line, words)) for line in sources]

    return batch


def _merges(vocabulary: dict[str, int]) -> list[tuple[str, str]]:
    """Return the merges that a byte-pair sentencepiece leaves unsaid, in the order of their results."""
    return [
        (piece[:cut], piece[cut:])
        for piece in vocabulary
        for cut in range(1, len(piece))
        if piece[:cut] in vocabulary and piece[cut:] in vocabulary
    ]


def m2m100(folder: Path) -> Path:
    """A trained M2M-100 lookalike: codes such as __ar__."""
    from transformers import M2M100ForConditionalGeneration, M2M100Tokenizer

    folder.mkdir(parents=True)
    file = sentencepiece_model(folder / "sentencepiece.bpe.model", both_ways(), 200, model_type="bpe")
    vocabulary = ["<s>", "<pad>", "</s>", "<unk>", *_pieces(file)[3:]]
    (folder / "vocab.json").write_text(json.dumps({token: i for i, token in enumerate(vocabulary)}), "utf-8")
    tokenizer = M2M100Tokenizer(str(folder / "vocab.json"), str(file), src_lang="ar")
    size = len(vocabulary) + len(tokenizer.lang_code_to_token)  # the codes' numbers follow the vocabulary's
    model = M2M100ForConditionalGeneration(_m2m_config(size))
    _train(model, tokenizer, _in_both("en", "fr", tokenizer), goal=0.02, most=900)
    return _save(model, tokenizer, folder)


def _m2m_config(size: int) -> Any:
    import torch
    from transformers import M2M100Config

    torch.manual_seed(11)
    return M2M100Config(
        vocab_size=size + 8, d_model=64, encoder_layers=1, decoder_layers=1,
        encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=128, decoder_ffn_dim=128,
        max_position_embeddings=96, pad_token_id=1, bos_token_id=0, eos_token_id=2, decoder_start_token_id=2,
        dropout=0.0, attention_dropout=0.0, activation_dropout=0.0, encoder_layerdrop=0.0,
        decoder_layerdrop=0.0,
    )  # fmt: skip


def mbart(folder: Path) -> Path:
    """A trained mBART-25 lookalike: codes such as ar_AR, of which one starts the decoder."""
    import torch
    from transformers import MBartConfig, MBartForConditionalGeneration, MBartTokenizer

    folder.mkdir(parents=True)
    file = sentencepiece_model(folder / "sentencepiece.bpe.model", both_ways(), 100)
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    tokenizer = MBartTokenizer(vocab=[(piece, 0.0) for piece in special] + _scored(file)[3:])
    tokenizer.src_lang = "ar_AR"
    torch.manual_seed(12)
    model = MBartForConditionalGeneration(
        MBartConfig(
            vocab_size=len(tokenizer), d_model=64, encoder_layers=1, decoder_layers=1,
            encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=128, decoder_ffn_dim=128,
            max_position_embeddings=96, dropout=0.0, scale_embedding=True, init_std=0.1,
        )
    )  # fmt: skip
    _train(model, tokenizer, _in_both("en_XX", "fr_XX", tokenizer), goal=0.005, most=900)
    return _save(model, tokenizer, folder)


T5_WORDS = 3
"""The longest sentence of the T5 lookalike: without absolute positions order is hard to learn."""


def madlad(folder: Path) -> Path:
    """A trained MADLAD (T5) lookalike: the prefix <2en>, no limit of positions."""
    from transformers import T5Config, T5ForConditionalGeneration

    tokenizer = _t5_tokenizer(folder, both_ways(), ["<2en>", "<2fr>", "<2ar>"])
    model = T5ForConditionalGeneration(
        T5Config(
            vocab_size=len(tokenizer), d_model=64, d_kv=16, d_ff=128, num_layers=2, num_heads=4,
            feed_forward_proj="gated-gelu", decoder_start_token_id=0, dropout_rate=0.0,
            tie_word_embeddings=False,
        )
    )  # fmt: skip
    chance = random.Random(8)

    def batch() -> list[tuple[str, str]]:
        drawn = []
        for _ in range(32):
            words, mark = chance.choice([(LEXICON, "<2en>"), (FRENCH, "<2fr>")])
            line = " ".join(chance.sample(list(LEXICON), chance.randint(1, T5_WORDS)))
            drawn.append((f"{mark} {line}", translated(line, words)))
        return drawn

    _train(model, tokenizer, batch, goal=0.01, most=1200, rate=1e-3)
    return _save(model, tokenizer, folder)


def _t5_tokenizer(folder: Path, lines: Iterable[str], symbols: list[str]) -> Any:
    import torch
    from transformers import T5Tokenizer

    folder.mkdir(parents=True)
    file = sentencepiece_model(
        folder / "spiece.model", lines, 120, pad_id=0, eos_id=1, unk_id=2, bos_id=-1,
        user_defined_symbols=symbols,
    )  # fmt: skip
    torch.manual_seed(13)
    return T5Tokenizer(vocab=_scored(file), extra_ids=0)


def mt5(folder: Path) -> Path:
    """A trained mT5 lookalike that reads Arabic sentences and writes the first one's English."""
    from transformers import MT5Config, MT5ForConditionalGeneration

    tokenizer = _t5_tokenizer(folder, both_ways(), ["."])
    model = MT5ForConditionalGeneration(
        MT5Config(
            vocab_size=len(tokenizer), d_model=64, d_kv=16, d_ff=128, num_layers=2, num_heads=4,
            decoder_start_token_id=0, dropout_rate=0.0,
        )
    )  # fmt: skip
    chance = random.Random(9)

    def batch() -> list[tuple[str, str]]:
        drawn = []
        for _ in range(32):
            lines = [" ".join(chance.sample(list(LEXICON), 2)) for _ in range(chance.randint(1, 2))]
            drawn.append((" ".join(f"{line} ." for line in lines), f"{translated(lines[0])} ."))
        return drawn

    _train(model, tokenizer, batch, goal=0.01, most=1500, rate=1e-3)
    return _save(model, tokenizer, folder)


def pegasus(folder: Path) -> Path:
    """A trained Pegasus lookalike whose summary of a text is the text's first sentence."""
    import torch
    from transformers import PegasusConfig, PegasusForConditionalGeneration, PegasusTokenizer

    folder.mkdir(parents=True)
    file = sentencepiece_model(
        folder / "spiece.model", FACTS * 20, 120, pad_id=0, eos_id=1, unk_id=2, bos_id=-1
    )
    vocabulary = [(piece, 0.0 if piece == "<unk>" else score) for piece, score in _scored(file)]
    tokenizer = PegasusTokenizer(vocab=vocabulary, offset=4)
    torch.manual_seed(15)
    model = PegasusForConditionalGeneration(
        PegasusConfig(
            vocab_size=len(tokenizer), d_model=64, encoder_layers=1, decoder_layers=1,
            encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=128, decoder_ffn_dim=128,
            max_position_embeddings=128, dropout=0.0, scale_embedding=True,
        )
    )  # fmt: skip
    _train(model, tokenizer, _first_of_facts, goal=0.02, most=900)
    return _save(model, tokenizer, folder)


_facts_chance = random.Random(4)


def _first_of_facts() -> list[tuple[str, str]]:
    texts = [_facts_chance.sample(FACTS, _facts_chance.randint(2, 4)) for _ in range(16)]
    return [(" ".join(text), text[0]) for text in texts]


def causal(folder: Path) -> Path:
    """A trained GPT-NeoX lookalike with a chat template that answers with the translation by ``LEXICON``."""
    import torch
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import WhitespaceSplit
    from transformers import GPTNeoXConfig, GPTNeoXForCausalLM, PreTrainedTokenizerFast

    from deskbrief.models.causal import ASKED
    from deskbrief.models.entry import Role

    asked = ASKED[Role.TRANSLATE]
    words = ["<unk>", "<pad>", "<end>", "<user>", "<assistant>", *asked.split(), *LEXICON, *LEXICON.values()]
    vocabulary = {word: number for number, word in enumerate(dict.fromkeys(words))}
    inner = Tokenizer(WordLevel(vocabulary, unk_token="<unk>"))
    inner.pre_tokenizer = WhitespaceSplit()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=inner, unk_token="<unk>", pad_token="<pad>", eos_token="<end>", model_max_length=256
    )
    tokenizer.chat_template = (
        "{% for m in messages %}<user> {{ m['content'] }} <end> {% endfor %}"
        "{% if add_generation_prompt %}<assistant> {% endif %}"
    )
    torch.manual_seed(16)
    model = GPTNeoXForCausalLM(
        GPTNeoXConfig(
            vocab_size=len(vocabulary), hidden_size=64, intermediate_size=128, num_hidden_layers=2,
            num_attention_heads=4, max_position_embeddings=256, use_parallel_residual=False,
            eos_token_id=vocabulary["<end>"], pad_token_id=vocabulary["<pad>"], bos_token_id=None,
        )
    )  # fmt: skip
    _train_causal(model, tokenizer, asked)
    folder.mkdir(parents=True)
    return _save(model, tokenizer, folder)


def _train_causal(model: Any, tokenizer: Any, asked: str) -> None:
    import torch

    chance = random.Random(10)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.0)
    mean = 9.0
    for step in range(900):
        optimizer.param_groups[0]["lr"] = 3e-3 * min((step + 1) / 30, 1.0, max(0.02, 1.2 * (1 - step / 900)))
        size = chance.randint(2, 7)  # of one batch alike, so that nothing is padded
        lines = [" ".join(chance.choices(list(LEXICON), k=size)) for _ in range(32)]
        rows = []
        for line in lines:
            message = [{"role": "user", "content": f"{asked}\n\n{line}"}]
            prompt = tokenizer.apply_chat_template(message, add_generation_prompt=True, tokenize=False)
            rows.append(f"{prompt}{translated(line)} <end>")
        ids = tokenizer(rows, add_special_tokens=False, return_tensors="pt")["input_ids"]
        labels = ids.clone()
        labels[:, : -size - 1] = -100
        loss = model(input_ids=ids, labels=labels).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        mean = 0.9 * mean + 0.1 * float(loss.detach())
        if mean < 0.02:
            break
    model.eval()


def bart(folder: Path) -> Path:
    """A trained BART lookalike whose summary of a text is the text's first sentence."""
    import torch
    from tokenizers import ByteLevelBPETokenizer
    from transformers import BartConfig, BartForConditionalGeneration, BartTokenizer

    folder.mkdir(parents=True)
    trained = ByteLevelBPETokenizer()
    trained.train_from_iterator(
        FACTS * 4, 700, 1, show_progress=False, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    )
    trained.save_model(str(folder))
    tokenizer = BartTokenizer.from_pretrained(str(folder))
    torch.manual_seed(5)
    model = BartForConditionalGeneration(
        BartConfig(
            vocab_size=len(tokenizer), d_model=64, encoder_layers=1, decoder_layers=1,
            encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=128, decoder_ffn_dim=128,
            max_position_embeddings=128, dropout=0.0, scale_embedding=True,
        )
    )  # fmt: skip
    _train(model, tokenizer, _first_of_facts, goal=0.01, most=600)
    model.generation_config.min_length = 56  # as bart-large-cnn's own settings have it
    return _save(model, tokenizer, folder)


def ct2(name: str) -> Callable[[Path], Path]:
    """Return a builder that converts the model of another builder to CTranslate2."""

    def convert(folder: Path) -> Path:
        from ctranslate2.converters import TransformersConverter

        original = folder.parent / name
        copies = [file.name for file in original.iterdir() if file.suffix in {".spm", ".model"}]
        TransformersConverter(str(original), copy_files=copies).convert(str(folder), quantization="int8")
        return folder

    return convert


BUILDERS: dict[str, Callable[[Path], Path]] = {
    "marian": marian,
    "nllb": nllb,
    "m2m100": m2m100,
    "mbart": mbart,
    "madlad": madlad,
    "bart": bart,
    "mt5": mt5,
    "pegasus": pegasus,
    "causal": causal,
    "ct2-marian": ct2("marian"),
    "ct2-nllb": ct2("nllb"),
    "ct2-madlad": ct2("madlad"),
}


@pytest.fixture(scope="session")
def tiny_model(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[[str], Path]:
    """Return a function that gives the folder of a tiny model, built once for all of xdist's workers."""
    import torch
    from filelock import FileLock
    from transformers.utils import logging

    torch.set_num_threads(1)  # tiny matrices gain nothing from more, and the cores are shared
    logging.disable_progress_bar()
    root = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        root = root.parent
    models = root / "tiny-models"
    models.mkdir(exist_ok=True)

    def built(name: str) -> Path:
        if name.startswith("ct2-"):
            built(name.removeprefix("ct2-"))
        with FileLock(models / f"{name}.lock"):
            done = models / f"{name}.done"
            if not done.exists():
                BUILDERS[name](models / name)
                done.touch()
        return models / name

    return built
